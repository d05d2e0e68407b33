/** Guards of third parties: called, talked to in turn and together, sent away, left with the customer. */

import {type Guard, guardsOf} from './guard.ts';

const consult = guardsOf('decide/consult.ts', [
	[
		'one third party at a time',
		'if (call.consult === undefined) return whyPending(call) ??',
		'return whyPending(call) ??',
	],
	[
		'nobody is called while another order is on its way',
		'if (call.consult === undefined) return whyPending(call) ?? whyPhoneHolds',
		'if (call.consult === undefined) return whyPhoneHolds',
	],
	[
		'nobody is called for a phone that is on hold',
		'return whyPending(call) ?? whyPhoneHolds(call);',
		'return whyPending(call);',
	],
	[
		'no swap while another order is on its way',
		'	const refusal = whyPending(parts.call) ?? whyPhoneHolds(parts.call);\n	if (refusal !== undefined) return refusal;\n	const {call, channel, agentChannel} = parts;\n	// Out',
		'	const refusal = whyPhoneHolds(parts.call);\n	if (refusal !== undefined) return refusal;\n	const {call, channel, agentChannel} = parts;\n	// Out',
	],
	[
		'no swap by a phone that is on hold',
		' ?? whyPhoneHolds(parts.call);\n	if (refusal !== undefined) return refusal;\n	const {call, channel, agentChannel} = parts;\n	// Out',
		';\n	if (refusal !== undefined) return refusal;\n	const {call, channel, agentChannel} = parts;\n	// Out',
	],
	[
		'no conference while another order is on its way',
		'	const refusal = whyPending(parts.call) ?? whyPhoneHolds(parts.call);\n	if (refusal !== undefined) return refusal;\n	const {call, channel, agentChannel} = parts;\n	if (call.line',
		'	const refusal = whyPhoneHolds(parts.call);\n	if (refusal !== undefined) return refusal;\n	const {call, channel, agentChannel} = parts;\n	if (call.line',
	],
	[
		'no conference by a phone that is on hold',
		' ?? whyPhoneHolds(parts.call);\n	if (refusal !== undefined) return refusal;\n	const {call, channel, agentChannel} = parts;\n	if (call.line',
		';\n	if (refusal !== undefined) return refusal;\n	const {call, channel, agentChannel} = parts;\n	if (call.line',
	],
	['nobody is given back to a phone that is on hold', 'if (call.phoneHeld === true) return;', ''],
	[
		'no hand-over while another order is on its way',
		"	const refusal = whyPending(parts.call);\n	if (refusal !== undefined) return refusal;\n	const {call, channel, agentChannel} = parts;\n	ask(turn, call, 'hand-over'",
		"	const {call, channel, agentChannel} = parts;\n	ask(turn, call, 'hand-over'",
	],
	[
		'no end of a consultation while another order is on its way',
		"if (refusal !== undefined) return refusal;\n	if (call.consult.state === 'waiting')",
		"if (call.consult.state === 'waiting')",
	],
	[
		'out of a conference the customer comes first',
		"call.line === 'conference' || !isSwapped(call.consult)",
		'!isSwapped(call.consult)',
	],
	['a swap goes to and fro', "call.line === 'conference' || !isSwapped(call.consult)", 'true'],
	['all three are brought together once', "if (call.line === 'conference') return undefined;", ''],
	[
		'who is not called is not sent away',
		"if (call.consult === undefined) return {code: 'not-consulting'};",
		'',
	],
	[
		'who has not answered is not joined with anybody',
		"if (third.state !== 'answered' || channel === undefined)",
		'if (channel === undefined)',
	],
	[
		'who rings for nothing any more is hung up',
		'	if (call === undefined) {\n		endStrayLeg(turn, channel, consultId);\n	} else',
		'	if (call === undefined) {\n	} else',
	],
	[
		'a ring that is told late is nothing new',
		"} else if (call.consult?.state === 'calling') {",
		'} else {',
	],
	[
		'nobody rings before the customer is held',
		'		noteHeld(turn, call);\n		// Called across a tie',
		'		// Called across a tie',
	],
	[
		'a leg of another call is not hung up',
		'if (turn.floor.index.callByChannel.get(channel) !== undefined) return;',
		'',
	],
	[
		'who answers for nothing any more is hung up',
		'		endStrayLeg(turn, channel, consultId);\n		return;',
		'		return;',
	],
	['who has answered has answered', "if (call.consult?.state === 'answered') return;", ''],
	[
		'nobody answers before the customer is held',
		"	noteHeld(turn, call);\n	const {channelId} = channel;\n	turn.emit({type: 'consult-answered'",
		"	const {channelId} = channel;\n	turn.emit({type: 'consult-answered'",
	],
	[
		'by their own wish the agent is back with the customer',
		'if (isWanted) goBack(turn, call, call.agentId);',
		'',
	],
	[
		'who was left by the third party goes back by key',
		'if (isWanted) goBack(turn, call, call.agentId);',
		'goBack(turn, call, call.agentId);',
	],
	[
		'who is back already need not be brought back',
		"if (call?.state !== 'talking' || call.line !== 'held') return;",
		"if (call?.state !== 'talking') return;",
	],
	[
		'a desk phone that was consulted is free again',
		"if (to.kind === 'phone' && channelId !== undefined) outsideEnded(turn, to.phoneId, channelId);",
		'',
	],
	[
		'what a colleague asked for meanwhile comes true',
		"if (to.kind === 'agent') settlePending(turn, to.agentId);",
		'',
	],
	[
		'a desk phone that is consulted is in use',
		'	outsideStarted(turn, third.to.phoneId, third.channelId);\n',
		'',
	],
	['who is sent away is hung up', 'if (isAtSwitch) orderEndConsult(turn, parts, consultId);', ''],
	[
		'who hears the agent has answered',
		'if (isWithThird) consultAnswered(turn, third.id, channel);\n		return;',
		'return;',
	],
	[
		'who only rings is not swapped with',
		'if (isWithThird) consultAnswered(turn, third.id, channel);\n		return;',
		'if (isWithThird) consultAnswered(turn, third.id, channel);',
	],
	[
		'swapped twice is swapped once',
		"if (call.line === 'consulting' && third.hears === hears) return;",
		'',
	],
	[
		'in a conference the third party has answered',
		"	if (third.state !== 'answered') {\n		if (channel === undefined) return;\n		consultAnswered(turn, third.id, channel);\n	}\n",
		'',
	],
	['together twice is together once', "	if (call.line === 'conference') return;\n", ''],
	[
		'who listens follows amid a consultation',
		"if (call?.state === 'talking') followAgent(turn, call);",
		'',
	],
]);

