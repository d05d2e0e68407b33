/** The list of parked calls: a supervisor's has all, an agent's those they may pick up. */

import type {ParkedRow} from '@plateau/core/protocol';
import {headingText, say} from '@plateau/core/text';
import {phoneNumber} from '../format/phone-number.ts';
import {count, since, text, time} from './columns.ts';
import {isBoard, type Noun, rowsOf, type Seen} from './noun.ts';

export const parked: Noun<ParkedRow> = {
	rows: ({floor}) => parkedIn(floor).toSorted((one, other) => one.place - other.place),
	idOf: ({callId}) => callId,
	columns: ({locale, now, country}) => [
		count('place', headingText.place, ({place}) => place),
		text('id', headingText.id, ({callId}) => callId),
		time('sinceMs', headingText.since, (row) => since(row.since, now)),
		time('backMs', headingText.backIn, ({endsAt}) => Math.max(0, endsAt - now)),
		text('queueId', headingText.queue, ({queueId}) => queueId),
		text('parkedById', headingText.parkedBy, ({agentId}) => agentId),
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
	],
};

function parkedIn(floor: Seen['floor']): ParkedRow[] {
	if (!isBoard(floor)) return rowsOf(floor.parked ?? {});
	return rowsOf(floor.calls).flatMap(({id, queueId = '', since: parkedAt, ...row}) =>
		row.parked === undefined
			? []
			: [
					{
						...{callId: id, queueId, since: parkedAt, ...row.parked},
						...(row.callerName === undefined ? {} : {callerName: row.callerName}),
						...(row.callerNumber === undefined ? {} : {callerNumber: row.callerNumber}),
					},
				],
	);
}
