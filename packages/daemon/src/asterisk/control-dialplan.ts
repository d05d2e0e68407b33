/**
 * Call control in the dialplan: customers on hold, agents' legs that wait meanwhile, third parties who
 * are consulted. Whoever waits sits in short turns, each looking whether the others are still there, so
 * that no turn needs the daemon; to talk again, one of two runs Bridge and takes the other out of a turn.
 */

import {calledLegSteps, dialFields, readSipCode} from './called-leg.ts';
import {isAlone, isSet, isThere} from './conditions.ts';
import {context, extension} from './conf-text.ts';
import {
	contexts,
	extensions,
	holdingBridge,
	musicClass,
	parkingBridge,
	roles,
	turnSecs,
	userEvents,
	variables,
} from './contract.ts';
import type {AsteriskInput} from './input.ts';
import {joinSteps} from './joining.ts';
import {callOutside} from './outside-number.ts';
import {lentBeep, lentSteps} from './ties.ts';

const v = variables;
/** Turns that a customer whose agent is gone waits for the daemon's word. */
const turnsAlone = 2;

/** Every context of call control. */
export function controlContexts(input: AsteriskInput): readonly string[] {
	return [hold, desk, consult(input), consultLeg(input), consulted(input), guest];
}

const hold = context(
	contexts.hold,
	`A customer on hold hears music. While the agent's leg is there nothing else happens; once it is gone
	the daemon has them back in a queue. Without a daemon they go to the fallback; should a living one
	forget them, they go into the waiting loop by themselves. A colleague, called by hand, is hung up; their
	headset waits again.`,
	extension('s', [
		`Set(${v.place}=held)`,
		// Who was talked with is answered, whatever their number's way is.
		`Set(${v.answer}=1)`,
		'Set(PLATEAU_TURNS=0)',
		`UserEvent(${userEvents.held},Offer: \${${v.offer}})`,
		['turn', `GotoIf(${isThere(v.peer)}?held)`],
		`GotoIf($["\${${v.internal}}" = "1"]?over)`,
		`GotoIf(${isAlone}?${contexts.fallback},s,1)`,
		'Set(PLATEAU_TURNS=$[${PLATEAU_TURNS} + 1])',
		`GotoIf($[\${PLATEAU_TURNS} > ${turnsAlone}]?${contexts.wait},s,1)`,
		// e(m): a headset that waited in silence before would go on doing so.
		['held', `BridgeWait(${holdingBridge},participant,e(m)m(${musicClass})S(${turnSecs}))`],
		'Goto(turn)',
		['over', `GotoIf(${isSet(v.headset)}?${contexts.headset},s,1)`],
		'Hangup(16)',
	]),
);

const desk = context(
	contexts.desk,
	`An agent's leg waits in silence: its customer is on hold, or was. It comes back here from every talk
	that ends, and is hung up when neither the customer nor a third party is left; a headset waits again.`,
	extension('s', [
		`UserEvent(${userEvents.desk},Offer: \${${v.offer}})`,
		['turn', `GotoIf(${isThere(v.customer)}?wait)`],
		// Set by Dial: the leg that was consulted last.
		`GotoIf(${isThere('DIALEDPEERNAME')}?wait)`,
		`GotoIf(${isSet(v.headset)}?${contexts.headset},s,1)`,
		`UserEvent(${userEvents.letGo},Offer: \${${v.offer}})`,
		'Hangup(16)',
		['wait', `BridgeWait(${parkingBridge},participant,e(s)S(${turnSecs}))`],
		'Goto(turn)',
	]),
);

function consult(input: AsteriskInput): string {
	const options = `giIb(${contexts.consultLeg}^s^1)U(${contexts.consulted})`;
	return context(
		contexts.consult,
		`An agent's leg calls a colleague or a number outside, and talks with them; g: back to the desk when
		they do not take it, or hang up. A redirect of this leg calls it off. "again": back to a third party
		who waits. "beep": with a colleague's headset.`,
		extension('s', [
			'HangupCauseClear()',
			'Set(DIALSTATUS=CHANUNAVAIL)',
			'Set(DIALEDPEERNAME=)',
			`GotoIf(${isSet(v.endpoint)}?phone)`,
			...callOutside(input, options),
			'Goto(ended)',
			['phone', `Dial(PJSIP/\${${v.endpoint}},\${${v.ringSecs}},${options})`],
			['ended', readSipCode[0]],
			readSipCode[1],
			`UserEvent(${userEvents.consultEnded},Consult: \${${v.consult}},${dialFields})`,
			`Goto(${contexts.desk},s,1)`,
		]),
		extension(extensions.again, [
			`GotoIf(${isThere(v.peer)}?:gone)`,
			...joinSteps(v.peer),
			['gone', `Goto(${contexts.desk},s,1)`],
		]),
		extension(extensions.beep, [
			`GotoIf(${isThere(v.peer)}?:gone)`,
			// p: heard by who is taken out of their waiting.
			...joinSteps(v.peer, ',p'),
			['gone', `Goto(${contexts.desk},s,1)`],
		]),
	);
}

function consultLeg(input: AsteriskInput): string {
	return context(
		contexts.consultLeg,
		'Run on the leg of a third party before it is called: what the phone shows, and whom it is for.',
		extension('s', [...lentSteps(input), ...calledLegSteps(roles.consult)]),
	);
}

function consulted(input: AsteriskInput): string {
	return context(
		contexts.consulted,
		'Run on the leg of a third party who answered, before the two are joined.',
		extension('s', [
			`UserEvent(${userEvents.consulted},Consult: \${${v.consult}})`,
			...lentBeep(input),
			'Return()',
		]),
	);
}

const guest = context(
	contexts.guest,
	`A third party who waits, with music, while the agent talks with the customer; hung up when the agent
	is gone; a headset waits for calls again. "all": in the talk of those two. Whoever was handed the customer goes on as an agent's leg.`,
	extension('s', [
		`UserEvent(${userEvents.guest},Consult: \${${v.consult}})`,
		['turn', `GotoIf(${isThere(v.holder)}?wait)`],
		`GotoIf(${isSet(v.headset)}?${contexts.headset},s,1)`,
		'Hangup(16)',
		// e(m): a leg that waited in silence before would go on doing so.
		['wait', `BridgeWait(${parkingBridge},participant,e(m)m(${musicClass})S(${turnSecs}))`],
		'Goto(turn)',
	]),
	extension(extensions.all, [
		`UserEvent(${userEvents.joiningAll},Consult: \${${v.consult}})`,
		`ExecIf(${isThere(v.peer)}?BridgeAdd(\${${v.peer}}))`,
		`GotoIf($["\${${v.role}}" = "${roles.agent}"]?${contexts.desk},s,1)`,
		// A headset is what it is; with an offer, it has the customer.
		`GotoIf($[\${LEN(\${${v.headset}})} > 0 & \${LEN(\${${v.offer}})} > 0]?${contexts.desk},s,1)`,
		`Goto(${contexts.guest},s,1)`,
	]),
);
