/** Commands of work that is not a call: to add it, take it back, finish it, give it back, and ask about it. */

import * as v from 'valibot';
import {id, text} from './fields.ts';
import {whySchema} from './why-view.ts';

const line = (max: number) =>
	v.pipe(
		text(max),
		v.trim(),
		v.minLength(1),
		v.regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/, 'one line of text'),
	);
const ofAgent = {agentId: v.optional(id)};

/** Part of `commandSchemas`, where the roles are explained. */
export const officeCommandSchemas = {
	/** `kindId` absent: a task. `creditMs`: a head start, which a supervisor gives. */
	'add-work': {
		role: 'agent',
		self: false,
		audited: true,
		args: v.object({
			queueId: id,
			kindId: v.optional(id),
			subject: line(200),
			contact: v.optional(line(200)),
			creditMs: v.optional(
				v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 3_600_000)),
			),
		}),
		result: v.object({workId: v.string()}),
	},
	/** Off the floor, wherever it is, not done. */
	'take-back-work': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({workId: id}),
		result: v.null(),
	},
	'finish-work': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object({...ofAgent, workId: id, dispositionId: v.optional(id)}),
		result: v.null(),
	},
	/** Back to its queue, at its old place. */
	'give-back-work': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object({...ofAgent, workId: id}),
		result: v.null(),
	},
	/** Who could be offered it now, and why the others not. */
	'why-work': {
		role: 'supervisor',
		self: false,
		audited: false,
		args: v.object({workId: id}),
		result: v.object({workId: v.string(), ...whySchema.entries}),
	},
} as const;
