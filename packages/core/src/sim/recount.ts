/**
 * The day's counters, counted again from the journal alone, the plain way: every agent's time is a
 * row of instants, every call is followed from arrival to end. Shares no code with `stats/`.
 */

import type {Event, Outcome} from '../events.ts';
import {emptyConfig, type FloorConfig, type QueueConfig} from '../floor-config.ts';
import type {AgentId, CallId, OfferId, QueueId} from '../ids.ts';
import type {AgentDay, QueueDay} from '../stats/day.ts';
import type {WorkDay} from '../stats/work-day.ts';
import type {Instant} from '../time.ts';
import {AgentTimes} from './recount-agents.ts';
import {PlainTalks} from './recount-line.ts';
import {WorkCount} from './recount-work.ts';

interface CallFile {
	readonly startedAt: Instant;
	queueId?: QueueId;
	enteredAt?: Instant;
	/** Since when the agent's part is counted: the last change of who hears whom. */
	countedTo?: Instant;
	/** By hand: the queue counts nothing of it, until the customer comes into a queue. */
	isDialled?: boolean;
	/** To a colleague. */
	isInternal?: boolean;
	/** When an agent first had them, in the place they have. */
	isAnswered?: boolean;
	backAt?: Instant;
	isParked?: boolean;
	expectedWaitMs?: number | undefined;
	outcome?: Outcome;
}

/** What a journal comes to. */
export interface Recount {
	readonly day: string;
	readonly queues: ReadonlyMap<QueueId, QueueDay>;
	readonly agents: ReadonlyMap<AgentId, AgentDay>;
	readonly work: ReadonlyMap<string, WorkDay>;
	/** Calls that ended, by outcome, over all days. */
	readonly outcomes: ReadonlyMap<Outcome, number>;
	/** Calls that came in, over all days. */
	readonly arrived: number;
	/** Calls that have not ended. */
	readonly onFloor: number;
	/** Other work that is neither finished nor taken back. */
	readonly workOnFloor: number;
	/** Calls that ended twice or before they came. */
	readonly broken: readonly string[];
}

/** Counts a journal, agents' running stretches up to `at` included. */
export function recount(journal: readonly Event[], at: Instant): Recount {
	const count = new Count();
	for (const event of journal) count.take(event);
	return count.result(at);
}

/** Who hears whom changes, or may. */
function beginsStretch({type}: Event, wasHeld: boolean): boolean {
	const always = [
		...['call-held', 'call-resumed', 'call-phone-held', 'call-phone-resumed'],
		...['call-conferenced', 'consult-answered'],
	];
	if (always.includes(type) || type === 'consult-swapped' || type === 'consult-ended') return true;
	return (type === 'consult-asked' || type === 'consult-queued') && wasHeld;
}

class Count {
	#day = '';
	#dayStartedAt = 0;
	#config: FloorConfig = emptyConfig;
	#queues = new Map<QueueId, QueueDay>();
	#agents = new Map<AgentId, {handled: number; offers: number; rangOut: number}>();
	readonly #times = new AgentTimes();
	readonly #work = new WorkCount();
	readonly #calls = new Map<CallId, CallFile>();
	readonly #offers = new Map<OfferId, {agentId: AgentId; queueId: QueueId}>();
	readonly #talks = new PlainTalks();
	readonly #wrapUps = new Map<AgentId, {queueId: QueueId; since: Instant}>();
	readonly #outcomes = new Map<Outcome, number>();
	readonly #broken: string[] = [];

