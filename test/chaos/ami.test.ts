// The wire to the switch is spoilt in every way for a while: afterwards the floor is what the switch says.

import test from 'ava';
import {waitUntil} from '../asterisk/rig/wait.ts';
import {faults} from './ami-proxy.ts';
import {judge} from './judge.ts';
import {openPracticeLab} from './practice-lab.ts';
import {usualChances} from './usual-chances.ts';

test('wire - cut, late, twice, swapped, lost, torn, forged, stalled: every call has its one end', async (t) => {
	const lab = await openPracticeLab({seed: 3, chances: usualChances});
	t.teardown(lab.stop);
	lab.proxy?.calm();
	await lab.startDaemon();
	lab.proxy?.spoil();
	await waitUntil(
		'each fault has happened',
		() => faults.every((one) => (lab.proxy?.happened.get(one) ?? 0) > 0) && lab.talked > 40,
		{
			timeoutMs: 60_000,
			everyMs: 100,
			describe: () => JSON.stringify([...(lab.proxy?.happened ?? [])]),
		},
	);
	lab.proxy?.calm();
	await lab.empty();
	await waitUntil(
		'the floor is at rest',
		() => judge(lab.database, {isOver: true}).problems.length === 0,
		{
			timeoutMs: 20_000,
			everyMs: 200,
			describe: () => judge(lab.database, {isOver: true}).problems.join('; '),
		},
	);
	await lab.stopDaemon();
	const judged = judge(lab.database, {isOver: true});
	t.log([...(lab.proxy?.happened ?? [])].map(([fault, count]) => `${fault} ${count}`).join(', '));
	t.log(
		JSON.stringify(judged.outcomes),
		`${lab.rang} rang, ${lab.talked} talked, ${judged.calls} known`,
	);
	t.deepEqual([...lab.problems, ...judged.problems], []);
	t.true(judged.calls <= lab.rang, 'no call is known twice');
	t.is(lab.on.channelCount, 0);
});
