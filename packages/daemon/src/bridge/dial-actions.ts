/** Calls by hand to AMI actions, as docs/dialplan.md lists them. Sends nothing. */

import type {EffectOf, HeadsetId} from '@plateau/core';
import {
	type AutoAnswerHeaders,
	autoAnswerHeaders,
	autoAnswerVariables,
	contexts,
	roles,
	variables,
} from '../asterisk/contract.ts';
import {type Action, lendMs, notForwarded, redirect, setVariable} from './actions.ts';
import {shownName, shownNumber} from './caller.ts';
import {checkedNumber, ringSecs} from './dial-values.ts';
import type {Leg} from './leg.ts';

type DialEffect = EffectOf<'dial'>;

/** A colleague who is called, as the floor file has them. */
export interface DialledColleague {
	/** The PJSIP endpoint of their phone. */
	readonly endpoint: string;
	/** What its model is asked with, to answer by itself. */
	readonly autoAnswer: AutoAnswerHeaders;
	/** Who calls. */
	readonly callerName: string;
	/** They are nailed up here: the headset that is joined, by another order. Their phone is not called. */
	readonly nearId?: HeadsetId;
	/** They are nailed up at another switch: the headset that it lends. */
	readonly lentId?: HeadsetId;
}

/**
 * An agent's phone is called by itself; picked up, its leg calls the number, or the colleague. Its unique id is
 * ours to choose.
 */
export function dialAction(
	effect: DialEffect,
	{
		endpoint,
		autoAnswer,
		uniqueId,
		colleague,
	}: {
		readonly endpoint: string;
		readonly autoAnswer: AutoAnswerHeaders;
		readonly uniqueId: string;
		readonly colleague: DialledColleague | undefined;
	},
): Action {
	const headers = effect.autoAnswer === true ? Object.entries(autoAnswer) : [];
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
			CallerID: `"Plateau" <${shownNumber(numberOf(effect))}>`,
			Variable: [
				`${variables.role}=${roles.dialling}`,
				...carried(effect, colleague).map(([name, value]) => `${name}=${value}`),
				`CHANNEL(language)=${effect.language}`,
				notForwarded,
				...headers.map(([name, value]) => `PJSIP_HEADER(add,${name})=${value}`),
			],
		},
	};
}

/** A headset that waits calls: as a phone that was picked up. */
export function callActions(
	effect: DialEffect,
	{name}: Leg,
	colleague: DialledColleague | undefined,
): readonly Action[] {
	return [
		...carried(effect, colleague).map(([variable, value]) => setVariable(name, variable, value)),
		redirect(name, contexts.dial),
	];
}

/** What the agent's leg carries into the call; of a headset, whatever it was in before is written over. */
function carried(
	effect: DialEffect,
	colleague: DialledColleague | undefined,
): ReadonlyArray<readonly [string, string | number]> {
	const isOutside = 'number' in effect.to;
	const asked = 'phoneId' in effect.to && effect.to.autoAnswer === true ? colleague : undefined;
	const {nearId, lentId} = colleague ?? {};
	const endpoint = nearId === undefined ? (colleague?.endpoint ?? '') : '';
	const showNumber = isOutside ? '' : shownNumber(effect.phoneId);
	return [
		// Two underscores: the legs that are called carry them too.
		[`__${variables.offer}`, effect.callId],
		[`__${variables.caller}`, checkedNumber(numberOf(effect))],
		[`__${variables.number}`, checkedNumber(effect.callerId)],
		[variables.sendTo, isOutside ? checkedNumber(numberOf(effect)) : ''],
		[variables.endpoint, endpoint],
		[variables.colleague, nearId ?? ''],
		[`_${variables.askedHeadset}`, lentId ?? ''],
		[variables.ringSecs, ringSecs(lentId === undefined ? effect.ringMs : lendMs)],
		[`_${variables.showNumber}`, showNumber],
		[`_${variables.showName}`, isOutside ? '' : shownName(colleague?.callerName ?? '')],
		[`_${variables.autoAnswer}`, asked === undefined ? '' : 1],
		...(asked === undefined
			? []
			: // All of them: another phone's model may have been asked with more.
				autoAnswerHeaders.map(
					(header) => [`_${autoAnswerVariables[header]}`, asked.autoAnswer[header] ?? ''] as const,
				)),
	];
}

/** The digits that are called; of a colleague, their extension. */
function numberOf({to}: DialEffect): string {
	return 'number' in to ? to.number : to.phoneId;
}

/** The number answered: its leg is the customer of the agent's. */
export function dialledActions(agent: Leg, customer: Leg): readonly Action[] {
	return [
		// A headset stays what it is.
		...(agent.headset === undefined ? [setVariable(agent.name, variables.role, roles.agent)] : []),
		setVariable(agent.name, `__${variables.customer}`, customer.uniqueId),
	];
}
