/** The `numbers` of a floor file: what customers dial, and when it is answered. */

import type {Language} from '@plateau/core';
import {IANAZone} from 'luxon';
import type {Node} from 'yaml';
import {e164Of} from '../phone-number.ts';
import {isHolidayRule} from './holidays.ts';
import {dayNames, parseDays, parseIntervals} from './hours.ts';
import {compact, type Entry, type Read, type Reader, shown} from './reader.ts';
import type {CallerMessages, DeclaredNumber, Hours, Label, OpenInterval} from './types.ts';
import type {Values} from './values.ts';

/** Reads them; `country` is that of numbers without a prefix. */
export function readNumbers(
	node: Node,
	reader: Reader,
	values: Values,
	country: string,
): DeclaredNumber[] {
	const seen = new Map<string, number>();
	return reader.records(node, 'numbers', (entry, where) => {
		const id = numberIdOf(entry.key, country);
		if (id === undefined) {
			return reader.note(entry.keyNode, 'bad-number', {
				where: 'numbers',
				value: entry.key,
				country,
			});
		}
		const before = seen.get(id);
		if (before !== undefined) {
			const params = {where: 'numbers', id: entry.key, line: before};
			return reader.note(entry.keyNode, 'twice', params);
		}
		seen.set(id, entry.line);
		const fields = numberFields(entry, where, reader, values);
		// The number is written in many ways; checks know it by its digits.
		reader.alias(where, `numbers.${id}`);
		reader.alias(`${where}.queue`, `numbers.${id}.queue`);
		if (fields?.queue === undefined) return undefined;
		const {queue, label, language, priority, answer, greeting, messages, hours} = fields;
		return compact<DeclaredNumber>({
			id,
			label,
			queue,
			language,
			priorityMs: priority,
			answer,
			greeting,
			messages,
			hours,
		});
	});
}

/** Digits of E.164 without the plus of a number in any usual form, or a short number as it is. */
export function numberIdOf(text: string, country: string): string | undefined {
	if (/^\d{2,6}$/.test(text)) return text;
	// The library finds numbers inside other text too; the key must be one and nothing else.
	return /^[+\d][\d ().\-/]*$/.test(text) ? e164Of(text, country)?.slice(1) : undefined;
}

/** The keys of a number, as they are read. */
export interface NumberFields {
	readonly label: Label;
	readonly queue: string;
	readonly language: Language;
	readonly priority: number;
	readonly answer: 'on-entry' | 'on-agent';
	readonly greeting: string;
	readonly messages: CallerMessages;
	readonly hours: Hours;
}

function numberFields({value}: Entry, where: string, reader: Reader, values: Values) {
	const reads = {
		label: values.label,
		queue: values.id,
		language: reader.choice(['en', 'fr']),
		priority: values.duration(0),
		answer: reader.choice(['on-entry', 'on-agent']),
		greeting: values.sound,
		messages: values.messages,
		hours: hoursRead(reader),
	};
	return reader.fields<NumberFields>(value, where, reads, ['queue']);
}

/** Days and times, with holidays and a time zone of their own. */
export function hoursRead(reader: Reader): Read<Hours> {
	return (node, where) => {
		const week: OpenInterval[][] = dayNames.map(() => []);
		const lineOfDay = new Map<number, number>();
		let timeZone: string | undefined;
		let holidays: string[] | undefined;
		for (const entry of reader.entries(node, where) ?? []) {
			const place = `${where}.${entry.key}`;
			if (entry.key === 'timeZone') timeZone = timeZoneRead(reader)(entry.value, place);
			else if (entry.key === 'holidays') {
				const holiday = reader.converted(
					(text) => (isHolidayRule(text) ? text : undefined),
					'bad-holiday',
				);
				holidays = reader.list(holiday)(entry.value, place);
			} else readDays(reader, entry, place, week, lineOfDay);
		}
		return compact<Hours>({timeZone, week, holidays: holidays ?? []});
	};
}

function readDays(
	reader: Reader,
	entry: Entry,
	where: string,
	week: OpenInterval[][],
	lineOfDay: Map<number, number>,
): void {
	const days = parseDays(entry.key);
	if (days === undefined) {
		reader.note(entry.keyNode, 'bad-day', {where: shown(where), value: entry.key});
		return;
	}
	const intervals = reader.converted(parseIntervals, 'bad-hours')(entry.value, where);
	if (intervals === undefined) return;
	if (intervals === 'overlap') {
		const value = reader.text(entry.value, where) ?? '';
		reader.note(entry.value, 'hours-overlap', {where: shown(where), value});
		return;
	}
	for (const day of days) {
		const line = lineOfDay.get(day);
		if (line !== undefined) {
			const value = dayNames[day] ?? '';
			reader.note(entry.keyNode, 'day-twice', {where: shown(where), value, line});
			return;
		}
		lineOfDay.set(day, entry.line);
		week[day] = intervals;
	}
}

/** An IANA time zone. */
export function timeZoneRead(reader: Reader): Read<string> {
	return reader.converted(
		(text) => (IANAZone.isValidZone(text) ? text : undefined),
		'bad-time-zone',
	);
}
