/** The nouns that can be listed, shown and watched: where their rows come from and their columns. */

import type {
	AgentRow,
	AlertRow,
	BoardView,
	CallRow,
	DeskView,
	Label,
	PhoneRow,
	QueueRow,
} from '@plateau/core/protocol';
import {alertValueAt} from '@plateau/core/protocol';
import {
	activityText,
	alertLevelText,
	alertText,
	callStateText,
	headingText,
	headsetText,
	type Locale,
	lineText,
	presenceText,
	readyText,
	say,
	switchStateText,
} from '@plateau/core/text';
import {duration} from '../format/duration.ts';
import {percent} from '../format/percent.ts';
import {phoneNumber} from '../format/phone-number.ts';
import {count, flag, labelled, since, text, time} from './columns.ts';
import {byName, isBoard, type Noun, type Reader, rowsOf, type Seen} from './noun.ts';
import {parked} from './nouns-parked.ts';
import {work} from './nouns-work.ts';
import type {Column} from './output.ts';

export const nounNames = [
	'queues',
	'agents',
	'calls',
	'parked',
	'work',
	'alerts',
	'phones',
	'switches',
	'reasons',
	'dispositions',
] as const;
export type NounName = (typeof nounNames)[number];

const queues: Noun<QueueRow> = {
	rows: ({floor}) => byName(rowsOf(floor.queues), ({id}) => id),
	idOf: ({id}) => id,
	columns: ({locale, now}) => [
		text('id', headingText.id, ({id}) => id),
		text('label', headingText.label, ({label}) => label[locale]),
		count('waiting', headingText.waiting, ({waiting}) => waiting),
		time('longestWaitMs', headingText.longest, ({oldestEnteredAt}) => since(oldestEnteredAt, now)),
		count('ready', headingText.ready, ({ready}) => ready),
		count('talking', headingText.talking, ({talking}) => talking),
		count('wrapUp', headingText.wrapUp, ({wrapUp}) => wrapUp),
		count('signedIn', headingText.signedIn, ({signedIn}) => signedIn),
		{
			id: 'serviceLevel',
			heading: headingText.serviceLevel,
			raw: ({serviceLevel}) => serviceLevel,
			show: ({serviceLevel}) => percent(serviceLevel, locale),
			align: 'right',
		},
		count('offered', headingText.offered, ({offered}) => offered),
		count('answered', headingText.answered, ({answered}) => answered),
		count('abandoned', headingText.abandoned, ({abandoned}) => abandoned),
		time('speedOfAnswerMs', headingText.speedOfAnswer, ({speedOfAnswerMs}) => speedOfAnswerMs),
		time('expectedWaitMs', headingText.expectedWait, (row) => row.expectedWaitMs),
		time('expectedWaitErrorMs', headingText.waitError, (row) => row.expectedWaitErrorMs),
		count('workWaiting', headingText.workWaiting, (row) => row.work?.waiting ?? 0),
	],
};

const agents: Noun<AgentRow> = {
	rows: ({floor}) =>
		isBoard(floor) ? byName(rowsOf(floor.agents), ({name}) => name) : [floor.agent],
	idOf: ({id}) => id,
	columns: ({locale, now, seen}) => [
		text('id', headingText.id, ({id}) => id),
		text('name', headingText.name, ({name}) => name),
		{
			id: 'activity',
			heading: headingText.activity,
			raw: ({activity}) => activity,
			show: (row) => doing(row, locale),
		},
		time('sinceMs', headingText.since, (row) => since(doingSince(row), now)),
		{
			id: 'presence',
			heading: headingText.presence,
			raw: ({presence}) => presence.state,
			show: ({presence}) => say(locale, presenceText[presence.state]),
		},
		{
			id: 'reason',
			heading: headingText.reason,
			raw: ({presence}) => reasonOf(presence),
			show: ({presence}) => labelled(seen.floor.reasons, reasonOf(presence), locale),
		},
		{
			id: 'next',
			heading: headingText.next,
			raw: ({pendingPresence: next}) => next && (reasonOf(next) ?? next.state),
			show: ({pendingPresence: next}) =>
				next === undefined
					? '-'
					: next.state === 'not-ready'
						? labelled(seen.floor.reasons, next.reasonId, locale)
						: say(locale, presenceText[next.state]),
		},
		text('phoneId', headingText.phone, ({phoneId}) => phoneId),
		text('queueId', headingText.queue, ({queueId}) => queueId),
		text('callId', headingText.call, ({callId}) => callId),
		flag('ready', headingText.ready, ({ready}) => ready),
		count('handled', headingText.handled, ({handled}) => handled),
		time('handleTimeMs', headingText.handleTime, ({handleTimeMs}) => handleTimeMs),
		{
			id: 'asks',
			heading: headingText.asks,
			raw: ({requested}) => requested?.reasonId,
			show: ({requested}) => labelled(seen.floor.reasons, requested?.reasonId, locale),
		},
		time('helpAskedMs', headingText.helpAsked, (row) => since(row.handSince, now)),
		time('pauseOverMs', headingText.pauseOver, ({pauseEndsAt: end}) =>
			end !== undefined && now > end ? now - end : undefined,
		),
		count('inHand', headingText.inHand, (row) => row.work?.inHand ?? 0),
		text('lentTo', headingText.lentTo, ({loans}) => loans?.map(({queueId}) => queueId).join(' ')),
		{
			id: 'headset',
			heading: headingText.headset,
			raw: ({headset}) => headset?.state,
			show: ({headset}) => (headset === undefined ? '-' : say(locale, headsetText[headset.state])),
		},
	],
};

