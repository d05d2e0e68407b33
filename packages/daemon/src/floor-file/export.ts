/**
 * A floor file as canonical text: the same file is always the same bytes, reading it back gives the
 * same file, and exporting that gives the same bytes again. Comments are not part of a floor.
 */

import {Document, isMap, isScalar, Pair, Scalar, YAMLMap, YAMLSeq} from 'yaml';
import {type PlainRecord, plainSection, plainTop, type Section, sections} from './plain.ts';
import type {Plain} from './plain-values.ts';
import type {FloorFile} from './types.ts';

/** The text of `file`, in UTF-8 with a line feed at the end. */
export function exportFloorFile(file: FloorFile): string {
	const root = new YAMLMap();
	for (const [key, value] of Object.entries(plainTop(file))) add(root, key, nodeOf(value));
	for (const section of sections) {
		const records = plainSection(file, section);
		if (records.length > 0)
			add(root, section, sectionNode(section, records), root.items.length > 0);
	}
	const document = new Document(root);
	return document.toString({lineWidth: 0, flowCollectionPadding: false, minContentWidth: 0});
}

function sectionNode(section: Section, records: readonly PlainRecord[]): YAMLMap | YAMLSeq {
	if (section === 'alerts') {
		const list = new YAMLSeq();
		for (const {fields} of records) list.add(flow(nodeOf(fields)));
		return list;
	}
	const map = new YAMLMap();
	for (const {id, fields} of records) {
		const node = new YAMLMap();
		for (const [key, value] of Object.entries(fields)) {
			// Hours read best a line a day and steps a line each; everything else inside a record fits one.
			const inner = nodeOf(value);
			const isLong = key === 'hours' || key === 'messages' || isSteps(value);
			add(node, key, isLong ? inner : flow(inner));
		}
		add(map, id, node.items.length === 0 ? flow(node) : node);
	}
	return map;
}

/** Two maps or more: too much for a line. */
function isSteps(value: Plain): boolean {
	return (
		Array.isArray(value) &&
		value.length > 1 &&
		value.every((item) => typeof item === 'object' && !Array.isArray(item))
	);
}

function nodeOf(value: Plain): Scalar | YAMLMap | YAMLSeq {
	if (typeof value !== 'object') return new Scalar(value);
	if (Array.isArray(value)) {
		const list = new YAMLSeq();
		for (const item of value) list.add(flow(nodeOf(item)));
		if (!isSteps(value)) list.flow = true;
		return list;
	}
	const map = new YAMLMap();
	for (const [key, item] of Object.entries(value)) add(map, key, nodeOf(item));
	return map;
}

function add(map: YAMLMap, key: string, value: Scalar | YAMLMap | YAMLSeq, gap = false): void {
	const name = new Scalar(key);
	name.spaceBefore = gap;
	map.items.push(new Pair(name, value));
}

function flow<T extends Scalar | YAMLMap | YAMLSeq>(node: T): T {
	if (!isScalar(node)) {
		node.flow = true;
		for (const item of isMap(node) ? node.items.map(({value}) => value) : node.items) {
			if (item instanceof YAMLMap || item instanceof YAMLSeq) flow(item);
		}
	}
	return node;
}
