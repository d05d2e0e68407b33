/** Guards of calls that agents dial by hand. */

import {type Guard, guardsOf} from './guard.ts';

const dial = guardsOf('decide/dial.ts', [
	[
		'no number is dialled that the floor forbids',
		'if (!verdict.may) return {code: refusalCodeOf(verdict)};',
		'',
	],
	['nobody dials amid something else', '	if (why !== undefined) return why;\n', ''],
	['nobody dials without a phone', "	if ('code' in place) return place;\n", ''],
	[
		'nobody dials for a queue that is not there',
		"	if (typeof queueId === 'object') return queueId;\n",
		'',
	],
	['an emergency ends the work after a call', "endWrapUp(turn, agentId, 'emergency');", ''],
	[
		'no wish takes an agent away from an emergency',
		'if (agent.pendingPresence !== undefined)\n',
		'if (false)\n',
	],
	[
		'of an emergency, the floor’s own number is shown',
		'isEmergency ? undefined : command.queueId',
		'command.queueId',
	],
	[
		'the zero in brackets is not dialled',
		"return digits.startsWith('+') ? seen : digits;",
		'return digits;',
	],
	[
		'who listens does not dial',
		'if (isListening && (!isEmergency || listensAt(floor, agentId) !== undefined))',
		'if (false)',
	],
	[
		'an emergency waits for no listening from outside',
		'(!isEmergency || listensAt(floor, agentId) !== undefined)',
		'true',
	],
	[
		'an emergency ends what is heard from outside',
		"if (isEmergency) stopListening(turn, agentId, 'stopped');",
		'',
	],
	[
		'a headset that is not connected does not dial',
		"if (headset !== undefined && headset.state !== 'connected')",
		'if (false)',
	],
	['a headset on hold does not dial', 'if (headset?.held === true && !isEmergency)', 'if (false)'],
	[
		'an emergency waits for no hold',
		'headset?.held === true && !isEmergency',
		'headset?.held === true',
	],
	[
		'an emergency waits for no work after a call',
		"isEmergency && activity.state === 'wrap-up' && isFree",
		'false',
	],
	[
		'only an emergency goes before work after a call',
		"isEmergency && activity.state === 'wrap-up'",
		"activity.state === 'wrap-up'",
	],
	[
		'an emergency ends no talk',
		"isEmergency && activity.state === 'wrap-up' && isFree",
		'isEmergency && isFree',
	],
	['an emergency needs a phone that is free', ' && isFree\n', '\n'],
	[
		'nobody dials through a switch that is away',
		" || floor.switches.get(phone.switchId)?.state !== 'up')",
		')',
	],
	[
		'nobody dials with a phone that is not there',
		'if (floor.phones.get(phoneId)?.registered !== true)',
		'if (false)',
	],
	[
		'a queue that was named is there',
		"return queues.has(named) ? named : {code: 'unknown-queue', params: {queueId: named}};",
		'return named;',
	],
	[
		'the floor’s queue goes before the agent’s',
		'if (usual !== undefined && queues.has(usual)) return usual;',
		'',
	],
	[
		'who is shown to call is whom the floor says',
		'named === undefined ? (callerId ?? ofQueue) : (ofQueue ?? callerId)',
		'ofQueue ?? callerId',
	],
	[
		'who is shown to call is whom the queue says',
		'named === undefined ? (callerId ?? ofQueue) : (ofQueue ?? callerId)',
		'callerId ?? ofQueue',
	],
	[
		'a step of what was given up on is hung up',
		"			else if (call === undefined) orderOff(turn, signal);\n			break;\n		case 'dial-answered'",
		"			break;\n		case 'dial-answered'",
	],
	[
		'an answer to what was given up on is hung up',
		"			else if (call === undefined) orderOff(turn, signal);\n			break;\n		case 'dial-ended'",
		"			break;\n		case 'dial-ended'",
	],
	[
		'a phone is seen to ring once',
		"call.step === 'phone' && call.isRung !== true",
		"call.step === 'phone'",
	],
	[
		'a ring that is told late is nothing new',
		"call.step === 'phone' && call.isRung !== true",
		'call.isRung !== true',
	],
	['a phone is picked up once', "	if (call.step === 'phone') {\n", '	if (true) {\n'],
	[
		'a number is seen to ring once',
		" && now?.state === 'dialling' && now.step === 'calling')",
		" && now?.state === 'dialling')",
	],
	[
		'what was asked for while dialling comes true',
		'	settlePending(turn, agentId);\n}\n\nfunction endedByOf',
		'}\n\nfunction endedByOf',
	],
	[
		'nothing is called off through a switch that is away',
		" || turn.floor.switches.get(switchId)?.state !== 'up')\n",
		')\n',
	],
	[
		'what was given up on is called off',
		"	orderEndDial(turn, call);\n	endDial(turn, call, {reason: 'no-word'});",
		"	endDial(turn, call, {reason: 'no-word'});",
	],
	[
		'what another switch dials is left alone',
		'if (turn.floor.index.phones.get(call.phoneId)?.switchId !== switchId) continue;',
		'',
	],
	[
		'what is dialled no more is over',
		'if (now === undefined) endDial(turn, call, gone);',
		'if (now === undefined) continue;',
	],
	[
		'what is dialled for nobody is hung up',
		"if (turn.floor.calls.get(callId)?.state !== 'dialling')\n			orderOff(",
		'if (false) orderOff(',
	],
]);

const again = guardsOf('decide/dial.ts', [
	['the key pressed again is another order', 'turn.at}`;', '0}`;'],
]);

const key = guardsOf('decide/call-ends.ts', [
	[
		'a leg that goes while dialling is no talk’s end',
		"		endDial(turn, call, {reason: 'cancelled'});\n		return;",
		"		endDial(turn, call, {reason: 'cancelled'});",
	],
]);

const folds = guardsOf('apply/dial.ts', [
	[
		'who dials keeps their place among the idle',
		"setActivity(floor, at, agentId, {state: 'dialling', since: at, callId, ...internal}, idleSince);",
		"setActivity(floor, at, agentId, {state: 'dialling', since: at, callId, ...internal});",
	],
	[
		'who reached nobody keeps their place among the idle',
		"setActivity(floor, at, agentId, {state: 'idle', since: at}, idleSince);",
		"setActivity(floor, at, agentId, {state: 'idle', since: at});",
	],
	['who reached nobody is told', '	if (reason === undefined) return;\n', '	return;\n'],
]);

const dates = guardsOf('floor-index.ts', [
	[
		'nothing dialled fails while its switch is away',
		"call?.state === 'dialling' && isPhoneUp(floor, call.phoneId) ? call",
		"call?.state === 'dialling' ? call",
	],
	['what is dialled has no leg at first', "isThere || call.state === 'dialling'", 'isThere'],
]);

export const dialGuards: readonly Guard[] = [...dial, ...again, ...key, ...folds, ...dates];
