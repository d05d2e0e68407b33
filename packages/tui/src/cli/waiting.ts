/** `plateau call waiting`: whom an agent may take out of the order, as their desk lists them. */

import {byPlace, type WaitingRow} from '@plateau/core/protocol';
import {headingText, say, waitingText} from '@plateau/core/text';
import {type Country, phoneNumber} from '../format/phone-number.ts';
import type {Args} from './args.ts';
import {count, flag, since, text, time} from './columns.ts';
import type {Context} from './context.ts';
import {type Column, formatOf, printRows} from './output.ts';

export async function listWaiting(context: Context, args: Args): Promise<void> {
	const format = formatOf(context, args);
	const view = await context.glance('waiting', args.text('agent'));
	const link = await context.connect();
	const rows = Object.values(view.calls)
		.toSorted(byPlace)
		.map((row, index) => ({...row, place: index + 1}));
	const country = (link.facts?.country ?? 'FR') as Country;
	printRows(context, format, columnsOf(context, link.now(), country), rows);
	if (view.more > 0) context.err(context.say(waitingText.moreWait, {count: view.more}));
}

type Placed = WaitingRow & {readonly place: number};

function columnsOf(
	{locale}: Context,
	now: number,
	country: Country,
): ReadonlyArray<Column<Placed>> {
	return [
		count('place', headingText.place, ({place}) => place),
		text('id', headingText.id, ({callId}) => callId),
		time('waitMs', headingText.wait, ({enteredAt}) => since(enteredAt, now)),
		text('queueId', headingText.queue, ({queueId}) => queueId),
		text('callerName', headingText.caller, ({callerName}) => callerName),
		{
			id: 'callerNumber',
			heading: headingText.number,
			raw: ({callerNumber}) => callerNumber,
			show: ({callerNumber}) =>
				callerNumber === undefined
					? say(locale, headingText.withheld)
					: phoneNumber(callerNumber, country),
		},
		time('headStartMs', headingText.headStart, ({headStartMs}) => headStartMs),
		text('ownAgentId', headingText.ownAgent, ({ownAgent}) => ownAgent?.id),
		text('waitsForId', headingText.waitsFor, ({waitsFor}) => waitsFor?.id),
		flag('unreachable', waitingText.unreachable, ({unreachable}) => unreachable),
	];
}
