/** Guards of headsets that are nailed up. */

import {type Guard, guardsOf} from './guard.ts';

const headsets = guardsOf('decide/headsets.ts', [
	[
		'a headset that is there is not called',
		"if (isWanted && agent.headset?.state === 'gone')",
		'if (isWanted && agent.headset !== undefined)',
	],
	[
		'who wants no calls needs no headset',
		"agent?.presence.state === 'available' && agent.pendingPresence === undefined",
		'agent !== undefined && agent.pendingPresence === undefined',
	],
	[
		'who is about to leave needs no headset',
		"agent?.presence.state === 'available' && agent.pendingPresence === undefined",
		"agent?.presence.state === 'available'",
	],
	[
		'who wants calls has their headset called',
		"if (isWanted && agent.headset?.state === 'gone') askHeadset(turn, agentId);",
		'',
	],
	[
		'who has none has none called off',
		"headset === undefined || headset.state === 'gone' || switchId",
		'headset === undefined || switchId',
	],
	[
		'what stays connected for nobody is dropped',
		'	orderDrop(turn, headset.id, switchId);\n}\n\nexport function headsetConnected',
		'}\n\nexport function headsetConnected',
	],
	['answered for nobody, it is dropped', '		orderDrop(turn, headsetId, channel.switchId);\n', ''],
	[
		'answered after it was given up on, it is dropped',
		"agent === undefined || agent.headset?.state === 'gone') {",
		'agent === undefined) {',
	],
	[
		'connected twice is connected once',
		"} else if (agent.headset?.state === 'connecting') {",
		'} else {',
	],
	[
		'gone twice is gone once',
		"if (agent === undefined || agent.headset === undefined || agent.headset.state === 'gone') return;",
		'if (agent === undefined || agent.headset === undefined) return;',
	],
	['whose headset goes is out of their call', '		else agentLeft(turn, channel, 16);\n', ''],
	[
		'who left with the call has no headset to lose',
		'		if (signedIn(turn, agent.id)?.headset?.id !== headsetId) return;\n',
		'',
	],
	['only their own offers are taken back', '		if (offer.agentId !== agent.id) continue;\n', ''],
	[
		'an offer to a headset that is gone is taken back',
		"		takeBackOffer(turn, offer.id, {state: 'withdrawn', reason: 'phone-lost'});\n",
		'',
	],
	[
		'who has no headset is not ready',
		'	awayWithout(turn, agent.id);\n}\n\n/** The phone was called',
		'}\n\n/** The phone was called',
	],
	[
		'only one that is called is given up on',
		"if (agent?.headset?.state !== 'connecting') return;",
		'if (agent?.headset === undefined) return;',
		'the deadline `headset` is set for one that is called, and goes with that',
	],
	['one that is given up on is dropped', '	dropHeadset(turn, {...agent, headset});\n', ''],
	[
		'another switch’s headsets are left alone',
		'		if (turn.floor.index.phones.get(agent.phoneId)?.switchId !== switchId) continue;\n',
		'',
	],
	['one that is gone stays gone', "		if (headset.state === 'gone') continue;\n", ''],
	['one that was found connected is', 'if (row?.connected === true) {', 'if (false) {'],
	[
		'one that was not found is lost',
		"} else if (headset.state === 'connected') {",
		'} else if (false) {',
	],
	['one that nobody calls is called again', '			askHeadset(turn, agent.id);\n', ''],
	['one that is called is not called again', '} else if (row === undefined) {', '} else {'],
	[
		'one that is nobody’s is dropped',
		'for (const headsetId of rows.keys()) orderDrop(turn, headsetId, switchId);',
		'',
	],
	[
		'who has one that is on its way need not go away',
		"if (agent?.headset?.state !== 'gone') return;",
		'if (agent?.headset === undefined) return;',
		'asked only of one that is gone, or right after that',
	],
	['answered late, one is dropped once more', 'turn.at}`;', '0}`;'],
]);

