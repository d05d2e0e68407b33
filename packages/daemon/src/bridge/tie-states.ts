/** Which other switches calls can go across to, from device states. Tells changes, never the same twice. */

import type {SwitchId} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import type {SwitchReporter} from '../switch-port.ts';
import {deviceEndpoint, isRegisteredState} from './phone-states.ts';

/** Another switch, and the endpoint that stands for it here. */
export interface Tie {
	readonly switchId: SwitchId;
	readonly endpoint: string;
}

export class TieStates {
	readonly #switchId: SwitchId;
	readonly #ties: readonly Tie[];
	readonly #reporter: Pick<SwitchReporter, 'signal'>;
	#up = new Set<SwitchId>();

	constructor(switchId: SwitchId, ties: readonly Tie[], reporter: Pick<SwitchReporter, 'signal'>) {
		this.#switchId = switchId;
		this.#ties = ties;
		this.#reporter = reporter;
	}

	/** What a resync found, and told. */
	set(up: readonly SwitchId[]): void {
		this.#up = new Set(up);
	}

	/** A `DeviceStateChange`. */
	read(event: AmiMessage): void {
		const tie = tieOf(this.#ties, event);
		if (tie === undefined) return;
		const {switchId: toSwitchId} = tie;
		const isUp = isRegisteredState(event.get('State'));
		if (this.#up.has(toSwitchId) === isUp) return;
		if (isUp) this.#up.add(toSwitchId);
		else this.#up.delete(toSwitchId);
		const type = isUp ? 'tie-up' : 'tie-down';
		this.#reporter.signal({type, switchId: this.#switchId, toSwitchId});
	}
}

/** The switches that the rows of a `DeviceStateList` say can be reached. */
export function tiesUp(ties: readonly Tie[], rows: readonly AmiMessage[]): readonly SwitchId[] {
	return rows.flatMap((row) => {
		const tie = isRegisteredState(row.get('State')) ? tieOf(ties, row) : undefined;
		return tie === undefined ? [] : [tie.switchId];
	});
}

function tieOf(ties: readonly Tie[], row: AmiMessage): Tie | undefined {
	const endpoint = deviceEndpoint(row.get('Device'));
	return ties.find((tie) => tie.endpoint === endpoint);
}
