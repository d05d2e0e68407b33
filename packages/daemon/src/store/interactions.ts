/**
 * One row a call: when it came, whom it met, how it ended, how long each part took, and what the
 * agent wrote about it. All but the note is a projection of the journal.
 */

import type {Event, Outcome} from '@plateau/core';
import type {Db} from './database.ts';
import {record} from './rows.ts';

/** A call as the CRM keeps it. Fields are absent until they are known; `…Ms` once they are over. */
export interface InteractionRecord {
	readonly callId: string;
	readonly partyId: string;
	readonly numberId: string;
	readonly switchId: string;
	/** When its channel came up. */
	readonly arrivedAt: number;
	/** The last queue it was in. */
	readonly queueId?: string;
	readonly enteredAt?: number;
	readonly offers: number;
	readonly connectedAt?: number;
	readonly agentId?: string;
	readonly phoneId?: string;
	readonly dismissedReason?: string;
	readonly endedAt?: number;
	readonly outcome?: Outcome;
	readonly endedBy?: string;
	/** Q.850, 0 when unknown. */
	readonly cause?: number;
	/** It ended unseen, between this instant and `endedAt`; times count up to `endedAt`. */
	readonly lastSeenAt?: number;
	readonly waitMs?: number;
	readonly talkMs?: number;
	readonly holdMs?: number;
	readonly wrapUpMs?: number;
	readonly dispositionId?: string;
	/** `out`: an agent dialled it; `internal`: to a colleague, and no queue counts anything of it. */
	readonly direction: 'in' | 'out' | 'internal';
	/** Of an internal call: who was called, where somebody was signed in, and at which phone. */
	readonly calledAgentId?: string;
	readonly calledPhoneId?: string;
	/** Why a number was not reached. */
	readonly dialReason?: string;
	readonly note?: string;
	readonly noteSavedAt?: number;
}

/** One of an agent's last calls. `missed`: a colleague's, which they did not take. */
export interface RecentRecord extends InteractionRecord {
	readonly missed?: true;
}

/** How long the parts of a call took that can be counted only from its segments. */
export interface PartTimes {
	readonly talkMs: number;
	readonly holdMs: number;
	readonly wrapUpMs: number;
}

export class Interactions {
	readonly #sql;

	constructor(db: Db) {
		this.#sql = statementsOf(db);
	}

	/** Follows the event. */
	apply(event: Event): void {
		const sql = this.#sql;
		switch (event.type) {
			case 'call-arrived':
				sql.arrived.run(event);
				break;
			case 'dial-asked':
				sql.dialled.run(dialledRow(event));
				sql.talks.run(event);
				break;
			case 'dial-begun':
				sql.called.run(event);
				break;
			case 'dial-answered':
				sql.dialAnswered.run(event);
				sql.talks.run(event);
				break;
			case 'call-queued':
				sql.queued.run(event);
				break;
			case 'call-moved':
				sql.moved.run(event);
				break;
			case 'offer-made':
				sql.offered.run(event);
				break;
			case 'call-connected':
				sql.connected.run(event);
				sql.talks.run(event);
				break;
			case 'call-taken-over':
				sql.handedOver.run(event);
				sql.talks.run({...event, agentId: event.toAgentId});
				break;
			case 'call-handed-over':
				if (event.toAgentId === undefined || event.toPhoneId === undefined) break;
				sql.handedOver.run(event);
				sql.talks.run({...event, agentId: event.toAgentId});
				break;
			case 'call-dismissed':
			case 'call-sent-out':
				sql.dismissed.run(event);
				break;
			case 'call-fell-back':
				sql.fellBack.run(event);
				break;
			case 'call-fallback-answered':
				sql.fallbackAnswered.run(event);
				break;
			case 'call-ended':
				sql.ended.run({
					...event,
					lastSeenAt: event.lastSeenAt ?? null,
					reason: event.reason ?? null,
				});
				if (event.outcome === 'not-reached') sql.missed.run(event.callId);
				break;
			case 'wrap-up-started':
				sql.wrapUpStarted.run(event);
				break;
			case 'wrap-up-ended':
				sql.wrapUpEnded.run(event);
				break;
			case 'disposition-set':
				sql.disposition.run(event);
				break;
			default:
				break;
		}
	}

