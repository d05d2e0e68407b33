/**
 * What a client can watch. A view is JSON of records by id, computed once per scope in the daemon
 * with rights applied; instants are epoch ms of the daemon's clock, so that timers tick at the
 * client and nothing is sent while nothing changes.
 */

import * as v from 'valibot';
import {controlFields} from './control-view.ts';
import {deskCallSchema, recentInteractionSchema} from './desk-call-view.ts';
import {calledBySchema, notReachedSchema} from './dial-view.ts';
import {parkedRowSchema, parkedSchema} from './parked-view.ts';
import {targetsViewSchema} from './targets-view.ts';
import {activitySchema, count, instant, labelSchema, labels, presence} from './view-parts.ts';
import {type WaitingView, waitingViewSchema} from './waiting-view.ts';
import {type passedOverSchema, takenSchema, whySchema} from './why-view.ts';

const wish = v.variant('state', [
	v.object({state: v.literal('available')}),
	v.object({state: v.literal('not-ready'), reasonId: v.string()}),
	v.object({state: v.literal('logged-out')}),
]);

/** Live figures of one queue; day figures count from the floor's midnight. */
export const queueRowSchema = v.object({
	id: v.string(),
	label: labelSchema,
	/** Not yet answered, whoever’s phone rings for them. */
	waiting: count,
	/** When the longest waiting caller entered; absent when nobody waits. */
	oldestEnteredAt: v.optional(instant),
	ready: count,
	talking: count,
	wrapUp: count,
	signedIn: count,
	/** answered + abandoned + timedOut + leftEmpty. */
	offered: count,
	answered: count,
	answeredInTime: count,
	abandoned: count,
	/** Of the abandoned, those within the short-abandon limit. */
	shortAbandoned: count,
	timedOut: count,
	leftEmpty: count,
	/** 0 to 1, formula `ofOffered`; absent when its denominator is 0. */
	serviceLevel: v.optional(v.number()),
	/** Mean wait of answered calls; absent when none. */
	speedOfAnswerMs: v.optional(v.number()),
	/** Turned away at the door: as many waited as may, or a diversion. */
	turnedAway: v.optional(count),
	/** Sent on to numbers outside. */
	overflowed: v.optional(count),
	/** What one who came in now would wait, whole seconds; absent while it cannot be told. */
	expectedWaitMs: v.optional(v.number()),
	/** By how much foretold waits were wrong, on average; absent while none was foretold. */
	expectedWaitErrorMs: v.optional(v.number()),
	thresholdMs: v.number(),
	/** Work besides calls that waits, and the oldest of it. Absent: none. */
	work: v.optional(v.object({waiting: count, oldestAt: instant})),
});

export const agentRowSchema = v.object({
	id: v.string(),
	name: v.string(),
	phoneId: v.optional(v.string()),
	phoneRegistered: v.optional(v.boolean()),
	presence,
	pendingPresence: v.optional(wish),
	/** Until when the pause they are in should last; past it, it is too long. */
	pauseEndsAt: v.optional(instant),
	/** Since when they ask a supervisor for help. */
	handSince: v.optional(instant),
	/** A pause asked for that waits for a supervisor’s word. */
	requested: v.optional(v.object({reasonId: v.string(), since: instant})),
	/** The queues they are lent to now; `only`: they serve nothing else meanwhile. */
	loans: v.optional(v.array(v.object({queueId: v.string(), endsAt: instant, only: v.boolean()}))),
	activity: activitySchema,
	activitySince: instant,
	/** Dialling or talking with a colleague: its time is time outside. */
	isInternal: v.optional(v.boolean()),
	/** Ready: available, idle, phone registered, desk not lost and a nailed-up headset connected, and not on hold. */
	ready: v.boolean(),
	linkLost: v.boolean(),
	/** Of who is nailed up: whether the headset is there. Absent: their phone rings for each call. */
	headset: v.optional(
		v.object({
			/** `held`: connected, and on hold at the phone. */
			state: v.picklist(['connecting', 'connected', 'held', 'gone']),
			since: instant,
		}),
	),
	/** When their phone refused the last offer: declined there, busy, on do-not-disturb; absent: it did not. */
	phoneRefusedAt: v.optional(instant),
	queueId: v.optional(v.string()),
	callId: v.optional(v.string()),
	wrapUpEndsAt: v.optional(instant),
	/** Work besides calls: how much they have in hand, and whether some rings on the desk. Absent: none. */
	work: v.optional(v.object({inHand: count, rings: v.boolean()})),
	handled: count,
	/** Mean of talk, hold and wrap-up; absent when nothing was handled. */
	handleTimeMs: v.optional(v.number()),
});

