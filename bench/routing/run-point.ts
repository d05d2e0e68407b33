/** One point of the routing bench in a process of its own: does as its argument says, prints figures. */

import type {Size} from './given-floor.ts';
import {LiveFloor, type Times} from './live-floor.ts';
import {ScanningQueues, type WakeOrder} from './scan-per-caller.ts';

/** What to measure. */
export type Point = {readonly size: Size; readonly waiting: number} & (
	| {readonly what: 'rush' | 'calm'; readonly decisions: number}
	| {readonly what: 'scan'; readonly decisions: number; readonly wake: WakeOrder}
	| {readonly what: 'memory'}
);

/** Of decisions. */
export interface Speed {
	/** By the median of the means of `batch` in a row. */
	readonly aSecond: number;
	/** The same when every step of the calls' lives counts, not those alone that offered. */
	readonly livesASecond: number;
	readonly medianNs: number;
	readonly p99Ns: number;
}

/** Of the scanning queues besides: one look by each who waits. */
export interface ScanSpeed extends Speed {
	readonly roundNs: number;
}

/** Bytes of heap. */
export interface Memory {
	readonly agentBytes: number;
	readonly callBytes: number;
}

const warmUp = 30_000;
const batch = 500;

function live(point: Point & {what: 'rush' | 'calm'}): Speed {
	const world = new LiveFloor(point.size);
	world.signInAll();
	const turn = point.what === 'rush' ? () => world.rushTurn() : () => world.calmTurn();
	if (point.what === 'rush') world.fillRush(point.waiting);
	for (let done = 0; done < warmUp; done += 1) turn();
	const times = world.time(point.decisions);
	while (times.count < point.decisions) turn();
	if (point.what === 'rush' && world.waiting !== point.waiting)
		throw new Error(`${world.waiting} wait, not ${point.waiting}`);
	return speedOf(times);
}

function speedOf({decisions, count, otherNs}: Times): Speed {
	const means: number[] = [];
	for (let from = 0; from + batch <= count; from += batch)
		means.push(total(decisions.subarray(from, from + batch)) / batch);
	const meanNs = means.sort((a, b) => a - b)[Math.floor(means.length / 2)] as number;
	const shareOfDeciding = total(decisions) / (total(decisions) + otherNs);
	const sorted = decisions.slice(0, count).sort();
	return {
		aSecond: 1e9 / meanNs,
		livesASecond: (1e9 / meanNs) * shareOfDeciding,
		medianNs: sorted[Math.floor(count / 2)] as number,
		p99Ns: sorted[Math.floor(count * 0.99)] as number,
	};
}

function total(values: Float64Array): number {
	return values.reduce((sum, value) => sum + value, 0);
}

function scan({size, waiting, decisions, wake}: Point & {what: 'scan'}): ScanSpeed {
	const queues = new ScanningQueues(size);
	while (queues.waiting < waiting) queues.caller();
	for (let done = 0; done < decisions / 5; done += 1) queues.rushTurn(wake);
	const each = new Float64Array(decisions);
	for (let done = 0; done < decisions; done += 1) {
		const before = process.hrtime.bigint();
		queues.rushTurn(wake);
		each[done] = Number(process.hrtime.bigint() - before);
	}
	const before = process.hrtime.bigint();
	for (let round = 0; round < 20; round += 1) queues.wakeAll();
	const roundNs = Number(process.hrtime.bigint() - before) / 20;
	return {...speedOf({decisions: each, count: decisions, otherNs: 0, otherSteps: 0}), roundNs};
}

/** What a signed-in agent, and then a waiting call, adds to the heap. */
function memory({size, waiting}: Point & {what: 'memory'}): Memory {
	const world = new LiveFloor(size);
	const none = heap();
	world.signInAll();
	const withAgents = heap();
	world.fillRush(0);
	const rushed = heap();
	world.fillRush(waiting);
	const withCalls = heap();
	return {
		agentBytes: (withAgents - none) / size.agents,
		callBytes: (withCalls - rushed) / waiting,
	};
}

function heap(): number {
	if (globalThis.gc === undefined) throw new Error('run with --expose-gc');
	for (let round = 0; round < 4; round += 1) globalThis.gc();
	return process.memoryUsage().heapUsed;
}

const point = JSON.parse(process.argv[2] ?? '{}') as Point;
const figures =
	point.what === 'memory' ? memory(point) : point.what === 'scan' ? scan(point) : live(point);
process.stdout.write(JSON.stringify(figures));
