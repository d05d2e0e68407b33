import {
	type Channel,
	type Effect,
	type Event,
	emptyConfig,
	emptyFloor,
	id,
	type QueueId,
} from '@plateau/core';
import {type BareCommand, Loop, type LoopParts} from '@plateau/daemon/loop';
import type {BareSignal} from '@plateau/daemon/switch-port';
import test from 'ava';

interface Watched {
	readonly loop: Loop;
	/** What happened, in order: `append 1-2`, `perform admit`, `broadcast`, `answer ok`. */
	readonly log: string[];
	readonly batches: (readonly Event[])[];
	release: () => void;
}

function watched(parts: Partial<LoopParts> = {}): Watched {
	const log: string[] = [];
	const batches: (readonly Event[])[] = [];
	const result: Watched = {log, batches, release: () => {}} as unknown as Watched;
	const loop = new Loop({
		floor: emptyFloor(),
		now: () => 1000,
		append: async (events) => {
			batches.push(events);
			log.push(`append ${events.length}`);
		},
		settle: async () => {},
		perform: (effect: Effect) => log.push(`perform ${effect.type}`),
		broadcast: () => log.push('broadcast'),
		storeFailed: (_error, tries) => log.push(`store failed ${tries}`),
		storeWorks: () => log.push('store works'),
		broken: (error) => log.push(`broken ${String(error)}`),
		...parts,
	});
	return Object.assign(result, {loop});
}

const configure: BareCommand = {
	type: 'configure-floor',
	by: 'anna',
	config: {
		...emptyConfig,
		queues: [
			{
				id: id<QueueId>('support'),
				thresholdMs: 20_000,
				ringMs: 20_000,
				wrapUp: {mode: 'none'},
				shortAbandonMs: 5000,
				onMaxWait: {action: 'message'},
				nobodyMs: 0,
				onNobody: {action: 'message'},
				monitoringShown: false,
			},
		],
		numbers: [
			{
				id: id('33199000001'),
				queueId: id<QueueId>('support'),
				language: 'fr',
				priorityMs: 0,
				answerOnEntry: true,
			},
		],
	},
};

const channel: Channel = {switchId: id('main'), channelId: id('1.1')};
const arrival: BareSignal = {
	type: 'call-arrived',
	channel,
	partyId: id('p-1'),
	numberId: id('33199000001'),
	startedAt: 900,
};

test('loop - orders what outlives the process, answers and tells what outlives the machine', async (t) => {
	let release = () => {};
	const {loop, log} = watched({
		settle: () =>
			new Promise((resolve) => {
				log.push('settle');
				release = resolve;
			}),
	});
	const answer = loop.submit(configure).then(() => log.push('answer'));
	loop.signal(arrival);
	await new Promise(setImmediate);
	t.deepEqual(log, ['append 2', 'perform admit', 'settle']);
	release();
	await answer;
	await loop.idle();
	t.deepEqual(log, ['append 2', 'perform admit', 'settle', 'broadcast', 'answer']);
});

test('loop - a slow disk holds up what is told, in order, and never the next call', async (t) => {
	const releases: (() => void)[] = [];
	const {loop, log} = watched({
		settle: () => {
			log.push('settle');
			return new Promise((resolve) => releases.push(resolve));
		},
	});
	const answer = loop.submit(configure).then(() => log.push('answer'));
	await new Promise(setImmediate);
	loop.signal(arrival);
	const refused = loop
		.submit({type: 'sign-out', by: 'bob', agentId: id('bob')})
		.then(() => log.push('refused'));
	await new Promise(setImmediate);
	const ordered = ['append 1', 'settle', 'append 1', 'perform admit'];
	t.deepEqual(log, ordered);
	releases[0]?.();
	await answer;
	// The next flush leaves the disk a moment.
	while (releases.length < 2) await new Promise(setImmediate);
	t.is(log[ordered.length], 'broadcast');
	t.deepEqual(log.slice(ordered.length + 1).sort(), ['answer', 'settle']);
	releases[1]?.();
	await refused;
	t.deepEqual(log.slice(ordered.length + 3), ['broadcast', 'refused']);
	await loop.idle();
});

test('loop - stops when nobody can know whether what was stored is there', async (t) => {
	const {loop, log} = watched({settle: () => Promise.reject(new Error('EIO'))});
	await t.throwsAsync(loop.submit(configure), {message: 'EIO'});
	t.deepEqual(log, ['append 1', 'broken Error: EIO']);
	await t.throwsAsync(loop.submit(configure), {message: /has stopped/});
});

