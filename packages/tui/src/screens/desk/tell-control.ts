/** Call control in sentences, for the line mode: where the caller is, who is consulted, what is asked. */
import type {DeskCall} from '@plateau/core/protocol';
import {callText, type Sentence, say} from '@plateau/core/text';
import {lineOf} from '../../model/desk-call.ts';
import type {DeskModel} from '../../model/desk-state.ts';
import type {Context, Told} from '../../model/shell-types.ts';
import {rowOfKey} from '../../model/targets.ts';
import {thirdName} from './call-head.ts';
import {finderTitle, targetText} from './finder.ts';
import {callerName} from './words.ts';

/** Every topic of it, said or empty. */
export function tellControl(model: DeskModel, context: Context): readonly Told[] {
	const call = model.desk?.call;
	const {locale} = context;
	const isMuted = call?.state === 'talking' && call.muted === true;
	return [
		{topic: 'line', text: lineText(call, context)},
		{topic: 'phone-hold', text: phoneText(call, context)},
		{topic: 'muted', text: isMuted ? say(locale, callText.tellMuted) : ''},
		{topic: 'finder', text: finderText(model, context)},
	];
}

/** What the desk of a consulted colleague says; undefined when the call is the agent's own. */
export function consultedText(call: DeskCall, context: Context): string | undefined {
	const {consultedBy, state} = call;
	if (consultedBy === undefined || state === 'wrap-up') return undefined;
	const sentence = state === 'ringing' ? callText.tellConsultedRinging : callText.tellConsulted;
	const params = {name: consultedBy.name, caller: callerName(call, context)};
	return say(context.locale, sentence, params);
}

function lineText(call: DeskCall | undefined, context: Context): string {
	if (call === undefined) return '';
	const {locale} = context;
	const {queue} = call.consult ?? {};
	const isWaiting = call.consult?.state === 'waiting';
	const name = isWaiting ? (queue?.label[locale] ?? '') : thirdName(call.consult, context);
	const text = (sentence: Sentence) => say(locale, sentence, {name});
	switch (lineOf(call)) {
		case 'held':
			return text(callText.tellHeld);
		case 'conference':
			return text(callText.tellConference);
		case 'consulting': {
			const {state, hears} = call.consult ?? {};
			if (state === 'waiting') return text(callText.tellAsking);
			if (state === 'calling') return text(callText.tellCalling);
			if (state === 'ringing') return text(callText.tellRinging);
			return text(hears === 'customer' ? callText.tellSwapped : callText.tellConsulting);
		}
		case 'joined':
			if (call.phoneHeld === true) return text(callText.tellHeldAtPhone);
			// At the beginning of a talk it goes without saying.
			return (call.lineSince ?? 0) > call.since ? text(callText.tellJoined) : '';
		default:
			return '';
	}
}

/** Beside another state than that it makes by itself. */
function phoneText(call: DeskCall | undefined, {locale}: Context): string {
	const line = lineOf(call);
	const isBeside = call?.phoneHeld === true && line !== undefined && line !== 'joined';
	return isBeside ? say(locale, callText.tellPhoneHolds) : '';
}

function finderText(model: DeskModel, context: Context): string {
	const {finder, targets} = model.control;
	if (finder?.chosen === undefined || targets === undefined) return '';
	const row = rowOfKey(targets, finder.chosen);
	if (row === undefined) return '';
	const sentence = row.kind === 'queue' ? callText.queueHint : callText.howHint;
	return say(context.locale, callText.tellHow, {
		title: finderTitle(model, context),
		name: targetText(row, targets, context),
		hint: say(context.locale, sentence),
	});
}
