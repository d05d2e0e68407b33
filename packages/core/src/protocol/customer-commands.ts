/** Commands of what is known of a customer and matters to routing: their own agent, their head start. */

import * as v from 'valibot';
import {id} from './fields.ts';

/** What is known of a customer. Absent fields are unknown, withheld or not set. */
export const customerSchema = v.object({
	partyId: v.string(),
	callerNumber: v.optional(v.string()),
	callerName: v.optional(v.string()),
	/** A name an agent gave. */
	contactName: v.optional(v.string()),
	/** The agent whose contact they are. */
	ownerId: v.optional(v.string()),
	/** Head start of all their calls. */
	priorityMs: v.optional(v.number()),
	/** Who talked with them last. */
	lastAgentId: v.optional(v.string()),
});
export type CustomerRecord = v.InferOutput<typeof customerSchema>;

/** Part of `commandSchemas`, where the roles are explained. */
export const customerCommandSchemas = {
	/** By `partyId` or by `number`. `add`: one who never rang is known from now on. */
	'find-customer': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({
			partyId: v.optional(id),
			number: v.optional(v.pipe(v.string(), v.regex(/^\+?[\d ().\-/]{2,40}$/, 'a number'))),
			add: v.optional(v.boolean()),
		}),
		result: customerSchema,
	},
	/** What is absent stays as it is; an empty `ownerId` and a `priorityMs` of 0 take away. */
	'set-customer': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({
			partyId: id,
			ownerId: v.optional(id),
			priorityMs: v.optional(
				v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(86_400_000)),
			),
		}),
		result: customerSchema,
	},
} as const;
