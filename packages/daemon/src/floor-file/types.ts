/**
 * A floor as `floor.yaml` declares it, in the order of the file. What the file leaves out is absent
 * here and gets its default in `to-config.ts`. JSON-safe; durations in ms.
 */

import type {AlertConfig, Language, Strategy} from '@plateau/core';
import type {AutoAnswerHeaders} from '../asterisk/contract.ts';
import type {
	DeclaredAbsence,
	DeclaredAgeingStep,
	DeclaredDiversion,
	DeclaredMailbox,
	DeclaredOnClose,
	DeclaredOverflowStep,
	DeclaredRecording,
	DeclaredRequirement,
	DeclaredRest,
	DeclaredSticky,
	DeclaredWaitEnd,
	DeclaredWidenStep,
	DeclaredWrapUp,
} from './rule-types.ts';

/** A name to show, in both languages. */
export interface Label {
	readonly en: string;
	readonly fr: string;
}

/** Minutes from a day's midnight, `toMin` exclusive; beyond 1440 it ends on the next day. */
export interface OpenInterval {
	readonly fromMin: number;
	readonly toMin: number;
}

/** When a number is open. */
export interface Hours {
	/** The floor's when absent. */
	readonly timeZone?: string;
	/** From Monday on: seven days, each ordered and without overlap. */
	readonly week: readonly (readonly OpenInterval[])[];
	/** Closed days: `FR`, `FR-alsace-moselle`, `2026-12-24`, `12-24`, `2026-08-03..2026-08-21`. */
	readonly holidays: readonly string[];
}

/** What callers can hear before the end, by the names of docs/caller-hears.md. */
export type CallerMessages = Readonly<Partial<Record<CallerMessage, string>>>;
export const callerMessages = [
	'closed',
	'unknown-number',
	'nobody',
	'max-wait',
	'error',
	'fallback',
] as const;
export type CallerMessage = (typeof callerMessages)[number];

export interface DeclaredNumber {
	/** Digits of E.164 without the plus, or a short number. */
	readonly id: string;
	readonly label?: Label;
	readonly queue: string;
	readonly language?: Language;
	readonly priorityMs?: number;
	readonly answer?: 'on-entry' | 'on-agent';
	/** A stock sound's name, or the path of a WAV file. */
	readonly greeting?: string;
	readonly messages?: CallerMessages;
	/** Absent: always open. */
	readonly hours?: Hours;
}

export interface DeclaredQueue {
	readonly id: string;
	readonly label: Label;
	readonly requires?: DeclaredRequirement;
	/** Ascending. */
	readonly widen?: readonly DeclaredWidenStep[];
	/** By tier, from 2 on, when it opens: ascending. */
	readonly tiersMs?: Readonly<Record<string, number>>;
	/** The agent whose own queue it is. */
	readonly owner?: string;
	readonly strategy?: Strategy;
	readonly ringNextMs?: number;
	readonly priorityMs?: number;
	/** Ascending. */
	readonly ageing?: readonly DeclaredAgeingStep[];
	readonly menuCounts?: boolean;
	readonly sticky?: DeclaredSticky;
	readonly keepPlaceMs?: number;
	readonly thresholdMs?: number;
	readonly ringMs?: number;
	readonly rest?: DeclaredRest;
	/** `none`: the agent stays available. */
	readonly rangOutReason?: string;
	readonly rangOutLimit?: number;
	readonly shortAbandonMs?: number;
	readonly wrapUp?: DeclaredWrapUp;
	readonly maxWaiting?: number;
	readonly onFull?: DeclaredWaitEnd;
	readonly maxWaitMs?: number;
	readonly onMaxWait?: DeclaredWaitEnd;
	readonly absence?: readonly DeclaredAbsence[];
	readonly nobodyMs?: number;
	readonly onNobody?: DeclaredWaitEnd;
	readonly joinEmpty?: boolean;
	readonly divert?: readonly DeclaredDiversion[];
	readonly onClose?: DeclaredOnClose;
	readonly overflow?: readonly DeclaredOverflowStep[];
	readonly maxNotReady?: number;
	readonly recording?: DeclaredRecording;
	readonly mailbox?: DeclaredMailbox;
	/** Shown to whom its agents call: E.164 without plus. */
	readonly callerId?: string;
	readonly parkMs?: number;
	readonly agentsTake?: boolean;
	readonly monitoringShown?: boolean;
	/** What an agent hears before each caller: a stock sound's name, or the path of a WAV file. */
	readonly whisper?: string;
}

