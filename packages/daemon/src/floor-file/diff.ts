/** What applying a floor file would change, in the words of the file. */

import type {FloorChange} from '@plateau/core/protocol';
import {plainSection, plainTop, type Section, sections} from './plain.ts';
import type {Plain, PlainMap} from './plain-values.ts';
import {isAgentOrderUsed} from './to-config.ts';
import type {FloorFile} from './types.ts';

/** Where the order of the file means something: the digit keys, and whom some queues ring first. */
function isOrdered(section: Section, files: readonly FloorFile[]): boolean {
	if (section === 'agents') return files.some(isAgentOrderUsed);
	return section === 'reasons' || section === 'dispositions';
}

/**
 * The changes from `before` to `after`: sections in the order of the file; in each, what is removed,
 * then added and changed in the order of `after`. Values at the top are in section `floor`.
 */
export function diffFloorFiles(before: FloorFile, after: FloorFile): FloorChange[] {
	return [
		...fieldChanges('floor', plainTop(before), plainTop(after)),
		...sections.flatMap((section) => sectionChanges(section, before, after)),
	];
}

function sectionChanges(section: Section, before: FloorFile, after: FloorFile): FloorChange[] {
	const old = new Map(plainSection(before, section).map(({id, fields}) => [id, fields]));
	const now = new Map(plainSection(after, section).map(({id, fields}) => [id, fields]));
	const changes: FloorChange[] = [];
	for (const id of old.keys()) if (!now.has(id)) changes.push({op: 'remove', section, id});
	for (const [id, fields] of now) {
		const was = old.get(id);
		if (was === undefined) changes.push({op: 'add', section, id});
		else changes.push(...fieldChanges(section, was, fields, id));
	}
	if (isOrdered(section, [before, after])) {
		const kept = (from: ReadonlyMap<string, PlainMap>, other: ReadonlyMap<string, PlainMap>) =>
			[...from.keys()].filter((id) => other.has(id)).join(', ');
		const [was, is] = [kept(old, now), kept(now, old)];
		if (was !== is) {
			changes.push({op: 'change', section, id: section, field: 'order', before: was, after: is});
		}
	}
	return changes;
}

/** At the top of the file each value is an object of its own; in a record they are its fields. */
function fieldChanges(
	section: string,
	before: PlainMap,
	after: PlainMap,
	recordId?: string,
): FloorChange[] {
	const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
	return [...keys].flatMap((key) => {
		const [was, is] = [words(before[key]), words(after[key])];
		if (was === is) return [];
		return {
			op: 'change' as const,
			section,
			id: recordId ?? key,
			...(recordId === undefined ? {} : {field: key}),
			...(was === undefined ? {} : {before: was}),
			...(is === undefined ? {} : {after: is}),
		};
	});
}

/** A value on one line; what is inside of it keeps its brackets. */
function words(value: Plain | undefined): string | undefined {
	if (value === undefined) return undefined;
	if (typeof value !== 'object') return String(value);
	if (isList(value)) return value.map(inner).join(', ');
	return Object.entries(value)
		.map(([key, item]) => `${key}: ${inner(item)}`)
		.join(', ');
}

function inner(value: Plain): string {
	const text = words(value) ?? '';
	if (typeof value !== 'object') return text;
	return isList(value) ? `[${text}]` : `{${text}}`;
}

function isList(value: Plain): value is readonly Plain[] {
	return Array.isArray(value);
}
