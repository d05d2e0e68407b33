/** Whom a supervisor has called back. */

import {headingText} from '@plateau/core/text';
import {dayOrTime} from '../../format/clock.ts';
import {duration} from '../../format/duration.ts';
import {type Country, phoneNumber} from '../../format/phone-number.ts';
import {formatOptions} from '../options.ts';
import {formatOf, printRows} from '../output.ts';
import type {Verb} from '../verb.ts';

export const callbackVerbs: readonly Verb[] = [
	{
		path: ['callbacks', 'list'],
		text: 'callbacks list',
		options: ['limit', ...formatOptions],
		async run(context, args) {
			const limit = args.number('limit');
			const {rows} = await context.ask('list-callbacks', limit === undefined ? {} : {limit});
			const link = await context.connect();
			const time = (at: number) => dayOrTime(at, link.now(), link.facts?.timeZone, context.locale);
			const country = (link.facts?.country ?? 'FR') as Country;
			printRows(
				context,
				formatOf(context, args),
				[
					{
						id: 'arrivedAt',
						heading: headingText.at,
						raw: ({arrivedAt}) => new Date(arrivedAt).toISOString(),
						show: ({arrivedAt}) => time(arrivedAt),
					},
					{
						id: 'callerNumber',
						heading: headingText.number,
						raw: ({callerNumber}) => callerNumber,
						show: ({callerNumber}) => phoneNumber(callerNumber, country),
					},
					{id: 'name', heading: headingText.name, raw: ({name}) => name},
					{id: 'queueId', heading: headingText.queue, raw: ({queueId}) => queueId},
					{
						id: 'messageMs',
						heading: headingText.message,
						align: 'right',
						raw: ({messageMs}) => messageMs,
						show: ({messageMs}) => (messageMs === undefined ? '-' : duration(messageMs)),
					},
					{id: 'workId', heading: headingText.work, raw: ({workId}) => workId},
					{id: 'recordingId', heading: headingText.recording, raw: ({recordingId}) => recordingId},
					{id: 'callId', heading: headingText.call, raw: ({callId}) => callId},
					{id: 'partyId', heading: headingText.customer, raw: ({partyId}) => partyId},
					{
						id: 'endedAt',
						heading: headingText.lostAt,
						raw: ({endedAt}) => new Date(endedAt).toISOString(),
						show: ({endedAt}) => time(endedAt),
					},
				],
				rows,
			);
		},
	},
];
