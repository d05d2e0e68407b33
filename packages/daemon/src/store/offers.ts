/** One row an offer: to whom, why, and how it ended. A projection of the journal. */

import type {Event} from '@plateau/core';
import type {Db} from './database.ts';
import {record} from './rows.ts';

/** An offer. `state` is `made`, `ringing`, or how it ended, with `reason`. */
export interface OfferRecord {
	readonly offerId: string;
	readonly roundId: string;
	readonly callId: string;
	readonly agentId: string;
	readonly phoneId: string;
	readonly queueId: string;
	readonly madeAt: number;
	readonly ringingAt?: number;
	readonly endedAt?: number;
	readonly state: string;
	readonly reason?: string;
	/** How many could have been asked. */
	readonly candidates: number;
	/** How long the agent had been idle. */
	readonly idleMs: number;
}

export class Offers {
	readonly #sql;

	constructor(db: Db) {
		this.#sql = statementsOf(db);
	}

	/** Follows the event. */
	apply(event: Event): void {
		const sql = this.#sql;
		switch (event.type) {
			case 'offer-made':
				sql.made.run(event);
				break;
			case 'offer-ringing':
				sql.ringing.run(event);
				break;
			case 'offer-accepted':
				sql.ended.run({...event, state: 'accepted', reason: null});
				break;
			case 'offer-ended':
				sql.ended.run(event);
				break;
			default:
				break;
		}
	}

	get(offerId: string): OfferRecord | undefined {
		const row = this.#sql.get.get(offerId);
		return row === undefined ? undefined : record(row);
	}

	/** The offers made for a call, in order. */
	ofCall(callId: string): OfferRecord[] {
		return this.#sql.ofCall.all(callId).map((row) => record(row));
	}

	/** The offer an agent has now by the journal, or undefined. */
	liveOf(agentId: string): OfferRecord | undefined {
		const row = this.#sql.liveOf.get(agentId);
		return row === undefined ? undefined : record(row);
	}
}

const columns = `offer_id AS offerId, round_id AS roundId, call_id AS callId, agent_id AS agentId,
	phone_id AS phoneId, queue_id AS queueId, made_at AS madeAt, ringing_at AS ringingAt,
	ended_at AS endedAt, state, reason, candidates, idle_ms AS idleMs`;

function statementsOf(db: Db) {
	return {
		made: db.prepare(
			`INSERT INTO offer (offer_id, round_id, call_id, agent_id, phone_id, queue_id, made_at,
				ring_ends_at, state, candidates, idle_ms)
			VALUES (:offerId, :roundId, :callId, :agentId, :phoneId, :queueId, :at, :ringEndsAt, 'made',
				:candidates, :idleMs)`,
		),
		ringing: db.prepare(
			`UPDATE offer SET ringing_at = :at, state = 'ringing'
			WHERE offer_id = :offerId AND ended_at IS NULL`,
		),
		ended: db.prepare(
			`UPDATE offer SET ended_at = :at, state = :state, reason = :reason
			WHERE offer_id = :offerId AND ended_at IS NULL`,
		),
		get: db.prepare<[string]>(`SELECT ${columns} FROM offer WHERE offer_id = ?`),
		ofCall: db.prepare<[string]>(
			`SELECT ${columns} FROM offer WHERE call_id = ? ORDER BY made_at, offer_id`,
		),
		liveOf: db.prepare<[string]>(
			`SELECT ${columns} FROM offer WHERE agent_id = ? AND ended_at IS NULL`,
		),
	};
}
