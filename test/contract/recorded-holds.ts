/** The contract: what a recording contains of a hold, pressed at the phone or ordered from the desk. */

import {existsSync, statSync} from 'node:fs';
import type {ExecutionContext} from 'ava';
import {heard, isLoud, type Sound} from '../asterisk/rig/tones.ts';
import {controlledTalk} from './controlled.ts';
import {type Declare, empty, type Given, given, hears} from './given.ts';
import {orderRecording, sidesOf} from './recordings.ts';
import {until} from './wait.ts';

/** One stretch of a call, and what is to be on each side of its recording. */
interface Stretch {
	readonly what: string;
	/** The caller's side: their voice, or the silence of a pause. */
	readonly left: 'caller' | 'silence';
	/** What the caller heard. */
	readonly right: '101' | 'music' | 'silence';
	readonly fromMs: number;
	readonly toMs: number;
}

/**
 * How much of a stretch is judged, and what is left out at its beginning: the file is behind what is said by
 * what is on its way into it.
 */
const [judgedMs, laggingMs] = [400, 1000];

/** Notes stretches of a recording by how much of it is written, whatever the clock says. */
function stretchesOf(file: string) {
	const all: Stretch[] = [];
	// Two sides of 16 bits, 8,000 a second.
	const writtenMs = () => (existsSync(file) ? statSync(file).size / 32 : 0);
	return {
		all,
		/** What holds from now on, for a while. */
		async next(what: string, left: Stretch['left'], right: Stretch['right']) {
			const fromMs = writtenMs() + laggingMs;
			const toMs = fromMs + judgedMs;
			await until(`${what}: it is written`, () => writtenMs() > toMs);
			all.push({what, left, right, fromMs, toMs});
		},
	};
}

function judge(t: ExecutionContext, {on}: Given, file: string, all: readonly Stretch[]): void {
	const {left, right} = sidesOf(file);
	const voices = ['caller', '101'] as const;
	const tones = voices.map((voice) => on.toneHzOf(voice));
	const partOf = ({samples, sampleRateHz}: Sound, {fromMs, toMs}: Stretch): Sound => ({
		samples: samples.subarray((fromMs * sampleRateHz) / 1000, (toMs * sampleRateHz) / 1000),
		sampleRateHz,
	});
	const inWords = (sound: Sound) => {
		const [toneHz] = heard(sound, tones);
		if (toneHz !== undefined) return voices[tones.indexOf(toneHz)];
		return isLoud(sound) ? 'music' : 'silence';
	};
	for (const one of all) {
		const found = {left: inWords(partOf(left, one)), right: inWords(partOf(right, one))};
		t.deepEqual(found, {left: one.left, right: one.right}, one.what);
	}
}

export function recordedHoldCases(declare: Declare): void {
	for (const [by, way] of [
		['phone', 'direct'],
		['phone', 'group'],
		['desk', 'direct'],
		['desk', 'group'],
	] as const) {
		declare(
			`contract - recording: a hold by the ${by} is the caller and their music, and no word of the agent's; a pause outlasts it (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const talk = await controlledTalk(floor, way);
				const {caller, phone, channel} = talk;
				const holding = by === 'phone' ? phone : talk;
				const music = () => hears(t, 'the caller on hold', caller, 'sound');
				const talking = () => hears(t, 'the caller', caller, '101');
				await talking();
				await orderRecording(floor, 'start', channel);
				const file = bridge.fileOf('rec-1');
				const tape = stretchesOf(file);
				await tape.next('they talk', 'caller', '101');

				await holding.hold();
				await music();
				await tape.next('on hold', 'caller', 'music');
				await holding.resume();
				await talking();
				await tape.next('and back', 'caller', '101');

				// Paused in the talk: silence through the hold, and until it is ordered to go on.
				await orderRecording(floor, 'pause', channel);
				await tape.next('paused', 'silence', 'silence');
				await holding.hold();
				await music();
				await tape.next('paused, on hold', 'silence', 'silence');
				await holding.resume();
				await talking();
				await tape.next('paused, back from hold', 'silence', 'silence');
				await orderRecording(floor, 'resume', channel);
				await tape.next('goes on', 'caller', '101');

				// Paused and going on within a hold.
				await holding.hold();
				await music();
				await orderRecording(floor, 'pause', channel);
				await tape.next('paused in a hold', 'silence', 'silence');
				await orderRecording(floor, 'resume', channel);
				await tape.next('goes on in a hold', 'caller', 'music');
				await holding.resume();
				await talking();
				await tape.next('back at last', 'caller', '101');

				await orderRecording(floor, 'stop', channel);
				judge(t, floor, file, tape.all);
				await caller.hangUp();
				await empty(t, on);
				t.deepEqual(bridge.warned, []);
			},
		);
	}
}
