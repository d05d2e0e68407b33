/**
 * What becomes of a caller, in the words of a floor file: where a wait ends (a message, another queue,
 * a number outside), and what a step of overflow does.
 */

import {emergencyNumbers} from '@plateau/core';
import type {Node} from 'yaml';
import {e164Of} from '../phone-number.ts';
import {compact, type Read, type Reader, shown} from './reader.ts';
import type {DeclaredAction, DeclaredAnnouncement, DeclaredWaitEnd} from './rule-types.ts';
import type {Values} from './values.ts';

/** Words that are kept for what calls cannot do yet. */
const notYet: readonly string[] = ['callback', 'voicemail'];

/** `message`, or a map of one of `message`, `move` and `sendOut`. */
export function waitEndRead(
	reader: Reader,
	values: Values,
	country: string,
): Read<DeclaredWaitEnd> {
	return chosen<DeclaredWaitEnd>(
		reader,
		['message'],
		endReads(reader, values, country),
		'bad-wait-end',
	);
}

/** A wait's end, `widen`, or a map of `raise` or `announce`. */
export function actionRead(reader: Reader, values: Values, country: string): Read<DeclaredAction> {
	return chosen<DeclaredAction>(
		reader,
		['message', 'widen'],
		{
			raise: mapped(values.duration(1000), (raiseMs) => ({raiseMs})),
			announce: mapped(announcementRead(reader, values), (announce) => ({announce})),
			...endReads(reader, values, country),
		},
		'bad-overflow-action',
	);
}

type Reads<T> = Readonly<Record<string, Read<T>>>;

function endReads(reader: Reader, values: Values, country: string): Reads<DeclaredWaitEnd> {
	return {
		message: mapped(values.mention('sounds'), (message) => ({message})),
		move: mapped(values.mention('queues'), (move) => ({move})),
		sendOut: mapped(outsideRead(reader, country), (sendOut) => ({sendOut})),
	};
}

function mapped<A, B>(read: Read<A>, convert: (value: A) => B): Read<B> {
	return (node, where) => {
		const value = read(node, where);
		return value === undefined ? undefined : convert(value);
	};
}

/** One of the words, or a map with one of the keys. */
function chosen<T>(
	reader: Reader,
	words: readonly string[],
	reads: Reads<T>,
	code: 'bad-wait-end' | 'bad-overflow-action',
): Read<T> {
	const all: Record<string, Read<T>> = {...reads};
	for (const word of notYet) all[word] = (node, where) => refuseYet(reader, node, where, word);
	return (node, where) => {
		if (!reader.isMap(node)) {
			const word = reader.isScalar(node) ? reader.text(node, where) : '';
			if (word === undefined) return undefined;
			if (words.includes(word)) return word as T;
			if (notYet.includes(word)) return refuseYet(reader, node, where, word);
			return reader.note(node, code, {where: shown(where)});
		}
		const told = reader.problems.length;
		const fields = reader.fields<Record<string, T>>(node, where, all);
		if (fields === undefined || reader.problems.length > told) return undefined;
		const [key, ...more] = Object.keys(all).filter((name) => reader.lines.has(`${where}.${name}`));
		if (key === undefined) return reader.note(node, code, {where: shown(where)});
		if (more.length > 0) {
			const params = {where: shown(where), keys: [key, ...more].join(', ')};
			return reader.note(node, 'choose-one', params);
		}
		return fields[key];
	};
}

function refuseYet(reader: Reader, node: Node, where: string, word: string): undefined {
	return reader.note(node, 'not-yet', {where: shown(where), word});
}

/** A sound's name alone, or what is said with or without one. */
function announcementRead(reader: Reader, values: Values): Read<DeclaredAnnouncement> {
	const sound = values.mention('sounds');
	const reads = {sound, position: reader.boolean, expectedWait: reader.boolean};
	return (node, where) => {
		if (!reader.isMap(node)) return mapped(sound, (name) => ({sound: name}))(node, where);
		const told = reader.problems.length;
		const fields = reader.fields<DeclaredAnnouncement>(node, where, reads);
		if (fields === undefined || reader.problems.length > told) return undefined;
		const {sound: name, position, expectedWait} = fields;
		if (name === undefined && position !== true && expectedWait !== true) {
			return reader.note(node, 'announces-nothing', {where: shown(where)});
		}
		return compact<DeclaredAnnouncement>({sound: name, position, expectedWait});
	};
}

/** A number outside, E.164 with its plus, or a short number; never one of those for emergencies. */
function outsideRead(reader: Reader, country: string): Read<string> {
	return (node, where) => {
		const value = reader.text(node, where);
		if (value === undefined) return undefined;
		const params = {where: shown(where), value, country};
		if (emergencyNumbers(country).includes(value.replaceAll(/\D/g, ''))) {
			return reader.note(node, 'send-out-emergency', params);
		}
		if (/^\d{2,6}$/.test(value)) return value;
		const number = /^[+\d][\d ().\-/]*$/.test(value) ? e164Of(value, country) : undefined;
		return number ?? reader.note(node, 'bad-number', params);
	};
}
