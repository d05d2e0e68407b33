/**
 * A call's life as stretches of time, from its own events. Dial, entry, wait, ring, talk, hold, consult, park, message,
 * a number outside and fallback tile the call: no gap, no overlap. Wrap-up follows and belongs to the interaction.
 */

import type {Event} from '../events.ts';
import type {AgentId, OfferId, QueueId} from '../ids.ts';
import type {Instant} from '../time.ts';
import {HoldState} from './hold-state.ts';

export type SegmentKind =
	/** By hand: the agent's own phone, then the number, until it is answered. */
	| 'dial'
	| 'entry'
	| 'wait'
	| 'ring'
	| 'talk'
	| 'hold'
	/** With a third party, who is called or talked to while the customer is held. */
	| 'consult'
	/** Set apart by its agent for anybody. */
	| 'park'
	| 'message'
	| 'sent-out'
	| 'fallback'
	| 'wrap-up';

/** One stretch. `endedAt` is absent while it goes on; a stretch without length is left out. */
export interface Segment {
	readonly kind: SegmentKind;
	readonly startedAt: Instant;
	readonly endedAt?: Instant;
	readonly agentId?: AgentId;
	readonly queueId?: QueueId;
}

/**
 * The segments of one call, in order of time, wrap-ups last. `events`: all and only the events of
 * that call (those of its offers included), in order of `seq`; empty in, empty out.
 * The tiling runs from `call-arrived.startedAt`, or `dial-asked`, to the instant of `call-ended`. Of a call that ended
 * unseen, the last stretch ended somewhere between `lastSeenAt` and there.
 */
export function segmentsOf(events: readonly Event[]): Segment[] {
	const tiling = new Tiling();
	const wrapUps: Segment[] = [];
	for (const event of events) {
		if (event.type === 'wrap-up-started') {
			const {agentId, queueId, at} = event;
			wrapUps.push({kind: 'wrap-up', startedAt: at, agentId, queueId});
		} else if (event.type === 'wrap-up-ended') {
			closeWrapUp(wrapUps, event.agentId, event.at);
		} else {
			tiling.take(event);
		}
	}
	return [
		...tiling.segments(),
		...wrapUps.filter((segment) => segment.endedAt !== segment.startedAt),
	];
}

/** Milliseconds spent in segments of `kind`; a running one counts for nothing yet. */
export function timeIn(segments: readonly Segment[], kind: SegmentKind): number {
	return segments.reduce(
		(sum, {kind: own, startedAt, endedAt}) =>
			own === kind && endedAt !== undefined ? sum + endedAt - startedAt : sum,
		0,
	);
}

type Stretch = Omit<Segment, 'startedAt' | 'endedAt'>;

/** The stretch the call is in, and those behind it. */
class Tiling {
	readonly #closed: Segment[] = [];
	#current: Segment | undefined;
	#ended = false;
	#queueId: QueueId | undefined;
	#agentId: AgentId | undefined;
	/** Somebody is called besides. */
	#hasThird = false;
	readonly #hold = new HoldState();
	readonly #agentOf = new Map<OfferId, AgentId>();
	readonly #ringing = new Set<OfferId>();

	segments(): Segment[] {
		return this.#current === undefined ? [...this.#closed] : [...this.#closed, this.#current];
	}

