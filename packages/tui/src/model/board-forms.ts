/** The board's forms: filter and reason as they are typed, phones and presences as they are chosen. Pure. */
import {boardText} from '@plateau/core/text';
import type {KeyPress} from '../terminal/key-press.ts';
import {applyNumber, askNumber, earCount} from './board-ear.ts';
import {applyLoan, chooseQueue, queueChoices} from './board-lend.ts';
import {phoneChoices, presenceChoices, presenceWord} from './board-lists.ts';
import {takePhone, towards} from './board-monitor.ts';
import {applyTime} from './board-replay.ts';
import {settled} from './board-rows.ts';
import {chooseTaker, takerChoices} from './board-take.ts';
import {type BoardModel, withPane} from './board-types.ts';
import {editText} from './edit-text.ts';
import type {Context, Step} from './shell-types.ts';

/** Signs out the agent of the open list. */
export function signOut(model: BoardModel): Step<BoardModel> {
	const {form} = model;
	if (form?.kind !== 'presence') return {model};
	const {agentId} = form;
	return {
		model: {...model, form: undefined},
		requests: [{type: 'command', name: 'sign-out', args: {agentId}, tag: agentId}],
	};
}

/** Enter in a field. */
export function applyField(model: BoardModel, context: Context): Step<BoardModel> {
	const {form} = model;
	const {now} = context;
	if (form?.kind === 'filter') {
		const next = withPane(model, form.pane, {filter: form.edit.text.trim()});
		return {model: settled({...next, form: undefined}, now)};
	}
	if (form?.kind === 'time') return applyTime(model, form.edit.text, context);
	if (form?.kind === 'ear') return applyNumber(model, context);
	if (form?.kind === 'loan') return applyLoan(model, form.edit.text);
	if (form?.kind !== 'reason') return {model};
	const reason = form.edit.text.trim();
	if (reason === '') return {model, notice: {sentence: boardText.reasonNeeded, tone: 'warn'}};
	// Nobody is asked for a reason before they have a phone; their view may not say so yet.
	const next = {...model, monitorReason: reason, form: undefined};
	return towards(next, form.intent, {hasPhone: true});
}

/** The board without the field; a filter is as it was. */
export function cancelField(model: BoardModel): BoardModel {
	const {form} = model;
	const free = {...model, form: undefined};
	return form?.kind === 'filter' ? withPane(free, form.pane, {filter: form.before}) : free;
}

/** A key for a field; a filter acts as it is typed. */
export function typeBoard(model: BoardModel, key: KeyPress, {now}: Context): Step<BoardModel> {
	const {form} = model;
	if (form === undefined || !('edit' in form)) return {model};
	const {edit} = editText(form.edit, key, {maxLength: 200});
	const typed = {...model, form: {...form, edit}};
	if (form.kind !== 'filter') return {model: typed};
	return {model: settled(withPane(typed, form.pane, {filter: edit.text}), now)};
}

function listLength(model: BoardModel): number {
	switch (model.form?.kind) {
		case 'phone':
			return earCount(model);
		case 'queue':
			return queueChoices(model).length;
		case 'taker':
			return takerChoices(model).length;
		default:
			return presenceChoices(model).length;
	}
}

/** The marked entry of the open list. */
export function listIndex({form}: BoardModel): number {
	return form !== undefined && 'selected' in form ? form.selected : 0;
}

/** The open list with another entry marked. */
export function moveList(model: BoardModel, by: number): BoardModel {
	const {form} = model;
	if (form === undefined || !('selected' in form)) return model;
	const selected = Math.max(0, Math.min(listLength(model) - 1, form.selected + by));
	return {...model, form: {...form, selected}};
}

/** Chooses an entry of the open list. */
export function choose(model: BoardModel, index: number, {locale}: Context): Step<BoardModel> {
	const {form} = model;
	if (form?.kind === 'phone') {
		const isOutside = index === phoneChoices(model).length;
		return isOutside ? {model: askNumber(model)} : takePhone(model, index);
	}
	if (form?.kind === 'queue') return chooseQueue(model, index);
	if (form?.kind === 'taker') return chooseTaker(model, index);
	const presence = presenceChoices(model)[index];
	if (form?.kind !== 'presence' || presence === undefined) return {model};
	const {agentId} = form;
	return {
		model: {...model, form: undefined},
		requests: [
			{
				type: 'command',
				name: 'set-presence',
				args: {agentId, presence},
				tag: `${agentId}\n${presenceWord(model, presence, locale)}`,
			},
		],
	};
}
