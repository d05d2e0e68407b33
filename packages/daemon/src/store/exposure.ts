/** Who was listened to by whom, how often and for how long, and with what reasons: read from what was stored. */

import type {ExposureRow} from '@plateau/core/protocol';
import type {Db} from './database.ts';

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

	constructor(db: Db) {
		this.#listenings = db.prepare<[number, number], Listening>(
			`SELECT person_id AS personId, agent_id AS agentId, phone_id AS phoneId, modes, asked_at AS askedAt,
				started_at AS startedAt, ended_at AS endedAt FROM monitoring
			WHERE started_at >= ? AND started_at < ? ORDER BY started_at, monitor_id`,
		);
		this.#asked = db.prepare<[number, number], Asked>(
			`SELECT happened_at AS at, login, target, detail FROM audit
			WHERE action = 'start-monitor' AND outcome = 'done' AND happened_at BETWEEN ? AND ?`,
		);
	}

	/** One row for each agent and each person who heard them, begun in that time; by agent, then by person. */
	between({fromAt, toAt, now, agentId}: ExposureQuestion): ExposureRow[] {
		const asked = this.#asked.all(fromAt - asideMs, toAt + asideMs);
		const rows = new Map<string, ExposureRow>();
		for (const listening of this.#listenings.all(fromAt, toAt)) {
			if (agentId !== undefined && listening.agentId !== agentId) continue;
			const key = `${listening.agentId}\n${listening.personId}`;
			rows.set(key, withOne(rows.get(key), listening, reasonOf(listening, asked), now));
		}
		return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
	}
}

function withOne(
	row: ExposureRow | undefined,
	{agentId, personId, phoneId, modes: heard, startedAt, endedAt}: Listening,
	reason: string | undefined,
	now: number,
): ExposureRow {
	const ms = Math.max(0, (endedAt ?? now) - startedAt);
	const {times = 0, listenedMs = 0, longestMs = 0, modes = [], reasons = []} = row ?? {};
	const outsideTimes = (row?.outsideTimes ?? 0) + (phoneId === '' ? 1 : 0);
	return {
		agentId,
		personId,
		times: times + 1,
		...(outsideTimes === 0 ? {} : {outsideTimes}),
		listenedMs: listenedMs + ms,
		longestMs: Math.max(longestMs, ms),
		lastAt: startedAt,
		modes: [...new Set([...modes, ...(heard.split(' ') as ExposureRow['modes'])])],
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
