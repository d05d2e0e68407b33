/** The sections of a scenario, each read against the floor it is about. */

import type {Node} from 'yaml';
import {parseIntervals} from '../floor-file/hours.ts';
import {numberIdOf} from '../floor-file/parse-numbers.ts';
import {compact, type Read} from '../floor-file/reader.ts';
import type {FloorFile, OpenInterval} from '../floor-file/types.ts';
import type {Values} from '../floor-file/values.ts';
import {dayAt} from '../replay/wall-time.ts';
import type {Habits, Scenario, Shift, Spread, Stretch} from './scenario.ts';
import type {ScenarioReader} from './scenario-reader.ts';

/** The outermost keys; those that need the floor are read later. */
export interface Sections {
	readonly day: string;
	readonly floor: Node;
	readonly seed: number;
	readonly answer: number;
	readonly arrivals: Node;
	readonly callers: Node;
	readonly queues: Node;
	readonly staff: Node;
}

type Found = {[K in keyof Sections]?: Sections[K]};

interface Tools {
	readonly floor: FloorFile;
	readonly country: string;
	readonly reader: ScenarioReader;
	readonly values: Values;
}

/** So many calls take about ten seconds; more is no day of a floor of ours. */
const mostCalls = 100_000;
const defaultAnswerMs = 5000;
const hourMs = 3_600_000;

/** How each outermost key is read. */
export function sectionReads(
	reader: ScenarioReader,
	values: Values,
): {[K in keyof Sections]: Read<Sections[K]>} {
	const later: Read<Node> = (node) => node;
	return {
		day: reader.converted((text) => (dayAt(text, 'UTC') ? text : undefined), 'bad-date'),
		floor: later,
		seed: reader.converted((text) => {
			return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
		}, 'bad-seed'),
		answer: values.duration(0, 300_000),
		arrivals: later,
		callers: later,
		queues: later,
		staff: later,
	};
}

/** The scenario, or undefined after noting what is wrong with it. */
export function readSections(sections: Found, tools: Tools): Scenario | undefined {
	const {day, seed, answer = defaultAnswerMs} = sections;
	const arrivals = readArrivals(sections.arrivals, tools);
	const habits = readHabits(sections, arrivals, tools);
	const shifts = readShifts(sections.staff, tools);
	if (day === undefined) return undefined;
	return {day, ...(seed === undefined ? {} : {seed}), answerMs: answer, arrivals, habits, shifts};
}

function readArrivals(node: Node | undefined, tools: Tools): Map<string, Stretch[]> {
	const {floor, country, reader, values} = tools;
	const arrivals = new Map<string, Stretch[]>();
	if (node === undefined) return arrivals;
	const known = floor.numbers.map(({id}) => id);
	reader.records(node, 'scenario.arrivals', ({key, keyNode, value}, where) => {
		const id = numberIdOf(key, floor.country ?? country) ?? key;
		if (!known.includes(id)) {
			const section = 'numbers';
			reader.noteUnknown(keyNode, {where: 'scenario.arrivals', id: key, section}, known);
		}
		const stretches = reader.records(value, where, (stretch, place): Stretch | undefined => {
			const interval = stretchOf(stretch.key);
			const calls = values.count(stretch.value, place);
			if (interval === undefined) {
				return reader.note(stretch.keyNode, 'bad-stretch', {where, value: stretch.key});
			}
			return calls === undefined ? undefined : {...interval, calls};
		});
		arrivals.set(id, [...(arrivals.get(id) ?? []), ...stretches]);
	});
	const count = [...arrivals.values()].flat().reduce((sum, {calls}) => sum + calls, 0);
	if (count > mostCalls) {
		const where = 'scenario.arrivals';
		reader.note(node, 'too-many-calls', {where, count, limit: mostCalls});
	}
	return arrivals;
}

/** `9:00` is the half-hour from then on, `9:00-12:00` as it says. */
function stretchOf(text: string): OpenInterval | undefined {
	const match = /^(\d{1,2})[:h](\d{2})$/.exec(text.trim());
	if (match !== null) {
		const fromMin = Number(match[1]) * 60 + Number(match[2]);
		const isTime = Number(match[2]) < 60 && fromMin < 1440;
		return isTime ? {fromMin, toMin: fromMin + 30} : undefined;
	}
	const intervals = text === 'closed' ? undefined : parseIntervals(text);
	return Array.isArray(intervals) && intervals.length === 1 ? intervals[0] : undefined;
}

interface DeclaredHabits {
	readonly patience: Spread | 'endless';
	readonly talk: Spread;
	readonly wrapUp: Spread;
}

