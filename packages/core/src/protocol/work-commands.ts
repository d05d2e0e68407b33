/** Commands of wrap-up by rule, of pauses that take approval, and of agents lent to queues. */

import * as v from 'valibot';
import {id} from './fields.ts';

/** Part of `commandSchemas`, where the roles are explained. */
export const workCommandSchemas = {
	'extend-wrap-up': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object({agentId: v.optional(id)}),
		result: v.null(),
	},
	/** `wanted` absent: true. */
	'want-wrap-up': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object({agentId: v.optional(id), wanted: v.optional(v.boolean())}),
		result: v.null(),
	},
	/** Asks a supervisor for help. */
	'raise-hand': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object({agentId: v.optional(id)}),
		result: v.null(),
	},
	'lower-hand': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object({agentId: v.optional(id)}),
		result: v.null(),
	},
	'approve-presence': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({agentId: id}),
		result: v.null(),
	},
	'refuse-presence': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({agentId: id}),
		result: v.null(),
	},
	/** From a minute to 24 hours; `only`: they serve nothing else meanwhile. */
	'lend-agent': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({
			agentId: id,
			queueId: id,
			forMs: v.pipe(v.number(), v.safeInteger()),
			only: v.optional(v.boolean()),
		}),
		result: v.null(),
	},
	'end-loan': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({agentId: id, queueId: id}),
		result: v.null(),
	},
} as const;