test('loop - answers and orders only what is stored', async (t) => {
	let release = () => {};
	const {loop, log} = watched({
		append: () =>
			new Promise((resolve) => {
				log.push('append');
				release = resolve;
			}),
	});
	const answer = loop.submit(configure).then(() => log.push('answer'));
	loop.signal(arrival);
	await new Promise(setImmediate);
	t.deepEqual(log, ['append']);
	release();
	await answer;
	await loop.idle();
	t.deepEqual(log, ['append', 'perform admit', 'broadcast', 'answer']);
});

test('loop - stores what comes together in one batch, what comes meanwhile in the next', async (t) => {
	const {loop, batches} = watched();
	void loop.submit(configure);
	loop.signal(arrival);
	await loop.idle();
	loop.signal({type: 'customer-left', channel, cause: 16});
	await loop.idle();
	t.deepEqual(
		batches.map((batch) => batch.map(({type}) => type)),
		[['floor-configured', 'call-arrived'], ['call-ended']],
	);
});

test('loop - answers a refusal with its code and stores nothing', async (t) => {
	const {loop, batches} = watched();
	t.deepEqual(await loop.submit({type: 'sign-out', by: 'bob', agentId: id('bob')}), {
		ok: false,
		refusal: {code: 'unknown-agent', params: {agentId: 'bob'}},
	});
	t.deepEqual(batches, []);
});

test('loop - tries a failing store again and acknowledges nothing meanwhile', async (t) => {
	let tries = 0;
	const {loop, log} = watched({
		append: async () => {
			tries += 1;
			if (tries < 3) throw new Error('database is locked');
		},
	});
	t.deepEqual(await loop.submit(configure), {ok: true});
	t.deepEqual(log, ['store failed 1', 'store failed 2', 'store works', 'broadcast']);
	t.deepEqual(await loop.submit({...configure, by: 'zoe'}), {ok: true});
	t.is(log.filter((line) => line === 'store works').length, 1, 'said once');
});

test('loop - wakes by itself when something falls due', async (t) => {
	let now = 1000;
	let ended = () => {};
	const expired = new Promise<void>((resolve) => {
		ended = resolve;
	});
	const {loop} = watched({
		now: () => now,
		broadcast: (events) => {
			if (events.some(({type}) => type === 'call-dismissed')) ended();
		},
	});
	await loop.submit(configure);
	loop.signal({
		type: 'switch-resynced',
		switchId: id('main'),
		truth: {switchStartedAt: 1, customers: [], phones: [], monitors: []},
	});
	loop.signal(arrival);
	loop.signal({type: 'caller-waiting', channel});
	now = 1001;
	await expired;
	await loop.stop();
	t.pass();
});

test('loop - stops loudly when the floor can no longer be trusted', async (t) => {
	const {loop, log} = watched({
		append: async () => {},
		perform: () => {
			throw new Error('a mistake of ours');
		},
	});
	const answer = loop.submit(configure);
	loop.signal(arrival);
	await t.throwsAsync(answer, {message: 'a mistake of ours'});
	t.true(log.includes('broken Error: a mistake of ours'));
	await t.throwsAsync(loop.submit(configure), {message: 'the loop has stopped'});
});

test('loop - finishes what was queued before it stops', async (t) => {
	const {loop} = watched();
	const answer = loop.submit(configure);
	await loop.stop();
	t.deepEqual(await answer, {ok: true});
});

test('loop - stops although the store takes nothing, and says so', async (t) => {
	let failed = () => {};
	const firstFailure = new Promise<void>((resolve) => {
		failed = resolve;
	});
	const {loop, log} = watched({
		append: async () => {
			failed();
			throw new Error('disk is full');
		},
	});
	const answer = loop.submit(configure);
	const refused = t.throwsAsync(answer, {message: 'disk is full'});
	await firstFailure;
	await loop.stop(0);
	await refused;
	t.true(log.includes('broken Error: disk is full'));
	t.false(log.includes('broadcast'));
});

test('loop - a start gives up on a store that takes nothing; people at work are waited for', async (t) => {
	const bad = watched({
		append: async () => {
			throw new Error('disk is full');
		},
	});
	bad.loop.signal({type: 'daemon-started'});
	await bad.loop.start(0);
	t.true(bad.log.includes('broken Error: disk is full'));

	let tries = 0;
	const good = watched({
		append: async () => {
			tries += 1;
			if (tries === 2) throw new Error('disk is full');
		},
	});
	good.loop.signal({type: 'daemon-started'});
	await good.loop.start(0);
	t.deepEqual(await good.loop.submit(configure), {ok: true});
	t.deepEqual(
		good.log.filter((line) => line.startsWith('broken')),
		[],
	);
});
