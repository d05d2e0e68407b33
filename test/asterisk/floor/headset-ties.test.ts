// Two real Asterisks and one daemon: an agent whose headset is nailed up at one takes the calls of the other.

import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {headsetBeep} from '@plateau/daemon/asterisk/contract';
import test from 'ava';
import {makeWorkDir} from '../rig/chamber.ts';
import {writeTone} from '../rig/tones.ts';
import {hearTones, type RealFloor, readyAt, tones} from './real-floor.ts';
import {onTwoAsterisks, open, twoSwitches, wrapUp} from './two-asterisks.ts';

const realTest = onTwoAsterisks(test);

/** Marc, nailed up at the annex: connected once, and ready for calls of `main`. */
async function marcNailedUp(floor: RealFloor) {
	const {admin} = floor;
	const desk = await floor.deskPhone('1002', {
		registrar: floor.annex.registrar,
		toneHz: tones.second,
	});
	await floor.event(/"switchId":"main","toSwitchId":"annex","event":"tie-up"/);
	await floor.event(/"switchId":"annex","toSwitchId":"main","event":"tie-up"/);
	await admin.command('sign-in', {
		...{agentId: 'marc', phoneId: '1002', nailedUp: true, presence: {state: 'available'}},
	});
	await desk.until('ringing');
	await desk.answer();
	await desk.until('talking');
	await admin.board(({agents}) => agents['marc']?.ready === true, 'marc is ready');
	return desk;
}

/** A caller of `main` talks with him. */
async function talkLent(floor: RealFloor) {
	const desk = await marcNailedUp(floor);
	const caller = await floor.caller('0184880001');
	await caller.until('talking');
	await floor.admin.desk('marc', ({call}) => call?.state === 'talking', 'they talk');
	return {desk, caller};
}

/** He has no call, and the headset waits. */
async function isReady({admin}: RealFloor): Promise<void> {
	await admin.board(({agents}) => agents['marc']?.ready === true, 'ready again');
}

realTest(
	'headset ties - call after call of both, by one leg that rings once; either side ends them',
	async (t, rig) => {
		const floor = await open(t, rig);
		const {admin} = floor;
		const {desk, caller} = await talkLent(floor);
		await hearTones(t, 'they hear each other', [desk, [tones.caller]], [caller, [tones.second]]);
		await admin.command('hang-up', {agentId: 'marc'});
		await caller.until('idle');
		await wrapUp(floor);
		await isReady(floor);
		await hearTones(t, 'silence between two calls', [desk, []]);

		const again = await floor.caller('0184880001', {user: '0639980003'});
		await again.until('talking');
		await hearTones(t, 'the next', [desk, [tones.caller]], [again, [tones.second]]);
		await again.hangUp();
		await wrapUp(floor);
		await isReady(floor);

		const there = {registrar: floor.annex.registrar, user: '0639980002', toneHz: tones.other};
		const own = await floor.caller('0184880001', there);
		await own.until('talking');
		await hearTones(t, 'of its own Asterisk', [desk, [tones.other]], [own, [tones.second]]);
		const next = await floor.caller('0184880001', {user: '0639980004'});
		await admin.board(({queues}) => queues['support']?.waiting === 1, 'one of main waits');
		await own.hangUp();
		await wrapUp(floor);
		await next.until('talking');
		await hearTones(t, 'who waited', [desk, [tones.caller]], [next, [tones.second]]);
		await next.hangUp();
		await wrapUp(floor);
		await isReady(floor);
		t.is(desk.events.filter(({type}) => type === 'CALL_INCOMING').length, 1, 'it rang once');
		await admin.command('sign-out', {agentId: 'marc'});
		await desk.until('idle');
		await floor.noChannelLeft();
	},
);

