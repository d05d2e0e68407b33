/** What is to be different: a strategy, more people or fewer. Applied to a recorded day's plan. */

import type {AgentId, FloorConfig, PhoneId, QueueId, Refusal, Strategy} from '@plateau/core';
import type {RuleMove, StaffMove} from '@plateau/core/day-sim';
import {type Copy, copyOf, withCopies} from './copies.ts';
import type {RecordedDay} from './recorded-day.ts';

/** What is asked to be different. */
export interface Changes {
	/** So many people more, or fewer when negative. */
	readonly agents?: number;
	readonly strategy?: Strategy;
	/** The strategy's queue, and the one whose people are copied or taken away; absent: every queue. */
	readonly queueId?: QueueId;
}

/** The day's people and rules with the changes. */
export interface ChangedDay {
	readonly staff: readonly StaffMove[];
	readonly config: FloorConfig;
	readonly rules: readonly RuleMove[];
	/** Who was copied, once for each time, or taken away. */
	readonly copied: readonly AgentId[];
	readonly removed: readonly AgentId[];
}

/** Refusals: `unknown-queue`, `what-if-nobody`, `what-if-too-few`. */
export function changeDay(
	day: RecordedDay,
	changes: Changes,
): {readonly ok: true; readonly day: ChangedDay} | {readonly ok: false; readonly refusal: Refusal} {
	const {agents = 0, queueId} = changes;
	const configs = [
		day.config,
		...day.rules.flatMap((rule) => (rule.type === 'configured' ? rule.config : [])),
	];
	if (queueId !== undefined && !configs.some(({queues}) => queues.some(({id}) => id === queueId))) {
		return {ok: false, refusal: {code: 'unknown-queue', params: {queueId}}};
	}
	const people = peopleOf(day, configs, queueId);
	if (agents > 0 && people.length === 0) return {ok: false, refusal: {code: 'what-if-nobody'}};
	if (-agents > people.length) {
		return {ok: false, refusal: {code: 'what-if-too-few', params: {count: people.length}}};
	}
	const removed = people.slice(0, Math.max(0, -agents));
	const copies: Copy[] = [];
	for (let number = 1; number <= agents; number++) {
		const of = people[(number - 1) % people.length] as AgentId;
		copies.push(copyOf(of, number, firstPhoneOf(day.staff, of)));
	}
	const change = (config: FloorConfig) => withCopies(withStrategy(config, changes), copies);
	return {
		ok: true,
		day: {
			staff: changeStaff(day.staff, copies, new Set(removed)),
			config: change(day.config),
			rules: day.rules.map((rule) =>
				rule.type === 'configured' ? {...rule, config: change(rule.config)} : rule,
			),
			copied: copies.map(({of}) => of),
			removed,
		},
	};
}

/** Those who could serve the queue, who were there longest first. */
function peopleOf(
	{signedInMs}: RecordedDay,
	configs: readonly FloorConfig[],
	queueId: QueueId | undefined,
): AgentId[] {
	const serving = new Set(
		configs.flatMap(({agents}) =>
			agents
				.filter(({queues}) => queueId === undefined || queues.includes(queueId))
				.map(({id}) => id),
		),
	);
	return [...signedInMs]
		.filter(([agentId]) => serving.has(agentId))
		.sort(([a, aMs], [b, bMs]) => bMs - aMs || (a < b ? -1 : 1))
		.map(([agentId]) => agentId);
}

function firstPhoneOf(staff: readonly StaffMove[], agentId: AgentId): PhoneId | undefined {
	const signIn = staff.find((move) => move.type === 'sign-in' && move.agentId === agentId);
	return signIn?.type === 'sign-in' ? signIn.phoneId : undefined;
}

function withStrategy(config: FloorConfig, {strategy, queueId}: Changes): FloorConfig {
	if (strategy === undefined) return config;
	const queues = config.queues.map((queue) =>
		queueId === undefined || queue.id === queueId ? {...queue, strategy} : queue,
	);
	return {...config, queues};
}

/** The copies do what their originals did, but for calls on a phone that is not theirs. */
function changeStaff(
	staff: readonly StaffMove[],
	copies: readonly Copy[],
	removed: ReadonlySet<AgentId>,
): StaffMove[] {
	return staff.flatMap((move): StaffMove[] => {
		if (!('agentId' in move)) return [move];
		const own = copies
			.filter((copy) => copy.of === move.agentId)
			.map((copy): StaffMove => ({...withoutPhone(move), agentId: copy.id}));
		return removed.has(move.agentId) ? own : [move, ...own];
	});
}

function withoutPhone<M extends StaffMove & {readonly agentId: AgentId}>(move: M): M {
	if (move.type !== 'sign-in') return move;
	const {phoneId: _phone, ...rest} = move;
	return rest as M;
}
