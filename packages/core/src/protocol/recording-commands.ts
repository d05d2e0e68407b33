/** Commands about recordings: of the call in front of an agent, and of those that are kept. */

import * as v from 'valibot';
import {id, text} from './fields.ts';

const ofAgent = {agentId: v.optional(id)};
const ofRecording = {recordingId: id};

/** Where a recording is: being made, ended and not yet sealed, kept, or deleted. */
export const recordingStates = ['live', 'sealing', 'kept', 'deleted'] as const;

/** One recording. What is absent is not known, not so, or not yet. */
export const recordingRowSchema = v.object({
	id: v.string(),
	state: v.picklist(recordingStates),
	/** Absent: a message of a call that nobody was here to know of. */
	callId: v.optional(v.string()),
	/** Absent: a caller's message. */
	agentId: v.optional(v.string()),
	queueId: v.optional(v.string()),
	purpose: v.string(),
	/** A login, `floor` for the queue's rule, or `caller` for a message. */
	askedBy: v.string(),
	askedAt: v.number(),
	startedAt: v.optional(v.number()),
	endedAt: v.optional(v.number()),
	/** `call-ended`, `opted-out`…; docs/recording.md has them all. */
	endReason: v.optional(v.string()),
	endDetail: v.optional(v.string()),
	durationMs: v.optional(v.number()),
	/** Of the WAV, and its SHA-256. */
	bytes: v.optional(v.number()),
	sha256: v.optional(v.string()),
	/** When it is deleted by itself; absent while it is held. */
	keptUntil: v.optional(v.number()),
	/** A legal hold. */
	held: v.optional(v.object({at: v.number(), by: v.string(), reason: v.string()})),
	/** Deleted: the proof. */
	deleted: v.optional(v.object({at: v.number(), by: v.string(), reason: v.string()})),
});
export type RecordingRow = v.InferOutput<typeof recordingRowSchema>;

const opened = v.object({
	recording: recordingRowSchema,
	/** For `read-recording`, by the same login and for a few minutes. */
	ticket: v.string(),
	/** Of the WAV. */
	bytes: v.number(),
	chunks: v.number(),
});

/** Part of `commandSchemas`, where the roles are explained. */
export const recordingCommandSchemas = {
	/** `told`: the agent has told the caller, who agreed where that is asked for. */
	'start-recording': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object({...ofAgent, told: v.optional(v.boolean())}),
		result: v.null(),
	},
	'pause-recording': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object(ofAgent),
		result: v.null(),
	},
	'resume-recording': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object(ofAgent),
		result: v.null(),
	},
	'stop-recording': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object(ofAgent),
		result: v.null(),
	},
	/** What was recorded of the call is deleted. */
	'opt-out-recording': {
		role: 'agent',
		self: true,
		audited: true,
		args: v.object({...ofAgent, reason: v.picklist(['opted-out', 'private'])}),
		result: v.null(),
	},
	/** Newest first, 50 unless told. */
	'list-recordings': {
		role: 'supervisor',
		self: false,
		audited: false,
		args: v.object({
			callId: v.optional(id),
			agentId: v.optional(id),
			queueId: v.optional(id),
			limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))),
		}),
		result: v.object({recordings: v.array(recordingRowSchema)}),
	},
	'show-recording': {
		role: 'supervisor',
		self: false,
		audited: false,
		args: v.object(ofRecording),
		result: recordingRowSchema,
	},
	/** Written to the audit before a byte of it can be read. */
	'play-recording': {
		role: 'supervisor',
		self: false,
		audited: true,
		args: v.object(ofRecording),
		result: opened,
	},
	/** The message that a piece of work is about: for the agent on whose desk or in whose hand it is, or a supervisor. */
	'play-message': {
		role: 'agent',
		self: false,
		audited: true,
		args: v.object({workId: id}),
		result: opened,
	},
	/** The same, to be kept outside. */
	'export-recording': {
		role: 'admin',
		self: false,
		audited: true,
		args: v.object(ofRecording),
		result: opened,
	},
	/** One chunk of the WAV, from 0, in base64. The right is in the ticket, which is its asker's alone. */
	'read-recording': {
		role: 'agent',
		self: false,
		audited: false,
		args: v.object({ticket: id, chunk: v.pipe(v.number(), v.integer(), v.minValue(0))}),
		result: v.object({data: v.string()}),
	},
	/** Before its time. */
	'delete-recording': {
		role: 'admin',
		self: false,
		audited: true,
		args: v.object({...ofRecording, reason: v.pipe(text(200), v.minLength(1))}),
		result: v.null(),
	},
	/** A legal hold: it is not deleted while that lasts. `held` false ends it. */
	'hold-recording': {
		role: 'admin',
		self: false,
		audited: true,
		args: v.object({...ofRecording, held: v.boolean(), reason: v.pipe(text(200), v.minLength(1))}),
		result: v.null(),
	},
} as const;
