/** Supervisors' legs that were originated: which monitor each unique id stands for, and how they fail. */

import {randomBytes} from 'node:crypto';
import type {MonitorId} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';

interface Originated {
	readonly monitorId: MonitorId;
	/** What was called, without the technology. */
	readonly endpoint: string;
	/** A number outside. */
	readonly isOutside: boolean;
}

export class Monitors {
	readonly #originated = new Map<string, Originated>();
	readonly #calledOff = new Set<string>();

	/** A unique id for a new leg; chosen by us, so that it is known before it exists. */
	begin(monitorId: MonitorId, endpoint: string, isOutside = false): string {
		const uniqueId = `plateau-${monitorId}-${randomBytes(6).toString('hex')}`;
		this.#originated.set(uniqueId, {monitorId, endpoint, isOutside});
		return uniqueId;
	}

	of(uniqueId: string): MonitorId | undefined {
		return this.#originated.get(uniqueId)?.monitorId;
	}

	/** It was originated for a number outside. */
	isOutside(uniqueId: string): boolean {
		return this.#originated.get(uniqueId)?.isOutside === true;
	}

	/** It is to end as soon as it is there. */
	callOff(uniqueId: string): void {
		this.#calledOff.add(uniqueId);
	}

	/** True once for a leg that was called off before it was there. */
	isCalledOff(uniqueId: string): boolean {
		return this.#calledOff.delete(uniqueId);
	}

	uniqueIdOf(monitorId: MonitorId): string | undefined {
		for (const [uniqueId, originated] of this.#originated) {
			if (originated.monitorId === monitorId) return uniqueId;
		}
		return undefined;
	}

	end(uniqueId: string): void {
		this.#originated.delete(uniqueId);
		this.#calledOff.delete(uniqueId);
	}

	/**
	 * The monitors that an `OriginateResponse` of a failure ends. Those whose leg exists are left out:
	 * its own end says better why.
	 */
	failed(event: AmiMessage, hasLeg: (uniqueId: string) => boolean): readonly FailedMonitor[] {
		const channel = event.get('Channel') ?? '';
		const own = event.get('Uniqueid') ?? '';
		const failed: FailedMonitor[] = [];
		for (const [uniqueId, {monitorId, endpoint, isOutside}] of this.#originated) {
			// The id that we chose; an agent's leg may be rung on the same phone.
			const isIt =
				own === ''
					? channel === `PJSIP/${endpoint}` || channel.startsWith(`PJSIP/${endpoint}-`)
					: own === uniqueId;
			if (!isIt || hasLeg(uniqueId)) continue;
			this.end(uniqueId);
			failed.push({monitorId, reason: originateFailure(event.get('Reason'), isOutside)});
		}
		return failed;
	}
}

/** A monitor whose phone could not be called, and why. */
interface FailedMonitor {
	readonly monitorId: MonitorId;
	readonly reason: string;
}

/** Why a supervisor's phone did not answer: the control frame in `OriginateResponse`. */
function originateFailure(reason: string | undefined, isOutside: boolean): string {
	// No channel at all: a phone that is not registered, or a provider that is not there.
	if (reason === '0') return isOutside ? 'no-trunk' : 'unregistered';
	return reasons[reason ?? ''] ?? 'failed';
}

const reasons: Readonly<Record<string, string>> = {
	1: 'no-answer',
	3: 'no-answer',
	5: 'busy',
	8: 'declined',
};
