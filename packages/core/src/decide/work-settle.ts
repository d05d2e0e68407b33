/**
 * Keeps an agent's other work in step with what they do: a desk that rings for somebody who cannot see
 * it, work to set aside as a call rings, work to go on with. After every input, and after every offer.
 */

import {invariant} from '../errors.ts';
import type {AgentId} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {whyAside, whyDeskSilent} from '../work/load.ts';
import {expireDue} from './due.ts';
import {endWorkOffer, offeredTo} from './work-offers.ts';

export function settleWork(turn: Turn): void {
	const {floor} = turn;
	if (floor.index.unsettled.size === 0) return;
	while (floor.index.unsettled.size > 0) {
		const {seq} = floor;
		for (const agentId of [...floor.index.unsettled]) settle(turn, agentId);
		invariant(floor.seq > seq, 'what is unsettled can be settled');
	}
	// What comes back to a queue may have come to a step meanwhile.
	expireDue(turn);
	settleWork(turn);
}

function settle(turn: Turn, agentId: AgentId): void {
	const {floor} = turn;
	const agent = floor.agents.get(agentId);
	if (agent?.state !== 'signed-in') return;
	const offered = offeredTo(floor, agentId);
	const silent = whyDeskSilent(floor, agent);
	if (offered !== undefined && silent !== undefined) {
		endWorkOffer(turn, offered, {state: 'withdrawn', reason: silent});
	}
	for (const workId of agent.work?.hand ?? []) {
		const item = floor.work.get(workId);
		if (item === undefined) continue;
		const reason = whyAside(floor, agent, item);
		if (reason !== undefined && item.state === 'in-hand') {
			turn.emit({type: 'work-set-aside', workId, agentId, reason});
		} else if (reason === undefined && item.state === 'aside') {
			turn.emit({type: 'work-resumed', workId, agentId});
		}
	}
}

/** The daemon was away: nobody could answer what rang on desks meanwhile. */
export function silenceDesks(turn: Turn): void {
	for (const agent of [...turn.floor.agents.values()]) {
		const offered = offeredTo(turn.floor, agent.id);
		if (offered === undefined) continue;
		endWorkOffer(turn, offered, {state: 'withdrawn', reason: 'daemon-away'});
	}
}
