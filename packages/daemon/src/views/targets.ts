/** Whom a call can be sent to, or who can be consulted, as it is now. Pure. */

import {type AgentId, type Floor, id} from '@plateau/core';
import type {TargetsView} from '@plateau/core/protocol';
import type {Rows} from './row-cache.ts';
import {compact} from './share.ts';

type Part<K extends keyof TargetsView> = Record<
	string,
	TargetsView[K] extends Record<string, infer Row> ? Row : never
>;

/** `login`: who watches, and is left out. `outside`: the switch has a trunk. */
export function targetsView(
	floor: Floor,
	rows: Rows,
	login: string,
	outside: boolean,
): TargetsView {
	const agents: Part<'agents'> = {};
	for (const row of Object.values(rows.agents)) {
		if (row.id === login || !floor.index.agents.has(id<AgentId>(row.id))) continue;
		const {name, phoneId, presence, activity, ready} = row;
		agents[row.id] = compact<Part<'agents'>[string]>({
			...{id: row.id, name, phoneId, presence, activity, ready},
		});
	}
	const phones: Part<'phones'> = {};
	for (const {id: phoneId, registered, outside: isBusy, heldBy} of Object.values(rows.phones)) {
		const holder = heldBy === undefined ? undefined : floor.agents.get(id<AgentId>(heldBy));
		if (holder?.state === 'signed-in') continue;
		phones[phoneId] = {id: phoneId, registered, outside: isBusy};
	}
	const queues: Part<'queues'> = {};
	for (const {id: queueId, label, waiting, ready} of Object.values(rows.queues)) {
		queues[queueId] = {id: queueId, label, waiting, ready};
	}
	return {agents, phones, queues, reasons: {...rows.reasons}, outside};
}
