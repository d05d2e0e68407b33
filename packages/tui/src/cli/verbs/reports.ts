/** Reports: who was listened to, by whom, how often, how long and why; when nobody saw a switch. */

import type {ExposureRow, GapRow} from '@plateau/core/protocol';
import {cliText, headingText, monitorModeText} from '@plateau/core/text';
import {dayOrTime} from '../../format/clock.ts';
import {duration} from '../../format/duration.ts';
import type {Args} from '../args.ts';
import {count, text, time} from '../columns.ts';
import type {Context} from '../context.ts';
import {usageEnd} from '../ends.ts';
import {formatOptions} from '../options.ts';
import {formatOf, json, printRows} from '../output.ts';
import type {Verb} from '../verb.ts';

export const reportVerbs: readonly Verb[] = [
	{
		path: ['report', 'exposure'],
		text: 'report exposure',
		options: ['day', 'from', 'to', 'of-agent', ...formatOptions],
		async run(context, args) {
			const agentId = args.text('of-agent');
			const answer = await context.ask('report-exposure', {
				...daysOf(context, args),
				...given('agentId', agentId),
			});
			const {rows} = answer;
			const format = formatOf(context, args);
			if (format === 'json') {
				context.outRaw(`${json(answer)}\n`);
				return;
			}
			printRows<ExposureRow>(
				context,
				format,
				[
					text('agentId', headingText.agent, ({agentId}) => agentId),
					text('personId', headingText.listenedBy, (row) => row.personId),
					count('times', headingText.times, ({times}) => times),
					time('listenedMs', headingText.listened, ({listenedMs}) => listenedMs),
					time('longestMs', headingText.longestOne, ({longestMs}) => longestMs),
					{
						id: 'modes',
						heading: headingText.how,
						raw: ({modes}) => modes.join(' '),
						show: ({modes}) => modes.map((mode) => context.say(monitorModeText[mode])).join(', '),
					},
					text('reasons', headingText.reason, ({reasons}) => reasons.join('; ')),
					// Last, so that who reads columns by their place finds the others where they were.
					count('outsideTimes', headingText.fromOutside, (row) => row.outsideTimes ?? 0),
					count('colleagueTimes', headingText.asColleague, (row) => row.colleagueTimes ?? 0),
					time('colleagueMs', headingText.asColleagueFor, (row) => row.colleagueMs ?? 0),
				],
				rows,
			);
			const heard = rows.reduce((sum, {listenedMs}) => sum + listenedMs, 0);
			const times = rows.reduce((sum, row) => sum + row.times, 0);
			if (format === 'table' && rows.length > 1) {
				context.out(context.say(cliText.exposureSum, {times, time: duration(heard)}));
			}
		},
	},
	{
		path: ['report', 'gaps'],
		text: 'report gaps',
		options: ['day', 'from', 'to', ...formatOptions],
		async run(context, args) {
			const answer = await context.ask('report-gaps', daysOf(context, args));
			const format = formatOf(context, args);
			if (format === 'json') {
				context.outRaw(`${json(answer)}\n`);
				return;
			}
			const link = await context.connect();
			const at = (instant: number | undefined): string =>
				instant === undefined
					? '-'
					: dayOrTime(instant, link.now(), link.facts?.timeZone, context.locale);
			printRows<GapRow>(
				context,
				format,
				[
					text('switchId', headingText.switch, ({switchId}) => switchId),
					{
						id: 'fromAt',
						heading: headingText.seenUntil,
						raw: ({fromAt}) => fromAt,
						show: ({fromAt}) => at(fromAt),
					},
					{
						id: 'toAt',
						heading: headingText.seenAgain,
						raw: ({toAt}) => toAt,
						show: ({toAt}) => at(toAt),
					},
					time('lastedMs', headingText.length, ({fromAt, toAt = link.now()}) => toAt - fromAt),
					count('came', headingText.came, ({came}) => came),
					count('lost', headingText.lost, ({lost}) => lost),
					count('endedUnseen', headingText.endedUnseen, (row) => row.endedUnseen),
					count('fallbackAnswered', headingText.byFallback, (row) => row.fallbackAnswered),
					count('mailbox', headingText.mailbox, ({mailbox}) => mailbox),
					count('messages', headingText.messages, ({messages}) => messages),
				],
				answer.rows,
			);
		},
	},
];

function given<K extends string>(name: K, value: string | undefined): {[P in K]?: string} {
	return value === undefined ? {} : ({[name]: value} as {[P in K]?: string});
}

/** `--day`, or from one day to another. */
function daysOf(context: Context, args: Args): {readonly from?: string; readonly to?: string} {
	const [day, from, to] = (['day', 'from', 'to'] as const).map((name) => args.text(name));
	const isBoth = day !== undefined && (from !== undefined || to !== undefined);
	if (isBoth) throw usageEnd(context.say(cliText.dayOrSpan));
	return {...given('from', day ?? from), ...given('to', day ?? to)};
}