/** A live piece of work that is not a call. */
export const workRowSchema = v.object({
	id: v.string(),
	kindId: v.string(),
	queueId: v.string(),
	/** `aside`: in hand, its clock stands still. */
	state: v.picklist(['waiting', 'offered', 'in-hand', 'aside']),
	since: instant,
	/** Since when it waits, where it does: since it came, or came back. */
	waitsSince: instant,
	/** In whose hand it is, or on whose desk it rings. */
	agentId: v.optional(v.string()),
	ringEndsAt: v.optional(instant),
	/** For how long it was worked on, up to `since`. */
	workedMs: v.number(),
	subject: v.string(),
	contact: v.optional(v.string()),
	addedBy: v.string(),
	raisedMs: v.optional(v.number()),
	/** It is about a caller's message of this length, kept or not: screens say so, in their own language, in place of the subject. */
	messageMs: v.optional(v.number()),
	/** That message, for `play-message`, as long as it is kept. */
	message: v.optional(v.object({recordingId: v.string(), durationMs: v.number()})),
});

/** A live call. `callerNumber` is E.164 or absent when withheld. */
export const callRowSchema = v.object({
	id: v.string(),
	state: v.picklist([
		...(['entering', 'waiting', 'ringing', 'talking', 'parked', 'leaving', 'fallback'] as const),
		'dialling',
	]),
	since: instant,
	arrivedAt: instant,
	queueId: v.optional(v.string()),
	enteredAt: v.optional(instant),
	agentId: v.optional(v.string()),
	callerNumber: v.optional(v.string()),
	callerName: v.optional(v.string()),
	/** Between colleagues: the caller named here is who was called, and no queue has it. */
	isInternal: v.optional(v.boolean()),
	dialledNumber: v.string(),
	waitMs: v.optional(v.number()),
	offers: count,
	raisedMs: v.optional(v.number()),
	...controlFields,
	parked: v.optional(parkedSchema),
	/** An agent sent it on: whom or where it goes to, by name. */
	sentTo: v.optional(v.string()),
	/** By how much earlier it counts as having entered, all told; absent: not at all. */
	headStartMs: v.optional(v.number()),
	/** Whose customer the caller is. */
	ownAgentId: v.optional(v.string()),
	/** The one agent whom it waits for, and until when. */
	waitsFor: v.optional(v.object({agentId: v.string(), until: instant})),
});

export const alertRowSchema = v.object({
	id: v.string(),
	level: v.picklist(['warn', 'alarm']),
	on: v.picklist([
		'waiting',
		'longest-wait',
		'service-level',
		'ready',
		'wrap-up',
		'not-ready',
		'talking',
		'pause-limit',
		'approval',
		'help',
	]),
	queueId: v.optional(v.string()),
	agentId: v.optional(v.string()),
	limit: v.number(),
	/** The measure itself: a count, or a share from 0 to 1. Absent where `since` says it. */
	value: v.optional(v.number()),
	/** For measures of time, which go on growing: since when. */
	since: v.optional(instant),
});

export const monitorRowSchema = v.object({
	id: v.string(),
	personId: v.string(),
	agentId: v.string(),
	callId: v.string(),
	mode: v.picklist(['listen', 'whisper', 'barge']),
	/** `asking`: a number outside was answered, and nothing is heard before the key. */
	state: v.picklist(['calling', 'asking', 'active']),
	/** Heard at a number outside. Absent: at a desk phone. */
	outside: v.optional(v.boolean()),
	since: instant,
});

