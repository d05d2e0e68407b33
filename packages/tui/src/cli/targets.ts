/** `plateau targets`, and the target that `call transfer` and `call consult` name. */

import type {CommandArgs, WireTransferTarget} from '@plateau/core/protocol';
import {
	activityText,
	callText,
	cliText,
	headingText,
	type Locale,
	presenceText,
	readyText,
	say,
} from '@plateau/core/text';
import {duration} from '../format/duration.ts';
import {type Country, parsePhoneNumber, phoneNumber} from '../format/phone-number.ts';
import {findTargets, onlyTarget, type TargetRow, targetOf} from '../model/targets.ts';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {CommandEnd, refusalEnd} from './ends.ts';
import {exitCodes} from './exit-codes.ts';
import {type Column, formatOf, printRows} from './output.ts';

export async function listTargets(context: Context, args: Args): Promise<void> {
	const format = formatOf(context, args);
	const {rows, now, country} = await search(context, args, args.words('TEXT').join(' '));
	printRows(context, format, columnsOf(context.locale, now, country), rows);
}

/** Whom the words mean; ends the command when that is nobody, or more than one. */
export async function targetNamed(context: Context, args: Args): Promise<WireTransferTarget> {
	const text = args.words('TARGET').join(' ').trim();
	const written = /^(agent|phone|queue|number):(.+)$/.exec(text);
	const [, kind, id = ''] = written ?? [];
	switch (kind) {
		case 'agent':
			return {kind, agentId: id};
		case 'phone':
			return {kind, phoneId: id};
		case 'queue':
			return {kind, queueId: id};
		case 'number':
			return {kind: 'outside', number: await numberOf(context, id)};
	}
	const {rows, country} = await search(context, args, text);
	const row = onlyTarget(rows, text);
	if (row !== undefined) return targetOf(row);
	if (rows.length === 0) {
		throw refusalEnd({code: 'no-such-target', params: {target: text}}, context.locale);
	}
	const list = rows.map((each) => `${each.key} (${nameOf(each, context.locale, country)})`);
	const params = {list: list.slice(0, mostNamed).join(', ')};
	throw new CommandEnd(exitCodes.refused, context.say(cliText.severalTargets, params), {
		code: 'several-targets',
		params,
	});
}

/** Whom `call dial` means: a number, of an extension too, or a colleague by name. */
export async function dialTarget(
	context: Context,
	args: Args,
): Promise<Pick<CommandArgs<'dial'>, 'number' | 'to'>> {
	const text = args.words('TARGET').join(' ').trim();
	// What has a digit and no letter is a number, however it is written: the floor reads it.
	if (/\d/.test(text) && !/\p{L}/u.test(text)) return {number: text};
	const to = await targetNamed(context, args);
	if (to.kind === 'outside') return {number: to.number};
	if (to.kind !== 'queue') return {to};
	throw refusalEnd({code: 'no-such-target', params: {target: text}}, context.locale);
}

/** Named in a sentence at most. */
const mostNamed = 5;

async function search(context: Context, args: Args, text: string) {
	const view = await context.glance('targets');
	const link = await context.connect();
	const country = (link.facts?.country ?? 'FR') as Country;
	const agentId = args.text('agent') ?? link.account?.login;
	return {rows: findTargets(view, text, {agentId, country}), now: link.now(), country};
}

/** E.164 where it is a number of the floor's country; else its digits as they were written. */
async function numberOf(context: Context, written: string): Promise<string> {
	const {facts} = await context.connect();
	const country = (facts?.country ?? 'FR') as Country;
	return parsePhoneNumber(written, country) ?? written.replaceAll(/[\s().\-/]/g, '');
}

function columnsOf(locale: Locale, now: number, country: Country): readonly Column<TargetRow>[] {
	return [
		{id: 'target', heading: headingText.to, raw: ({key}) => writtenKey(key)},
		{id: 'name', heading: headingText.name, raw: (row) => nameOf(row, locale, country)},
		{
			id: 'phoneId',
			heading: headingText.phone,
			raw: (row) => (row.kind === 'agent' ? row.agent.phoneId : phoneOf(row)),
		},
		{id: 'state', heading: headingText.state, raw: codeOf, show: (row) => wordOf(row, locale)},
		{
			id: 'sinceMs',
			heading: headingText.since,
			raw: (row) => sinceOf(row, now),
			show: (row) => duration(sinceOf(row, now)),
			align: 'right',
		},
		{id: 'ready', heading: headingText.ready, raw: readyOf, align: 'right'},
		{
			id: 'waiting',
			heading: headingText.waiting,
			raw: (row) => (row.kind === 'queue' ? row.queue.waiting : undefined),
			align: 'right',
		},
		{
			id: 'queues',
			heading: headingText.queue,
			raw: (row) => (row.kind === 'agent' ? row.agent.queueIds.join(' ') : undefined),
		},
	];
}

/** As `call transfer` takes it. */
function writtenKey(key: string): string {
	return key.replace(/^outside:/, 'number:');
}

function nameOf(row: TargetRow, locale: Locale, country: Country): string {
	switch (row.kind) {
		case 'agent':
			return row.agent.name;
		case 'phone':
			return say(locale, callText.freePhone);
		case 'queue':
			return row.queue.label[locale];
		case 'outside':
			return phoneNumber(row.number, country);
	}
}

function phoneOf(row: TargetRow): string | undefined {
	return row.kind === 'phone' ? row.phone.id : undefined;
}

/** One stable word: what an agent does, or why a phone cannot ring. */
function codeOf(row: TargetRow): string | undefined {
	switch (row.kind) {
		case 'agent': {
			const {ready, activity, presence, phoneId} = row.agent;
			if (phoneId === undefined) return 'logged-out';
			if (ready) return 'ready';
			return activity === 'idle' ? presence.state : activity;
		}
		case 'phone':
			if (!row.phone.registered) return 'unregistered';
			return row.phone.outside ? 'busy' : 'free';
		default:
			return undefined;
	}
}

function wordOf(row: TargetRow, locale: Locale): string {
	if (row.kind === 'phone') {
		const {registered, outside} = row.phone;
		if (!registered) return say(locale, callText.phoneMissing);
		return outside ? say(locale, callText.busyPhone) : '-';
	}
	if (row.kind !== 'agent') return '-';
	const {ready, activity, presence} = row.agent;
	if (ready) return say(locale, readyText);
	const sentence = activity === 'idle' ? presenceText[presence.state] : activityText[activity];
	return say(locale, sentence);
}

function sinceOf(row: TargetRow, now: number): number | undefined {
	if (row.kind !== 'agent') return undefined;
	const {activity, activitySince, presence} = row.agent;
	const since = activity === 'idle' ? Math.max(activitySince, presence.since) : activitySince;
	return Math.max(0, now - since);
}

function readyOf(row: TargetRow): boolean | number | undefined {
	if (row.kind === 'agent') return row.agent.ready;
	return row.kind === 'queue' ? row.queue.ready : undefined;
}