const others = [
	...guardsOf('decide/call-ends.ts', [
		[
			'a headset is with the next caller already',
			'if (whose !== undefined && !isSame(whose, customerChannel(call))) return;',
			'',
		],
	]),
	...guardsOf('decide/offers.ts', [
		['nobody missed what never rang', 'const end = isByHeadset(turn, offer)', 'const end = false'],
		[
			'nothing rings where a headset is lent',
			"offer.state === 'made' && !isByHeadset(turn, offer)",
			"offer.state === 'made'",
		],
		[
			'a hold before the talk counts for who is lent',
			'	noteHeldBefore(turn, offer.agentId, channel);\n',
			'',
		],
	]),
	...guardsOf('decide/headset-holds.ts', [
		[
			'another switch’s leg is no headset of this one',
			"if (agent.state !== 'signed-in' || isAcross(turn.floor, agent.phoneId, channel)) continue;",
			"if (agent.state !== 'signed-in') continue;",
		],
		['a headset is put on hold once', 'if ((headset.held === true) === isHeld) return;', ''],
		['a hold counts for the talk that it is lent to', '		noteLent(turn, agent, isHeld);\n', ''],
		['a hold of before is one that lasts', 'agent.headset.held === true && isAcross', 'isAcross'],
		['a talk is put on hold once', 'if ((call.phoneHeld === true) === isHeld) return;', ''],
		[
			'who is consulted holds no call of another’s',
			"call?.state !== 'talking' || call.agentId !== agentId || activity",
			"call?.state !== 'talking' || activity",
		],
		[
			'what is over is not on hold',
			" || activity.state === 'wrap-up') return;",
			') return;',
			'a call that is in wrap-up is no call of the floor any more',
		],
	]),
	...guardsOf('decide/consult.ts', [
		[
			'nothing rings where a headset is asked across',
			"		if (to.kind === 'agent' && headsetOf(turn, to) !== undefined) return;\n",
			'',
		],
	]),
	...guardsOf('decide/hand-over.ts', [
		[
			'who is handed a call on a headset that is on hold holds it',
			"	if (third.to.kind === 'agent') noteHeldBefore(turn, third.to.agentId, channel);\n",
			'',
		],
	]),
	...guardsOf('decide/routing.ts', [
		[
			'a caller waits until the headset has them',
			"isAmongOthers || headset !== undefined ? 'group'",
			"isAmongOthers ? 'group'",
		],
		[
			'a headset has taken a call soon, or not at all',
			'headset === undefined ? ringMs + ringSlackMs : wordMs',
			'ringMs + ringSlackMs',
		],
		[
			'one headset does not make a group grow',
			"if (isAmongOthers && queue.strategy === 'ring-progressively') {",
			"if (queue.strategy === 'ring-progressively') {",
			'nobody but who is waited for could join',
		],
	]),
	...guardsOf('decide/agents.ts', [
		[
			'who works nailed up has their headset called',
			'if (isNailedUp) askHeadset(turn, agentId);',
			'',
		],
		['who leaves has their headset dropped', '	dropHeadset(turn, agent);\n', ''],
		[
			'who is ready again after work has their headset called',
			'		renewHeadset(turn, agentId);\n',
			'',
		],
	]),
	...guardsOf('decide/away.ts', [
		[
			'what was chosen or asked for before stands',
			"if (agent.presence.state !== 'available' || agent.pendingPresence !== undefined) return;",
			'',
		],
		[
			'amid work, away from its end on',
			"isAtWork(agent) ? 'presence-pended' : 'presence-changed'",
			"'presence-changed'",
		],
	]),
	...guardsOf('decide/links.ts', [
		['who is back without a headset is not ready', '		awayWithout(turn, agentId);\n', ''],
		[
			'the floor takes its own wish back, never the person’s',
			"pending?.state === 'not-ready' && pending.reasonId === systemReasons.linkLost",
			"pending?.state === 'not-ready'",
		],
	]),
	...guardsOf('floor-index.ts', [
		[
			'no headset fails while its switch is away',
			'return isUp ? headset.endsAt : undefined;',
			'return headset.endsAt;',
		],
	]),
];

export const headsetGuards: readonly Guard[] = [...headsets, ...others];
