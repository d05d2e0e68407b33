/** The `phones`, `agents`, `skills`, `reasons`, `windows` and `dispositions` of a floor file. */

import {emergencyNumbers, skillKeywords, systemReasons} from '@plateau/core';
import type {Node} from 'yaml';
import {capacityRead} from './parse-kinds.ts';
import {hoursRead} from './parse-numbers.ts';
import {compact, type Read, type Reader, shown} from './reader.ts';
import type {
	DeclaredAgent,
	DeclaredDisposition,
	DeclaredPhone,
	DeclaredReason,
	DeclaredSkill,
	DeclaredWindow,
	Label,
} from './types.ts';
import type {Values} from './values.ts';

const loginPattern = /^[a-z][a-z0-9._-]{0,31}$/;
const endpointPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

/** The keys of a phone, as they are read. */
export interface PhoneFields {
	readonly label: Label;
	readonly switch: string;
	readonly endpoint: string;
	readonly model: string;
	readonly remoteAnswer: boolean;
}

/** Reads them; `country` says which extensions are emergency numbers. */
export function readPhones(
	node: Node,
	reader: Reader,
	values: Values,
	country: string,
): DeclaredPhone[] {
	const endpoint = reader.converted(
		(text) => (endpointPattern.test(text) ? text : undefined),
		'bad-endpoint',
	);
	const reads = {
		label: values.label,
		switch: values.id,
		endpoint,
		model: values.id,
		remoteAnswer: reader.boolean,
	};
	return reader.records(node, 'phones', ({key: id, keyNode, value}, where) => {
		const params = {where: 'phones', value: id};
		if (!/^\d{2,6}$/.test(id)) return reader.note(keyNode, 'bad-extension', params);
		if (emergencyNumbers(country).includes(id)) {
			return reader.note(keyNode, 'emergency-extension', params);
		}
		// `1001:` alone is a phone with nothing to say about.
		const fields = reader.isEmpty(value)
			? {}
			: (reader.fields<PhoneFields>(value, where, reads) ?? {});
		return compact<DeclaredPhone>({
			id,
			label: fields.label,
			switch: fields.switch,
			endpoint: fields.endpoint,
			model: fields.model,
			remoteAnswer: fields.remoteAnswer,
		});
	});
}

/** The keys of an agent, as they are read. */
export interface AgentFields {
	readonly name: string;
	readonly queues: AgentQueue[];
	readonly skills: Readonly<Record<string, number>>;
	readonly ring: number;
	readonly autoAnswer: boolean;
	readonly nailedUp: boolean;
	readonly capacity: Readonly<Record<string, number>>;
}

/** A queue of an agent's: its id alone, or with the agent's place in it. */
interface AgentQueue {
	readonly queue: string;
	readonly tier?: number;
	readonly weight?: number;
}

export function readAgents(node: Node, reader: Reader, values: Values): DeclaredAgent[] {
	const reads = {
		name: values.words,
		queues: agentQueuesRead(reader, values),
		skills: values.levels,
		ring: values.ring,
		autoAnswer: reader.boolean,
		nailedUp: reader.boolean,
		capacity: capacityRead(reader, values),
	};
	return reader.records(node, 'agents', ({key: id, keyNode, value}, where) => {
		const fields = reader.fields<AgentFields>(value, where, reads, ['name']) ?? {};
		const {name, queues = [], skills, ring, autoAnswer, nailedUp, capacity} = fields;
		if (!loginPattern.test(id)) return reader.note(keyNode, 'bad-login', {where: 'agents', id});
		if (name === undefined) return undefined;
		return compact<DeclaredAgent>({
			id,
			name,
			queues: queues.map(({queue}) => queue),
			tiers: byQueue(queues, ({tier}) => tier),
			weights: byQueue(queues, ({weight}) => weight),
			skills,
			ringMs: ring,
			autoAnswer,
			nailedUp,
			capacity,
		});
	});
}

