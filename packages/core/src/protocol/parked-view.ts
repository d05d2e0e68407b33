/** Parked calls, as the board and the desks of their queue show them. */

import * as v from 'valibot';
import {instant} from './view-parts.ts';

/** Where a call is parked, by whom, and when it goes back to them. */
export const parkedSchema = v.object({
	/** The number that people say to each other. */
	place: v.number(),
	agentId: v.string(),
	name: v.string(),
	endsAt: instant,
});

/** One parked call on a desk that may pick it up. */
export const parkedRowSchema = v.object({
	callId: v.string(),
	queueId: v.string(),
	since: instant,
	callerNumber: v.optional(v.string()),
	callerName: v.optional(v.string()),
	...parkedSchema.entries,
});
export type ParkedRow = v.InferOutput<typeof parkedRowSchema>;
