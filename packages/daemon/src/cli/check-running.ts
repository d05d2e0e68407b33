/** Compares the dialplan that an Asterisk runs with the one for this floor. */

import {daemonText} from '@plateau/core/text';
import {connectAmi} from '../ami/client.ts';
import type {Settings, SwitchSettings} from '../settings/settings.ts';
import {exitCodes} from './exit-codes.ts';
import {complain, type Io, printJson, tell} from './io.ts';
import {reachAsterisk} from './reach.ts';

/** `wanted` is the hash of the dialplan as it would be written now. Fails when another one runs. */
export async function checkRunning(
	io: Io,
	parts: {
		readonly settings: Settings;
		readonly one: Extract<SwitchSettings, {practice: false}>;
		readonly wanted: string | undefined;
		readonly json: boolean;
	},
): Promise<number> {
	const {address, control} = reachAsterisk(parts.one, parts.settings.dataDir);
	const client = await connectAmi({...address, ...control}, {event: () => {}});
	try {
		const answer = await client.action('Getvar', {Variable: 'PLATEAU_DIALPLAN'});
		const running = answer.get('Value') ?? '';
		const isCurrent = parts.wanted !== undefined && running === parts.wanted;
		if (parts.json) {
			printJson(io, {isCurrent, running, wanted: parts.wanted});
		} else if (isCurrent) {
			tell(io, daemonText.dialplanCurrent);
		} else {
			complain(io, daemonText.dialplanOther);
		}
		return isCurrent ? exitCodes.ok : exitCodes.failed;
	} finally {
		await client.close();
	}
}