	take(event: Event): void {
		if (event.type === 'call-arrived') this.#begin(event.startedAt);
		else if (event.type === 'dial-asked') this.#dial(event);
		else if (this.#current === undefined) return;
		else this.#follow(event, this.#current.kind);
	}

	#begin(startedAt: Instant): void {
		if (this.#current === undefined && !this.#ended) this.#current = {kind: 'entry', startedAt};
	}

	#dial({at, queueId, agentId, toPhoneId}: Extract<Event, {type: 'dial-asked'}>): void {
		// Of a call between colleagues, it is nobody's.
		this.#queueId = toPhoneId === undefined ? queueId : undefined;
		this.#agentId = agentId;
		if (this.#current === undefined && !this.#ended)
			this.#current = {
				...{kind: 'dial', startedAt: at, agentId},
				...(this.#queueId === undefined ? {} : {queueId: this.#queueId}),
			};
	}

	#follow(event: Event, kind: SegmentKind): void {
		switch (event.type) {
			case 'call-queued':
				this.#queueId = event.queueId;
				// The wait may have begun before the daemon heard of it; what came after entry did not.
				this.#enter(this.#waiting(), kind === 'entry' ? event.enteredAt : event.at);
				break;
			case 'call-moved':
				this.#queueId = event.queueId;
				if (kind === 'wait') this.#enter(this.#waiting(), event.at);
				break;
			case 'offer-made':
				this.#agentOf.set(event.offerId, event.agentId);
				break;
			case 'offer-ringing':
				this.#ringing.add(event.offerId);
				if (kind === 'wait') this.#enter(this.#ring(event.offerId), event.at);
				break;
			case 'offer-ended':
				this.#ringing.delete(event.offerId);
				if (kind === 'ring' && this.#ringing.size === 0) this.#enter(this.#waiting(), event.at);
				break;
			case 'dial-answered':
			case 'call-connected':
				if (event.type === 'call-connected') this.#queueId = event.queueId;
				this.#agentId = event.agentId;
				this.#hasThird = false;
				this.#hold.begin();
				this.#enter(this.#withAgent('talk'), event.at);
				break;
			case 'call-held':
				this.#hold.hears('nobody');
				this.#enter(this.#withAgent(this.#hasThird ? 'consult' : 'hold'), event.at);
				break;
			case 'call-resumed':
			case 'call-conferenced':
				this.#hold.hears(event.type === 'call-resumed' ? 'agent' : 'both');
				this.#enter(this.#withAgent(this.#hold.talk), event.at);
				break;
			case 'call-phone-held':
			case 'call-phone-resumed':
				this.#hold.phone(event.type === 'call-phone-held');
				this.#hear(kind, event.at);
				break;
			case 'consult-asked':
			case 'consult-queued':
				this.#hasThird = true;
				if (kind === 'hold') this.#enter(this.#withAgent('consult'), event.at);
				break;
			case 'consult-answered':
				this.#enter(this.#withAgent('consult'), event.at);
				break;
			case 'consult-swapped': {
				const isBack = event.hears === 'customer';
				this.#hold.hears(isBack ? 'agent' : 'nobody');
				this.#enter(this.#withAgent(isBack ? this.#hold.talk : 'consult'), event.at);
				break;
			}
			case 'consult-ended':
				this.#hasThird = false;
				this.#hold.thirdGone();
				if (kind === 'consult') this.#enter(this.#withAgent('hold'), event.at);
				else this.#hear(kind, event.at);
				break;
			case 'call-taken-over':
				this.#agentId = event.toAgentId;
				this.#hold.begin();
				this.#enter(this.#withAgent('talk'), event.at);
				break;
			case 'call-handed-over':
				this.#agentId = event.toAgentId;
				this.#hasThird = false;
				this.#hold.begin();
				this.#enter(
					event.toAgentId === undefined ? this.#inQueue('sent-out') : this.#withAgent('talk'),
					event.at,
				);
				break;
			case 'call-transferred': {
				const isWaiting = event.stick !== undefined || event.toQueueId !== undefined;
				this.#enter(isWaiting ? this.#waiting() : this.#inQueue('sent-out'), event.at);
				break;
			}
			case 'call-parked':
				this.#enter(this.#withAgent('park'), event.at);
				break;
			case 'call-picked-up':
				this.#enter(this.#waiting(), event.at);
				break;
			case 'call-returned':
				if (kind !== 'wait') this.#enter(this.#waiting(), event.at);
				break;
			case 'call-dismissed':
				this.#enter(this.#inQueue('message'), event.at);
				break;
			case 'call-sent-out':
				this.#enter(this.#inQueue('sent-out'), event.at);
				break;
			case 'call-fell-back':
				this.#enter(this.#inQueue('fallback'), event.at);
				break;
			case 'call-taken-back':
				this.#enter(this.#waiting(), event.at);
				break;
			case 'call-ended':
				this.#close(event.at);
				this.#ended = true;
				break;
			default:
				break;
		}
	}

	/** The customer of a talk hears the agent, or music instead, as the phone says. */
	#hear(kind: SegmentKind, at: Instant): void {
		const {talk, isHeard} = this.#hold;
		if (isHeard && (kind === 'talk' || kind === 'hold') && kind !== talk)
			this.#enter(this.#withAgent(talk), at);
	}

	#withAgent(kind: 'talk' | 'hold' | 'consult' | 'park'): Stretch {
		const stretch = this.#inQueue(kind);
		return this.#agentId === undefined ? stretch : {...stretch, agentId: this.#agentId};
	}

	#waiting(): Stretch {
		return this.#inQueue('wait');
	}

	#inQueue(kind: SegmentKind): Stretch {
		return this.#queueId === undefined ? {kind} : {kind, queueId: this.#queueId};
	}

	#ring(offerId: OfferId): Stretch {
		const agentId = this.#agentOf.get(offerId);
		return agentId === undefined ? this.#inQueue('ring') : {...this.#inQueue('ring'), agentId};
	}

	#enter(next: Stretch, at: Instant): void {
		const startedAt = this.#close(at);
		this.#current = {...next, startedAt};
	}

	/** Ends the current stretch; never before it began, so that stretches cannot overlap. */
	#close(at: Instant): Instant {
		const current = this.#current;
		if (current === undefined) return at;
		const endedAt = Math.max(at, current.startedAt);
		if (endedAt > current.startedAt) this.#closed.push({...current, endedAt});
		this.#current = undefined;
		return endedAt;
	}
}

function closeWrapUp(wrapUps: Segment[], agentId: AgentId, at: Instant): void {
	const index = wrapUps.findLastIndex(
		(segment) => segment.agentId === agentId && segment.endedAt === undefined,
	);
	const open = wrapUps[index];
	if (open !== undefined) wrapUps[index] = {...open, endedAt: at};
}
