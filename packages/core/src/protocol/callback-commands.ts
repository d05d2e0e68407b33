/** Commands of people who should be called back. */

import * as v from 'valibot';

/** Somebody who waited when the switch went, and has not been answered since. */
export const callbackSchema = v.object({
	callId: v.string(),
	partyId: v.string(),
	callerNumber: v.string(),
	/** The name an agent gave, else the network's. */
	name: v.optional(v.string()),
	queueId: v.optional(v.string()),
	/** When they called, and when the switch went. */
	arrivedAt: v.number(),
	endedAt: v.number(),
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
