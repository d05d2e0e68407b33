/** `plateau replay DAY --at 14:03`: the board as it was, on the screen or as data. */

import {cliText} from '@plateau/core/text';
import type {Country} from '../format/phone-number.ts';
import type {Moment} from '../model/board-types.ts';
import type {Args} from './args.ts';
import {clockTime} from './call-page.ts';
import type {Context} from './context.ts';
import {usageEnd} from './ends.ts';
import {nouns} from './nouns.ts';
import {openScreen} from './open-screen.ts';
import {formatOf, json, printRows} from './output.ts';

/** The daemon reads a day's journal at most; it gives up before we do. */
const answerMs = 90_000;

export async function replay(context: Context, args: Args): Promise<void> {
	const day = args.need('DAY');
	const at = args.text('at');
	if (!isDay(day)) throw usageEnd(context.say(cliText.badDay, {text: day}));
	if (at !== undefined && !/^\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2})?$/.test(at)) {
		throw usageEnd(context.say(cliText.badTime, {text: at}));
	}
	const format = formatOf(context, args);
	const moment = await context.ask('replay-floor', {day, ...(at && {at})}, answerMs);
	if (format === 'json') context.outRaw(`${json(moment)}\n`);
	else if (format === 'plain') await print(context, moment);
	else await openScreen(context, args, 'board', moment);
}

function isDay(text: string): boolean {
	const date = new Date(`${text}T00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${text}T`);
}

/** The moment in a line, then a table each of queues, agents, calls and alerts, a line apart. */
async function print(context: Context, {at, seq, event, board}: Moment): Promise<void> {
	const {facts} = await context.connect();
	const timeZone = facts?.timeZone ?? 'UTC';
	context.outRow(['at', 'time', 'seq', 'event']);
	context.outRow([at, clockTime(at, timeZone), seq, event.type]);
	const me = {login: '', name: '', signedIn: false, phones: {}, reasons: board.reasons};
	const seen = {floor: board, me};
	const country = (facts?.country ?? 'FR') as Country;
	for (const name of ['queues', 'agents', 'calls', 'alerts'] as const) {
		const columns = nouns[name].columns({locale: context.locale, country, now: at, seen});
		context.out('');
		context.out(name);
		printRows(context, 'plain', columns, nouns[name].rows(seen));
	}
}
