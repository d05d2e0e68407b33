/** Guards of call control: hold, mute, digits, what the switch says, legs that go, the hang-up key. */

import {type Guard, guardsOf} from './guard.ts';

const hold = guardsOf('decide/hold.ts', [
	['held twice is held once', "if (call.line !== 'joined') return;", ''],
	['back twice is back once', "if (call.line !== 'held') return;", ''],
	[
		'who listens hears the agent in their new bridge',
		'&& !isTakenOver) followAgent',
		'&& false) followAgent',
	],
	['who takes the call over spies no more', ' && !isTakenOver) followAgent', ') followAgent'],
]);

const commands = guardsOf('decide/control.ts', [
	['who is held is not held again', "if (call.line === 'held') return {code: 'already-held'};", ''],
	[
		'no hold while another order is on its way',
		"whyPending(call) ?? whyConsulting(call) ?? whyPhoneHolds(call);\n\tif (refusal !== undefined) return refusal;\n\task(turn, call, 'hold', by);",
		"whyConsulting(call) ?? whyPhoneHolds(call);\n\tif (refusal !== undefined) return refusal;\n\task(turn, call, 'hold', by);",
	],
	[
		'no hold amid a consultation',
		"whyPending(call) ?? whyConsulting(call) ?? whyPhoneHolds(call);\n\tif (refusal !== undefined) return refusal;\n\task(turn, call, 'hold', by);",
		"whyPending(call) ?? whyPhoneHolds(call);\n\tif (refusal !== undefined) return refusal;\n\task(turn, call, 'hold', by);",
	],
	[
		'no hold of what is on hold at the phone',
		" ?? whyPhoneHolds(call);\n\tif (refusal !== undefined) return refusal;\n\task(turn, call, 'hold', by);",
		";\n\tif (refusal !== undefined) return refusal;\n\task(turn, call, 'hold', by);",
	],
	[
		'no way back while another order is on its way',
		'whyPending(call) ?? whyConsulting(call) ?? whyPhoneHolds(call);\n\tif (refusal !== undefined) return refusal;\n\tif (call.line',
		'whyConsulting(call) ?? whyPhoneHolds(call);\n\tif (refusal !== undefined) return refusal;\n\tif (call.line',
	],
	[
		'no way back amid a consultation',
		'whyPending(call) ?? whyConsulting(call) ?? whyPhoneHolds(call);\n\tif (refusal !== undefined) return refusal;\n\tif (call.line',
		'whyPending(call) ?? whyPhoneHolds(call);\n\tif (refusal !== undefined) return refusal;\n\tif (call.line',
	],
	[
		'no way back to a phone that is on hold',
		' ?? whyPhoneHolds(call);\n\tif (refusal !== undefined) return refusal;\n\tif (call.line',
		';\n\tif (refusal !== undefined) return refusal;\n\tif (call.line',
	],
	[
		'digits are not sent by a phone that is on hold',
		'if (phoneHeld === true) return undefined;',
		'',
	],
	['who is not held is not resumed', "if (call.line !== 'held') return {code: 'not-held'};", ''],
	['muted twice is muted once', 'if ((call.muted === true) === muted) return undefined;', ''],
	[
		'digits need somebody to hear them',
		"if (channel === undefined) return whyPhoneHolds(call) ?? {code: 'held'};",
		'',
	],
	[
		'the customer hears digits after a swap',
		' || isSwapped(third)) return channel',
		') return channel',
	],
	[
		'who has not answered hears no digits',
		"third?.state === 'answered' ? consultChannel : undefined",
		'consultChannel',
	],
]);

const talk = guardsOf('decide/talk.ts', [
	['who wraps up has no say in a call', "|| activity.state === 'wrap-up' ", ''],
	[
		'who is consulted has no say in the call',
		"if (call.agentId !== agentId) return {refusal: {code: 'not-your-call'}};",
		'',
	],
	[
		'nothing is ordered of a switch that is away',
		"if (turn.floor.switches.get(parts.channel.switchId)?.state !== 'up')",
		'if (false)',
	],
	['who rings has no say in the call', " || activity.state === 'ringing')\n", ')\n'],
	[
		'one order at a time',
		"pending?.endsAt === undefined ? undefined : {code: 'order-pending'}",
		'undefined',
	],
	[
		'an order that was given up on is in nobody’s way',
		"pending?.endsAt === undefined ? undefined : {code: 'order-pending'}",
		"pending === undefined ? undefined : {code: 'order-pending'}",
	],
	[
		'an extension means who is signed in there',
		"if (agent?.state === 'signed-in') return findColleague(turn, agent.id, switchId, agentId);",
		'',
	],
	['no number is called that the floor forbids', 'if (!verdict.may) {', 'if (false) {'],
	['nobody is sent to themselves', ' || agentId === askerId)', ')'],
	['nobody is sent to who is off the floor file', ' || !floor.index.agents.has(agentId) ||', ' ||'],
	['nobody is sent to who cannot take a call', ' || !isReady(floor, agent))', ')'],
	['a colleague is within reach', 'if (!reachesAgent(floor, switchId, agent))', 'if (false)'],
	['a phone is within reach', ' || !reaches(turn.floor, switchId, phoneId))', ')'],
	['a phone is registered', '		phone.registered &&\n', ''],
	['a phone is in no other call', '		!isInUse(phone) &&\n', ''],
	[
		'nobody listens with the phone',
		'(phone.holder === undefined || listensAt(turn.floor, phone.holder) === undefined)',
		'true',
	],
]);