const handOver = guardsOf('decide/hand-over.ts', [
	['a phone that has the customer is in use', "if (third.to.kind !== 'phone') return;", 'return;'],
	[
		'an agent who has the customer is not outside',
		"if (third.to.kind !== 'phone') return;",
		"if (third.to.kind === 'outside') return;",
	],
]);

const third = guardsOf('decide/third-party.ts', [
	[
		'whose phone rings for another’s call has keys',
		"activity.state === 'ringing' || activity.state === 'consulting'",
		"activity.state === 'consulting'",
	],
	[
		'who is consulted has a key',
		"activity.state === 'ringing' || activity.state === 'consulting'",
		"activity.state === 'ringing'",
	],
	[
		'an own call has the usual keys',
		"call?.state === 'talking' && call.agentId !== agentId ? call",
		"call?.state === 'talking' ? call",
	],
	[
		'who is up is hung up',
		"call.consult?.state === 'answered' && consultChannel !== undefined",
		'false',
	],
	['what does not ring is not answered', " || third.state !== 'ringing' ||", ' ||'],
	[
		'a phone that cannot answer is not asked to',
		"if (phone?.remoteAnswer !== true) return {code: 'phone-cannot-answer'};",
		'',
	],
	[
		'no phone is asked through a switch that is away',
		"if (turn.floor.switches.get(phone.switchId)?.state !== 'up') return {code: 'switch-down'};",
		'',
	],
]);

const declined = guardsOf('decide/offers.ts', [
	[
		'who is consulted declines no more',
		"third?.consult !== undefined && third.consult.state !== 'answered'",
		'third?.consult !== undefined',
	],
]);

export const consultGuards: readonly Guard[] = [
	...[...consult, ...handOver, ...third, ...declined],
];