	take(event: Event): void {
		this.#times.take(event);
		if ('callId' in event) this.#countTalk(event.callId, event);
		this.#work.take(event);
		switch (event.type) {
			case 'floor-configured':
				this.#config = event.config;
				break;
			case 'day-started':
				this.#day = event.day;
				this.#dayStartedAt = event.startsAt ?? event.at;
				this.#queues = new Map();
				this.#agents = new Map();
				break;
			case 'call-arrived':
				this.#calls.set(event.callId, {startedAt: event.startedAt});
				break;
			case 'dial-asked':
				this.#calls.set(event.callId, {
					...{startedAt: event.at, queueId: event.queueId, enteredAt: event.at},
					...{isAnswered: true, isDialled: true},
					isInternal: event.toPhoneId !== undefined,
				});
				break;
			case 'call-queued':
				this.#change(event.callId, {
					isDialled: false,
					...{queueId: event.queueId, enteredAt: event.enteredAt, isAnswered: false},
					expectedWaitMs: event.expectedWaitMs,
				});
				break;
			case 'call-diverted':
				if (!this.#isOfToday(event.callId)) break;
				if (event.reason === 'full') this.#queue(event.queueId).full += 1;
				if (event.reason === 'wait-ratio' || event.reason === 'expected-wait')
					this.#queue(event.queueId).diverted += 1;
				break;
			case 'call-moved':
				this.#change(event.callId, {
					...{queueId: event.queueId, expectedWaitMs: undefined, backAt: event.at},
				});
				break;
			case 'offer-made':
				this.#offers.set(event.offerId, {agentId: event.agentId, queueId: event.queueId});
				this.#queue(event.queueId).offers += 1;
				this.#agent(event.agentId).offers += 1;
				break;
			case 'offer-ended': {
				const offer = this.#offers.get(event.offerId);
				if (offer === undefined || event.state !== 'rang-out') break;
				this.#queue(offer.queueId).rangOut += 1;
				this.#agent(offer.agentId).rangOut += 1;
				break;
			}
			case 'call-connected':
				this.#connected(event);
				break;
			case 'call-parked':
				this.#change(event.callId, {isParked: true});
				break;
			case 'call-fell-back':
				// Who was parked waits anew.
				if (this.#calls.get(event.callId)?.isParked !== true) break;
				this.#change(event.callId, {backAt: event.at, isParked: false});
				break;
			case 'call-transferred':
			case 'call-picked-up':
			case 'call-returned':
				this.#change(event.callId, {backAt: event.at, isParked: false});
				break;
			case 'call-dismissed':
				this.#dismissed(event, event.outcome);
				break;
			case 'call-sent-out':
				this.#dismissed(
					event,
					this.#calls.get(event.callId)?.isAnswered === true ? 'answered' : 'overflowed',
				);
				break;
			case 'call-ended':
				this.#ended(event);
				break;
			case 'wrap-up-started': {
				const {agentId, queueId, at: since} = event;
				if (this.#calls.get(event.callId)?.isDialled === true) this.#wrapUps.delete(agentId);
				else this.#wrapUps.set(agentId, {queueId, since});
				break;
			}
			case 'wrap-up-ended': {
				const wrapUp = this.#wrapUps.get(event.agentId);
				if (wrapUp === undefined) break;
				const from = Math.max(wrapUp.since, this.#dayStartedAt);
				this.#queue(wrapUp.queueId).wrapUpMs += event.at - from;
				break;
			}
			default:
				break;
		}
	}

	result(at: Instant): Recount {
		const agents = new Map<AgentId, AgentDay>();
		const times = this.#times.upTo(at);
		for (const agentId of new Set([...times.keys(), ...this.#agents.keys()])) {
			const counts = this.#agents.get(agentId) ?? {handled: 0, offers: 0, rangOut: 0};
			agents.set(agentId, {...this.#times.none(), ...times.get(agentId), ...counts});
		}
		return {
			day: this.#day,
			queues: this.#queues,
			agents,
			work: this.#work.rows(),
			workOnFloor: this.#work.onFloor,
			outcomes: this.#outcomes,
			arrived: this.#calls.size,
			onFloor: [...this.#calls.values()].filter(({outcome}) => outcome === undefined).length,
			broken: [...this.#broken, ...this.#work.broken],
		};
	}

	#connected(event: Extract<Event, {type: 'call-connected'}>): void {
		const {callId, queueId, at, waitMs} = event;
		const call = this.#calls.get(callId);
		const wasAnswered = call?.isAnswered === true;
		const since = wasAnswered ? call.backAt : call?.enteredAt;
		if (since === undefined || at - since !== waitMs)
			this.#broken.push(`call ${callId} waited otherwise than ${waitMs} ms`);
		this.#change(callId, {isAnswered: true});
		// One place is answered once, however often its caller is sent on and comes back.
		if (wasAnswered || !this.#isOfToday(callId)) return;
		const row = this.#queue(queueId);
		row.answered += 1;
		row.waitOfAnsweredMs += waitMs;
		if (call?.expectedWaitMs !== undefined) {
			row.foretold += 1;
			row.foretoldErrorMs += Math.max(call.expectedWaitMs - waitMs, waitMs - call.expectedWaitMs);
		}
		if (waitMs <= (this.#rules(queueId)?.thresholdMs ?? 0)) row.answeredInTime += 1;
	}

	/** Each stretch of an agent's part goes to its queue; each part that ends is one handled. */
	#countTalk(callId: CallId, event: Event): void {
		const before = this.#talks.of.get(callId);
		const wasHeld = this.#talks.isHeld(callId);
		const agentId = before?.agentId;
		this.#talks.take(event);
		const after = this.#talks.of.get(callId);
		const call = this.#calls.get(callId);
		if (call?.queueId !== undefined && agentId !== undefined) {
			const row = this.#queue(call.queueId);
			// Unseen ends are counted up to the last sight, but talk never ends before it began.
			const until = ('lastSeenAt' in event ? event.lastSeenAt : undefined) ?? event.at;
			const ms = Math.max(0, until - Math.max(call.countedTo ?? until, this.#dayStartedAt));
			const isOver = after !== before;
			// A stretch is counted in the day in which it ends, also where another of its kind follows.
			if (isOver || beginsStretch(event, wasHeld)) {
				if (call.isDialled === true) {
					// Its agent's own times have it.
				} else if (wasHeld) row.holdMs += ms;
				else row.talkMs += ms;
				this.#change(callId, {countedTo: event.at});
			}
			if (isOver) {
				if (call.isDialled !== true) row.handled += 1;
				if (call.isInternal !== true) this.#agent(agentId).handled += 1;
			}
		}
		if (after !== before) this.#change(callId, {countedTo: event.at});
	}

	#dismissed(
		{callId, queueId: doorId}: Extract<Event, {type: 'call-dismissed' | 'call-sent-out'}>,
		outcome: Outcome,
	): void {
		const queueId = doorId ?? this.#calls.get(callId)?.queueId;
		if (queueId === undefined || !this.#isOfToday(callId)) return;
		if (outcome === 'timed-out') this.#queue(queueId).timedOut += 1;
		if (outcome === 'left-empty') this.#queue(queueId).leftEmpty += 1;
		if (outcome === 'overflowed') this.#queue(queueId).overflowed += 1;
	}

	#ended(event: Extract<Event, {type: 'call-ended'}>): void {
		const {callId, outcome, at} = event;
		const call = this.#calls.get(callId);
		if (call === undefined || call.outcome !== undefined) {
			this.#broken.push(`call ${callId} ended ${call === undefined ? 'before it came' : 'twice'}`);
			return;
		}
		call.outcome = outcome;
		this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
		const {queueId, enteredAt = at} = call;
		if (outcome !== 'abandoned' || queueId === undefined || !this.#isOfToday(callId)) return;
		this.#queue(queueId).abandoned += 1;
		const isShort = at - enteredAt <= (this.#rules(queueId)?.shortAbandonMs ?? 0);
		if (isShort) this.#queue(queueId).shortAbandoned += 1;
	}

	#rules(queueId: QueueId): QueueConfig | undefined {
		return this.#config.queues.find(({id}) => id === queueId);
	}

	#change(callId: CallId, change: Partial<CallFile>): void {
		const call = this.#calls.get(callId);
		if (call === undefined) this.#broken.push(`call ${callId} has not come`);
		else Object.assign(call, change);
	}

	#isOfToday(callId: CallId): boolean {
		return (this.#calls.get(callId)?.startedAt ?? 0) >= this.#dayStartedAt;
	}

	#queue(queueId: QueueId): QueueDay {
		let row = this.#queues.get(queueId);
		if (row === undefined) {
			row = {
				...{answered: 0, answeredInTime: 0, abandoned: 0, shortAbandoned: 0},
				...{timedOut: 0, leftEmpty: 0, waitOfAnsweredMs: 0, talkMs: 0, wrapUpMs: 0},
				...{handled: 0, offers: 0, rangOut: 0, overflowed: 0, full: 0, diverted: 0},
				...{foretold: 0, foretoldErrorMs: 0, holdMs: 0},
			};
			this.#queues.set(queueId, row);
		}
		return row;
	}

	#agent(agentId: AgentId): {handled: number; offers: number; rangOut: number} {
		let row = this.#agents.get(agentId);
		if (row === undefined) {
			row = {handled: 0, offers: 0, rangOut: 0};
			this.#agents.set(agentId, row);
		}
		return row;
	}
}
