/**
 * Recordings at the practice switch, as `MixMonitor` with two sides makes them: raw 16-bit samples, what comes
 * from the channel on the left, what goes to it on the right, only while it is joined with somebody. Every
 * voice here is a tone of its own, so that a recording can be judged, and heard.
 */

import {createHash} from 'node:crypto';
import {closeSync, mkdirSync, openSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';
import type {Channel} from './channel.ts';
import type {PracticeClock} from './clock.ts';

const sampleRateHz = 8000;
const samplesPerMs = sampleRateHz / 1000;
/** How often what was said since is written. */
const writeEveryMs = 100;
const amplitude = 6000;
const musicHz = 330;

interface Tape {
	readonly channel: Channel;
	readonly handle: string;
	readonly file: number;
	/** The clock's time up to which it is written. */
	writtenUpTo: number;
	/** Samples written so far: tones go on where they stopped. */
	samples: number;
	isMuted: boolean;
	cancel: () => void;
}

export class PracticeRecordings {
	readonly #clock: PracticeClock;
	readonly #tapes = new Map<Channel, Tape>();
	/** What ends each that goes on. */
	readonly #dictations = new Set<() => void>();
	#count = 0;

	constructor(clock: PracticeClock) {
		this.#clock = clock;
	}

	/** Begins; gives what it can be stopped by. Throws when the file cannot be made, or one goes on already. */
	start(channel: Channel, path: string): string {
		if (this.#tapes.has(channel)) throw new Error('already recorded');
		mkdirSync(dirname(path), {recursive: true});
		this.#count += 1;
		const tape: Tape = {
			...{channel, handle: `0x${this.#count.toString(16).padStart(12, '0')}`},
			file: openSync(path, 'w', 0o640),
			...{writtenUpTo: this.#clock.now(), samples: 0, isMuted: false},
			cancel: () => {},
		};
		this.#tapes.set(channel, tape);
		this.#later(tape);
		return tape.handle;
	}

	/**
	 * What the far end says, alone and on one side, as `Record` writes it; gives how it is ended. Throws when
	 * the file cannot be made.
	 */
	dictate(channel: Channel, path: string): () => void {
		const file = openSync(path, 'w', 0o640);
		const startedAt = this.#clock.now();
		let samples = 0;
		let cancel = () => {};
		let isOver = false;
		const write = () => {
			const wanted = Math.round((this.#clock.now() - startedAt) * samplesPerMs);
			const said = new Int16Array(Math.max(0, wanted - samples));
			fill(said, {from: samples, toneHz: toneHzOf(channel.far.voice)});
			samples += said.length;
			writeSync(file, Buffer.from(said.buffer));
		};
		const later = () => {
			cancel = this.#clock.after(writeEveryMs, () => {
				write();
				later();
			});
		};
		const stop = () => {
			if (isOver) return;
			isOver = true;
			cancel();
			write();
			closeSync(file);
			this.#dictations.delete(stop);
		};
		this.#dictations.add(stop);
		later();
		return stop;
	}

	/** False when the channel is not recorded. */
	mute(channel: Channel, isMuted: boolean): boolean {
		const tape = this.#tapes.get(channel);
		if (tape === undefined) return false;
		this.#write(tape);
		tape.isMuted = isMuted;
		return true;
	}

	/** Ends it, if its handle is this one or none is given. */
	stop(channel: Channel, handle?: string): boolean {
		const tape = this.#tapes.get(channel);
		if (tape === undefined || (handle !== undefined && tape.handle !== handle)) return false;
		tape.cancel();
		this.#write(tape);
		closeSync(tape.file);
		this.#tapes.delete(channel);
		return true;
	}

	/** Whatever goes on ends. */
	stopAll(): void {
		for (const channel of [...this.#tapes.keys()]) this.stop(channel);
		for (const stop of [...this.#dictations]) stop();
	}

	#later(tape: Tape): void {
		tape.cancel = this.#clock.after(writeEveryMs, () => {
			this.#write(tape);
			this.#later(tape);
		});
	}

	/** What was said since the last time; who is joined with whom is looked at now. */
	#write(tape: Tape): void {
		const now = this.#clock.now();
		const length = Math.max(0, Math.round((now - tape.writtenUpTo) * samplesPerMs));
		tape.writtenUpTo = now;
		const {bridge, far} = tape.channel;
		if (bridge === undefined || length === 0) return;
		const voice = bridge.isHolding ? music : voiceFor(tape.channel, bridge);
		const heardHz = voice === music ? musicHz : voice === undefined ? undefined : toneHzOf(voice);
		const samples = new Int16Array(length * 2);
		if (!tape.isMuted) {
			fill(samples, {from: tape.samples, toneHz: toneHzOf(far.voice), side: 0});
			fill(samples, {from: tape.samples, toneHz: heardHz, side: 1});
		}
		tape.samples += length;
		writeSync(tape.file, Buffer.from(samples.buffer));
	}
}

const music = 'music';

/** What comes to the channel from its bridge, of several voices one. Undefined: silence. */
function voiceFor(channel: Channel, bridge: NonNullable<Channel['bridge']>): string | undefined {
	const partners = bridge.channels.filter((one) => one !== channel);
	if (partners.length === 1 && partners[0]?.heldIn === bridge) return music;
	return partners.find(({isMuted, isHeld}) => !isMuted && !isHeld)?.far.voice;
}

/** The tone that a voice is, in hertz: a multiple of 20, so that a tenth of a second holds whole waves. */
export function toneHzOf(voice: string): number {
	return 400 + 20 * (createHash('sha256').update(voice).digest().readUInt32BE(0) % 60);
}

/** A tone that goes on from sample `from`; of two sides' samples on one `side`. */
function fill(
	samples: Int16Array,
	wish: {readonly from: number; readonly toneHz: number | undefined; readonly side?: 0 | 1},
): void {
	const {from, toneHz, side} = wish;
	if (toneHz === undefined) return;
	const step = side === undefined ? 1 : 2;
	for (let index = 0; index * step < samples.length; index++) {
		const angle = (2 * Math.PI * toneHz * (from + index)) / sampleRateHz;
		samples[index * step + (side ?? 0)] = Math.round(amplitude * Math.sin(angle));
	}
}
