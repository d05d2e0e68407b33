// What can befall a daemon besides its death, while calls come and go at a practice switch.

import {setTimeout as sleep} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import Sqlite from 'better-sqlite3';
import {waitUntil} from '../asterisk/rig/wait.ts';
import {judge} from './judge.ts';
import {openPracticeLab, type PracticeLab} from './practice-lab.ts';

async function given(t: ExecutionContext, seed: number): Promise<PracticeLab> {
	t.timeout(240_000);
	const lab = await openPracticeLab({seed, everyMs: 250});
	t.teardown(lab.stop);
	await lab.startDaemon();
	await waitUntil('people talk', () => lab.talked >= 3, {timeoutMs: 60_000});
	return lab;
}

function linesWith(lab: PracticeLab, event: string): string[] {
	return lab
		.log()
		.split('\n')
		.filter((line) => line.includes(`"event":"${event}"`));
}

/** Lets everybody finish, and judges all that was. */
async function allIsWell(t: ExecutionContext, lab: PracticeLab): Promise<void> {
	const talked = lab.talked;
	await waitUntil('people talk again', () => lab.talked > talked + 2, {timeoutMs: 60_000});
	await lab.empty();
	await waitUntil(
		'the floor is at rest',
		() => judge(lab.database, {isOver: true}).problems.length === 0,
		{
			timeoutMs: 60_000,
			everyMs: 200,
			describe: () => judge(lab.database, {isOver: true}).problems.join('; '),
		},
	);
	await lab.stopDaemon();
	const {problems} = judge(lab.database, {isOver: true});
	t.deepEqual([...lab.problems, ...problems], []);
	t.is(lab.on.channelCount, 0);
}

/** How long the dialplan trusts a heartbeat, and a turn of the waiting loop more. */
const longerThanTrustMs = 9000;

test('survival - a full disk: calls go on, nobody is sent to the fallback, all is told when there is room', async (t) => {
	const lab = await given(t, 21);
	const fellBack = linesWith(lab, 'call-fell-back');
	lab.signal('SIGUSR2');
	await waitUntil('the store fails', () => linesWith(lab, 'store-failed').length > 0, {
		timeoutMs: 60_000,
	});
	await sleep(longerThanTrustMs);
	lab.signal('SIGUSR2');
	await allIsWell(t, lab);
	t.true(linesWith(lab, 'store-works').length > 0);
	t.deepEqual(linesWith(lab, 'call-fell-back'), fellBack);
});

test('survival - a database locked by another program: the same', async (t) => {
	const lab = await given(t, 22);
	const fellBack = linesWith(lab, 'call-fell-back');
	const other = new Sqlite(lab.database);
	other.exec('BEGIN IMMEDIATE');
	await waitUntil('the store fails', () => linesWith(lab, 'store-failed').length > 0, {
		timeoutMs: 60_000,
	});
	await sleep(longerThanTrustMs);
	other.exec('ROLLBACK');
	other.close();
	await allIsWell(t, lab);
	t.true(linesWith(lab, 'store-works').length > 0);
	t.deepEqual(linesWith(lab, 'call-fell-back'), fellBack);
});

test('survival - a daemon that stands still: callers go to the fallback in time, and come back with their places', async (t) => {
	const lab = await given(t, 23);
	const {fellBack} = lab;
	lab.signal('SIGSTOP');
	await sleep(longerThanTrustMs);
	lab.signal('SIGCONT');
	await allIsWell(t, lab);
	// Asked of the switch: who came and went in the meantime, the daemon never heard of.
	t.true(lab.fellBack > fellBack);
});
