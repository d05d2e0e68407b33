/** Commands of call control, on the call that an agent talks in. */

import * as v from 'valibot';
import {id} from './fields.ts';

const ofAgent = {agentId: v.optional(id)};

/** A number to dial: digits, with or without a plus before them. */
const number = v.pipe(v.string(), v.regex(/^\+?[0-9]{2,20}$/, 'digits, "+" in front at most'));

/** A number as people write it: the floor reads it. */
const written = v.pipe(v.string(), v.maxLength(40));

/** Where to send a call, or whom to consult: of a queue, whomever it has. */
export const transferTargetSchema = v.variant('kind', [
	v.object({kind: v.literal('agent'), agentId: id}),
	v.object({kind: v.literal('phone'), phoneId: id}),
	v.object({kind: v.literal('outside'), number}),
	v.object({kind: v.literal('queue'), queueId: id}),
]);
export type WireTransferTarget = v.InferOutput<typeof transferTargetSchema>;

/** A colleague, or an extension: an internal call. */
export const colleagueTargetSchema = v.variant('kind', [
	v.object({kind: v.literal('agent'), agentId: id}),
	v.object({kind: v.literal('phone'), phoneId: id}),
]);

const plain = {
	role: 'agent',
	self: true,
	audited: true,
	args: v.object(ofAgent),
	result: v.null(),
} as const;

/** Part of `commandSchemas`, where the roles are explained. */
export const callCommandSchemas = {
	hold: plain,
	resume: plain,
	mute: {...plain, args: v.object({...ofAgent, muted: v.boolean()})},
	/** To whom the agent hears. Not in the audit: digits are secrets more often than not. */
	'send-digits': {
		...plain,
		audited: false,
		args: v.object({
			...ofAgent,
			digits: v.pipe(v.string(), v.regex(/^[0-9*#A-D]{1,32}$/, '0–9, *, #, A–D, 32 at most')),
		}),
	},
	/** Blind: the agent is out of the call at once. */
	transfer: {...plain, args: v.object({...ofAgent, to: transferTargetSchema})},
	consult: {...plain, args: v.object({...ofAgent, to: transferTargetSchema})},
	/** By hand, one of the two: a number, as people write it, of an extension too; or a colleague, for whom there is no queue. */
	dial: {
		...plain,
		args: v.object({
			...ofAgent,
			number: v.optional(written),
			to: v.optional(colleagueTargetSchema),
			queueId: v.optional(id),
		}),
	},
	/** What the policy says of a number. */
	'may-dial': {
		role: 'agent',
		self: false,
		audited: false,
		args: v.object({number: written}),
		result: v.object({
			may: v.boolean(),
			why: v.picklist([
				...(['emergency', 'allowed', 'denied', 'no-rule'] as const),
				...(['own-number', 'extension', 'no-such-extension', 'bad-number'] as const),
			]),
			/** As it is compared with the rules. */
			number: v.optional(v.string()),
			/** The beginning that decided. */
			rule: v.optional(v.string()),
			/** It is the country’s, not the floor file’s. */
			isUsual: v.optional(v.boolean()),
		}),
	},
	swap: plain,
	'join-all': plain,
	/** Back to the customer; a call that still rings is called off. */
	'end-consult': plain,
	'hand-over': plain,
	/** The call in front of the agent is set apart, for anybody of its queue. */
	park: plain,
	/** A parked call, by its id or by the number of its place. An agent: of their queues, or parked by them. */
	'pick-up': {
		...plain,
		args: v.object({
			...ofAgent,
			callId: v.optional(id),
			place: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999))),
		}),
	},
	/** A waiting call becomes the agent's next one, out of its order. An agent: of queues that let them. */
	'take-call': {...plain, args: v.object({...ofAgent, callId: id})},
} as const;
