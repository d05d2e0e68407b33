/**
 * An agent's shift, cut wherever presence, activity, call or phone changes: the intervals of a shift
 * tile it from sign-in to sign-out, without gap, overlap or empty ones. A projection of the journal.
 */

import type {Event} from '@plateau/core';
import {type AgentFacts, type Doing, doingOf, factsAfter, presenceOf} from './agent-facts.ts';
import type {Db} from './database.ts';
import type {Offers} from './offers.ts';
import type {OutsideCalls} from './outside-calls.ts';
import {record} from './rows.ts';
import type {InCall, Part} from './who-talks.ts';
import type {WorkItems} from './work-items.ts';

/** One stretch of a shift. `endedAt` is absent while it goes on. */
export interface AgentInterval {
	readonly agentId: string;
	readonly startedAt: number;
	readonly endedAt?: number;
	readonly phoneId: string;
	readonly presence: string;
	readonly reasonId?: string;
	readonly activity: string;
	readonly callId?: string;
	readonly queueId?: string;
}

/** Where the facts of an agent are found again after a restart. */
export interface FactSources {
	readonly offers: Offers;
	readonly outsideCalls: OutsideCalls;
	readonly workItems: WorkItems;
}

interface OpenRow extends Doing {
	readonly intervalId: number;
	readonly startedAt: number;
}

/** An agent's facts, and the open interval that says them. */
interface Shift {
	facts: AgentFacts;
	intervalId: number;
	startedAt: number;
	said: Doing;
}

export class AgentIntervals {
	readonly #sql;
	readonly #sources: FactSources;
	/** By agent; null: known to be signed out. Read from the database on first use. */
	readonly #shifts = new Map<string, Shift | null>();

	constructor(db: Db, sources: FactSources) {
		this.#sql = statementsOf(db);
		this.#sources = sources;
	}

	/** Follows an event that concerns the agent. */
	apply(event: Event, agentId: string): void {
		if (event.type === 'agent-signed-in') {
			this.#signIn(agentId, event);
			return;
		}
		const shift = this.#shift(agentId);
		if (shift === null) return;
		if (event.type === 'agent-signed-out') {
			this.#end(shift, event.at);
			this.#shifts.set(agentId, null);
		} else {
			shift.facts = factsAfter(shift.facts, event);
			this.#say(agentId, shift, event.at);
		}
	}

	/** The agent's part in a live call is another; without `activity` they are out of it. */
	inCall(callId: string, {agentId, activity, queueId}: Part, at: number): void {
		const shift = this.#shift(agentId);
		if (shift === null) return;
		const inCall = activity === undefined ? undefined : {callId, queueId, activity};
		shift.facts = {...shift.facts, inCall};
		this.#say(agentId, shift, at);
	}

	/** Forgets what a rolled-back transaction taught. */
	forget(): void {
		this.#shifts.clear();
	}

	/** The agent who is signed in at the phone, or undefined. */
	holderOf(phoneId: string): string | undefined {
		return this.#sql.holderOf.get(phoneId);
	}

	/** The agent's intervals that overlap `from` (inclusive) to `to` (exclusive), in order. */
	ofAgent(agentId: string, from: number, to: number): AgentInterval[] {
		return this.#sql.ofAgent.all(agentId, to, from).map((row) => record(row));
	}

