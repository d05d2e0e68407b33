/** A queue of the floor file as the core needs it. What is as usual is left out where it may be. */

import {
	type AbsenceFactor,
	combined,
	type Diversion,
	id,
	type OverflowAction,
	type OverflowConditions,
	type OverflowStep,
	parseSkillExpression,
	type QueueConfig,
	type RecordingRule,
	type RestRule,
	type SkillExpression,
	type SkillId,
	systemReasons,
	usualParkMs,
	type WaitEnd,
	type WidenStep,
	type WrapUpRule,
} from '@plateau/core';
import {compare} from './order.ts';
import type {
	DeclaredAbsence,
	DeclaredAction,
	DeclaredConditions,
	DeclaredDiversion,
	DeclaredOverflowStep,
	DeclaredRecording,
	DeclaredRequirement,
	DeclaredRest,
	DeclaredWaitEnd,
	DeclaredWidenStep,
	DeclaredWrapUp,
} from './rule-types.ts';
import {type DeclaredQueue, floorDefaults} from './types.ts';

/** The queue with its defaults filled in. */
export function queueConfig(queue: DeclaredQueue): QueueConfig {
	const {rangOutReason = systemReasons.rangOut} = queue;
	return {
		id: id(queue.id),
		...whoServes(queue),
		...inWhichOrder(queue),
		thresholdMs: queue.thresholdMs ?? floorDefaults.thresholdMs,
		ringMs: queue.ringMs ?? floorDefaults.ringMs,
		...restOf(queue.rest),
		wrapUp: wrapUpRule(queue.wrapUp),
		shortAbandonMs: queue.shortAbandonMs ?? floorDefaults.shortAbandonMs,
		...howLong(queue),
		onMaxWait: waitEnd(queue.onMaxWait),
		nobodyMs: queue.nobodyMs ?? floorDefaults.nobodyMs,
		onNobody: waitEnd(queue.onNobody),
		...(queue.whisper === undefined ? {} : {whisper: true}),
		...(rangOutReason === 'none' ? {} : {rangOutReasonId: id(rangOutReason)}),
		...given({rangOutLimit: queue.rangOutLimit === 1 ? undefined : queue.rangOutLimit}),
		...given({maxNotReady: queue.maxNotReady}),
		...given({recording: queue.recording && recordingRule(queue.recording)}),
		...(queue.callerId === undefined ? {} : {callerId: queue.callerId}),
		...given({parkMs: queue.parkMs === usualParkMs ? undefined : queue.parkMs}),
		...given({agentsTake: queue.agentsTake === true ? queue.agentsTake : undefined}),
		monitoringShown: queue.monitoringShown ?? true,
	};
}

type Some<K extends keyof QueueConfig> = Partial<Pick<QueueConfig, K>>;

function whoServes(
	queue: DeclaredQueue,
): Some<'requires' | 'widen' | 'tiers' | 'ownerId' | 'strategy' | 'ringNextMs'> {
	const {widen = [], tiersMs = {}, owner, strategy, ringNextMs} = queue;
	const tiers = Object.entries(tiersMs).map(([tier, afterMs]) => ({tier: Number(tier), afterMs}));
	return given({
		requires: requirementOf(queue.requires),
		widen: unlessEmpty(widen.map(widenStep)),
		tiers: unlessEmpty(tiers.sort((a, b) => a.tier - b.tier)),
		ownerId: owner === undefined ? undefined : id(owner),
		// The usual one is left out, as in floors that are older than the choice.
		strategy: strategy === 'longest-idle' ? undefined : strategy,
		ringNextMs: ringNextMs === floorDefaults.ringNextMs ? undefined : ringNextMs,
	});
}

function inWhichOrder(
	queue: DeclaredQueue,
): Some<'priorityMs' | 'ageing' | 'menuCounts' | 'sticky' | 'placeKeptMs'> {
	const {priorityMs, ageing = [], menuCounts, sticky, keepPlaceMs} = queue;
	return given({
		priorityMs: priorityMs === 0 ? undefined : priorityMs,
		ageing: unlessEmpty(ageing.map((step) => ({afterMs: step.afterMs, creditMs: step.priorityMs}))),
		menuCounts: menuCounts === true ? menuCounts : undefined,
		sticky,
		placeKeptMs: keepPlaceMs,
	});
}

function howLong(
	queue: DeclaredQueue,
): Some<
	| 'maxWaiting'
	| 'onFull'
	| 'maxWaitMs'
	| 'absence'
	| 'joinEmpty'
	| 'diversions'
	| 'onClose'
	| 'overflow'
> {
	const {maxWaiting, onFull, maxWaitMs, absence = [], divert = [], onClose, overflow = []} = queue;
	const isUsualAbsence = absence.length === 1 && absence[0] === 'signed-out';
	return given({
		maxWaiting,
		onFull: onFull === undefined || onFull === 'message' ? undefined : waitEnd(onFull),
		maxWaitMs,
		absence: isUsualAbsence ? undefined : unlessEmpty(absence.map(absenceFactor)),
		joinEmpty: queue.joinEmpty === false ? queue.joinEmpty : undefined,
		diversions: unlessEmpty(divert.map(diversionOf)),
		onClose: onClose && {afterMs: onClose.afterMs ?? 0, to: waitEnd(onClose.to)},
		overflow: unlessEmpty(overflow.map(overflowStep)),
	});
}

