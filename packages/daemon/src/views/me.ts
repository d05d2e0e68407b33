/** What the watching person is on this floor, and the phones they could take. Pure. */

import {type AgentId, type Floor, id} from '@plateau/core';
import type {MeView} from '@plateau/core/protocol';
import {type Directory, personName} from './look-ups.ts';
import type {Rows} from './row-cache.ts';
import {compact} from './share.ts';

export function meView(
	floor: Floor,
	rows: Rows,
	login: string,
	parts: {
		directory: Directory;
		lastPhoneId: string | undefined;
		unsavedSince?: number | undefined;
	},
): MeView {
	const agent = floor.agents.get(id<AgentId>(login));
	const monitorId = floor.index.monitorByPerson.get(login);
	return compact<MeView>({
		login,
		agentId: agent?.id,
		name: personName(parts.directory, login),
		signedIn: agent?.state === 'signed-in',
		phoneId: Object.values(rows.phones).find(({heldBy}) => heldBy === login)?.id,
		lastPhoneId: parts.lastPhoneId,
		unsavedSince: parts.unsavedSince,
		monitor: monitorId === undefined ? undefined : rows.monitors[monitorId],
		notHeard: floor.monitorNotices.get(login),
		outsideListening: floor.config.listening === undefined ? undefined : true,
		phones: {...rows.phones},
		reasons: {...rows.reasons},
	});
}
