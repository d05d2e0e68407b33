// The judge of what is heard, tried on sounds made here.

import {appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'ava';
import {durationMs, heard, readSound, type Sound, writeTone} from './rig/tones.ts';

const sampleRateHz = 8000;
const everyTone = [600, 1000, 1500];

function mixed(seconds: number, ...parts: ReadonlyArray<{hz: number; peak: number}>): Sound {
	const samples = Int16Array.from({length: seconds * sampleRateHz}, (_, index) =>
		parts.reduce(
			(sum, {hz, peak}) => sum + peak * Math.sin((2 * Math.PI * hz * index) / sampleRateHz),
			0,
		),
	);
	return {samples, sampleRateHz};
}

function joined(...sounds: readonly Sound[]): Sound {
	return {samples: Int16Array.from(sounds.flatMap(({samples}) => [...samples])), sampleRateHz};
}

test('tones - a tone is heard, and no other', (t) => {
	for (const hz of everyTone) {
		t.deepEqual(heard(mixed(1, {hz, peak: 8000}), everyTone), [hz]);
	}
});

test('tones - two voices at once are both heard, also when one is four times softer', (t) => {
	const sound = mixed(1, {hz: 600, peak: 8000}, {hz: 1500, peak: 4000});
	t.deepEqual(heard(sound, everyTone), [600, 1500]);
});

test('tones - silence and nothing at all hold no tone', (t) => {
	t.deepEqual(heard(mixed(1), everyTone), []);
	t.deepEqual(heard(mixed(0), everyTone), []);
});

test('tones - noise and neighbouring frequencies are no tone', (t) => {
	let seed = 1;
	const noise = Int16Array.from({length: sampleRateHz}, () => {
		seed = (seed * 48_271) % 2_147_483_647;
		return (seed % 16_000) - 8000;
	});
	t.deepEqual(heard({samples: noise, sampleRateHz}, everyTone), []);
	t.deepEqual(heard(mixed(1, {hz: 800, peak: 8000}, {hz: 440, peak: 8000}), everyTone), []);
});

test('tones - the majority of windows decides, within the span that is asked for', (t) => {
	const sound = joined(mixed(1, {hz: 600, peak: 8000}), mixed(2, {hz: 1000, peak: 8000}));
	t.deepEqual(heard(sound, everyTone), [1000]);
	t.deepEqual(heard(sound, everyTone, {toMs: 1000}), [600]);
	t.deepEqual(heard(sound, everyTone, {fromMs: 1000}), [1000]);
	t.deepEqual(heard(sound, everyTone, {fromMs: 500, toMs: 1500}), []);
});

test('tones - a file is read as it was written, also one that is still being written', (t) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'tones-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	const file = path.join(folder, 'voice.wav');
	writeTone(file, 1000, 2);
	t.is(durationMs(readSound(file)), 2000);
	t.deepEqual(heard(file, everyTone), [1000]);

	const sound = readFileSync(file).subarray(44);
	truncateSync(file, 44 + 8001);
	t.is(durationMs(readSound(file)), 500);
	appendFileSync(file, Buffer.concat([Buffer.alloc(1), sound, sound]));
	t.is(durationMs(readSound(file)), 4500.125);
});

test('tones - a file of another kind is refused by name', (t) => {
	t.throws(() => readSound('package.json'), {message: /package\.json is no WAV file/});
});
