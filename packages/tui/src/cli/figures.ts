/** A day's figures as people and spreadsheets read them, and what was taken for granted, in words. */

import type {Assumption, Figures, FiguresByQueue} from '@plateau/core/protocol';
import {
	type AssumptionCode,
	assumptionText,
	figureText,
	headingText,
	type Locale,
	type Sentence,
	say,
} from '@plateau/core/text';
import {duration} from '../format/duration.ts';
import {percent} from '../format/percent.ts';
import {wrap} from '../format/width.ts';
import type {Context} from './context.ts';
import type {Column} from './output.ts';

/** One queue of one day, or the floor (`queueId` absent). */
export interface FiguresRow {
	readonly queueId: string | undefined;
	/** Which of several days side by side. */
	readonly of?: 'recorded' | 'again' | 'changed';
	readonly figures: Figures;
}

/** Every queue, in the order of ids, then the floor. */
export function rowsOf({floor, queues}: FiguresByQueue): FiguresRow[] {
	const ids = Object.keys(queues).sort();
	return [
		...ids.flatMap((queueId) => {
			const figures = queues[queueId];
			return figures === undefined ? [] : [{queueId, figures}];
		}),
		{queueId: undefined, figures: floor},
	];
}

const numbers = [
	'offered',
	'answered',
	'answeredInTime',
	'abandoned',
	'shortAbandoned',
	'timedOut',
	'leftEmpty',
	'serviceLevel',
	'abandonRate',
	'speedOfAnswerMs',
	'occupancy',
	'waited',
	'meanWaitMs',
	'p50Ms',
	'p90Ms',
	'p95Ms',
	'p99Ms',
	'longestMs',
	'maxWaiting',
	'waiting',
] as const satisfies readonly (keyof Figures)[];

/** All of it, for programs and spreadsheets; the floor's rows have no queue. */
export function everyColumn(isSideBySide: boolean): Column<FiguresRow>[] {
	const unnamed: Sentence = ['', ''];
	return [
		...(isSideBySide
			? [{id: 'of', heading: unnamed, raw: ({of}: FiguresRow) => of} satisfies Column<FiguresRow>]
			: []),
		{id: 'queueId', heading: headingText.queue, raw: ({queueId}) => queueId},
		...numbers.map(
			(id): Column<FiguresRow> => ({id, heading: unnamed, raw: ({figures}) => figures[id]}),
		),
	];
}

/** What fits 80 columns. */
export function tableColumns(locale: Locale): Column<FiguresRow>[] {
	const count = (id: keyof Figures, heading: Sentence): Column<FiguresRow> => ({
		...{id, heading, align: 'right'},
		raw: ({figures}) => figures[id],
	});
	const share = (id: keyof Figures, heading: Sentence): Column<FiguresRow> => ({
		...count(id, heading),
		show: ({figures}) => percent(figures[id], locale),
	});
	const time = (id: keyof Figures, heading: Sentence): Column<FiguresRow> => ({
		...count(id, heading),
		show: ({figures}) => duration(figures[id]),
	});
	return [
		{
			id: 'queueId',
			heading: figureText.queueShort,
			raw: ({queueId}) => queueId,
			show: ({queueId}) => queueId ?? say(locale, figureText.total),
		},
		count('offered', figureText.offeredShort),
		share('serviceLevel', figureText.serviceShort),
		share('abandonRate', figureText.lostShort),
		time('speedOfAnswerMs', figureText.answerShort),
		time('p50Ms', ['50%', '50%']),
		time('p90Ms', ['90%', '90%']),
		time('p95Ms', ['95%', '95%']),
		time('p99Ms', ['99%', '99%']),
		time('longestMs', figureText.longestShort),
		share('occupancy', figureText.occupancyShort),
	];
}

/** One measure of a day, as a line of several days side by side. */
export interface Measure {
	readonly label: string;
	show(figures: Figures): string;
}

/** The measures; shares with what they are of. Those that no day has anything of are left out. */
export function measuresOf(locale: Locale, days: readonly Figures[]): Measure[] {
	const has = (key: keyof Figures) => days.some((day) => (day[key] ?? 0) > 0);
	const count = (label: Sentence, key: keyof Figures): Measure => ({
		label: say(locale, label),
		show: (day) => String(day[key] ?? '-'),
	});
	const time = (label: string, key: keyof Figures): Measure => ({
		label,
		show: (day) => duration(day[key]),
	});
	const within = (share: number, key: keyof Figures): Measure =>
		time(say(locale, figureText.waitWithin, {share: percent(share, locale)}), key);
	const ofText = (share: number | undefined, some: number, all: number) =>
		share === undefined ? '-' : `${percent(share, locale, 1)} ${some}/${all}`;
	const lost: Measure = {
		label: say(locale, figureText.otherwiseLost),
		show: ({timedOut, leftEmpty}) => String(timedOut + leftEmpty),
	};
	return [
		count(figureText.offered, 'offered'),
		count(figureText.answered, 'answered'),
		count(figureText.abandoned, 'abandoned'),
		...(has('timedOut') || has('leftEmpty') ? [lost] : []),
		{
			label: say(locale, figureText.serviceLevel),
			show: ({serviceLevel, answeredInTime, offered, shortAbandoned}) =>
				ofText(serviceLevel, answeredInTime, offered - shortAbandoned),
		},
		{
			label: say(locale, figureText.abandonRate),
			show: ({abandonRate, abandoned, offered}) => ofText(abandonRate, abandoned, offered),
		},
		time(say(locale, figureText.speedOfAnswer), 'speedOfAnswerMs'),
		within(0.5, 'p50Ms'),
		within(0.9, 'p90Ms'),
		within(0.95, 'p95Ms'),
		within(0.99, 'p99Ms'),
		time(say(locale, figureText.longest), 'longestMs'),
		count(figureText.maxWaiting, 'maxWaiting'),
		...(has('waiting') ? [count(figureText.stillWaiting, 'waiting')] : []),
		{
			label: say(locale, figureText.occupancy),
			show: ({occupancy}) => percent(occupancy, locale, 1),
		},
	];
}

/** What was taken for granted, a sentence a line or more. A newer daemon's code is shown as it is. */
export function printAssumptions(context: Context, assumptions: readonly Assumption[]): void {
	context.out('');
	context.out(context.say(figureText.assumptions));
	const width = Math.min(context.io.stdout.columns ?? 80, 80) - 2;
	for (const {code, params} of assumptions) {
		const known = Object.hasOwn(assumptionText, code);
		const text = known ? context.say(assumptionText[code as AssumptionCode], params) : code;
		const [first = '', ...rest] = wrap(text, width);
		context.out(`- ${first}`);
		for (const line of rest) context.out(`  ${line}`);
	}
}