realTest(
	'headset ties - the queue’s name and a beep are heard before the caller, and of a colleague the beep',
	async (t, rig) => {
		const dir = makeWorkDir('name');
		t.teardown(() => rmSync(dir, {recursive: true, force: true}));
		const name = join(dir, 'name.wav');
		writeTone(name, tones.supervisor, 3);
		const yaml = twoSwitches.replace('ring: 5s', `ring: 5s\n    whisper: ${name}`);
		const floor = await open(t, rig, {}, yaml);
		const {admin} = floor;
		const desk = await marcNailedUp(floor);
		const caller = await floor.caller('0184880001');
		await hearTones(t, 'the name, of a tone here', [desk, [tones.supervisor]]);
		await caller.until('talking');
		await hearTones(t, 'then the caller', [desk, [tones.caller]], [caller, [tones.second]]);
		const beep = new RegExp(`Playing '${headsetBeep}`, 'g');
		const beeps = () => [...floor.asterisk.log().matchAll(beep)].length;
		t.is(beeps(), 1);
		await caller.hangUp();
		await wrapUp(floor);
		await isReady(floor);

		const near = await readyAt(floor, 'claire', '1001');
		await admin.command('set-presence', {
			...{agentId: 'marc', presence: {state: 'not-ready', reasonId: 'lunch'}},
		});
		const other = await floor.caller('0184880001', {user: '0639980003'});
		await near.until('ringing');
		await near.answer();
		await admin.desk('claire', ({call}) => call?.state === 'talking', 'claire talks');
		await admin.command('set-presence', {agentId: 'marc', presence: {state: 'available'}});
		await isReady(floor);
		await admin.command('consult', {agentId: 'claire', to: {kind: 'agent', agentId: 'marc'}});
		await hearTones(t, 'consulted', [near, [tones.second]], [desk, [tones.agent]], [other, []]);
		t.is(beeps(), 2);
		await admin.command('swap', {agentId: 'claire'});
		await hearTones(t, 'swapped', [near, [tones.caller]], [desk, []], [other, [tones.agent]]);
		await admin.command('join-all', {agentId: 'claire'});
		await hearTones(
			t,
			'three',
			...([
				[near, [tones.caller, tones.second]],
				[desk, [tones.caller, tones.agent]],
				[other, [tones.agent, tones.second]],
			] as const),
		);
		await admin.command('hand-over', {agentId: 'claire'});
		await hearTones(t, 'handed over', [desk, [tones.caller]], [other, [tones.second]]);
		await wrapUp(floor, 'claire');
		await admin.command('transfer', {agentId: 'marc', to: {kind: 'agent', agentId: 'claire'}});
		await near.until('ringing');
		await near.answer();
		await wrapUp(floor);
		await isReady(floor);
		await hearTones(
			t,
			'sent on, and the headset waits',
			...([
				[near, [tones.caller]],
				[other, [tones.agent]],
				[desk, []],
			] as const),
		);
		await admin.command('consult', {agentId: 'claire', to: {kind: 'agent', agentId: 'marc'}});
		await hearTones(t, 'once more', [near, [tones.second]], [desk, [tones.agent]]);
		await admin.command('end-consult', {agentId: 'claire'});
		await hearTones(t, 'and let go', [near, [tones.caller]], [other, [tones.agent]], [desk, []]);
		await isReady(floor);
		await other.hangUp();
		await wrapUp(floor, 'claire');
		await admin.command('sign-out', {agentId: 'marc'});
		await desk.until('idle');
		await floor.noChannelLeft();
	},
);

