// Whole calls on a real Asterisk, with real phones, through the daemon as it is started.

import test from 'ava';
import {onRealAsterisk} from '../rig/real-test.ts';
import {refusingPhone} from '../rig/scenarios.ts';
import {storyFloor} from './floor-file.ts';
import {everyTone, hearTones, readyAt, realFloor, tones} from './real-floor.ts';

const realTest = onRealAsterisk(test);

realTest('floor - a caller is heard, wrapped up, and the agent is ready again', async (t, rig) => {
	const floor = await realFloor(t, rig, storyFloor);
	const {admin} = floor;
	const desk = await readyAt(floor, 'claire', '1001');
	const caller = await floor.caller('0184880001');
	await desk.until('ringing');
	const ringing = await admin.desk('claire', ({call}) => call?.state === 'ringing', 'it rings');
	t.is(ringing.call?.customer.callerNumber, '+33639980001');
	t.is(ringing.call?.customer.callerName, 'Jeanne Martin');
	await desk.answer();
	await Promise.all([desk.until('talking'), caller.until('talking')]);
	await admin.desk('claire', ({call}) => call?.state === 'talking', 'they talk');
	await hearTones(t, 'they hear each other', [desk, [tones.caller]], [caller, [tones.agent]]);

	await desk.hangUp();
	await caller.until('idle');
	const wrapUp = await admin.desk('claire', ({call}) => call?.state === 'wrap-up', 'wrap-up');
	const callId = wrapUp.call?.id ?? '';
	await admin.command('save-note', {callId, text: 'asks for delivery before Friday'});
	await t.throwsAsync(admin.command('finish-wrap-up', {agentId: 'claire'}), {
		message: /disposition-needed/,
	});
	await admin.command('set-disposition', {agentId: 'claire', callId, dispositionId: 'resolved'});
	await admin.command('finish-wrap-up', {agentId: 'claire'});
	const board = await admin.board(({agents}) => agents['claire']?.ready === true, 'ready again');
	t.is(board.queues['support']?.answered, 1);
	t.is(board.agents['claire']?.handled, 1);
	await floor.noChannelLeft();

	// The same caller again: the desk knows what was said.
	const again = await floor.caller('0184880001');
	const known = await admin.desk('claire', ({call}) => call?.state === 'ringing', 'rings again');
	t.is(known.call?.customer.past[0]?.note, 'asks for delivery before Friday');
	t.is(known.call?.customer.past[0]?.dispositionId, 'resolved');
	await again.hangUp();
	await admin.board(({queues}) => queues['support']?.abandoned === 1, 'counted as abandoned');
	await floor.noChannelLeft();
});

realTest(
	'floor - no answer: the caller goes to the next agent and loses no place',
	async (t, rig) => {
		const floor = await realFloor(t, rig, storyFloor);
		const {admin} = floor;
		const first = await readyAt(floor, 'claire', '1001');
		const second = await readyAt(floor, 'marc', '1002', {toneHz: tones.second});
		const caller = await floor.caller('0184880001');
		await first.until('ringing');
		await second.until('ringing');
		t.is(first.state(), 'idle');
		const board = await admin.board(
			({agents}) => agents['claire']?.presence.state === 'not-ready',
			'the one who did not answer is not ready',
		);
		t.deepEqual(
			board.agents['claire']?.presence.state === 'not-ready' &&
				board.agents['claire'].presence.reasonId,
			'rang-out',
		);
		await second.answer();
		await caller.until('talking');
		await hearTones(t, 'the caller hears the agent', [caller, [tones.second]]);
		await caller.hangUp();
		await second.until('idle');
		await floor.noChannelLeft();
	},
);

realTest(
	'floor - two callers, one agent: first come, first served; the second hears music',
	async (t, rig) => {
		const floor = await realFloor(t, rig, storyFloor);
		const {admin} = floor;
		const desk = await readyAt(floor, 'claire', '1001');
		const first = await floor.caller('0184880002');
		await desk.until('ringing');
		const second = await floor.caller('0184880002', {user: '0639980002', toneHz: tones.other});
		await admin.board(({queues}) => queues['quick']?.waiting === 2, 'both are in the queue');
		await desk.answer();
		await first.until('talking');
		t.true((await second.listen(everyTone)).receivedMs >= 900, 'music arrives');
		await hearTones(t, 'the agent hears the caller', [desk, [tones.caller]]);
		// Both hang up at once.
		// Whichever end comes second finds no call any more, which is the point.
		await Promise.allSettled([first.hangUp(), desk.hangUp()]);
		await desk.until('ringing');
		await desk.answer();
		await second.until('talking');
		await hearTones(t, 'the agent hears the caller', [desk, [tones.other]]);
		await second.hangUp();
		await admin.board(({agents}) => agents['claire']?.ready === true, 'ready again');
		await floor.noChannelLeft();
	},
);

realTest('floor - a caller who gives up while it rings stops the ringing', async (t, rig) => {
	const floor = await realFloor(t, rig, storyFloor);
	const desk = await readyAt(floor, 'claire', '1001');
	const caller = await floor.caller('0184880001');
	await desk.until('ringing');
	await caller.hangUp();
	await desk.until('idle');
	const board = await floor.admin.board(({calls}) => Object.keys(calls).length === 0, 'gone');
	t.is(board.queues['support']?.abandoned, 1);
	t.true(board.agents['claire']?.ready, 'nothing is held against the agent');
	await floor.noChannelLeft();
});

