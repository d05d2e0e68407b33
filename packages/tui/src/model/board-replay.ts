/** The board of the past: asked for by time, stepped through, left for now again. Pure. */
import type {CommandArgs, CommandResult, RefusalBody} from '@plateau/core/protocol';
import {replayText} from '@plateau/core/text';
import {dayOf} from '../format/clock.ts';
import {settled} from './board-rows.ts';
import type {BoardModel} from './board-types.ts';
import {editOf} from './edit-text.ts';
import {refusalNotice} from './reasons.ts';
import type {Context, Step} from './shell-types.ts';

const steps = {
	'replay-second-on': 1000,
	'replay-second-back': -1000,
	'replay-minute-on': 60_000,
	'replay-minute-back': -60_000,
} as const;

/** The context as it was at the moment that is shown: what counts time counts up to then. */
export function shownContext(model: BoardModel, context: Context): Context {
	const {replay} = model;
	return replay?.shown === undefined ? context : {...context, now: replay.shown.at};
}

/** What the keys of a replay do; undefined for other actions. */
export function actReplay(
	model: BoardModel,
	id: string,
	context: Context,
): Step<BoardModel> | undefined {
	switch (id) {
		case 'replay':
			return {model: {...model, form: {kind: 'time', edit: editOf('')}}};
		case 'replay-live':
			return {model: toLive(model, context), notice: {sentence: replayText.live}};
		case 'replay-second-on':
		case 'replay-second-back':
		case 'replay-minute-on':
		case 'replay-minute-back':
			return stepped(model, ({at}) => ({instant: wholeSecond(at, steps[id]) + steps[id]}));
		case 'replay-event-on':
		case 'replay-event-back':
			return stepped(model, ({seq}) => ({seq: seq + (id === 'replay-event-on' ? 1 : -1)}));
		default:
			return undefined;
	}
}

/** Forward from the second that has begun, back to one that has: no step goes nowhere. */
function wholeSecond(at: number, by: number): number {
	return (by > 0 ? Math.floor(at / 1000) : Math.ceil(at / 1000)) * 1000;
}

type Shown = NonNullable<NonNullable<BoardModel['replay']>['shown']>;

/** One question at a time: a key that is held down asks again when the answer is there. */
function stepped(
	model: BoardModel,
	to: (shown: Shown) => CommandArgs<'replay-floor'>,
): Step<BoardModel> {
	const {replay} = model;
	if (replay?.shown === undefined || replay.isAsking) return {model};
	return asking(model, to(replay.shown));
}

function asking(model: BoardModel, args: CommandArgs<'replay-floor'>): Step<BoardModel> {
	const replay = {shown: undefined, live: model.view, ...model.replay, isAsking: true};
	return {
		model: {...model, form: undefined, replay},
		requests: [{type: 'command', name: 'replay-floor', args}],
	};
}

/** Enter behind a time. */
export function applyTime(model: BoardModel, text: string, context: Context): Step<BoardModel> {
	const {link} = context;
	const match =
		/^(?:(\d{4}-\d{2}-\d{2})[ T]+)?(\d{1,2}):(\d{2}(?::\d{2})?(?:[+-]\d{2}:\d{2})?)$/.exec(
			text.trim(),
		);
	if (match === null) {
		return {model, notice: {sentence: replayText.badTime, params: {text}, tone: 'warn'}};
	}
	const [, day, hour = '', rest] = match;
	const at = `${hour.padStart(2, '0')}:${rest}`;
	const {now} = shownContext(model, context);
	return asking(model, {day: day ?? dayOf(now, link.facts?.timeZone), at});
}

/** The board of the moment that was asked for. */
export function hearMoment(
	model: BoardModel,
	{board, ...shown}: CommandResult<'replay-floor'>,
): BoardModel {
	const live = model.replay?.shown === undefined ? model.view : model.replay.live;
	const replay = {shown, live, isAsking: false};
	return settled({...model, view: board, replay, over: {}}, shown.at);
}

/** No such moment: the one before it stays, or the present. */
export function refuseMoment(model: BoardModel, refusal: RefusalBody): Step<BoardModel> {
	const {replay} = model;
	const notice = refusalNotice(refusal);
	if (replay?.shown === undefined) return {model: {...model, replay: undefined}, notice};
	return {model: {...model, replay: {...replay, isAsking: false}}, notice};
}

function toLive(model: BoardModel, {now}: Context): BoardModel {
	const {replay} = model;
	if (replay === undefined) return model;
	return settled({...model, view: replay.live, replay: undefined, over: {}}, now);
}