realTest(
	'headset ties - held by key and at the phone, found by the next daemon, listened to, put down and called again',
	async (t, rig) => {
		const floor = await open(t, rig);
		const {admin} = floor;
		const {desk, caller} = await talkLent(floor);
		await admin.command('hold', {agentId: 'marc'});
		await admin.desk('marc', ({call}) => call?.line === 'held', 'held');
		await hearTones(t, 'neither hears the other', [desk, []], [caller, []]);
		// For longer than ends a leg whose other end died.
		const music = await caller.listen([], {forMs: 14_000, timeoutMs: 30_000});
		t.true(music.receivedMs >= 14_000 && music.isLoud, 'music all the while');
		await admin.command('resume', {agentId: 'marc'});
		await hearTones(t, 'together again', [desk, [tones.caller]], [caller, [tones.second]]);

		await desk.hold();
		await admin.board(({agents}) => agents['marc']?.activity === 'holding', 'holding');
		await hearTones(t, 'on hold at the phone', [desk, []], [caller, []]);
		await floor.killDaemon();
		await floor.startDaemon();
		await admin.board(
			({agents, switches}) =>
				switches['main']?.state === 'up' &&
				switches['annex']?.state === 'up' &&
				agents['marc']?.activity === 'holding',
			'holding still',
		);
		await desk.resume();
		await admin.board(({agents}) => agents['marc']?.activity === 'talking', 'talking');
		await hearTones(t, 'together', [desk, [tones.caller]], [caller, [tones.second]]);

		const ear = await floor.deskPhone('1001', {toneHz: tones.supervisor, autoAnswer: true});
		await admin.command('take-phone', {phoneId: '1001'});
		await admin.command('start-monitor', {agentId: 'marc', mode: 'listen'});
		await hearTones(
			t,
			'a supervisor hears both',
			...([
				[ear, [tones.caller, tones.second]],
				[desk, [tones.caller]],
				[caller, [tones.second]],
			] as const),
		);
		await admin.command('stop-monitor', {});
		await ear.until('idle');

		await desk.hangUp();
		await caller.until('idle');
		await wrapUp(floor);
		const board = await admin.board(({agents}) => agents['marc']?.activity === 'idle', 'idle');
		t.like(board.agents['marc']?.presence, {state: 'not-ready', reasonId: 'headset-gone'});
		await admin.command('set-presence', {agentId: 'marc', presence: {state: 'available'}});
		await desk.until('ringing');
		await desk.answer();
		await isReady(floor);
		const again = await floor.caller('0184880001', {user: '0639980003'});
		await again.until('talking');
		await hearTones(t, 'the next', [desk, [tones.caller]], [again, [tones.second]]);
		await again.hangUp();
		await wrapUp(floor);
		await admin.command('sign-out', {agentId: 'marc'});
		await desk.until('idle');
		await floor.noChannelLeft();
	},
);

realTest(
	'headset ties - the call’s Asterisk is killed: the headset waits again, for the calls of its own; and for both after',
	async (t, rig) => {
		const floor = await open(t, rig);
		const {admin} = floor;
		const {desk, caller} = await talkLent(floor);
		const there = {registrar: floor.annex.registrar, user: '0639980003', toneHz: tones.other};
		const atAnnex = await floor.caller('0184880001', there);
		await admin.board(({queues}) => queues['support']?.waiting === 1, 'one waits at the annex');
		await floor.asterisk.kill();
		await admin.board(({switches}) => switches['main']?.state === 'down', 'main is away');
		await floor.event(/"event":"far-leg-ended"/);
		await wrapUp(floor);
		await atAnnex.until('talking');
		await hearTones(t, 'at the annex', [desk, [tones.other]], [atAnnex, [tones.second]]);
		await floor.asterisk.restart();
		await floor.event(
			/"endedBy":"pbx-restart".*"event":"call-ended"|"endedBy":"gap".*"event":"call-ended"/,
		);
		await hearTones(t, 'undisturbed', [desk, [tones.other]], [atAnnex, [tones.second]]);
		await admin.board(({switches}) => switches['main']?.state === 'up', 'main is back');
		await atAnnex.hangUp();
		await wrapUp(floor);
		await caller.stop();
		const anew = await floor.caller('0184880001', {user: '0639980004'});
		await anew.until('talking', 30_000);
		await hearTones(t, 'across again', [desk, [tones.caller]], [anew, [tones.second]]);
		await anew.hangUp();
		await wrapUp(floor);
		await admin.command('sign-out', {agentId: 'marc'});
		await desk.until('idle');
		await floor.noChannelLeft();
	},
);

