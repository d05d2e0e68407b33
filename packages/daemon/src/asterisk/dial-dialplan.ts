/**
 * Calls by hand in the dialplan: an agent's leg that was called by itself, picked up, and calls a number
 * outside or a colleague. Answered, the called leg is a customer like any other, and the talk is the agent's Dial.
 */

import {calledLegSteps, dialFields, readSipCode} from './called-leg.ts';
import {isSet, isThere} from './conditions.ts';
import {context, extension, type Step} from './conf-text.ts';
import {
	askSecs,
	contexts,
	extensions,
	musicClass,
	roles,
	userEvents,
	variables,
} from './contract.ts';
import type {AsteriskInput} from './input.ts';
import {joinSteps} from './joining.ts';
import {dialOutside, readOutsideNumber, unlessNumber} from './outside-number.ts';
import {lentBeep, lentSteps} from './ties.ts';

const v = variables;

/** The contexts of calls by hand. */
export function dialContexts(input: AsteriskInput): readonly string[] {
	return [dial(input), dialLeg(input), dialled(input)];
}

function dial(input: AsteriskInput): string {
	const {trunk} = input;
	const shown = trunk?.outgoingNumber ?? '';
	const options = (leg: string) => `giIb(${contexts.dialLeg}^${leg}^1)U(${contexts.dialled})`;
	const outside: readonly Step[] =
		trunk === undefined
			? []
			: [
					readOutsideNumber,
					unlessNumber('ended'),
					`Set(CALLERID(num)=\${IF(${isSet(v.number)}?\${${v.number}}:${shown})})`,
					'Set(CALLERID(name)=)',
					...dialOutside(input, `\${${v.ringSecs}},${options('s')}`),
				];
	return context(
		contexts.dial,
		`An agent picked up to dial by hand: a colleague's phone, or a number, is called, and they hear how. The call ends with
		that talk; whoever is not reached, the agent's leg ends too. A headset is sent here, and waits again. A colleague's
		headset is not called: once it waits, the daemon sends this leg to "beep", and they talk.`,
		extension('s', [
			// Two underscores: the called leg knows whose it is.
			`Set(__${v.holder}=\${CHANNEL(name)})`,
			`UserEvent(${userEvents.dialling},Call: \${${v.offer}})`,
			'HangupCauseClear()',
			'Set(DIALSTATUS=CHANUNAVAIL)',
			`GotoIf(${isSet(v.endpoint)}?colleague)`,
			`GotoIf(${isSet(v.colleague)}?asked)`,
			...outside,
			'Goto(ended)',
			['asked', `Wait(${askSecs})`],
			'Goto(ended)',
			['colleague', `Dial(PJSIP/\${${v.endpoint}},\${${v.ringSecs}},${options(extensions.phone)})`],
			['ended', readSipCode[0]],
			readSipCode[1],
			`UserEvent(${userEvents.dialEnded},Call: \${${v.offer}},${dialFields})`,
			`GotoIf(${isSet(v.headset)}?${contexts.headset},s,1)`,
			'Hangup(16)',
		]),
		extension(extensions.beep, [
			'Set(BRIDGERESULT=)',
			`GotoIf(${isThere(v.peer)}?:tried)`,
			// p: heard by who is taken out of their waiting.
			...joinSteps(v.peer, ',p'),
			['tried', 'Set(DIALSTATUS=${IF($["${BRIDGERESULT}" = "SUCCESS"]?ANSWER:CHANUNAVAIL)})'],
			'Goto(s,ended)',
		]),
	);
}

function dialLeg(input: AsteriskInput): string {
	return context(
		contexts.dialLeg,
		`Run on the leg that is dialled by hand, before it is called: what it is until it answers. "phone": a
	colleague's, and what it shows.`,
		extension('s', [`Set(${v.role}=${roles.dialled})`, 'Return()']),
		extension(extensions.phone, [
			`Set(${v.internal}=1)`,
			...lentSteps(input),
			...calledLegSteps(roles.dialled),
		]),
	);
}

function dialled(input: AsteriskInput): string {
	return context(
		contexts.dialled,
		`Run on the leg of a number dialled by hand that answered, before the two are joined: a customer from
	now on.`,
		extension('s', [
			`Set(${v.role}=${roles.customer})`,
			`Set(${v.place}=ringing)`,
			`Set(${v.peer}=\${${v.holder}})`,
			`Set(${v.answer}=1)`,
			`Set(${v.since}=\${STRFTIME(,,%s%3q)})`,
			`Set(__${v.customer}=\${UNIQUEID})`,
			`Set(CHANNEL(hangup_handler_push)=${contexts.customerEnd},s,1)`,
			`Set(CHANNEL(musicclass)=${musicClass})`,
			`UserEvent(${userEvents.dialled},Call: \${${v.offer}})`,
			...lentBeep(input),
			'Return()',
		]),
	);
}
