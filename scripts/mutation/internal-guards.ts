/** Guards of calls between colleagues. */

import {type Guard, guardsOf} from './guard.ts';

const asked = guardsOf('decide/internal.ts', [
	['nobody calls a colleague amid something else', '	if (why !== undefined) return why;\n', ''],
	['nobody calls a colleague without a phone', "	if ('code' in place) return place;\n", ''],
	[
		'an extension is whoever sits there',
		"	if (holder !== undefined && floor.agents.get(holder)?.state === 'signed-in')\n",
		'	if (holder === undefined)\n',
	],
	['nobody calls themselves', ' || agentId === asker.id)', ')'],
	[
		'who is gone is not called',
		"	if (agent.state !== 'signed-in') return {code: 'target-not-ready', params};\n",
		"	if (agent.state !== 'signed-in') return {kind: 'phone', phoneId: asker.phoneId};\n",
	],
	[
		'a colleague is called where a way leads to',
		"	if (!reachesAgent(floor, switchId, agent)) return {code: 'no-such-target', params};\n",
		'',
	],
	[
		'a headset that is not there, or on hold, is not called',
		'	if (headset !== undefined && !mayBeAsked(headset))',
		'	if (false)',
	],
	[
		'of another switch a headset is lent, not asked',
		'isNear ? {toHeadsetId',
		'true ? {toHeadsetId',
	],
	[
		'a headset that is gone by then is not asked',
		"	if (headset?.headsetId !== toHeadsetId || to.kind !== 'agent') return 'not-registered';\n",
		"	if (to.kind !== 'agent') return 'not-registered';\n",
	],
	['a headset beside another call is not asked', ' || isInUse(phone) ||', ' ||'],
	['a headset that is on hold by then is not asked', ' || isHeld === true', ''],
	['who listens by then is not asked', ' || isListening;', ';'],
	[
		'no queue has a headset that is asked',
		'	outsideStarted(turn, to.phoneId, headset.channel.channelId);\n',
		'',
	],
	[
		'a call whose headset is put down is over',
		"	if (call?.state !== 'dialling' || call.toHeadsetId !== headsetId) return;\n",
		'	if (call !== undefined || call === undefined) return;\n',
	],
	[
		'a headset has nothing to answer',
		'	if (call.to !== undefined && headsetOf(turn, call.to) !== undefined)',
		'	if (false)',
	],
	['a phone that is off is not called', 'phone?.registered === true && ', ''],
	['a phone in use is not called', ' && !isInUse(phone)', ''],
	['who is at work is not called', "agent.activity.state !== 'idle' || ", ''],
	['who listens is not called', ' || listensAt(floor, agentId) !== undefined', ''],
	[
		'any queue lends its place',
		"typeof own === 'string' ? own : turn.floor.config.queues[0]?.id",
		"typeof own === 'string' ? own : undefined",
	],
	[
		'a phone that cannot is not asked to answer',
		'	if (!phone.remoteAnswer) return',
		'	if (false) return',
	],
	[
		'who talks has nothing to answer',
		"	if (call.state !== 'dialling' || phone === undefined) return",
		'	if (phone === undefined) return',
	],
	[
		'of two calls on a phone none is answered by key',
		'channelId === undefined || another !== undefined',
		'channelId === undefined',
	],
	['who declines ends the ring', '		orderEndDial(turn, call);\n', ''],
	['who declines is told as such', "endDial(turn, call, {reason: 'refused'});\n", ''],
]);

const found = guardsOf('outbound/internal.ts', [
	['a phone that is not called yet has no call', "call.step === 'phone' ? undefined : ", ''],
]);

const elsewhere: readonly Guard[] = [
	...guardsOf('decide/dial.ts', [
		['a customer goes before a colleague', 'if (isTakenMeanwhile(turn, call)) {', 'if (false) {'],
		[
			'a headset is asked again after a gap',
			'			if (wasAsked) askColleague',
			'			if (false) askColleague',
		],
		[
			'a headset that was asked has 5 s',
			'call.toHeadsetId === undefined ? ringMs + slackMs : wordMs',
			'ringMs + slackMs',
		],
	]),
	...guardsOf('decide/control.ts', [
		[
			'nothing of a queue is done with a colleague',
			"if (parts.call.direction === 'internal' && !isOfTwo)",
			'if (false)',
		],
	]),
	...guardsOf('decide/control-ends.ts', [
		[
			'a colleague on hold waits for nobody',
			"	if (call.direction === 'internal') return false;\n",
			'',
		],
		[
			'who was called has a key',
			'	if (internal !== undefined) return leaveInternal(turn, internal);\n',
			'',
		],
	]),
	...guardsOf('decide/offers.ts', [
		[
			'who is called answers by key',
			'	if (internal !== undefined) return answerInternal(turn, internal);\n',
			'',
		],
		[
			'who is called declines by key',
			"	if (internal?.state === 'dialling') return leaveInternal(turn, internal);\n",
			'',
		],
	]),
	...guardsOf('decide/wrap-up.ts', [
		['there is no work after a colleague', "call.direction !== 'internal' && ", ''],
	]),
	...guardsOf('decide/monitors.ts', [
		[
			'nobody listens to colleagues',
			"	if (call.direction === 'internal') return {code: 'internal-call'};\n",
			'',
		],
	]),
	...guardsOf('decide/recording.ts', [
		[
			'colleagues record nothing',
			"	if (call.direction === 'internal') return {code: 'internal-call'};\n",
			'',
		],
	]),
	...guardsOf('decide/resync.ts', [
		[
			'a headset that is asked again stays taken',
			'			if (isAsked(turn.floor, phone.id, channelId)) continue;\n',
			'',
		],
	]),
	...guardsOf('decide/headsets.ts', [
		[
			'a colleague who puts the headset down is who ended it',
			'if (call !== undefined && isSame(channel, customerChannel(call)))',
			'if (false)',
		],
		[
			'a headset that is asked and put down is told',
			'	askedHeadsetGone(turn, agent.id, headsetId);\n',
			'',
		],
	]),
	...guardsOf('decide/resync-talk.ts', [
		[
			'a colleague whose agent is gone is given back to no queue',
			"	if (call.direction === 'internal' && !isThere) return false;\n",
			'',
		],
	]),
	...guardsOf('decide/resync-calls.ts', [
		[
			'an unknown colleague is no caller',
			'	else if (call === undefined && found.isColleague === true) orderHangUp(turn, channel);\n',
			'',
		],
	]),
	...guardsOf('apply/talk-end.ts', [
		[
			'a talk with a colleague is not handled',
			"	if (call.direction === 'internal') return;\n",
			'',
		],
	]),
	...guardsOf('stats/day.ts', [
		[
			'it is time outside',
			"	if ('internal' in activity && activity.internal === true) return 'outsideMs';\n",
			'',
		],
	]),
];

/** Calls between colleagues. */
export const internalGuards: readonly Guard[] = [...asked, ...found, ...elsewhere];