realTest(
	'headset ties - the headset’s Asterisk is killed: the customer gets another, the agent is not ready',
	async (t, rig) => {
		const floor = await open(t, rig);
		const {admin} = floor;
		const {caller} = await talkLent(floor);
		const near = await readyAt(floor, 'claire', '1001');
		await floor.annex.kill();
		await admin.board(({switches}) => switches['annex']?.state === 'down', 'the annex is away');
		await near.until('ringing', 60_000);
		t.is(caller.state(), 'talking');
		await near.answer();
		await hearTones(t, 'with another', [near, [tones.caller]], [caller, [tones.agent]]);
		await floor.annex.restart();
		await floor.event(/"lost-in-gap".*"event":"headset-ended"/);
		await wrapUp(floor);
		const board = await admin.board(({agents}) => agents['marc']?.activity === 'idle', 'idle');
		t.like(board.agents['marc']?.presence, {state: 'not-ready', reasonId: 'headset-gone'});
		await caller.hangUp();
		await near.until('idle');
	},
);

realTest(
	'headset ties - no daemon: who talks talks on, the headset waits behind it, and has the next of the next daemon',
	async (t, rig) => {
		const floor = await open(t, rig);
		const {admin} = floor;
		const {desk, caller} = await talkLent(floor);
		await floor.killDaemon();
		await hearTones(t, 'they talk on', [desk, [tones.caller]], [caller, [tones.second]]);
		await caller.hangUp();
		await hearTones(t, 'it waits', [desk, []]);
		await floor.startDaemon();
		await admin.board(
			({switches}) => switches['main']?.state === 'up' && switches['annex']?.state === 'up',
			'both are read',
		);
		await wrapUp(floor);
		await isReady(floor);
		const next = await floor.caller('0184880001', {user: '0639980003'});
		await next.until('talking');
		await hearTones(t, 'the next', [desk, [tones.caller]], [next, [tones.second]]);
		await next.hangUp();
		await wrapUp(floor);
		await admin.command('sign-out', {agentId: 'marc'});
		await desk.until('idle');
		await floor.noChannelLeft();
	},
);

realTest(
	'headset ties - a colleague at the other is called from the desk: lent, held, and there again however it ends',
	async (t, rig) => {
		const floor = await open(t, rig);
		const {admin} = floor;
		const desk = await marcNailedUp(floor);
		const near = await readyAt(floor, 'claire', '1001');
		const talk = async () => {
			await admin.command('dial', {agentId: 'claire', to: {kind: 'agent', agentId: 'marc'}});
			await near.until('ringing');
			await near.answer();
			await hearTones(t, 'they hear each other', [near, [tones.second]], [desk, [tones.agent]]);
			await admin.desk('marc', (view) => view.calledBy?.state === 'talking', 'talking');
		};
		const back = async () => {
			await near.until('idle');
			const areReady = ({agents}: {agents: Record<string, {ready: boolean}>}) =>
				agents['marc']?.ready === true && agents['claire']?.ready === true;
			await admin.board(areReady, 'both are back');
			await hearTones(t, 'the headset waits', [desk, []]);
		};
		await talk();
		await admin.command('hold', {agentId: 'claire'});
		await hearTones(t, 'on hold', [near, []]);
		await admin.command('resume', {agentId: 'claire'});
		await hearTones(t, 'together again', [near, [tones.second]], [desk, [tones.agent]]);
		await admin.command('hang-up', {agentId: 'marc'});
		await back();
		await talk();
		await near.hangUp();
		await back();
		await talk();
		await desk.hangUp();
		await near.until('idle');
		const isDown = ({state, reasonId}: {state?: string; reasonId?: string} = {}) =>
			state === 'not-ready' && reasonId === 'headset-gone';
		const {agents} = await admin.board((view) => isDown(view.agents['marc']?.presence), 'put down');
		t.is(agents['claire']?.handled, 0);
		await admin.command('sign-out', {agentId: 'marc'});
		await floor.noChannelLeft();
	},
);
