/** Guards of the look at a switch after a connection: what it says, held against the floor. */

import {type Guard, guardsOf} from './guard.ts';

const resync = guardsOf('decide/resync.ts', [
	[
		'seen last is before the connection went',
		"before?.state === 'down' ? (before.lastSeenAt ?? before.since) : turn.floor.at",
		'turn.floor.at',
	],
	[
		'a switch that began anew lost its calls',
		'truth.switchStartedAt > before.startedAt + restartToleranceMs',
		'false',
	],
	[
		'a second is no restart',
		'before.startedAt + restartToleranceMs',
		'before.startedAt - restartToleranceMs',
	],
	['who came first is admitted first', 'a.arrival.startedAt - b.arrival.startedAt ||', ''],
	['what should be recorded by now is', '	recordWhatIsDue(turn, switchId);\n', ''],
	[
		'another switch’s calls are left alone',
		'channel?.switchId !== switchId || found.has',
		'channel === undefined || found.has',
	],
	[
		'who is not there any more is over',
		'		endCall(turn, call, {outcome: lostOutcome(call, endedBy), endedBy, cause: 0, lastSeenAt});\n',
		'',
	],
	[
		'who talks or comes back was answered',
		"if (entryOf(call)?.answered === true) return 'answered';",
		'',
	],
	['what was decided stays', "if (call.state === 'leaving') return call.outcome;", ''],
	[
		'who was answered in the fallback was',
		"if (call.state === 'fallback' && call.answered) return 'fallback-answered';",
		'',
	],
	[
		'a phone that was found with a caller is not outside',
		'now?.outside.includes(channelId) === true || apart.has(channelId)',
		'now?.outside.includes(channelId) === true',
	],
	[
		'a call outside that is over is over',
		'if (!isThere) outsideEnded(turn, phone.id, channelId);',
		'',
	],
	[
		'a call outside that has begun has begun',
		'for (const channelId of now?.outside ?? []) outsideStarted(turn, phone.id, channelId);',
		'',
	],
	[
		'another switch’s phones are left alone',
		'		if (turn.floor.index.phones.get(phone.id)?.switchId !== switchId) continue;\n',
		'',
	],
	[
		'a phone that is there is',
		'if (now?.registered === true) phoneRegistered(turn, phone.id);\n		else',
		'if (now?.registered !== true)',
	],
	['a phone that is not there is not', '		else phoneUnregistered(turn, phone.id);\n', ''],
	[
		'who listens no more does not',
		"			monitorEnded(turn, monitor.id, 'lost-in-gap');\n",
		'			continue;\n',
	],
	[
		'another switch’s monitors are left alone',
		'if (monitor.switchId === switchId && !told.has(monitor.id))',
		'if (!told.has(monitor.id))',
	],
	[
		'a mode that was lost is asked for again',
		'if (turn.floor.monitors.get(monitorId)?.wantedMode !== mode) orderMode(turn, monitorId);',
		'',
	],
]);

