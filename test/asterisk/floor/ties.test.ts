// Two real Asterisks and one daemon: calls that come in at one and agents who sit at the other.

import type {Finding} from '@plateau/daemon/doctor/finding';
import test from 'ava';
import {refusingPhone, talkPhone, toldPhone} from '../rig/scenarios.ts';
import {waitUntil} from '../rig/wait.ts';
import {hearTones, type RealFloor, readyAt, tones} from './real-floor.ts';
import {
	marcAtAnnex,
	onTwoAsterisks,
	open,
	talkAcross,
	twoSwitches,
	wrapUp,
} from './two-asterisks.ts';

const realTest = onTwoAsterisks(test);

realTest('ties - a call of one is answered at the other, heard, and wrapped up', async (t, rig) => {
	const floor = await open(t, rig);
	const {admin} = floor;
	const desk = await marcAtAnnex(floor);
	const caller = await floor.caller('0184880001');
	await desk.until('ringing');
	await desk.answer();
	await Promise.all([desk.until('talking'), caller.until('talking')]);
	await hearTones(t, 'they hear each other', [desk, [tones.caller]], [caller, [tones.second]]);
	await admin.command('hang-up', {agentId: 'marc'});
	await caller.until('idle');
	await wrapUp(floor);
	await floor.noChannelLeft();

	// The customer hangs up first; then one who gives up while it rings.
	const again = await floor.caller('0184880001');
	await desk.until('ringing');
	await desk.answer();
	await again.until('talking');
	await admin.desk('marc', ({call}) => call?.state === 'talking', 'they talk');
	await again.hangUp();
	await desk.until('idle');
	await wrapUp(floor);
	const short = await floor.caller('0184880001');
	await desk.until('ringing');
	await short.hangUp();
	await desk.until('idle');
	const board = await admin.board(({agents}) => agents['marc']?.ready === true, 'ready again');
	t.is(board.queues['support']?.answered, 2);
	t.is(board.queues['support']?.abandoned, 1);
	t.is(board.agents['marc']?.handled, 2);
	await floor.noChannelLeft();

	// The doctor looks at both, and from each to the other.
	const ties = async () => {
		const found = JSON.parse(await floor.verb(['doctor', '--json'])) as readonly Finding[];
		const about = found.filter(({code}) => code.startsWith('tie-'));
		return about.map(({switchId, code, params}) => `${switchId} ${code} ${params['to']}`);
	};
	t.deepEqual(await ties(), ['main tie-up annex', 'annex tie-up main']);
	await floor.annex.kill();
	await floor.event(/"toSwitchId":"annex","event":"tie-down"/);
	t.deepEqual(await ties(), ['main tie-down annex']);
});

realTest(
	'ties - a colleague of the other is called from the desk, answers and hangs up',
	async (t, rig) => {
		const floor = await open(t, rig);
		const {admin} = floor;
		const far = await marcAtAnnex(floor);
		const near = await readyAt(floor, 'claire', '1001');
		await admin.command('dial', {agentId: 'claire', to: {kind: 'agent', agentId: 'marc'}});
		await near.until('ringing');
		await near.answer();
		await far.until('ringing');
		const rung = await admin.desk('marc', (view) => view.calledBy?.state === 'ringing', 'rung');
		t.like(rung.calledBy, {agentId: 'claire', phoneId: '1001'});
		t.false(rung.agent.ready);
		await far.answer();
		await hearTones(t, 'they hear each other', [near, [tones.second]], [far, [tones.agent]]);
		await admin.desk('marc', (view) => view.calledBy?.state === 'talking', 'talking');
		await admin.command('hang-up', {agentId: 'marc'});
		await near.until('idle');
		await far.until('idle');
		const board = await admin.board(
			({agents}) => agents['marc']?.ready === true && agents['claire']?.ready === true,
			'both are back',
		);
		t.is(board.agents['claire']?.handled, 0);
		await floor.noChannelLeft();
	},
);