	#signIn(agentId: string, event: Extract<Event, {type: 'agent-signed-in'}>): void {
		const before = this.#shift(agentId);
		if (before !== null) this.#end(before, event.at);
		const facts: AgentFacts = {
			phoneId: event.phoneId,
			...presenceOf(event.presence),
			outside: this.#sources.outsideCalls.openOn(event.phoneId),
			hand: [],
		};
		this.#shifts.set(agentId, {facts, ...this.#begin(agentId, doingOf(facts), event.at)});
	}

	/** Cuts the shift when what the agent does is not what the open interval says. */
	#say(agentId: string, shift: Shift, at: number): void {
		const doing = doingOf(shift.facts);
		if (same(doing, shift.said)) return;
		this.#end(shift, at);
		Object.assign(shift, this.#begin(agentId, doing, at));
	}

	#begin(agentId: string, said: Doing, startedAt: number): Omit<Shift, 'facts'> {
		const {lastInsertRowid} = this.#sql.begin.run({...said, agentId, startedAt});
		return {intervalId: Number(lastInsertRowid), startedAt, said};
	}

	#end(shift: Shift, at: number): void {
		if (at > shift.startedAt) this.#sql.end.run(at, shift.intervalId);
		else this.#sql.drop.run(shift.intervalId);
	}

	#shift(agentId: string): Shift | null {
		let shift = this.#shifts.get(agentId);
		if (shift === undefined) {
			const row = this.#sql.open.get(agentId);
			shift = row === undefined ? null : this.#resumed(agentId, row);
			this.#shifts.set(agentId, shift);
		}
		return shift;
	}

	#resumed(agentId: string, row: OpenRow): Shift {
		const {intervalId, startedAt, ...said} = row;
		const {offers, outsideCalls, workItems} = this.#sources;
		const offer = offers.liveOf(agentId);
		const {activity, callId, queueId} = said;
		const work = callId === null ? undefined : {callId, queueId: queueId ?? undefined};
		const part = inCalls.find((own) => own === activity);
		const isInCall = part !== undefined && (part !== 'ringing' || offer === undefined);
		const facts: AgentFacts = {
			phoneId: said.phoneId,
			presence: said.presence,
			reasonId: said.reasonId ?? undefined,
			offer,
			inCall: work !== undefined && isInCall ? {...work, activity: part} : undefined,
			wrapUp: activity === 'wrap-up' ? work : undefined,
			outside: outsideCalls.openOn(said.phoneId),
			hand: workItems.inHand(agentId),
		};
		return {facts, intervalId, startedAt, said};
	}
}

const inCalls: readonly InCall[] = ['dialling', 'talking', 'holding', 'consulting', 'ringing'];

function same(a: Doing, b: Doing): boolean {
	return (
		a.activity === b.activity &&
		a.presence === b.presence &&
		a.reasonId === b.reasonId &&
		a.callId === b.callId &&
		a.queueId === b.queueId &&
		a.phoneId === b.phoneId
	);
}

function statementsOf(db: Db) {
	const doing = `phone_id AS phoneId, presence, reason_id AS reasonId, activity,
		call_id AS callId, queue_id AS queueId`;
	return {
		begin: db.prepare(
			`INSERT INTO agent_interval (agent_id, started_at, phone_id, presence, reason_id, activity,
				call_id, queue_id)
			VALUES (:agentId, :startedAt, :phoneId, :presence, :reasonId, :activity, :callId, :queueId)`,
		),
		end: db.prepare('UPDATE agent_interval SET ended_at = ? WHERE agent_interval_id = ?'),
		drop: db.prepare('DELETE FROM agent_interval WHERE agent_interval_id = ?'),
		open: db.prepare<[string], OpenRow>(
			`SELECT agent_interval_id AS intervalId, started_at AS startedAt, ${doing}
			FROM agent_interval WHERE agent_id = ? AND ended_at IS NULL`,
		),
		holderOf: db
			.prepare<[string], string>(
				`SELECT agent_id FROM agent_interval INDEXED BY agent_interval_one_open
				WHERE ended_at IS NULL AND phone_id = ?`,
			)
			.pluck(),
		ofAgent: db.prepare<[string, number, number]>(
			`SELECT agent_id AS agentId, started_at AS startedAt, ended_at AS endedAt, ${doing}
			FROM agent_interval
			WHERE agent_id = ? AND started_at < ? AND coalesce(ended_at, 9e15) > ?
			ORDER BY started_at`,
		),
	};
}
