/** The `queues` of a floor file: who may serve, how long things take, what follows a long wait. */

import {type Strategy, strategies} from '@plateau/core';
import type {Node} from 'yaml';
import {requirementRead} from './parse-requirement.ts';
import {compact, type Read, type Reader, shown} from './reader.ts';
import type {
	DeclaredQueue,
	DeclaredRequirement,
	DeclaredWaitEnd,
	DeclaredWrapUp,
	Label,
} from './types.ts';
import type {Values} from './values.ts';

const secondMs = 1000;
const hourMs = 3_600_000;

interface QueueFields {
	readonly label: Label;
	readonly requires: DeclaredRequirement;
	readonly strategy: Strategy;
	readonly threshold: number;
	readonly ring: number;
	readonly shortAbandon: number;
	readonly wrapUp: DeclaredWrapUp;
	readonly maxWait: number;
	readonly onMaxWait: DeclaredWaitEnd;
	readonly nobody: number;
	readonly onNobody: DeclaredWaitEnd;
	readonly rangOutReason: string;
	readonly monitoringShown: boolean;
	readonly announce: string;
}

export function readQueues(node: Node, reader: Reader, values: Values): DeclaredQueue[] {
	return reader.records(node, 'queues', ({key, keyNode, value}, where) => {
		const id = values.checkedId(key, keyNode, 'queues');
		const fields = reader.fields<QueueFields>(value, where, readsOf(reader, values), ['label']);
		if (id === undefined || fields?.label === undefined) return undefined;
		return compact<DeclaredQueue>({
			id,
			label: fields.label,
			requires: fields.requires,
			strategy: fields.strategy,
			thresholdMs: fields.threshold,
			ringMs: fields.ring,
			shortAbandonMs: fields.shortAbandon,
			wrapUp: fields.wrapUp,
			maxWaitMs: fields.maxWait,
			onMaxWait: fields.onMaxWait,
			nobodyMs: fields.nobody,
			onNobody: fields.onNobody,
			rangOutReason: fields.rangOutReason,
			monitoringShown: fields.monitoringShown,
			announce: fields.announce,
		});
	});
}

function readsOf(reader: Reader, values: Values): {[K in keyof QueueFields]: Read<QueueFields[K]>} {
	return {
		label: values.label,
		requires: requirementRead(reader, values),
		strategy: reader.choice(strategies),
		threshold: values.duration(secondMs, hourMs),
		// The switch's own timer comes first, and it counts whole seconds.
		ring: values.duration(5 * secondMs, 300 * secondMs),
		shortAbandon: values.duration(0, 300 * secondMs),
		wrapUp: wrapUpRead(reader, values),
		maxWait: values.duration(5 * secondMs),
		onMaxWait: waitEndRead(reader, values),
		nobody: values.duration(0),
		onNobody: waitEndRead(reader, values),
		rangOutReason: values.id,
		monitoringShown: reader.boolean,
		announce: values.sound,
	};
}

function wrapUpRead(reader: Reader, values: Values): Read<DeclaredWrapUp> {
	const mode = reader.choice(['none', 'timed', 'manual']);
	return (node, where) => {
		// `wrapUp: none` needs no more words.
		const fields = reader.isMap(node)
			? reader.fields<{
					mode: DeclaredWrapUp['mode'];
					limit: number;
					disposition: 'required' | 'optional';
				}>(
					node,
					where,
					{
						mode,
						limit: values.duration(secondMs, hourMs),
						disposition: reader.choice(['required', 'optional']),
					},
					['mode'],
				)
			: {mode: mode(node, where)};
		if (fields?.mode === undefined) return undefined;
		const {limit: limitMs, disposition} = {limit: undefined, disposition: undefined, ...fields};
		if (fields.mode === 'timed' && !reader.lines.has(`${where}.limit`)) {
			return reader.note(node, 'wrap-up-limit-missing', {where: shown(where)});
		}
		if (fields.mode !== 'timed' && limitMs !== undefined) unused('limit');
		if (fields.mode === 'none' && disposition !== undefined) unused('disposition');
		return compact<DeclaredWrapUp>({mode: fields.mode, limitMs, disposition});

		function unused(key: string): void {
			const params = {where: shown(where), key, mode: fields?.mode ?? ''};
			reader.note(`${where}.${key}`, 'wrap-up-field-unused', params);
		}
	};
}

function waitEndRead(reader: Reader, values: Values): Read<DeclaredWaitEnd> {
	return (node, where) => {
		if (reader.isMap(node)) {
			const {move} = reader.fields<{move: string}>(node, where, {move: values.id}, ['move']) ?? {};
			return move === undefined ? undefined : {move};
		}
		const word = reader.text(node, where);
		if (word === undefined || word === 'message') return word;
		return reader.note(node, 'bad-wait-end', {where: shown(where)});
	};
}
