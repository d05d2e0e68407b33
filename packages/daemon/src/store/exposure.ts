/** Who was listened to by whom, how often and for how long, and with what reasons: read from what was stored. */

import {colleaguesHeard} from '@plateau/core';
import type {ExposureRow} from '@plateau/core/protocol';
import type {Db} from './database.ts';
import type {Journal} from './journal.ts';

/** What is asked for; `now`: a listening that goes on counts up to it. */
export interface ExposureQuestion {
	readonly fromAt: number;
	readonly toAt: number;
	readonly now: number;
	readonly agentId?: string | undefined;
}

interface Listening {
	readonly personId: string;
	readonly agentId: string;
	readonly callId: string;
	/** Empty: a number outside. */
	readonly phoneId: string;
	/** With blanks between. */
	readonly modes: string;
	readonly askedAt: number;
	readonly startedAt: number;
	readonly endedAt: number | null;
}

interface Asked {
	readonly at: number;
	readonly login: string;
	readonly target: string;
	readonly detail: string | null;
}

/** The audit is written right before and after a listening begins. */
const asideMs = 10_000;

export class Exposure {
	readonly #listenings;
	readonly #asked;
	readonly #journal: Journal;

	constructor(db: Db, journal: Journal) {
		this.#journal = journal;
		this.#listenings = db.prepare<[number, number], Listening>(
			`SELECT person_id AS personId, agent_id AS agentId, call_id AS callId, phone_id AS phoneId, modes, asked_at AS askedAt,
				started_at AS startedAt, ended_at AS endedAt FROM monitoring
			WHERE started_at >= ? AND started_at < ? ORDER BY started_at, monitor_id`,
		);
		this.#asked = db.prepare<[number, number], Asked>(
			`SELECT happened_at AS at, login, target, detail FROM audit
			WHERE action = 'start-monitor' AND outcome = 'done' AND happened_at BETWEEN ? AND ?`,
		);
	}

	/**
	 * One row for each agent and each person who heard them, begun in that time; by agent, then by person. A
	 * colleague with whom the agent talked meanwhile was heard, too.
	 */
	between({fromAt, toAt, now, agentId}: ExposureQuestion): ExposureRow[] {
		const asked = this.#asked.all(fromAt - asideMs, toAt + asideMs);
		const rows = new Map<string, ExposureRow>();
		const note = (heardId: string, personId: string, count: (row: ExposureRow) => ExposureRow) => {
			if (agentId !== undefined && heardId !== agentId) return;
			const key = `${heardId}\n${personId}`;
			rows.set(key, count(rows.get(key) ?? unheard(heardId, personId)));
		};
		for (const listening of this.#listenings.all(fromAt, toAt)) {
			const {personId} = listening;
			const reason = reasonOf(listening, asked);
			const ms = Math.max(0, (listening.endedAt ?? now) - listening.startedAt);
			note(listening.agentId, personId, (row) => withOwn(row, listening, {ms, reason}));
			for (const [colleagueId, heardMs] of this.#colleaguesOf(listening, now)) {
				const heard = {ms: heardMs, reason};
				note(colleagueId, personId, (row) => withColleague(row, listening, heard));
			}
		}
		return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
	}

	/** Who was heard with this agent, and for how long in all, ms. */
	#colleaguesOf({callId, agentId, startedAt, endedAt}: Listening, now: number) {
		const heardMs = new Map<string, number>();
		for (const stretch of colleaguesHeard(this.#journal.ofCall(callId))) {
			const from = Math.max(stretch.startedAt, startedAt);
			const ms = Math.min(stretch.endedAt ?? now, endedAt ?? now) - from;
			if (ms <= 0 || stretch.agentId === agentId) continue;
			heardMs.set(stretch.agentId, (heardMs.get(stretch.agentId) ?? 0) + ms);
		}
		return heardMs;
	}
}

interface Heard {
	readonly ms: number;
	readonly reason: string | undefined;
}

function unheard(agentId: string, personId: string): ExposureRow {
	const counts = {times: 0, listenedMs: 0, longestMs: 0, lastAt: 0};
	return {agentId, personId, ...counts, modes: [], reasons: []};
}

function withOwn(row: ExposureRow, listening: Listening, heard: Heard): ExposureRow {
	const outsideTimes = (row.outsideTimes ?? 0) + (listening.phoneId === '' ? 1 : 0);
	return {
		...row,
		times: row.times + 1,
		...(outsideTimes === 0 ? {} : {outsideTimes}),
		listenedMs: row.listenedMs + heard.ms,
		longestMs: Math.max(row.longestMs, heard.ms),
		...howOf(row, listening, heard),
	};
}

function withColleague(row: ExposureRow, listening: Listening, heard: Heard): ExposureRow {
	return {
		...row,
		colleagueTimes: (row.colleagueTimes ?? 0) + 1,
		colleagueMs: (row.colleagueMs ?? 0) + heard.ms,
		...howOf(row, listening, heard),
	};
}

/** When, how and with what reasons, by one more time. */
function howOf(
	{lastAt, modes, reasons}: ExposureRow,
	listening: Listening,
	{reason}: Heard,
): Pick<ExposureRow, 'lastAt' | 'modes' | 'reasons'> {
	const heard = listening.modes.split(' ') as ExposureRow['modes'];
	return {
		lastAt: Math.max(lastAt, listening.startedAt),
		modes: [...new Set([...modes, ...heard])],
		reasons: reason === undefined || reasons.includes(reason) ? reasons : [...reasons, reason],
	};
}

/** What was said as it was asked for; undefined: nothing. */
function reasonOf({personId, agentId, askedAt}: Listening, asked: readonly Asked[]) {
	let nearest: Asked | undefined;
	for (const one of asked) {
		if (one.login !== personId || one.target !== agentId) continue;
		const offMs = Math.abs(one.at - askedAt);
		if (offMs > asideMs) continue;
		if (nearest === undefined || offMs < Math.abs(nearest.at - askedAt)) nearest = one;
	}
	const detail = nearest?.detail;
	const reason = detail ? (JSON.parse(detail) as {reason?: unknown}).reason : undefined;
	return typeof reason === 'string' && reason !== '' ? reason : undefined;
}
