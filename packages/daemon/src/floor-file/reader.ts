/**
 * Walks the tree of a YAML text: finds maps, lists and texts where they should be, and notes every
 * problem with its line. Knows YAML and nothing of the floor.
 */

import {
	type Excerpt,
	excerptOf,
	type FloorFileCode,
	nearest,
	type Params,
} from '@plateau/core/text';
import {
	type Document,
	isAlias,
	isMap,
	isNode,
	isScalar,
	isSeq,
	type LineCounter,
	type Node,
	type Pair,
} from 'yaml';
import {placeInFile} from './scalar-place.ts';

/** A place within a line; both count from 1. */
export interface Spot {
	readonly line: number;
	/** In UTF-16 units. */
	readonly column: number;
	readonly excerpt: Excerpt;
}

/** What is wrong, on which line (from 1), and where in it when it is about a part of a text. */
export interface FloorFileProblem extends Partial<Spot> {
	readonly line: number;
	readonly code: FloorFileCode;
	readonly params: Params;
}

/** Where ids are declared that other places of a file mention. */
export type Section = 'queues' | 'skills' | 'agents' | 'reasons' | 'sounds' | 'windows' | 'kinds';

/** An id that a text names somewhere. */
export interface Mention {
	readonly id: string;
	readonly section: Section;
	/** The path of the text. */
	readonly where: string;
	/** Where in the text, if it has more in it. */
	readonly spot?: Spot;
}

/** Reads a node; undefined after noting what is wrong with it. `where` is its path for people. */
export type Read<T> = (node: Node, where: string) => T | undefined;

/** An entry of a map: the key as written, with its place. */
export interface Entry {
	readonly key: string;
	readonly keyNode: Node;
	readonly value: Node;
	readonly line: number;
}

export class Reader {
	readonly problems: FloorFileProblem[] = [];
	/** Lines by path: `queues.support.ring`. */
	readonly lines = new Map<string, number>();
	/** What stands at a path: the key, none in a list, and the value. */
	readonly #nodes = new Map<string, {readonly keyNode?: Node; readonly value: Node}>();
	/** Ids by section, also of records that could not be read. */
	readonly declared = new Map<string, ReadonlySet<string>>();
	/** Ids that texts mention, each to be looked up once its section was read. */
	readonly mentions: Mention[] = [];
	/** Where a record without an id of its own was read. */
	readonly places = new Map<object, string>();
	readonly #document: Document;
	readonly #counter: LineCounter;
	readonly #text: string;

	constructor(document: Document, counter: LineCounter, text: string) {
		this.#document = document;
		this.#counter = counter;
		this.#text = text;
	}

