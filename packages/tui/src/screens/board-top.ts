/** The board's first line: the floor in figures, what one listens to, what is down, the clock. Pure. */
import {boardText, say} from '@plateau/core/text';
import {type StatusPart, statusLine} from '../components/status-line.tsx';
import {sparkline} from '../format/bar.ts';
import {clockTime} from '../format/clock.ts';
import {duration} from '../format/duration.ts';
import {percent} from '../format/percent.ts';
import {floorFigures} from '../model/board-figures.ts';
import {monitorOf} from '../model/board-targets.ts';
import type {BoardModel} from '../model/board-types.ts';
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
	if (monitor.state === 'calling') {
		const text = say(locale, boardText.monitorCalling, {mode, name});
		return paint('ringing', ` ${symbols.ringing} ${text} `);
	}
	const time = duration(now - monitor.since);
	return [
		paint('alarm', ` ${symbols.whisper} ${say(locale, boardText.monitorOn, {mode, name, time})} `),
		' ',
		paint('key', say(locale, boardText.monitorStop)),
	];
}

/** The first line in exactly `width` cells; `crumbs` follow the word Board. */
export function topLine(
	model: BoardModel,
	context: Context,
	crumbs: readonly string[],
	width: number,
): Line {
	const {locale, now, link} = context;
	const title = paint('title', say(locale, boardText.board));
	const trail = crumbs.map((crumb) => `${symbols.crumb} ${crumb}`).join(' ');
	const monitor = monitorLine(model, context);
	// Whom one listens to is said before anything else, and never cut.
	const left: StatusPart[] =
		monitor === undefined
			? [{line: trail === '' ? title : [title, ` ${trail}`]}]
			: [{line: title}, {line: monitor}, {line: trail, dropOrder: 0}];
	const {view} = model;
	if (view !== undefined) {
		for (const {id, state, since} of Object.values(view.switches)) {
			if (state === 'up') continue;
			const params = {id, time: duration(now - since)};
			left.push({line: paint('alarm', ` !! ${say(locale, boardText.switchDown, params)} `)});
		}
		const figures = floorFigures(view);
		const level = percent(figures.serviceLevel, locale);
		const shares = model.history.map(({share}) => share);
		const spark = shares.length > 1 ? sparkline(shares, sparkCells, {low: 0, high: 1}) : '';
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
	const clock = clockTime(now, link.facts?.timeZone ?? 'UTC');
	const right: StatusPart[] = [
		{line: clock},
		{
			line: isUp
				? paint('good', 'ok')
				: paint('error', `${symbols.failed} ${duration(now - link.since)}`),
		},
	];
	return statusLine(left, right, width);
}
