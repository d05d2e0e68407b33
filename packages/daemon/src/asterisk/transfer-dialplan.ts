/** Customers whom an agent sends on blind: to a desk phone, or to a number outside. */

import {calledLegSteps, dialFields, readSipCode} from './called-leg.ts';
import {isSet} from './conditions.ts';
import {context, extension} from './conf-text.ts';
import {contexts, musicClass, roles, userEvents, variables} from './contract.ts';
import type {AsteriskInput} from './input.ts';
import {callOutside} from './outside-number.ts';
import {markOutside} from './ties.ts';

const v = variables;

/** The contexts of a blind transfer. */
export function transferContexts(input: AsteriskInput): readonly string[] {
	return [transfer(input), transferLeg(input), transferAnswered];
}

function transfer(input: AsteriskInput): string {
	const options = `giIm(${musicClass})b(${contexts.transferLeg}^s^1)U(${contexts.transferAnswered})`;
	return context(
		contexts.transfer,
		`Sent on by an agent: music until somebody answers there. The call ends with that talk; who is not
		taken waits again.`,
		extension('s', [
			`Set(${v.place}=sent-out)`,
			`Set(${v.answer}=1)`,
			`UserEvent(${userEvents.transferred})`,
			'HangupCauseClear()',
			'Set(DIALSTATUS=CHANUNAVAIL)',
			`GotoIf(${isSet(v.endpoint)}?phone)`,
			...callOutside(input, options),
			'Goto(ended)',
			['phone', `Dial(PJSIP/\${${v.endpoint}},\${${v.ringSecs}},${options})`],
			['ended', 'GotoIf($["${DIALSTATUS}" = "ANSWER"]?over)'],
			...readSipCode,
			`UserEvent(${userEvents.transferFailed},${dialFields})`,
			`Goto(${contexts.wait},s,1)`,
			['over', 'Hangup(16)'],
		]),
	);
}

function transferLeg({ties = []}: AsteriskInput): string {
	return context(
		contexts.transferLeg,
		'Run on the leg that a customer was sent on to, before it is called: what the phone shows.',
		extension('s', [
			...(ties.length === 0 ? [] : [markOutside]),
			...calledLegSteps(roles.transfer),
		]),
	);
}

const transferAnswered = context(
	contexts.transferAnswered,
	'Run on the leg that took a customer who was sent on, before the two are joined.',
	extension('s', [
		`UserEvent(${userEvents.transferAnswered},Customer: \${${v.customer}})`,
		'Return()',
	]),
);