const switchRow = v.object({
	id: v.string(),
	state: v.picklist(['up', 'down']),
	since: instant,
	/** Other switches that are up, and whose phones its calls cannot reach although they should. */
	noTieTo: v.optional(v.array(v.string())),
});

/** Everything on the floor that a wallboard shows. Scope: none. Right: supervisor. */
export const boardViewSchema = v.object({
	queues: v.record(v.string(), queueRowSchema),
	agents: v.record(v.string(), agentRowSchema),
	calls: v.record(v.string(), callRowSchema),
	/** Work besides calls. Absent, as `kinds`: it is not told. */
	work: v.optional(v.record(v.string(), workRowSchema)),
	/** Of kinds of work, calls not among them. */
	kinds: v.optional(labels),
	alerts: v.record(v.string(), alertRowSchema),
	monitors: v.record(v.string(), monitorRowSchema),
	switches: v.record(v.string(), switchRow),
	reasons: labels,
	dispositions: labels,
	/** Day figures count from here. */
	dayStartedAt: instant,
});

/** A desk phone, as the sign-in screen offers it. */
export const phoneRowSchema = v.object({
	id: v.string(),
	registered: v.boolean(),
	/** In a call the floor did not give. */
	outside: v.boolean(),
	/** Who holds it: an agent's id or a supervisor's login, and the name to show. */
	heldBy: v.optional(v.string()),
	heldByName: v.optional(v.string()),
});

/** The watching person: who they are, and the phones they could take. Scope: none, one's own. Right: anybody. */
export const meViewSchema = v.object({
	login: v.string(),
	/** Present when the floor has an agent of this login. */
	agentId: v.optional(v.string()),
	name: v.string(),
	signedIn: v.boolean(),
	/** The phone held now, for calls or for listening. */
	phoneId: v.optional(v.string()),
	lastPhoneId: v.optional(v.string()),
	monitor: v.optional(monitorRowSchema),
	/** The last listening ended by itself, or never began; until the next. */
	notHeard: v.optional(
		v.object({
			agentId: v.string(),
			outside: v.optional(v.boolean()),
			reason: v.string(),
			at: instant,
		}),
	),
	/** The floor has numbers outside from which may be listened. */
	outsideListening: v.optional(v.boolean()),
	/** The daemon cannot save now, since then: nothing is done or told before it can; calls go on. */
	unsavedSince: v.optional(instant),
	phones: v.record(v.string(), phoneRowSchema),
	reasons: labels,
});

/** Work at a desk, with what finishing it takes. */
const deskWork = v.object({
	...workRowSchema.entries,
	dispositionRequired: v.boolean(),
	/** Those that its queue knows, in the file's order. */
	dispositions: v.array(v.object({id: v.string(), label: labelSchema})),
});

/** One agent's desk. Scope: the agent's id. Right: that agent, or a supervisor. */
export const deskViewSchema = v.object({
	agent: agentRowSchema,
	phone: v.optional(v.object({id: v.string(), registered: v.boolean(), remoteAnswer: v.boolean()})),
	call: v.optional(deskCallSchema),
	/** A colleague on the line, by an internal call. */
	calledBy: v.optional(calledBySchema),
	notReached: v.optional(notReachedSchema),
	/** Work besides calls: what rings on the desk, and what is in hand, in the order in which it was taken. */
	offered: v.optional(deskWork),
	inHand: v.optional(v.array(deskWork)),
	kinds: v.optional(labels),
	/** Set when the queue's policy says that monitoring is shown. */
	monitored: v.optional(
		v.object({mode: v.picklist(['listen', 'whisper', 'barge']), since: instant}),
	),
	/** Calls that this agent may pick up, by id; absent: none. */
	parked: v.optional(v.record(v.string(), parkedRowSchema)),
	/** How many wait in the queues that let this agent take one out of the order; absent: none does. */
	takeable: v.optional(count),
	queues: v.record(v.string(), queueRowSchema),
	reasons: labels,
	/** The reasons that take a supervisor’s approval; absent: none does. */
	approvals: v.optional(v.array(v.string())),
	/** Those for the call's queue, or all; in the file's order, for the digit keys. */
	dispositions: v.array(v.object({id: v.string(), label: labelSchema})),
	/** The agent's own day. Means are absent when nothing was handled. */
	today: v.object({
		startedAt: instant,
		handled: count,
		talkMs: v.optional(v.number()),
		wrapUpMs: v.optional(v.number()),
		handleTimeMs: v.optional(v.number()),
		rangOut: count,
		/** For occupancy: talk, hold, wrap-up, ring and other work, of stretches that have ended. See `occupancyAt`. */
		handlingMs: v.number(),
		/** Idle while available, of stretches that have ended. */
		idleMs: v.number(),
	}),
	recent: v.array(recentInteractionSchema),
	switches: v.record(v.string(), switchRow),
});

