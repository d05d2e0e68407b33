/** Guards of talks as a look at the switch found them. */

import {type Guard, guardsOf} from './guard.ts';

export const resyncTalkGuards: readonly Guard[] = guardsOf('decide/resync-talk.ts', [
	[
		'who talks with the third party was handed over',
		'if (isThird(parts, found.agentChannelId)) handedOver(turn, call);\n			else if',
		'if',
	],
	[
		'who talks with who listened was taken over',
		'else if (isTakenOver(turn, call, found.agentChannelId)) return true;',
		'',
	],
	[
		'who talks with their agent has nobody else',
		'else if (isThere) alone(turn, call, found.consult, noteResumed);\n			else return false;',
		'else return isThere;',
	],
	[
		'who is held is',
		'if (isThere) alone(turn, call, found.consult, noteHeld);\n			else lost',
		'if (!isThere) lost',
	],
	[
		'whose agent went during hold goes back to the queue',
		"			else lost(turn, call, parts);\n			return true;\n		case 'consulting'",
		"			return true;\n		case 'consulting'",
	],
	[
		'a third party who is there is',
		'if (isThere) withThird(turn, call, found);',
		'if (isThere) return true;',
	],
	[
		'whom the agent left together talk',
		"				found.place === 'conference' &&\n				found.consult?.answered === true &&\n				isKnown(call, found)\n",
		'				false\n',
	],
	[
		'who is alone with music was not left with anybody',
		"				found.place === 'conference' &&\n",
		'',
	],
	[
		'who only rings was not left with the customer',
		'				found.consult?.answered === true &&\n',
		'',
		'all three are brought together only with one who has answered',
	],
	[
		'a stranger is nobody to be left with',
		'found.consult?.answered === true &&\n				isKnown(call, found)\n',
		'found.consult?.answered === true\n',
	],
	[
		'whose agent went amid a consultation goes back to the queue',
		'				handedOver(turn, call);\n			else lost(turn, call, parts);',
		'				handedOver(turn, call);',
	],
	[
		'a third party is the one who was called',
		'consult !== undefined && consult.id === found.consult?.consultId',
		'consult !== undefined',
	],
	['a third party who is on their way out goes', '	endStray(turn, before, left);\n', ''],
	[
		'an order that was lost is over',
		'	forgetOrder(turn, before);\n	const call = talkNow(turn, before);\n	// Called',
		'	const call = talkNow(turn, before);\n	// Called',
	],
	[
		'an order that was lost is over, amid a consultation',
		'	forgetOrder(turn, before);\n	const call = talkNow(turn, before);\n	if (call',
		'	const call = talkNow(turn, before);\n	if (call',
	],
	[
		'a third party who was never called is gone',
		'if (call?.consult !== undefined && !asksOn(turn, call, note === noteHeld))',
		'if (false)',
	],
	['who hears whom is as it was found', '	if (now !== undefined) note(turn, now);\n', ''],
	[
		'amid strangers, who hears the agent is joined',
		"place === 'conference' || (seen?.answered === true && seen.hears === 'customer')",
		'false',
	],
	[
		'a third party means held',
		'	noteHeld(turn, call);\n	const {consultId, channelId} = seen;',
		'	const {consultId, channelId} = seen;',
	],
	[
		'who answered in a gap has answered',
		'if (seen.answered) consultAnswered(turn, consultId, channel);\n		else',
		'',
	],
	[
		'together in a gap is together',
		"		turn.emit({type: 'call-conferenced', consultId, callId});\n",
		'',
	],
	['together already is no news', "		if (line === 'conference') return;\n", ''],
	[
		'swapped already is no news',
		"		if (line === 'consulting' && consult.hears === seen.hears) return;\n",
		'',
	],
	['who listens follows after a gap', '	followAgent(turn, now);\n', ''],
	[
		'a third party goes with the agent’s leg',
		"if (before.consult !== undefined) sendAway(turn, before, 'call-ended');",
		'',
	],
	[
		'whose agent went was held',
		'	if (alone !== undefined) noteHeld(turn, alone);\n	const call',
		'	const call',
	],
	[
		'whose agent went is sent to the loop',
		'	agentLost(turn, call);\n	orderRequeue(turn, parts);',
		'	agentLost(turn, call);',
	],
	['parked in a gap is parked', "if (call.pending?.order === 'park') {", 'if (false) {'],
	[
		'parked, and in the fallback meanwhile',
		"if (found.place === 'fallback') turn.emit({type: 'call-fell-back', callId: call.id});\n		if",
		'if',
	],
	[
		'parked, and not in the loop: sent there',
		"if (found.place !== 'waiting') orderAdmission(turn, call.id, call.entry.queueId);",
		'',
	],
	[
		'a joined customer who is elsewhere is no transfer',
		"if (!isTransfer && call.line === 'joined') return false;",
		'',
	],
	[
		'a stranger amid a transfer goes',
		'	endStray(turn, call, found.consult);\n	if (!isTransfer) {',
		'	if (!isTransfer) {',
	],
	[
		'a third party is gone when the customer is',
		"if (call.consult !== undefined) dropConsult(turn, call, 'lost-in-gap');\n		// They",
		'// They',
	],
	[
		'who comes back from amid a consultation was held',
		'		if (alone !== undefined) noteHeld(turn, alone);\n		const now',
		'		const now',
	],
	[
		'who is in the loop need not come',
		"agentLost(turn, now, found.place === 'waiting');",
		'agentLost(turn, now, false);',
	],
	[
		'who was not reached comes back',
		"if (found.place !== 'sent-out') sentOutEnded(turn, turn.floor.calls.get(call.id));",
		'',
	],
	['who is sent out still is', "if (found.place !== 'sent-out') sentOutEnded", 'sentOutEnded'],
	[
		'who is not in the loop is sent there',
		'	backInQueue(turn, call.id, found);\n	return true;',
		'	return true;',
	],
	[
		'who only is not in the queue is not sent there',
		"	if (call?.state !== 'waiting') return;\n",
		"	if (call === undefined || !('entry' in call) || call.entry === undefined) return;\n",
		'who does not wait by then is leaving, and has no place',
	],
	[
		'in the loop is back',
		"if (call.entry.comesBackBy !== undefined) turn.emit({type: 'call-came-back', callId});",
		'',
	],
	[
		'in the fallback is fallen back',
		"	if (found.place === 'fallback') turn.emit({type: 'call-fell-back', callId});\n",
		'',
	],
	[
		'who is nobody’s third party is hung up',
		'	orderHangUp(turn, channel, {offerId: seen.consultId});\n',
		'',
	],
]);
