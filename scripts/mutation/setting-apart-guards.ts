/** Guards of calls set apart or taken out of their order: parking, taking, taking over; and of raised hands. */

import {type Guard, guardsOf} from './guard.ts';

const park = guardsOf('decide/park.ts', [
	['nobody is parked amid a consultation', '	if (call.consult !== undefined)\n', '	if (false)\n'],
	[
		'nobody is parked while another order is on its way',
		'	if (pending !== undefined) return pending;\n',
		'',
	],
	['nobody listens to a parked call', "	endMonitorsOf(turn, callId, 'parked');\n", ''],
	['nobody records a parked call', '	stopRecordingOfTalk(turn, callId);\n', ''],
	[
		'a queue says how long its calls are parked',
		'?.parkMs ?? usualParkMs',
		'?.ringMs ?? usualParkMs',
	],
	[
		'who is not in the loop yet is waited for',
		'...(isInLoop ? {} : {comesBackBy: comesBackBy(turn)}),',
		'',
	],
	['what was asked for comes true as the call is parked', '	settlePending(turn, agentId);\n', ''],
	['one number for one parked call', 'while (taken.has(place)) place += 1;', ''],
	['the lowest number that is free', 'let place = 1;', 'let place = 1 + taken.size;'],
	[
		'only what is parked is picked up',
		"if (call?.state !== 'parked') return {code: 'not-parked'};",
		"if (call === undefined || !('entry' in call)) return {code: 'not-parked'};",
	],
	[
		'nobody picks up two calls',
		"if (taken !== undefined) return {code: 'call-taken-already', params: {callId: taken.id, agentId}};",
		'',
	],
	['who picks up can have it', '	if (whyNot !== undefined) return whyNot;\n', ''],
	[
		'not taken, it is for who parked it',
		'sentBy: call.agentId, takenBy',
		'sentBy: agentId, takenBy',
	],
	[
		'who is not in the loop yet stays waited for',
		'...(call.entry.comesBackBy === undefined ? {} : {comesBackBy: call.entry.comesBackBy}),',
		'',
	],
]);

const take = guardsOf('decide/take.ts', [
	[
		'who is on the way back to the loop is not taken',
		' || call.entry.comesBackBy !== undefined)\n',
		')\n',
	],
	[
		'no call is taken twice',
		'if (stick?.takenBy !== undefined) return takenAlready(call, stick.agentId);',
		'',
	],
	[
		'nobody is given two calls',
		'if (taken !== undefined) return takenAlready(taken, agentId);',
		'',
	],
	['who gets a call can have it', '	if (whyNot !== undefined) return whyNot;\n', ''],
	[
		'who gets a call is within its reach',
		'if (switchId === undefined || !reachesAgent(floor, switchId, agent))',
		'if (switchId === undefined)',
	],
	[
		'nobody gets a call of a switch that is away',
		"if (floor.switches.get(switchId)?.state !== 'up') return {code: 'switch-down'};",
		'',
	],
	[
		'who is off the floor file gets no call',
		"if (!floor.index.agents.has(agent.id)) return {code: 'taker-not-ready', params};",
		'',
	],
	[
		'who wraps up may get a call next',
		'return isAfterwards || isReady(floor, agent)',
		'return isReady(floor, agent)',
	],
	['who is away after work gets no call', "		presence.state === 'available' &&\n", ''],
	['who lost their desk gets no call', "		link.state !== 'lost' &&\n", ''],
	['who asked for a pause gets no call', ' &&\n		pendingPresence === undefined;', ';'],
	['who is busy gets no call', "		activity.state === 'wrap-up' &&\n", ''],
	['who wraps up has a minute', "agent.activity.state === 'wrap-up' ? wrapUpMs :", ''],
	[
		'a call that was sent is not taken',
		"call?.state === 'waiting' && call.entry.stick?.takenBy !== undefined",
		"call?.state === 'waiting'",
	],
]);

const first = guardsOf('routing/next-match.ts', [
	['what was taken goes first', 'if (line.isTaken === true) return 0;', ''],
	['what comes later in turn waits', ': turn > best))', ': false))'],
]);

