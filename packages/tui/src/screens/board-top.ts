/** The board's first line: the floor in figures, what one listens to, what is down, the clock. Pure. */
import {boardText, earText, momentText, replayText, say} from '@plateau/core/text';
import {type StatusPart, statusLine} from '../components/status-line.tsx';
import {sparkline} from '../format/bar.ts';
import {clockSeconds, clockTime, dayOf} from '../format/clock.ts';
import {duration} from '../format/duration.ts';
import {percent} from '../format/percent.ts';
import {floorFigures} from '../model/board-figures.ts';
import {shownContext} from '../model/board-replay.ts';
import {monitorOf} from '../model/board-targets.ts';
import type {BoardModel} from '../model/board-types.ts';
import {wordOf} from '../model/call-life.ts';
import type {Context} from '../model/shell-types.ts';
import {symbols} from '../symbols.ts';
import {type Line, paint} from '../terminal/spans.ts';

/** Cells of the sparkline. */
const sparkCells = 10;

/** `◉ WHISPER to Alice 0:14  . stop` while the person listens to somebody. */
export function monitorLine(model: BoardModel, {locale, now}: Context): Line | undefined {
	const monitor = monitorOf(model);
	if (monitor === undefined) return undefined;
	const mode = say(locale, boardText[monitor.mode]);
	const name = model.view?.agents[monitor.agentId]?.name ?? monitor.agentId;
	if (monitor.state !== 'active') {
		const atDesk = monitor.outside !== true;
		const outside = monitor.state === 'asking' ? earText.asking : earText.calling;
		const text = say(locale, atDesk ? boardText.monitorCalling : outside, {mode, name});
		return paint('ringing', ` ${symbols.ringing} ${text} `);
	}
	const time = duration(now - monitor.since);
	// A switch lets who barges in be heard by the agent and one other: in a conference by the agent alone.
	const isAlone =
		monitor.mode === 'barge' && model.view?.calls[monitor.callId]?.line === 'conference';
	const on = isAlone ? boardText.monitorAlone : boardText.monitorOn;
	return [
		paint('alarm', ` ${symbols.whisper} ${say(locale, on, {mode, name, time})} `),
		' ',
		paint('key', say(locale, boardText.monitorStop)),
	];
}

/** ` REPLAY 2026-11-20 14:03:20 ` over a board of the past. */
function replayMark(model: BoardModel, context: Context): Line | undefined {
	const shown = model.replay?.shown;
	if (shown === undefined) return undefined;
	return paint('alarm', ` ${replayWords(shown.at, context)} `);
}

/** `event 4711: offer` of the moment that is shown: what had just happened. */
export function eventWords({replay}: BoardModel, {locale}: Context): string {
	if (replay?.shown === undefined) return '';
	const {seq, event} = replay.shown;
	return say(locale, replayText.event, {seq, what: wordOf(momentText, event.type, locale)});
}

/** `REPLAY 2026-11-20 14:03:20`. */
export function replayWords(at: number, {locale, link}: Context): string {
	const zone = link.facts?.timeZone;
	const time = `${dayOf(at, zone)} ${clockSeconds(at, zone)}`;
	return say(locale, replayText.mark, {time});
}

/** The first line in exactly `width` cells; `crumbs` follow the word Board. */
export function topLine(
	model: BoardModel,
	context: Context,
	crumbs: readonly string[],
	width: number,
): Line {
	const {locale, now: liveNow, link} = context;
	const {now} = shownContext(model, context);
	const title = paint('title', say(locale, boardText.board));
	const trail = crumbs.map((crumb) => `${symbols.crumb} ${crumb}`).join(' ');
	const monitor = monitorLine(model, context);
	const mark = replayMark(model, context);
	// Whom one listens to is said before anything else, and never cut.
	const left: StatusPart[] =
		monitor === undefined
			? [{line: trail === '' ? title : [title, ` ${trail}`]}]
			: [{line: title}, {line: monitor}, {line: trail, dropOrder: 0}];
	// In words, and never cut: nobody may take the past for now.
	if (mark !== undefined) {
		left.splice(1, 0, {line: mark}, {line: eventWords(model, context), dropOrder: 4});
	} else if (model.replay !== undefined) {
		left.push({line: paint('dim', say(locale, replayText.asking))});
	}
	const {view, me} = model;
	if (me?.unsavedSince !== undefined) {
		const params = {time: duration(liveNow - me.unsavedSince)};
		left.push({line: paint('alarm', ` !! ${say(locale, boardText.notSaving, params)} `)});
	}
	if (view !== undefined) {
		for (const {id, state, since, noTieTo = []} of Object.values(view.switches)) {
			for (const to of noTieTo)
				left.push({line: paint('alarm', ` ! ${say(locale, boardText.tieDown, {id, to})} `)});
			if (state === 'up') continue;
			const params = {id, time: duration(now - since)};
			left.push({line: paint('alarm', ` !! ${say(locale, boardText.switchDown, params)} `)});
		}
		const figures = floorFigures(view);
		const level = percent(figures.serviceLevel, locale);
		const shares = model.history.map(({share}) => share);
		const spark =
			shares.length > 1 && mark === undefined
				? sparkline(shares, sparkCells, {low: 0, high: 1})
				: '';
		left.push(
			{line: `${say(locale, boardText.serviceLevel)} ${level}`, dropOrder: 1},
			...(spark === '' ? [] : [{line: paint('dim', spark), dropOrder: 4}]),
			{
				line: say(locale, boardText.waitingCount, {count: figures.waiting}),
				dropOrder: 2,
			},
			{
				line: say(locale, boardText.abandonedShare, {
					share: percent(figures.abandoned, locale, 1),
				}),
				dropOrder: 3,
			},
		);
	}
	const isUp = link.state.state === 'up';
	const clock = clockTime(liveNow, link.facts?.timeZone ?? 'UTC');
	const right: StatusPart[] = [
		{line: clock},
		{
			line: isUp
				? paint('good', 'ok')
				: paint('error', `${symbols.failed} ${duration(liveNow - link.since)}`),
		},
	];
	return statusLine(left, right, width);
}
