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
} from './ids.ts';
import type {Millis} from './time.ts';

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
}

/** A skill asked for: the agent's level must reach `minLevel` (0 to 100). An undefined skill never does. */
export interface SkillRequirement {
	readonly skillId: SkillId;
	readonly minLevel: number;
}

/**
 * How work after the call ends:
 * `none` there is none; `timed` by the agent's key or after `limitMs`; `manual` by the key alone.
 */
export type WrapUpRule =
	| {readonly mode: 'none'}
	| {readonly mode: 'timed'; readonly limitMs: Millis; readonly dispositionRequired: boolean}
	| {readonly mode: 'manual'; readonly dispositionRequired: boolean};

/** What follows when a caller can wait no longer. */
export type WaitEnd =
	| {readonly action: 'message'}
	| {readonly action: 'move'; readonly queueId: QueueId};

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
	'round-robin',
	'random',
] as const;
export type Strategy = (typeof strategies)[number];

/** A line of waiting work and its rules. */
export interface QueueConfig {
	readonly id: QueueId;
	readonly requires: readonly SkillRequirement[];
	/** Absent: `longest-idle`. */
	readonly strategy?: Strategy;
	/** Service-level threshold T. */
	readonly thresholdMs: Millis;
	readonly ringMs: Millis;
	readonly wrapUp: WrapUpRule;
	/** Short-abandon limit S: callers who leave sooner are counted apart. */
	readonly shortAbandonMs: Millis;
	readonly maxWaitMs?: Millis;
	readonly onMaxWait: WaitEnd;
	/** How long a caller waits while nobody who could ever answer is signed in. */
	readonly nobodyMs: Millis;
	readonly onNobody: WaitEnd;
	/** The presence an agent falls to after a rang-out; undefined keeps them available. */
	readonly rangOutReasonId?: ReasonId;
	/** Whether the agent's desk says that a supervisor listens. */
	readonly monitoringShown: boolean;
}

export interface AgentConfig {
	readonly id: AgentId;
	readonly queues: readonly QueueId[];
	/** Level by skill, 0 to 100. */
	readonly skills: Readonly<Record<string, number>>;
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
	/** How long a lost desk keeps its agent available for nothing new, before not-ready. */
	readonly linkGraceMs: Millis;
}

/** Reasons that the floor itself sets; every floor has them. */
export const systemReasons = {
	rangOut: 'rang-out' as ReasonId,
	linkLost: 'link-lost' as ReasonId,
	signedIn: 'signed-in' as ReasonId,
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
