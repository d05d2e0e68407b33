/**
 * Orders about recordings over AMI, one after the other for each channel. Begun by the second user, whose
 * right it takes; paused and stopped by the first. What the channel carries tells a resync how it stands.
 */

import type {ChannelId, RecordingEffect, RecordingFailure} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import {AmiActionError} from '../ami/errors.ts';
import {variables} from '../asterisk/contract.ts';
import type {Log} from '../log.ts';
import type {SwitchReporter} from '../switch-port.ts';
import type {Leg, Legs} from './leg.ts';
import type {RecordingSpool} from './settings.ts';

export interface RecordingOrdersParts {
	/** Events and call control. */
	readonly control: Pick<AmiClient, 'action'>;
	/** The second user's connection, when it is up. */
	system(): Pick<AmiClient, 'action'> | undefined;
	legs(): Pick<Legs, 'byChannel'>;
	readonly reporter: Pick<SwitchReporter, 'signal'>;
	readonly log: Log;
	readonly spool: RecordingSpool | undefined;
	isStopped(): boolean;
}

/**
 * `b`: only while the channel is joined with somebody. `D`: two sides in one file of raw samples, from the
 * channel (the caller) on the left and to it (the agent) on the right. `i`: under which name it can be stopped.
 */
const options = `bDi(${variables.recordingHandle})`;

export class RecordingOrders {
	readonly #parts: RecordingOrdersParts;
	/** The last order of each channel: the next one waits for it. */
	readonly #last = new Map<ChannelId, Promise<void>>();

	constructor(parts: RecordingOrdersParts) {
		this.#parts = parts;
	}

	perform(effect: RecordingEffect): void {
		const {channelId} = effect.channel;
		const done = (this.#last.get(channelId) ?? Promise.resolve()).then(() =>
			this.#carryOut(effect),
		);
		const settled = done
			.catch((error: unknown) => this.#failed(effect, error))
			.finally(() => {
				if (this.#last.get(channelId) === settled) this.#last.delete(channelId);
			});
		this.#last.set(channelId, settled);
	}

	async #carryOut(effect: RecordingEffect): Promise<void> {
		if (this.#parts.isStopped()) return;
		const leg = this.#parts.legs().byChannel(effect.channel.channelId);
		// It ended with its channel.
		if (leg === undefined) return;
		switch (effect.type) {
			case 'start-recording':
				await this.#start(effect, leg);
				break;
			case 'pause-recording':
				await this.#mute(leg, 1);
				// After it is so: a daemon that dies in between finds it not paused, and stops it.
				await this.#set(leg, variables.recordingPaused, '1');
				this.#tell('recording-paused', effect);
				break;
			case 'resume-recording':
				await this.#set(leg, variables.recordingPaused, '');
				await this.#mute(leg, 0);
				this.#tell('recording-resumed', effect);
				break;
			case 'stop-recording':
				await this.#stop(effect, leg);
				break;
		}
	}

	async #start(effect: RecordingEffect, leg: Leg): Promise<void> {
		const {spool, system: secondUser} = this.#parts;
		const system = secondUser();
		if (spool === undefined) return this.#fail(effect, 'no-folder');
		if (!spool.hasRoom()) return this.#fail(effect, 'no-space');
		if (system === undefined) return this.#fail(effect, 'no-right');
		await this.#set(leg, variables.recordingPaused, '');
		await this.#set(leg, variables.recording, effect.recordingId);
		try {
			const File = spool.fileOf(effect.recordingId);
			await system.action('MixMonitor', {Channel: leg.name, File, Options: options});
		} catch (error) {
			if (!(error instanceof AmiActionError)) {
				// The second connection went: nobody knows whether it began, so it is made sure that it does not go on.
				await this.#end(leg);
				return this.#fail(effect, 'no-right', String(error));
			}
			await this.#set(leg, variables.recording, '').catch(() => {});
			const isDenied = /permission/i.test(error.reason);
			return this.#fail(effect, isDenied ? 'no-right' : 'refused', error.reason);
		}
		this.#tell('recording-started', effect);
	}

	async #stop(effect: RecordingEffect, leg: Leg): Promise<void> {
		await this.#end(leg);
		this.#tell('recording-stopped', effect);
	}

	/** Ends the one that is ours, if there is one. */
	async #end(leg: Leg): Promise<void> {
		const {control} = this.#parts;
		const Variable = variables.recordingHandle;
		const handle =
			(await control.action('Getvar', {Channel: leg.name, Variable})).get('Value') ?? '';
		// By its own name: somebody else's recording of this channel is not ours to stop.
		if (handle !== '') {
			await control
				.action('StopMixMonitor', {Channel: leg.name, MixMonitorID: handle})
				.catch((error: unknown) => {
					// There is none any more.
					if (!(error instanceof AmiActionError)) throw error;
				});
		}
		await this.#set(leg, variables.recordingHandle, '');
		await this.#set(leg, variables.recording, '');
	}

	async #mute(leg: Leg, state: 0 | 1): Promise<void> {
		await this.#parts.control.action('MixMonitorMute', {
			Channel: leg.name,
			Direction: 'both',
			State: state,
		});
	}

	async #set(leg: Leg, name: string, value: string): Promise<void> {
		await this.#parts.control.action('Setvar', {Channel: leg.name, Variable: name, Value: value});
	}

	#fail(effect: RecordingEffect, failure: RecordingFailure, why = ''): void {
		const {recordingId, callId} = effect;
		this.#parts.log.error('recording-failed', {recordingId, callId, failure, why});
		this.#tell('recording-stopped', effect, failure);
	}

	#tell(
		type: 'recording-started' | 'recording-paused' | 'recording-resumed' | 'recording-stopped',
		{recordingId, channel}: RecordingEffect,
		failure?: RecordingFailure,
	): void {
		if (this.#parts.isStopped()) return;
		const more = failure === undefined ? {} : {failure};
		this.#parts.reporter.signal({type, recordingId, channel, ...more});
	}

	/** Nothing is said: a pause that is not confirmed stops the recording, the rest a resync finds. */
	#failed({type, recordingId}: RecordingEffect, error: unknown): void {
		if (!this.#parts.isStopped())
			this.#parts.log.warn('order-failed', {order: type, recordingId, error});
	}
}
