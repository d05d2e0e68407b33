import {join} from 'node:path';
import {
	apply,
	type Event,
	emptyFloor,
	type Floor,
	type FloorSnapshot,
	toSnapshot,
} from '@plateau/core';
import {faultOfResult} from '@plateau/core/protocol';
import {createRandom, runWorld} from '@plateau/core/sim';
import {viewDirectory} from '@plateau/daemon/directory';
import {emptyFloorFile} from '@plateau/daemon/floor-file-port';
import {RebuiltFloors} from '@plateau/daemon/replay/rebuilt-floors';
import {type ReplayArgs, replayFloor} from '@plateau/daemon/replay/replay-floor';
import {ReadOnlyStore} from '@plateau/daemon/store/read-only';
import {openStore, type Store} from '@plateau/daemon/store/store';
import {boardView} from '@plateau/daemon/views/board';
import {RowCache} from '@plateau/daemon/views/row-cache';
import test, {type ExecutionContext} from 'ava';
import Sqlite from 'better-sqlite3';
import {givenFolder, knowDialled} from '../../helpers/given-store.ts';

// Whole simulated days through the real store: what is replayed must be what was live.

interface Lived {
	readonly path: string;
	readonly owner: Store;
	readonly store: ReadOnlyStore;
	readonly journal: readonly Event[];
	/** The floor after each event, as JSON text, by `seq`. */
	readonly live: readonly string[];
}

/** A world's journal in a store, snapshots taken on the way or not, and every floor it went through. */
async function live(t: ExecutionContext, seed: number, snapshotEvery: number): Promise<Lived> {
	const {journal, calls} = runWorld({seed, calls: 60});
	const path = join(givenFolder(t), 'plateau.db');
	const owner = openStore(path, {synchronous: 'NORMAL'});
	for (let number = 1; number <= calls; number += 1) {
		owner.partyOf({number: `+3361234${String(number).padStart(4, '0')}`});
	}
	knowDialled(path, journal);
	const floor = emptyFloor();
	const live = [textOf(floor)];
	for (let from = 0; from < journal.length; from += snapshotEvery) {
		const events = journal.slice(from, from + snapshotEvery);
		for (const event of events) {
			apply(floor, event);
			live.push(textOf(floor));
		}
		await owner.append({events, audits: []});
		if (events.length === snapshotEvery) {
			// As if a day lay between: all are kept.
			await owner.saveSnapshot(floor.seq, toSnapshot(floor), from * 86_400_000);
		}
	}
	const store = new ReadOnlyStore(path);
	t.teardown(() => {
		store.close();
		owner.close();
	});
	return {owner, store, journal, live, path};
}

const textOf = (floor: Floor) => JSON.stringify(toSnapshot(floor));

for (const [seed, snapshotEvery] of [
	[1, 100_000],
	[2, 90],
	[3, 37],
	[4, 100_000],
] as const) {
	const how = snapshotEvery < 100_000 ? `a snapshot every ${snapshotEvery} events` : 'no snapshot';
	test(`replay - of simulated day ${seed}, with ${how}, gives the floor that was live then`, async (t) => {
		const {store, journal, live: floors} = await live(t, seed, snapshotEvery);
		const random = createRandom(seed);
		const rebuilt = new RebuiltFloors(store, 40);
		t.is(store.lastSeq, journal.length);
		const isSaved = store.load(journal.length + 1).snapshot !== undefined;
		t.is(isSaved, snapshotEvery < 100_000);
		let seq = 0;
		for (let count = 0; count < 120; count += 1) {
			// Jumps, then steps on and back, as people look.
			seq = count % 4 === 0 ? random.int(1, journal.length) : seq + random.int(-3, 3);
			seq = Math.max(1, Math.min(journal.length, seq));
			if (textOf(rebuilt.at(seq)) === floors[seq]) continue;
			t.deepEqual(toSnapshot(rebuilt.at(seq)), JSON.parse(floors[seq] ?? '') as FloorSnapshot);
			return t.fail(`after event ${seq}`);
		}

		const [first, last] = [journal[0]?.at ?? 0, journal.at(-1)?.at ?? 0];
		for (let count = 0; count < 60; count += 1) {
			const at = random.int(first, last);
			const expected = journal.filter((event) => event.at <= at).length;
			t.is(store.seqAt(at), expected, `at ${at}`);
		}
		t.is(store.seqAt(first - 1), 0);
		t.is(store.seqAt(last + 1), journal.length);
	});
}