	/** Writes what the call's segments add up to. */
	setTimes(callId: string, times: PartTimes): void {
		this.#sql.times.run({callId, ...times});
	}

	get(callId: string): InteractionRecord | undefined {
		const row = this.#sql.get.get(callId);
		return row === undefined ? undefined : record(row);
	}

	/** The party's ended interactions, newest first, at most `limit`; `exceptCallId` is left out. */
	ofParty(partyId: string, limit: number, exceptCallId = ''): InteractionRecord[] {
		return this.#sql.ofParty.all(partyId, exceptCallId, limit).map((row) => record(row));
	}

	/**
	 * The interactions an agent talked in or dialled, and colleagues' calls that they missed, newest first, at
	 * most `limit`, a running one included.
	 */
	ofAgent(agentId: string, limit: number): RecentRecord[] {
		return this.#sql.ofAgent.all({agentId, limit}).map((row) => {
			const {isMissed, ...rest} = record<InteractionRecord & {readonly isMissed: number}>(row);
			return isMissed === 1 ? {...rest, missed: true} : rest;
		});
	}

	/** Keeps the note; the last one wins. False: no such interaction. */
	saveNote(callId: string, note: string, savedAt: number, by?: string): boolean {
		return this.#sql.note.run(note || null, savedAt, by ?? null, callId).changes > 0;
	}

	/** True when the agent was connected to the call, or had accepted it. */
	hadCall(agentId: string, callId: string): boolean {
		return this.#sql.hadCall.get({agentId, callId}) !== undefined;
	}
}

/** Of a call to a colleague, the queue that lends it a place is nobody's. */
function dialledRow(event: Extract<Event, {type: 'dial-asked'}>) {
	const {toAgentId = null, toPhoneId = null, queueId} = event;
	const isInternal = toPhoneId !== null;
	return {
		...{...event, toAgentId, toPhoneId},
		queueId: isInternal ? null : queueId,
		direction: isInternal ? 'internal' : 'out',
	};
}

const columns = `call_id AS callId, party_id AS partyId, number_id AS numberId,
	switch_id AS switchId, arrived_at AS arrivedAt, queue_id AS queueId, entered_at AS enteredAt,
	offers, connected_at AS connectedAt, agent_id AS agentId, phone_id AS phoneId,
	dismissed_reason AS dismissedReason, ended_at AS endedAt, outcome, ended_by AS endedBy, cause,
	last_seen_at AS lastSeenAt, direction,
	called_agent_id AS calledAgentId, called_phone_id AS calledPhoneId, dial_reason AS dialReason, wait_ms AS waitMs, talk_ms AS talkMs, hold_ms AS holdMs,
	wrap_up_ms AS wrapUpMs, disposition_id AS dispositionId, note, note_saved_at AS noteSavedAt`;

