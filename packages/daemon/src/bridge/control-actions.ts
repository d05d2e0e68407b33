/** Effects of call control to AMI actions, as docs/dialplan.md lists them. Sends nothing. */

import type {EffectOf} from '@plateau/core';
import {
	type AutoAnswerHeaders,
	contexts,
	extensions,
	roles,
	variables,
} from '../asterisk/contract.ts';
import {type Action, autoAnswerActions, lendMs, setVariable} from './actions.ts';
import {shownName, shownNumber} from './caller.ts';
import {checkedNumber, ringSecs} from './dial-values.ts';
import type {Leg} from './leg.ts';

/** A leg on its way to a place in the dialplan. */
export interface Move {
	readonly leg: Leg;
	readonly context: string;
	readonly extension?: string;
}

/** Sends one leg, or two in the same moment: neither ends because the other has left their bridge. */
export function moveAction([{leg, context, extension = 's'}, other]: readonly [
	Move,
	Move?,
]): Action {
	return {
		name: 'Redirect',
		fields: {
			...{Channel: leg.name, Context: context, Exten: extension, Priority: 1},
			...(other === undefined
				? {}
				: {
						ExtraChannel: other.leg.name,
						ExtraContext: other.context,
						ExtraExten: other.extension ?? 's',
						ExtraPriority: 1,
					}),
		},
	};
}

/** Whom a leg goes to, or is held by. */
export function peerAction(leg: Leg, peer: Leg): Action {
	return setVariable(leg.name, variables.peer, peer.name);
}

export function languageAction({name}: Leg, language: string): Action {
	return setVariable(name, 'CHANNEL(language)', language);
}

/** What ringing a third party needs to know besides the effect. */
export interface ConsultDetails {
	/** The PJSIP endpoint; undefined: a number outside. */
	readonly endpoint: string | undefined;
	/** What its model is asked with, to answer by itself. */
	readonly autoAnswer: AutoAnswerHeaders;
	/** The customer's number in national form; undefined when withheld. */
	readonly nationalNumber: string | undefined;
	/** There are ties to other switches. */
	readonly isTied?: boolean;
}

/** What the agent's leg carries into a consultation. A colleague sees who asks, and for whom. */
export function consultActions(
	effect: EffectOf<'consult'>,
	{agent, customer}: {readonly agent: Leg; readonly customer: Leg},
	{endpoint, autoAnswer, nationalNumber, isTied = false}: ConsultDetails,
): readonly Action[] {
	const lentId = effect.headset?.headsetId;
	const set = (name: string, value: string | number) => setVariable(agent.name, name, value);
	return [
		// Two underscores: the third party's leg carries them too.
		set(`__${variables.consult}`, effect.consultId),
		set(`__${variables.holder}`, agent.name),
		set(`__${variables.customer}`, customer.uniqueId),
		set(variables.endpoint, endpoint ?? ''),
		set(variables.sendTo, 'number' in effect.to ? checkedNumber(effect.to.number) : ''),
		set(variables.ringSecs, ringSecs(lentId === undefined ? effect.ringMs : lendMs)),
		// In any case, where there are ties: the last one may have been a headset's.
		...(isTied ? [set(`_${variables.askedHeadset}`, lentId ?? '')] : []),
		set(
			`_${variables.showNumber}`,
			'number' in effect.to ? checkedNumber(effect.callerId) : shownNumber(effect.fromPhoneId),
		),
		// Nobody outside is told who the customer is.
		set(`_${variables.showName}`, endpoint === undefined ? '' : shownName(nationalNumber ?? '')),
		...autoAnswerActions(agent.name, effect.autoAnswer === true ? autoAnswer : undefined),
	];
}

/** Whom a customer is sent on to, by an agent. */
export function transferActions(
	{number, transfer, language}: EffectOf<'send-out'>,
	customer: Leg,
	{
		endpoint,
		nationalNumber,
		queueLabel,
	}: Pick<ConsultDetails, 'endpoint' | 'nationalNumber'> & {readonly queueLabel: string},
): readonly Action[] {
	const set = (name: string, value: string | number) => setVariable(customer.name, name, value);
	return [
		languageAction(customer, language),
		set(variables.endpoint, endpoint ?? ''),
		set(variables.sendTo, endpoint === undefined ? checkedNumber(number) : ''),
		set(variables.ringSecs, ringSecs(transfer?.ringMs ?? 0)),
		// Nobody outside is told who the customer is.
		set(
			`_${variables.showNumber}`,
			endpoint === undefined ? checkedNumber(transfer?.callerId) : shownNumber(nationalNumber),
		),
		set(`_${variables.showName}`, endpoint === undefined ? '' : shownName(queueLabel)),
		...autoAnswerActions(customer.name, undefined),
	];
}

/** A third party's leg becomes the agent's of this customer. */
export function handedOverActions(
	guest: Leg,
	{customer, offerId, isOutside}: {customer: Leg; offerId: string; isOutside: boolean},
): readonly Action[] {
	return [
		// A headset stays what it is.
		guest.headset === undefined
			? setVariable(guest.name, variables.role, roles.agent)
			: setVariable(guest.name, variables.consult, ''),
		setVariable(guest.name, `__${variables.offer}`, offerId),
		setVariable(guest.name, `__${variables.customer}`, customer.uniqueId),
		peerAction(customer, guest),
		keepAction(customer, false),
		...(isOutside ? [setVariable(customer.name, variables.place, 'sent-out')] : []),
	];
}

/** A headset is unmuted by the dialplan when the call is over: it says that there is something to do. */
export function muteActions({name, headset}: Leg, muted: boolean): readonly Action[] {
	return [
		...(headset === undefined ? [] : [setVariable(name, variables.muted, muted ? 1 : '')]),
		setVariable(name, 'MUTEAUDIO(in)', muted ? 'on' : 'off'),
	];
}

/** Whether a customer whose talk ends is kept, since a third party is about. */
export function keepAction({name}: Leg, isKept: boolean): Action {
	return setVariable(name, variables.keep, isKept ? 1 : '');
}

/** As if the agent's phone had sent them: whoever hears the agent hears them, and the connection is not kept waiting. */
export function digitActions({name}: Leg, digits: string): readonly Action[] {
	return [...digits]
		.filter((digit) => /[0-9*#A-D]/.test(digit))
		.map((digit) => ({name: 'PlayDTMF', fields: {Channel: name, Digit: digit, Receive: true}}));
}

/** The leg into the talk of the other two. */
export function joinAllAction(guest: Leg): Action {
	return moveAction([{leg: guest, context: contexts.guest, extension: extensions.all}]);
}