export interface DeclaredPhone {
	/** The extension. */
	readonly id: string;
	readonly label?: Label;
	/** The first switch of the settings when absent. */
	readonly switch?: string;
	/** The extension when absent. */
	readonly endpoint?: string;
	readonly model?: string;
	readonly remoteAnswer?: boolean;
}

/** What the floor file says of a model of phone, instead of the table or beside it. */
export interface DeclaredPhoneModel {
	readonly id: string;
	/** Replaces all of the table's. */
	readonly autoAnswer?: AutoAnswerHeaders;
	readonly talkEvent?: boolean;
}

export interface DeclaredAgent {
	/** The login. */
	readonly id: string;
	readonly name: string;
	readonly queues: readonly string[];
	/** By queue; 1 where absent. */
	readonly tiers?: Readonly<Record<string, number>>;
	/** By queue; 1 where absent. */
	readonly weights?: Readonly<Record<string, number>>;
	readonly skills?: Readonly<Record<string, number>>;
	/** The queue's when absent. */
	readonly ringMs?: number;
	readonly autoAnswer?: boolean;
	readonly nailedUp?: boolean;
	/** By kind of work; the kind's own where absent. */
	readonly capacity?: Readonly<Record<string, number>>;
}

/** A kind of work that is not a call. */
export interface DeclaredKind {
	readonly id: string;
	readonly label?: Label;
	readonly capacity?: number;
	readonly interruptible?: boolean;
}

export interface DeclaredSkill {
	readonly id: string;
	readonly label: Label;
}

export interface DeclaredReason {
	readonly id: string;
	readonly label: Label;
	readonly limitMs?: number;
	readonly approval?: boolean;
}

/** A named time of day. */
export interface DeclaredWindow {
	readonly id: string;
	readonly hours: Hours;
}

export interface DeclaredDisposition {
	readonly id: string;
	readonly label: Label;
	/** Absent: for every queue. */
	readonly queues?: readonly string[];
}

export interface DeclaredAlert {
	readonly on: AlertConfig['on'];
	/** Of a queue's measure; absent: every queue. */
	readonly queue?: string;
	/** Count, ms, or share from 0 to 1. */
	readonly warn: number;
	readonly alarm?: number;
}

/** Calls to the outside. Prefixes are as they are compared: `+3389`, `118`. */
export interface DeclaredOutbound {
	/** E.164 without plus, or a short number. */
	readonly callerId?: string;
	readonly queue?: string;
	readonly allow?: readonly string[];
	readonly deny?: readonly string[];
}

/** Listening from outside: numbers, or their beginnings, as they are compared. Never empty. */
export interface DeclaredListening {
	readonly outside: readonly string[];
}

export interface FloorFile {
	readonly timeZone?: string;
	/** Of numbers written without a prefix. */
	readonly country?: string;
	readonly linkGraceMs?: number;
	/** Own recordings for every number that has none of its own. */
	readonly messages?: CallerMessages;
	/** By the names that rules use: stock sounds' names, or paths of WAV files. */
	readonly sounds?: Readonly<Record<string, string>>;
	/** Absent: tasks alone, by their usual rule. */
	readonly kinds?: readonly DeclaredKind[];
	/** Absent: what is usual in the country. */
	readonly outbound?: DeclaredOutbound;
	/** Absent: supervisors listen from desk phones alone. */
	readonly listening?: DeclaredListening;
	/** Absent: none. */
	readonly windows?: readonly DeclaredWindow[];
	readonly skills: readonly DeclaredSkill[];
	readonly queues: readonly DeclaredQueue[];
	readonly numbers: readonly DeclaredNumber[];
	readonly phones: readonly DeclaredPhone[];
	/** Beside the table of models. Absent: none. */
	readonly phoneModels?: readonly DeclaredPhoneModel[];
	readonly agents: readonly DeclaredAgent[];
	readonly reasons: readonly DeclaredReason[];
	readonly dispositions: readonly DeclaredDisposition[];
	readonly alerts: readonly DeclaredAlert[];
}

/** What the file means where it says nothing. */
export const floorDefaults = {
	timeZone: 'Europe/Paris',
	country: 'FR',
	linkGraceMs: 60_000,
	thresholdMs: 20_000,
	ringMs: 20_000,
	shortAbandonMs: 5000,
	wrapUpLimitMs: 60_000,
	nobodyMs: 30_000,
	restMs: 5000,
	ringNextMs: 10_000,
} as const;
