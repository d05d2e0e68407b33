// The beep of a nailed-up headset, on a real Asterisk: mixed with its caller, and for nobody else.

import test from 'ava';
import type {Phone} from '../rig/phone.ts';
import {onRealAsterisk} from '../rig/real-test.ts';
import {storyFloor} from './floor-file.ts';
import {realFloor, tones} from './real-floor.ts';

const realTest = onRealAsterisk(test);

/** Of `ascending-2tone`, Hz. */
const beepHz = [440, 880];
const listenMs = 60;

/** What is heard from now on, piece by piece, until both voices have been heard for a second. */
async function piecesOf(phone: Phone): Promise<readonly (readonly number[])[]> {
	const pieces: (readonly number[])[] = [];
	for (let voices = 0; voices < 1000 / listenMs; ) {
		const {tonesHz} = await phone.listen([...beepHz, ...Object.values(tones)], {forMs: listenMs});
		pieces.push(tonesHz);
		if (tonesHz.includes(tones.caller) || tonesHz.includes(tones.agent)) voices += 1;
	}
	return pieces;
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
