/**
 * What a client can ask for, by name: the arguments, the answer, and the role it takes. Each is
 * answered once, with a result or with a refusal. A screen and a command-line verb send the same ones.
 */

import * as v from 'valibot';
import {callCommandSchemas} from './call-commands.ts';
import {callbackCommandSchemas} from './callback-commands.ts';
import {customerCommandSchemas} from './customer-commands.ts';
import {dayCommandSchemas} from './day-commands.ts';
import {gzip, id, text} from './fields.ts';
import {officeCommandSchemas} from './office-commands.ts';
import {recordingCommandSchemas} from './recording-commands.ts';
import {reportCommandSchemas} from './report-commands.ts';
import {workCommandSchemas} from './work-commands.ts';

const wish = v.variant('state', [
	v.object({state: v.literal('available')}),
	v.object({state: v.literal('not-ready'), reasonId: v.pipe(v.string(), v.maxLength(64))}),
]);
const mode = v.picklist(['listen', 'whisper', 'barge']);
const ofAgent = {agentId: v.optional(id)};
const nothing = v.null();

/** Roles from the least to the most; each may do what those before it may. */
export const roles = ['agent', 'supervisor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** True when `role` may do what takes at least `least`. */
export function mayAct(role: Role, least: Role): boolean {
	return roles.indexOf(role) >= roles.indexOf(least);
}

/** A login: also the person's id on the floor, and an agent's key in `floor.yaml`. */
export const loginSchema = v.pipe(
	v.string(),
	v.regex(
		/^[a-z][a-z0-9._-]{0,31}$/,
		'a letter, then letters, digits, ".", "_" or "-", 32 at most',
	),
);
const newPassword = v.pipe(v.string(), v.minLength(8), v.maxLength(200));

/** One thing that applying a floor file changes. `field` and values only where `op` is `change`. */
export const floorChangeSchema = v.object({
	op: v.picklist(['add', 'change', 'remove']),
	/** The section of the file: `queues`, `agents`… */
	section: v.string(),
	id: v.string(),
	field: v.optional(v.string()),
	before: v.optional(v.string()),
	after: v.optional(v.string()),
});
export type FloorChange = v.InferOutput<typeof floorChangeSchema>;

/** One line of the audit. */
export const auditRowSchema = v.object({
	at: v.number(),
	/** Who: a login, or what was tried as one. */
	login: v.string(),
	/** What: a command's name, `log-in` or `watch-desk`. */
	action: v.string(),
	/** Whom or what it was about: an agent, a call, a phone, an account. */
	target: v.optional(v.string()),
	/** `asked`, `done`, or the code it was refused with. */
	outcome: v.string(),
	detail: v.optional(v.string()),
});
export type AuditRow = v.InferOutput<typeof auditRowSchema>;

export const accountSchema = v.object({login: v.string(), role: v.picklist(roles)});
export type Account = v.InferOutput<typeof accountSchema>;

/** The largest `floor.yaml`, in bytes, that can be applied over the wire. */
export const maxFloorFileBytes = 2_000_000;

/**
 * `role` is the least role. `self`: an agent may do it for their own agent id only, a supervisor
 * for anybody; `agentId` absent means the asking person's own. `audited`: written to the audit.
 */
export const commandSchemas = {
	'sign-in': {
		role: 'agent',
		self: true,
		audited: true,
		/**
		 * `phoneId` absent: the phone used last. `presence` absent: not ready, reason `signed-in`. `nailedUp`:
		 * whether the headset is connected once for all calls; absent: as the floor file says of them.
		 */
		args: v.object({
			...ofAgent,
			phoneId: v.optional(id),
			takeover: v.optional(v.boolean()),
			presence: v.optional(wish),
			nailedUp: v.optional(v.boolean()),
		}),
		result: v.object({phoneId: v.string()}),
	},
	'sign-out': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object(ofAgent),
		result: nothing,
	},
	'take-phone': {
		role: 'supervisor',
		self: false,
		audited: true,
		/** `phoneId` absent: the phone used last. */
		args: v.object({phoneId: v.optional(id)}),
		result: v.object({phoneId: v.string()}),
	},
	'release-phone': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({}),
		result: nothing,
	},
	'set-presence': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object({...ofAgent, presence: wish}),
		result: nothing,
	},
	'cancel-pending-presence': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object(ofAgent),
		result: nothing,
	},
	answer: {role: 'agent', self: true, audited: true, args: v.object(ofAgent), result: nothing},
	decline: {role: 'agent', self: true, audited: true, args: v.object(ofAgent), result: nothing},
	'hang-up': {role: 'agent', self: true, audited: true, args: v.object(ofAgent), result: nothing},
	'set-disposition': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object({...ofAgent, callId: id, dispositionId: id}),
		result: nothing,
	},
	'finish-wrap-up': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object(ofAgent),
		result: nothing,
	},
	...workCommandSchemas,
	...callCommandSchemas,
	...officeCommandSchemas,
	/** Whole text each time; the last write wins. An agent: for a call they had or have. */
	'save-note': {
		role: 'agent',
		self: false,
		audited: false,
		args: v.object({callId: id, text: text(10_000)}),
		result: v.object({savedAt: v.number()}),
	},
	/** Names the customer of a call at one's desk. An empty name takes it away. */
	'name-customer': {
		role: 'agent',
		self: false,
		audited: true,
		args: v.object({
			partyId: id,
			name: v.pipe(text(200), v.regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, 'one line of text')),
		}),
		result: nothing,
	},
	...callbackCommandSchemas,
	...customerCommandSchemas,
	'raise-call': {
		role: 'supervisor',
		self: false,
		audited: true,
		/** The head start to add; five minutes when absent. */
		args: v.object({
			callId: id,
			creditMs: v.optional(
				v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 3_600_000)),
			),
		}),
		result: nothing,
	},
	'start-monitor': {
		role: 'supervisor',
		self: false,
		audited: true,
		/** `number`: heard there, and not at the desk phone that one holds; nothing before the key was pressed. */
		args: v.object({
			agentId: id,
			mode,
			reason: v.optional(text(200)),
			number: v.optional(text(40)),
		}),
		result: nothing,
	},
	'change-monitor': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({mode}),
		result: nothing,
	},
	/** The call that one listens to becomes one's own. */
	'take-over': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({}),
		result: nothing,
	},
	'stop-monitor': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({}),
		result: nothing,
	},
	...recordingCommandSchemas,
	...dayCommandSchemas,
	...reportCommandSchemas,
	/** The file's text, or gzip of it in base64 when it would not fit a frame. Errors: `floor-file-bad`. */
	'apply-floor': {
		role: 'admin',
		self: false,
		audited: true,
		args: v.object({
			floorYaml: v.optional(text(60_000)),
			floorGzip: v.optional(gzip),
			dryRun: v.optional(v.boolean()),
		}),
		result: v.object({applied: v.boolean(), changes: v.array(floorChangeSchema)}),
	},
	'export-floor': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object({}),
		result: v.object({floorYaml: v.string()}),
	},
	/** The daemon writes beside its database, opens the copy and checks it. */
	backup: {
		role: 'admin',
		self: false,
		audited: true,
		args: v.object({
			name: v.optional(
				v.pipe(v.string(), v.regex(/^[\w][\w.-]{0,99}$/, 'a file name without folders')),
			),
		}),
		result: v.object({path: v.string(), bytes: v.number()}),
	},
	'add-account': {
		role: 'admin',
		self: false,
		audited: true,
		args: v.object({login: loginSchema, role: v.picklist(roles), password: newPassword}),
		result: nothing,
	},
	/** One's own (with `oldPassword`), or by an admin another's. Ends the account's other sessions. */
	'set-password': {
		role: 'agent',
		self: false,
		audited: true,
		args: v.object({
			login: v.optional(id),
			oldPassword: v.optional(text(200)),
			password: newPassword,
		}),
		result: nothing,
	},
	'list-accounts': {
		role: 'admin',
		self: false,
		audited: false,
		args: v.object({}),
		result: v.object({accounts: v.array(accountSchema)}),
	},
	/** What the account may do from now on, in its open sessions too. The last admin stays one. */
	'set-role': {
		role: 'admin',
		self: false,
		audited: true,
		args: v.object({login: id, role: v.picklist(roles)}),
		result: nothing,
	},
	'remove-account': {
		role: 'admin',
		self: false,
		audited: true,
		args: v.object({login: id}),
		result: nothing,
	},
	/** Ends this session's token. */
	'sign-off': {role: 'agent', self: false, audited: true, args: v.object({}), result: nothing},
	/** Newest first. */
	audit: {
		role: 'admin',
		self: false,
		audited: false,
		args: v.object({
			limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))),
		}),
		result: v.object({rows: v.array(auditRowSchema)}),
	},
} as const satisfies Record<
	string,
	{role: Role; self: boolean; audited: boolean; args: v.GenericSchema; result: v.GenericSchema}
>;

export type CommandName = keyof typeof commandSchemas;
export type CommandArgs<N extends CommandName> = v.InferInput<(typeof commandSchemas)[N]['args']>;
/** The arguments after the schema has read them. */
export type ParsedArgs<N extends CommandName> = v.InferOutput<(typeof commandSchemas)[N]['args']>;
export type CommandResult<N extends CommandName> = v.InferOutput<
	(typeof commandSchemas)[N]['result']
>;
