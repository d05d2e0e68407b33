/** Parked calls on the desk: a short list at its foot, where it moves nothing. */
import type {DeskView, ParkedRow} from '@plateau/core/protocol';
import {parkText, say} from '@plateau/core/text';
import {ruleLine} from '../../components/box-line.tsx';
import {statusLine} from '../../components/status-line.tsx';
import {duration} from '../../format/duration.ts';
import {parkedRows} from '../../model/desk-parked.ts';
import type {Context} from '../../model/shell-types.ts';
import {symbols} from '../../symbols.ts';
import {type Line, paint} from '../../terminal/spans.ts';
import {numberText, queueName} from './words.ts';

/** How many the list shows; the rest are counted. */
const listed = 3;

/** What is parked, by its number; no lines where nothing is. */
export function parkedLines(desk: DeskView, context: Context, width: number): readonly Line[] {
	const rows = parkedRows({desk});
	if (rows.length === 0) return [];
	const {locale} = context;
	const title = `${say(locale, parkText.title)} ${rows.length}`;
	const hint = paint('dim', say(locale, parkText.keysHint));
	const left = rows.length - listed;
	return [
		ruleLine([{title, right: hint}], width),
		...rows.slice(0, listed).map((row) => parkedLine(desk, row, context, width)),
		...(left > 0 ? [[paint('dim', `   ${say(locale, parkText.more, {count: left})}`)]] : []),
	];
}

function parkedLine(desk: DeskView, row: ParkedRow, context: Context, width: number): Line {
	const {locale, now} = context;
	const {place, callerName, callerNumber, name, since, endsAt, queueId} = row;
	const number = numberText(callerNumber, context);
	const time = duration(Math.max(0, endsAt - now));
	return statusLine(
		[
			{line: [paint('held', ` ${symbols.held} ${place} `), paint('title', callerName ?? number)]},
			{line: callerName === undefined ? '' : number, dropOrder: 2},
			{line: paint('dim', say(locale, parkText.back, {name, time})), dropOrder: 1},
		],
		[
			{line: paint('dim', queueName(desk, queueId, context)), dropOrder: 3},
			{line: duration(now - since)},
		],
		width,
	);
}