/** A map asks for all of its levels, in the order of their skills; an empty one for nothing. */
function requirementOf(requires: DeclaredRequirement = {}): SkillExpression | undefined {
	if (typeof requires === 'string') {
		const parsed = parseSkillExpression(requires);
		// It was read once already, and is in its canonical spelling.
		if (!parsed.ok) throw new Error(`requirement "${requires}": ${parsed.error.code}`);
		return parsed.expression;
	}
	const levels = Object.entries(requires).sort(([a], [b]) => compare(a, b));
	const parts = levels.map(
		([skillId, level]) =>
			({op: 'level', skillId: id<SkillId>(skillId), compare: '>=', level}) as const,
	);
	return combined('and', parts);
}

function widenStep({afterMs, requires}: DeclaredWidenStep): WidenStep {
	const expression = requires === 'any' ? undefined : requirementOf(requires);
	return {afterMs, ...given({requires: expression})};
}

function restOf(rest: DeclaredRest | undefined): Some<'rest'> {
	if (rest === undefined) return {};
	const usualMs = floorDefaults.restMs;
	const rule: RestRule = {
		busyMs: rest.busyMs ?? usualMs,
		declinedMs: rest.declinedMs ?? usualMs,
		noAnswerMs: rest.noAnswerMs ?? usualMs,
		unregisteredMs: rest.unregisteredMs ?? usualMs,
	};
	return Object.values(rule).every((ms) => ms === usualMs) ? {} : {rest: rule};
}

function wrapUpRule(wrapUp: DeclaredWrapUp = {mode: 'timed'}): WrapUpRule {
	const {mode, disposition, extendMs, extendLimit} = wrapUp;
	const dispositionRequired = disposition === 'required';
	const extension = given({extendMs, extendLimit: extendLimit === 1 ? undefined : extendLimit});
	switch (mode) {
		case 'none':
			return {mode};
		case 'manual':
			return {mode, dispositionRequired};
		case 'optional':
			return {mode, ...given({limitMs: wrapUp.limitMs}), dispositionRequired, ...extension};
		case 'timed':
		case 'fixed': {
			const limitMs = wrapUp.limitMs ?? floorDefaults.wrapUpLimitMs;
			return {mode, limitMs, dispositionRequired, ...extension};
		}
	}
}

function recordingRule(recording: DeclaredRecording): RecordingRule {
	const {mode, share, purpose, keepMs, notice, consent, consentKey, optOutKey} = recording;
	const sounds = typeof notice === 'string' ? {en: notice, fr: notice} : notice;
	return {
		...{mode, purpose, keepMs},
		...given({
			share,
			notice: notice === 'none' ? undefined : sounds,
			consent: consent === true ? consent : undefined,
			consentKey,
			optOutKey,
		}),
	};
}

function waitEnd(end: DeclaredWaitEnd = 'message'): WaitEnd {
	if (end === 'message') return {action: 'message'};
	if ('message' in end) return {action: 'message', sound: end.message};
	if ('move' in end) return {action: 'move', queueId: id(end.move)};
	return {action: 'send-out', number: end.sendOut};
}

function absenceFactor(absence: DeclaredAbsence): AbsenceFactor {
	if (typeof absence === 'object') return {when: 'not-ready', reasonId: id(absence['not-ready'])};
	return {when: absence};
}

function diversionOf(diversion: DeclaredDiversion): Diversion {
	const to = waitEnd(diversion.to);
	return 'waitRatio' in diversion
		? {when: 'wait-ratio', above: diversion.waitRatio, to}
		: {when: 'expected-wait', aboveMs: diversion.expectedWaitMs, to};
}

function overflowStep(step: DeclaredOverflowStep): OverflowStep {
	return {
		afterMs: step.afterMs ?? 0,
		...given({everyMs: step.everyMs, repeat: step.repeat === true ? step.repeat : undefined}),
		when: conditions(step.when),
		act: overflowAction(step.do),
	};
}

function conditions({during, ...counts}: DeclaredConditions = {}): OverflowConditions {
	return {...counts, ...(during === undefined ? {} : {during: id(during)})};
}

function overflowAction(action: DeclaredAction): OverflowAction {
	if (action === 'widen') return {action};
	if (action === 'message') return waitEnd(action);
	if ('raiseMs' in action) return {action: 'raise', creditMs: action.raiseMs};
	if (!('announce' in action)) return waitEnd(action);
	const {sound, position, expectedWait} = action.announce;
	return {
		action: 'announce',
		...given({
			sound,
			position: position === true ? position : undefined,
			expectedWait: expectedWait === true ? expectedWait : undefined,
		}),
	};
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
	return list.length === 0 ? undefined : list;
}

type Given<T> = {[K in keyof T]?: Exclude<T[K], undefined>};

/** The fields that have a value. */
function given<T extends object>(fields: T): Given<T> {
	const found = Object.entries(fields).filter(([, value]) => value !== undefined);
	return Object.fromEntries(found) as Given<T>;
}
