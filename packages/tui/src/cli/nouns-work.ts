/** The list of work that is no call: where its rows come from, and its columns. */

import type {WorkRow} from '@plateau/core/protocol';
import {headingText, say, workStateText} from '@plateau/core/text';
import {contactOf, subjectOf} from '../model/matter.ts';
import {labelled, since, text, time} from './columns.ts';
import {byName, isBoard, type Noun, rowsOf} from './noun.ts';

export const work: Noun<WorkRow> = {
	rows: ({floor}) =>
		isBoard(floor)
			? byName(rowsOf(floor.work ?? {}), ({waitsSince, id}) => `${waitsSince} ${id}`)
			: [...(floor.offered === undefined ? [] : [floor.offered]), ...(floor.inHand ?? [])],
	idOf: ({id}) => id,
	columns: ({locale, now, seen}) => [
		text('id', headingText.id, ({id}) => id),
		{
			id: 'kind',
			heading: headingText.kind,
			raw: ({kindId}) => kindId,
			show: ({kindId}) => labelled(seen.floor.kinds ?? {}, kindId, locale),
		},
		{
			id: 'state',
			heading: headingText.state,
			raw: ({state}) => state,
			show: ({state}) => say(locale, workStateText[state]),
		},
		time('sinceMs', headingText.since, (row) => since(row.since, now)),
		text('queueId', headingText.queue, ({queueId}) => queueId),
		time('waitMs', headingText.wait, ({state, waitsSince}) =>
			state === 'waiting' || state === 'offered' ? since(waitsSince, now) : undefined,
		),
		text('agentId', headingText.agent, ({agentId}) => agentId),
		time('workedMs', headingText.worked, (row) =>
			row.state === 'in-hand' ? row.workedMs + Math.max(0, now - row.since) : row.workedMs,
		),
		{
			id: 'subject',
			heading: headingText.subject,
			raw: ({subject}) => subject,
			show: (row) => subjectOf(row, locale),
		},
		{
			id: 'contact',
			heading: headingText.contact,
			raw: ({contact}) => contact,
			show: (row) => contactOf(row, locale) ?? '-',
		},
		text('addedBy', headingText.addedBy, ({addedBy}) => addedBy),
		time('raisedMs', headingText.raised, ({raisedMs}) => raisedMs),
		time('messageMs', headingText.message, ({message}) => message?.durationMs),
	],
};
