/** Calls by hand to AMI actions, as docs/dialplan.md lists them. Sends nothing. */

import type {Effect} from '@plateau/core';
import {type AutoAnswerHeaders, contexts, roles, variables} from '../asterisk/contract.ts';
import {type Action, notForwarded, redirect, setVariable} from './actions.ts';
import {shownNumber} from './caller.ts';
import {checkedNumber, ringSecs} from './dial-values.ts';
import type {Leg} from './leg.ts';

/** An agent's phone is called by itself; picked up, its leg calls the number. Its unique id is ours to choose. */
export function dialAction(
	effect: Extract<Effect, {type: 'dial'}>,
	{
		endpoint,
		autoAnswer,
		uniqueId,
	}: {
		readonly endpoint: string;
		readonly autoAnswer: AutoAnswerHeaders;
		readonly uniqueId: string;
	},
): Action {
	const number = checkedNumber(effect.number);
	const headers = effect.autoAnswer === true ? Object.entries(autoAnswer) : [];
	const inherited = (name: string, value: string | number) => `__${name}=${value}`;
	return {
		name: 'Originate',
		fields: {
			Channel: `PJSIP/${endpoint}`,
			ChannelId: uniqueId,
			Context: contexts.dial,
			Exten: 's',
			Priority: 1,
			Async: true,
			Timeout: Math.max(1000, effect.phoneRingMs),
			// What the agent's own phone shows: whom they call.
			CallerID: `"Plateau" <${shownNumber(number)}>`,
			Variable: [
				`${variables.role}=${roles.dialling}`,
				inherited(variables.offer, effect.callId),
				inherited(variables.caller, number),
				inherited(variables.number, checkedNumber(effect.callerId)),
				`${variables.sendTo}=${number}`,
				`${variables.ringSecs}=${ringSecs(effect.ringMs)}`,
				`CHANNEL(language)=${effect.language}`,
				notForwarded,
				...headers.map(([name, value]) => `PJSIP_HEADER(add,${name})=${value}`),
			],
		},
	};
}

/** A headset that waits calls the number: as a phone that was picked up. */
export function callActions(
	effect: Extract<Effect, {type: 'dial'}>,
	{name}: Leg,
): readonly Action[] {
	const set = (variable: string, value: string | number) => setVariable(name, variable, value);
	const number = checkedNumber(effect.number);
	return [
		set(`__${variables.offer}`, effect.callId),
		set(`__${variables.caller}`, number),
		set(`__${variables.number}`, checkedNumber(effect.callerId)),
		set(variables.sendTo, number),
		set(variables.ringSecs, ringSecs(effect.ringMs)),
		redirect(name, contexts.dial),
	];
}

/** The number answered: its leg is the customer of the agent's. */
export function dialledActions(agent: Leg, customer: Leg): readonly Action[] {
	return [
		// A headset stays what it is.
		...(agent.headset === undefined ? [setVariable(agent.name, variables.role, roles.agent)] : []),
		setVariable(agent.name, `__${variables.customer}`, customer.uniqueId),
	];
}
