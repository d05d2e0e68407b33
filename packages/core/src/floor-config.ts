/**
 * What a floor is made of, as the core needs it: ids and rules, no labels and nobody's name.
 * The daemon reads `floor.yaml` into this (with the labels beside it) and applies it as an input.
 */

import type {
	AgentId,
	DispositionId,
	NumberId,
	PhoneId,
	QueueId,
	ReasonId,
	SkillId,
	SwitchId,
	WindowId,
} from './ids.ts';
import type {ListeningConfig} from './monitor/policy.ts';
import type {OutboundConfig} from './outbound/policy.ts';
import type {RecordingRule} from './recording/rule.ts';
import type {SkillExpression} from './skills/expression.ts';
import type {Millis} from './time.ts';
import type {KindConfig} from './work/kinds.ts';

/** A language that callers are spoken to in. */
export type Language = 'en' | 'fr';

/** A number that customers dial and what it leads to. */
export interface NumberConfig {
	readonly id: NumberId;
	readonly queueId: QueueId;
	readonly language: Language;
	/** Head start in the waiting order, fixed at entry. */
	readonly priorityMs: Millis;
	/** False: the caller hears ringing, and is charged, only once an agent answers. */
	readonly answerOnEntry: boolean;
	/** Callers hear no greeting first: somebody ready is rung as they come. Absent: false. */
	readonly ringsAtOnce?: boolean;
}

/**
 * How work after the call ends:
 * `none` there is none; `timed` by the agent's key or after `limitMs`; `fixed` after `limitMs` alone;
 * `manual` by the key alone; `optional` none unless the agent asked for it during the call, then by
 * the key, or after `limitMs` where there is one. Meanwhile the agent is rung for none of their queues.
 */
export type WrapUpRule =
	| {readonly mode: 'none'}
	| ({readonly mode: 'timed' | 'fixed'; readonly limitMs: Millis} & LimitedWrapUp)
	| ({readonly mode: 'optional'; readonly limitMs?: Millis} & LimitedWrapUp)
	| {readonly mode: 'manual'; readonly dispositionRequired: boolean};

/** What every wrap-up with a time limit may have. */
export interface LimitedWrapUp {
	/** The key asks for one; the time limit ends the wrap-up without it, and the journal says so. */
	readonly dispositionRequired: boolean;
	/** How much later it ends for each extension by key; absent: it is never extended. */
	readonly extendMs?: Millis;
	/** How often one wrap-up may be extended. Absent: once. */
	readonly extendLimit?: number;
}

/** How often a wrap-up by this rule may be lengthened. */
export function extensionsOf(rule: WrapUpRule): number {
	return 'extendMs' in rule && rule.extendMs !== undefined ? (rule.extendLimit ?? 1) : 0;
}

/** What follows when a caller may not come in, or can wait no longer. */
export type WaitEnd =
	/** A last message, then the end. `sound`: one of the floor's own instead of the standing one. */
	| {readonly action: 'message'; readonly sound?: string}
	| {readonly action: 'move'; readonly queueId: QueueId}
	/** On to a number outside, by the trunk: digits, and a plus in front where it has one. */
	| {readonly action: 'send-out'; readonly number: string};

/** Whom a queue prefers among the ready, by name; each is defined in docs/routing.md. */
export const strategies = [
	'longest-idle',
	'longest-idle-in-queue',
	'fewest-calls',
	'least-talk-time',
	'least-occupied',
	'most-skilled',
	'least-skilled',
	'linear',
	'top-down',
	'round-robin',
	'random',
	'weighted-random',
	'ring-all',
	'ring-progressively',
] as const;
export type Strategy = (typeof strategies)[number];

/** A step of the wait at which more agents may serve: those who were enough before stay so. */
export interface WidenStep {
	/** Since the call came into the queue. */
	readonly afterMs: Millis;
	/** Who is enough from then on; absent: whoever is assigned. */
	readonly requires?: SkillExpression;
}

/** Agents of a later tier serve only calls that have waited so long. Tier 1 is never declared. */
export interface TierStep {
	readonly tier: number;
	readonly afterMs: Millis;
}

/** A declared step of the wait at which a call gets a head start. */
export interface AgeingStep {
	readonly afterMs: Millis;
	readonly creditMs: Millis;
}

/** Whom a returning caller waits for first, and for how long. */
export interface StickyRule {
	/** `last-agent`: who talked with them last; `owner`: the contact's own agent, or else the last one. */
	readonly to: 'last-agent' | 'owner';
	readonly waitMs: Millis;
}

/** How long an available agent is left alone after an offer that came to nothing. */
export interface RestRule {
	readonly busyMs: Millis;
	readonly declinedMs: Millis;
	readonly noAnswerMs: Millis;
	readonly unregisteredMs: Millis;
}

