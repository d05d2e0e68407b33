/** Guards of calls that go on to somebody else, and of what call control makes of the floor. */

import {type Guard, guardsOf} from './guard.ts';

const transfer = guardsOf('decide/transfer.ts', [
	[
		'nobody is sent on amid a consultation',
		'	if (call.consult !== undefined) {',
		'	if (false) {',
	],
	[
		'nobody is sent on while another order is on its way',
		'	if (pending !== undefined) return pending;\n',
		'',
	],
	[
		'nobody is sent to a queue that is not there',
		'if (!turn.floor.index.queues.has(queueId)) {',
		'if (false) {',
	],
	[
		'who was sent to a queue has a place there',
		"if (to?.kind === 'queue') queueAfresh",
		'if (false) queueAfresh',
	],
	[
		'who is not in the loop yet is waited for',
		'isInLoop ? {} : {comesBackBy: comesBackBy(turn)};\n',
		'{};\n',
	],
	[
		'nobody listens to a talk that went on',
		'	endMonitorsOf(turn, call.id, whyUnheard[event.type]);\n',
		'',
	],
	['nobody records a talk that went on', '	stopRecordingOfTalk(turn, call.id);\n', ''],
	[
		'work follows for who sent the call on',
		"if (agent?.state === 'signed-in') startWrapUp(turn, agent, call);",
		'',
	],
	['what comes back was sent by somebody', 'if (stick?.sentBy === undefined) return false;', ''],
	['who sent it is tried once', 'isTried ? undefined : stick.sentBy', 'stick.sentBy'],
	['who talks outside does not come back', 'if (call.sent.answered && !isGone) return;', ''],
	[
		'who is gone comes back though they talked',
		'if (call.sent.answered && !isGone) return;',
		'if (call.sent.answered) return;',
	],
	[
		'who was lost is before the others',
		'creditMs: frontCreditMs(turn, call.id, call.entry),',
		'creditMs: 0,',
	],
	['who was lost is waited for', '...(isInLoop ? {} : {comesBackBy: comesBackBy(turn)}),', ''],
	[
		'a call comes back to who can have it',
		'if (sentBy !== undefined && isBackFor(turn, call, sentBy, queueId)) {',
		'if (sentBy !== undefined) {',
	],
	[
		'a call comes back to who sent it',
		'if (sentBy !== undefined && isBackFor(turn, call, sentBy, queueId)) {',
		'if (false) {',
	],
	['a call comes back to who is free soon', '		isFreeSoon(agent) &&\n', ''],
	['a call comes back to who is there', "link.state !== 'lost' && (activity", '(activity'],
	['a call comes back to who wraps up', " || activity.state === 'wrap-up')", ')'],
	[
		'before everybody else means before the first',
		'rankAt(entry) - row.rankAt + 1)',
		'rankAt(entry) - row.rankAt)',
	],
	[
		'who is not on their way is not called again',
		"if ((call?.state !== 'waiting' && call?.state !== 'parked') || queueId === undefined) return;",
		'if (queueId === undefined) return;',
		'the deadline `back` is set for those who wait or are parked, and goes with that',
	],
	[
		'who is called again is sent to the loop',
		'if (customerChannel(call) !== undefined) orderAdmission(turn, callId, queueId);',
		'',
	],
]);

const orders = guardsOf('decide/control-orders.ts', [
	[
		'only who listens to this talk follows it',
		'if (monitor.callId === callId) orderMode(turn, monitor.id);',
		'orderMode(turn, monitor.id);',
	],
	['each order has an id of its own', '{turn.occasion}', "{''}"],
]);

const dates = guardsOf('floor-index.ts', [
	[
		'no order fails while its switch is away',
		"call?.state === 'talking' && isSwitchUp(floor, call) ? call",
		"call?.state === 'talking' ? call",
	],
	[
		'nobody is waited for before they are in the loop',
		'if (!isSwitchUp(floor, call) || comesBackBy !== undefined) return undefined;',
		'if (!isSwitchUp(floor, call)) return undefined;',
	],
	[
		'who is off the floor file is waited for no more',
		'		floor.index.agents.has(agentId) &&\n		agent.presence',
		'		agent.presence',
		'who was given the call is asked for again in the last condition, and who was not has no membership',
	],
	[
		'who was sent a call need not serve its queue',
		'(givenBy !== undefined\n',
		'(givenBy === null\n',
	],
]);

const file = guardsOf('floor-index/waiting.ts', [
	[
		'who is on the way back to the loop is offered to nobody',
		'return call.entry.comesBackBy === undefined;',
		'return true;',
	],
]);

