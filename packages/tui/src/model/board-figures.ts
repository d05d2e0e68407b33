/** What the board works out of its view: an agent's state, the floor's figures, marks. Pure. */
import type {AgentRow, AlertRow, BoardView, CallRow, Label, QueueRow} from '@plateau/core/protocol';
import {
	activityText,
	type Locale,
	presenceText,
	readyText,
	type Sentence,
} from '@plateau/core/text';
import {duration} from '../format/duration.ts';
import {percent} from '../format/percent.ts';
import type {Sample} from './board-types.ts';

/** What an agent is doing, one word for presence and activity together. */
export type AgentState = 'ready' | 'available' | 'not-ready' | 'logged-out' | AgentRow['activity'];

/** An agent's state and since when, epoch ms. */
export function agentState(agent: AgentRow): {readonly state: AgentState; readonly since: number} {
	const {presence, activity, activitySince} = agent;
	if (presence.state === 'logged-out') return {state: 'logged-out', since: presence.since};
	if (activity !== 'idle') return {state: activity, since: activitySince};
	const since = Math.max(presence.since, activitySince);
	if (presence.state === 'not-ready') return {state: 'not-ready', since};
	return {state: agent.ready ? 'ready' : 'available', since};
}

/** The word for an agent's state. */
export function agentStateText(state: AgentState): Sentence {
	if (state === 'ready') return readyText;
	if (state === 'available' || state === 'not-ready' || state === 'logged-out') {
		return presenceText[state];
	}
	return activityText[state];
}

/** True while somebody can be heard there. */
export function isOnCall({activity}: AgentRow): boolean {
	return activity === 'talking' || activity === 'holding' || activity === 'consulting';
}

/** A label in a language, or its id when nobody named it. */
export function labelText(
	labels: Readonly<Record<string, Label>>,
	id: string,
	locale: Locale,
): string {
	return labels[id]?.[locale] ?? id;
}

/** A queue's name. */
export function queueName(view: BoardView, id: string, locale: Locale): string {
	return view.queues[id]?.label[locale] ?? id;
}

/** How long a caller waits or waited, ms; undefined before the queue. */
export function waitOf(call: CallRow, now: number): number | undefined {
	if (call.waitMs !== undefined) return call.waitMs;
	if (call.state !== 'waiting' && call.state !== 'ringing') return undefined;
	return call.enteredAt === undefined ? undefined : now - call.enteredAt;
}

/** The whole floor's figures. */
interface FloorFigures {
	readonly waiting: number;
	/** 0 to 1, abandoned of offered; undefined when nothing was offered. */
	readonly abandoned: number | undefined;
	/** 0 to 1, formula `ofOffered` over all queues; undefined when nothing counts. */
	readonly serviceLevel: number | undefined;
}

/** Sums over queues: shares are weighted by calls, never a mean of means. */
export function floorFigures(view: BoardView): FloorFigures {
	let [waiting, abandoned, offered, inTime, short] = [0, 0, 0, 0, 0];
	for (const queue of Object.values(view.queues)) {
		waiting += queue.waiting;
		abandoned += queue.abandoned;
		offered += queue.offered;
		inTime += queue.answeredInTime;
		short += queue.shortAbandoned;
	}
	const counted = offered - short;
	return {
		waiting,
		abandoned: offered > 0 ? abandoned / offered : undefined,
		serviceLevel: counted > 0 ? inTime / counted : undefined,
	};
}

/** The share of a queue's callers who gave up, 0 to 1; undefined when nobody called. */
export function abandonShare({abandoned, offered}: QueueRow): number | undefined {
	return offered > 0 ? abandoned / offered : undefined;
}

/** Minutes of service level that are kept. */
const samplesKept = 30;

/** The history with this minute's value, the last one heard in it. */
export function sampled(
	history: readonly Sample[],
	view: BoardView,
	now: number,
): readonly Sample[] {
	const minute = Math.floor(now / 60_000);
	const share = floorFigures(view).serviceLevel;
	const last = history.at(-1);
	if (last?.minute === minute) {
		return last.share === share ? history : [...history.slice(0, -1), {minute, share}];
	}
	return [...history, {minute, share}].slice(-samplesKept);
}

/** `!` or `!!` where a measure is past its limit, else nothing. */
export function markOf(view: BoardView, on: AlertRow['on'], subject: string): AlertRow | undefined {
	return view.alerts[`${on}/${subject}`];
}

/** Marks of an alert. */
export function marks(alert: AlertRow | undefined): '' | '!' | '!!' {
	if (alert === undefined) return '';
	return alert.level === 'alarm' ? '!!' : '!';
}

/** Alarms first, then what has lasted longest. */
export function alertOrder(one: AlertRow, other: AlertRow): number {
	if (one.level !== other.level) return one.level === 'alarm' ? -1 : 1;
	return (
		(one.since ?? Number.POSITIVE_INFINITY) - (other.since ?? Number.POSITIVE_INFINITY) ||
		one.id.localeCompare(other.id)
	);
}

/** Who or what an alert is about. */
export function alertSubject(view: BoardView, alert: AlertRow, locale: Locale): string {
	if (alert.agentId !== undefined) return view.agents[alert.agentId]?.name ?? alert.agentId;
	return alert.queueId === undefined ? alert.id : queueName(view, alert.queueId, locale);
}

/** The measure of an alert as people read it. */
export function alertValue(alert: AlertRow, now: number, locale: Locale): string {
	if (alert.since !== undefined) return duration(now - alert.since);
	return alert.on === 'service-level' ? percent(alert.value, locale) : String(alert.value ?? '-');
}

/** The limit an alert is past. */
export function alertLimit(alert: AlertRow, locale: Locale): string {
	if (alert.since !== undefined) return duration(alert.limit);
	return alert.on === 'service-level' ? percent(alert.limit, locale) : String(alert.limit);
}
