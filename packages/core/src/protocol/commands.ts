/**
 * What a client can ask for, by name: the arguments, and the role it takes. Each is answered once,
 * with a result or with a refusal. A screen and a command-line verb send the same ones.
 */

import * as v from 'valibot';

const wish = v.variant('state', [
	v.object({state: v.literal('available')}),
	v.object({state: v.literal('not-ready'), reasonId: v.string()}),
]);
const mode = v.picklist(['listen', 'whisper', 'barge']);
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** Roles from the least to the most; each may do what those before it may. */
export const roles = ['agent', 'supervisor', 'admin'] as const;
export type Role = (typeof roles)[number];

/**
 * `role` is the least role. `self`: an agent may do it for their own agent id only; a supervisor
 * for anybody. `agentId` absent means the asking person's own.
 */
export const commandSchemas = {
	'sign-in': {
		role: 'agent',
		self: true,
		args: v.object({
			agentId: v.optional(v.string()),
			phoneId: v.optional(v.string()),
			takeover: v.optional(v.boolean()),
			presence: v.optional(wish),
		}),
	},
	'sign-out': {role: 'agent', self: true, args: v.object({agentId: v.optional(v.string())})},
	'take-phone': {role: 'supervisor', self: false, args: v.object({phoneId: v.string()})},
	'release-phone': {role: 'supervisor', self: false, args: v.object({})},
	'set-presence': {
		role: 'agent',
		self: true,
		args: v.object({agentId: v.optional(v.string()), presence: wish}),
	},
	'cancel-pending-presence': {
		role: 'agent',
		self: true,
		args: v.object({agentId: v.optional(v.string())}),
	},
	answer: {role: 'agent', self: true, args: v.object({agentId: v.optional(v.string())})},
	decline: {role: 'agent', self: true, args: v.object({agentId: v.optional(v.string())})},
	'hang-up': {role: 'agent', self: true, args: v.object({agentId: v.optional(v.string())})},
	'set-disposition': {
		role: 'agent',
		self: true,
		args: v.object({
			agentId: v.optional(v.string()),
			callId: v.string(),
			dispositionId: v.string(),
		}),
	},
	'finish-wrap-up': {role: 'agent', self: true, args: v.object({agentId: v.optional(v.string())})},
	/** Whole text each time; the last write wins. Answer: `{savedAt}`. */
	'save-note': {
		role: 'agent',
		self: false,
		args: v.object({callId: v.string(), text: text(10_000)}),
	},
	/** Names the customer of a call. An empty name takes it away. */
	'name-customer': {
		role: 'agent',
		self: false,
		args: v.object({partyId: v.string(), name: text(200)}),
	},
	'raise-call': {
		role: 'supervisor',
		self: false,
		args: v.object({
			callId: v.string(),
			creditMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
		}),
	},
	'start-monitor': {
		role: 'supervisor',
		self: false,
		args: v.object({agentId: v.string(), mode, reason: v.optional(text(200))}),
	},
	'change-monitor': {role: 'supervisor', self: false, args: v.object({mode})},
	'stop-monitor': {role: 'supervisor', self: false, args: v.object({})},
	/** `floorYaml` is the file's text. Answer: `{changes, applied}`; errors come as refusal `floor-file-bad`. */
	'apply-floor': {
		role: 'admin',
		self: false,
		args: v.object({
			floorYaml: v.pipe(v.string(), v.maxLength(60_000)),
			dryRun: v.optional(v.boolean()),
		}),
	},
	/** Answer: `{floorYaml}`. */
	'export-floor': {role: 'supervisor', self: false, args: v.object({})},
	/** Answer: `{path}`; the daemon writes beside its database. */
	backup: {role: 'admin', self: false, args: v.object({name: v.optional(text(100))})},
	'add-account': {
		role: 'admin',
		self: false,
		args: v.object({
			login: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9._-]{0,31}$/)),
			role: v.picklist(roles),
			password: v.pipe(v.string(), v.minLength(8), v.maxLength(200)),
		}),
	},
	'set-password': {
		role: 'agent',
		self: false,
		args: v.object({
			/** Another's: admin only. */
			login: v.optional(v.string()),
			oldPassword: v.optional(text(200)),
			password: v.pipe(v.string(), v.minLength(8), v.maxLength(200)),
		}),
	},
	'list-accounts': {role: 'admin', self: false, args: v.object({})},
	'remove-account': {role: 'admin', self: false, args: v.object({login: v.string()})},
	/** Ends this session's token. */
	'sign-off': {role: 'agent', self: false, args: v.object({})},
	/** Audit rows, newest first. Answer: `{rows}`. */
	audit: {
		role: 'admin',
		self: false,
		args: v.object({
			limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))),
		}),
	},
} as const satisfies Record<string, {role: Role; self: boolean; args: v.GenericSchema}>;

export type CommandName = keyof typeof commandSchemas;
export type CommandArgs<N extends CommandName> = v.InferInput<(typeof commandSchemas)[N]['args']>;
