/** A floor file as the core needs it: defaults filled in, no labels, everything in the order of ids. */

import {
	type AlertConfig,
	combined,
	type FloorConfig,
	id,
	type Language,
	type NumberConfig,
	type PhoneConfig,
	parseSkillExpression,
	type QueueConfig,
	type ReasonConfig,
	type ReasonId,
	type SkillExpression,
	type SkillId,
	type SwitchId,
	systemReasons,
	type WaitEnd,
	type WrapUpRule,
} from '@plateau/core';
import {
	type DeclaredAlert,
	type DeclaredNumber,
	type DeclaredPhone,
	type DeclaredQueue,
	type DeclaredRequirement,
	type DeclaredWaitEnd,
	type DeclaredWrapUp,
	type FloorFile,
	floorDefaults,
} from './types.ts';

/** The configuration that the file means. `switchIds`: of the settings; the first serves phones that name none. */
export function toFloorConfig(file: FloorFile, switchIds: readonly string[] = []): FloorConfig {
	const language = languageOf(file.country ?? floorDefaults.country);
	const usualSwitch = id<SwitchId>(switchIds[0] ?? 'main');
	return {
		timeZone: file.timeZone ?? floorDefaults.timeZone,
		numbers: byId(file.numbers.map((number) => numberConfig(number, language))),
		queues: byId(file.queues.map(queueConfig)),
		phones: byId(file.phones.map((phone) => phoneConfig(phone, usualSwitch))),
		agents: byId(
			file.agents.map(({id: agentId, queues, skills = {}}) => ({
				id: id(agentId),
				queues: [...new Set(queues)].sort().map((queueId) => id(queueId)),
				skills: Object.fromEntries(Object.entries(skills).sort(([a], [b]) => compare(a, b))),
			})),
		),
		...(isAgentOrderUsed(file) ? {agentOrder: file.agents.map((agent) => id(agent.id))} : {}),
		skills: byId(file.skills).map((skill) => id(skill.id)),
		reasons: byId<ReasonConfig>([
			...file.reasons.map(({id: reasonId}) => ({id: id<ReasonId>(reasonId), system: false})),
			...Object.values(systemReasons).map((reasonId) => ({id: reasonId, system: true})),
		]),
		dispositions: byId(
			file.dispositions.map(({id: dispositionId, queues = []}) => ({
				id: id(dispositionId),
				queues: [...new Set(queues)].sort().map((queueId) => id(queueId)),
			})),
		),
		alerts: file.alerts.flatMap((alert) => alertConfigs(alert, file)).sort(compareAlerts),
		linkGraceMs: file.linkGraceMs ?? floorDefaults.linkGraceMs,
	};
}

/** True when a queue of the file rings agents in the order in which the file has them. */
export function isAgentOrderUsed({queues}: FloorFile): boolean {
	return queues.some(({strategy}) => strategy === 'linear' || strategy === 'round-robin');
}

/** What callers hear where a number does not say. */
function languageOf(country: string): Language {
	return frenchSpeaking.has(country) ? 'fr' : 'en';
}

const frenchSpeaking: ReadonlySet<string> = new Set(
	'FR MC BE LU CH GP MQ GF RE YT PM BL MF NC PF WF'.split(' '),
);

function numberConfig(number: DeclaredNumber, language: Language): NumberConfig {
	return {
		id: id(number.id),
		queueId: id(number.queue),
		language: number.language ?? language,
		priorityMs: number.priorityMs ?? 0,
		answerOnEntry: (number.answer ?? 'on-entry') === 'on-entry',
	};
}

function queueConfig(queue: DeclaredQueue): QueueConfig {
	const requires = requirementOf(queue.requires);
	const {strategy, maxWaitMs, rangOutReason = systemReasons.rangOut} = queue;
	return {
		id: id(queue.id),
		...(requires === undefined ? {} : {requires}),
		// The usual one is left out, as in floors that are older than the choice.
		...(strategy === undefined || strategy === 'longest-idle' ? {} : {strategy}),
		thresholdMs: queue.thresholdMs ?? floorDefaults.thresholdMs,
		ringMs: queue.ringMs ?? floorDefaults.ringMs,
		wrapUp: wrapUpRule(queue.wrapUp),
		shortAbandonMs: queue.shortAbandonMs ?? floorDefaults.shortAbandonMs,
		...(maxWaitMs === undefined ? {} : {maxWaitMs}),
		onMaxWait: waitEnd(queue.onMaxWait),
		nobodyMs: queue.nobodyMs ?? floorDefaults.nobodyMs,
		onNobody: waitEnd(queue.onNobody),
		...(rangOutReason === 'none' ? {} : {rangOutReasonId: id(rangOutReason)}),
		monitoringShown: queue.monitoringShown ?? true,
		...(queue.announce === undefined ? {} : {whisper: true}),
	};
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

function wrapUpRule(wrapUp: DeclaredWrapUp | undefined): WrapUpRule {
	const {mode, limitMs = floorDefaults.wrapUpLimitMs, disposition} = wrapUp ?? {mode: 'timed'};
	const dispositionRequired = disposition === 'required';
	switch (mode) {
		case 'none':
			return {mode};
		case 'manual':
			return {mode, dispositionRequired};
		case 'timed':
			return {mode, limitMs, dispositionRequired};
	}
}

function waitEnd(end: DeclaredWaitEnd = 'message'): WaitEnd {
	return end === 'message' ? {action: 'message'} : {action: 'move', queueId: id(end.move)};
}

function phoneConfig(phone: DeclaredPhone, usualSwitch: SwitchId): PhoneConfig {
	return {
		id: id(phone.id),
		switchId: phone.switch === undefined ? usualSwitch : id(phone.switch),
		endpoint: phone.endpoint ?? phone.id,
		remoteAnswer: phone.remoteAnswer ?? false,
	};
}

/** One alert a queue, where the file means every queue. */
function alertConfigs(alert: DeclaredAlert, {queues}: FloorFile): AlertConfig[] {
	const {on, warn} = alert;
	const limits = alert.alarm === undefined ? {warn} : {warn, alarm: alert.alarm};
	if (on === 'wrap-up' || on === 'not-ready' || on === 'talking') return [{on, ...limits}];
	const ids = alert.queue === undefined ? queues.map((queue) => queue.id) : [alert.queue];
	return ids.map((queueId) => ({on, queueId: id(queueId), ...limits}));
}

function compareAlerts(a: AlertConfig, b: AlertConfig): number {
	const key = (alert: AlertConfig) => `${alert.on} ${'queueId' in alert ? alert.queueId : ''}`;
	return compare(key(a), key(b));
}

function byId<T extends {readonly id: string}>(items: readonly T[]): T[] {
	return items.toSorted((a, b) => compare(a.id, b.id));
}

/** By code units, so that every machine orders alike. */
function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
