/** Effects about headsets, and what sends one back, as AMI actions. Sends nothing. */

import type {EffectOf} from '@plateau/core';
import {
	type AutoAnswerHeaders,
	contexts,
	extensions,
	roles,
	variables,
} from '../asterisk/contract.ts';
import {type Action, notForwarded, redirect, setVariable} from './actions.ts';
import type {Leg} from './leg.ts';

/** The phone is called for the shift; its leg's unique id is ours to choose. */
export function connectHeadsetAction(
	effect: EffectOf<'connect-headset'>,
	{
		endpoint,
		autoAnswer,
		uniqueId,
	}: {endpoint: string; autoAnswer: AutoAnswerHeaders; uniqueId: string},
): Action {
	const headers = effect.autoAnswer === true ? Object.entries(autoAnswer) : [];
	return {
		name: 'Originate',
		fields: {
			Channel: `PJSIP/${endpoint}`,
			ChannelId: uniqueId,
			...{Context: contexts.headset, Exten: 's', Priority: 1, Async: true},
			Timeout: Math.max(1000, effect.ringMs),
			CallerID: '"Plateau" <0>',
			Variable: [
				`${variables.role}=${roles.headset}`,
				`${variables.way}=group`,
				`${variables.headset}=${effect.headsetId}`,
				notForwarded,
				...headers.map(([name, value]) => `PJSIP_HEADER(add,${name})=${value}`),
			],
		},
	};
}

/** It is with this caller from now on. With `whispers`, the queue's name is said first. */
export function takeActions(
	{offerId, queueId}: EffectOf<'ring-agent'>,
	{name}: Leg,
	{customerId, whispers}: {customerId: string; whispers: boolean},
): readonly Action[] {
	return [
		setVariable(name, variables.offer, offerId),
		setVariable(name, variables.customer, customerId),
		...(whispers
			? [
					setVariable(name, variables.whisper, queueId),
					redirect(name, contexts.headset, extensions.named),
				]
			: []),
	];
}

/** It is asked by a colleague from now on, about this customer. */
export function askActions(
	{name}: Leg,
	{consultId, agent, customerId}: {consultId: string; agent: Leg; customerId: string},
): readonly Action[] {
	return [
		setVariable(name, variables.offer, ''),
		setVariable(name, variables.consult, consultId),
		setVariable(name, variables.holder, agent.name),
		setVariable(name, variables.customer, customerId),
	];
}

/** A colleague calls it: it has the customer's part, with nobody but their leg. */
export function colleagueActions(
	{name}: Leg,
	{callId, caller}: {callId: string; caller: Leg},
): readonly Action[] {
	return [
		setVariable(name, variables.offer, callId),
		// Of an earlier call.
		setVariable(name, variables.customer, ''),
		setVariable(name, variables.internal, '1'),
		setVariable(name, variables.place, 'ringing'),
		setVariable(name, variables.peer, caller.name),
	];
}

/** It is with nobody. */
export function freeActions({name}: Leg): readonly Action[] {
	return [setVariable(name, variables.offer, ''), setVariable(name, variables.consult, '')];
}

/** Sends it back to where it waits, from wherever it is. */
export function backAction({name}: Leg, move: number): Action {
	return redirect(name, contexts.headset, `b${move}`);
}
