/** A floor file as plain keys and values in their canonical spelling: what export writes and diff compares. */

import {formatDuration} from './duration.ts';
import {formatWeek} from './hours.ts';
import {alertId} from './parse-alerts.ts';
import type {
	DeclaredAlert,
	DeclaredNumber,
	DeclaredPhone,
	DeclaredQueue,
	DeclaredWrapUp,
	FloorFile,
	Hours,
	Label,
} from './types.ts';

/** A value as the file spells it. */
export type Plain = string | number | boolean | readonly Plain[] | {readonly [key: string]: Plain};
export type PlainMap = Readonly<Record<string, Plain>>;

/** One declared object. Alerts have an id here too, though the file gives them none. */
export interface PlainRecord {
	readonly id: string;
	readonly fields: PlainMap;
}

/** Sections of records, in the order of the file we write. */
export const sections = [
	'skills',
	'queues',
	'numbers',
	'phones',
	'agents',
	'reasons',
	'dispositions',
	'alerts',
] as const;
export type Section = (typeof sections)[number];

/** The values at the top of the file. */
export function plainTop(file: FloorFile): PlainMap {
	const {timeZone, country, linkGraceMs, messages, sounds} = file;
	return defined({timeZone, country, linkGrace: duration(linkGraceMs), messages, sounds});
}

/** A section's records, in the order of the file. Numbers are spelt with their plus. */
export function plainSection(file: FloorFile, section: Section): PlainRecord[] {
	switch (section) {
		case 'skills':
		case 'reasons':
			return file[section].map(({id, label}) => ({id, fields: {label: plainLabel(label)}}));
		case 'queues':
			return file.queues.map((queue) => ({id: queue.id, fields: plainQueue(queue)}));
		case 'numbers':
			return file.numbers.map((number) => ({
				id: spelt(number.id),
				fields: plainNumber(number),
			}));
		case 'phones':
			return file.phones.map((phone) => ({id: phone.id, fields: plainPhone(phone)}));
		case 'agents':
			return file.agents.map(({id, name, queues, skills}) => ({
				id,
				fields: defined({name, queues, skills}),
			}));
		case 'dispositions':
			return file.dispositions.map(({id, label, queues}) => ({
				id,
				fields: defined({label: plainLabel(label), queues}),
			}));
		case 'alerts':
			return file.alerts.map((alert) => ({id: alertId(alert), fields: plainAlert(alert)}));
	}
}

/** E.164 as people write it; short numbers have no plus. */
function spelt(numberId: string): string {
	return numberId.length > 6 ? `+${numberId}` : numberId;
}

function plainLabel({en, fr}: Label): Plain {
	return en === fr ? en : {en, fr};
}

function plainQueue(queue: DeclaredQueue): PlainMap {
	return defined({
		label: plainLabel(queue.label),
		requires: queue.requires,
		strategy: queue.strategy,
		threshold: duration(queue.thresholdMs),
		ring: duration(queue.ringMs),
		shortAbandon: duration(queue.shortAbandonMs),
		wrapUp: queue.wrapUp && plainWrapUp(queue.wrapUp),
		maxWait: duration(queue.maxWaitMs),
		onMaxWait: queue.onMaxWait,
		nobody: duration(queue.nobodyMs),
		onNobody: queue.onNobody,
		rangOutReason: queue.rangOutReason,
		monitoringShown: queue.monitoringShown,
		announce: queue.announce,
	});
}

function plainWrapUp({mode, limitMs, disposition}: DeclaredWrapUp): Plain {
	if (limitMs === undefined && disposition === undefined) return mode;
	return defined({mode, limit: duration(limitMs), disposition});
}

function plainNumber(number: DeclaredNumber): PlainMap {
	return defined({
		label: number.label && plainLabel(number.label),
		queue: number.queue,
		language: number.language,
		priority: duration(number.priorityMs),
		answer: number.answer,
		greeting: number.greeting,
		messages: number.messages,
		hours: number.hours && plainHours(number.hours),
	});
}

function plainHours({timeZone, week, holidays}: Hours): PlainMap {
	const days = formatWeek(week).map(({days: name, hours}) => [name, hours] as const);
	return defined({
		timeZone,
		...Object.fromEntries(days),
		holidays: holidays.length === 0 ? undefined : holidays,
	});
}

function plainPhone(phone: DeclaredPhone): PlainMap {
	return defined({
		label: phone.label && plainLabel(phone.label),
		switch: phone.switch,
		endpoint: phone.endpoint,
		model: phone.model,
		remoteAnswer: phone.remoteAnswer,
	});
}

function plainAlert({on, queue, warn, alarm}: DeclaredAlert): PlainMap {
	const spell = (value: number) => {
		if (on === 'service-level') return `${Number((value * 100).toFixed(2))}%`;
		return on === 'waiting' || on === 'ready' ? value : formatDuration(value);
	};
	return defined({on, queue, warn: spell(warn), alarm: alarm === undefined ? alarm : spell(alarm)});
}

function duration(ms: number | undefined): string | undefined {
	return ms === undefined ? undefined : formatDuration(ms);
}

function defined(fields: Readonly<Record<string, Plain | undefined>>): PlainMap {
	const found = Object.entries(fields).filter(([, value]) => value !== undefined);
	return Object.fromEntries(found) as PlainMap;
}
