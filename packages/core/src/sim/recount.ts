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
import {WorkCount} from './recount-work.ts';

interface CallFile {
	readonly startedAt: Instant;
	queueId?: QueueId;
	enteredAt?: Instant;
	talkedSince?: Instant;
	agentId?: AgentId;
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
	readonly #wrapUps = new Map<AgentId, {queueId: QueueId; since: Instant}>();
	readonly #outcomes = new Map<Outcome, number>();
	readonly #broken: string[] = [];

	take(event: Event): void {
		this.#times.take(event);
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
			case 'call-queued':
				this.#change(event.callId, {
					...{queueId: event.queueId, enteredAt: event.enteredAt},
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
				this.#change(event.callId, {queueId: event.queueId, expectedWaitMs: undefined});
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
			case 'call-dismissed':
				this.#dismissed(event, event.outcome);
				break;
			case 'call-sent-out':
				this.#dismissed(event, 'overflowed');
				break;
			case 'call-ended':
				this.#ended(event);
				break;
			case 'wrap-up-started':
				this.#wrapUps.set(event.agentId, {queueId: event.queueId, since: event.at});
				break;
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
		const {callId, agentId, queueId, at, waitMs} = event;
		this.#change(callId, {agentId, talkedSince: at});
		const call = this.#calls.get(callId);
		if (call?.enteredAt === undefined || at - call.enteredAt !== waitMs)
			this.#broken.push(`call ${callId} waited otherwise than ${waitMs} ms`);
		if (!this.#isOfToday(callId)) return;
		const row = this.#queue(queueId);
		row.answered += 1;
		row.waitOfAnsweredMs += waitMs;
		if (call?.expectedWaitMs !== undefined) {
			row.foretold += 1;
			row.foretoldErrorMs += Math.max(call.expectedWaitMs - waitMs, waitMs - call.expectedWaitMs);
		}
		if (waitMs <= (this.#rules(queueId)?.thresholdMs ?? 0)) row.answeredInTime += 1;
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
		const {queueId, talkedSince, agentId, enteredAt = at} = call;
		if (queueId !== undefined && talkedSince !== undefined && agentId !== undefined) {
			const row = this.#queue(queueId);
			row.handled += 1;
			// Unseen ends are counted up to the last sight, but talk never ends before it began.
			const from = Math.max(talkedSince, this.#dayStartedAt);
			row.talkMs += Math.max(0, (event.lastSeenAt ?? at) - from);
			this.#agent(agentId).handled += 1;
		}
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
				...{foretold: 0, foretoldErrorMs: 0},
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
