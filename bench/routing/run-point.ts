/** One point of the routing bench in a process of its own: does as its argument says, prints figures. */

import {apply, type CallId, type Event, emptyFloor, type Floor} from '@plateau/core';
import {whyChosen} from '@plateau/core/routing/explain';
import {nextMatch} from '@plateau/core/routing/next-match';
import type {Size} from './given-floor.ts';
import {LiveFloor, type Times} from './live-floor.ts';
import {ScanningQueues, type WakeOrder} from './scan-per-caller.ts';

/** What to measure. */
export type Point = {readonly size: Size; readonly waiting: number} & (
	| {readonly what: 'rush' | 'calm'; readonly decisions: number}
	| {readonly what: 'choice'; readonly decisions: number}
	| {readonly what: 'scan'; readonly decisions: number; readonly wake: WakeOrder}
	| {readonly what: 'memory'}
);

/** Of decisions. */
export interface Speed {
	/** Of processor time, so that other programs count little; the bench's own book-keeping included. */
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

function live(point: Point & {what: 'rush' | 'calm'}): Speed {
	const world = new LiveFloor(point.size);
	world.signInAll();
	const turn = point.what === 'rush' ? () => world.rushTurn(point.waiting) : () => world.calmTurn();
	if (point.what === 'rush') world.fillRush(point.waiting);
	for (let done = 0; done < warmUp; done += 1) turn();
	const times = world.time(point.decisions);
	const from = process.cpuUsage();
	while (times.count < point.decisions) turn();
	const cpuNs = cpuNsSince(from);
	if (point.what === 'rush' && world.waiting !== point.waiting)
		throw new Error(`${world.waiting} wait, not ${point.waiting}`);
	return speedOf(times, cpuNs);
}

/**
 * The choice alone, on a second floor that the events of the first make: just before each offer it is
 * asked whom it would pair, and why; the answer must be the offer's.
 */
function choice(point: Point & {what: 'choice'}): Speed {
	const floor = emptyFloor();
	const chosen = {decisions: new Float64Array(point.decisions), count: 0};
	let isTimed = false;
	let foldingNs = 0;
	const world = new LiveFloor(point.size, (events) => {
		for (const event of events) {
			if (event.type === 'offer-made') {
				const ns = choose(floor, event);
				if (isTimed && chosen.count < point.decisions) chosen.decisions[chosen.count++] = ns;
			}
			const before = performance.now();
			apply(floor, event);
			if (isTimed) foldingNs += 1e6 * (performance.now() - before);
		}
	});
	world.signInAll();
	world.fillRush(point.waiting);
	for (let done = 0; done < warmUp; done += 1) world.rushTurn(point.waiting);
	const steps = world.time(2 * point.decisions);
	isTimed = true;
	const from = process.cpuUsage();
	while (chosen.count < point.decisions) world.rushTurn(point.waiting);
	const cpuNs = cpuNsSince(from);
	const otherNs = foldingNs + steps.otherNs + steps.decisions.reduce((sum, ns) => sum + ns, 0);
	return speedOf({...chosen, otherNs, otherSteps: 0}, cpuNs);
}

/** Nanoseconds of one choice. */
function choose(floor: Floor, offer: Event & {type: 'offer-made'}): number {
	const before = performance.now();
	const match = nextMatch(floor);
	const call = match && floor.calls.get(match.callId as CallId);
	const why = match && call && whyChosen(floor, call, match.line, match.agentId);
	const ns = 1e6 * (performance.now() - before);
	const isSame = match?.callId === offer.callId && match.agentId === offer.agentId;
	if (!isSame || why?.passed.length !== offer.why?.passed.length)
		throw new Error(`another choice than ${offer.offerId}`);
	return ns;
}

function cpuNsSince(from: NodeJS.CpuUsage): number {
	const {user, system} = process.cpuUsage(from);
	return 1000 * (user + system);
}

function speedOf({decisions, count, otherNs}: Times, cpuNs: number): Speed {
	const decidingNs = decisions.reduce((sum, ns) => sum + ns, 0);
	const shareOfDeciding = decidingNs / (decidingNs + otherNs);
	const sorted = decisions.slice(0, count).sort();
	return {
		aSecond: (1e9 * count) / (cpuNs * shareOfDeciding),
		livesASecond: (1e9 * count) / cpuNs,
		medianNs: sorted[Math.floor(count / 2)] as number,
		p99Ns: sorted[Math.floor(count * 0.99)] as number,
	};
}

function scan({size, waiting, decisions, wake}: Point & {what: 'scan'}): ScanSpeed {
	const queues = new ScanningQueues(size);
	while (queues.waiting < waiting) queues.caller();
	for (let done = 0; done < decisions / 5; done += 1) queues.rushTurn(wake);
	const each = new Float64Array(decisions);
	const from = process.cpuUsage();
	for (let done = 0; done < decisions; done += 1) {
		const before = process.hrtime.bigint();
		queues.rushTurn(wake);
		each[done] = Number(process.hrtime.bigint() - before);
	}
	const cpuNs = cpuNsSince(from);
	const before = process.hrtime.bigint();
	for (let round = 0; round < 20; round += 1) queues.wakeAll();
	const roundNs = Number(process.hrtime.bigint() - before) / 20;
	const times = {decisions: each, count: decisions, otherNs: 0, otherSteps: 0};
	return {...speedOf(times, cpuNs), roundNs};
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
	point.what === 'memory'
		? memory(point)
		: point.what === 'scan'
			? scan(point)
			: point.what === 'choice'
				? choice(point)
				: live(point);
process.stdout.write(JSON.stringify(figures));