function statementsOf(db: Db) {
	const set = (assignments: string) =>
		db.prepare(`UPDATE interaction SET ${assignments} WHERE call_id = :callId`);
	return {
		arrived: db.prepare(
			`INSERT INTO interaction (call_id, party_id, number_id, switch_id, arrived_at)
			VALUES (:callId, :partyId, :numberId, :switchId, :startedAt)`,
		),
		dialled: db.prepare(
			`INSERT INTO interaction (call_id, party_id, number_id, switch_id, arrived_at, queue_id, agent_id,
				phone_id, direction, called_agent_id, called_phone_id)
			VALUES (:callId, :partyId, :numberId, :switchId, :at, :queueId, :agentId, :phoneId, :direction,
				:toAgentId, :toPhoneId)`,
		),
		dialAnswered: set('connected_at = :at'),
		called: db.prepare(
			`UPDATE interaction SET called_at = :at WHERE call_id = :callId AND called_agent_id IS NOT NULL`,
		),
		// Their phone was called, or would have been: they had something else by then, or it was off.
		missed: db.prepare<[string]>(
			`INSERT INTO missed_call (agent_id, since, call_id)
			SELECT called_agent_id, arrived_at, call_id FROM interaction
			WHERE call_id = ? AND called_agent_id IS NOT NULL
				AND (called_at IS NOT NULL OR dial_reason IN ('busy', 'not-registered'))`,
		),
		queued: set('queue_id = :queueId, entered_at = coalesce(entered_at, :enteredAt)'),
		moved: set('queue_id = :queueId'),
		offered: set('offers = offers + 1'),
		connected: set(
			`agent_id = :agentId, phone_id = :phoneId, queue_id = :queueId,
			connected_at = coalesce(connected_at, :at), wait_ms = coalesce(wait_ms, :waitMs)`,
		),
		handedOver: set('agent_id = :toAgentId, phone_id = :toPhoneId'),
		talks: db.prepare(
			`INSERT INTO talk (agent_id, call_id, since) VALUES (:agentId, :callId, :at)
			ON CONFLICT (agent_id, call_id) DO UPDATE SET since = excluded.since`,
		),
		dismissed: set(
			`dismissed_at = :at, dismissed_reason = :reason,
			wait_ms = coalesce(wait_ms, :at - entered_at)`,
		),
		fellBack: set('fell_back_at = coalesce(fell_back_at, :at)'),
		fallbackAnswered: set('fallback_answered_at = coalesce(fallback_answered_at, :at)'),
		ended: set(
			`ended_at = :at, outcome = :outcome, ended_by = :endedBy, cause = :cause,
			last_seen_at = :lastSeenAt, dial_reason = :reason,
			wait_ms = coalesce(wait_ms, :at - entered_at)`,
		),
		wrapUpStarted: set('wrap_up_started_at = :at, wrap_up_ended_at = NULL'),
		wrapUpEnded: set('wrap_up_ended_at = :at'),
		disposition: set('disposition_id = :dispositionId, disposition_set_at = :at'),
		times: set('talk_ms = :talkMs, hold_ms = :holdMs, wrap_up_ms = :wrapUpMs'),
		get: db.prepare<[string]>(`SELECT ${columns} FROM interaction WHERE call_id = ?`),
		ofParty: db.prepare<[string, string, number]>(
			`SELECT ${columns} FROM interaction
			WHERE party_id = ? AND ended_at IS NOT NULL AND call_id <> ?
			ORDER BY arrived_at DESC, call_id DESC LIMIT ?`,
		),
		ofAgent: db.prepare<[object]>(
			`SELECT ${columns}, isMissed FROM (
				SELECT * FROM (
					SELECT call_id AS had_id, since, 0 AS isMissed FROM talk WHERE agent_id = :agentId
					ORDER BY since DESC, call_id DESC LIMIT :limit
				) UNION ALL SELECT * FROM (
					SELECT call_id, since, 1 FROM missed_call WHERE agent_id = :agentId
					ORDER BY since DESC, call_id DESC LIMIT :limit
				)
			) JOIN interaction ON call_id = had_id
			ORDER BY since DESC, call_id DESC LIMIT :limit`,
		),
		note: db.prepare(
			'UPDATE interaction SET note = ?, note_saved_at = ?, note_saved_by = ? WHERE call_id = ?',
		),
		hadCall: db.prepare<[object]>(
			`SELECT 1 FROM talk WHERE call_id = :callId AND agent_id = :agentId
			UNION ALL SELECT 1 FROM offer
			WHERE call_id = :callId AND agent_id = :agentId AND state = 'accepted'`,
		),
	};
}
