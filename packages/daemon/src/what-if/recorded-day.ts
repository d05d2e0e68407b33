/**
 * A day read back from the journal: its own figures, and who rang, how long they waited and talked,
 * who was there and by which rules. Nothing is guessed here; see `arrivals.ts`.
 */

import {
	type AgentId,
	apply,
	type CallId,
	type Event,
	type Floor,
	type FloorConfig,
	type Instant,
	type Millis,
	type OfferId,
} from '@plateau/core';
import {type DayFigures, FiguresWatch, type RuleMove, type StaffMove} from '@plateau/core/day-sim';
import type {RecordedCall, RecordedRing} from './recorded-call.ts';
import {Carried} from './recorded-carried.ts';
import {Absences, failureOf} from './recorded-misses.ts';
import {staffAtStart, staffMovesOf} from './recorded-staff.ts';

/** A day as the journal has it. */
export interface RecordedDay {
	readonly startsAt: Instant;
	/** The next day's midnight, or the last instant known of a day that goes on. */
	readonly endsAt: Instant;
	readonly figures: DayFigures;
	/** In order of arrival. */
	readonly calls: readonly RecordedCall[];
	readonly staff: readonly StaffMove[];
	/** The rules of the first instant, and how they changed. */
	readonly config: FloorConfig;
	readonly rules: readonly RuleMove[];
	/** Calls rang phones of other switches, or could have. */
	readonly isTied: boolean;
	/** How long each agent was signed in. */
	readonly signedInMs: ReadonlyMap<AgentId, Millis>;
}

/** Where a day is in the journal. */
export interface DayPlace {
	readonly day: string;
	/** The next midnight, or now if that is earlier. */
	readonly endsAt: Instant;
}

/**
 * Reads a day. `floor`: as it was before the day's `day-started`, changed in place; `events`: from that
 * one on; those of the next day are not read.
 */
export function readDay(
	floor: Floor,
	events: Iterable<Event>,
	{day, endsAt}: DayPlace,
): RecordedDay {
	return new DayReader(floor, endsAt).read(events, day);
}

interface LiveOffer {
	readonly agentId: AgentId;
	readonly ring: RecordedRing;
}

class DayReader {
	readonly #floor: Floor;
	readonly #endsAt: Instant;
	readonly #watch: FiguresWatch;
	readonly #calls = new Map<CallId, RecordedCall>();
	readonly #offers = new Map<OfferId, LiveOffer>();
	readonly #absences = new Absences();
	readonly #carried: Carried;
	readonly #wrapUpFrom = new Map<CallId, Instant>();
	/** Wrap-ups that agents made longer. */
	readonly #extended = new Set<CallId>();
	readonly #staff: StaffMove[] = [];
	readonly #rules: RuleMove[] = [];
	readonly #signedInAt = new Map<AgentId, Instant>();
	#isTied = false;
	readonly #signedInMs = new Map<AgentId, Millis>();

	constructor(floor: Floor, endsAt: Instant) {
		this.#floor = floor;
		this.#endsAt = endsAt;
		this.#watch = new FiguresWatch(floor);
		this.#carried = new Carried(floor);
	}

