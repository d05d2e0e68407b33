/** The call at a desk, with the customer behind it and what was talked about with them before. */

import * as v from 'valibot';
import {controlFields, deskControlFields} from './control-view.ts';
import {dialFields} from './dial-view.ts';
import {count, instant, labelSchema} from './view-parts.ts';

/** An earlier interaction with the same customer, newest first. */
const pastInteractionSchema = v.object({
	callId: v.string(),
	at: instant,
	queueId: v.optional(v.string()),
	/** Absent while it goes on. */
	outcome: v.optional(v.string()),
	/** Why a number was not reached, where that is known. */
	reason: v.optional(v.string()),
	agentName: v.optional(v.string()),
	dispositionId: v.optional(v.string()),
	note: v.optional(v.string()),
});

/** An interaction of this agent: who it was with, too. */
export const recentInteractionSchema = v.object({
	...pastInteractionSchema.entries,
	callerNumber: v.optional(v.string()),
	callerName: v.optional(v.string()),
	/** They are a colleague, whom this agent called, or whose call they missed. */
	isInternal: v.optional(v.boolean()),
	/** A colleague called, and this agent did not take it: from whom and when, no more. */
	missed: v.optional(v.boolean()),
});

/** The customer behind the call at a desk. */
const deskCustomer = v.object({
	partyId: v.string(),
	callerNumber: v.optional(v.string()),
	callerName: v.optional(v.string()),
	/** A name an agent gave, kept over the one the network sent. */
	contactName: v.optional(v.string()),
	past: v.array(pastInteractionSchema),
});

/** The call at a desk: ringing, talking, or the one just ended while in wrap-up. */
export const deskCallSchema = v.object({
	id: v.string(),
	state: v.picklist(['ringing', 'dialling', 'talking', 'wrap-up']),
	since: instant,
	queueId: v.string(),
	/** Of a queue that is not among the desk's own: a call sent on, consulted about or taken over. */
	queueLabel: v.optional(labelSchema),
	enteredAt: instant,
	dialledNumber: v.string(),
	customer: deskCustomer,
	/** By how much earlier the call counted as having entered than it did. */
	headStartMs: v.optional(v.number()),
	/** Whose customer the caller is, while the call lasts. */
	ownAgent: v.optional(v.object({id: v.string(), name: v.string()})),
	ringEndsAt: v.optional(instant),
	waitMs: v.optional(v.number()),
	/** In wrap-up: how long this agent talked with the caller, or with a colleague about them, and held. */
	talkMs: v.optional(v.number()),
	holdMs: v.optional(v.number()),
	/** Answering from the keyboard works on this phone. */
	canAnswer: v.optional(v.boolean()),
	dispositionId: v.optional(v.string()),
	dispositionRequired: v.boolean(),
	/** How its wrap-up goes, while it is talked in and wrapped up; absent: there is none. */
	wrapUp: v.optional(
		v.object({
			mode: v.picklist(['optional', 'timed', 'fixed', 'manual']),
			/** Asked for during the call, where that is left to the agent. */
			wanted: v.optional(v.boolean()),
			/** What an extension adds; absent: there are none. */
			extendMs: v.optional(v.number()),
			extensionsLeft: count,
		}),
	),
	note: v.optional(v.string()),
	noteSavedAt: v.optional(instant),
	...dialFields,
	...controlFields,
	...deskControlFields,
	/** Where its recording stands; absent where the queue never records. */
	recording: v.optional(
		v.object({
			state: v.picklist([
				...(['none', 'announced', 'consented', 'refused', 'ended'] as const),
				...(['starting', 'recording', 'pausing', 'paused', 'resuming', 'stopping'] as const),
			]),
			since: v.optional(instant),
			/** The caller must be told, or asked, by the agent before it can begin. */
			needsWord: v.optional(v.boolean()),
			/** Why the last one ended against anybody’s wish. */
			trouble: v.optional(v.string()),
		}),
	),
});

export type PastInteraction = v.InferOutput<typeof pastInteractionSchema>;
export type RecentInteraction = v.InferOutput<typeof recentInteractionSchema>;
export type DeskCall = v.InferOutput<typeof deskCallSchema>;