function agentQueuesRead(reader: Reader, values: Values): Read<AgentQueue[]> {
	const reference = values.mention('queues');
	const reads = {
		queue: reference,
		tier: values.whole(1, 99),
		weight: values.whole(1, 100),
	};
	return (list, listWhere) => {
		const lines = new Map<string, number>();
		const one: Read<AgentQueue> = (node, where) => {
			const found: Partial<AgentQueue> | undefined = reader.isMap(node)
				? reader.fields<Required<AgentQueue>>(node, where, reads, ['queue'])
				: compact<Partial<AgentQueue>>({
						queue: reference(node, where),
						tier: undefined,
						weight: undefined,
					});
			if (found?.queue === undefined) return undefined;
			const {queue, tier, weight} = found;
			const line = lines.get(queue);
			// Kept, so that those after it keep their places.
			if (line !== undefined) {
				reader.note(node, 'twice', {where: shown(listWhere), id: queue, line});
			}
			lines.set(queue, reader.lines.get(where) ?? 1);
			return compact<AgentQueue>({queue, tier, weight});
		};
		return reader.items(one)(list, listWhere);
	};
}

/** What some queues have, by their ids; undefined when none has. */
function byQueue(
	queues: readonly AgentQueue[],
	of: (queue: AgentQueue) => number | undefined,
): Record<string, number> | undefined {
	const found = queues.flatMap((queue) => {
		const value = of(queue);
		return value === undefined ? [] : [[queue.queue, value] as const];
	});
	return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** Skills: an id and a label. */
export function readSkills(node: Node, reader: Reader, values: Values): DeclaredSkill[] {
	return reader.records(node, 'skills', ({key, keyNode, value}, where) => {
		const id = values.checkedId(key, keyNode, 'skills');
		const reads = {label: values.label};
		const {label} = reader.fields<{label: Label}>(value, where, reads, ['label']) ?? {};
		// No requirement could name it.
		if (skillKeywords.includes(key) || key === 'any') {
			return reader.note(keyNode, 'reserved-skill', {where: 'skills', id: key});
		}
		return id === undefined || label === undefined ? undefined : {id, label};
	});
}

/** The keys of a reason, as they are read. */
export interface ReasonFields {
	readonly label: Label;
	readonly limit: number;
	readonly approval: boolean;
}

/** Reasons to be not ready, in the order of their keys. */
export function readReasons(node: Node, reader: Reader, values: Values): DeclaredReason[] {
	const reads = {
		label: values.label,
		limit: values.duration(1000),
		approval: reader.boolean,
	};
	return reader.records(node, 'reasons', ({key, keyNode, value}, where) => {
		const id = values.checkedId(key, keyNode, 'reasons');
		const {label, limit, approval} =
			reader.fields<ReasonFields>(value, where, reads, ['label']) ?? {};
		if (Object.values<string>(systemReasons).includes(key)) {
			return reader.note(keyNode, 'reserved-reason', {where: 'reasons', id: key});
		}
		return id === undefined || label === undefined
			? undefined
			: compact<DeclaredReason>({id, label, limitMs: limit, approval});
	});
}

/** Named times of day; those of a number's hours, by other words. */
export function readWindows(node: Node, reader: Reader, values: Values): DeclaredWindow[] {
	const hours = hoursRead(reader);
	return reader.records(node, 'windows', ({key, keyNode, value}, where) => {
		const id = values.checkedId(key, keyNode, 'windows');
		const told = reader.problems.length;
		const found = hours(value, where);
		if (id === undefined || found === undefined || reader.problems.length > told) return undefined;
		if (found.week.every(({length}) => length === 0)) {
			return reader.note(where, 'window-never', {where: shown(where)});
		}
		return {id, hours: found};
	});
}

export function readDispositions(
	node: Node,
	reader: Reader,
	values: Values,
): DeclaredDisposition[] {
	const reads = {label: values.label, queues: reader.list(values.mention('queues'))};
	return reader.records(node, 'dispositions', ({key, keyNode, value}, where) => {
		const id = values.checkedId(key, keyNode, 'dispositions');
		const {label, queues} =
			reader.fields<{label: Label; queues: string[]}>(value, where, reads, ['label']) ?? {};
		return id === undefined || label === undefined
			? undefined
			: compact<DeclaredDisposition>({id, label, queues});
	});
}