	/** Notes a problem at a node, at a path read before, or at a spot. */
	note(at: Node | string | Spot, code: FloorFileCode, params: Params): undefined {
		this.problems.push({...this.#placeOf(at), code, params});
		return undefined;
	}

	/** Makes what stands at a path known by another one too. */
	alias(where: string, as: string): void {
		const [line, nodes] = [this.lines.get(where), this.#nodes.get(where)];
		if (line !== undefined) this.lines.set(as, line);
		if (nodes !== undefined) this.#nodes.set(as, nodes);
	}

	/** Where a part of a text stands in the file; `at` and `length` as in what `text` gave. */
	spotOf(node: Node, at: number, length: number): Spot {
		const scalar = this.#resolve(node);
		const place = (index: number) =>
			isScalar(scalar) ? placeInFile(this.#text, scalar, index) : (scalar.range?.[0] ?? 0);
		return this.#between(place(at), place(at + length));
	}

	/** The value at a path where it is one text or stands in brackets, else its key; a line otherwise. */
	#placeOf(at: Node | string | Spot): Spot | {readonly line: number} {
		if (typeof at === 'object' && 'excerpt' in at) return at;
		const {keyNode, value} =
			typeof at === 'object' ? {keyNode: undefined, value: at} : (this.#nodes.get(at) ?? {});
		const node = value !== undefined && this.#isOneText(value) ? value : keyNode;
		if (node?.range != null) return this.#between(node.range[0], node.range[1]);
		return {line: typeof at === 'string' ? (this.lines.get(at) ?? 1) : this.#lineOf(at)};
	}

	/** Whether a node's beginning says where it is: what is written as a block begins at its first key. */
	#isOneText(node: Node): boolean {
		return isAlias(node) || isScalar(node) || ((isMap(node) || isSeq(node)) && node.flow === true);
	}

	/** What is between two offsets, as far as it is on one line. */
	#between(from: number, to: number): Spot {
		const {line, col: column} = this.#counter.linePos(from);
		const end = this.#text.indexOf('\n', from);
		const whole = this.#text
			.slice(from - column + 1, end < 0 ? this.#text.length : end)
			.replace(/\r$/, '');
		return {line, column, excerpt: excerptOf(whole, column - 1, to - from)};
	}

	/** The entries of a map, in order; a key that comes again is noted and left out. */
	entries(node: Node, where: string): Entry[] | undefined {
		const map = this.#resolve(node);
		if (!isMap(map)) return this.note(node, 'not-a-map', {where: shown(where)});
		const entries = new Map<string, Entry>();
		for (const pair of map.items) {
			const entry = this.#entry(pair, where);
			if (entry === undefined) continue;
			const before = entries.get(entry.key);
			if (before === undefined) {
				entries.set(entry.key, entry);
				this.lines.set(under(where, entry.key), entry.line);
				this.#nodes.set(under(where, entry.key), entry);
			} else {
				const params = {where: shown(where), id: entry.key, line: before.line};
				this.note(entry.keyNode, 'twice', params);
			}
		}
		return [...entries.values()];
	}

	/** A map with fixed keys: those of `reads`. Unknown and missing ones are noted. */
	fields<T extends object>(
		node: Node,
		where: string,
		reads: {readonly [K in keyof T]-?: Read<T[K]>},
		required: readonly (keyof T & string)[] = [],
	): {[K in keyof T]?: T[K]} | undefined {
		const entries = this.entries(node, where);
		if (entries === undefined) return undefined;
		const found: {[K in keyof T]?: T[K]} = {};
		for (const {key, keyNode, value} of entries) {
			if (!Object.hasOwn(reads, key)) {
				this.#unknownKey(keyNode, key, where, Object.keys(reads));
				continue;
			}
			const name = key as keyof T;
			const read = reads[name](value, under(where, key));
			if (read !== undefined) found[name] = read;
		}
		const present = new Set(entries.map(({key}) => key));
		for (const key of required) {
			if (present.has(key)) continue;
			// Told where the record begins, which is before its first key.
			const at = this.#nodes.get(where)?.keyNode ?? node;
			this.note(at, 'missing-key', {where: shown(where), key});
		}
		return found;
	}

	/** A map from ids that the file chooses; what cannot be read is left out, but counts as declared. */
	records<T>(node: Node, where: string, read: (entry: Entry, where: string) => T | undefined): T[] {
		if (this.isEmpty(node)) return [];
		const entries = this.entries(node, where) ?? [];
		this.declared.set(where, new Set(entries.map(({key}) => key)));
		return found(entries.map((entry) => read(entry, under(where, entry.key))));
	}

	/** A list; what cannot be read is left out. A single text counts as a list of one. */
	list<T>(read: Read<T>): Read<T[]> {
		return (node, where) => {
			const list = this.#resolve(node);
			if (isScalar(list) && !this.isEmpty(list)) return found([read(list, where)]);
			if (!isSeq(list)) return this.note(node, 'not-a-list', {where: shown(where)});
			const items = list.items.map((item, index) => {
				const place = `${where}.${index}`;
				if (!isNode(item)) return undefined;
				this.lines.set(place, this.#lineOf(item));
				this.#nodes.set(place, {value: item});
				return read(item, place);
			});
			return found(items);
		};
	}

	/** A list of steps or rules; a single one needs no brackets. */
	items<T>(read: Read<T>): Read<T[]> {
		return (node, where) =>
			this.isMap(node) ? found([read(node, where)]) : this.list(read)(node, where);
	}

	/** The path of an item: one that was written without a list is at its key's. */
	itemPath(where: string, index: number): string {
		return this.lines.has(`${where}.${index}`) ? `${where}.${index}` : where;
	}

	/** A text as written, quotes aside: `0612` stays `0612`. */
	readonly text: Read<string> = (node, where) => {
		const scalar = this.#resolve(node);
		if (!isScalar(scalar) || this.isEmpty(scalar)) {
			return this.note(node, 'not-text', {where: shown(where)});
		}
		return scalar.source ?? String(scalar.value);
	};

	readonly boolean: Read<boolean> = (node, where) => {
		const value = this.choice(['true', 'false'])(node, where);
		return value === undefined ? undefined : value === 'true';
	};

	choice<C extends string>(choices: readonly C[]): Read<C> {
		return (node, where) => {
			const value = this.text(node, where);
			if (value === undefined) return undefined;
			const found = choices.find((choice) => choice === value);
			if (found !== undefined) return found;
			const params = {where: shown(where), value, choices: choices.join(', ')};
			const near = nearest(value, choices);
			return near === undefined
				? this.note(node, 'bad-choice', params)
				: this.note(node, 'bad-choice-near', {...params, near});
		};
	}

	/** A text that `convert` understands; else `code` is noted, with `value` and the rest of `params`. */
	converted<T>(
		convert: (text: string) => T | undefined,
		code: FloorFileCode,
		params: Params = {},
	): Read<T> {
		return (node, where) => {
			const value = this.text(node, where);
			if (value === undefined) return undefined;
			return convert(value) ?? this.note(node, code, {...params, where: shown(where), value});
		};
	}

	isMap(node: Node): boolean {
		return isMap(this.#resolve(node));
	}

	isScalar(node: Node): boolean {
		return isScalar(this.#resolve(node));
	}

	/** `key:` with nothing after it, or `~`. */
	isEmpty(node: Node): boolean {
		const scalar = this.#resolve(node);
		return isScalar(scalar) && scalar.value === null;
	}

	#entry({key, value}: Pair, where: string): Entry | undefined {
		if (!isNode(key)) return undefined;
		const name = this.text(key, under(where, '?'));
		if (name === undefined) return undefined;
		// A key without a value has no node: its problems are told on the key's line.
		const valueNode = isNode(value) ? value : this.#document.createNode(null);
		if (valueNode.range == null) valueNode.range = key.range ?? null;
		return {key: name, keyNode: key, value: valueNode, line: this.#lineOf(key)};
	}

	#unknownKey(node: Node, key: string, where: string, known: readonly string[]): void {
		const near = nearest(key, known);
		const params = {where: shown(where), key};
		if (near === undefined) this.note(node, 'unknown-key', params);
		else this.note(node, 'unknown-key-near', {...params, near});
	}

	#resolve(node: Node): Node {
		return isAlias(node) ? ((node.resolve(this.#document) as Node | undefined) ?? node) : node;
	}

	#lineOf(node: Node): number {
		return node.range == null ? 1 : this.#counter.linePos(node.range[0]).line;
	}
}

function found<T>(items: readonly (T | undefined)[]): T[] {
	return items.filter((item) => item !== undefined);
}

/** The record without the fields that were not found. */
export function compact<T extends object>(fields: {[K in keyof T]-?: T[K] | undefined}): T {
	const found = Object.entries(fields).filter(([, value]) => value !== undefined);
	return Object.fromEntries(found) as T;
}

/** A path for people; the file itself has none. */
export function shown(where: string): string {
	return where === '' ? 'floor.yaml' : where;
}

function under(where: string, key: string): string {
	return where === '' ? key : `${where}.${key}`;
}
