/** Guards of work besides calls: room, what holds up what, what is set aside, and the order over all kinds. */

import {type Guard, guardsOf} from './guard.ts';

const load = guardsOf('work/load.ts', [
	['what does not yield holds up the desk', "if (!isYielding) return 'ringing';", ''],
	[
		'a desk that yields is taken over',
		'isInterrupting && isInterruptible(floor, work.offered)',
		'false',
	],
	[
		'what does not yield holds up other kinds',
		"interruptible === false) return 'working'",
		"interruptible === null) return 'working'",
	],
	['no more than the capacity', 'own >= capacityOf(', 'own > capacityOf('],
	[
		'a desk rings for nobody in a call',
		"if (agent.activity.state !== 'idle') return 'interrupted';",
		'',
	],
	[
		'a desk rings for nobody in a pause',
		"if (agent.presence.state !== 'available') return 'not-ready';",
		'',
	],
	['a desk that is lost does not ring', "if (agent.link.state === 'lost') return 'desk-lost';", ''],
	['a call sets work aside', "if (agent.activity.state !== 'idle') return 'call';", ''],
	['a pause sets work aside', "if (agent.presence.state !== 'available') return 'pause';", ''],
	[
		'work that does not yield sets other work aside',
		"isHeldUp ? 'other-work' : undefined",
		'undefined',
	],
]);

const ready = guardsOf('routing/ready.ts', [
	['work that does not yield holds calls up', 'if (heldUp !== undefined) return heldUp;', ''],
]);

const match = guardsOf('routing/next-match.ts', [
	['what yields comes last', 'interruptible === true;', 'interruptible === null;'],
]);

const strategy = guardsOf('routing/strategy.ts', [
	['who has least in hand comes first', 'if (a.hand !== b.hand) return a.hand - b.hand;', ''],
]);

const who = guardsOf('routing/passed-over.ts', [
	[
		'nothing is offered during a call',
		"	if (agent.activity.state !== 'idle') return busyWith(agent);\n	if (agent.link",
		'	if (agent.link',
	],
	[
		'no work for who rests',
		"	if (agent.restEndsAt !== undefined) return 'resting';\n	return heldUpBy",
		'	return heldUpBy',
	],
	[
		'no work for who listens',
		"	if (floor.index.monitorByPerson.has(agentId)) return 'monitoring';\n",
		'',
	],
]);

const desks = guardsOf('floor-index/desks.ts', [
	[
		'the first piece brings the agents',
		'if (before > 0 && now > 0) return;',
		'if (before >= 0 && now > 0) return;',
	],
	[
		'ageing is due at its time',
		'entry.joinedAt + step.afterMs',
		'entry.joinedAt + 2 * step.afterMs',
	],
]);

const acts = guardsOf('decide/work.ts', [
	[
		'what an agent has goes back as they leave',
		'	for (const workId of hand) {\n		turn.emit',
		'	for (const workId of hand.slice(1)) {\n		turn.emit',
	],
	[
		'only who has it finishes it',
		'holderOf(item) === agentId ? {agent, item}',
		'holderOf(item) !== undefined ? {agent, item}',
	],
]);

const settle = guardsOf('decide/work-settle.ts', [
	['work is gone on with', "reason === undefined && item.state === 'aside'", 'false'],
]);

const folds = guardsOf('apply/work.ts', [
	['a clock that stands still counts nothing', "if (item.state !== 'in-hand') return;", ''],
	['a stretch begins with another sort', 'sortOf(before) !== sortOf(work) &&', 'false &&'],
	['an offer taken back keeps the idle time', 'isTheirs ? at : undefined', 'at'],
]);

export const workGuards: readonly Guard[] = [
	...[...load, ...ready, ...match, ...strategy, ...who, ...desks],
	...[...acts, ...settle, ...folds],
];
