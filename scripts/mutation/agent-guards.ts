/** Guards of agents’ desks: phones, links, leaving, the floor file applied live. */

import {type Guard, guardsOf} from './guard.ts';

const phones = guardsOf('decide/phones.ts', [
	[
		'a phone that is held is not taken',
		"if (!takeover) return {code: 'phone-held', params: {phoneId, personId: phone.holder}};",
		'',
	],
	[
		'no phone is taken from who listens',
		' || listensAt(turn.floor, phone.holder) !== undefined) {',
		') {',
	],
	['no phone is taken in a call outside', 'isWorking || isInUse(phone) ||', 'isWorking ||'],
	[
		'who listens keeps their phone',
		"	if (listensAt(turn.floor, personId) !== undefined)\n		return {code: 'phone-in-use', params: {phoneId}};",
		'',
	],
	[
		'one phone for one person',
		"if (held !== undefined) turn.emit({type: 'phone-released', phoneId: held, personId});",
		'',
	],
	[
		'who works keeps their phone',
		"	if (agent?.state === 'signed-in')\n		return {code: 'already-signed-in', params: {phoneId: agent.phoneId}};\n	const held = heldBy(turn.floor, personId);\n	if (held === undefined) return undefined;",
		'	const held = heldBy(turn.floor, personId);\n	if (held === undefined) return undefined;',
	],
	[
		'registered twice is registered once',
		'if (turn.floor.phones.get(phoneId)?.registered === false)',
		'if (turn.floor.phones.has(phoneId))',
	],
	[
		'gone twice is gone once',
		'if (turn.floor.phones.get(phoneId)?.registered !== true) return;',
		'if (!turn.floor.phones.has(phoneId)) return;',
	],
	[
		'a phone that went away is rung no more',
		"		endOffer(turn, offer, {state: 'failed', reason: 'unregistered'});\n		orderWithdrawal(turn, offer);",
		'',
	],
	[
		'a phone that was seen to ring rings on',
		" || offer.state !== 'made') continue;",
		') continue;',
	],
	[
		'a call outside begins once',
		'phone === undefined || phone.outside.includes(channelId)',
		'phone === undefined',
	],
	[
		'a call outside ends once',
		'if (turn.floor.phones.get(phoneId)?.outside.includes(channelId) !== true) return;',
		'if (!turn.floor.phones.has(phoneId)) return;',
	],
]);

const links = guardsOf('decide/links.ts', [
	['there twice is there once', " || agent.link.state === 'up') return;", ') return;'],
	['who was never there is not lost', " || agent.link.state !== 'up') return;", ') return;'],
]);

const leaving = guardsOf('decide/agents.ts', [
	['who leaves listens no more', "	stopListening(turn, agent.id, 'signed-out');\n", ''],
	[
		'who leaves asks for no pause any more',
		'	endRequest(turn, agent.id, by);\n	leaveWork',
		'	leaveWork',
	],
	['who leaves gives their other work back', '	leaveWork(turn, agent.id, by);\n', ''],
	[
		'who leaves while consulted is called no more',
		'		endConsultOf(turn, agent);\n		return;',
		'		return;',
	],
	[
		'who asked to leave has asked',
		"} else if (agent.pendingPresence?.state !== 'logged-out') {",
		'} else {',
	],
	[
		'a pause that there is already is no news',
		"if (!isAlready) turn.emit({type: 'presence-changed', agentId, presence, by});",
		"turn.emit({type: 'presence-changed', agentId, presence, by});",
	],
	[
		'to ask for what one is takes a wish back',
		'} else if (agent.pendingPresence !== undefined) {\n		// To',
		'} else if (false) {\n		// To',
	],
	[
		'nothing is taken back that was not asked for',
		"} else if (!isWithdrawn) {\n		return {code: 'nothing-pending'};\n	}",
		'}',
	],
	[
		'nobody begins with a pause that takes approval',
		"if (needsApproval(floor, presence)) return {code: 'approval-needed', params: {reasonId}};",
		'',
	],
	[
		'nobody begins as one too many away',
		'return whyTooManyAway(floor, agentId, presence);\n}',
		'return undefined;\n}',
	],
]);

const floorFile = guardsOf('decide/configure.ts', [
	[
		'a queue with a call in it stays',
		'if (queueId !== undefined && !queues.has(queueId))\n',
		'if (false)\n',
	],
	[
		'a queue that a call is on its way to stays',
		"if (to?.kind === 'queue' && !queues.has(to.queueId))",
		'if (false)',
	],
	[
		'a queue that is wrapped up for stays',
		"		if (!queues.has(queueId)) return {code: 'queue-in-use', params: {queueId}};\n	}\n	const kinds",
		'	}\n	const kinds',
	],
	['a phone that is held stays', '			(next === undefined || moved) &&\n', '			false &&\n'],
	['who is off the floor file leaves', '			signOut(turn, agent.id, by);\n', '			continue;\n'],
	['loans of what is gone end', '	endGoneLoans(turn);\n', ''],
]);

export const agentGuards: readonly Guard[] = [...phones, ...links, ...leaving, ...floorFile];
