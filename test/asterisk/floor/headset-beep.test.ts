// The beep of a nailed-up headset, on a real Asterisk: mixed with its caller, and for nobody else.

import test from 'ava';
import {soundOf} from '../rig/capture.ts';
import type {Phone} from '../rig/phone.ts';
import {onRealAsterisk} from '../rig/real-test.ts';
import {heard as heardIn} from '../rig/tones.ts';
import {storyFloor} from './floor-file.ts';
import {realFloor, tones} from './real-floor.ts';

const realTest = onRealAsterisk(test);

/** Of `ascending-2tone`, Hz. */
const beepHz = [440, 880];
/** Packets of sound to a piece: 60 ms. */
const piece = 3;

/** What is heard from now on, piece by piece and without a gap, until a voice has been heard for a second. */
async function piecesOf(phone: Phone): Promise<readonly (readonly number[])[]> {
	const from = phone.packets().length;
	const voices = Object.values(tones);
	for (let seconds = 0; seconds < 1; ) {
		const {tonesHz} = await phone.listen(voices, {forMs: 100});
		if (tonesHz.length > 0) seconds += 0.1;
	}
	const packets = phone.packets().slice(from);
	return Array.from({length: Math.floor(packets.length / piece)}, (_, index) => {
		const sound = soundOf(packets.slice(index * piece, (index + 1) * piece));
		return heardIn(sound, [...beepHz, ...voices]);
	});
}

realTest('headset beep - heard with the caller, who does not hear it', async (t, rig) => {
	const floor = await realFloor(t, rig, storyFloor);
	const {admin} = floor;
	const desk = await floor.deskPhone('1001');
	await admin.board(({switches}) => switches['main']?.state === 'up', 'the switch is up');
	await admin.command('sign-in', {
		...{agentId: 'claire', phoneId: '1001', nailedUp: true, presence: {state: 'available'}},
	});
	await desk.until('ringing');
	await desk.answer();
	await admin.board(({agents}) => agents['claire']?.ready === true, 'the headset waits');
	const atHeadset = piecesOf(desk);
	const caller = await floor.caller('0184880002');
	const atCaller = piecesOf(caller);
	const heard = await atHeadset;
	t.true(
		heard.some((tonesHz) => tonesHz.includes(880) && tonesHz.includes(tones.caller)),
		`beep and caller at once: ${heard.map((tonesHz) => tonesHz.join('+')).join(' ')}`,
	);
	t.true((await atCaller).every((tonesHz) => !tonesHz.includes(880)));
	await admin.command('hang-up', {agentId: 'claire'});
	await caller.until('idle');
	await admin.command('sign-out', {agentId: 'claire'});
	await desk.until('idle');
	await floor.noChannelLeft();
});