function readHabits(
	{callers, queues}: Found,
	arrivals: ReadonlyMap<string, unknown>,
	{floor, reader, values}: Tools,
): Map<string, Habits> {
	const reads = habitReads(reader, values);
	const everybody = callers && reader.fields<DeclaredHabits>(callers, 'scenario.callers', reads);
	const own = new Map<string, Partial<DeclaredHabits>>();
	const known = floor.queues.map(({id}) => id);
	if (queues !== undefined) {
		reader.records(queues, 'scenario.queues', ({key, keyNode, value}, where) => {
			if (!known.includes(key)) {
				const place = {where: 'scenario.queues', id: key, section: 'queues'};
				reader.noteUnknown(keyNode, place, known);
			}
			own.set(key, reader.fields<DeclaredHabits>(value, where, reads) ?? {});
		});
	}
	const habits = new Map<string, Habits>();
	for (const {id, queue} of floor.numbers) {
		if (!arrivals.has(id) || habits.has(queue)) continue;
		const {patience, talk, wrapUp} = {...everybody, ...own.get(queue)};
		for (const [key, found] of Object.entries({patience, talk})) {
			if (found !== undefined || callers === undefined || everybody === undefined) continue;
			reader.note(callers, 'habit-missing', {where: 'scenario.callers', key, id: queue});
		}
		if (patience === undefined || talk === undefined) continue;
		habits.set(queue, compact<Habits>({patience, talk, wrapUp}));
	}
	return habits;
}

function habitReads(
	reader: ScenarioReader,
	values: Values,
): {[K in keyof DeclaredHabits]: Read<DeclaredHabits[K]>} {
	const spread =
		(usual: Spread['distribution'], leastMs: number): Read<Spread> =>
		(node, where) => {
			const mean = values.duration(leastMs, 24 * hourMs);
			if (!reader.isMap(node)) {
				const meanMs = mean(node, where);
				return meanMs === undefined ? undefined : {meanMs, distribution: usual};
			}
			const distribution = reader.choice(['exponential', 'log-normal', 'fixed']);
			const found = reader.fields<{mean: number; distribution: Spread['distribution']}>(
				node,
				where,
				{mean, distribution},
				['mean'],
			);
			if (found?.mean === undefined) return undefined;
			return {meanMs: found.mean, distribution: found.distribution ?? usual};
		};
	const patience = spread('exponential', 1000);
	return {
		patience: (node, where) => {
			const isEndless = !reader.isMap(node) && String(node) === 'endless';
			return isEndless ? 'endless' : patience(node, where);
		},
		talk: spread('log-normal', 1000),
		wrapUp: spread('log-normal', 0),
	};
}

interface DeclaredShift {
	readonly agents: readonly string[];
	readonly like: string;
	readonly count: number;
	readonly hours: readonly OpenInterval[];
}

function readShifts(node: Node | undefined, {floor, reader, values}: Tools): Shift[] {
	if (node === undefined) return [];
	const known = floor.agents.map(({id}) => id);
	const agent: Read<string> = (item, where) => {
		const id = reader.text(item, where);
		if (id === undefined || known.includes(id)) return id;
		return reader.noteUnknown(item, {where, id, section: 'agents'}, known);
	};
	const hours: Read<OpenInterval[]> = (item, where) => {
		const value = reader.text(item, where);
		if (value === undefined) return undefined;
		const intervals = parseIntervals(value);
		if (intervals === 'overlap') return reader.note(item, 'hours-overlap', {where, value});
		return intervals ?? reader.note(item, 'bad-hours', {where, value});
	};
	const reads = {agents: reader.list(agent), like: agent, count: values.count, hours};
	const taken = new Map<string, OpenInterval[]>();
	const copies = new Map<string, number>();
	const read: Read<Shift[]> = (item, where) => {
		const found = reader.fields<DeclaredShift>(item, where, reads, ['hours']);
		if (found === undefined) return undefined;
		const {agents, like, count = 1, hours: stretches = []} = found;
		if ((agents === undefined) === (like === undefined)) {
			// Somebody whom the floor does not know was told of already.
			if (!reader.lines.has(`${where}.agents`) && !reader.lines.has(`${where}.like`)) {
				reader.note(item, 'bad-shift', {where});
			} else if (agents !== undefined) reader.note(item, 'bad-shift', {where});
			return undefined;
		}
		if (like !== undefined) {
			const first = copies.get(like) ?? 0;
			copies.set(like, first + count);
			return Array.from({length: Math.min(count, 1000)}, (_, index) => ({
				agentId: like,
				copy: first + index + 1,
				hours: stretches,
			}));
		}
		return (agents ?? []).map((agentId) => {
			const before = taken.get(agentId) ?? [];
			const overlaps = stretches.some(({fromMin, toMin}) =>
				before.some((other) => fromMin < other.toMin && other.fromMin < toMin),
			);
			if (overlaps) reader.note(item, 'shifts-overlap', {where, id: agentId});
			taken.set(agentId, [...before, ...stretches]);
			return {agentId, copy: 0, hours: stretches};
		});
	};
	return (reader.list(read)(node, 'scenario.staff') ?? []).flat();
}
