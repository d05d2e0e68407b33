/** `plateau agent show` and `watch`: a desk as data, or in a few lines. */

import {type DeskView, occupancyAt} from '@plateau/core/protocol';
import {cliText, headingText, type Sentence} from '@plateau/core/text';
import {duration} from '../format/duration.ts';
import {percent} from '../format/percent.ts';
import {type Country, phoneNumber} from '../format/phone-number.ts';
import type {Link} from '../link/reconnect.ts';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {refusalEnd} from './ends.ts';
import {watchLink} from './lists.ts';
import {nouns} from './nouns.ts';
import {type Format, formatOf, json} from './output.ts';

export async function showDesk(context: Context, args: Args): Promise<void> {
	const format = formatOf(context, args);
	const view = await context.glance('desk', args.text('AGENT'));
	print(context, await context.connect(), format, view);
}

export async function watchDesk(context: Context, args: Args): Promise<void> {
	const format = formatOf(context, args);
	const link = await context.connect({stays: true});
	await new Promise<void>((_resolve, reject) => {
		link.subscribe('desk', args.text('AGENT'), {
			glance: true,
			ended: (refusal) => reject(refusalEnd(refusal, context.locale)),
			view: (view) => print(context, link, format, view),
		});
		watchLink(context, link, reject);
	});
}

/** JSON whole; otherwise a line a field, empty line after. */
function print(context: Context, link: Link, format: Format, view: DeskView): void {
	if (format === 'json') {
		context.outRaw(`${json(view)}\n`);
		return;
	}
	for (const [heading, value] of linesOf(context, link, view)) {
		context.outRow([context.say(heading), value]);
	}
	context.out('');
}

function linesOf(context: Context, link: Link, view: DeskView): [Sentence, string][] {
	const {locale} = context;
	const now = link.now();
	const country = (link.facts?.country ?? 'FR') as Country;
	const seen = {floor: view, me: {login: '', name: '', signedIn: false, phones: {}, reasons: {}}};
	const agent = nouns.agents
		.columns({locale, country, now, seen})
		.filter(({id}) => ['name', 'activity', 'sinceMs', 'reason', 'next', 'phoneId'].includes(id))
		.map((column): [Sentence, string] => [
			column.heading,
			column.show?.(view.agent) ?? String(column.raw(view.agent) ?? '-'),
		]);
	const {call, today} = view;
	const customer = call?.customer;
	const number = customer?.callerNumber;
	return [
		...agent,
		...(call === undefined
			? []
			: ([
					[headingText.call, call.id],
					[
						headingText.queue,
						(view.queues[call.queueId]?.label ?? call.queueLabel)?.[locale] ?? call.queueId,
					],
					[headingText.caller, customer?.contactName ?? customer?.callerName ?? '-'],
					[
						headingText.number,
						number === undefined ? context.say(headingText.withheld) : phoneNumber(number, country),
					],
					[headingText.disposition, call.dispositionId ?? '-'],
					[headingText.note, call.note ?? '-'],
				] satisfies [Sentence, string][])),
		[headingText.handled, String(today.handled)],
		[headingText.handleTime, duration(today.handleTimeMs)],
		[cliText.occupancy, percent(occupancyAt(today, view.agent, now), locale)],
	];
}