realTest('floor - a caller who gives up while waiting is counted once', async (t, rig) => {
	const floor = await realFloor(t, rig, storyFloor);
	await floor.admin.board((board) => board.switches['main']?.state === 'up', 'the switch is up');
	const caller = await floor.caller('0184880001');
	await floor.admin.board(({queues}) => queues['support']?.waiting === 1, 'one waits');
	t.true((await caller.listen(everyTone)).receivedMs >= 900, 'music arrives');
	await caller.hangUp();
	const board = await floor.admin.board(({queues}) => queues['support']?.waiting === 0, 'gone');
	t.is(board.queues['support']?.abandoned, 1);
	t.is(board.queues['support']?.shortAbandoned, 1);
	await floor.noChannelLeft();
});

realTest('floor - a phone that is busy, or declines, is passed over', async (t, rig) => {
	const floor = await realFloor(t, rig, storyFloor);
	const {admin} = floor;
	for (const [status, reason] of [
		['486 Busy Here', 'busy'],
		['603 Decline', 'declined'],
	] as const) {
		const refusing = await floor.scenarioPhone('1001', refusingPhone(status));
		await admin.board((board) => board.switches['main']?.state === 'up', 'the switch is up');
		await admin.command('sign-in', {
			agentId: 'claire',
			phoneId: '1001',
			presence: {state: 'available'},
		});
		await admin.board(({agents}) => agents['claire']?.ready === true, 'ready');
		const caller = await floor.caller('0184880001');
		await floor.event(new RegExp(`"${reason}".*"event":"offer-ended"`));
		const board = await admin.board(
			({queues}) => queues['support']?.waiting === 1,
			'still waiting',
		);
		t.is(board.agents['claire']?.presence.state, 'available', `${reason}: a rest, not a sentence`);
		await admin.command('sign-out', {agentId: 'claire'});
		await caller.hangUp();
		await admin.board(({calls}) => Object.keys(calls).length === 0, 'gone');
		await refusing.stop();
	}
	await floor.noChannelLeft();
});

realTest('floor - a phone that is not registered is never rung', async (t, rig) => {
	const floor = await realFloor(t, rig, storyFloor);
	const {admin} = floor;
	await admin.board((board) => board.switches['main']?.state === 'up', 'the switch is up');
	await admin.command('sign-in', {
		agentId: 'claire',
		phoneId: '1001',
		presence: {state: 'available'},
	});
	const caller = await floor.caller('0184880001');
	const waiting = await admin.board(({queues}) => queues['support']?.waiting === 1, 'waits');
	t.is(waiting.agents['claire']?.ready, false);
	const desk = await floor.deskPhone('1001');
	await desk.until('ringing');
	await desk.answer();
	await caller.until('talking');
	await caller.hangUp();
	await floor.noChannelLeft();
});

realTest('floor - closed: the caller hears so and is hung up', async (t, rig) => {
	const floor = await realFloor(t, rig, storyFloor);
	await floor.admin.board((board) => board.switches['main']?.state === 'up', 'the switch is up');
	const caller = await floor.caller('0184880003');
	await caller.until('talking');
	t.true((await caller.listen(everyTone, {forMs: 500})).receivedMs >= 400, 'a message arrives');
	await caller.until('idle', 40_000);
	await floor.event(/"reason":"closed","event":"call-dismissed"/);
	await floor.noChannelLeft();
});

realTest('floor - nobody signed in: the caller is told and hung up', async (t, rig) => {
	const floor = await realFloor(t, rig, storyFloor);
	await floor.admin.board((board) => board.switches['main']?.state === 'up', 'the switch is up');
	const caller = await floor.caller('0184880002');
	await caller.until('talking');
	await caller.until('idle', 40_000);
	const board = await floor.admin.board(({calls}) => Object.keys(calls).length === 0, 'gone');
	t.is(board.queues['quick']?.offered, 1);
	await floor.event(/"outcome":"left-empty"/);
	await floor.noChannelLeft();
});

realTest(
	'floor - answered only by an agent: the caller hears ringing until then',
	async (t, rig) => {
		const floor = await realFloor(t, rig, storyFloor);
		const desk = await readyAt(floor, 'claire', '1001');
		const caller = await floor.caller('0184880004');
		await caller.until('hears-ringing');
		await desk.until('ringing');
		t.is(caller.state(), 'hears-ringing');
		await desk.answer();
		await caller.until('talking');
		await hearTones(t, 'the agent hears the caller', [desk, [tones.caller]]);
		await desk.hangUp();
		await caller.until('idle');
		await floor.noChannelLeft();
	},
);

realTest('floor - a call that the floor did not give makes an agent busy', async (t, rig) => {
	const floor = await realFloor(t, rig, storyFloor);
	const {admin} = floor;
	const desk = await readyAt(floor, 'claire', '1001');
	const colleague = await floor.deskPhone('1002', {toneHz: tones.second});
	await desk.dial('1002');
	await colleague.until('ringing');
	await admin.board(({agents}) => agents['claire']?.activity === 'outside', 'outside');
	const caller = await floor.caller('0184880001');
	await admin.board(({queues}) => queues['support']?.waiting === 1, 'the caller waits');
	await colleague.answer();
	await desk.until('talking');
	await desk.hangUp();
	await desk.until('ringing');
	await desk.answer();
	await caller.until('talking');
	await hearTones(t, 'the agent hears the caller', [desk, [tones.caller]]);
	await caller.hangUp();
	await floor.noChannelLeft();
});
