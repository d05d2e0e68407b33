// A real SIP phone (baresip): a desk phone that registers, or a caller from a trunk that does not.
// It says one tone; what reaches its ear is recorded (capture.ts) and judged (tones.ts).

import {rmSync} from 'node:fs';
import path from 'node:path';
import {type Capture, type SoundPacket, soundOf, startCapture} from './capture.ts';
import {makeWorkDir, startProgram} from './chamber.ts';
import {connectControl, type PhoneEvent} from './netstring.ts';
import {accountOf, configurePhone, soundPorts} from './phone-config.ts';
import {freePort} from './ports.ts';
import type {Rig} from './root.ts';
import {durationMs, heard, isLoud} from './tones.ts';
import {waitUntil} from './wait.ts';

/** What a phone is, and whom it talks to. */
export type PhoneOptions = {
	readonly rig: Rig;
	/** The user part of its address: an extension, or the number that a trunk caller shows. */
	readonly user: string;
	/** Where Asterisk listens. */
	readonly registrar: {readonly host: string; readonly port: number};
	/** With a secret it registers; without one it is a caller from a trunk. */
	readonly secret?: string;
	readonly displayName?: string;
	/** Its own address, `127.0.0.1` unless told; a trunk is often known by `127.0.0.2`. */
	readonly address?: string;
	/** Its SIP port, a free one unless told; it takes the next port too. */
	readonly port?: number;
	/** The tone that it says, in whole hertz; silent unless told. */
	readonly toneHz?: number;
	/** Answers by itself as soon as it rings. */
	readonly autoAnswer?: boolean;
};

/** Where a phone stands: with several calls, where the newest of them stands. */
export type PhoneState = 'idle' | 'ringing' | 'dialling' | 'hears-ringing' | 'talking';

/** What was heard in a stretch of listening. */
export type Listening = {
	/** The asked tones that were heard. */
	readonly tonesHz: readonly number[];
	/** How much sound arrived, in milliseconds: 0 when none did, as with a mute or a dead path. */
	readonly receivedMs: number;
	/** Whether that was more than silence. */
	readonly isLoud: boolean;
};

/** A phone that was started; it ends with `stop`, or with the test process. */
export type Phone = {
	readonly user: string;
	readonly address: string;
	readonly port: number;
	/** Every event since the start, in order. */
	readonly events: readonly PhoneEvent[];
	readonly state: () => PhoneState;
	/** Waits until the phone stands so. Rejects with the events after `timeoutMs` (10 s). */
	readonly until: (state: PhoneState, timeoutMs?: number) => Promise<void>;
	/** Waits for the first event that fits, from index `after` (0: since the start) on. */
	readonly event: (
		fits: (event: PhoneEvent) => boolean,
		wait?: {readonly after?: number; readonly timeoutMs?: number},
	) => Promise<PhoneEvent>;
	/** Waits until it is registered; rejects when the registrar refuses. */
	readonly registered: () => Promise<void>;
	/** Takes the registration back, as a phone that is switched off nicely. */
	readonly unregister: () => Promise<void>;
	/** Calls a number at the registrar, or a whole `sip:` address. Gives the call's id. */
	readonly dial: (target: string) => Promise<string>;
	readonly answer: () => Promise<void>;
	/** Ends the call, gives up a call that it makes, or refuses one that rings (486 Busy Here). */
	readonly hangUp: () => Promise<void>;
	/** On hold it hears nothing, whatever arrives. */
	readonly hold: () => Promise<void>;
	readonly resume: () => Promise<void>;
	/** Presses keys during a call: `0123456789*#`. */
	readonly press: (digits: string) => Promise<void>;
	/** Any other command of baresip's. */
	readonly command: (name: string, params?: string) => Promise<string>;
	/**
	 * Listens from now on until `forMs` (1000) of sound have arrived, at most `timeoutMs` (forMs +
	 * 2000) of time, and tells which of the tones could be heard in it.
	 */
	readonly listen: (
		tonesHz: readonly number[],
		wait?: {readonly forMs?: number; readonly timeoutMs?: number},
	) => Promise<Listening>;
	/** All sound that reached it since the start, for questions that `listen` does not answer. */
	readonly packets: () => readonly SoundPacket[];
	readonly log: () => string;
	/** Ends at once without a word to anyone, as with the plug pulled. */
	readonly kill: () => Promise<void>;
	/** Hangs up, unregisters, ends, and removes its folder; safe to call twice. */
	readonly stop: () => Promise<void>;
};

/**
 * Starts a phone and tells it its account; it may not be registered yet when this returns.
 * Rejects with what it printed when it does not start.
 */
