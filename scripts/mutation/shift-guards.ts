/** Guards of pauses, of work after a call, of loans, of phones and of who listens. */

import {type Guard, guardsOf} from './guard.ts';

const pauses = guardsOf('decide/pauses.ts', [
	[
		'a pause for no reason',
		"if (reason === undefined) return {code: 'unknown-reason', params: {reasonId}};",
		'if (reason === undefined) return undefined;',
	],
	[
		'reasons of the floor are not chosen',
		"reason.system && by !== 'floor' && reasonId !== systemReasons.signedIn",
		'false',
	],
	['no more may be away', 'othersAway(floor, agentId, queueId) >= limit', 'false'],
	['as many as the limit are enough', '>= limit', '> limit'],
	[
		'who will be away counts',
		'isByChoice(floor, presence) || isByChoice(floor, pendingPresence)',
		'isByChoice(floor, presence)',
	],
	[
		'approved during work it waits for the end',
		"isAtWork(agent) ? 'presence-pended' : 'presence-changed'",
		"isAtWork(agent) ? 'presence-changed' : 'presence-changed'",
	],
]);

const choices = guardsOf('decide/agents.ts', [
	[
		'a pause that takes approval waits for it',
		'needsApproval(turn.floor, presence) && !isPended(agent, presence)',
		'false',
	],
	['a choice is refused where too many are away', 'if (tooMany !== undefined) return tooMany;', ''],
]);

const wrapUps = guardsOf('decide/wrap-up.ts', [
	[
		'a disposition for one’s own call',
		"if (!isTheirs) return {code: 'not-your-call'};",
		'if (!("queueId" in activity)) return undefined;',
	],
	[
		'a disposition of the queue',
		'disposition.queues.length > 0 && !disposition.queues.includes(activity.queueId)',
		'false',
	],
	[
		'asked for only where it is left to the agent',
		"if (ruleOf(turn, activity.queueId).mode !== 'optional') return {code: 'wrap-up-not-optional'};",
		'',
	],
	[
		'where it is left to the agent it is asked for',
		"(rule.mode !== 'optional' || isWanted)",
		'true',
	],
	[
		'what was asked for follows',
		"(rule.mode !== 'optional' || isWanted)",
		"rule.mode !== 'optional'",
	],
	['extended as often as the queue lets', 'extensions >= limit', 'extensions > limit'],
	[
		'what ends by time alone ends by no key',
		"ruleOf(turn, activity.queueId).mode === 'fixed' && activity.endsAt !== undefined",
		'false',
	],
	[
		'no end by key without the disposition',
		"if (isDispositionMissing(turn, agent)) return {code: 'disposition-needed'};",
		'',
	],
	[
		'a disposition that is missing is told',
		'...(isDispositionMissing(turn, agent) ? {dispositionMissing: true} : {}),',
		'',
	],
]);

const loans = guardsOf('decide/loans.ts', [
	['nobody is lent to an own queue', 'queue.ownerId !== undefined || forMs', 'forMs'],
	['a loan lasts a minute at least', 'forMs < shortestLoanMs', 'forMs < 0'],
	['only a loan ends', "if (!isLent) return {code: 'not-lent', params: {agentId, queueId}};", ''],
]);

const asides = guardsOf('floor-index/aside.ts', [
	[
		'who is never enough is aside for that',
		'if (filed.memberships.some(({queueId}) => queueId === queue.id))',
		'if (true)',
	],
]);

const others = [
	...guardsOf('decide/phones.ts', [
		['no phone is taken in the middle of a call', 'isWorking || isInUse(phone)', 'isInUse(phone)'],
	]),
	...guardsOf('decide/monitors.ts', [
		[
			'one person listens to one',
			"if (running !== undefined)\n		return {code: 'already-monitoring', params: {agentId: running.agentId}};",
			'',
		],
		['who works does not listen', "own.activity.state !== 'idle'", 'false'],
	]),
];

/** Every guard of pauses, work after a call and loans, file by file. */
export const shiftGuards: readonly Guard[] = [
	...pauses,
	...choices,
	...wrapUps,
	...loans,
	...asides,
	...others,
];