/** What makes an agent count as not there for a queue. `not-ready` may name one reason. */
export type AbsenceFactor =
	| {readonly when: 'signed-out' | 'unregistered' | 'outside' | 'wrap-up' | 'talking' | 'link-lost'}
	| {readonly when: 'not-ready'; readonly reasonId?: ReasonId};

/** At the door of a queue with callers in it: when this holds, the caller is sent elsewhere. */
export type Diversion = {
	readonly to: WaitEnd;
} /** Waiting, this caller included, for each agent who is there. */ & (
	| {readonly when: 'wait-ratio'; readonly above: number}
	| {readonly when: 'expected-wait'; readonly aboveMs: Millis}
);

/** What has to hold for an overflow step; all that are named. */
export interface OverflowConditions {
	/** The caller's place, from 1. */
	readonly positionAbove?: number;
	readonly positionBelow?: number;
	readonly waitingAbove?: number;
	/** Agents who are there and may serve this caller now or later. */
	readonly eligibleBelow?: number;
	readonly expectedWaitAboveMs?: Millis;
	/** One of the floor's named times of day is on. */
	readonly during?: WindowId;
}

export type OverflowAction =
	| {readonly action: 'raise'; readonly creditMs: Millis}
	/** To the queue's next step of widening. */
	| {readonly action: 'widen'}
	/** The caller hears it and waits on. With `position` or `expectedWait`, that is said too. */
	| {
			readonly action: 'announce';
			readonly sound?: string;
			readonly position?: true;
			readonly expectedWait?: true;
	  }
	| WaitEnd;

/**
 * One step of a queue's overflow recipe: looked at once the caller has waited `afterMs` in this queue
 * and, with `everyMs`, again so often. Done once; with `repeat`, each time that it holds.
 */
export interface OverflowStep {
	readonly afterMs: Millis;
	readonly everyMs?: Millis;
	readonly repeat?: true;
	readonly when: OverflowConditions;
	readonly act: OverflowAction;
}

/** A line of waiting work and its rules. Optional rules that are absent are off. */
export interface QueueConfig {
	readonly id: QueueId;
	/** The skills an agent needs; absent: being assigned is enough. */
	readonly requires?: SkillExpression;
	/** In the order of their `afterMs`. */
	readonly widen?: readonly WidenStep[];
	/** In the order of their `afterMs`, which is that of their tiers. */
	readonly tiers?: readonly TierStep[];
	/** An agent's own queue: nobody else serves it, whatever they are assigned to. */
	readonly ownerId?: AgentId;
	/** Absent: `longest-idle`. */
	readonly strategy?: Strategy;
	/** `ring-progressively`: how long after one more agent the next is rung. */
	readonly ringNextMs?: Millis;
	/** Head start of all its calls over those of other queues: its weight. */
	readonly priorityMs?: Millis;
	readonly ageing?: readonly AgeingStep[];
	/** The time from the call's start to the queue counts as waited in the order of waiting. */
	readonly menuCounts?: true;
	readonly sticky?: StickyRule;
	/** A caller who was cut off or gave up and comes again within this time gets the old place. */
	readonly placeKeptMs?: Millis;
	/** Service-level threshold T. */
	readonly thresholdMs: Millis;
	readonly ringMs: Millis;
	/** Absent: 5 s after each. */
	readonly rest?: RestRule;
	readonly wrapUp: WrapUpRule;
	/** Short-abandon limit S: callers who leave sooner are counted apart. */
	readonly shortAbandonMs: Millis;
	/** No more callers than these wait; the next gets `onFull`. */
	readonly maxWaiting?: number;
	/** Absent: the message. */
	readonly onFull?: WaitEnd;
	readonly maxWaitMs?: Millis;
	readonly onMaxWait: WaitEnd;
	/** Nobody is there when one of these holds for each agent who could ever answer. Absent: signed out. */
	readonly absence?: readonly AbsenceFactor[];
	/** How long a caller waits while nobody is there. */
	readonly nobodyMs: Millis;
	readonly onNobody: WaitEnd;
	/** Whether a caller may come in while nobody is there. Absent: they may. */
	readonly joinEmpty?: false;
	readonly diversions?: readonly Diversion[];
	/** What becomes of those who still wait `afterMs` after their number closed. Absent: they are served. */
	readonly onClose?: {readonly afterMs: Millis; readonly to: WaitEnd};
	readonly overflow?: readonly OverflowStep[];
	/** The queue's name is said to the agent before the two are connected. */
	readonly whisper?: true;
	/** The presence an agent falls to after missed rings; undefined keeps them available. */
	readonly rangOutReasonId?: ReasonId;
	/** How many rings missed in a row it takes. Absent: one. */
	readonly rangOutLimit?: number;
	/** Not-ready by choice is refused while so many of its agents are. */
	readonly maxNotReady?: number;
	/** Absent: its calls are never recorded. */
	readonly recording?: RecordingRule;
	/** Shown to whom its agents call: E.164 without plus. Absent: its first number. */
	readonly callerId?: string;
	/** How long a call of it may be parked. Absent: three minutes. */
	readonly parkMs?: Millis;
	/** Its agents may take a waiting call of it out of the order for themselves. Absent: supervisors alone. */
	readonly agentsTake?: true;
	/** Whether the agent's desk says that a supervisor listens. */
	readonly monitoringShown: boolean;
}

