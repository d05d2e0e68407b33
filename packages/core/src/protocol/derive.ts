/**
 * Figures that grow by themselves, worked out at the client from instants and closed sums, so that
 * the daemon sends nothing while nothing changes.
 */

import type {AgentRow, AlertRow, DeskView} from './views.ts';

/**
 * (talk + hold + wrap-up + ring + other work) / (that + idle while available), 0 to 1, the running stretch
 * counted up to `at` (the daemon's clock); undefined before any time counts. Source: docs/glossary.md.
 */
export function occupancyAt(
	today: DeskView['today'],
	agent: AgentRow,
	at: number,
): number | undefined {
	let {handlingMs, idleMs} = today;
	if (agent.presence.state !== 'logged-out') {
		if (agent.activity === 'idle') {
			const since = Math.max(agent.activitySince, agent.presence.since, today.startedAt);
			const ms = agent.presence.state === 'available' ? Math.max(0, at - since) : 0;
			// Work besides calls, in hand or ringing on the desk, is no idle time.
			if (agent.work === undefined) idleMs += ms;
			else handlingMs += ms;
		} else if (agent.activity !== 'outside' && agent.isInternal !== true) {
			handlingMs += Math.max(0, at - Math.max(agent.activitySince, today.startedAt));
		}
	}
	return handlingMs + idleMs > 0 ? handlingMs / (handlingMs + idleMs) : undefined;
}

/** What an alert measures at `at`: ms for measures of time, else its count or share. */
export function alertValueAt(alert: AlertRow, at: number): number {
	return alert.since === undefined ? (alert.value ?? 0) : Math.max(0, at - alert.since);
}
