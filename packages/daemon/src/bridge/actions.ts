/** Effects to AMI actions, as docs/dialplan.md lists them. Sends nothing. */

import type {Effect, Language} from '@plateau/core';
import type {AmiFields} from '../ami/encoder.ts';
import {contexts, roles, variables} from '../asterisk/contract.ts';
import {shownName, shownNumber} from './caller.ts';

/** One action to send. */
export interface Action {
	readonly name: string;
	readonly fields: AmiFields;
}

type EffectOf<T extends Effect['type']> = Extract<Effect, {type: T}>;

/** Sends a caller on; `context` is where they are afterwards. */
export function redirect(channelName: string, context: string, extension = 's'): Action {
	return {
		name: 'Redirect',
		fields: {Channel: channelName, Context: context, Exten: extension, Priority: 1},
	};
}

export function setVariable(channelName: string, name: string, value: string | number): Action {
	return {name: 'Setvar', fields: {Channel: channelName, Variable: name, Value: value}};
}

function ways(channelName: string, language: Language, answerOnEntry: boolean): readonly Action[] {
	return [
		setVariable(channelName, 'CHANNEL(language)', language),
		setVariable(channelName, variables.answer, answerOnEntry ? 1 : 0),
	];
}

export function admitActions(effect: EffectOf<'admit'>, channelName: string): readonly Action[] {
	return [
		...ways(channelName, effect.language, effect.answerOnEntry),
		redirect(channelName, contexts.admit),
	];
}

/** What ringing a phone needs to know besides the effect. */
export interface RingDetails {
	readonly endpoint: string;
	/** The caller's number in national form; undefined when withheld. */
	readonly nationalNumber: string | undefined;
	readonly queueLabel: string;
}

export function ringActions(
	effect: EffectOf<'ring-agent'>,
	channelName: string,
	{endpoint, nationalNumber, queueLabel}: RingDetails,
): readonly Action[] {
	const set = (name: string, value: string | number) => setVariable(channelName, name, value);
	return [
		...ways(channelName, effect.language, effect.answerOnEntry),
		// Two underscores: the agent's leg, and the legs behind it, carry the offer too.
		set(`__${variables.offer}`, effect.offerId),
		set(variables.endpoint, endpoint),
		// Dial counts seconds; a ring shorter than one would be none.
		set(variables.ringSecs, Math.max(1, Math.round(effect.ringMs / 1000))),
		set(`_${variables.showNumber}`, shownNumber(nationalNumber)),
		set(`_${variables.showName}`, shownName(queueLabel)),
		redirect(channelName, contexts.ring),
	];
}

export function withdrawActions(
	effect: EffectOf<'withdraw-ring'>,
	channelName: string,
): readonly Action[] {
	return [
		...ways(channelName, effect.language, effect.answerOnEntry),
		redirect(channelName, contexts.wait),
	];
}

export function farewellActions(
	effect: EffectOf<'say-farewell'>,
	channelName: string,
): readonly Action[] {
	return [
		setVariable(channelName, 'CHANNEL(language)', effect.language),
		redirect(channelName, contexts.farewell, effect.farewell),
	];
}

/** `Hangup` takes a unique id too, for a leg whose name is not known yet. */
export function hangUpAction(channelNameOrId: string): Action {
	return {name: 'Hangup', fields: {Channel: channelNameOrId, Cause: 16}};
}

/** A supervisor's phone is rung; its unique id is ours to choose. */
export function startMonitorAction(
	effect: EffectOf<'start-monitor'>,
	{endpoint, uniqueId, spiedId}: {endpoint: string; uniqueId: string; spiedId: string},
): Action {
	return {
		name: 'Originate',
		fields: {
			Channel: `PJSIP/${endpoint}`,
			ChannelId: uniqueId,
			Context: contexts.monitor,
			Exten: effect.mode,
			Priority: 1,
			Async: true,
			Timeout: monitorRingMs,
			CallerID: '"Plateau" <0>',
			Variable: [
				`${variables.role}=${roles.supervisor}`,
				`${variables.monitor}=${effect.monitorId}`,
				`${variables.spied}=${spiedId}`,
			],
		},
	};
}

/** How long a supervisor's phone rings. */
const monitorRingMs = 20_000;

export function changeMonitorActions(
	effect: EffectOf<'change-monitor'>,
	channelName: string,
	spiedId: string,
): readonly Action[] {
	return [
		setVariable(channelName, variables.spied, spiedId),
		redirect(channelName, contexts.monitor, effect.mode),
	];
}

/** The ringing phone is asked to answer; needs the right `system`. */
export function answerPhoneAction(channelName: string): Action {
	return {name: 'PJSIPNotify', fields: {Channel: channelName, Variable: 'Event=talk'}};
}