const calls = guardsOf('decide/resync-calls.ts', [
	[
		'who was dialled and answered is a talk',
		'call === undefined && found.dialId !== undefined && isTalk',
		'false',
	],
	[
		'who is dialled still is none of the customers',
		"	else if (call.state === 'dialling') return;\n",
		'',
		'a call by hand has no customer before it is answered',
	],
	[
		'who was dialled and is unknown keeps the phone busy',
		'		outsideStarted(turn, phoneId, channelId);\n	}\n}\n\n/** A call that came',
		'	}\n}\n\n/** A call that came',
	],
	['who is leaving goes on leaving', '	if (staying.includes(found.place)) return;\n', ''],
	[
		'who was sent and is not there comes back',
		'if (call.sent === undefined) orderLeaving(turn, call.id);\n	else sentBack(turn, call, found);',
		'orderLeaving(turn, call.id);',
	],
	[
		'who has another agent is another call',
		"if (found.place === 'talking' && found.agentChannelId === undefined && customer !== undefined) {",
		'if (false) {',
	],
	[
		'what the dialplan has not said yet is waited for',
		"if (found.place === 'talking' || found.place === 'ringing') return;",
		"if (found.place === 'talking') return;",
	],
	[
		'an order to join that was lost is given again',
		"if (found.place === 'waiting' && leg !== undefined) {",
		'if (false) {',
	],
	[
		'whose agent is gone is let go',
		'if (customer !== undefined && !isLeaving(found)) orderHangUp(turn, customer);',
		'',
	],
	[
		'who hears the message hears it to its end',
		'if (customer !== undefined && !isLeaving(found))',
		'if (customer !== undefined)',
	],
	[
		'who was not let in yet is let in',
		"if (call.state === 'entering') admit(turn, call.id);\n			else if",
		'if',
	],
	[
		'who is held for nobody goes back to the queue',
		'			endStray(turn, call, found.consult);\n',
		'',
	],
	[
		'a ring that never was is over, at the door',
		"			else if (call.state === 'ringing') failOffers(turn, call);\n			break;\n		case 'waiting'",
		"			break;\n		case 'waiting'",
	],
	[
		'a ring that never was is over, in the fallback',
		"			if (call.state === 'ringing') failOffers(turn, call);\n			if (call.state !== 'fallback')",
		"			if (call.state !== 'fallback')",
	],
	[
		'who fell back has fallen back',
		"if (call.state !== 'fallback') turn.emit({type: 'call-fell-back', callId: call.id});",
		'',
	],
	[
		'a ring that never was is over, on the way out',
		"			// On their way out by the switch's own choice; who is ready may still catch them.\n			if (call.state === 'ringing') failOffers(turn, call);\n",
		'',
	],
	[
		'the phones of a group ring on',
		"if (call.way === 'group') compareGroup(turn, call, found);\n			else",
		'',
	],
	[
		'who had a place has it again',
		'if (call.entry === undefined) queueCall(turn, call.id);\n			else turn',
		'queueCall(turn, call.id);\n			if (call.entry !== undefined) turn',
	],
	[
		'who is in the loop is back',
		'			if (call.entry.comesBackBy !== undefined)\n				turn.emit',
		'			if (false)\n				turn.emit',
	],
	[
		'the first to answer has the call',
		'leg.answered && call.offerIds.includes(leg.offerId)',
		'false',
	],
	[
		'whose offer is no more has not answered',
		'leg.answered && call.offerIds.includes(leg.offerId)',
		'leg.answered',
	],
	[
		'a phone of the group that does not ring is out of it',
		"		else takeBackOffer(turn, offerId, {state: 'failed', reason: 'lost-in-gap'});\n	}\n}\n\n/**\n * A phone",
		'	}\n}\n\n/**\n * A phone',
	],
	[
		'two who talk are not parted',
		"if (call === undefined || call.state === 'talking') return;\n",
		'return;\n',
	],
	[
		'the first of the two to go ends the call',
		'if (callOf(turn.floor, {...customer, channelId}) === undefined) {',
		'if (false) {',
	],
	[
		'who has the phone is outside meanwhile',
		'	outsideStarted(turn, phoneId, channelId);\n}\n\n/** Legs that',
		'}\n\n/** Legs that',
	],
	[
		'a leg of no offer is hung up',
		'		if (!isKnown) orderHangUp(turn, channel, {offerId});\n',
		'',
	],
	['a leg of a live offer is left alone', 'turn.floor.offers.has(offerId) || callOf', 'callOf'],
	[
		'a leg of a talk is left alone',
		'turn.floor.offers.has(offerId) || callOf(turn.floor, channel) !== undefined',
		'turn.floor.offers.has(offerId)',
	],
	[
		'a ring that the floor knows goes on',
		"if (call.state === 'ringing' && isLive(call, found)) {",
		'if (false) {',
	],
	[
		'a ring of another offer is not ours',
		"if (call.state === 'ringing' && isLive(call, found)) {",
		"if (call.state === 'ringing') {",
	],
	[
		'an answer by an offer that the floor knows is one',
		'		isLive(call, found) &&\n		found.offerId !== undefined &&\n',
		'		false &&\n',
	],
	[
		'who was given up a moment too soon has the call',
		"if (now?.state === 'waiting' && isFree && leg !== undefined && entry !== undefined) {",
		'if (false) {',
	],
	[
		'who is busy by now has not',
		"agent?.state === 'signed-in' && agent.activity.state === 'idle' && isTheirs",
		"agent?.state === 'signed-in' && isTheirs",
	],
	[
		'another leg on the phone of who is nailed up is not theirs',
		' && isTheirs(turn, agent, leg);',
		';',
	],
	[
		'a headset that is theirs is',
		'return headset.channelId === leg.channelId || isAcross(floor, phoneId, leg);',
		'return isAcross(floor, phoneId, leg);',
	],
	[
		'a leg across that a headset is lent to is theirs',
		'return headset.channelId === leg.channelId || isAcross(floor, phoneId, leg);',
		'return headset.channelId === leg.channelId;',
	],
	[
		'a headset that is gone is lent to nobody',
		"	if (headset.state !== 'connected') return false;\n	return headset.channelId",
		'	if (headset.channelId === null) return false;\n	return headset.channelId',
	],
	['a number that is gone turns its callers away', '	else isTurnedAway(turn, callId);\n', ''],
	[
		'who was unknown and talks was answered in the fallback',
		"		case 'talking':\n			fallbackAnswered(turn, channel);\n			break;\n		case 'message'",
		"		case 'talking':\n			break;\n		case 'message'",
	],
	[
		'a closed number lets nobody in after a gap',
		'if (!isTurnedAway(turn, callId)) queueCall(turn, callId, found.arrival.startedAt);',
		'queueCall(turn, callId, found.arrival.startedAt);',
	],
	[
		'who waited unknown has waited since they came',
		'queueCall(turn, callId, found.arrival.startedAt);',
		'queueCall(turn, callId);',
	],
	[
		'a closed number lets nobody in from the fallback',
		"			turn.emit({type: 'call-fell-back', callId});\n			if (!isTurnedAway(turn, callId)) admit(turn, callId);",
		"			turn.emit({type: 'call-fell-back', callId});\n			admit(turn, callId);",
	],
	[
		'a closed number lets nobody in at the door after a gap',
		"		case 'conference':\n			if (!isTurnedAway(turn, callId)) admit",
		"		case 'conference':\n			admit",
	],
]);

