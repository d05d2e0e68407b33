/** The `queues` of a floor file: who may serve, how long things take, what follows a long wait. */

import {type Strategy, strategies} from '@plateau/core';
import type {Node} from 'yaml';
import {mailboxRead} from './parse-mailbox.ts';
import {callerIdRead} from './parse-outbound.ts';
import {recordingRead} from './parse-recording.ts';
import {requirementRead} from './parse-requirement.ts';
import {stepReads} from './parse-steps.ts';
import {compact, type Read, type Reader, shown} from './reader.ts';
import type {
	DeclaredAbsence,
	DeclaredAgeingStep,
	DeclaredDiversion,
	DeclaredMailbox,
	DeclaredOnClose,
	DeclaredOverflowStep,
	DeclaredRecording,
	DeclaredRequirement,
	DeclaredRest,
	DeclaredSticky,
	DeclaredWaitEnd,
	DeclaredWidenStep,
	DeclaredWrapUp,
} from './rule-types.ts';
import type {DeclaredQueue, Label} from './types.ts';
import type {Values} from './values.ts';

const secondMs = 1000;
const hourMs = 3_600_000;

/** The keys of a queue, in the order in which the file is written. */
export interface QueueFields {
	readonly label: Label;
	readonly requires: DeclaredRequirement;
	readonly widen: DeclaredWidenStep[];
	readonly tiers: Readonly<Record<string, number>>;
	readonly owner: string;
	readonly strategy: Strategy;
	readonly ringNext: number;
	readonly priority: number;
	readonly ageing: DeclaredAgeingStep[];
	readonly menuCounts: boolean;
	readonly sticky: DeclaredSticky;
	readonly keepPlace: number;
	readonly threshold: number;
	readonly ring: number;
	readonly rest: DeclaredRest;
	readonly rangOutReason: string;
	readonly rangOutLimit: number;
	readonly shortAbandon: number;
	readonly wrapUp: DeclaredWrapUp;
	readonly maxWaiting: number;
	readonly onFull: DeclaredWaitEnd;
	readonly maxWait: number;
	readonly onMaxWait: DeclaredWaitEnd;
	readonly absence: DeclaredAbsence[];
	readonly nobody: number;
	readonly onNobody: DeclaredWaitEnd;
	readonly joinEmpty: boolean;
	readonly divert: DeclaredDiversion[];
	readonly onClose: DeclaredOnClose;
	readonly overflow: DeclaredOverflowStep[];
	readonly maxNotReady: number;
	readonly recording: DeclaredRecording;
	readonly mailbox: DeclaredMailbox;
	readonly callerId: string;
	readonly park: number;
	readonly agentsTake: boolean;
	readonly monitoringShown: boolean;
	readonly whisper: string;
}

/** Reads them; `country` is that of numbers outside without a prefix. */
export function readQueues(
	node: Node,
	reader: Reader,
	values: Values,
	country: string,
): DeclaredQueue[] {
	const reads = readsOf(reader, values, country);
	return reader.records(node, 'queues', ({key, keyNode, value}, where) => {
		const id = values.checkedId(key, keyNode, 'queues');
		const fields = reader.fields<QueueFields>(value, where, reads, ['label']);
		if (id === undefined || fields?.label === undefined) return undefined;
		return compact<DeclaredQueue>({
			id,
			label: fields.label,
			requires: fields.requires,
			widen: fields.widen,
			tiersMs: fields.tiers,
			owner: fields.owner,
			strategy: fields.strategy,
			ringNextMs: fields.ringNext,
			priorityMs: fields.priority,
			ageing: fields.ageing,
			menuCounts: fields.menuCounts,
			sticky: fields.sticky,
			keepPlaceMs: fields.keepPlace,
			thresholdMs: fields.threshold,
			ringMs: fields.ring,
			rest: fields.rest,
			rangOutReason: fields.rangOutReason,
			rangOutLimit: fields.rangOutLimit,
			shortAbandonMs: fields.shortAbandon,
			wrapUp: fields.wrapUp,
			maxWaiting: fields.maxWaiting,
			onFull: fields.onFull,
			maxWaitMs: fields.maxWait,
			onMaxWait: fields.onMaxWait,
			absence: fields.absence,
			nobodyMs: fields.nobody,
			onNobody: fields.onNobody,
			joinEmpty: fields.joinEmpty,
			divert: fields.divert,
			onClose: fields.onClose,
			overflow: fields.overflow,
			maxNotReady: fields.maxNotReady,
			recording: fields.recording,
			mailbox: fields.mailbox,
			callerId: fields.callerId,
			parkMs: fields.park,
			agentsTake: fields.agentsTake,
			monitoringShown: fields.monitoringShown,
			whisper: fields.whisper,
		});
	});
}

