/** What desk phones may dial: each other, our own numbers, emergencies, and the outside. */

import {emergencyNumbers} from '@plateau/core';
import {context, extension, setAll} from './conf-text.ts';
import {contexts, variables} from './contract.ts';
import type {AsteriskInput} from './input.ts';
import {formsOf, outgoingPatterns} from './numbering.ts';
import {dialOutside} from './outside-number.ts';
import {policyContext, seenBy} from './policy-dialplan.ts';
import {farPhones} from './ties.ts';

const dialled = 'Set(PLATEAU_DIALLED=${FILTER(0-9+,${EXTEN})})';

/** The contexts `plateau-phones` and, with a trunk, `plateau-policy` and `plateau-out`. */
export function phonesContexts(input: AsteriskInput): readonly string[] {
	const {phones, trunk} = input;
	const far = farPhones(input);
	const taken = new Set([
		...[...phones, ...far].map((phone) => phone.extension),
		...(trunk === undefined ? [] : emergencyNumbers(input.country)),
	]);
	const own = [...new Set(input.numbers.flatMap(({id}) => formsOf(id, input.country)))].filter(
		(form) => !taken.has(form),
	);
	const dialling = context(
		contexts.phones,
		`What desk phones dial. The call is told to nobody here: the bridge sees the phone's channel
		and counts the agent as busy with a call of their own ("outside").`,
		...phones.map(({extension: dialled, endpoint}) =>
			extension(dialled, [`Dial(PJSIP/${endpoint},45)`, 'Hangup()']),
		),
		...far.map(({extension: dialled, endpoint}) =>
			extension(dialled, [`Dial(PJSIP/${endpoint},45,b(${contexts.acrossOwn}^s^1))`, 'Hangup()']),
		),
		...own.map((form) =>
			extension(form, [
				setAll([
					['PLATEAU_INTERNAL', '1'],
					[variables.caller, '${FILTER(0-9+,${CALLERID(num)})}'],
				]),
				`Goto(${contexts.incoming},\${EXTEN},1)`,
			]),
		),
		...(trunk === undefined
			? []
			: [
					// Whatever the policy is, and asking nobody.
					...emergencyNumbers(input.country).map((number) =>
						extension(number, [dialled, `Goto(${contexts.out},s,1)`]),
					),
					...outgoingPatterns(input.country).map((pattern) =>
						extension(pattern, [
							dialled,
							`Set(PLATEAU_SEEN=${seenBy(pattern, input.country)})`,
							`Goto(${contexts.policy},s,1)`,
						]),
					),
				]),
	);
	if (trunk === undefined) return [dialling];
	const shown = trunk.outgoingNumber ?? input.shownNumber;
	return [
		dialling,
		policyContext(input),
		context(
			contexts.out,
			'To the outside, by the trunk. PLATEAU_DIALLED holds digits and a plus, nothing else.',
			extension('s', [
				...(shown === undefined ? [] : [`Set(CALLERID(num)=${shown})`, 'Set(CALLERID(name)=)']),
				...dialOutside(input, '90'),
				'Hangup(${HANGUPCAUSE})',
			]),
		),
	];
}
