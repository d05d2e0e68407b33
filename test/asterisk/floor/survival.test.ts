// The daemon dies: calls go on, callers keep their places, and the floor comes back true.

import test from 'ava';
import {onRealAsterisk} from '../rig/real-test.ts';
import {waitUntil} from '../rig/wait.ts';
import {storyFloor} from './floor-file.ts';
import {everyTone, hearTones, readyAt, realFloor, tones} from './real-floor.ts';

const realTest = onRealAsterisk(test);

realTest(
	'survival - a killed daemon: the call goes on, the waiting caller keeps the place, the floor is true again',
	async (t, rig) => {
		const floor = await realFloor(t, rig, storyFloor);
		const desk = await readyAt(floor, 'claire', '1001');
		const talking = await floor.caller('0184880002');
		await desk.until('ringing');
		await desk.answer();
		await talking.until('talking');
		const waiting = await floor.caller('0184880002', {user: '0639980002', toneHz: tones.other});
		const before = await floor.admin.board(({queues}) => queues['quick']?.waiting === 1, 'waits');
		const entered = Object.values(before.calls).find(({state}) => state === 'waiting')?.enteredAt;

		await floor.killDaemon();
		await hearTones(t, 'the call goes on', [desk, [tones.caller]]);
		t.true((await waiting.listen(everyTone)).receivedMs >= 900, 'music goes on');
		await floor.startDaemon();

		const after = await floor.admin.board(({switches}) => switches['main']?.state === 'up', 'back');
		t.is(after.agents['claire']?.activity, 'talking');
		t.is(after.queues['quick']?.waiting, 1);
		t.is(Object.values(after.calls).find(({state}) => state === 'waiting')?.enteredAt, entered);
		t.is(after.queues['quick']?.answered, 1);

		await desk.hangUp();
		await talking.until('idle');
		await desk.until('ringing');
		await desk.answer();
		await waiting.until('talking');
		await hearTones(t, 'the agent hears the caller', [desk, [tones.other]]);
		await desk.hangUp();
		const board = await floor.admin.board(({calls}) => Object.keys(calls).length === 0, 'all over');
		t.is(board.queues['quick']?.answered, 2);
		t.is(board.agents['claire']?.handled, 2);
		await floor.noChannelLeft();
	},
);

realTest(
	'survival - what happened while the daemon was away is told as it is known',
	async (t, rig) => {
		const floor = await realFloor(t, rig, storyFloor);
		const desk = await readyAt(floor, 'claire', '1001');
		const caller = await floor.caller('0184880002');
		await desk.until('ringing');
		await floor.killDaemon();
		// Answered and ended with nobody looking.
		await desk.answer();
		await caller.until('talking');
		await hearTones(t, 'the agent hears the caller', [desk, [tones.caller]]);
		await caller.hangUp();
		await desk.until('idle');
		await floor.startDaemon();
		const board = await floor.admin.board(
			({switches, calls}) => switches['main']?.state === 'up' && Object.keys(calls).length === 0,
			'the floor is true',
		);
		t.is(board.agents['claire']?.activity, 'idle');
		await floor.event(/"outcome":"lost-in-gap"/);
		await floor.noChannelLeft();
	},
);

realTest('survival - ringing when the daemon dies: answered after it is back', async (t, rig) => {
	const floor = await realFloor(t, rig, storyFloor.replaceAll('ring: 5s', 'ring: 30s'));
	const desk = await readyAt(floor, 'claire', '1001');
	const caller = await floor.caller('0184880002');
	await desk.until('ringing');
	await floor.killDaemon();
	await floor.startDaemon();
	await floor.admin.board(({switches}) => switches['main']?.state === 'up', 'back');
	t.is(desk.state(), 'ringing', 'it rang on all the time');
	await desk.answer();
	await caller.until('talking');
	await floor.admin.board(({agents}) => agents['claire']?.activity === 'talking', 'they talk');
	await hearTones(t, 'the caller hears the agent', [caller, [tones.agent]]);
	await caller.hangUp();
	const board = await floor.admin.board(({calls}) => Object.keys(calls).length === 0, 'over');
	t.is(board.queues['quick']?.answered, 1);
	await floor.noChannelLeft();
});

