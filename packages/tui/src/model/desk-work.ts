/** What the desk's keys do with work that is not a call: which piece, and what becomes of it. Pure. */
import {officeText} from '@plateau/core/text';
import {type DeskMenu, type DeskModel, type MenuItem, messageToHear} from './desk-state.ts';
import type {CommandRequest, Step} from './shell-types.ts';

/** The list of what is in hand; where there is one piece, what can become of it. */
export function openHand(model: DeskModel): Step<DeskModel> {
	if (model.menu?.kind === 'work' || model.menu?.kind === 'work-end') {
		return {model: {...model, menu: undefined}};
	}
	const [first, ...more] = model.desk?.inHand ?? [];
	if (first === undefined) return {model, notice: nothing};
	const menu: DeskMenu =
		more.length > 0
			? {kind: 'work', selected: 0}
			: {kind: 'work-end', selected: 0, workId: first.id};
	return {model: {...model, menu}};
}

/** Done, where there is no question: one piece in hand that asks for no outcome; else the list. */
export function finishOnly(model: DeskModel): Step<DeskModel> {
	const [first, ...more] = model.desk?.inHand ?? [];
	if (first === undefined) return {model, notice: nothing};
	if (more.length > 0 || first.dispositionRequired) return openHand(model);
	return {model, requests: [ended('finish-work', first.id)]};
}

/** Given back, where there is no question which. */
export function giveBackOnly(model: DeskModel): Step<DeskModel> {
	const [first, ...more] = model.desk?.inHand ?? [];
	if (first === undefined) return {model, notice: nothing};
	if (more.length > 0) return openHand(model);
	return {model, requests: [ended('give-back-work', first.id)]};
}

/** The caller's message, into the person's own player. */
export function hearMessage(model: DeskModel): Step<DeskModel> {
	const work = messageToHear(model);
	if (work === undefined) return {model};
	const args = {workId: work.id};
	return {model, requests: [{type: 'command', name: 'play-message', args}]};
}

/** A choice of one of the two menus: which piece, then what becomes of it. */
export function chooseOfWork(
	model: DeskModel,
	{id}: MenuItem,
	{kind, workId}: DeskMenu,
): Step<DeskModel> {
	if (kind === 'work') {
		return {model: {...model, menu: {kind: 'work-end', selected: 0, workId: id}}};
	}
	const closed = {...model, menu: undefined};
	if (workId === undefined) return {model: closed};
	if (id === 'give-back') return {model: closed, requests: [ended('give-back-work', workId)]};
	const [, dispositionId] = id.split(':');
	return {model: closed, requests: [ended('finish-work', workId, dispositionId)]};
}

const nothing = {sentence: officeText.nothingInHand, tone: 'warn'} as const;

function ended(
	name: 'finish-work' | 'give-back-work',
	workId: string,
	dispositionId?: string,
): CommandRequest {
	if (name === 'give-back-work') return {type: 'command', name, args: {workId}};
	const outcome = dispositionId === undefined ? {} : {dispositionId};
	return {type: 'command', name, args: {workId, ...outcome}};
}
