/** Supervisors' legs that were originated: which monitor each unique id stands for, and how they fail. */

import {randomBytes} from 'node:crypto';
import type {MonitorId} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';

interface Originated {
	readonly monitorId: MonitorId;
	readonly endpoint: string;
}

export class Monitors {
	readonly #originated = new Map<string, Originated>();

	/** A unique id for a new leg; chosen by us, so that it is known before it exists. */
	begin(monitorId: MonitorId, endpoint: string): string {
		const uniqueId = `plateau-${monitorId}-${randomBytes(6).toString('hex')}`;
		this.#originated.set(uniqueId, {monitorId, endpoint});
		return uniqueId;
	}

	of(uniqueId: string): MonitorId | undefined {
		return this.#originated.get(uniqueId)?.monitorId;
	}

	uniqueIdOf(monitorId: MonitorId): string | undefined {
		for (const [uniqueId, originated] of this.#originated) {
			if (originated.monitorId === monitorId) return uniqueId;
		}
		return undefined;
	}

	end(uniqueId: string): void {
		this.#originated.delete(uniqueId);
	}

	/**
	 * The monitors that an `OriginateResponse` of a failure ends. Those whose leg exists are left out:
	 * its own end says better why.
	 */
	failed(event: AmiMessage, hasLeg: (uniqueId: string) => boolean): readonly MonitorId[] {
		const channel = event.get('Channel') ?? '';
		const own = event.get('Uniqueid') ?? '';
		const failed: MonitorId[] = [];
		for (const [uniqueId, {monitorId, endpoint}] of this.#originated) {
			// The id that we chose; an agent's leg may be rung on the same phone.
			const isIt =
				own === ''
					? channel === `PJSIP/${endpoint}` || channel.startsWith(`PJSIP/${endpoint}-`)
					: own === uniqueId;
			if (!isIt || hasLeg(uniqueId)) continue;
			this.#originated.delete(uniqueId);
			failed.push(monitorId);
		}
		return failed;
	}
}

/** Why a supervisor's phone did not answer: the control frame in `OriginateResponse`. */
export function originateFailure(reason: string | undefined): string {
	return reasons[reason ?? ''] ?? 'failed';
}

const reasons: Readonly<Record<string, string>> = {
	0: 'unregistered',
	1: 'no-answer',
	3: 'no-answer',
	5: 'busy',
	8: 'declined',
};
