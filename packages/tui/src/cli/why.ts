/** `plateau why CALL`: each offer of a call, what spoke for its agent, and why not the others. */

import type {CommandResult} from '@plateau/core/protocol';
import {endReasonText, headingText, momentText, whyText} from '@plateau/core/text';
import {duration} from '../format/duration.ts';
import {choiceText, passedOverLines, type WhyWords} from '../model/why-text.ts';
import type {Args} from './args.ts';
import {clockTime} from './call-page.ts';
import type {Context} from './context.ts';
import {formatOf, json, printRows} from './output.ts';

type Answer = CommandResult<'why-call'>;

/** The daemon replays the journal up to each offer; it gives up before we do. */
const answerMs = 90_000;

export async function why(context: Context, args: Args): Promise<void> {
	const format = formatOf(context, args);
	const answer = await context.ask('why-call', {callId: args.need('CALL')}, answerMs);
	if (format === 'json') context.outRaw(`${json(answer)}\n`);
	else if (format === 'table') await tell(context, answer);
	else printPlain(context, format, answer);
}

/** In sentences. */
async function tell(context: Context, {offers, waits, agents, reasons}: Answer): Promise<void> {
	const {facts} = await context.connect();
	const timeZone = facts?.timeZone ?? 'UTC';
	const words: WhyWords = {locale: context.locale, agents, reasons};
	const limit = Number.POSITIVE_INFINITY;
	const indent = ' '.repeat('14:03:20  '.length);
	for (const offer of offers) {
		const time = clockTime(offer.at, timeZone);
		const name = agents[offer.agentId] ?? offer.agentId;
		const why = choiceText(offer, context.locale, (own) => agents[own] ?? own);
		context.out(context.say(whyText.offered, {time, name, why}));
		const end = endOf(offer, context);
		if (end !== undefined) context.out(`${indent}${end}`);
		for (const line of passedOverLines(offer, offer.at, {...words, limit})) {
			context.out(`${indent}${line}`);
		}
	}
	if (waits !== undefined) {
		context.out(context.say(whyText.waits, {time: clockTime(waits.at, timeZone)}));
		for (const line of passedOverLines(waits, waits.at, {...words, limit})) {
			context.out(`${indent}${line}`);
		}
	} else if (offers.length === 0) context.out(context.say(whyText.neverOffered));
}

/** What became of an offer; undefined while it rings. */
function endOf({at, ended}: Answer['offers'][number], context: Context): string | undefined {
	if (ended === undefined) return undefined;
	const {state, reason} = ended;
	const words = [context.say(momentText[`offer-${state}`])];
	const why = reason === undefined ? undefined : endReasonText[reason];
	if (why !== undefined) words.push(context.say(why));
	return context.say(whyText.ended, {end: words.join(', '), after: duration(ended.at - at)});
}

/** A row for each who was asked, with the reason `chosen`, and each who was passed over. */
function printPlain(context: Context, format: 'plain' | 'csv', {offers, waits}: Answer): void {
	const passed = (
		at: number,
		seq: number | undefined,
		rows: Answer['offers'][number]['passedOver'],
	) => rows.map((row) => ({at, seq, ...row}));
	const rows = [
		...offers.flatMap(({at, seq, agentId, passedOver}) => [
			{at, seq, agentId, reason: 'chosen'},
			...passed(at, seq, passedOver),
		]),
		...(waits === undefined ? [] : passed(waits.at, undefined, waits.passedOver)),
	];
	printRows(
		context,
		format,
		[
			{id: 'at', heading: headingText.at, raw: ({at}) => at},
			{id: 'seq', heading: headingText.id, raw: ({seq}) => seq},
			{id: 'agentId', heading: headingText.agent, raw: ({agentId}) => agentId},
			{id: 'reason', heading: headingText.reason, raw: ({reason}) => reason},
			{
				id: 'leftMs',
				heading: headingText.since,
				raw: (row) => ('until' in row && row.until !== undefined ? row.until - row.at : undefined),
			},
		],
		rows,
	);
}
