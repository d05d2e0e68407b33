/** Numbers dialled by hand, as the agent's own desk sees them. */

import * as v from 'valibot';
import {instant} from './view-parts.ts';

/** Of the call at a desk. */
export const dialFields = {
	/** Of `dialling`: their own phone is called, the number is, it rings there. */
	dial: v.optional(v.object({step: v.picklist(['phone', 'calling', 'ringing'])})),
	/** The agent called them, by hand. Absent: they called. */
	isOut: v.optional(v.boolean()),
};

/** The number that an agent dialled last was not reached: told until they do something else. */
export const notReachedSchema = v.object({
	callId: v.string(),
	reason: v.string(),
	number: v.optional(v.string()),
	name: v.optional(v.string()),
	at: instant,
});
