// Tones for tests: makes them, and tells which of them can be heard in a recording. Knows nothing
// of phones. Mind: baresip writes nothing while no RTP arrives, so a gap or a mute makes a
// recording shorter, not silent; count its milliseconds as well.

import {readFileSync, writeFileSync} from 'node:fs';

/** Speech as samples: mono, 16 bits each. */
export type Sound = {readonly samples: Int16Array; readonly sampleRateHz: number};

/** A part of a recording, in milliseconds from its start; `toMs` is not included. */
export type Span = {readonly fromMs?: number; readonly toMs?: number};

const headerBytes = 44;
const windowMs = 50;
/**
 * A tone counts as heard in a window when it carries this share of the loudest-possible sine of
 * the window's own energy, … and is this loud at all (of a full-scale sine's power).
 */
const heardShare = 0.1;
const heardPower = 1e-5;

/**
 * Writes a mono 8 kHz WAV with a sine of `toneHz` (0: silence), `seconds` long.
 * `amplitude` is the peak, of 32767; a whole number of hertz repeats without a click.
 */
export function writeTone(path: string, toneHz: number, seconds: number, amplitude = 8000): void {
	const sampleRateHz = 8000;
	const second = Buffer.alloc(sampleRateHz * 2);
	for (let index = 0; index < sampleRateHz; index++) {
		const value = amplitude * Math.sin((2 * Math.PI * toneHz * index) / sampleRateHz);
		second.writeInt16LE(Math.round(value), index * 2);
	}

	const header = waveHeader(sampleRateHz, second.length * seconds);
	writeFileSync(path, Buffer.concat([header, ...Array.from({length: seconds}, () => second)]));
}

function waveHeader(sampleRateHz: number, dataBytes: number): Buffer {
	const header = Buffer.alloc(headerBytes);
	header.write('RIFF', 0);
	header.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
	header.write('WAVEfmt ', 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(sampleRateHz, 24);
	header.writeUInt32LE(sampleRateHz * 2, 28);
	header.writeUInt16LE(2, 32);
	header.writeUInt16LE(16, 34);
	header.write('data', 36);
	header.writeUInt32LE(dataBytes, 40);
	return header;
}

/**
 * Reads a mono 16-bit WAV, also one that is still being written: the data runs to the end of the
 * file, whatever its header says so far. Throws on any other kind of file.
 */
export function readSound(path: string): Sound {
	const bytes = readFileSync(path);
	if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
		throw new Error(`${path} is no WAV file`);
	}

	let sampleRateHz = 0;
	for (let offset = 12; offset + 8 <= bytes.length; ) {
		const kind = bytes.toString('latin1', offset, offset + 4);
		const length = bytes.readUInt32LE(offset + 4);
		const start = offset + 8;
		if (kind === 'fmt ') {
			const [format, channels] = [bytes.readUInt16LE(start), bytes.readUInt16LE(start + 2)];
			const bits = bytes.readUInt16LE(start + 14);
			if (format !== 1 || channels !== 1 || bits !== 16) {
				throw new Error(`${path}: want mono 16-bit PCM, got ${format}/${channels}/${bits}`);
			}

			sampleRateHz = bytes.readUInt32LE(start + 4);
		} else if (kind === 'data') {
			const count = Math.floor((bytes.length - start) / 2);
			const samples = new Int16Array(count);
			for (let index = 0; index < count; index++) {
				samples[index] = bytes.readInt16LE(start + index * 2);
			}

			return {samples, sampleRateHz};
		}

		offset = start + length + (length % 2);
	}

	throw new Error(`${path} holds no sound data`);
}

/** How long a sound lasts, in milliseconds. */
export function durationMs(sound: Sound): number {
	return (sound.samples.length * 1000) / sound.sampleRateHz;
}

/**
 * Which of `tonesHz` can be heard in the span, in the order given: those found in more than half
 * of its 50 ms windows. An empty span has no windows, and nothing is heard in it.
 */
export function heard(
	sound: Sound | string,
	tonesHz: readonly number[],
	span: Span = {},
): number[] {
	const {samples, sampleRateHz} = typeof sound === 'string' ? readSound(sound) : sound;
	const size = (windowMs * sampleRateHz) / 1000;
	const from = Math.round(((span.fromMs ?? 0) * sampleRateHz) / 1000);
	const to = Math.min(
		samples.length,
		((span.toMs ?? Number.POSITIVE_INFINITY) * sampleRateHz) / 1000,
	);
	const counts = tonesHz.map(() => 0);
	let windows = 0;
	for (let start = from; start + size <= to; start += size) {
		windows++;
		const window = samples.subarray(start, start + size);
		const energy = meanPower(window);
		for (const [index, toneHz] of tonesHz.entries()) {
			const power = tonePower(window, toneHz, sampleRateHz);
			if (power > heardPower && power > heardShare * energy) {
				counts[index] = (counts[index] ?? 0) + 1;
			}
		}
	}

	return tonesHz.filter((_, index) => (counts[index] ?? 0) * 2 > windows);
}

/** Whether anything but silence is in it: packets without a sound come too. */
export function isLoud({samples}: Sound): boolean {
	return samples.length > 0 && meanPower(samples) > heardPower;
}

/** Mean power of the samples; a full-scale sine has 0.5. */
function meanPower(samples: Int16Array): number {
	let sum = 0;
	for (const sample of samples) {
		sum += (sample / 32_768) ** 2;
	}

	return sum / samples.length;
}

/** Power of one frequency by the Goertzel filter, on the scale of `meanPower`. */
function tonePower(samples: Int16Array, toneHz: number, sampleRateHz: number): number {
	const coefficient = 2 * Math.cos((2 * Math.PI * toneHz) / sampleRateHz);
	let previous = 0;
	let beforePrevious = 0;
	for (const sample of samples) {
		const current = sample / 32_768 + coefficient * previous - beforePrevious;
		beforePrevious = previous;
		previous = current;
	}

	const squared = previous ** 2 + beforePrevious ** 2 - coefficient * previous * beforePrevious;
	return (2 * squared) / samples.length ** 2;
}
