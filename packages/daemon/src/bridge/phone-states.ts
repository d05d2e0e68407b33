/** Which desk phones are registered, from device states. Tells changes, never the same twice. */

import type {PhoneId} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import type {SwitchReporter} from '../switch-port.ts';

export interface PhoneStatesParts {
	readonly reporter: Pick<SwitchReporter, 'signal'>;
	phoneOf(endpoint: string | undefined): PhoneId | undefined;
}

export class PhoneStates {
	readonly #parts: PhoneStatesParts;
	#registered = new Map<PhoneId, boolean>();

	constructor(parts: PhoneStatesParts) {
		this.#parts = parts;
	}

	/** What a resync found, and told. */
	set(registered: ReadonlyMap<PhoneId, boolean>): void {
		this.#registered = new Map(registered);
	}

	/** A `DeviceStateChange`. */
	read(event: AmiMessage): void {
		const phoneId = this.#parts.phoneOf(deviceEndpoint(event.get('Device')));
		if (phoneId === undefined) return;
		const isRegistered = isRegisteredState(event.get('State'));
		if (this.#registered.get(phoneId) === isRegistered) return;
		this.#registered.set(phoneId, isRegistered);
		const type = isRegistered ? 'phone-registered' : 'phone-unregistered';
		this.#parts.reporter.signal({type, phoneId});
	}
}

/** The endpoint of `PJSIP/<endpoint>`, as device states name it. */
export function deviceEndpoint(device: string | undefined): string | undefined {
	return /^PJSIP\/(.+)$/.exec(device ?? '')?.[1];
}

/** Whether a phone in this device state can be rung at all. */
export function isRegisteredState(state: string | undefined): boolean {
	return state !== undefined && !['UNAVAILABLE', 'INVALID', 'UNKNOWN'].includes(state);
}
