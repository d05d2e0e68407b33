/** The view of whom a call can be transferred to or consulted about, with what each does now. */

import * as v from 'valibot';
import {activitySchema, count, instant, labelSchema, labels, presence} from './view-parts.ts';

/** A colleague. */
export const targetAgentSchema = v.object({
	id: v.string(),
	name: v.string(),
	/** Where they sit; absent: signed out. */
	phoneId: v.optional(v.string()),
	presence,
	activity: activitySchema,
	activitySince: instant,
	ready: v.boolean(),
	/** The queues they serve, in order of id. */
	queueIds: v.array(v.string()),
});

/** A desk phone where no agent is signed in. */
export const targetPhoneSchema = v.object({
	id: v.string(),
	registered: v.boolean(),
	/** In a call the floor did not give. */
	outside: v.boolean(),
});

export const targetQueueSchema = v.object({
	id: v.string(),
	label: labelSchema,
	ready: count,
	waiting: count,
	signedIn: count,
	oldestEnteredAt: v.optional(instant),
});

/** All of them: a desk searches by itself, at each key. Scope: none. Right: anybody. */
export const targetsViewSchema = v.object({
	agents: v.record(v.string(), targetAgentSchema),
	phones: v.record(v.string(), targetPhoneSchema),
	queues: v.record(v.string(), targetQueueSchema),
	reasons: labels,
	/** Numbers outside can be dialled. */
	outside: v.boolean(),
});

export type TargetAgent = v.InferOutput<typeof targetAgentSchema>;
export type TargetPhone = v.InferOutput<typeof targetPhoneSchema>;
export type TargetQueue = v.InferOutput<typeof targetQueueSchema>;
