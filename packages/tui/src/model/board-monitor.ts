/** Listening in: a phone first, then a reason once, then the daemon is asked. Pure. */
import {boardText, earText} from '@plateau/core/text';
import {phoneChoices} from './board-lists.ts';
import {monitorOf} from './board-targets.ts';
import type {BoardModel, Intent} from './board-types.ts';
import {emptyText} from './edit-text.ts';
import type {Step} from './shell-types.ts';

/** Why somebody is listened to who raised a hand, in the audit: one wording in every language. */
const helpReason = 'asked for help';

/** What comes next on the way to a monitoring: a form, or the request. `hasPhone`: just taken. */
export function towards(
	model: BoardModel,
	intent: Intent,
	{hasPhone = false}: {readonly hasPhone?: boolean} = {},
): Step<BoardModel> {
	const {mode, agentId} = intent;
	const {me, phoneId, monitorReason, outsideNumber: number} = model;
	// Who asks for help has given the reason already.
	const asked = model.view?.agents[agentId]?.handSince !== undefined;
	const reason = asked ? helpReason : monitorReason;
	if (monitorOf(model)?.agentId === agentId) {
		return {
			model: {...model, form: undefined},
			requests: [{type: 'command', name: 'change-monitor', args: {mode}}],
		};
	}
	if (number === undefined && !hasPhone && me?.phoneId === undefined) {
		if (phoneId === undefined) return {model: choosePhone(model, intent)};
		const next = {...model, form: undefined, phoneId: undefined, intent};
		return {model: next, requests: [{type: 'command', name: 'take-phone', args: {phoneId}}]};
	}
	if (reason === undefined) {
		return {model: {...model, form: {kind: 'reason', edit: emptyText, intent}}};
	}
	const args = {agentId, mode, reason, ...(number === undefined ? {} : {number})};
	return {
		model: {...model, form: undefined},
		requests: [{type: 'command', name: 'start-monitor', args}],
		notice: {sentence: number === undefined ? boardText.monitorAsked : earText.asked},
	};
}

/** The list of phones, with what goes on once one is taken. */
export function choosePhone(model: BoardModel, intent: Intent | undefined): BoardModel {
	return {...model, form: {kind: 'phone', selected: 0, intent}};
}

/** Takes the phone chosen in the list. */
export function takePhone(before: BoardModel, index: number): Step<BoardModel> {
	const choice = phoneChoices(before)[index];
	// A phone of the floor, in the place of a number outside.
	const model = choice?.isFree === true ? {...before, outsideNumber: undefined} : before;
	const {form, me} = model;
	if (form?.kind !== 'phone' || choice === undefined) return {model};
	if (!choice.isFree) {
		const {state: sentence, params} = choice;
		return {
			model: {...model, form: {...form, selected: index}},
			notice: {sentence, params, tone: 'warn'},
		};
	}
	const {intent} = form;
	if (choice.phone.id === me?.phoneId) {
		return intent === undefined ? {model: {...model, form: undefined}} : towards(model, intent);
	}
	return {
		model: {...model, form: undefined, intent},
		requests: [{type: 'command', name: 'take-phone', args: {phoneId: choice.phone.id}}],
	};
}