const calls: Noun<CallRow> = {
	rows: ({floor}) =>
		isBoard(floor)
			? byName(rowsOf(floor.calls), ({arrivedAt}) => String(arrivedAt))
			: ownCall(floor),
	idOf: ({id}) => id,
	columns: ({locale, now, country}) => [
		text('id', headingText.id, ({id}) => id),
		{
			id: 'state',
			heading: headingText.state,
			raw: ({state}) => state,
			show: ({state}) => say(locale, callStateText[state]),
		},
		time('sinceMs', headingText.since, (row) => since(row.since, now)),
		text('queueId', headingText.queue, ({queueId}) => queueId),
		time('waitMs', headingText.wait, ({waitMs, enteredAt}) => waitMs ?? since(enteredAt, now)),
		text('agentId', headingText.agent, ({agentId}) => agentId),
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
		{
			id: 'dialledNumber',
			heading: headingText.dialled,
			raw: ({dialledNumber}) => dialledNumber,
			show: ({dialledNumber}) => phoneNumber(dialledNumber, country),
		},
		count('offers', headingText.offers, ({offers}) => offers),
		time('raisedMs', headingText.raised, ({raisedMs}) => raisedMs),
		time('headStartMs', headingText.headStart, ({headStartMs}) => headStartMs),
		text('ownAgentId', headingText.ownAgent, ({ownAgentId}) => ownAgentId),
		text('waitsForId', headingText.waitsFor, ({waitsFor}) => waitsFor?.agentId),
		{
			id: 'line',
			heading: headingText.line,
			raw: ({line}) => line,
			show: ({line}) => (line === undefined ? '-' : say(locale, lineText[line])),
		},
		flag('muted', headingText.muted, ({muted}) => muted),
		flag('phoneHeld', headingText.phoneHeld, ({phoneHeld}) => phoneHeld),
		text('consult', headingText.consult, ({consult}) => consult?.name),
	],
};

const alerts: Noun<AlertRow> = {
	rows: ({floor}) =>
		isBoard(floor) ? byName(rowsOf(floor.alerts), ({level, id}) => level + id) : [],
	idOf: ({id}) => id,
	columns: ({locale, now, seen}) => {
		const shown = (row: AlertRow, value: number) => {
			if (row.on === 'service-level') return percent(value, locale);
			return row.since === undefined ? String(value) : duration(value);
		};
		return [
			{
				id: 'level',
				heading: headingText.level,
				raw: ({level}) => level,
				show: ({level}) => say(locale, alertLevelText[level]),
			},
			{
				id: 'on',
				heading: headingText.measure,
				raw: ({on}) => on,
				show: ({on}) => say(locale, alertText[on]),
			},
			{
				id: 'about',
				heading: headingText.who,
				raw: ({queueId, agentId}) => queueId ?? agentId,
				show: (row) => subjectOf(row, seen, locale),
			},
			{
				id: 'value',
				heading: headingText.value,
				raw: (row) => alertValueAt(row, now),
				show: (row) => shown(row, alertValueAt(row, now)),
				align: 'right',
			},
			{
				id: 'limit',
				heading: headingText.limit,
				raw: ({limit}) => limit,
				show: (row) => shown(row, row.limit),
				align: 'right',
			},
		];
	},
};

