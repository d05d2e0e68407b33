/** A floor file as plain keys and values in their canonical spelling: what export writes and diff compares. */

import {formatDuration} from './duration.ts';
import {formatWeek} from './hours.ts';
import {alertId} from './parse-alerts.ts';
import {plainQueue} from './plain-queue.ts';
import {defined, duration, type Plain, type PlainMap, spelt} from './plain-values.ts';
import type {
	DeclaredAgent,
	DeclaredAlert,
	DeclaredNumber,
	DeclaredOutbound,
	DeclaredPhone,
	FloorFile,
	Hours,
	Label,
} from './types.ts';

/** One declared object. Alerts have an id here too, though the file gives them none. */
export interface PlainRecord {
	readonly id: string;
	readonly fields: PlainMap;
}

/** Sections of records, in the order of the file we write. */
export const sections = [
	'windows',
	'kinds',
	'skills',
	'queues',
	'numbers',
	'phoneModels',
	'phones',
	'agents',
	'reasons',
	'dispositions',
	'alerts',
] as const;
export type Section = (typeof sections)[number];

/** The values at the top of the file. */
export function plainTop(file: FloorFile): PlainMap {
	const {timeZone, country, linkGraceMs, messages, sounds, outbound, listening} = file;
	return defined({
		...{timeZone, country, linkGrace: duration(linkGraceMs), messages, sounds},
		outbound: outbound && plainOutbound(outbound),
		listening: listening && {outside: listening.outside},
	});
}

/** A section's records, in the order of the file. Numbers are spelt with their plus. */
export function plainSection(file: FloorFile, section: Section): PlainRecord[] {
	switch (section) {
		case 'windows':
			return (file.windows ?? []).map(({id, hours}) => ({id, fields: plainHours(hours)}));
		case 'kinds':
			return (file.kinds ?? []).map(({id, label, capacity, interruptible}) => ({
				id,
				fields: defined({label: label && plainLabel(label), capacity, interruptible}),
			}));
		case 'phoneModels':
			return (file.phoneModels ?? []).map(({id, autoAnswer, talkEvent}) => ({
				id,
				fields: defined({autoAnswer, talkEvent}),
			}));
		case 'skills':
			return file.skills.map(({id, label}) => ({id, fields: {label: plainLabel(label)}}));
		case 'reasons':
			return file.reasons.map(({id, label, limitMs, approval}) => ({
				id,
				fields: defined({label: plainLabel(label), limit: duration(limitMs), approval}),
			}));
		case 'queues':
			return file.queues.map((queue) => ({
				id: queue.id,
				fields: {label: plainLabel(queue.label), ...plainQueue(queue)},
			}));
		case 'numbers':
			return file.numbers.map((number) => ({
				id: spelt(number.id),
				fields: plainNumber(number),
			}));
		case 'phones':
			return file.phones.map((phone) => ({id: phone.id, fields: plainPhone(phone)}));
		case 'agents':
			return file.agents.map((agent) => ({id: agent.id, fields: plainAgent(agent)}));
		case 'dispositions':
			return file.dispositions.map(({id, label, queues}) => ({
				id,
				fields: defined({label: plainLabel(label), queues}),
			}));
		case 'alerts':
			return file.alerts.map((alert) => ({id: alertId(alert), fields: plainAlert(alert)}));
	}
}

function plainOutbound({callerId, queue, allow, deny}: DeclaredOutbound): PlainMap {
	const shown = callerId === undefined ? undefined : spelt(callerId);
	return defined({callerId: shown, queue, allow, deny});
}

function plainLabel({en, fr}: Label): Plain {
	return en === fr ? en : {en, fr};
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

/** A queue is its id, or a map where something is said of the agent in it. */
function plainAgent(agent: DeclaredAgent): PlainMap {
	const {name, queues, tiers, weights, skills, ringMs, autoAnswer, nailedUp, capacity} = agent;
	const places = queues.map((queue): Plain => {
		const [tier, weight] = [tiers?.[queue], weights?.[queue]];
		return tier === undefined && weight === undefined ? queue : defined({queue, tier, weight});
	});
	const ring = duration(ringMs);
	return defined({name, queues: places, skills, ring, autoAnswer, nailedUp, capacity});
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
