/** The view of who waits, for an agent who may take one of them out of the order. */

import * as v from 'valibot';
import {count, instant, labels} from './view-parts.ts';

const person = v.object({id: v.string(), name: v.string()});

/** A caller for whom nothing rings yet. Their place among the others is by `byPlace`. */
export const waitingRowSchema = v.object({
	callId: v.string(),
	queueId: v.string(),
	enteredAt: instant,
	/** By how much earlier they count as having entered; absent: not at all. */
	headStartMs: v.optional(v.number()),
	/** Splits equal places. */
	seq: v.number(),
	callerNumber: v.optional(v.string()),
	callerName: v.optional(v.string()),
	/** Whose customer the caller is. */
	ownAgent: v.optional(person),
	/** The one agent whom they wait for, for now. */
	waitsFor: v.optional(person),
	/** Their switch is away, or has no way to this agent’s phone: taking them is refused. */
	unreachable: v.optional(v.boolean()),
});

/** Who comes first, and how many more there are. Scope: the agent's id. Right: that agent, or a supervisor. */
export const waitingViewSchema = v.object({
	/** By id, at most fifty: the first of all the queues together. */
	calls: v.record(v.string(), waitingRowSchema),
	/** Those that let this agent take, whoever waits there; none while the agent is signed out. */
	queues: labels,
	/** How many wait behind those in `calls`. */
	more: count,
});

export type WaitingRow = v.InferOutput<typeof waitingRowSchema>;
export type WaitingView = v.InferOutput<typeof waitingViewSchema>;

/** The order in which the queues serve them; it never changes while they wait, unless one is raised. */
export function byPlace(a: WaitingRow, b: WaitingRow): number {
	return rankAt(a) - rankAt(b) || a.seq - b.seq;
}

function rankAt({enteredAt, headStartMs = 0}: WaitingRow): number {
	return enteredAt - headStartMs;
}