const phones: Noun<PhoneRow> = {
	rows: ({me}) => byName(rowsOf(me.phones), ({id}) => id),
	idOf: ({id}) => id,
	columns: () => [
		text('id', headingText.id, ({id}) => id),
		flag('registered', headingText.registered, ({registered}) => registered),
		text('heldBy', headingText.holder, ({heldBy}) => heldBy),
		text('heldByName', headingText.name, ({heldByName}) => heldByName),
	],
};

const switches: Noun<BoardView['switches'][string]> = {
	rows: ({floor}) => rowsOf(floor.switches),
	idOf: ({id}) => id,
	columns: ({locale, now}) => [
		text('id', headingText.id, ({id}) => id),
		{
			id: 'state',
			heading: headingText.state,
			raw: ({state}) => state,
			show: ({state}) => say(locale, switchStateText[state]),
		},
		time('sinceMs', headingText.since, (row) => since(row.since, now)),
		text('noTieTo', headingText.noTieTo, ({noTieTo = []}) => noTieTo.join(' ')),
	],
};

interface Labelled {
	readonly id: string;
	readonly label: Label;
}
const labelColumns = ({locale}: Reader): Column<Labelled>[] => [
	text('id', headingText.id, ({id}) => id),
	text('label', headingText.label, ({label}) => label[locale]),
];

const reasons: Noun<Labelled> = {
	rows: ({floor}) => Object.entries(floor.reasons).map(([id, label]) => ({id, label})),
	idOf: ({id}) => id,
	columns: labelColumns,
};

const dispositions: Noun<Labelled> = {
	rows: ({floor: {dispositions: rows}}) =>
		Array.isArray(rows)
			? (rows as Labelled[])
			: Object.entries(rows as Record<string, Label>).map(([id, label]) => ({id, label})),
	idOf: ({id}) => id,
	columns: labelColumns,
};

/** Each noun, its rows of a type only it knows. */
export const nouns: Readonly<Record<NounName, Noun<unknown>>> = {
	queues,
	agents,
	calls,
	parked,
	work,
	alerts,
	phones,
	switches,
	reasons,
	dispositions,
} as Readonly<Record<NounName, unknown>> as Readonly<Record<NounName, Noun<unknown>>>;

function reasonOf(presence: {state: string; reasonId?: string}): string | undefined {
	return presence.reasonId;
}

/** What an agent does in one word: the presence while idle, else the activity. */
function doing(row: AgentRow, locale: Locale): string {
	if (row.activity !== 'idle') return say(locale, activityText[row.activity]);
	if (row.ready) return say(locale, readyText);
	return row.presence.state === 'available'
		? say(locale, activityText.idle)
		: say(locale, presenceText[row.presence.state]);
}

function doingSince({activity, activitySince, presence}: AgentRow): number {
	return activity === 'idle' ? Math.max(activitySince, presence.since) : activitySince;
}

function subjectOf({queueId, agentId}: AlertRow, {floor}: Seen, locale: Locale): string {
	if (queueId !== undefined) return floor.queues[queueId]?.label[locale] ?? queueId;
	if (agentId !== undefined && isBoard(floor)) return floor.agents[agentId]?.name ?? agentId;
	return agentId ?? '-';
}

/** The call in front of an agent as the board would have it. */
function ownCall({agent, call}: DeskView): CallRow[] {
	if (call === undefined || call.state === 'wrap-up') return [];
	return [
		{
			id: call.id,
			state: call.state,
			since: call.since,
			arrivedAt: call.enteredAt,
			queueId: call.queueId,
			enteredAt: call.enteredAt,
			agentId: agent.id,
			callerNumber: call.customer.callerNumber,
			callerName: call.customer.contactName ?? call.customer.callerName,
			dialledNumber: call.dialledNumber,
			waitMs: call.waitMs,
			line: call.line,
			lineSince: call.lineSince,
			muted: call.muted,
			phoneHeld: call.phoneHeld,
			consult: call.consult,
			offers: 1,
		},
	];
}
