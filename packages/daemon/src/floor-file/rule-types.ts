/**
 * The rules of a queue as `floor.yaml` declares them, where one value is not enough: steps of the
 * wait, what ends it, who counts as absent. JSON-safe; durations in ms.
 */

import type {AbsenceFactor} from '@plateau/core';

/** Least level by skill, or an expression in its canonical text. */
export type DeclaredRequirement = Readonly<Record<string, number>> | string;

/** What follows when a caller may not come in, or can wait no longer. */
export type DeclaredWaitEnd =
	| 'message'
	/** One of the file's `sounds` instead of the standing message. */
	| {readonly message: string}
	| {readonly move: string}
	/** E.164 with its plus, or a short number. */
	| {readonly sendOut: string};

export interface DeclaredWrapUp {
	readonly mode: 'none' | 'timed' | 'fixed' | 'optional' | 'manual';
	readonly limitMs?: number;
	readonly disposition?: 'required' | 'optional';
	readonly extendMs?: number;
	readonly extendLimit?: number;
}

export interface DeclaredWidenStep {
	readonly afterMs: number;
	/** `any`: whoever is assigned. */
	readonly requires: DeclaredRequirement;
}

export interface DeclaredAgeingStep {
	readonly afterMs: number;
	readonly priorityMs: number;
}

export interface DeclaredSticky {
	readonly to: 'last-agent' | 'owner';
	readonly waitMs: number;
}

/** What is left out is the default. */
export interface DeclaredRest {
	readonly busyMs?: number;
	readonly declinedMs?: number;
	readonly noAnswerMs?: number;
	readonly unregisteredMs?: number;
}

/** Not ready for one reason, or one of the others. */
export type DeclaredAbsence = AbsenceFactor['when'] | {readonly 'not-ready': string};

export type DeclaredDiversion = {readonly to: DeclaredWaitEnd} & (
	| {readonly waitRatio: number}
	| {readonly expectedWaitMs: number}
);

export interface DeclaredOnClose {
	/** Absent: at once. */
	readonly afterMs?: number;
	readonly to: DeclaredWaitEnd;
}

export interface DeclaredConditions {
	readonly positionAbove?: number;
	readonly positionBelow?: number;
	readonly waitingAbove?: number;
	readonly eligibleBelow?: number;
	readonly expectedWaitAboveMs?: number;
	/** One of the file's `windows`. */
	readonly during?: string;
}

/** What a waiting caller is told; at least one of them. */
export interface DeclaredAnnouncement {
	/** One of the file's `sounds`. */
	readonly sound?: string;
	readonly position?: boolean;
	readonly expectedWait?: boolean;
}

export type DeclaredAction =
	| DeclaredWaitEnd
	| 'widen'
	| {readonly raiseMs: number}
	| {readonly announce: DeclaredAnnouncement};

/** How calls are recorded; a queue without it never records. */
export interface DeclaredRecording {
	readonly mode: 'on-demand' | 'all' | 'share';
	/** Of `share`: 0 to 1. */
	readonly share?: number;
	readonly purpose: string;
	readonly keepMs: number;
	/** One of the file's `sounds`, or one for each language; `none`: the caller is told nothing. */
	readonly notice: string | {readonly en: string; readonly fr: string};
	readonly consent?: boolean;
	readonly consentKey?: string;
	readonly optOutKey?: string;
}

/** Where callers leave a message when nobody answers while the daemon is away. */
export interface DeclaredMailbox {
	readonly keepMs: number;
	/** How long a message may be; three minutes when absent. */
	readonly limitMs?: number;
	/** One of the file's `sounds`, or one for each language; the stock words when absent. */
	readonly prompt?: string | {readonly en: string; readonly fr: string};
	/** Of the work that a message makes; `task` when absent. */
	readonly kind?: string;
}

export interface DeclaredOverflowStep {
	/** Absent: as soon as the caller waits. */
	readonly afterMs?: number;
	/** Absent or empty: always. */
	readonly when?: DeclaredConditions;
	readonly do: DeclaredAction;
	readonly everyMs?: number;
	readonly repeat?: boolean;
}
