/** Guards of queues that are asked, of what a ring comes to for whom it rang, and of messages that are left. */

import {type Guard, guardsOf} from './guard.ts';

export const requestGuards: readonly Guard[] = [
	...guardsOf('decide/queue-consults.ts', [
		[
			'no queue is asked where nobody can be called',
			'if (refusal !== undefined) return refusal;',
			'',
		],
		['a queue that is asked is there', 'if (!turn.floor.index.queues.has(queueId))', 'if (false)'],
		[
			'nobody is held for a queue where nobody is',
			'if (!isAnybodyThere(turn.floor, queueId, channel.switchId, call.agentId))',
			'if (false)',
		],
		['who is held already is not held again', "if (call.line === 'held') return undefined;", ''],
		[
			'a request is over when nobody is there any more',
			"if (next.agentId === undefined) dropConsult(turn, next.call, 'nobody');\n	else ",
			'if (next.agentId !== undefined) ',
		],
		[
			'an agent’s own time to ring goes before the queue’s',
			'floor.index.agents.get(agentId)?.ringMs ?? floor.index.queues.get(queueId)?.ringMs ?? 0',
			'floor.index.queues.get(queueId)?.ringMs ?? 0',
		],
		[
			'a request goes with the customer’s being held',
			"if (call.consult?.state !== 'waiting' || call.line !== 'joined') return;",
			'return;',
		],
		[
			'only what waits goes with it',
			"if (call.consult?.state !== 'waiting' || call.line !== 'joined') return;",
			"if (call.line !== 'joined') return;",
			'while an order to hold is on its way nobody but a queue is asked',
		],
	]),
	...guardsOf('decide/pass-on.ts', [
		[
			'only of a queue that was asked',
			"if (consult?.asked === undefined || consult.to.kind !== 'agent') return undefined;",
			"if (consult?.to.kind !== 'agent') return undefined;",
		],
		[
			'who has answered is not passed by',
			"if (consult.state === 'answered') return undefined;",
			'',
		],
		[
			'what was not theirs to take is not held against them',
			"end.state !== 'withdrawn' && end.reason !== 'lost-in-gap'",
			'true',
		],
		['who let it ring too often is not-ready', '	awayAfterMiss(turn, agentId, reasonId);\n', ''],
		[
			'a ring that took too long was not answered',
			"		case 'ring-limit':\n			return {state: 'rang-out', reason};\n",
			'',
		],
		[
			'what was lost in a gap is nobody’s fault',
			"		case 'lost-in-gap':\n			return {state: 'failed', reason};\n",
			"		case 'lost-in-gap':\n			return undefined;\n",
		],
	]),
	...guardsOf('decide/misses.ts', [
		[
			'who is not available is left as they are',
			"agent.presence.state === 'available' &&",
			'true &&',
			'who is rung is available: what they ask for meanwhile waits for the end of the ring',
		],
		['who chose already is not set not-ready', 'agent.pendingPresence === undefined;', 'true;'],
		[
			'the limit of misses is kept',
			'missed >= (queue?.rangOutLimit ?? 1)',
			'missed > (queue?.rangOutLimit ?? 1)',
		],
		['only a ring that rang out counts', "end.state === 'rang-out' && missed >=", 'missed >='],
		['misses lead to a rest', 'restMs > 0 ? {restEndsAt: turn.at + restMs} : {}', '{}'],
		[
			'no rest is none',
			'restMs > 0 ? {restEndsAt: turn.at + restMs} : {}',
			'{restEndsAt: turn.at + restMs}',
		],
		['a rest after a decline is its own', 'rest?.declinedMs ?? usualRestMs', 'usualRestMs'],
		['a rest after no answer is its own', 'rest?.noAnswerMs ?? usualRestMs', 'usualRestMs'],
		[
			'a busy phone is not one that is away',
			"(end.reason === 'busy' ? rest?.busyMs : rest?.unregisteredMs) ?? usualRestMs",
			'rest?.unregisteredMs ?? usualRestMs',
		],
		[
			'a phone that is away is not a busy one',
			"(end.reason === 'busy' ? rest?.busyMs : rest?.unregisteredMs) ?? usualRestMs",
			'rest?.busyMs ?? usualRestMs',
		],
		[
			'what was taken back makes no rest',
			"		case 'withdrawn':\n			return 0;\n",
			"		case 'withdrawn':\n			return usualRestMs;\n",
			'nobody asks for the rest after a ring that was taken back',
		],
	]),
	...guardsOf('routing/asked.ts', [
		[
			'nobody is rung before the customer is held',
			"if (call.line !== 'consulting' || queueId",
			'if (queueId',
		],
		[
			'a request where nobody is left is over',
			'if (!isAnybodyThere(floor, queueId, switchId, call.agentId)) return {call, agentId: undefined};',
			'',
		],
		[
			'one who has nobody yet keeps no other waiting',
			'if (agentId !== undefined) return {call, agentId};',
			'return agentId === undefined ? undefined : {call, agentId};',
		],
		[
			'who asked first is first',
			'since(a) - since(b) || (a.id < b.id ? -1 : 1)',
			'since(b) - since(a) || (a.id < b.id ? -1 : 1)',
		],
		[
			'all who serve the queue are asked, however widened',
			'widened: queue?.widen?.length ?? 0',
			'widened: 0',
		],
		['every tier is open to a request', 'tiersOpen: queue?.tiers?.length ?? 0', 'tiersOpen: 0'],
		['who asks is not who is there', 'if (agentId === askerId || !thereFor', 'if (!thereFor'],
		[
			'who is there is so for the queue',
			' || !thereFor.includes(queueId)) continue;',
			') continue;',
		],
		[
			'who is there is within reach of the customer’s switch',
			' && reachesAgent(floor, switchId, agent)) return true;',
			') return true;',
		],
	]),
	...guardsOf('apply/queue-consults.ts', [
		[
			'who is held already consults from now on',
			"if (call.line === 'held') changeLine(floor, asked, at, 'consulting');\n			else ",
			'',
		],
		[
			'a request keeps since when it waits',
			'put(floor, {...alone, consult: {...next, asked: consult.asked}});',
			'put(floor, {...alone, consult: next});',
		],
		['whoever passed is free again', '	freeAgent(floor, event.toAgentId, event);\n', ''],
		[
			'who was not at fault is as long idle as before',
			'const idleSince = isTheirs ? at : agent.idleSince;',
			'const idleSince = at;',
		],
		[
			'who let it ring is idle from now on',
			'const idleSince = isTheirs ? at : agent.idleSince;',
			'const idleSince = agent.idleSince;',
		],
		[
			'a ring that rang out is counted',
			"if (state === 'rang-out') next.missedRings",
			'if (false) next.missedRings',
		],
		['a rest is kept', 'if (restEndsAt !== undefined) next.restEndsAt = restEndsAt;', ''],
	]),
	...guardsOf('decide/mailbox.ts', [
		[
			'a message of nobody’s call is told',
			"if (call === undefined) turn.anomaly('mailbox-unknown', channelKey(channel));",
			'if (call === undefined) return;',
		],
		[
			'who talks leaves no message',
			'else if (isUnserved(call)) mailboxFound(turn, call);',
			'else if (true) mailboxFound(turn, call as Unserved);',
		],
		[
			'a message is told once',
			"if (call.state === 'fallback' && call.inMailbox === true) return;",
			'',
		],
		[
			'who leaves a message is out of the queue',
			"if (call.state !== 'fallback') fallBack(turn, call);",
			'',
		],
	]),
];
