/** `plateau calls show` and `watch CALL`: one call's page, moment by moment. */

import type {CallMoment, CallView} from '@plateau/core/protocol';
import {
	callStateText,
	headingText,
	momentText,
	outcomeText,
	type Sentence,
} from '@plateau/core/text';
import {duration} from '../format/duration.ts';
import {type Country, phoneNumber} from '../format/phone-number.ts';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {refusalEnd} from './ends.ts';
import {watchLink} from './lists.ts';
import {type Format, formatOf, json} from './output.ts';

export async function showCall(context: Context, args: Args): Promise<void> {
	const format = formatOf(context, args);
	const view = await context.glance('call', args.need('ID'));
	if (format === 'json') {
		context.outRaw(`${json(view)}\n`);
		return;
	}
	const link = await context.connect();
	const country = (link.facts?.country ?? 'FR') as Country;
	if (format === 'table') for (const line of headOf(context, view, country)) context.out(line);
	const timeZone = link.facts?.timeZone ?? 'UTC';
	for (const moment of momentsOf(view)) printMoment(context, view, moment, {timeZone, format});
}

/** Each new moment as it comes; JSON: the whole page at each change. Ends with the call. */
export async function watchCall(context: Context, args: Args): Promise<void> {
	const format = formatOf(context, args);
	const link = await context.connect({stays: true});
	const timeZone = link.facts?.timeZone ?? 'UTC';
	const seen = new Set<number>();
	await new Promise<void>((resolve, reject) => {
		link.subscribe('call', args.need('ID'), {
			glance: true,
			ended: (refusal) => reject(refusalEnd(refusal, context.locale)),
			view(view) {
				if (format === 'json') context.outRaw(`${json(view)}\n`);
				for (const moment of momentsOf(view)) {
					if (seen.has(moment.seq)) continue;
					seen.add(moment.seq);
					if (format !== 'json') {
						printMoment(context, view, moment, {timeZone, format});
					}
				}
				const isOver = view.call === undefined && Object.keys(view.monitors).length === 0;
				if (isOver) resolve();
			},
		});
		watchLink(context, link, reject);
	});
}

function headOf(context: Context, view: CallView, country: Country): string[] {
	const {call, outcome} = view;
	const named = (heading: Sentence, value: string | undefined) =>
		value === undefined ? [] : [`${context.say(heading)}: ${value}`];
	const queueId = call?.queueId;
	const state =
		call === undefined
			? outcome === undefined
				? undefined
				: wordOf(context, outcomeText, outcome)
			: context.say(callStateText[call.state]);
	const number = call?.callerNumber;
	return [
		...named(headingText.state, state),
		...named(headingText.caller, call?.callerName),
		...named(headingText.number, number && phoneNumber(number, country)),
		...named(headingText.queue, queueId && (view.queues[queueId]?.[context.locale] ?? queueId)),
		...named(headingText.agent, agentName(view, call?.agentId)),
		...named(headingText.ownAgent, agentName(view, call?.ownAgentId)),
		...named(headingText.waitsFor, agentName(view, call?.waitsFor?.agentId)),
		...named(headingText.headStart, timed(call?.headStartMs)),
		...named(headingText.expectedWait, timed(view.expectedWaitMs)),
		...named(headingText.foretoldWait, timed(view.foretoldWaitMs)),
		...named(headingText.disposition, view.dispositionId),
		...named(headingText.note, view.note),
	];
}

function agentName(view: CallView, agentId: string | undefined): string | undefined {
	return agentId && (view.agents[agentId] ?? agentId);
}

function timed(ms: number | undefined): string | undefined {
	return ms === undefined ? undefined : duration(ms);
}

function momentsOf(view: CallView): CallMoment[] {
	return Object.values(view.life).sort((a, b) => a.seq - b.seq);
}

function printMoment(
	context: Context,
	view: CallView,
	moment: CallMoment,
	{timeZone, format}: {timeZone: string; format: Format},
): void {
	const {seq, at, type, agentId, queueId, personId, reason, ms} = moment;
	if (format !== 'table') {
		context.outRow([seq, at, type, agentId, queueId, personId, reason, ms]);
		return;
	}
	const who = agentId ?? personId;
	const parts = [
		clockTime(at, timeZone),
		wordOf(context, momentText, type),
		who === undefined ? '' : (view.agents[who] ?? who),
		queueId === undefined ? '' : (view.queues[queueId]?.[context.locale] ?? queueId),
		ms === undefined ? '' : duration(ms),
		reason === undefined ? '' : `(${reason})`,
	];
	context.out(parts.filter((part) => part !== '').join('  '));
}

function wordOf(context: Context, words: Readonly<Record<string, Sentence>>, code: string): string {
	const sentence = Object.hasOwn(words, code) ? words[code] : undefined;
	return sentence === undefined ? code : context.say(sentence);
}

/** `14:02:45` on the floor's wall clock. */
export function clockTime(at: number, timeZone: string): string {
	return new Intl.DateTimeFormat('en-GB', {
		timeZone,
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	}).format(at);
}