const over = guardsOf('decide/take-over.ts', [
	[
		'only who listens takes over',
		"if (monitor === undefined) return {code: 'not-monitoring'};",
		'if (monitor === undefined) return undefined;',
	],
	[
		'who does not hear yet does not take over',
		"if (monitor.state !== 'active') return {code: 'monitor-not-ready'};",
		"if (monitor.state === 'nowhere' as never) return {code: 'monitor-not-ready'};",
	],
	[
		'who takes over can have the call',
		"if (!canHave(turn, monitor)) return {code: 'desk-needed'};",
		'',
	],
	['nobody takes over amid a consultation', '	if (consult !== undefined)\n', '	if (false)\n'],
	[
		'nobody takes over while an order is on its way',
		'	if (pending !== undefined) return pending;\n',
		'',
	],
	[
		'nobody takes over through a switch that is away',
		"if (floor.switches.get(switchId)?.state !== 'up') return {code: 'switch-down'};",
		'',
	],
	[
		'who takes over is signed in where they listen',
		' || own.phoneId !== phoneId ||',
		' ||',
		'who is signed in holds that phone and no other, and listens by the phone they hold',
	],
	['whose headset stays connected takes nothing over', ' || own.headset !== undefined)', ')'],
	['who takes over is free', "return own.activity.state === 'idle';", 'return true;'],
	['who takes over listens to this talk', ' && monitor.callId === call.id)', ')'],
	[
		'who takes over hears',
		"monitor.state === 'active' && monitor.channelId",
		"'channelId' in monitor && monitor.channelId",
		'only who hears has a channel',
	],
	[
		'nobody has a call who cannot',
		"if (monitor.state !== 'active' || phoneId === undefined || !canHave(turn, monitor)) {",
		"if (monitor.state !== 'active' || phoneId === undefined) {",
	],
	[
		'who has the call listens no more',
		"	turn.emit({type: 'monitor-ended', monitorId, reason: 'took-over'});\n",
		'',
	],
]);

const monitors = guardsOf('decide/monitors.ts', [
	[
		'no other mode on the way to a take-over',
		"if (isTakingOver(turn, monitor)) return {code: 'order-pending'};\n	if (turn.floor",
		'if (turn.floor',
	],
	[
		'no end of listening on the way to a take-over',
		"if (by !== 'floor' && isTakingOver(turn, monitor)) return {code: 'order-pending'};",
		'',
	],
	['whose right is gone hears no more', "by !== 'floor' && isTakingOver", 'isTakingOver'],
	[
		'any other order is in nobody’s way',
		"call?.state === 'talking' && call.pending?.order === 'take-over'",
		"call?.state === 'talking' && call.pending !== undefined",
	],
	['who is consulted is not listened to by name', ' || call.agentId !== agentId ||', ' ||'],
	['nobody listens with a phone that is in use', 'isInUse(phone) || isAtWork(', 'isAtWork('],
	[
		'nobody listens with a phone that is not there',
		"if (!phone.registered) return {code: 'phone-not-registered', params: {phoneId: phone.id}};",
		'',
	],
	['nobody listens through a switch that is away', "if (!isUp) return {code: 'switch-down'};", ''],
]);

const hands = guardsOf('decide/hands.ts', [
	['a hand that is up stays up', '	if (agent.handSince === undefined) {\n', '	if (true) {\n'],
	[
		'a hand that is down is not lowered',
		"if (agent.handSince === undefined) return {code: 'hand-not-raised', params: {agentId}};",
		'',
	],
	['who only listens is no help', "mode === 'listen' || agent?.state", 'agent?.state'],
	['help lowers a hand that is up', ' || agent.handSince === undefined) return;', ') return;'],
	['help that speaks lowers the hand', "if (mode === 'listen' ||", 'if (true ||'],
]);

const wayIn = guardsOf('decide/way-in.ts', [
	[
		'who is turned away is not let in',
		'if (!isTurnedAway(turn, callId) && number',
		'if (isTurnedAway(turn, callId) !== null && number',
	],
	['a number says whether its calls ring at once', '!ringsAtOnce || noticeOf', 'noticeOf'],
	[
		'nobody is rung before a notice',
		' || noticeOf(turn.floor, callId, queueId).notice !== undefined) return false;',
		') return false;',
	],
	[
		'nobody is rung at the door unless somebody is ready',
		'return isSomebodyReady(turn, callId, queueId);',
		'return true;',
	],
	[
		'who waits for one agent is rung at the door if they are ready',
		'	if (stick !== undefined) {\n',
		'	if (false) {\n',
	],
	[
		'no group rings at the door',
		'if (isGroup(index.queues.get(queueId)?.strategy)) return false;',
		'',
	],
	['who was not rung is in the loop', "call?.state === 'waiting' || (call?.state", '(call?.state'],
	[
		'who was rung as a group is in the loop',
		" || (call?.state === 'ringing' && call.way === 'group')",
		'',
	],
	['who is rung at the door is not in the loop', "&& call.way === 'group')", ')'],
]);

export const settingApartGuards: readonly Guard[] = [
	...[...park, ...take, ...first, ...over, ...monitors, ...hands, ...wayIn],
];
