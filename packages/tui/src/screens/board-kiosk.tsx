/** The kiosk: each queue's figures large enough for a wall, turned page by page. Shows nothing about callers. */
import type {AlertRow, QueueRow} from '@plateau/core/protocol';
import {boardText, type Sentence, say} from '@plateau/core/text';
import {bigRows, bigText} from '../components/big-digits.tsx';
import {ruleLine} from '../components/box-line.tsx';
import {Lines} from '../components/lines.tsx';
import {duration} from '../format/duration.ts';
import {percent} from '../format/percent.ts';
import {markOf, marks} from '../model/board-figures.ts';
import type {Size} from '../terminal/environment.ts';
import {fitLine, type Line, paint} from '../terminal/spans.ts';
import type {Tone} from '../theme.ts';
import type {CellInput} from './call-columns.ts';

/** How long a page stays, ms. */
const kioskPageMs = 10_000;
/** A rule, the names of the figures, the figures. */
const tileRows = bigRows + 2;
/** Least width of a tile; two stand side by side where both fit. */
const tileColumns = 78;

/** Which queues are on the wall now. */
interface KioskPage {
	readonly queues: readonly QueueRow[];
	readonly page: number;
	readonly pages: number;
	readonly across: number;
}

/** The page of this moment: it turns with the clock, and by hand. */
export function kioskPage({model, view, now}: CellInput, size: Size): KioskPage {
	const queues = Object.values(view.queues);
	const across = Math.max(1, Math.floor((size.columns + 1) / (tileColumns + 1)));
	const each = Math.max(1, Math.floor(size.rows / tileRows)) * across;
	const pages = Math.max(1, Math.ceil(queues.length / each));
	const turned = Math.floor(now / kioskPageMs) + model.kioskShift;
	const page = ((turned % pages) + pages) % pages;
	return {queues: queues.slice(page * each, (page + 1) * each), page, pages, across};
}

/** The kiosk without the board's first line. */
export function Kiosk({input, size}: {readonly input: CellInput; readonly size: Size}) {
	return <Lines name="kiosk" height={size.rows} lines={kioskLines(input, size)} />;
}

/** The kiosk as lines. */
function kioskLines(input: CellInput, size: Size): readonly Line[] {
	const {locale} = input;
	const {queues, across} = kioskPage(input, size);
	if (queues.length === 0) return ['', paint('dim', ` ${say(locale, boardText.noQueues)}`)];
	const width = Math.floor((size.columns - (across - 1)) / across);
	const lines: Line[] = [];
	for (let first = 0; first < queues.length; first += across) {
		const tiles = queues.slice(first, first + across).map((queue) => tile(queue, input, width));
		for (let row = 0; row < tileRows; row++) {
			lines.push(tiles.map((one, at) => [at === 0 ? '' : ' ', fitLine(one[row] ?? '', width)]));
		}
	}
	return lines;
}

interface Figure {
	readonly name: Sentence;
	readonly text: string;
	readonly level: 'warn' | 'alarm' | undefined;
	readonly mark: string;
}

function tile(queue: QueueRow, input: CellInput, width: number): readonly Line[] {
	const {view, now, locale} = input;
	const {id, label, oldestEnteredAt, serviceLevel} = queue;
	const figure = (name: Sentence, text: string, alert: AlertRow | undefined): Figure => ({
		name,
		text,
		level: alert?.level,
		mark: marks(alert),
	});
	const longest = oldestEnteredAt === undefined ? undefined : now - oldestEnteredAt;
	const figures = [
		figure(boardText.kioskWaiting, String(queue.waiting), markOf(view, 'waiting', id)),
		figure(
			boardText.kioskLongest,
			duration(longest),
			longest === undefined ? undefined : markOf(view, 'longest-wait', id),
		),
		figure(
			boardText.kioskServiceLevel,
			percent(serviceLevel, locale).replace(' %', '%'),
			markOf(view, 'service-level', id),
		),
		figure(boardText.kioskReady, String(queue.ready), markOf(view, 'ready', id)),
	];
	const cell = Math.max(1, Math.floor((width - 1) / figures.length));
	const names: Line = [
		' ',
		figures.map(({name, mark, level}): Line => {
			// The mark first: a narrow tile cuts the name, never what the colour means.
			const sign = level === undefined ? '' : paint(level, `${mark} `);
			return [fitLine([sign, paint('dim', say(locale, name))], Math.max(1, cell - 1)), ' '];
		}),
	];
	const rows = Array.from(
		{length: bigRows},
		(_, row): Line => [
			' ',
			figures.map(({text, level}) => {
				const tone: Tone = level === undefined ? 'plain' : 'error';
				return fitLine(paint(tone, bigText(text)[row] ?? ''), cell);
			}),
		],
	);
	return [ruleLine([{title: label[locale]}], width), names, ...rows];
}
