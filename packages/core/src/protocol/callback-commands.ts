/** Commands of people who should be called back. */

import * as v from 'valibot';

/** Somebody who waited when the switch went, or came to a mailbox, and has not been answered since. */
export const callbackSchema = v.object({
	/** Absent: nobody was here to know of the call. */
	callId: v.optional(v.string()),
	partyId: v.string(),
	callerNumber: v.string(),
	/** The name an agent gave, else the network's. */
	name: v.optional(v.string()),
	queueId: v.optional(v.string()),
	/** When they called, and when the switch went, or they did. */
	arrivedAt: v.number(),
	endedAt: v.number(),
	/** The message that they left, for `play-recording`, how long it is, and the work that was made of it. */
	recordingId: v.optional(v.string()),
	messageMs: v.optional(v.number()),
	workId: v.optional(v.string()),
});
export type Callback = v.InferOutput<typeof callbackSchema>;

/** Part of `commandSchemas`, where the roles are explained. */
export const callbackCommandSchemas = {
	/** Who waited longest first. Those who hid their number cannot be called. */
	'list-callbacks': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({
			limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000))),
		}),
		result: v.object({rows: v.array(callbackSchema)}),
	},
} as const;
