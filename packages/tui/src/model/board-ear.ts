/** Listening from a number outside: given once, kept until the screen closes or a phone is taken instead. Pure. */
import {plainNumber} from '@plateau/core';
import type {MeView, RefusalBody} from '@plateau/core/protocol';
import {type boardReasonText, earText, endReasonText, type Locale} from '@plateau/core/text';
import {asWritten, type Country} from '../format/phone-number.ts';
import {phoneChoices} from './board-lists.ts';
import {towards} from './board-monitor.ts';
import type {BoardModel} from './board-types.ts';
import {wordOf} from './call-life.ts';
import {editOf} from './edit-text.ts';
import {refusalNotice} from './reasons.ts';
import type {Context, Notice, Step} from './shell-types.ts';

/** Entries of the list of phones: the phones, and behind them a number outside where the floor has any. */
export function earCount(model: BoardModel): number {
	return phoneChoices(model).length + (hasOutside(model) ? 1 : 0);
}

/** Whether the list of phones offers a number outside. */
export function hasOutside({me}: BoardModel): boolean {
	return me?.outsideListening === true;
}

/** Why no number outside can be given. */
export function earBlock(model: BoardModel): keyof typeof boardReasonText | undefined {
	return hasOutside(model) ? undefined : 'no-outside-listening';
}

/** The field for the number; it has the one that was given before. */
export function askNumber(model: BoardModel): BoardModel {
	const {form, outsideNumber = ''} = model;
	if (form?.kind !== 'phone' || !hasOutside(model)) return model;
	return {...model, form: {kind: 'ear', edit: editOf(outsideNumber), intent: form.intent}};
}

/** Enter in it. Whether it may be is the daemon's to say; that it is a number at all is seen here. */
export function applyNumber(model: BoardModel, {link}: Context): Step<BoardModel> {
	const {form} = model;
	if (form?.kind !== 'ear') return {model};
	const text = form.edit.text.trim();
	if (text === '') return {model, notice: {sentence: earText.needed, tone: 'warn'}};
	if (plainNumber(text) === undefined) return {model, notice: refusalNotice({code: 'number-bad'})};
	const {intent} = form;
	const next = {...model, form: undefined, outsideNumber: text};
	if (intent !== undefined) return towards(next, intent);
	const params = {number: asWritten(text, (link.facts?.country ?? 'FR') as Country)};
	return {model: next, notice: {sentence: earText.kept, params, tone: 'good'}};
}

/** The number is forgotten. */
export function dropNumber(model: BoardModel): Step<BoardModel> {
	const next = {...model, form: undefined, outsideNumber: undefined};
	return {model: next, notice: {sentence: earText.dropped}};
}

const aboutTheNumber: ReadonlySet<string> = new Set([
	...['number-bad', 'number-not-allowed', 'number-not-for-listening', 'outside-listening-off'],
	'no-such-extension',
]);

/** The board after listening was refused: a number that may not be is not kept. */
export function withoutBadNumber(model: BoardModel, {code}: RefusalBody): BoardModel {
	return aboutTheNumber.has(code) ? {...model, outsideNumber: undefined} : model;
}

/** What to say when a listening has ended by itself, or never began. */
export function endNotice(model: BoardModel, next: MeView, locale: Locale): Notice | undefined {
	const {notHeard} = next;
	if (notHeard === undefined || model.me === undefined) return undefined;
	if (notHeard.at === model.me.notHeard?.at) return undefined;
	const {agentId, outside} = notHeard;
	const name = model.view?.agents[agentId]?.name ?? agentId;
	const reason = wordOf(endReasonText, notHeard.reason, locale);
	const sentence = outside === true ? earText.endedOutside : earText.endedAtDesk;
	return {sentence, params: {name, reason}, tone: 'warn'};
}