export async function startPhone(options: PhoneOptions): Promise<Phone> {
	const {rig, user, registrar, address = '127.0.0.1'} = options;
	const port = options.port ?? (await freePort(address));
	const controlPort = await freePort(address);
	const workDir = makeWorkDir(`phone_${user.replaceAll(/[^0-9A-Za-z]/g, '')}`);
	const addressOfRecord = accountOf(options);
	configurePhone(workDir, {address, port, controlPort}, options.toneHz ?? 0);
	const capture = await startCapture(rig, workDir, soundPorts(port));

	const commandLine = ['baresip', '-f', workDir, '-v'];
	const program = await startProgram(rig, commandLine, path.join(workDir, 'console.log'));
	const events: PhoneEvent[] = [];
	const calls = new Map<string, PhoneState>();
	let isOnHold = false;
	const control = await waitUntil(
		`phone ${user} listens for commands`,
		() => {
			if (program.end() !== undefined) {
				throw new Error(`phone ${user} did not start:\n${program.output()}`);
			}

			return connectControl(address, controlPort, note).catch(() => undefined);
		},
		{describe: program.output},
	).catch(giveUp);
	// Told only now, so that no event of the registration is missed.
	await control.command('uanew', addressOfRecord).catch(giveUp);

	async function giveUp(error: unknown): Promise<never> {
		await Promise.all([program.kill(), capture.stop()]);
		rmSync(workDir, {recursive: true, force: true});
		throw error;
	}

	function note(event: PhoneEvent): void {
		events.push(event);
		const state = event.id === undefined ? undefined : stateAfter[event.type];
		if (event.id !== undefined && state === 'idle') {
			calls.delete(event.id);
			isOnHold = false;
		} else if (event.id !== undefined && state !== undefined) {
			calls.set(event.id, state);
		}
	}

	const state = (): PhoneState => [...calls.values()].at(-1) ?? 'idle';
	const describe = () =>
		`phone ${user} is ${state()}; its events: ${events.map(inWords).join(', ') || 'none'}`;

	const event: Phone['event'] = (fits, {after = 0, timeoutMs = 30_000} = {}) =>
		waitUntil(`phone ${user} reports it`, () => events.slice(after).find(fits), {
			timeoutMs,
			describe,
		});

	const command = (name: string, params?: string) => control.command(name, params);
	const unregister = async () => {
		const after = events.length;
		await command('uadel', `sip:${user}@${registrar.host}:${registrar.port}`);
		await event(({type}) => type === 'UNREGISTERING', {after});
	};

	return {
		user,
		address,
		port,
		events,
		state,
		async until(wanted, timeoutMs = 30_000) {
			await waitUntil(`phone ${user} is ${wanted}`, () => state() === wanted, {
				timeoutMs,
				describe,
			});
		},
		event,
		async registered() {
			const outcome = await event(({type}) => /^REGISTER_(?:OK|FAIL)$/.test(type));
			if (outcome.type === 'REGISTER_FAIL') {
				throw new Error(`phone ${user} may not register: ${outcome.param}`);
			}
		},
		unregister,
		async dial(target) {
			const {host, port: registrarPort} = registrar;
			const whole = target.startsWith('sip:') ? target : `sip:${target}@${host}:${registrarPort}`;
			const answer = await command('dial', whole);
			const id = answer.replace(/^call id:\s*/, '');
			// Who asks for the state right after dialling learns of this call, unless it is over.
			if (!events.some((event) => event.id === id)) {
				calls.set(id, 'dialling');
			}

			return id;
		},
		answer: async () => void (await command('accept')),
		async hangUp() {
			await command('hangup').catch(async (error: unknown) => {
				// The other end may have hung up in this very moment: then it is as asked.
				if (!/no active call/.test(String(error)) || !events.some(isOfCall)) throw error;
				await waitUntil(`phone ${user} is idle`, () => state() === 'idle', {describe});
			});
		},
		async hold() {
			await command('hold');
			isOnHold = true;
		},
		async resume() {
			isOnHold = false;
			// baresip resumes the call, then complains that there was no other call to hold.
			await command('resume').catch((error: unknown) => {
				if (!String(error).endsWith('Invalid argument')) {
					throw error;
				}
			});
		},
		press: async (digits) => void (await command('sndcode', digits)),
		command,
		async listen(tonesHz, wait) {
			const heard = await listen(capture, tonesHz, wait);
			// On hold it plays nothing. Asterisk stops sending, too, unless a voice that was on its way shows it
			// again where the phone is (symmetric RTP).
			return isOnHold ? {tonesHz: [], receivedMs: 0, isLoud: false} : heard;
		},
		packets: capture.packets,
		log: program.output,
		async kill() {
			await program.kill();
			control.close();
		},
		async stop() {
			if (program.end() === undefined) {
				await command('quit').catch(() => undefined);
				await waitUntil('the phone has ended', () => program.end() !== undefined, {
					timeoutMs: 3000,
				}).catch(() => program.kill());
			}

			control.close();
			await capture.stop();
			rmSync(workDir, {recursive: true, force: true});
		},
	};
}

/** How a call stands after an event of it; other kinds change nothing. */
const stateAfter: Readonly<Record<string, PhoneState>> = {
	CALL_INCOMING: 'ringing',
	CALL_OUTGOING: 'dialling',
	CALL_RINGING: 'hears-ringing',
	CALL_PROGRESS: 'hears-ringing',
	CALL_ESTABLISHED: 'talking',
	CALL_CLOSED: 'idle',
};

function isOfCall({type}: PhoneEvent): boolean {
	return type.startsWith('CALL_');
}

function inWords({type, param}: PhoneEvent): string {
	return param === undefined || param === '' ? type : `${type} (${param})`;
}

async function listen(
	capture: Capture,
	tonesHz: readonly number[],
	{forMs = 1000, timeoutMs = forMs + 2000}: {forMs?: number; timeoutMs?: number} = {},
): Promise<Listening> {
	const before = capture.packets().length;
	const arrived = () => soundOf(capture.packets().slice(before));
	await waitUntil('enough was heard', () => durationMs(arrived()) >= forMs, {
		timeoutMs,
		everyMs: 20,
	}).catch(() => undefined);
	const sound = arrived();
	return {
		tonesHz: heard(sound, tonesHz),
		receivedMs: durationMs(sound),
		isLoud: isLoud(sound),
	};
}
