/** Whom a call can be sent to. */

import * as v from 'valibot';
import {activitySchema, count, labelSchema, labels, presence} from './view-parts.ts';

/** Whom a call can be sent to, or who can be consulted, with live presence. Scope: none. Right: anybody. */
export const targetsViewSchema = v.object({
	/** Everybody on the floor but the one who watches. */
	agents: v.record(
		v.string(),
		v.object({
			id: v.string(),
			name: v.string(),
			phoneId: v.optional(v.string()),
			presence,
			activity: activitySchema,
			/** A call can be sent to them now. */
			ready: v.boolean(),
		}),
	),
	/** Desk phones that no agent is signed in at. */
	phones: v.record(
		v.string(),
		v.object({id: v.string(), registered: v.boolean(), outside: v.boolean()}),
	),
	queues: v.record(
		v.string(),
		v.object({id: v.string(), label: labelSchema, waiting: count, ready: count}),
	),
	reasons: labels,
	/** Numbers outside can be dialled. */
	outside: v.boolean(),
});
