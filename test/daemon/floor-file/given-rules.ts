/** Any rules that a queue of a floor file could have, and that fit each other. */

import {fc} from '@fast-check/ava';
import {strategies} from '@plateau/core';
import type {
	DeclaredAction,
	DeclaredConditions,
	DeclaredOverflowStep,
	DeclaredRequirement,
	DeclaredWaitEnd,
} from '@plateau/daemon/floor-file/rule-types';
import type {DeclaredAgent, DeclaredQueue} from '@plateau/daemon/floor-file/types';

/** What the file declares elsewhere, and rules may name. */
export interface Names {
	readonly queues: readonly string[];
	readonly agents: readonly string[];
	readonly reasons: readonly string[];
	readonly sounds: readonly string[];
	readonly windows: readonly string[];
}

/** A duration in ms, some of them in whole seconds. */
export const ms = (min: number, max: number) =>
	fc.integer({min, max}).chain((value) => fc.constantFrom(value, Math.ceil(value / 1000) * 1000));

/** Any of the fields. */
export const optional = <T extends object>(fields: {[K in keyof T]: fc.Arbitrary<T[K]>}) =>
	fc.record(fields, {requiredKeys: []}) as fc.Arbitrary<Partial<T>>;

/** The longest wait of any step, and less than any maximum wait. */
const longest = 10_000_000;

/** The rules of a queue; `requirement` is one that asks for something, where there are skills. */
export function anyRules(
	id: string,
	names: Names,
	requirement: fc.Arbitrary<DeclaredRequirement> | undefined,
): fc.Arbitrary<Partial<DeclaredQueue>> {
	const end = anyEnd(names);
	const goingTo = (others: readonly string[]): fc.Arbitrary<DeclaredWaitEnd> =>
		others.length === 0
			? end
			: fc.oneof(
					end,
					fc.constantFrom(...others).map((move) => ({move})),
				);
	const going = goingTo(names.queues.filter((other) => other !== id));
	// What comes for certain may make no circle: always to one further on.
	const onward = goingTo(names.queues.slice(names.queues.indexOf(id) + 1));
	const after = ms(1000, longest);
	const rules = optional<DeclaredQueue>({
		id: fc.constant(id),
		label: fc.constant({en: id, fr: id}),
		tiersMs: ascending(after).map((times) =>
			Object.fromEntries(times.map((time, index) => [String(index * 3 + 2), time])),
		),
		strategy: fc.constantFrom(...strategies),
		ringNextMs: ms(1000, 299_000),
		priorityMs: ms(0, 80_000_000),
		ageing: ascending(after).chain((times) =>
			fc.tuple(
				...times.map((afterMs) => fc.record({afterMs: fc.constant(afterMs), priorityMs: after})),
			),
		),
		menuCounts: fc.boolean(),
		sticky: fc.record({
			to: fc.constantFrom('last-agent' as const, 'owner' as const),
			waitMs: ms(1000, 3_000_000),
		}),
		keepPlaceMs: after,
		thresholdMs: ms(1000, 3_000_000),
		ringMs: ms(5000, 299_000),
		rest: optional({
			busyMs: ms(0, 3_000_000),
			declinedMs: ms(0, 3_000_000),
			noAnswerMs: ms(0, 3_000_000),
			unregisteredMs: ms(0, 3_000_000),
		}),
		rangOutReason: fc.constantFrom('none', 'rang-out', ...names.reasons),
		rangOutLimit: fc.integer({min: 1, max: 99}),
		shortAbandonMs: ms(0, 299_000),
		wrapUp: anyWrapUp,
		maxWaiting: fc.integer({min: 1, max: 9999}),
		onFull: going,
		maxWaitMs: ms(longest + 1000, 80_000_000),
		onMaxWait: end,
		absence: anyAbsence(names.reasons),
		nobodyMs: ms(0, 80_000_000),
		onNobody: end,
		joinEmpty: fc.boolean(),
		divert: fc.array(
			fc.oneof(
				fc.record({
					waitRatio: fc.integer({min: 1, max: 9999}).map((value) => value / 100),
					to: going,
				}),
				fc.record({expectedWaitMs: after, to: going}),
			),
			{maxLength: 3},
		),
		onClose: fc.oneof(fc.record({to: onward}), fc.record({afterMs: ms(0, longest), to: onward})),
		overflow: fc.array(anyStep(names, going), {maxLength: 4}),
		maxNotReady: fc.integer({min: 1, max: 9999}),
		callerId: fc.constantFrom('33184880001', '3999'),
		parkMs: fc.integer({min: 10, max: 3600}).map((seconds) => seconds * 1000),
		agentsTake: fc.boolean(),
		monitoringShown: fc.boolean(),
		whisper: fc.constantFrom('queue-thankyou', '/srv/hello.wav'),
	});
	const widening =
		requirement === undefined
			? fc.constant({})
			: fc.record(
					{requires: requirement, widen: anyWiden(requirement)},
					{requiredKeys: ['requires']},
				);
	return fc
		.tuple(rules, fc.option(widening, {nil: {}}))
		.map(([some, widen]) => fitting({...some, ...widen}));
}

/** Agents in the tiers that their queues have, with weights: `draws` says which. */
export function placedAgents(
	agents: readonly DeclaredAgent[],
	queues: readonly DeclaredQueue[],
	draws: readonly number[],
): DeclaredAgent[] {
	let drawn = 0;
	const draw = () => draws[drawn++ % draws.length] ?? 0;
	return agents.map((agent) => {
		const tiers: Record<string, number> = {};
		const weights: Record<string, number> = {};
		for (const queueId of agent.queues) {
			const known = Object.keys(queues.find(({id}) => id === queueId)?.tiersMs ?? {});
			const tier = ['', '1', ...known][draw() % (known.length + 2)];
			if (tier) tiers[queueId] = Number(tier);
			if (draw() % 2 === 0) weights[queueId] = (draw() % 100) + 1;
		}
		return {
			...agent,
			...(Object.keys(tiers).length === 0 ? {} : {tiers}),
			...(Object.keys(weights).length === 0 ? {} : {weights}),
		};
	});
}