const rolls = guardsOf('floor-index/roll.ts', [
	[
		'who was sent to one agent is given up on by nobody',
		'stick?.sentBy === undefined && stick?.takenBy === undefined',
		'stick?.takenBy === undefined',
	],
	[
		'who was taken for one agent is given up on by nobody',
		'stick?.sentBy === undefined && stick?.takenBy === undefined',
		'stick?.sentBy === undefined',
	],
]);

const folds = [
	...guardsOf('apply/handed-on.ts', [
		[
			'a place that was come back to is not on its way any more',
			'stick: _over, comesBackBy: _before, looks',
			'stick: _over, looks',
			'what comes back in a turn was not on its way, or says so anew',
		],
		[
			'a place that was come back to is for anybody',
			'const {stick: _over, comesBackBy',
			'const {comesBackBy',
		],
		['what a recipe did once may be done again after coming back', 'looks: _done, ', ''],
		['who comes back waits from now on', 'return {...kept, joinedAt: at};', 'return kept;'],
		['who comes back keeps their head start', 'entry.creditMs + creditMs', 'creditMs'],
		[
			'the agent’s leg is no leg of the call any more',
			"if (role !== 'customer') floor.index.callByChannel.delete(channel);",
			'',
		],
		[
			'who has the call has their leg in it',
			'	floor.index.callByChannel.set(channel, call.id);\n	setActivity',
			'	setActivity',
		],
	]),
	...guardsOf('apply/control.ts', [
		[
			'a new order clears the notice',
			"put(floor, {...without(call, 'notice'), pending});",
			'put(floor, {...call, pending});',
		],
		[
			'of a transfer that failed late is kept whom it was to',
			"else if (isLate && (pending.to !== undefined || order === 'park')) {",
			"else if (isLate && order === 'park') {",
		],
		[
			'of a parking that failed late is kept that it was one',
			"else if (isLate && (pending.to !== undefined || order === 'park')) {",
			'else if (isLate && pending.to !== undefined) {',
		],
		['of an order that was refused nothing is kept', 'else if (isLate && (', 'else if (('],
		[
			'held on the way to a take-over, that goes on',
			"call.pending?.order === 'take-over' ? call : done(call)",
			'done(call)',
		],
		[
			'held by order, the order is done',
			"call.pending?.order === 'take-over' ? call : done(call)",
			'call',
		],
		[
			'back by order, the order is done',
			"changeLine(floor, done(call), at, 'joined');",
			"changeLine(floor, call, at, 'joined');",
		],
		[
			'a call that is held for a third party is consulting',
			"call.consult === undefined ? 'held' : 'consulting'",
			"'held'",
		],
		[
			'a third party’s ring keeps their idle time',
			'setActivity(floor, at, to.agentId, ringing, idleSince);',
			'setActivity(floor, at, to.agentId, ringing);',
		],
		[
			'a ring that was not theirs to take keeps their idle time',
			"state === 'answered' ? at : agent.idleSince",
			'at',
		],
		[
			'who was consulted is idle since then',
			"state === 'answered' ? at : agent.idleSince",
			'agent.idleSince',
		],
		['a consultation that went wrong is told', 'isWanted ? alone : {...alone, notice}', 'alone'],
		[
			'a consultation that was called off is not told',
			'isWanted ? alone : {...alone, notice}',
			'{...alone, notice}',
		],
		[
			'after a swap the customer is there when the third party goes',
			"consult?.state === 'answered' && consult.hears === 'customer' ? 'joined' : 'held'",
			"'held'",
		],
		[
			'a third party’s leg goes with them',
			"if (role === 'consult') floor.index.callByChannel.delete(channel);",
			'',
		],
	]),
	...guardsOf('apply/talk-end.ts', [
		['time on hold is no time of talk', 'if (isOnHold(call)) row.holdMs += ms;\n	else row', 'row'],
		[
			'a talk over midnight counts from midnight',
			'Math.max(call.lineSince, floor.day.startedAt)',
			'call.lineSince',
		],
		[
			'of a call by hand the queue counts no time',
			'	if (call.entry.dialled === true) return;\n	const row',
			'	const row',
		],
		[
			'of a call by hand the queue counts no call',
			'	if (call.entry.dialled === true) return;\n	queueDay',
			'	queueDay',
		],
	]),
];

export const transferGuards: readonly Guard[] = [
	...[...transfer, ...orders, ...dates, ...file, ...rolls, ...folds],
];
