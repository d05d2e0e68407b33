/** A floor file as the core needs it: defaults filled in, no labels, everything in the order of ids. */

import {
	type AgentConfig,
	type AlertConfig,
	type FloorConfig,
	id,
	type KindConfig,
	type Language,
	type NumberConfig,
	type OutboundConfig,
	type PhoneConfig,
	type QueueId,
	type ReasonConfig,
	type ReasonId,
	type Strategy,
	type SwitchId,
	systemReasons,
	taskKind,
	usualOutbound,
} from '@plateau/core';
import {byKey, compare} from './order.ts';
import {answersWhenAsked} from './phone-models.ts';
import {queueConfig} from './queue-config.ts';
import {
	type DeclaredAgent,
	type DeclaredAlert,
	type DeclaredKind,
	type DeclaredNumber,
	type DeclaredPhone,
	type DeclaredReason,
	type FloorFile,
	floorDefaults,
} from './types.ts';

/** The configuration that the file means. `switchIds`: of the settings; the first serves phones that name none. */
export function toFloorConfig(file: FloorFile, switchIds: readonly string[] = []): FloorConfig {
	const language = languageOf(file.country ?? floorDefaults.country);
	const {windows = [], kinds = []} = file;
	const outbound = outboundConfig(file);
	const usualSwitch = id<SwitchId>(switchIds[0] ?? 'main');
	return {
		timeZone: file.timeZone ?? floorDefaults.timeZone,
		numbers: byId(file.numbers.map((number) => numberConfig(number, language))),
		queues: byId(file.queues.map(queueConfig)),
		phones: byId(file.phones.map((phone) => phoneConfig(phone, file, usualSwitch))),
		agents: byId(file.agents.map(agentConfig)),
		...(isAgentOrderUsed(file) ? {agentOrder: file.agents.map((agent) => id(agent.id))} : {}),
		skills: byId(file.skills).map((skill) => id(skill.id)),
		reasons: byId<ReasonConfig>([
			...file.reasons.map(reasonConfig),
			...Object.values(systemReasons).map((reasonId) => ({id: reasonId, system: true})),
		]),
		dispositions: byId(
			file.dispositions.map(({id: dispositionId, queues = []}) => ({
				id: id(dispositionId),
				queues: [...new Set(queues)].sort().map((queueId) => id(queueId)),
			})),
		),
		alerts: file.alerts.flatMap((alert) => alertConfigs(alert, file)).sort(compareAlerts),
		...(kinds.length === 0 ? {} : {kinds: byId(kinds.map(kindConfig))}),
		...(outbound === undefined ? {} : {outbound}),
		...(file.listening === undefined
			? {}
			: {listening: {outside: [...file.listening.outside].sort()}}),
		...(windows.length === 0 ? {} : {windows: byId(windows.map((one) => ({id: id(one.id)})))}),
		linkGraceMs: file.linkGraceMs ?? floorDefaults.linkGraceMs,
	};
}

/** True when a queue of the file rings agents in the order in which the file has them. */
export function isAgentOrderUsed({queues}: FloorFile): boolean {
	return queues.some(({strategy}) => strategy !== undefined && inFileOrder.has(strategy));
}

const inFileOrder: ReadonlySet<Strategy> = new Set(['linear', 'top-down', 'round-robin']);

/** Undefined: what is usual in the usual country. */
function outboundConfig({country = floorDefaults.country, outbound}: FloorFile) {
	if (outbound === undefined && country === usualOutbound.country) return undefined;
	const {callerId, queue, allow, deny} = outbound ?? {};
	const config: OutboundConfig = {
		country,
		...(allow === undefined ? {} : {allow: [...allow].sort()}),
		...(deny === undefined ? {} : {deny: [...deny].sort()}),
		...(callerId === undefined ? {} : {callerId}),
		...(queue === undefined ? {} : {queueId: id<QueueId>(queue)}),
	};
	return config;
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
		ringsAtOnce: number.greeting === undefined,
	};
}

function agentConfig(agent: DeclaredAgent): AgentConfig {
	const {queues, tiers = {}, weights = {}, skills = {}, ringMs, autoAnswer, nailedUp} = agent;
	const {capacity = {}} = agent;
	return {
		id: id(agent.id),
		// In their order: the first is the one that they dial for.
		queues: [...new Set(queues)].map((queueId) => id(queueId)),
		skills: byKey(skills),
		...beyondOne('tiers', tiers),
		...beyondOne('weights', weights),
		...(ringMs === undefined ? {} : {ringMs}),
		...(autoAnswer === true ? {autoAnswer} : {}),
		...(nailedUp === true ? {nailedUp} : {}),
		...(Object.keys(capacity).length === 0 ? {} : {capacity: byKey(capacity)}),
	};
}

function kindConfig({id: kindId, capacity, interruptible}: DeclaredKind): KindConfig {
	return {
		id: id(kindId),
		capacity: capacity ?? taskKind.capacity,
		interruptible: interruptible ?? taskKind.interruptible,
		needsPhone: false,
	};
}

/** By queue, without those that have the usual one. */
function beyondOne<K extends 'tiers' | 'weights'>(
	key: K,
	values: Readonly<Record<string, number>>,
): {[P in K]?: Record<string, number>} {
	const others = Object.entries(values).filter(([, value]) => value !== 1);
	if (others.length === 0) return {};
	return {[key]: byKey(Object.fromEntries(others))} as {[P in K]?: Record<string, number>};
}

function reasonConfig({id: reasonId, limitMs, approval}: DeclaredReason): ReasonConfig {
	return {
		id: id<ReasonId>(reasonId),
		system: false,
		...(limitMs === undefined ? {} : {limitMs}),
		...(approval === true ? {approval} : {}),
	};
}

function phoneConfig(phone: DeclaredPhone, file: FloorFile, usualSwitch: SwitchId): PhoneConfig {
	return {
		id: id(phone.id),
		switchId: phone.switch === undefined ? usualSwitch : id(phone.switch),
		endpoint: phone.endpoint ?? phone.id,
		remoteAnswer: answersWhenAsked(phone, file),
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