/** Without what means nothing beside the rest. */
function fitting(queue: Partial<DeclaredQueue>): Partial<DeclaredQueue> {
	const {ringNextMs, onFull, rangOutLimit, overflow, ...rest} = queue;
	const steps = overflow?.filter((step) => step.do !== 'widen' || rest.widen !== undefined);
	return {
		...rest,
		...(ringNextMs === undefined || rest.strategy !== 'ring-progressively' ? {} : {ringNextMs}),
		...(onFull === undefined || rest.maxWaiting === undefined ? {} : {onFull}),
		...(rangOutLimit === undefined || rest.rangOutReason === 'none' ? {} : {rangOutLimit}),
		...(steps === undefined ? {} : {overflow: steps}),
	};
}

const anyWrapUp = fc.oneof(
	fc.record({mode: fc.constantFrom('none' as const, 'manual' as const)}),
	fc.record(
		{
			mode: fc.constantFrom('timed' as const, 'fixed' as const, 'optional' as const),
			limitMs: ms(1000, 3_000_000),
			disposition: fc.constant('optional' as const),
			extendMs: ms(1000, 3_000_000),
		},
		{requiredKeys: ['mode', 'limitMs']},
	),
	fc.record({
		mode: fc.constant('fixed' as const),
		limitMs: ms(1000, 3_000_000),
		extendMs: ms(1000, 3_000_000),
		extendLimit: fc.integer({min: 1, max: 99}),
	}),
	fc.constant({mode: 'optional' as const, disposition: 'optional' as const}),
);

function anyEnd({sounds}: Names): fc.Arbitrary<DeclaredWaitEnd> {
	return fc.oneof(
		fc.constant('message' as const),
		fc.constantFrom('+33612345678', '+14155550123', '3930').map((sendOut) => ({sendOut})),
		...(sounds.length === 0 ? [] : [fc.constantFrom(...sounds).map((message) => ({message}))]),
	);
}

function anyStep(
	{sounds, windows}: Names,
	going: fc.Arbitrary<DeclaredWaitEnd>,
): fc.Arbitrary<DeclaredOverflowStep> {
	const position = {positionAbove: 1, positionBelow: 3};
	const some = optional<DeclaredConditions>({
		waitingAbove: fc.integer({min: 1, max: 9999}),
		eligibleBelow: fc.integer({min: 1, max: 9999}),
		expectedWaitAboveMs: ms(1000, longest),
		...(windows.length === 0 ? {} : {during: fc.constantFrom(...windows)}),
	} as never);
	const met = some.map((when) => ({...position, ...when}));
	const sound: {sound?: fc.Arbitrary<string>} =
		sounds.length === 0 ? {} : {sound: fc.constantFrom(...sounds)};
	const going_on: fc.Arbitrary<DeclaredAction> = fc.oneof(
		fc.constant('widen' as const),
		ms(1000, longest).map((raiseMs) => ({raiseMs})),
		fc
			.record(
				{position: fc.constant(true), expectedWait: fc.boolean(), ...sound},
				{requiredKeys: ['position']},
			)
			.map((announce) => ({announce}) as DeclaredAction),
		...(sounds.length === 0
			? []
			: [fc.constantFrom(...sounds).map((name) => ({announce: {sound: name}}))]),
	);
	const after = optional({afterMs: ms(0, longest)});
	const rest = fc.oneof(
		fc.record({do: going_on, when: some}, {requiredKeys: ['do']}),
		fc.record({do: going, when: met}),
		fc.record({do: fc.oneof(going_on, going), when: met, everyMs: ms(5000, longest)}),
		fc.record(
			{do: going_on, when: some, everyMs: ms(5000, longest), repeat: fc.constant(true)},
			{requiredKeys: ['do', 'everyMs', 'repeat']},
		),
	);
	return fc.tuple(after, rest).map(([one, two]) => ({...one, ...two}) as DeclaredOverflowStep);
}

function anyAbsence(reasons: readonly string[]) {
	const words = [
		'signed-out',
		'unregistered',
		'outside',
		'wrap-up',
		'talking',
		'link-lost',
	] as const;
	const whole = fc.subarray([...words, 'not-ready' as const], {minLength: 1});
	const named = fc.subarray(reasons.map((reason) => ({'not-ready': reason})));
	return fc.oneof(
		whole,
		fc.tuple(fc.subarray([...words], {minLength: 1}), named).map(([a, b]) => [...a, ...b]),
	);
}

function anyWiden(requirement: fc.Arbitrary<DeclaredRequirement>) {
	return ascending(ms(1000, longest)).chain((times) =>
		fc.tuple(
			...times.map((afterMs, index) =>
				fc.record({
					afterMs: fc.constant(afterMs),
					requires:
						index === times.length - 1 ? fc.oneof(requirement, fc.constant('any')) : requirement,
				}),
			),
		),
	);
}

/** One to three of them, each later than the one before. */
function ascending(of: fc.Arbitrary<number>): fc.Arbitrary<number[]> {
	return fc
		.uniqueArray(of, {minLength: 1, maxLength: 3})
		.map((times) => times.toSorted((a, b) => a - b));
}
