/** The `alerts` of a floor file: measures with a warning and an alarm. */

import type {AlertConfig} from '@plateau/core';
import type {Node} from 'yaml';
import {compact, type Read, type Reader, shown} from './reader.ts';
import type {DeclaredAlert} from './types.ts';
import type {Values} from './values.ts';

type Measure = AlertConfig['on'];

const measures: readonly Measure[] = [
	'waiting',
	'longest-wait',
	'service-level',
	'ready',
	'wrap-up',
	'not-ready',
	'talking',
];
/** Measures that every agent has, not a queue. */
const ofAgents: readonly Measure[] = ['wrap-up', 'not-ready', 'talking'];

/** The keys of an alert, as they are read. */
export interface AlertFields {
	readonly on: Measure;
	readonly queue: string;
	readonly warn: Node;
	readonly alarm: Node;
}

export function readAlerts(node: Node, reader: Reader, values: Values): DeclaredAlert[] {
	if (reader.isEmpty(node)) return [];
	// Read once the measure is known, which may stand below them.
	const later: Read<Node> = (value) => value;
	const reads = {on: reader.choice(measures), queue: values.id, warn: later, alarm: later};
	const seen = new Map<string, number>();
	const read: Read<DeclaredAlert> = (item, where) => {
		const fields = reader.fields<AlertFields>(item, where, reads, ['on', 'warn']);
		if (fields?.on === undefined || fields.warn === undefined) return undefined;
		const {on, queue} = fields;
		if (queue !== undefined && ofAgents.includes(on)) {
			reader.note(`${where}.queue`, 'alert-for-agents', {where: shown(where), on});
		}
		const id = alertId({on, queue});
		const before = seen.get(id);
		if (before !== undefined) reader.note(item, 'twice', {where: 'alerts', id, line: before});
		seen.set(id, reader.lines.get(where) ?? 1);
		const limit = limitRead(on, values);
		const warn = limit(fields.warn, `${where}.warn`);
		const alarm = fields.alarm && limit(fields.alarm, `${where}.alarm`);
		if (warn === undefined) return undefined;
		if (alarm !== undefined && comesBefore(on, alarm, warn)) {
			const text = (value: Node) => reader.text(value, where) ?? '';
			reader.note(`${where}.alarm`, 'alarm-before-warn', {
				where: shown(where),
				alarm: fields.alarm === undefined ? '' : text(fields.alarm),
				warn: text(fields.warn),
			});
		}
		const alert = compact<DeclaredAlert>({on, queue, warn, alarm});
		reader.places.set(alert, where);
		return alert;
	};
	return reader.list(read)(node, 'alerts') ?? [];
}

/** What tells alerts apart: at most one for each measure of each queue. */
export function alertId({on, queue}: {on: Measure; queue?: string | undefined}): string {
	return queue === undefined ? on : `${on} ${queue}`;
}

function limitRead(on: Measure, values: Values): Read<number> {
	if (on === 'service-level') return values.share;
	return on === 'waiting' || on === 'ready' ? values.count : values.duration(1000);
}

/** Whether the alarm is reached sooner than the warning. Few ready agents are the bad news, many calls. */
function comesBefore(on: Measure, alarm: number, warn: number): boolean {
	return on === 'service-level' || on === 'ready' ? alarm > warn : alarm < warn;
}
