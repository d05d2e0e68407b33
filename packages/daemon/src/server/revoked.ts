/** Whoever may listen no longer hears no more: their listening ends as soon as their right does. */

import {mayAct} from '@plateau/core/protocol';
import type {ServerDeps} from './deps.ts';

/** After an account changed. */
export async function endListening(deps: ServerDeps, login: string): Promise<void> {
	const accounts = await deps.accounts.list();
	const role = accounts.find((account) => account.login === login)?.role;
	if (role !== undefined && mayAct(role, 'supervisor')) return;
	// Refused where they listen to nobody.
	const ended = await deps.submit({type: 'stop-monitor', by: 'floor', personId: login});
	if (ended.ok) deps.log.info('listening-ended', {login, because: 'right-revoked'});
}
