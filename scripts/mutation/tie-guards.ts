/** Guards of ties between switches. */

import {type Guard, guardsOf} from './guard.ts';

export const tieGuards: readonly Guard[] = [
	...guardsOf('ties/reach.ts', [
		['a tie leads where it leads', 'ties?.includes(home) === true', 'true'],
		[
			'a leg across is one of another switch',
			'index.phones.get(phoneId)?.switchId !== switchId',
			'index.phones.get(phoneId)?.switchId === switchId',
		],
		[
			'a phone with a far leg is in use',
			'outside.length + farLegs.length > 0',
			'outside.length > 0',
		],
	]),
	...guardsOf('decide/ties.ts', [
		[
			'a tie is found to be down',
			'if (!found.includes(toSwitchId)) tieDown(turn, switchId, toSwitchId);',
			'',
		],
		[
			'a tie is found to be up',
			'for (const toSwitchId of found) tieUp(turn, switchId, toSwitchId);',
			'',
		],
		[
			'a far leg is found to be gone',
			'if (!now.includes(channelId)) farLegEnded(turn, phoneId, channelId);',
			'',
		],
		[
			'a far leg is found',
			'for (const channelId of now) farLegStarted(turn, phoneId, channelId);',
			'',
		],
		[
			'far legs are those of the switch that was asked',
			'if (turn.floor.index.phones.get(phoneId)?.switchId !== switchId) continue;',
			'',
		],
		[
			'a tie comes up once',
			" || one.ties?.includes(toSwitchId) === true) return;\n	turn.emit({type: 'tie-up'",
			") return;\n	turn.emit({type: 'tie-up'",
		],
		[
			'no tie of a switch that is away comes up',
			"one?.state !== 'up' || one.ties",
			'one === undefined || one.ties',
		],
		[
			'a tie goes down once',
			'if (turn.floor.switches.get(switchId)?.ties?.includes(toSwitchId) !== true) return;',
			'',
		],
		[
			'what was to ring across a tie that is down is taken back',
			"	turn.emit({type: 'tie-down', switchId, toSwitchId});\n	settleAllFar(turn);",
			"	turn.emit({type: 'tie-down', switchId, toSwitchId});",
		],
		[
			'a far leg starts once',
			'if (phone === undefined || phone.farLegs?.includes(channelId) === true) return;',
			'if (phone === undefined) return;',
		],
		[
			'a far leg ends once',
			'if (turn.floor.phones.get(phoneId)?.farLegs?.includes(channelId) !== true) return;',
			'',
		],
		[
			'a phone that rings across answers by itself',
			'		answerBySelf(turn, offer, {switchId: channel.switchId, channelId: offer.channelId});\n',
			'',
		],
		[
			'only one that rings answers by itself',
			"offer.phoneId !== phoneId || offer.state !== 'ringing' || channel === undefined",
			'offer.phoneId !== phoneId || channel === undefined',
		],
		[
			'only the phone that rings answers by itself',
			'offer.phoneId !== phoneId || offer.state',
			'offer.state',
			'the leg that is to answer is looked for at the phone of the offer',
		],
		[
			'what rings by its own switch is let be',
			'if (call === undefined || at === undefined || at === home) return;',
			'if (call === undefined || at === undefined) return;',
			'while its own switch is up the call there is within reach, and none of a switch that is away',
		],
		[
			'a phone whose own switch is away is not known to be free',
			"if (floor.switches.get(home)?.state !== 'up') return;",
			'',
		],
		[
			'a ring within reach is let be',
			"else if (call.state === 'ringing' && !reaches(floor, at, phoneId)) endRing",
			"else if (call.state === 'ringing') endRing",
		],
		[
			'a ring out of reach is over',
			"else if (call.state === 'ringing' && !reaches(floor, at, phoneId)) endRing(turn, agent, call);",
			'',
		],
		[
			'who rings for a call that is away is free',
			"takeBackOffer(turn, offerOf(agent), {state: 'failed', reason: 'lost-in-gap'});",
			'',
		],
		[
			'a talk whose agent is free is over',
			"endCall(turn, call, {outcome: 'answered', endedBy: 'gap', cause: 0, lastSeenAt});",
			'',
		],
		['who is consulted across and free is out of it', "dropConsult(turn, call, 'hung-up');", ''],
		[
			'a group’s other rings go on',
			"if (offer.way !== 'group') orderWithdrawal(turn, offer);",
			'orderWithdrawal(turn, offer);',
		],
		[
			'a ring that is over is ended at the switch',
			"if (offer.way !== 'group') orderWithdrawal(turn, offer);",
			'',
		],
		[
			'work after a call needs no phone',
			"if (activity.state === 'wrap-up' || !('callId' in activity)) return undefined;",
			"if (!('callId' in activity)) return undefined;",
		],
		['who is free of a switch that is away is freed', 'settleFar(turn, signal.phoneId);', ''],
		[
			'only whose phone has no far leg',
			'home === undefined || (phone.farLegs ?? []).length > 0',
			'home === undefined',
		],
		['only of a switch that is away', "if (state !== 'up') leaveAway", 'if (true) leaveAway'],
	]),
];
