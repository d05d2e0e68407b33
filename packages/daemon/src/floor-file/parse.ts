/** `floor.yaml` as text into a floor file, or every error in it at once, each with its line. */

import {maxFloorFileBytes} from '@plateau/core/protocol';
import {type CountryCode, isSupportedCountry} from 'libphonenumber-js';
import {LineCounter, type Node, parseDocument, type YAMLParseError} from 'yaml';
import {type CheckOptions, checkFloorFile} from './check.ts';
import {readAlerts} from './parse-alerts.ts';
import {readKinds} from './parse-kinds.ts';
import {readListening} from './parse-listening.ts';
import {readNumbers, timeZoneRead} from './parse-numbers.ts';
import {readOutbound} from './parse-outbound.ts';
import {
	readAgents,
	readDispositions,
	readPhones,
	readReasons,
	readSkills,
	readWindows,
} from './parse-people.ts';
import {readPhoneModels} from './parse-phone-models.ts';
import {readQueues} from './parse-queues.ts';
import {compact, type FloorFileProblem, type Read, Reader} from './reader.ts';
import {type CallerMessages, type FloorFile, floorDefaults} from './types.ts';
import {Values} from './values.ts';

export interface ParseOptions extends CheckOptions {
	/** Of numbers without a prefix where the file names no country; FR when absent. */
	readonly country?: string;
}

export type ParsedFloorFile =
	| {readonly ok: true; readonly floor: FloorFile}
	| {readonly ok: false; readonly errors: FloorFileProblem[]};

/** Reads the text. Errors are in the order of their lines; there is at least one when not ok. */
export function parseFloorFile(text: string, options: ParseOptions = {}): ParsedFloorFile {
	if (Buffer.byteLength(text) > maxFloorFileBytes) {
		return wrong([{line: 1, code: 'too-large', params: {limit: maxFloorFileBytes}}]);
	}
	const counter = new LineCounter();
	// Repeated keys are ours to tell, with the line of the first.
	const document = parseDocument(text, {
		lineCounter: counter,
		prettyErrors: false,
		uniqueKeys: false,
	});
	if (document.errors.length > 0) {
		return wrong(document.errors.map((error) => syntaxProblem(error, counter)));
	}
	if (document.contents === null || document.contents.range == null) {
		return wrong([{line: 1, code: 'empty-file', params: {}}]);
	}
	const reader = new Reader(document, counter, text);
	const floor = readFloor(document.contents, reader, options);
	checkFloorFile(floor, reader, options);
	return reader.problems.length > 0 ? wrong(reader.problems) : {ok: true, floor};
}

/** The keys of the file, as they are read. */
export interface Sections {
	readonly timeZone: string;
	readonly country: string;
	readonly linkGrace: number;
	readonly messages: CallerMessages;
	readonly sounds: Readonly<Record<string, string>>;
	readonly outbound: Node;
	readonly listening: Node;
	readonly windows: NonNullable<FloorFile['windows']>;
	readonly kinds: NonNullable<FloorFile['kinds']>;
	readonly skills: FloorFile['skills'];
	readonly queues: Node;
	readonly numbers: Node;
	readonly phoneModels: NonNullable<FloorFile['phoneModels']>;
	readonly phones: Node;
	readonly agents: FloorFile['agents'];
	readonly reasons: FloorFile['reasons'];
	readonly dispositions: FloorFile['dispositions'];
	readonly alerts: FloorFile['alerts'];
}

function readFloor(contents: Node, reader: Reader, options: ParseOptions): FloorFile {
	const values = new Values(reader);
	// Numbers, here and outside, and phones depend on the country, which may stand below them.
	const later: Read<Node> = (node) => node;
	const reads: {[K in keyof Sections]: Read<Sections[K]>} = {
		timeZone: timeZoneRead(reader),
		country: reader.converted(countryOf, 'bad-country'),
		linkGrace: values.duration(0, 3_600_000),
		messages: values.messages,
		sounds: values.sounds,
		outbound: later,
		listening: later,
		windows: (node) => readWindows(node, reader, values),
		kinds: (node) => readKinds(node, reader, values),
		skills: (node) => readSkills(node, reader, values),
		queues: later,
		numbers: later,
		phoneModels: (node) => readPhoneModels(node, reader, values),
		phones: later,
		agents: (node) => readAgents(node, reader, values),
		reasons: (node) => readReasons(node, reader, values),
		dispositions: (node) => readDispositions(node, reader, values),
		alerts: (node) => readAlerts(node, reader, values),
	};
	const found = reader.fields<Sections>(contents, '', reads) ?? {};
	const country = found.country ?? options.country ?? floorDefaults.country;
	const {queues, numbers, phones, outbound, listening} = found;
	const {windows = [], kinds = [], phoneModels = []} = found;
	return compact<FloorFile>({
		timeZone: found.timeZone,
		country: found.country,
		linkGraceMs: found.linkGrace,
		messages: found.messages,
		sounds: found.sounds,
		outbound: outbound === undefined ? undefined : readOutbound(outbound, reader, values, country),
		listening: listening === undefined ? undefined : readListening(listening, reader, country),
		windows: windows.length === 0 ? undefined : windows,
		kinds: kinds.length === 0 ? undefined : kinds,
		skills: found.skills ?? [],
		queues: queues === undefined ? [] : readQueues(queues, reader, values, country),
		numbers: numbers === undefined ? [] : readNumbers(numbers, reader, values, country),
		phoneModels: phoneModels.length === 0 ? undefined : phoneModels,
		phones: phones === undefined ? [] : readPhones(phones, reader, values, country),
		agents: found.agents ?? [],
		reasons: found.reasons ?? [],
		dispositions: found.dispositions ?? [],
		alerts: found.alerts ?? [],
	});
}

function countryOf(text: string): string | undefined {
	return isSupportedCountry(text as CountryCode) ? text : undefined;
}

function syntaxProblem(error: YAMLParseError, counter: LineCounter): FloorFileProblem {
	const line = counter.linePos(error.pos[0]).line;
	return {line, code: 'yaml-syntax', params: {reason: error.message.split('\n')[0] ?? ''}};
}

function wrong(problems: readonly FloorFileProblem[]): ParsedFloorFile {
	return {ok: false, errors: problems.toSorted(byPlace)};
}

function byPlace(a: FloorFileProblem, b: FloorFileProblem): number {
	return a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
}
