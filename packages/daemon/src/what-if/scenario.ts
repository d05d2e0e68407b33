/**
 * A scenario: a day not yet lived, as a YAML file declares it. First its floor is found, then the rest
 * is read against that floor. What the file means as a day to simulate: `scenario-plan.ts`.
 */

import type {Millis} from '@plateau/core';
import {maxFloorFileBytes} from '@plateau/core/protocol';
import {isMap, LineCounter, type Node, parseDocument} from 'yaml';
import type {FloorFileProblem} from '../floor-file/reader.ts';
import type {FloorFile, OpenInterval} from '../floor-file/types.ts';
import {Values} from '../floor-file/values.ts';
import {ScenarioReader} from './scenario-reader.ts';
import {readSections, type Sections, sectionReads} from './scenario-sections.ts';

/** How long something takes: a mean, and how chance spreads around it. */
export interface Spread {
	readonly meanMs: Millis;
	readonly distribution: 'exponential' | 'log-normal' | 'fixed';
}

/** What callers of a queue do, and the agents who answer them. */
export interface Habits {
	/** `endless`: they wait for ever. */
	readonly patience: Spread | 'endless';
	readonly talk: Spread;
	/** Absent: by the queue's own rule. */
	readonly wrapUp?: Spread;
}

/** So many calls, evenly by chance, in a stretch of the day. */
export interface Stretch extends OpenInterval {
	readonly calls: number;
}

/** Somebody's working hours. */
export interface Shift {
	readonly agentId: string;
	/** People like this agent, who are not on the floor: 0 is the agent. */
	readonly copy: number;
	readonly hours: readonly OpenInterval[];
}

/** A scenario that fits its floor. */
export interface Scenario {
	/** ISO date. */
	readonly day: string;
	readonly seed?: number;
	/** How long a phone rings before it is answered. */
	readonly answerMs: Millis;
	/** By the number's digits. */
	readonly arrivals: ReadonlyMap<string, readonly Stretch[]>;
	/** Of every queue that calls come to first. */
	readonly habits: ReadonlyMap<string, Habits>;
	readonly shifts: readonly Shift[];
}

/** Which floor a scenario is about. */
export type FloorChoice =
	| {readonly kind: 'current'}
	/** As written: beside the scenario, or absolute. */
	| {readonly kind: 'path'; readonly path: string}
	/** As a text with the lines and columns of the scenario's. */
	| {readonly kind: 'inline'; readonly text: string};

/** A scenario that was opened: its floor is known by name, the rest is still to be read. */
export interface OpenedScenario {
	readonly floor: FloorChoice;
	/** Reads the rest against its floor. `country` is that of numbers without a prefix. */
	read(
		floor: FloorFile,
		country: string,
	):
		| {readonly ok: true; readonly scenario: Scenario}
		| {readonly ok: false; readonly errors: readonly FloorFileProblem[]};
}

/** Opens a scenario's text, or tells every error in its YAML. */
export function openScenario(
	text: string,
):
	| {readonly ok: true; readonly opened: OpenedScenario}
	| {readonly ok: false; readonly errors: readonly FloorFileProblem[]} {
	if (Buffer.byteLength(text) > maxFloorFileBytes) {
		return wrong([{line: 1, code: 'too-large', params: {limit: maxFloorFileBytes}}]);
	}
	const counter = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: counter,
		prettyErrors: false,
		uniqueKeys: false,
	});
	if (document.errors.length > 0) {
		return wrong(
			document.errors.map(({pos, message}) => {
				const {line, col: column} = counter.linePos(pos[0]);
				return {line, column, code: 'yaml-syntax', params: {reason: message.split('\n')[0] ?? ''}};
			}),
		);
	}
	const {contents} = document;
	if (contents === null || contents.range == null) {
		return wrong([{line: 1, code: 'not-a-map', params: {where: root}}]);
	}
	const reader = new ScenarioReader(document, counter, text);
	const values = new Values(reader);
	const sections = reader.fields<Sections>(contents, root, sectionReads(reader, values), [
		'day',
		'arrivals',
		'callers',
		'staff',
	]);
	if (sections === undefined) return wrong(reader.problems);
	return {
		ok: true,
		opened: {
			floor: floorChoiceOf(sections.floor, text, counter),
			read(floor, country) {
				const scenario = readSections(sections, {floor, country, reader, values});
				return scenario === undefined || reader.problems.length > 0
					? wrong(reader.problems)
					: {ok: true, scenario};
			},
		},
	};
}

/** What errors call the file's outermost keys. */
const root = 'scenario';

function floorChoiceOf(node: Node | undefined, text: string, counter: LineCounter): FloorChoice {
	if (node === undefined) return {kind: 'current'};
	if (isMap(node) && node.range != null) {
		const [from, to] = node.range;
		const {line, col} = counter.linePos(from);
		// Empty lines and spaces before it keep the places of what stands in it.
		const before = `${'\n'.repeat(line - 1)}${' '.repeat(col - 1)}`;
		return {kind: 'inline', text: `${before}${text.slice(from, to)}`};
	}
	const path = String((node as {readonly value?: unknown}).value ?? 'current');
	return path === 'current' ? {kind: 'current'} : {kind: 'path', path};
}

function wrong(errors: readonly FloorFileProblem[]) {
	return {ok: false, errors: errors.toSorted((a, b) => a.line - b.line)} as const;
}
