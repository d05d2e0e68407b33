/** Laws of work that needs no phone: whose it is, what rings, what is set aside, and its one place in line. */

import type {SignedIn} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import type {WorkId} from '../ids.ts';
import {holderOf} from '../work/item.ts';
import {whyAside, whyDeskSilent} from '../work/load.ts';
import {numberOf} from './calls.ts';
import type {Must} from './must.ts';

export function checkWork(floor: Floor, must: Must): void {
	const places = new Set<number>();
	for (const [workId, {entry}] of floor.work) {
		checkWorkItem(floor, workId, must);
		must(!places.has(entry.seq), () => `work ${workId} shares its place with no other`);
		places.add(entry.seq);
	}
	for (const agent of floor.agents.values()) {
		if (agent.state === 'signed-in') checkHand(floor, agent, must);
	}
}

/** The laws of one piece; none where it has left the floor. */
export function checkWorkItem(floor: Floor, workId: WorkId, must: Must): void {
	const item = floor.work.get(workId);
	if (item === undefined) return;
	const {entry, kindId, state} = item;
	must(item.id === workId, () => `work ${workId} is filed under its own id`);
	must(numberOf(workId) < floor.counters.work, () => `work ${workId} was counted`);
	must(
		floor.index.queues.has(entry.queueId),
		() => `work ${workId} is of a queue that is declared`,
	);
	must(
		floor.index.kinds.get(kindId)?.needsPhone === false,
		() => `work ${workId} is of the kind ${kindId}, which is declared and needs no phone`,
	);
	must(
		item.addedAt <= item.waitsSince && item.waitsSince <= item.since && item.since <= floor.at,
		() => `work ${workId} came, waited and is ${state} since the past, in that order`,
	);
	must(
		item.workedMs >= 0 && item.workedMs <= floor.at - (item.startedAt ?? floor.at),
		() => `work ${workId} was worked on no longer than since it was first taken in hand`,
	);
	if (state === 'waiting') return;
	const agent = floor.agents.get(item.agentId);
	const work = agent?.state === 'signed-in' ? agent.work : undefined;
	if (state === 'offered') {
		must(
			work?.offered === workId,
			() => `work ${workId} rings for ${item.agentId}, whom nothing else rings for (I3)`,
		);
	} else {
		must(
			work?.hand.includes(workId) === true,
			() => `work ${workId} is in the hand of ${item.agentId}, who has it there`,
		);
	}
}

function checkHand(floor: Floor, agent: SignedIn, must: Must): void {
	const {id, work} = agent;
	if (work === undefined) return;
	must(
		work.hand.length > 0 || work.offered !== undefined,
		() => `agent ${id} says nothing of work that they have not`,
	);
	must(new Set(work.hand).size === work.hand.length, () => `agent ${id} has each piece once`);
	if (work.offered !== undefined) {
		const item = floor.work.get(work.offered);
		must(
			item?.state === 'offered' && item.agentId === id,
			() => `what rings on the desk of ${id} is offered to them (I3)`,
		);
		const silent = whyDeskSilent(floor, agent);
		must(silent === undefined, () => `the desk of ${id} rings while they are ${silent} (I4)`);
	}
	for (const workId of work.hand) {
		const item = floor.work.get(workId);
		must(
			item !== undefined && holderOf(item) === id,
			() => `work ${workId} in the hand of ${id} is theirs`,
		);
		if (item === undefined) continue;
		const reason = whyAside(floor, agent, item);
		must(
			(item.state === 'aside') === (reason !== undefined),
			() => `work ${workId} of ${id} is ${item.state}, because of ${reason ?? 'nothing'} (I16)`,
		);
	}
}
