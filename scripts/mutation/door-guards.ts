/** Guards of coming in and staying: doors, who is there, what ends a wait, recipes, places given back. */

import {type Guard, guardsOf} from './guard.ts';

const door = guardsOf('decide/door.ts', [
	['no more wait than may', 'waiting >= maxWaiting', 'waiting > maxWaiting'],
	['nobody comes in where nobody is there', 'joinEmpty === false && isNobody', 'false'],
	['who may come in does, though nobody is there', 'joinEmpty === false && isNobody', 'isNobody'],
	['nobody is sent away where nobody waits', 'if (waiting === 0) return undefined;', ''],
	[
		'this caller is one of the waiting',
		'waiting + 1 > diversion.above',
		'waiting > diversion.above',
	],
	[
		'nobody comes twice to the same door',
		'turn.floor.index.queues.has(queueId) && !passed.includes(queueId) ? queueId : undefined',
		'queueId',
	],
]);

const ends = guardsOf('decide/wait-end.ts', [
	['nobody is moved back', 'entry.queueId !== queueId && !entry.passed.includes(queueId)', 'true'],
]);

const overflow = guardsOf('decide/overflow.ts', [
	['the place is beyond', 'place <= positionAbove', 'place < positionAbove'],
	['the place is before', 'place >= positionBelow', 'place > positionBelow'],
	[
		'more wait',
		'countWaiting(floor, queueId) <= waitingAbove',
		'countWaiting(floor, queueId) < waitingAbove',
	],
	['fewer are there', 'there >= eligibleBelow', 'there > eligibleBelow'],
	['only in its time of day', 'during !== undefined && !floor.openWindows.has(during)', 'false'],
	['a requirement at its widest stays', 'widened < (turn.floor', 'widened <= (turn.floor'],
	[
		'no move to a queue that was passed',
		"action.action !== 'move' || mayMove(turn, call, action.queueId)",
		'true',
	],
]);

const looks = guardsOf('queue/looks.ts', [
	[
		'a step is looked at in its time',
		'const firstAt = joinedAt + afterMs;\n\t\t// Set',
		'const firstAt = joinedAt;\n\t\t// Set',
	],
	[
		'what was done once is not looked at again',
		'everyMs === undefined || (hasActed && repeat !== true)',
		'everyMs === undefined',
	],
	['what is looked at once is not looked at again', 'if (againAt === null) continue;', ''],
]);

const rolls = guardsOf('floor-index/roll.ts', [
	[
		'who rings is given up on by nobody',
		"if (call?.state !== 'waiting') continue;",
		'if (call === undefined) continue;',
	],
	[
		'each caller waits for nobody as long',
		'Math.max(first.entry.joinedAt, nobodySince) + nobodyMs',
		'nobodySince + nobodyMs',
	],
	['whose switch is away stands still', 'isJoined: isUp, line', 'isJoined: true, line'],
]);

const there = guardsOf('floor-index/there.ts', [
	[
		'a phone that is not registered',
		'floor.phones.get(agent.phoneId)?.registered !== true',
		'false',
	],
	['a call outside', '(floor.phones.get(agent.phoneId)?.outside.length ?? 0) > 0', 'false'],
	['wrap-up', "agent.activity.state === 'wrap-up'", 'false'],
	['a talk', "['talking', 'holding', 'consulting'].includes(agent.activity.state)", 'false'],
	['a talk with a customer on hold', "'holding', ", ''],
	['a talk with a third party', ", 'consulting'].includes", '].includes'],
	['a lost desk', "agent.link.state === 'lost'", 'false'],
	['not ready', "if (presence.state !== 'not-ready') return false;", 'return false;'],
	[
		'not ready for one reason',
		'factor.reasonId === undefined || factor.reasonId === presence.reasonId',
		'true',
	],
]);

const places = guardsOf('wait/places.ts', [
	['not after its time', 'place !== undefined && place.expiresAt >= at', 'place !== undefined'],
	['given once', 'places.delete(placeKey(queueId, partyId));', ''],
]);

/** Every guard of entering and staying, file by file. */
export const doorGuards: readonly Guard[] = [
	...door,
	...ends,
	...overflow,
	...looks,
	...rolls,
	...there,
	...places,
];
