/** The `phones`, `agents`, `skills`, `reasons` and `dispositions` of a floor file. */

import {skillKeywords, systemReasons} from '@plateau/core';
import type {Node} from 'yaml';
import {emergencyNumbers} from '../asterisk/numbering.ts';
import {compact, type Reader} from './reader.ts';
import type {
	DeclaredAgent,
	DeclaredDisposition,
	DeclaredPhone,
	DeclaredReason,
	Label,
} from './types.ts';
import type {Values} from './values.ts';

const loginPattern = /^[a-z][a-z0-9._-]{0,31}$/;
const endpointPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

interface PhoneFields {
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

interface AgentFields {
	readonly name: string;
	readonly queues: string[];
	readonly skills: Readonly<Record<string, number>>;
}

export function readAgents(node: Node, reader: Reader, values: Values): DeclaredAgent[] {
	const reads = {name: values.words, queues: reader.list(values.reference), skills: values.levels};
	return reader.records(node, 'agents', ({key: id, keyNode, value}, where) => {
		const {
			name,
			queues = [],
			skills,
		} = reader.fields<AgentFields>(value, where, reads, ['name']) ?? {};
		if (!loginPattern.test(id)) return reader.note(keyNode, 'bad-login', {where: 'agents', id});
		return name === undefined ? undefined : compact<DeclaredAgent>({id, name, queues, skills});
	});
}

/** Skills and reasons: an id and a label. */
export function readLabelled(
	section: 'skills' | 'reasons',
	node: Node,
	reader: Reader,
	values: Values,
): DeclaredReason[] {
	return reader.records(node, section, ({key, keyNode, value}, where) => {
		const id = values.checkedId(key, keyNode, section);
		const reads = {label: values.label};
		const {label} = reader.fields<{label: Label}>(value, where, reads, ['label']) ?? {};
		if (section === 'reasons' && Object.values<string>(systemReasons).includes(key)) {
			return reader.note(keyNode, 'reserved-reason', {where: section, id: key});
		}
		// No requirement could name it.
		if (section === 'skills' && skillKeywords.includes(key)) {
			return reader.note(keyNode, 'reserved-skill', {where: section, id: key});
		}
		return id === undefined || label === undefined ? undefined : {id, label};
	});
}

export function readDispositions(
	node: Node,
	reader: Reader,
	values: Values,
): DeclaredDisposition[] {
	const reads = {label: values.label, queues: reader.list(values.reference)};
	return reader.records(node, 'dispositions', ({key, keyNode, value}, where) => {
		const id = values.checkedId(key, keyNode, 'dispositions');
		const {label, queues} =
			reader.fields<{label: Label; queues: string[]}>(value, where, reads, ['label']) ?? {};
		return id === undefined || label === undefined
			? undefined
			: compact<DeclaredDisposition>({id, label, queues});
	});
}