realTest('ties - not taken there, declined or busy: the next agent, at either', async (t, rig) => {
	const floor = await open(t, rig);
	const {admin} = floor;
	const far = await marcAtAnnex(floor);
	const near = await readyAt(floor, 'claire', '1001');
	const caller = await floor.caller('0184880001');
	await far.until('ringing');
	await near.until('ringing');
	t.is(far.state(), 'idle');
	const board = await admin.board(({agents}) => agents['marc']?.ready === false, 'rang out');
	t.like(board.agents['marc']?.presence, {state: 'not-ready', reasonId: 'rang-out'});
	await near.answer();
	await caller.until('talking');
	await hearTones(t, 'the caller hears the agent', [caller, [tones.agent]]);
	await caller.hangUp();
	await near.until('idle');
	await far.stop();
	await admin.command('sign-out', {agentId: 'marc'});
	for (const [status, reason] of [
		['486 Busy Here', 'busy'],
		['603 Decline', 'declined'],
	] as const) {
		const {registrar} = floor.annex;
		const refusing = await floor.scenarioPhone('1002', refusingPhone(status), registrar);
		const presence = {state: 'available'} as const;
		await admin.command('sign-in', {agentId: 'marc', phoneId: '1002', presence});
		await admin.board(({agents}) => agents['marc']?.ready === true, 'ready');
		const other = await floor.caller('0184880001');
		await floor.event(new RegExp(`"${reason}".*"event":"offer-ended"`));
		const rests = await admin.board(({queues}) => queues['support']?.waiting === 1, 'waits still');
		t.is(rests.agents['marc']?.presence.state, 'available', `${reason}: a rest, not a sentence`);
		await admin.command('sign-out', {agentId: 'marc'});
		await other.hangUp();
		await admin.board(({calls}) => Object.keys(calls).length === 0, 'gone');
		await refusing.stop();
	}
	await floor.noChannelLeft();
});

realTest(
	'ties - one order over both: who came first, at either, is served first',
	async (t, rig) => {
		const floor = await open(t, rig);
		const {admin} = floor;
		// Until a tie is seen up, an agent across it is free for the other caller only, rightly.
		await floor.event(/"switchId":"main","toSwitchId":"annex","event":"tie-up"/);
		await floor.event(/"switchId":"annex","toSwitchId":"main","event":"tie-up"/);
		// One waits at the annex, then one at main; then the agents come, crosswise.
		const there = {registrar: floor.annex.registrar, user: '0639980002', toneHz: tones.other};
		const first = await floor.caller('0184880001', there);
		await admin.board(({queues}) => queues['support']?.waiting === 1, 'the first waits');
		const second = await floor.caller('0184880001');
		await admin.board(({queues}) => queues['support']?.waiting === 2, 'the second waits');
		const near = await readyAtOnce(floor, 'claire', '1001');
		await near.until('ringing');
		await near.answer();
		await first.until('talking');
		await hearTones(t, 'the first of both', [near, [tones.other]], [first, [tones.agent]]);
		const far = await readyAtOnce(floor, 'marc', '1002', floor.annex.registrar);
		await far.until('ringing');
		await far.answer();
		await second.until('talking');
		await hearTones(t, 'the second', [far, [tones.caller]], [second, [tones.second]]);
		await first.hangUp();
		await second.hangUp();
		await floor.noChannelLeft();
	},
);

realTest('ties - held, resumed, listened to, and sent on across', async (t, rig) => {
	const floor = await open(t, rig);
	const {admin} = floor;
	const {desk, caller} = await talkAcross(floor);
	const ear = await floor.deskPhone('1003', {
		...{registrar: floor.annex.registrar, toneHz: tones.supervisor, autoAnswer: true},
	});
	await admin.command('hold', {agentId: 'marc'});
	await admin.desk('marc', ({call}) => call?.line === 'held', 'held');
	await hearTones(t, 'neither hears the other', [desk, []], [caller, []]);
	// For longer than ends a leg whose other end died.
	const music = await caller.listen([], {forMs: 14_000, timeoutMs: 30_000});
	t.true(music.receivedMs >= 14_000, 'music all the while');
	await admin.command('resume', {agentId: 'marc'});
	await hearTones(t, 'together again', [desk, [tones.caller]], [caller, [tones.second]]);

	await admin.command('take-phone', {phoneId: '1003'});
	await admin.command('start-monitor', {agentId: 'marc', mode: 'listen'});
	await ear.until('talking');
	await hearTones(
		t,
		'the supervisor, whose phone is at the agent’s switch, hears both',
		...([
			[ear, [tones.caller, tones.second]],
			[desk, [tones.caller]],
			[caller, [tones.second]],
		] as const),
	);
	await admin.command('stop-monitor', {});
	await ear.until('idle');

	const near = await readyAt(floor, 'claire', '1001');
	await admin.command('transfer', {agentId: 'marc', to: {kind: 'agent', agentId: 'claire'}});
	await near.until('ringing');
	await near.answer();
	await wrapUp(floor);
	await hearTones(t, 'sent on to main', [near, [tones.caller]], [caller, [tones.agent]]);
	await admin.command('consult', {agentId: 'claire', to: {kind: 'agent', agentId: 'marc'}});
	await desk.until('ringing');
	await desk.answer();
	await hearTones(t, 'consulted across', [near, [tones.second]], [desk, [tones.agent]]);
	await admin.command('hand-over', {agentId: 'claire'});
	await hearTones(t, 'handed over', [desk, [tones.caller]], [caller, [tones.second]]);
	await caller.hangUp();
	await floor.noChannelLeft();
});