realTest(
	'survival - the daemon is gone for good: every desk phone rings, one takes the caller',
	async (t, rig) => {
		const floor = await realFloor(t, rig, storyFloor);
		const one = await floor.deskPhone('1001');
		const two = await floor.deskPhone('1002', {toneHz: tones.second});
		await floor.admin.board(({switches}) => switches['main']?.state === 'up', 'up');
		const caller = await floor.caller('0184880001');
		await floor.admin.board(({queues}) => queues['support']?.waiting === 1, 'waits');
		await floor.killDaemon();
		await Promise.all([one.until('ringing', 40_000), two.until('ringing', 40_000)]);
		await two.answer();
		await waitUntil('they hear each other', async () =>
			(await caller.listen(everyTone)).tonesHz.includes(tones.second),
		);
		await one.until('idle');

		await floor.startDaemon();
		await floor.admin.board(({switches}) => switches['main']?.state === 'up', 'back');
		t.is(two.state(), 'talking', 'the call goes on');
		await two.hangUp();
		await caller.until('idle');
		await floor.admin.board(({calls}) => Object.keys(calls).length === 0, 'over');
		await floor.event(/"outcome":"fallback-answered"/);
		t.pass();
		await floor.noChannelLeft();
	},
);

realTest(
	'survival - a caller in the fallback is taken back to the old place when the daemon returns',
	async (t, rig) => {
		const floor = await realFloor(t, rig, storyFloor);
		await floor.admin.board(({switches}) => switches['main']?.state === 'up', 'up');
		const caller = await floor.caller('0184880001');
		const before = await floor.admin.board(({queues}) => queues['support']?.waiting === 1, 'waits');
		const entered = Object.values(before.calls)[0]?.enteredAt;
		await floor.killDaemon();
		const desk = await floor.deskPhone('1001');
		await desk.until('ringing', 40_000);
		await floor.startDaemon();
		await desk.until('idle', 40_000);
		const after = await floor.admin.board(({queues}) => queues['support']?.waiting === 1, 'back');
		t.is(Object.values(after.calls)[0]?.enteredAt, entered);
		await floor.admin.command('sign-in', {
			agentId: 'claire',
			phoneId: '1001',
			presence: {state: 'available'},
		});
		await desk.until('ringing');
		await desk.answer();
		await floor.admin.board(({agents}) => agents['claire']?.activity === 'talking', 'they talk');
		await hearTones(t, 'the caller hears the agent', [caller, [tones.agent]]);
		await caller.hangUp();
		await floor.noChannelLeft();
	},
);

realTest(
	'survival - Asterisk dies: every call ends as such, and the floor works again',
	async (t, rig) => {
		const floor = await realFloor(t, rig, storyFloor);
		const desk = await readyAt(floor, 'claire', '1001');
		const talking = await floor.caller('0184880002');
		await desk.until('ringing');
		await desk.answer();
		await talking.until('talking');
		await floor.caller('0184880002', {user: '0639980002'});
		await floor.admin.board(({queues}) => queues['quick']?.waiting === 1, 'waits');
		await floor.asterisk.kill();
		await floor.admin.board(({switches}) => switches['main']?.state === 'down', 'seen');
		await floor.asterisk.restart();
		const board = await floor.admin.board(
			({switches, calls}) => switches['main']?.state === 'up' && Object.keys(calls).length === 0,
			'back with no call',
		);
		t.is(board.queues['quick']?.answered, 1);
		await floor.event(/"outcome":"pbx-restart"/);
		await floor.event(/"outcome":"answered","endedBy":"pbx-restart"/);
	},
);
