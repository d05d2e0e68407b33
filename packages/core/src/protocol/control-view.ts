/** Call control as desks and boards see it. */

import * as v from 'valibot';
import {instant, labelSchema} from './view-parts.ts';

/** Who hears whom in a talk. */
const lineSchema = v.picklist(['joined', 'held', 'consulting', 'conference']);

/** A third party in a talk: exactly one of `agentId`, `phoneId` alone, an outside number, and `queue` alone. */
const consultRowSchema = v.object({
	id: v.string(),
	/** `waiting`: a queue was asked, and has nobody yet. */
	state: v.picklist(['waiting', 'calling', 'ringing', 'answered']),
	since: instant,
	agentId: v.optional(v.string()),
	phoneId: v.optional(v.string()),
	/** E.164, or as it was dialled. */
	number: v.optional(v.string()),
	/** The queue that was asked, whoever of it is called by now; `since` when. */
	queue: v.optional(v.object({id: v.string(), label: labelSchema, since: instant})),
	/** What to call them: the agent's name, the extension, the contact's name or the number. */
	name: v.string(),
	/** Whom the agent hears, once it is answered. */
	hears: v.picklist(['customer', 'consult']),
});

/** Call control of one talk: in the desk's call and in the board's call rows. */
export const controlFields = {
	line: v.optional(lineSchema),
	/** Since when the line is as it is. */
	lineSince: v.optional(instant),
	/** Since when the caller hears music, through a hold and a consultation; absent while they do not. */
	heldSince: v.optional(instant),
	muted: v.optional(v.boolean()),
	/** On hold at the agent’s phone itself: nobody hears them; who heard them alone hears music. */
	phoneHeld: v.optional(v.boolean()),
	consult: v.optional(consultRowSchema),
	/** An order is on its way to the switch. */
	pending: v.optional(v.string()),
};

/** What only the agent's own desk is told. */
export const deskControlFields = {
	/** Why an order came to nothing, or a third party went: told until the next order. */
	notice: v.optional(
		v.object({
			code: v.picklist(['control-failed', 'consult-ended']),
			/** Of a failed one: `hold`, `transfer`… */
			order: v.optional(v.string()),
			reason: v.string(),
			/** Of whom was consulted; of a queue its name instead. */
			name: v.optional(v.string()),
			queue: v.optional(labelSchema),
			at: instant,
		}),
	),
	/** The agent is the third party: the call is this colleague's until it is handed over. */
	consultedBy: v.optional(v.object({agentId: v.string(), name: v.string()})),
	/** It rings because this agent sent it here; the agent themselves: it came back to them. */
	sentBy: v.optional(v.object({agentId: v.string(), name: v.string()})),
	/** In wrap-up: who has the call now. */
	goesOnWith: v.optional(v.object({agentId: v.string(), name: v.string()})),
};

export type ConsultRow = v.InferOutput<typeof consultRowSchema>;
export type LineState = v.InferOutput<typeof lineSchema>;