test('replay - the board is the one a wall showed at that instant, callers named', async (t) => {
	const {owner, store, journal} = await live(t, 5, 400);
	const random = createRandom(5);
	const args = (moment: ReplayArgs['moment']): ReplayArgs => ({
		moment,
		now: journal.at(-1)?.at ?? 0,
		timeZone: 'Europe/Paris',
	});
	const floor = emptyFloor();
	let named = 0;
	for (let count = 0; count < 25; count += 1) {
		const at = random.int(journal[0]?.at ?? 0, journal.at(-1)?.at ?? 0);
		const outcome = await replayFloor(args({at}), {store});
		if (!outcome.ok) return t.fail(outcome.refusal.code);
		const until = journal.filter((event) => event.at <= at);
		const then = count === 0 ? floor : emptyFloor();
		for (const event of until) apply(then, event);
		const directory = viewDirectory(emptyFloorFile);
		const rows = new RowCache({floor: () => then, directory: () => directory, records: owner});
		const {view} = boardView(then, rows.rows(), at);
		t.deepEqual(outcome.result.board, view);
		t.is(outcome.result.seq, until.length);
		t.deepEqual(outcome.result.event, {at: until.at(-1)?.at, type: until.at(-1)?.type} as never);
		t.is(faultOfResult('replay-floor', outcome.result), undefined);
		named += Object.values(view.calls).filter(
			({callerNumber}) => callerNumber !== undefined,
		).length;
	}
	t.true(named > 0);
	t.false(JSON.stringify(journal).includes('+3361234'), 'the journal itself holds no number');
});

test('replay - outside of the journal there is nothing to show, and it says what there is', async (t) => {
	const {store, journal} = await live(t, 6, 1000);
	const [first, last] = [journal[0]?.at ?? 0, journal.at(-1)?.at ?? 0];
	const now = last + 60_000;
	const ask = async (moment: ReplayArgs['moment']) => {
		const outcome = await replayFloor({moment, now, timeZone: 'UTC'}, {store});
		return outcome.ok ? outcome.result.seq : outcome.refusal.code;
	};
	t.is(await ask({at: first - 1}), 'replay-too-early');
	t.is(await ask({at: first}), journal.filter(({at}) => at === first).length);
	t.is(await ask({at: now}), journal.length);
	t.is(await ask({at: now + 1}), 'replay-too-late');
	t.is(await ask({seq: 0}), 'replay-too-early');
	t.is(await ask({seq: journal.length}), journal.length);
	t.is(await ask({seq: journal.length + 1}), 'replay-too-late');
	const day = 86_400_000;
	t.is(await ask({day: 'x', startsAt: first - day, endsAt: first}), 'replay-no-day');
	t.is(await ask({day: 'x', startsAt: now + 1, endsAt: now + day}), 'replay-no-day');
	const today = {day: 'x', startsAt: first - 1000, endsAt: first + day};
	t.is(await ask(today), journal.filter(({at}) => at === first).length, 'where the journal begins');
	t.is(await ask({...today, at: first - 500}), 'replay-too-early');
});

test('replay - a journal without an event has no day', async (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const owner = openStore(path);
	const store = new ReadOnlyStore(path);
	t.teardown(() => {
		store.close();
		owner.close();
	});
	for (const moment of [{seq: 1}, {at: 1000}, {day: 'x', startsAt: 0, endsAt: 86_400_000}]) {
		const outcome = await replayFloor({moment, now: 5000, timeZone: 'UTC'}, {store});
		t.false(outcome.ok);
	}
});

test('replay - reads beside the owner, who goes on writing and can empty its log', async (t) => {
	const {owner, store, journal, path} = await live(t, 7, 500);
	const rebuilt = new RebuiltFloors(store);
	rebuilt.at(100);
	// Half-way through its events, as in the middle of a long job.
	const reading = store.eventsAfter(0);
	reading.next();
	const started: Event = {
		seq: journal.length + 1,
		at: journal.at(-1)?.at ?? 0,
		v: 2,
		type: 'daemon-started',
	};
	await owner.append({events: [started], audits: []});
	t.is(store.lastSeq, journal.length + 1, 'what was written meanwhile is seen');
	const other = new Sqlite(path);
	t.teardown(() => other.close());
	const [checkpoint] = other.pragma('wal_checkpoint(TRUNCATE)') as [{busy: number; log: number}];
	t.like(checkpoint, {busy: 0, log: 0});
	t.is([...reading].length, journal.length - 1, 'and the job goes on');
});
