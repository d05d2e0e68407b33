/** The events of supervisors' legs to signals: a number outside that answered, and who listens how. */

import type {MonitorId, MonitorMode} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import {readEar} from './ear-signals.ts';
import {channelOf, type Leg, plays} from './leg.ts';
import type {ReaderParts} from './reader-parts.ts';

export class MonitorReader {
	readonly #parts: ReaderParts;

	constructor(parts: ReaderParts) {
		this.#parts = parts;
	}

	/** A phone, or a number outside, was originated to listen. */
	begun(leg: Leg, monitorId: MonitorId): void {
		leg.part = {
			...{role: 'supervisor', monitorId, spiedId: '', isActive: false, mode: undefined},
			...(this.#parts.isOutsideEar(leg.uniqueId) ? {ear: 'called'} : {}),
		};
	}

	/** A user event of a leg; false when it is none of a supervisor's. */
	read(leg: Leg, name: string): boolean {
		const answered = readEar(leg, name);
		if (answered === undefined) return false;
		if (answered !== 'noted') {
			const channel = channelOf(this.#parts, leg);
			this.#parts.reporter.signal({type: 'monitor-answered', monitorId: answered, channel});
		}
		return true;
	}

	/** `ChanSpyStart`. */
	listens(event: AmiMessage): void {
		const leg = this.#parts.legs.get(event.get('SpyerUniqueid'));
		const mode = modeOf(event.get('SpyerExten'));
		if (!plays(leg, 'supervisor') || mode === undefined) {
			this.#parts.distrust('somebody listens whom the floor does not know');
			return;
		}
		const {part} = leg;
		const spiedId = event.get('SpyeeUniqueid') ?? '';
		// Sent back into the same mode when the agent's talk changed: nothing new.
		const isKnown = part.isActive && part.mode === mode && part.spiedId === spiedId;
		part.isActive = true;
		part.mode = mode;
		part.spiedId = spiedId;
		leg.context = event.get('SpyerContext') ?? leg.context;
		const {monitorId} = part;
		if (!isKnown) {
			const channel = channelOf(this.#parts, leg);
			this.#parts.reporter.signal({type: 'monitor-active', monitorId, channel, mode});
		}
		this.#parts.moved(leg);
	}
}

/** The monitor mode that an extension of `plateau-monitor` stands for. */
export function modeOf(extension: string | undefined): MonitorMode | undefined {
	return extension === 'listen' || extension === 'whisper' || extension === 'barge'
		? extension
		: undefined;
}
