import {join} from 'node:path';
import type {JobArgs} from '@plateau/daemon/jobs/kinds';
import {type JobLimits, JobRunner} from '@plateau/daemon/jobs/runner';
import {silentLog} from '@plateau/daemon/log';
import {openStore} from '@plateau/daemon/store/store';
import test, {type ExecutionContext} from 'ava';
import {until} from '../../contract/wait.ts';
import {eventStory} from '../../helpers/event-story.ts';
import {givenFolder} from '../../helpers/given-store.ts';

/** Whether a process of ours is there. */
function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

/** Does what a test says; the daemon's own worker is asked at the end. */
const worker = new URL('./fixtures/worker.ts', import.meta.url);

function given(t: ExecutionContext, limits: Partial<JobLimits> = {}) {
	const logged: string[] = [];
	const note = (event: string) => void logged.push(event);
	const log = {...silentLog, warn: note, error: note};
	const runner = new JobRunner({database: '/some/plateau.db', log, limits, worker});
	t.teardown(() => runner.stop());
	/** The fixture reads only what to do; the job's name is as good as any. */
	const run = (what: string, gone?: AbortSignal) =>
		runner.run('replay-floor', {do: what} as unknown as JobArgs<'replay-floor'>, gone);
	return {runner, run, logged};
}

type Answered = {readonly ok: true; readonly result: {pid: number; database: string}};

test('jobs - run in one process of their own, which knows where the database is', async (t) => {
	const {runner, run} = given(t);
	const [first, second] = (await Promise.all([run('answer'), run('answer')])) as unknown[];
	t.like(first, {ok: true, result: {database: '/some/plateau.db'}});
	t.not((first as Answered).result.pid, process.pid);
	t.deepEqual(first, second);
	t.true(runner.idle);
});

test('jobs - a refusal is the answer', async (t) => {
	const {run} = given(t);
	const refusal = {code: 'replay-too-late', params: {now: 'x'}};
	t.deepEqual(await run('refuse'), {ok: false, refusal} as never);
});

test('jobs - our own mistake is an internal error, on record, and the next job runs', async (t) => {
	const {run, logged} = given(t);
	const failed = await run('fail');
	t.like(failed, {ok: false, refusal: {code: 'internal'}});
	t.deepEqual(logged, ['job-failed']);
	t.true((await run('answer')).ok);
});

for (const [what, code] of [
	['throw', 'internal'],
	['leave', 'internal'],
	['grow', 'job-too-large'],
] as const) {
	test(`jobs - a worker that dies (${what}) refuses its job, and another one serves the next`, async (t) => {
		const {run} = given(t, {heapMb: 40});
		const [died, served] = await Promise.all([run(what), run('answer')]);
		t.like(died, {ok: false, refusal: {code}});
		t.true(served.ok);
	});
}

test('jobs - one that computes for too long is ended, and the next runs', async (t) => {
	// Only the first has little time: on a busy machine a process takes seconds to start.
	const timeMs = (name: string) => (name === 'why-call' ? 300 : 60_000);
	const {runner, run, logged} = given(t, {timeMs});
	const spin = {do: 'spin'} as unknown as JobArgs<'why-call'>;
	const [ended, served] = await Promise.all([runner.run('why-call', spin), run('answer')]);
	t.deepEqual(ended, {ok: false, refusal: {code: 'job-too-long', params: {seconds: 1}}});
	t.true(served.ok);
	t.deepEqual(logged, ['job-too-long']);
});

test('jobs - end when nobody waits for them: the one that runs, one in the queue, one not begun', async (t) => {
	const {run} = given(t);
	const [running, queued] = [new AbortController(), new AbortController()];
	const spun = run('spin', running.signal);
	const waited = run('spin', queued.signal);
	const served = run('answer');
	queued.abort();
	t.like(await waited, {refusal: {code: 'job-cancelled'}});
	running.abort();
	t.like(await spun, {refusal: {code: 'job-cancelled'}});
	t.true((await served).ok);
	t.like(await run('answer', AbortSignal.abort()), {refusal: {code: 'job-cancelled'}});
});

test('jobs - so many wait and no more', async (t) => {
	const {runner, run} = given(t, {queued: 1});
	const running = run('spin');
	const waiting = run('answer');
	t.like(await run('answer'), {refusal: {code: 'jobs-busy'}});
	runner.stop();
	t.like(await running, {refusal: {code: 'daemon-busy'}});
	t.like(await waiting, {refusal: {code: 'daemon-busy'}});
	t.like(await run('answer'), {refusal: {code: 'daemon-busy'}});
});

test('jobs - a worker without work is ended, and a later job begins another', async (t) => {
	const {run} = given(t, {idleMs: 0});
	const first = (await run('answer')) as unknown as Answered;
	// The worker is let go in a turn of its own after the answer.
	await new Promise((resolve) => setTimeout(resolve, 1));
	const second = (await run('answer')) as unknown as Answered;
	t.not(first.result.pid, second.result.pid);
	await until('the first has ended', () => !isAlive(first.result.pid));
});

test('jobs - the daemon’s own worker opens the database, and answers out of it', async (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const store = openStore(path);
	const runner = new JobRunner({database: path, log: silentLog});
	t.teardown(() => {
		runner.stop();
		store.close();
	});
	await store.append({events: eventStory('500 started, 900 started'), audits: []});
	const ask = (at: number) =>
		runner.run('replay-floor', {moment: {at}, now: 2000, timeZone: 'Europe/Paris'});
	t.like(await ask(700), {ok: true, result: {at: 700, seq: 1, event: {at: 500}}});
	await store.append({events: eventStory('1500 started', 3), audits: []});
	t.like(await ask(1600), {ok: true, result: {seq: 3}}, 'what was written meanwhile is seen');
	t.deepEqual(await ask(2001), {
		ok: false,
		refusal: {code: 'replay-too-late', params: {now: '1970-01-01 01:00:02'}},
	});
});