export interface AgentConfig {
	readonly id: AgentId;
	readonly queues: readonly QueueId[];
	/** Level by skill, 0 to 100. */
	readonly skills: Readonly<Record<string, number>>;
	/** By queue; 1 where absent. */
	readonly tiers?: Readonly<Record<string, number>>;
	/** By queue, for `weighted-random`: 1 to 100, 1 where absent. */
	readonly weights?: Readonly<Record<string, number>>;
	/** Instead of the queue's. */
	readonly ringMs?: Millis;
	/** The phone is asked to answer by itself. */
	readonly autoAnswer?: true;
	/** Their headset is connected once, at sign-in, unless they say otherwise then. */
	readonly nailedUp?: true;
	/** How much they may have in hand, by kind of work; the kind's own where absent. */
	readonly capacity?: Readonly<Record<string, number>>;
}

export interface PhoneConfig {
	readonly id: PhoneId;
	readonly switchId: SwitchId;
	/** The PJSIP endpoint's name at the switch. */
	readonly endpoint: string;
	/** True when the phone answers on a NOTIFY with `Event: talk`; refused by others, which drops the call. */
	readonly remoteAnswer: boolean;
}

/** Why an agent is not ready. `system` reasons are set by the floor, never chosen. */
export interface ReasonConfig {
	readonly id: ReasonId;
	readonly system: boolean;
	/** How long such a pause should last; past it, desk and board say so. */
	readonly limitMs?: Millis;
	/** Chosen by an agent, it waits for a supervisor's word. */
	readonly approval?: true;
}

export interface DispositionConfig {
	readonly id: DispositionId;
	/** Empty: for every queue. */
	readonly queues: readonly QueueId[];
}

/** A measure of a queue or an agent that raises an alert above (or, for the service level, below) a limit. */
export type AlertConfig =
	| {
			readonly on: 'waiting' | 'longest-wait' | 'service-level' | 'ready';
			readonly queueId: QueueId;
			/** Count, ms, share 0 to 1, count. */
			readonly warn: number;
			readonly alarm?: number;
	  }
	| {
			readonly on: 'wrap-up' | 'not-ready' | 'talking';
			readonly warn: Millis;
			readonly alarm?: Millis;
	  };

/** A named time of day. The daemon's calendar says when it begins and ends. */
export interface WindowConfig {
	readonly id: WindowId;
}

/** The whole declared floor. Each list is ordered by id, so that two equal floors are equal texts. */
export interface FloorConfig {
	/** IANA name; days begin at midnight here. */
	readonly timeZone: string;
	readonly numbers: readonly NumberConfig[];
	readonly queues: readonly QueueConfig[];
	readonly phones: readonly PhoneConfig[];
	readonly agents: readonly AgentConfig[];
	/** For the strategies that follow the floor file: every agent, in its order. Absent: by id. */
	readonly agentOrder?: readonly AgentId[];
	readonly skills: readonly SkillId[];
	readonly reasons: readonly ReasonConfig[];
	readonly dispositions: readonly DispositionConfig[];
	readonly alerts: readonly AlertConfig[];
	/** What the floor file says of kinds of work besides calls. Absent: tasks alone, by their usual rule. */
	readonly kinds?: readonly KindConfig[];
	/** Absent: none. */
	readonly windows?: readonly WindowConfig[];
	/** Calls to the outside. Absent: as is usual in France. */
	readonly outbound?: OutboundConfig;
	/** Absent: supervisors listen from desk phones alone. */
	readonly listening?: ListeningConfig;
	/** How long a lost desk keeps its agent available for nothing new, before not-ready. */
	readonly linkGraceMs: Millis;
}

/** Reasons that the floor itself sets; every floor has them. */
export const systemReasons = {
	rangOut: 'rang-out' as ReasonId,
	linkLost: 'link-lost' as ReasonId,
	signedIn: 'signed-in' as ReasonId,
	headsetGone: 'headset-gone' as ReasonId,
} as const;

/** A floor with nobody and nothing on it. */
export const emptyConfig: FloorConfig = {
	timeZone: 'Europe/Paris',
	numbers: [],
	queues: [],
	phones: [],
	agents: [],
	skills: [],
	reasons: Object.values(systemReasons).map((id) => ({id, system: true})),
	dispositions: [],
	alerts: [],
	linkGraceMs: 60_000,
};