/** One stretch or moment in a call's life. */
const callMoment = v.object({
	seq: v.number(),
	at: instant,
	type: v.string(),
	agentId: v.optional(v.string()),
	queueId: v.optional(v.string()),
	reason: v.optional(v.string()),
	ms: v.optional(v.number()),
	personId: v.optional(v.string()),
	candidates: v.optional(v.number()),
	/** Of an offer: the queue's strategy, absent for longest idle, and the first eight passed over. */
	strategy: v.optional(v.string()),
	isSticky: v.optional(v.boolean()),
	taken: v.optional(takenSchema),
	why: v.optional(whySchema),
});

/** One call's life so far. Scope: the call's id. Right: supervisor. */
export const callViewSchema = v.object({
	call: v.optional(callRowSchema),
	outcome: v.optional(v.string()),
	life: v.record(v.string(), callMoment),
	segments: v.array(
		v.object({
			kind: v.picklist([
				...(['dial', 'entry', 'wait', 'ring', 'talk', 'hold', 'consult', 'message'] as const),
				...(['park', 'sent-out', 'fallback', 'wrap-up'] as const),
			]),
			startedAt: instant,
			endedAt: v.optional(instant),
			agentId: v.optional(v.string()),
			queueId: v.optional(v.string()),
		}),
	),
	note: v.optional(v.string()),
	dispositionId: v.optional(v.string()),
	/** While it waits: how much longer, as far as can be told from what is so now. */
	expectedWaitMs: v.optional(v.number()),
	/** How long its wait was to be, as foretold when it came into its queue. */
	foretoldWaitMs: v.optional(v.number()),
	/** While it waits: why nobody is asked now. The first eight. */
	waits: v.optional(whySchema),
	/** Names by id. */
	agents: v.record(v.string(), v.string()),
	queues: labels,
	monitors: v.record(v.string(), monitorRowSchema),
});

/** Every view by name. */
export const viewSchemas = {
	board: boardViewSchema,
	desk: deskViewSchema,
	call: callViewSchema,
	me: meViewSchema,
	targets: targetsViewSchema,
	waiting: waitingViewSchema,
} as const;

export type ViewName = keyof typeof viewSchemas;
export type BoardView = v.InferOutput<typeof boardViewSchema>;
export type DeskView = v.InferOutput<typeof deskViewSchema>;
export type CallView = v.InferOutput<typeof callViewSchema>;
export type QueueRow = v.InferOutput<typeof queueRowSchema>;
export type AgentRow = v.InferOutput<typeof agentRowSchema>;
export type WorkRow = v.InferOutput<typeof workRowSchema>;
export type DeskWork = v.InferOutput<typeof deskWork>;
export type CallRow = v.InferOutput<typeof callRowSchema>;
export type AlertRow = v.InferOutput<typeof alertRowSchema>;
export type MonitorRow = v.InferOutput<typeof monitorRowSchema>;
export type Why = v.InferOutput<typeof whySchema>;
export type PassedOver = v.InferOutput<typeof passedOverSchema>;
export type MeView = v.InferOutput<typeof meViewSchema>;
export type PhoneRow = v.InferOutput<typeof phoneRowSchema>;
export type CallMoment = v.InferOutput<typeof callMoment>;
export type TargetsView = v.InferOutput<typeof targetsViewSchema>;
export type Views = {
	board: BoardView;
	desk: DeskView;
	call: CallView;
	me: MeView;
	targets: TargetsView;
	waiting: WaitingView;
};