	read(events: Iterable<Event>, day: string): RecordedDay {
		let {config} = this.#floor;
		let startsAt: Instant | undefined;
		let isOver = false;
		for (const event of events) {
			isOver = event.type === 'day-started' && event.day !== day;
			if (isOver) break;
			if (startsAt !== undefined) this.#before(event);
			apply(this.#floor, event);
			this.#watch.observe(event);
			this.#isTied ||= event.type === 'tie-up';
			if (event.type === 'day-started') {
				startsAt = this.#floor.day.startedAt;
				config = this.#floor.config;
				this.#begin(startsAt);
			} else if (startsAt !== undefined) {
				this.#note(event);
				this.#carried.note(event, (callId) => this.#calls.has(callId));
			}
		}
		if (startsAt === undefined) throw new Error(`the journal has a beginning of ${day}`);
		// A day that goes on may have gone on while it was read.
		const endsAt = isOver ? this.#endsAt : Math.max(this.#endsAt, this.#floor.at);
		for (const agentId of [...this.#signedInAt.keys()]) this.#signedOut(agentId, endsAt);
		this.#cutShort(endsAt);
		return {
			startsAt,
			endsAt,
			figures: this.#watch.figures(endsAt),
			calls: [...this.#calls.values()],
			staff: this.#carried.among(this.#staff),
			config,
			isTied: this.#isTied,
			rules: this.#rules,
			signedInMs: this.#signedInMs,
		};
	}

	#begin(startsAt: Instant): void {
		const {agents, closedNumbers, openWindows, switches} = this.#floor;
		this.#isTied = [...switches.values()].some(({ties}) => ties !== undefined);
		this.#staff.push(...staffAtStart(this.#floor, startsAt));
		this.#carried.begin(startsAt);
		for (const agent of agents.values()) {
			if (agent.state === 'signed-in') this.#signedInAt.set(agent.id, startsAt);
		}
		for (const numberId of closedNumbers.keys()) {
			this.#rules.push({at: startsAt, type: 'hours', numberId, open: false});
		}
		for (const windowId of openWindows) {
			this.#rules.push({at: startsAt, type: 'window', windowId, open: true});
		}
	}

	/** What only the floor before the event tells. */
	#before(event: Event): void {
		if (!this.#absences.isOfOne(event)) this.#staff.push(...staffMovesOf(this.#floor, event));
		if (!endsPart(event)) return;
		const call = this.#calls.get(event.callId);
		const live = this.#floor.calls.get(event.callId);
		if (call === undefined || live === undefined) return;
		if (event.type !== 'call-ended') {
			// Sent on: what each agent took of it adds up.
			if (live.state === 'talking') call.talkMs = (call.talkMs ?? 0) + event.at - live.since;
			return;
		}
		call.outcome = event.outcome;
		// An end that nobody saw is told up to the last sight.
		const endedAt = event.lastSeenAt ?? event.at;
		if (live.state === 'talking')
			call.talkMs = (call.talkMs ?? 0) + Math.max(0, endedAt - live.since);
		const isUnserved = live.state === 'waiting' || live.state === 'ringing';
		if (isUnserved && live.entry.answered !== true) call.waitEndedAt = endedAt;
	}

	#note(event: Event): void {
		const {at} = event;
		switch (event.type) {
			case 'floor-configured':
				this.#rules.push({at, type: 'configured', config: event.config});
				break;
			case 'number-opened':
			case 'number-closed': {
				const open = event.type === 'number-opened';
				this.#rules.push({at, type: 'hours', numberId: event.numberId, open});
				break;
			}
			case 'window-opened':
			case 'window-closed': {
				const open = event.type === 'window-opened';
				this.#rules.push({at, type: 'window', windowId: event.windowId, open});
				break;
			}
			case 'agent-signed-in':
				this.#signedInAt.set(event.agentId, at);
				break;
			case 'agent-signed-out':
				this.#signedOut(event.agentId, at);
				break;
			case 'offer-made': {
				const call = this.#calls.get(event.callId);
				if (call === undefined) break;
				const ring: RecordedRing = {at, rangMs: 0, end: 'cut'};
				call.rings.push(ring);
				this.#offers.set(event.offerId, {agentId: event.agentId, ring});
				break;
			}
			case 'offer-ended':
				this.#ringEnded(event.offerId, at, failureOf(event) ?? 'cut');
				break;
			case 'offer-accepted':
				this.#ringEnded(event.offerId, at, 'answered');
				break;
			case 'wrap-up-started':
				this.#wrapUpFrom.set(event.callId, at);
				break;
			case 'wrap-up-extended':
				this.#extended.add(event.callId);
				break;
			case 'wrap-up-ended': {
				const from = this.#wrapUpFrom.get(event.callId);
				const call = this.#calls.get(event.callId);
				this.#wrapUpFrom.delete(event.callId);
				if (from === undefined || call === undefined) break;
				const isByTime = event.reason === 'time' && !this.#extended.delete(event.callId);
				call.wrapUpMs = isByTime ? Number.POSITIVE_INFINITY : at - from;
				break;
			}
			default:
				this.#noteCall(event);
		}
	}

	#noteCall(event: Event): void {
		if (event.type === 'call-arrived') {
			// One from before midnight is the day's before.
			if (event.startedAt < this.#floor.day.startedAt) return;
			const {callId, numberId, partyId, switchId, startedAt, contact, at} = event;
			this.#calls.set(callId, {
				...{callId, at, numberId, partyId, switchId, startedAt, rings: [], raises: []},
				...(contact === undefined ? {} : {contact}),
			});
			return;
		}
		const call = 'callId' in event ? this.#calls.get(event.callId) : undefined;
		switch (event.type) {
			case 'call-queued':
				if (call === undefined || call.queueId !== undefined) break;
				call.queueId = event.queueId;
				// The old place of somebody who came back is no wait of this call's.
				call.enteredAt = event.isRecovered === true ? event.at : event.enteredAt;
				break;
			case 'call-raised':
				// What the queue’s own recipe raises, it raises again by itself.
				if (event.by !== 'floor') call?.raises.push({at: event.at, creditMs: event.creditMs});
				break;
			case 'call-diverted':
				if (call !== undefined) call.doorId ??= event.queueId;
				break;
			case 'call-connected':
				if (call === undefined) break;
				call.waitEndedAt = event.at;
				call.agentId = event.agentId;
				break;
			case 'call-dismissed':
			case 'call-sent-out':
			case 'call-fell-back':
				if (call?.enteredAt !== undefined) call.waitEndedAt ??= event.at;
				break;
			default:
		}
	}

	#ringEnded(offerId: OfferId, at: Instant, end: RecordedRing['end']): void {
		const offer = this.#offers.get(offerId);
		if (offer === undefined) return;
		const {agentId, ring} = offer;
		this.#offers.delete(offerId);
		ring.rangMs = at - ring.at;
		ring.end = end;
		if (end !== 'answered' && end !== 'cut') this.#absences.missed(agentId, at, ring);
	}

	/** Rings, talks and wrap-ups that the end of the day cuts: they lasted at least so long. */
	#cutShort(endsAt: Instant): void {
		for (const {ring} of this.#offers.values()) ring.rangMs = Math.max(0, endsAt - ring.at);
		for (const live of this.#floor.calls.values()) {
			const call = this.#calls.get(live.id);
			if (call !== undefined && live.state === 'talking') {
				call.talkedMs = Math.max(0, endsAt - live.since);
			}
		}
		for (const [callId, from] of this.#wrapUpFrom) {
			const call = this.#calls.get(callId);
			if (call !== undefined) call.wrapUpMs = Math.max(0, endsAt - from);
		}
	}

	#signedOut(agentId: AgentId, at: Instant): void {
		const since = this.#signedInAt.get(agentId);
		if (since === undefined) return;
		this.#signedInAt.delete(agentId);
		this.#signedInMs.set(agentId, (this.#signedInMs.get(agentId) ?? 0) + at - since);
	}
}

const partEnds = [
	...(['call-ended', 'call-transferred', 'call-handed-over', 'call-returned'] as const),
	...(['call-parked', 'call-taken-over'] as const),
] as const;

type PartEnd = Extract<Event, {type: (typeof partEnds)[number]}>;

/** An agent's part in a call is over, or may be. */
function endsPart(event: Event): event is PartEnd {
	return partEnds.some((type) => type === event.type);
}
