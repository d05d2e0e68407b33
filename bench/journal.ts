/**
 * What durability costs: appends at `synchronous=FULL` and `NORMAL` by batch size, and a start with a
 * million events in the journal, with and without a snapshot. Writes bench/results/journal.md.
 * Run: `npx tsx --conditions=source bench/journal.ts [events]`.
 */

import {execFileSync} from 'node:child_process';
import {
	closeSync,
	fdatasyncSync,
	mkdtempSync,
	openSync,
	rmSync,
	statSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {apply, type Event, type EventBody, emptyFloor, id, toSnapshot} from '@plateau/core';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {sampleFloorFile} from '@plateau/daemon/floor-file/sample';
import {toFloorConfig} from '@plateau/daemon/floor-file/to-config';
import {rebuildFloor} from '@plateau/daemon/rebuild';
import {openStore} from '@plateau/daemon/store/store';

const callers = 2000;

/** Calls of the sample floor without end, one agent after the other: ten events each. */
function* day(): Generator<Event> {
	const parsed = parseFloorFile(sampleFloorFile);
	if (!parsed.ok) throw new Error('the sample is right');
	const {floor} = parsed;
	let seq = 0;
	let at = 1_772_434_800_000;
	const event = (body: EventBody): Event => {
		seq += 1;
		at += 137;
		return {seq, at, v: 2, ...body};
	};
	yield event({type: 'floor-configured', by: 'admin', config: toFloorConfig(floor, ['main'])});
	yield event({type: 'switch-resynced', switchId: id('main'), switchStartedAt: at});
	for (const [index, {id: agentId}] of floor.agents.entries()) {
		const phoneId = floor.phones[index]?.id ?? '';
		yield event({type: 'phone-registered', phoneId: id(phoneId)});
		yield event({type: 'phone-taken', phoneId: id(phoneId), personId: agentId});
		yield event({
			type: 'agent-signed-in',
			agentId: id(agentId),
			phoneId: id(phoneId),
			presence: {state: 'available'},
		});
	}
	for (let call = 1; ; call += 1) {
		const agentIndex = call % floor.agents.length;
		const about = {
			callId: id<Extract<EventBody, {type: 'call-queued'}>['callId']>(`c-${call}`),
			agentId: id<Extract<EventBody, {type: 'offer-made'}>['agentId']>(
				floor.agents[agentIndex]?.id ?? '',
			),
			phoneId: id<Extract<EventBody, {type: 'offer-made'}>['phoneId']>(
				floor.phones[agentIndex]?.id ?? '',
			),
			queueId: id<Extract<EventBody, {type: 'offer-made'}>['queueId']>('support'),
		};
		const {callId, agentId, phoneId, queueId} = about;
		const offerId = id<Extract<EventBody, {type: 'offer-made'}>['offerId']>(`o-${call}`);
		const channelId = id<Extract<EventBody, {type: 'offer-ringing'}>['channelId']>(
			`1772434800.${2 * call + 1}`,
		);
		yield event({
			type: 'call-arrived',
			callId,
			switchId: id('main'),
			channelId: id(`1772434800.${2 * call}`),
			partyId: id(`p-${(call % callers) + 1}`),
			numberId: id('33184880001'),
			startedAt: at,
		});
		yield event({type: 'call-queued', callId, queueId, enteredAt: at, creditMs: 0});
		yield event({
			type: 'offer-made',
			...{offerId, callId, agentId, phoneId, queueId},
			roundId: id(`r-${call}`),
			ringEndsAt: at + 25_000,
			candidates: 3,
			idleMs: 41_237,
		});
		yield event({type: 'offer-ringing', offerId, channelId});
		yield event({type: 'offer-accepted', offerId, channelId});
		yield event({
			type: 'call-connected',
			callId,
			agentId,
			phoneId,
			queueId,
			channelId,
			waitMs: 685,
		});
		yield event({type: 'call-ended', callId, outcome: 'answered', endedBy: 'customer', cause: 16});
		yield event({type: 'wrap-up-started', agentId, callId, queueId, endsAt: at + 60_000});
		yield event({type: 'disposition-set', callId, agentId, dispositionId: id('resolved')});
		yield event({type: 'wrap-up-ended', agentId, callId, reason: 'by-key'});
	}
}

function take(events: Generator<Event>, count: number): Event[] {
	return Array.from({length: count}, () => events.next().value as Event);
}

function openFresh(folder: string, name: string, synchronous: 'FULL' | 'NORMAL') {
	const store = openStore(join(folder, name), {synchronous});
	for (let caller = 0; caller < callers; caller += 1) {
		store.partyOf({number: `+3361${String(caller).padStart(7, '0')}`});
	}
	return store;
}

function percentile(sorted: readonly number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Milliseconds of each run of `act`, sorted. */
async function times(runs: number, act: () => Promise<void> | void): Promise<number[]> {
	const all: number[] = [];
	for (let run = 0; run < runs; run += 1) {
		const before = performance.now();
		await act();
		all.push(performance.now() - before);
	}
	return all.sort((a, b) => a - b);
}

async function appendRows(folder: string): Promise<string[]> {
	const rows: string[] = [];
	for (const synchronous of ['FULL', 'NORMAL'] as const) {
		for (const [size, runs] of [
			[1, 1000],
			[10, 500],
			[100, 200],
			[500, 100],
		] as const) {
			const store = openFresh(folder, `${synchronous}-${size}.db`, synchronous);
			const events = day();
			await store.append({events: take(events, 100), audits: []});
			const sorted = await times(runs, () =>
				store.append({events: take(events, size), audits: []}),
			);
			store.close();
			const mean = sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length;
			rows.push(
				`| ${synchronous} | ${size} | ${percentile(sorted, 0.5).toFixed(2)} | ${percentile(sorted, 0.99).toFixed(2)} | ${((1000 * mean) / size).toFixed(0)} | ${Math.round((1000 * size) / mean).toLocaleString('en')} |`,
			);
		}
	}
	return rows;
}

/** One 4 KiB write and `fdatasync`, for the share of the disk in the figures above. */
async function syncMs(folder: string): Promise<number> {
	const file = openSync(join(folder, 'sync'), 'w');
	const page = Buffer.alloc(4096, 1);
	const sorted = await times(500, () => {
		writeSync(file, page);
		fdatasyncSync(file);
	});
	closeSync(file);
	return percentile(sorted, 0.5);
}

/** A journal of `count` events, a snapshot `tail` events before its end. */
async function longJournal(
	folder: string,
	count: number,
	tail: number,
): Promise<{path: string; buildMs: number}> {
	const store = openFresh(folder, 'long.db', 'NORMAL');
	const events = day();
	const floor = emptyFloor();
	const before = performance.now();
	while (store.lastSeq < count) {
		const batch = take(events, Math.min(1000, count - store.lastSeq));
		await store.append({events: batch, audits: []});
		for (const event of batch) {
			apply(floor, event);
			if (event.seq === count - tail)
				await store.saveSnapshot(event.seq, toSnapshot(floor), event.at);
		}
	}
	const buildMs = performance.now() - before;
	store.close();
	return {path: join(folder, 'long.db'), buildMs};
}

interface Start {
	readonly openMs: number;
	readonly rebuildMs: number;
	readonly replayed: number;
	readonly rssMb: number;
}

/** Opens the store and rebuilds the floor; run in a process of its own. */
function start(path: string, fromSnapshot: boolean): Start {
	const t0 = performance.now();
	const store = openStore(path);
	const t1 = performance.now();
	const load = fromSnapshot ? () => store.load() : () => store.load(0);
	const {replayed} = rebuildFloor({load});
	const t2 = performance.now();
	store.close();
	const rssMb = Math.round(process.memoryUsage().rss / 2 ** 20);
	return {openMs: t1 - t0, rebuildMs: t2 - t1, replayed, rssMb};
}

function startElsewhere(path: string, how: 'snapshot' | 'journal'): Start {
	const args = [
		'--import=tsx',
		'--conditions=source',
		fileURLToPath(import.meta.url),
		'start',
		path,
		how,
	];
	return JSON.parse(execFileSync(process.execPath, args, {encoding: 'utf8'}));
}

async function main(count: number): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'plateau-bench-'));
	try {
		const oneSyncMs = await syncMs(folder);
		const appends = await appendRows(folder);
		const tail = 5000;
		const {path, buildMs} = await longJournal(folder, count, tail);
		const sizeMb = Math.round(statSync(path).size / 2 ** 20);
		const starts = (['snapshot', 'journal'] as const).map((how) => {
			const runs = [1, 2, 3].map(() => startElsewhere(path, how));
			return runs.sort((a, b) => a.rebuildMs - b.rebuildMs)[1] as Start;
		});
		const startRows = starts.map(
			({openMs, rebuildMs, replayed, rssMb}, index) =>
				`| ${index === 0 ? 'newest snapshot' : 'journal alone'} | ${replayed.toLocaleString('en')} | ${openMs.toFixed(0)} | ${rebuildMs.toFixed(0)} | ${rssMb} |`,
		);
		const text = `# Journal: what durability costs

Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}. Made by \`bench/journal.ts\`; times in ms unless said.
A write of 4 KiB with \`fdatasync\` takes ${oneSyncMs.toFixed(2)} ms here (median): that is the disk's part.

## One append: journal, projections and commit
Events of whole calls, ten each. The daemon uses FULL.

| synchronous | events in a batch | p50 | p99 | µs an event | events a second |
|---|---|---|---|---|---|
${appends.join('\n')}

## A start with ${count.toLocaleString('en')} events
The database has ${sizeMb} MB; writing it took ${(buildMs / 1000).toFixed(0)} s in batches of 1,000. Median of three starts, each a process of its own, files in the page cache.

| from | events replayed | open | rebuild the floor | RSS, MB |
|---|---|---|---|---|
${startRows.join('\n')}
`;
		writeFileSync(new URL('results/journal.md', import.meta.url), text);
		process.stdout.write(text);
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}

if (process.argv[2] === 'start') {
	process.stdout.write(
		JSON.stringify(start(process.argv[3] ?? '', process.argv[4] === 'snapshot')),
	);
} else {
	await main(Number(process.argv[2] ?? 1_000_000));
}