const signals = guardsOf('decide/control-signals.ts', [
	[
		'a talk outside is answered once',
		"if (call?.state === 'leaving' && call.sent?.answered === false)",
		"if (call?.state === 'leaving' && call.sent !== undefined)",
	],
	[
		'what is not said in order is made up for',
		"if (call?.pending?.order === 'transfer') transferDone",
		'if (false) transferDone',
	],
	[
		'only a call that was sent on is sent on',
		"if (call?.pending?.order === 'transfer') transferDone",
		'if (call !== undefined) transferDone',
	],
	[
		'with a third party, joined means swapped',
		'if (call.consult === undefined) noteResumed(turn, call);\n\t\telse consultJoined(turn, call, channel);',
		'noteResumed(turn, call);',
	],
	[
		'customer and third party joined: handed over',
		'isSame(agentChannel, parts.consultChannel) && isSame(channel, parts.channel)) {',
		'false) {',
	],
	[
		'who listens and is joined has the call',
		'taker !== undefined && isSame(channel, parts.channel)) {',
		'false) {',
	],
	[
		'whom nobody has taken over is nobody’s',
		"call.pending?.order === 'take-over' && isSame(channel, parts.channel)) {",
		'false) {',
	],
	[
		'who answered is there, though the order for it failed',
		"if (call.consult !== undefined && call.consult.state !== 'answered')",
		'if (call.consult !== undefined)',
	],
	[
		'a microphone is as it was, where the order failed',
		'muted: muted !== true,',
		'muted: muted === true,',
	],
	[
		'what was given up on fails once',
		"} else if (effect !== 'send-digits' && call.pending?.order !== order) {",
		'} else if (false) {',
	],
	[
		'a park that was refused is told as one',
		"if (effect === 'requeue' && pending?.order === 'park') return 'park';",
		'',
	],
]);

const ends = guardsOf('decide/control-ends.ts', [
	[
		'a third party who goes does not end the call',
		'if (third !== undefined && isSame(channel, parts.consultChannel)) {',
		'if (false) {',
	],
	["the agent's own key ends the call", "if (isPending(call, 'hang-up')) return false;", ''],
	[
		'who leaves a conference leaves the others together',
		"line === 'conference' || isPending(call, 'hand-over')",
		"isPending(call, 'hand-over')",
	],
	[
		'who goes as they hand over has handed over',
		"line === 'conference' || isPending(call, 'hand-over')",
		"line === 'conference'",
	],
	[
		'who goes amid a consultation has not handed over',
		"third?.state === 'answered' && isHandedOver",
		"third?.state === 'answered'",
	],
	[
		'who goes after a transfer to an agent has sent it on',
		"sentTo === 'agent' || sentTo === 'queue'",
		"sentTo === 'queue'",
	],
	[
		'who goes after a transfer to a queue has sent it on',
		"sentTo === 'agent' || sentTo === 'queue'",
		"sentTo === 'agent'",
	],
	[
		'of a transfer that was given up on, a leg that goes says nothing',
		"isPending(call, 'transfer') && call.pending?.endsAt !== undefined",
		"isPending(call, 'transfer')",
	],
	[
		'who goes after parking has parked',
		"if (isPending(call, 'park') && call.pending?.endsAt !== undefined) {",
		'if (false) {',
	],
	[
		'of a parking that was given up on, a leg that goes says nothing',
		"if (isPending(call, 'park') && call.pending?.endsAt !== undefined) {",
		"if (isPending(call, 'park')) {",
	],
	[
		'who hangs up on a joined customer ends the call',
		"if (line === 'joined' && third === undefined && sentTo === undefined) return false;",
		'',
	],
	[
		'a customer is not cut off while a third party is called',
		"if (line === 'joined' && third === undefined && sentTo === undefined) return false;",
		"if (line === 'joined' && sentTo === undefined) return false;",
	],
	[
		'a customer is not cut off on the way to somebody outside',
		"if (line === 'joined' && third === undefined && sentTo === undefined) return false;",
		"if (line === 'joined' && third === undefined) return false;",
	],
	[
		"a third party goes with the agent's leg",
		"if (third !== undefined) sendAway(turn, call, 'call-ended');",
		'',
	],
	['whose agent is gone is held', "if (alone?.state === 'talking') noteHeld(turn, alone);", ''],
	[
		'whose agent is gone goes back to the loop',
		'	agentLost(turn, held);\n	orderRequeue(turn, parts);',
		'	agentLost(turn, held);',
	],
	[
		'a third party goes with the call',
		"	if (call.consult !== undefined) {\n		dropConsult(turn, call, 'call-ended');\n",
		'	if (call.consult !== undefined) {\n',
	],
	[
		"a third party's leg goes with the call",
		'orderHangUp(turn, parts.consultChannel, {customer: parts.channel});',
		'',
	],
	[
		'an agent’s parked leg goes with the call',
		"if (call.line !== 'joined') orderHangUp(turn, parts.agentChannel, {customer: parts.channel});",
		'',
	],
	['a third party has a key', 'if (third !== undefined) return leaveAsThird(turn, third);', ''],
	['who dials has a key', 'if (dialled !== undefined) return hangUpDial(turn, dialled);', ''],
	[
		'the key leaves a conference to the others',
		"if (call.line === 'conference') return handOver(turn, parts, by);",
		'',
	],
	[
		'nobody is cut off by key amid a consultation',
		"if (isConsulting) return {code: 'consult-going-on'};",
		'',
	],
	['the key during a hand-over only hurries it', " && call.pending?.order !== 'hand-over';", ';'],
	[
		'the key amid hold ends the call',
		"if (call.line === 'held' && !isLeaving) ask(turn, call, 'hang-up', by);",
		'',
	],
	[
		'the key after a transfer does not end the call',
		"if (call.line === 'held' && !isLeaving) ask",
		"if (call.line === 'held') ask",
	],
]);

export const controlGuards: readonly Guard[] = [...hold, ...commands, ...talk, ...signals, ...ends];
