/** Reports about days that are over, or about today so far. */

import * as v from 'valibot';
import {id} from './fields.ts';
import {count} from './view-parts.ts';

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day: 2026-11-20'));

/**
 * How one person listened to one agent. Only what was heard counts, in the time in which it began. An agent who was
 * only heard as somebody's colleague has none of their own: `times` is 0.
 */
export const exposureSchema = v.object({
	agentId: v.string(),
	personId: v.string(),
	times: count,
	/** How often of these at a number outside; absent: never. */
	outsideTimes: v.optional(count),
	/** How often, and how long, they were heard besides: in talks with an agent who was listened to; absent: never. */
	colleagueTimes: v.optional(count),
	colleagueMs: v.optional(v.number()),
	listenedMs: v.number(),
	longestMs: v.number(),
	/** When the last one began. */
	lastAt: v.number(),
	/** As they stood at the end of each, in the order in which they came. */
	modes: v.array(v.picklist(['listen', 'whisper', 'barge'])),
	/** As they were written; where nobody asked for one, none. */
	reasons: v.array(v.string()),
});
export type ExposureRow = v.InferOutput<typeof exposureSchema>;

/** A time in which nobody saw a switch, and what came of its calls. What ended unseen ended at some instant of it. */
export const gapSchema = v.object({
	switchId: v.string(),
	/** When it was last known to be as the floor had it, and when everything was read again; absent: it goes on. */
	fromAt: v.number(),
	toAt: v.optional(v.number()),
	/** Calls that came in it and are known. */
	came: count,
	/** Who waited, and was gone at the end: nobody knows how. */
	lost: count,
	/** Other calls that ended unseen: talks, for the most part. */
	endedUnseen: count,
	/** Whom a desk phone answered by the switch’s own queue. */
	fallbackAnswered: count,
	/** Who came to a mailbox, and how many of them left a message. */
	mailbox: count,
	messages: count,
});
export type GapRow = v.InferOutput<typeof gapSchema>;

/** Part of `commandSchemas`, where the roles are explained. */
export const reportCommandSchemas = {
	/** Days of the floor’s time zone, both included; today alone when absent. */
	'report-exposure': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({from: v.optional(day), to: v.optional(day), agentId: v.optional(id)}),
		result: v.object({
			from: v.string(),
			to: v.string(),
			rows: v.array(exposureSchema),
		}),
	},
	/** Those that lasted into these days, the oldest first. */
	'report-gaps': {
		role: 'supervisor',
		self: false,
		audited: false,
		args: v.object({from: v.optional(day), to: v.optional(day)}),
		result: v.object({from: v.string(), to: v.string(), rows: v.array(gapSchema)}),
	},
} as const;