realTest(
	'ties - held at a phone of the other: seen, music for long, found by the next daemon; its Asterisk dies, another has the customer',
	async (t, rig) => {
		const floor = await open(t, rig);
		const {admin} = floor;
		const {desk, caller} = await talkAcross(floor);
		await desk.hold();
		await admin.board(({agents}) => agents['marc']?.activity === 'holding', 'holding');
		await hearTones(t, 'neither hears the other', [desk, []], [caller, []]);
		// For longer than ends a leg whose other end died.
		const music = await caller.listen([], {forMs: 14_000, timeoutMs: 30_000});
		t.true(music.receivedMs >= 14_000 && music.isLoud, 'music all the while');
		await floor.killDaemon();
		await floor.startDaemon();
		await admin.board(
			({agents, switches}) =>
				switches['main']?.state === 'up' && agents['marc']?.activity === 'holding',
			'holding still',
		);
		await desk.resume();
		await admin.board(({agents}) => agents['marc']?.activity === 'talking', 'talking');
		await hearTones(t, 'together again', [desk, [tones.caller]], [caller, [tones.second]]);
		await desk.hold();
		await admin.board(({agents}) => agents['marc']?.activity === 'holding', 'holding');
		const near = await readyAt(floor, 'claire', '1001');
		await floor.annex.kill();
		await near.until('ringing', 60_000);
		await near.answer();
		await hearTones(t, 'with another', [near, [tones.caller]], [caller, [tones.agent]]);
		await caller.hangUp();
		await near.until('idle');
	},
);

for (const [how, scenario] of [
	['by key', talkPhone()],
	['by itself', toldPhone()],
] as const) {
	realTest(`ties - a phone at the other end answers ${how}`, async (t, rig) => {
		const own = how === 'by itself' ? ', autoAnswer: true' : '';
		const yaml = twoSwitches.replace('name: Marc Petit', `name: Marc Petit${own}`);
		const floor = await open(t, rig, {}, yaml);
		const {admin} = floor;
		const phone = await floor.scenarioPhone('1003', scenario, floor.annex.registrar);
		await floor.event(/"switchId":"main","toSwitchId":"annex","event":"tie-up"/);
		const presence = {state: 'available'} as const;
		await admin.command('sign-in', {agentId: 'marc', phoneId: '1003', presence});
		await admin.board(({agents}) => agents['marc']?.ready === true, 'ready');
		const caller = await floor.caller('0184880001');
		await floor.event(/"event":"far-leg-started"/);
		if (how === 'by key') {
			await admin.desk('marc', ({call}) => call?.state === 'ringing', 'it rings');
			await admin.command('answer', {agentId: 'marc'});
		}
		const answered = await admin.desk('marc', ({call}) => call?.state === 'talking', 'answered');
		t.is(answered.agent?.phoneId, '1003');
		await caller.until('talking');
		// It says nothing at all: heard from all the same, for longer than ends a leg whose other end died.
		await waitUntil('signs of life', async () => (await heardFrom(floor, '1003')) > 8, {
			timeoutMs: 60_000,
		});
		t.is(caller.state(), 'talking');
		await caller.hangUp();
		await floor.noChannelLeft();
		await phone.stop();
	});
}

realTest('ties - what a colleague dials across keeps both busy', async (t, rig) => {
	const floor = await open(t, rig);
	const {admin} = floor;
	const far = await marcAtAnnex(floor);
	const near = await readyAt(floor, 'claire', '1001');
	await near.dial('1002');
	await far.until('ringing');
	await admin.board(
		({agents}) =>
			agents['claire']?.activity === 'outside' && agents['marc']?.activity === 'outside',
		'both are outside',
	);
	await far.answer();
	await near.until('talking');
	await hearTones(t, 'they hear each other', [near, [tones.second]], [far, [tones.agent]]);
	await near.hangUp();
	await admin.board(({agents}) => agents['marc']?.ready === true, 'ready again');
	await floor.noChannelLeft();
});

/** How many packets of sound `main` has had on the leg to this phone, as far as it has counted. */
async function heardFrom({asterisk}: RealFloor, endpoint: string): Promise<number> {
	const stats = await asterisk.cli('pjsip show channelstats');
	const row = new RegExp(`${endpoint}-[0-9a-f]+\\s+[0-9:]+\\s+\\S+\\s+(\\d+)`).exec(stats);
	return Number(row?.[1] ?? 0);
}

/** Signed in while somebody waits: not ready for long. */
async function readyAtOnce(
	floor: RealFloor,
	agentId: string,
	phoneId: string,
	registrar?: RealFloor['annex']['registrar'],
) {
	const toneHz = registrar === undefined ? tones.agent : tones.second;
	const at = registrar === undefined ? {} : {registrar};
	const desk = await floor.deskPhone(phoneId, {toneHz, ...at});
	const presence = {state: 'available'} as const;
	await floor.admin.command('sign-in', {agentId, phoneId, presence});
	return desk;
}
