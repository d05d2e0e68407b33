/** Effects to AMI actions, as docs/dialplan.md lists them. Sends nothing. */

import type {EffectOf, Language} from '@plateau/core';
import type {AmiFields} from '../ami/encoder.ts';
import {
	type AutoAnswerHeaders,
	autoAnswerHeaders,
	autoAnswerVariables,
	contexts,
	lendSecs,
	type RingField,
	ringFields,
	roles,
	variables,
} from '../asterisk/contract.ts';
import {headsetHeader} from '../asterisk/ties.ts';
import {shownName, shownNumber} from './caller.ts';
import {checkedNumber, ringSecs} from './dial-values.ts';

/** One action to send. */
export interface Action {
	readonly name: string;
	readonly fields: AmiFields;
}

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

/** `hasMailbox`: some queue has one, and the dialplan asks whose the caller is. */
export function admitActions(
	effect: EffectOf<'admit'>,
	channelName: string,
	hasMailbox = false,
): readonly Action[] {
	return [
		...ways(channelName, effect.language, effect.answerOnEntry),
		...(hasMailbox ? [setVariable(channelName, variables.queue, effect.queueId)] : []),
		// Set in any case: it may have been told to before.
		setVariable(channelName, variables.notice, checkedSound(effect.notice ?? '')),
		redirect(channelName, contexts.admit),
	];
}

/** What ringing a phone needs to know besides the effect. */
export interface RingDetails {
	readonly endpoint: string;
	/** What its model is asked with, to answer by itself. */
	readonly autoAnswer: AutoAnswerHeaders;
	/** The caller's number in national form; undefined when withheld. */
	readonly nationalNumber: string | undefined;
	readonly queueLabel: string;
}

export function ringActions(
	effect: EffectOf<'ring-agent'>,
	channelName: string,
	{endpoint, autoAnswer, nationalNumber, queueLabel}: RingDetails,
): readonly Action[] {
	const isToAnswer = effect.autoAnswer === true;
	const fields: Readonly<Record<RingField, string | number>> = {
		offer: effect.offerId,
		endpoint,
		ringSecs: ringSecs(effect.ringMs),
		showNumber: shownNumber(nationalNumber),
		showName: shownName(queueLabel),
		language: effect.language,
		answer: effect.answerOnEntry ? 1 : 0,
		whisper: effect.whisper === true ? effect.queueId : '',
		autoAnswer: isToAnswer ? 1 : '',
	};
	return [
		...(isToAnswer ? autoAnswerActions(channelName, autoAnswer) : []),
		setVariable(channelName, variables.ring, ringFields.map((field) => fields[field]).join('|')),
		redirect(channelName, contexts.ring),
	];
}

/** What the legs that this one calls are asked with to answer by themselves; undefined: they are not. */
export function autoAnswerActions(
	channelName: string,
	headers: AutoAnswerHeaders | undefined,
): readonly Action[] {
	const set = (name: string, value: string | number) => setVariable(channelName, `_${name}`, value);
	if (headers === undefined) return [set(variables.autoAnswer, '')];
	return [
		set(variables.autoAnswer, 1),
		// All of them: another phone's model may have been asked with more.
		...autoAnswerHeaders.map((header) => set(autoAnswerVariables[header], headers[header] ?? '')),
	];
}

/** An agent's phone is rung by itself; its leg's unique id is ours to choose. */
export function groupRingAction(
	effect: EffectOf<'ring-agent'>,
	{endpoint, autoAnswer, nationalNumber, queueLabel}: RingDetails,
	{uniqueId, customerId}: {uniqueId: string; customerId: string},
): Action {
	const headers = effect.autoAnswer === true ? Object.entries(autoAnswer) : [];
	const lentId = effect.headset?.headsetId;
	return {
		name: 'Originate',
		fields: {
			Channel: `PJSIP/${endpoint}`,
			ChannelId: uniqueId,
			Context: contexts.groupLeg,
			Exten: 's',
			Priority: 1,
			Async: true,
			// A headset is lent at once, or not at all.
			Timeout: lentId === undefined ? Math.max(1000, effect.ringMs) : lendMs,
			CallerID: `"${shownName(queueLabel)}" <${shownNumber(nationalNumber)}>`,
			Variable: [
				`${variables.role}=${roles.agent}`,
				`${variables.way}=group`,
				`${variables.offer}=${effect.offerId}`,
				`${variables.customer}=${customerId}`,
				notForwarded,
				...(effect.whisper === true ? [`${variables.whisper}=${effect.queueId}`] : []),
				...headers.map(([name, value]) => `PJSIP_HEADER(add,${name})=${value}`),
				...(lentId === undefined
					? []
					: [`${variables.lent}=${lentId}`, `PJSIP_HEADER(add,${headsetHeader})=${lentId}`]),
			],
		},
	};
}

/** How long the switch of a headset may take to lend it; it gives up by itself before. */
export const lendMs = (lendSecs + 1) * 1000;

/**
 * A phone that sends its calls on (302) would be followed, through the dialplan of desk phones and so
 * to anywhere; in this context there is nowhere to go. `Dial` has an option for it.
 */
export const notForwarded = `FORWARD_CONTEXT=${contexts.noForward}`;

/** A customer is sent to the leg that answered; `peerName` is its full name. */
export function connectActions(
	effect: EffectOf<'connect'>,
	channelName: string,
	peerName: string,
): readonly Action[] {
	return [
		...ways(channelName, effect.language, effect.answerOnEntry),
		setVariable(channelName, `__${variables.offer}`, effect.offerId),
		setVariable(channelName, variables.peer, peerName),
		redirect(channelName, contexts.join),
	];
}

/**
 * A beep mixed into what the leg of this full name hears: Bridge's own would let nobody be heard meanwhile, and a
 * caller who had it whispered would wait for it. A whole name begins no other channel's.
 */
export function beepAction(name: string): Action {
	return {
		name: 'Originate',
		fields: {
			Channel: `Local/s@${contexts.beep}/n`,
			Application: 'ChanSpy',
			Data: `${name},qESw`,
			Async: true,
		},
	};
}

/** A waiting caller is told something. Numbers are whole; 0 is said of none. */
export function announceActions(
	effect: EffectOf<'announce'>,
	channelName: string,
): readonly Action[] {
	const count = (value: number | undefined) => Math.max(0, Math.min(999, Math.round(value ?? 0)));
	return [
		setVariable(channelName, 'CHANNEL(language)', effect.language),
		setVariable(channelName, variables.announce, checkedSound(effect.message)),
		setVariable(channelName, variables.position, count(effect.position)),
		setVariable(channelName, variables.minutes, count(effect.waitMinutes)),
		redirect(channelName, contexts.announce),
	];
}

export function sendOutActions(
	effect: EffectOf<'send-out'>,
	channelName: string,
): readonly Action[] {
	return [
		setVariable(channelName, 'CHANNEL(language)', effect.language),
		setVariable(channelName, variables.sendTo, checkedNumber(effect.number)),
		redirect(channelName, contexts.sendOut),
	];
}

/** A sound's name as the dialplan compares it; one that cannot be a name is none. */
function checkedSound(name: string): string {
	return /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(name) ? name : '';
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
		setVariable(channelName, variables.message, checkedSound(effect.message ?? '')),
		redirect(channelName, contexts.farewell, effect.farewell),
	];
}

/** `Hangup` takes a unique id too, for a leg whose name is not known yet. */
export function hangUpAction(channelNameOrId: string, cause = 16): Action {
	return {name: 'Hangup', fields: {Channel: channelNameOrId, Cause: cause}};
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
				notForwarded,
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