function readsOf(
	reader: Reader,
	values: Values,
	country: string,
): {[K in keyof QueueFields]: Read<QueueFields[K]>} {
	const {end, ...steps} = stepReads(reader, values, country);
	return {
		...steps,
		label: values.label,
		requires: requirementRead(reader, values),
		owner: values.mention('agents'),
		strategy: reader.choice(strategies),
		ringNext: values.duration(secondMs, 300 * secondMs),
		priority: values.duration(0),
		menuCounts: reader.boolean,
		keepPlace: values.duration(secondMs),
		threshold: values.duration(secondMs, hourMs),
		ring: values.ring,
		rangOutReason: values.id,
		rangOutLimit: values.whole(1, 99),
		shortAbandon: values.duration(0, 300 * secondMs),
		wrapUp: wrapUpRead(reader, values),
		maxWaiting: values.whole(1, 9999),
		onFull: end,
		maxWait: values.duration(5 * secondMs),
		onMaxWait: end,
		nobody: values.duration(0),
		onNobody: end,
		joinEmpty: reader.boolean,
		maxNotReady: values.whole(1, 9999),
		recording: recordingRead(reader, values),
		mailbox: mailboxRead(reader, values),
		callerId: callerIdRead(reader, country),
		park: values.duration(10 * secondMs, hourMs),
		agentsTake: reader.boolean,
		monitoringShown: reader.boolean,
		whisper: values.sound,
	};
}

/** The keys of a wrap-up, as they are read. */
export interface WrapUpFields {
	readonly mode: DeclaredWrapUp['mode'];
	readonly limit: number;
	readonly disposition: 'required' | 'optional';
	readonly extend: number;
	readonly extendLimit: number;
}

/** What each mode can have beside it. */
const wrapUpKeys: Readonly<Record<DeclaredWrapUp['mode'], readonly string[]>> = {
	none: [],
	manual: ['disposition'],
	timed: ['limit', 'disposition', 'extend', 'extendLimit'],
	fixed: ['limit', 'disposition', 'extend', 'extendLimit'],
	optional: ['limit', 'disposition', 'extend', 'extendLimit'],
};

function wrapUpRead(reader: Reader, values: Values): Read<DeclaredWrapUp> {
	const mode = reader.choice(Object.keys(wrapUpKeys) as DeclaredWrapUp['mode'][]);
	const reads = {
		mode,
		limit: values.duration(secondMs, hourMs),
		disposition: reader.choice<'required' | 'optional'>(['required', 'optional']),
		extend: values.duration(secondMs, hourMs),
		extendLimit: values.whole(1, 99),
	};
	return (node, where) => {
		// `wrapUp: none` needs no more words.
		const isMap = reader.isMap(node);
		const fields = isMap ? reader.fields<WrapUpFields>(node, where, reads, ['mode']) : {};
		const found = isMap ? fields?.mode : mode(node, where);
		if (fields === undefined || found === undefined) return undefined;
		const has = (key: string) => reader.lines.has(`${where}.${key}`);
		if ((found === 'timed' || found === 'fixed') && !has('limit')) {
			const params = {where: shown(where), mode: found};
			return reader.note(node, 'wrap-up-limit-missing', params);
		}
		for (const key of ['limit', 'disposition', 'extend', 'extendLimit']) {
			if (!has(key)) continue;
			const params = {where: shown(where), key};
			if (!wrapUpKeys[found].includes(key)) {
				reader.note(`${where}.${key}`, 'wrap-up-field-unused', {...params, mode: found});
				continue;
			}
			const needed = {extend: 'limit', extendLimit: 'extend'}[key];
			if (needed !== undefined && !has(needed)) {
				reader.note(`${where}.${key}`, 'means-nothing-without', {...params, other: needed});
			}
		}
		const {limit, disposition, extend, extendLimit} = fields;
		return compact<DeclaredWrapUp>({
			mode: found,
			limitMs: limit,
			disposition,
			extendMs: extend,
			extendLimit,
		});
	};
}
