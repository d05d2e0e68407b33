/**
 * Whether a switch that goes takes along its own calls alone: whatever ends because of it was there, and
 * what the floor gives up for lost was at a switch that nobody could ask. Worked out from the journal.
 */

import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {CallId, OfferId, SwitchId} from '../ids.ts';
import type {Input} from '../inputs.ts';
import {nextDueAt, type StepResult} from '../step.ts';

/** What ends, or is taken from somebody. */
const ends: ReadonlySet<Event['type']> = new Set([
	...(['call-ended', 'offer-ended', 'consult-ended', 'call-held', 'call-returned'] as const),
	...(['control-failed', 'call-fell-back', 'call-dismissed', 'wrap-up-started'] as const),
]);

export class TieJudge {
	readonly #switches = new Map<CallId, SwitchId>();
	readonly #offers = new Map<OfferId, CallId>();

	/** `floor`: after the step; `before`: as it was. */
	judge(input: Input, result: StepResult, floor: Floor, before: Floor): readonly string[] {
		if (!result.ok) return [];
		for (const event of result.events) this.#learn(event);
		// What a late timer brings in the same step is not the switch's doing.
		const isDue = (nextDueAt(before) ?? Number.POSITIVE_INFINITY) <= input.at;
		return result.events.flatMap((event) => [
			...(isDue ? [] : this.#lost(input, event)),
			...this.#gap(input, event, floor),
		]);
	}

	#learn(event: Event): void {
		if (event.type === 'call-arrived' || event.type === 'dial-asked')
			this.#switches.set(event.callId, event.switchId);
		if (event.type === 'offer-made') this.#offers.set(event.offerId, event.callId);
	}

	/** A switch is lost, or found to have started anew. */
	#lost(input: Input, event: Event): readonly string[] {
		if (input.type !== 'switch-lost' || !ends.has(event.type)) return [];
		const at = this.#switchOf(event);
		if (at === undefined || at === input.switchId) return [];
		return [`${event.type} of a call at ${at}, as ${input.switchId} was lost`];
	}

	/** Only a switch's own word, or its absence, ends a call unseen. */
	#gap(input: Input, event: Event, floor: Floor): readonly string[] {
		if (event.type !== 'call-ended') return [];
		if (event.endedBy !== 'gap' && event.endedBy !== 'pbx-restart') return [];
		const at = this.#switchOf(event);
		if (input.type === 'switch-resynced' && input.switchId === at) return [];
		const isAway = at !== undefined && floor.switches.get(at)?.state !== 'up';
		if (isAway && event.endedBy === 'gap' && event.outcome === 'answered') return [];
		return [`${event.callId} at ${at} ended by ${event.endedBy}, upon ${input.type}`];
	}

	#switchOf(event: Event): SwitchId | undefined {
		const offerId = 'offerId' in event ? event.offerId : undefined;
		const own = 'callId' in event ? event.callId : undefined;
		const callId = own ?? (offerId === undefined ? undefined : this.#offers.get(offerId));
		return callId === undefined ? undefined : this.#switches.get(callId);
	}
}
