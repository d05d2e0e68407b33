/** Numbers dialled by hand, as the agent's own desk sees them. */

import * as v from 'valibot';
import {instant} from './view-parts.ts';

/** Of the call at a desk. */
export const dialFields = {
	/** Of `dialling`: their own phone is called, the number is, it rings there. */
	dial: v.optional(v.object({step: v.picklist(['phone', 'calling', 'ringing'])})),
	/** The agent called them, by hand. Absent: they called. */
	isOut: v.optional(v.boolean()),
	/** They are a colleague: nothing of a queue is in it. */
	isInternal: v.optional(v.boolean()),
};

/** A colleague who calls this desk's agent, or talks with them, by an internal call. */
export const calledBySchema = v.object({
	callId: v.string(),
	state: v.picklist(['ringing', 'talking']),
	agentId: v.string(),
	name: v.string(),
	/** Where the colleague sits. */
	phoneId: v.optional(v.string()),
	since: instant,
	/** Answering from the keyboard works on this phone. */
	canAnswer: v.optional(v.boolean()),
	/** The colleague has it on hold. */
	held: v.optional(v.boolean()),
});

/** The number that an agent dialled last was not reached: told until they do something else. */
export const notReachedSchema = v.object({
	callId: v.string(),
	reason: v.string(),
	number: v.optional(v.string()),
	name: v.optional(v.string()),
	at: instant,
});
