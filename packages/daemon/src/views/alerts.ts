/** Measures past their limits, and when the next one will be by time alone. Pure. */

import type {AlertConfig} from '@plateau/core';
import type {AgentRow, AlertRow, QueueRow} from '@plateau/core/protocol';
import {compact} from './share.ts';

export interface Alerts {
	readonly alerts: Record<string, AlertRow>;
	/** When a measure of time passes its next limit if nothing else happens; undefined: never. */
	readonly dueAt: number | undefined;
}

type Level = AlertRow['level'];
type Rows = {
	readonly queues: Readonly<Record<string, QueueRow>>;
	readonly agents: Readonly<Record<string, AgentRow>>;
};

/**
 * Alerts by `measure/subject`; where two rules fit one subject, the graver. Waiting, longest wait and
 * times alert above their limit, service level and ready agents below it. Without any rule, so does a
 * pause past the limit of its reason, one that waits for a supervisor's word, and who asks for help.
 */
export function alertsOf(rules: readonly AlertConfig[], rows: Rows, now: number): Alerts {
	const alerts: Record<string, AlertRow> = {};
	let dueAt: number | undefined;
	for (const rule of rules) {
		for (const measure of measuresOf(rule, rows)) {
			const {level, limit, nextAt} = judge(rule, measure, now);
			if (nextAt !== undefined) dueAt = Math.min(dueAt ?? nextAt, nextAt);
			if (level === undefined || limit === undefined) continue;
			const id = `${rule.on}/${measure.queueId ?? measure.agentId}`;
			if (alerts[id]?.level === 'alarm' && level === 'warn') continue;
			alerts[id] = compact<AlertRow>({id, level, on: rule.on, limit, ...measure});
		}
	}
	for (const agent of Object.values(rows.agents)) {
		const {pauseEndsAt} = agent;
		const alert = pauseAlert(agent, now);
		if (alert !== undefined) alerts[alert.id] = alert;
		if (agent.handSince !== undefined) {
			const id = `help/${agent.id}`;
			const since = agent.handSince;
			alerts[id] = {id, level: 'alarm', on: 'help', agentId: agent.id, limit: 0, since};
		}
		if (agent.requested !== undefined) {
			const {since} = agent.requested;
			const id = `approval/${agent.id}`;
			alerts[id] = {id, level: 'warn', on: 'approval', agentId: agent.id, limit: 0, since};
		}
		// The first millisecond that is past the limit.
		if (pauseEndsAt !== undefined && pauseEndsAt >= now)
			dueAt = Math.min(dueAt ?? pauseEndsAt + 1, pauseEndsAt + 1);
	}
	return {alerts, dueAt};
}

/** A pause past the limit of its own reason. */
function pauseAlert({id: agentId, presence, pauseEndsAt}: AgentRow, now: number) {
	if (pauseEndsAt === undefined || now <= pauseEndsAt) return undefined;
	const {since} = presence;
	const id = `pause-limit/${agentId}`;
	const limit = pauseEndsAt - since;
	return {id, level: 'warn', on: 'pause-limit', agentId, limit, since} satisfies AlertRow;
}

interface Measure {
	readonly queueId?: string;
	readonly agentId?: string;
	/** One of the two. */
	readonly value?: number;
	readonly since?: number;
}

function measuresOf(rule: AlertConfig, {queues, agents}: Rows): Measure[] {
	if ('queueId' in rule) {
		const queue = queues[rule.queueId];
		return queue === undefined ? [] : measureOfQueue(rule.on, queue);
	}
	return Object.values(agents).flatMap((agent) => {
		const since = timeIn(rule.on, agent);
		return since === undefined ? [] : [{agentId: agent.id, since}];
	});
}

function measureOfQueue(
	on: 'waiting' | 'longest-wait' | 'service-level' | 'ready',
	queue: QueueRow,
): Measure[] {
	const queueId = queue.id;
	switch (on) {
		case 'waiting':
			return [{queueId, value: queue.waiting}];
		case 'ready':
			return [{queueId, value: queue.ready}];
		case 'service-level':
			return queue.serviceLevel === undefined ? [] : [{queueId, value: queue.serviceLevel}];
		case 'longest-wait':
			return queue.oldestEnteredAt === undefined ? [] : [{queueId, since: queue.oldestEnteredAt}];
	}
}

/** Since when the agent is in what the rule measures, or undefined when they are not. */
function timeIn(on: 'wrap-up' | 'not-ready' | 'talking', agent: AgentRow): number | undefined {
	switch (on) {
		case 'wrap-up':
		case 'talking':
			return agent.activity === on ? agent.activitySince : undefined;
		case 'not-ready':
			return agent.presence.state === 'not-ready' && agent.activity === 'idle'
				? Math.max(agent.presence.since, agent.activitySince)
				: undefined;
	}
}

function judge(
	{on, warn, alarm}: AlertConfig,
	{value, since}: Measure,
	now: number,
): {level?: Level; limit?: number; nextAt?: number} {
	if (since !== undefined) {
		const passed = (limit: number) => now - since > limit;
		// The first millisecond that is past the limit.
		const at = (limit: number) => since + limit + 1;
		if (alarm !== undefined && passed(alarm)) return {level: 'alarm', limit: alarm};
		const later = alarm === undefined ? {} : {nextAt: at(alarm)};
		if (passed(warn)) return {level: 'warn', limit: warn, ...later};
		return {nextAt: alarm === undefined ? at(warn) : Math.min(at(warn), at(alarm))};
	}
	const figure = value ?? 0;
	const isLowBad = on === 'service-level' || on === 'ready';
	const passed = (limit: number) => (isLowBad ? figure < limit : figure > limit);
	if (alarm !== undefined && passed(alarm)) return {level: 'alarm', limit: alarm};
	return passed(warn) ? {level: 'warn', limit: warn} : {};
}
