/** What a supervisor knows and decides of a customer: their own agent, the head start of their calls. */

import type {CustomerRecord} from '@plateau/core/protocol';
import {cliText, headingText} from '@plateau/core/text';
import {duration} from '../../format/duration.ts';
import {type Country, phoneNumber} from '../../format/phone-number.ts';
import type {Args} from '../args.ts';
import type {Context} from '../context.ts';
import {usageEnd} from '../ends.ts';
import {formatOptions} from '../options.ts';
import {type Column, formatOf, json, printRows} from '../output.ts';
import type {Verb} from '../verb.ts';
import {durationMs} from './supervisor.ts';

export const customerVerbs: readonly Verb[] = [
	{
		path: ['customer', 'show'],
		text: 'customer show',
		positionals: [{name: 'CUSTOMER'}],
		options: formatOptions,
		async run(context, args) {
			await print(context, args, await context.ask('find-customer', whoIs(args)));
		},
	},
	{
		path: ['customer', 'set'],
		text: 'customer set',
		positionals: [{name: 'CUSTOMER'}],
		options: ['owner', 'priority', ...formatOptions],
		async run(context, args) {
			const [owner, priority] = [args.text('owner'), args.text('priority')];
			if (owner === undefined && priority === undefined) {
				throw usageEnd(context.say(cliText.customerUnchanged));
			}
			const change = {
				...(owner === undefined ? {} : {ownerId: owner === 'none' ? '' : owner}),
				...(priority === undefined
					? {}
					: {priorityMs: priority === 'none' ? 0 : durationMs(context, priority)}),
			};
			const who = whoIs(args);
			// Those who never rang may be people of mark too.
			const {partyId} =
				'number' in who ? await context.ask('find-customer', {...who, add: true}) : who;
			await print(context, args, await context.ask('set-customer', {partyId, ...change}));
		},
	},
];

/** `p-12`, or a number in any form. */
function whoIs(args: Args): {readonly partyId: string} | {readonly number: string} {
	const text = args.need('CUSTOMER');
	return /^p-\d+$/.test(text) ? {partyId: text} : {number: text};
}

async function print(context: Context, args: Args, customer: CustomerRecord): Promise<void> {
	const format = formatOf(context, args);
	if (format === 'json') {
		context.outRaw(`${json(customer)}\n`);
		return;
	}
	const link = await context.connect();
	printRows(context, format, columns((link.facts?.country ?? 'FR') as Country), [customer]);
}

function columns(country: Country): readonly Column<CustomerRecord>[] {
	return [
		{id: 'partyId', heading: headingText.id, raw: ({partyId}) => partyId},
		{
			id: 'callerNumber',
			heading: headingText.number,
			raw: ({callerNumber}) => callerNumber,
			show: ({callerNumber}) =>
				callerNumber === undefined ? '-' : phoneNumber(callerNumber, country),
		},
		{
			id: 'name',
			heading: headingText.name,
			raw: ({contactName, callerName}) => contactName ?? callerName,
		},
		{id: 'ownerId', heading: headingText.owner, raw: ({ownerId}) => ownerId},
		{
			id: 'priorityMs',
			heading: headingText.priority,
			align: 'right',
			raw: ({priorityMs}) => priorityMs,
			show: ({priorityMs}) => duration(priorityMs),
		},
		{id: 'lastAgentId', heading: headingText.lastAgent, raw: ({lastAgentId}) => lastAgentId},
	];
}
