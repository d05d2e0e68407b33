// Two real Asterisks and one daemon: an agent whose headset is nailed up at one takes the calls of the other.

import test from 'ava';
import {type AmiProxy, startAmiProxy} from '../../chaos/ami-proxy.ts';
import {hearTones, type RealFloor, readyAt, tones} from './real-floor.ts';
import {onTwoAsterisks, open, twoSwitches, wrapUp} from './two-asterisks.ts';

const realTest = onTwoAsterisks(test);

/** The queue's name is said: beep and name come before the caller. */
const whispering = twoSwitches.replace('support:', 'support:');

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
