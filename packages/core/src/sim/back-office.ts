/** Work besides calls, in a simulated world: somebody brings it, agents answer for it and finish it, or not. */

import type {SignedIn} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import {type DispositionId, id, type MatterId, type QueueId, type WorkId} from '../ids.ts';
import {holderOf} from '../work/item.ts';
import type {Random} from './random.ts';
import type {BareInput} from './shell.ts';

type Send = (input: BareInput) => void;

/** So much waits at most: what nobody can take would pile up for ever. */
const mostWaiting = 12;

/** One glance of those who bring work and look after it. */
export function officeActs(random: Random, floor: Floor, send: Send): void {
	const by = random.pick(['sophie', 'a1']);
	const workIds = [...floor.work.keys()];
	if (random.chance(0.15)) {
		const workId = random.pick([...workIds, id<WorkId>('w-0')]);
		send({type: 'take-back-work', by, workId});
	} else if (workIds.length < mostWaiting || random.chance(0.05)) {
		send({
			...{type: 'add-work', by, matterId: id<MatterId>(`t-${random.int(1, 999)}`)},
			queueId: id<QueueId>(random.pick([...floor.queues.keys(), 'nothing'])),
			// A kind that the floor file may not have, and one that nobody can add.
			kindId: random.pick([...floor.index.kinds.keys()]),
			creditMs: random.chance(0.3) ? random.int(1, 120) * 1000 : 0,
		});
	} else {
		send({type: 'take-back-work', by, workId: random.pick(workIds)});
	}
}

/** What an agent does with the desk that rings, and with what they have in hand. */
export function deskWork(
	{
		work: random,
		habits,
		send,
	}: {
		readonly work: Random;
		readonly habits: () => {readonly restlessness: number};
		readonly send: Send;
	},
	floor: Floor,
	agent: SignedIn,
): void {
	const {restlessness} = habits();
	const may = (share: number) => random.chance(share * restlessness);
	const {id: agentId} = agent;
	const by = agentId;
	if (agent.work?.offered !== undefined) {
		if (may(0.15)) send({type: 'decline', by, agentId});
		else if (restlessness === 0 || random.chance(0.6)) send({type: 'answer', by, agentId});
	}
	for (const workId of agent.work?.hand ?? []) {
		if (may(0.05)) send({type: 'give-back-work', by, agentId, workId});
		else if (random.chance(restlessness === 0 ? 0.6 : 0.25))
			finish(random, floor, send, agentId, workId);
	}
	if (may(0.02)) {
		// Somebody else's, or nobody's.
		const other = [...floor.work.values()].find((item) => holderOf(item) !== agentId);
		if (other !== undefined) send({type: 'finish-work', by, agentId, workId: other.id});
	}
}

function finish(
	random: Random,
	{config}: Floor,
	send: Send,
	agentId: SignedIn['id'],
	workId: WorkId,
): void {
	const isSaid = random.chance(0.8) && config.dispositions.length > 0;
	const dispositionId = isSaid ? random.pick(config.dispositions).id : undefined;
	send({
		...{type: 'finish-work', by: agentId, agentId, workId},
		...(dispositionId === undefined ? {} : {dispositionId: id<DispositionId>(dispositionId)}),
	});
}