const stay = guardsOf('decide/fallback.ts', [
	[
		'who is served has not fallen back',
		"	if (call.state === 'talking' || call.state === 'leaving') {\n		turn.anomaly('fallback-while-served', call.id);\n		return;\n	}\n	if (call.state === 'fallback') return;",
		"	if (call.state === 'fallback') return;",
	],
	[
		'fallen back twice is fallen back once',
		"if (call.state === 'fallback') return;\n	fallBack",
		'fallBack',
	],
	['answered twice is answered once', ' && !now.answered) {', ') {'],
	[
		'who falls back rings no more',
		"		for (const offerId of call.offerIds) {\n			takeBackOffer(turn, offerId, {state: 'withdrawn', reason: 'fell-back'});\n		}\n",
		'',
	],
]);

const loop = guardsOf('decide/waiting-loop.ts', [
	['in the loop after parking is parked', "if (call.pending?.order === 'park') {", 'if (false) {'],
	[
		'in the loop amid a talk needs a reason',
		"if (call.pending?.order !== 'transfer') {",
		'if (false) {',
	],
	[
		'sent out and in the loop was not reached',
		'	sentOutEnded(turn, turn.floor.calls.get(call.id));\n',
		'',
	],
	['who was expected is back', 'if (call.entry.comesBackBy === undefined) return;', 'return;'],
	['who was not expected is no news', 'if (call.entry.comesBackBy === undefined) return;', ''],
]);

export const resyncGuards: readonly Guard[] = [...resync, ...calls, ...stay, ...loop];
