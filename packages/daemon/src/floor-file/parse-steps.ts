/**
 * The rules of a queue that are more than one value: steps of the wait, sticky agents, rests, who
 * counts as absent, diversions. Whether they fit each other is for the check.
 */

import type {AbsenceFactor} from '@plateau/core';
import {actionRead, waitEndRead} from './parse-actions.ts';
import {requirementRead} from './parse-requirement.ts';
import {compact, type Read, type Reader, shown} from './reader.ts';
import type {
	DeclaredAbsence,
	DeclaredAction,
	DeclaredAgeingStep,
	DeclaredConditions,
	DeclaredDiversion,
	DeclaredOnClose,
	DeclaredOverflowStep,
	DeclaredRequirement,
	DeclaredRest,
	DeclaredSticky,
	DeclaredWaitEnd,
	DeclaredWidenStep,
} from './rule-types.ts';
import type {Values} from './values.ts';

const secondMs = 1000;
const hourMs = 3_600_000;

const absences: readonly AbsenceFactor['when'][] = [
	'signed-out',
	'not-ready',
	'unregistered',
	'outside',
	'wrap-up',
	'talking',
	'link-lost',
];

/** Reads of each rule; `country` is that of numbers without a prefix. */
export function stepReads(reader: Reader, values: Values, country: string) {
	const end = waitEndRead(reader, values, country);
	const requirement = requirementRead(reader, values);
	// Not a skill: it asks for nothing.
	const anyRequirement: Read<DeclaredRequirement> = (node, where) =>
		reader.isScalar(node) && !reader.isEmpty(node) && reader.text(node, where) === 'any'
			? 'any'
			: requirement(node, where);

	const widenStep: Read<DeclaredWidenStep> = (node, where) => {
		const reads = {after: values.duration(secondMs), requires: anyRequirement};
		const {after, requires} =
			reader.fields<{after: number; requires: DeclaredRequirement}>(node, where, reads, [
				'after',
				'requires',
			]) ?? {};
		if (after === undefined || requires === undefined) return undefined;
		return placed(reader, {afterMs: after, requires}, where);
	};

	const ageingStep: Read<DeclaredAgeingStep> = (node, where) => {
		const reads = {after: values.duration(secondMs), priority: values.duration(secondMs)};
		const {after, priority} =
			reader.fields<{after: number; priority: number}>(node, where, reads, ['after', 'priority']) ??
			{};
		if (after === undefined || priority === undefined) return undefined;
		return placed(reader, {afterMs: after, priorityMs: priority}, where);
	};

	const tiers: Read<Record<string, number>> = (node, where) => {
		const after = values.duration(secondMs);
		const opening = reader.records(node, where, ({key, keyNode, value}, place) => {
			const afterMs = after(value, place);
			if (!/^[1-9]\d?$/.test(key) || key === '1') {
				return reader.note(keyNode, 'bad-tier', {where: shown(where), value: key, min: 2});
			}
			return afterMs === undefined ? undefined : ([key, afterMs] as const);
		});
		// Keys that are numbers come in the order of the numbers, wherever they stand.
		return Object.fromEntries(opening);
	};

	const sticky: Read<DeclaredSticky> = (node, where) => {
		const reads = {
			to: reader.choice(['last-agent', 'owner']),
			wait: values.duration(secondMs, hourMs),
		};
		const {to, wait} =
			reader.fields<{to: DeclaredSticky['to']; wait: number}>(node, where, reads, ['to', 'wait']) ??
			{};
		return to === undefined || wait === undefined ? undefined : {to, waitMs: wait};
	};

	const rest: Read<DeclaredRest> = (node, where) => {
		const pause = values.duration(0, hourMs);
		const reads = {busy: pause, declined: pause, noAnswer: pause, unregistered: pause};
		const fields = reader.fields<Record<keyof typeof reads, number>>(node, where, reads);
		if (fields === undefined) return undefined;
		return compact<DeclaredRest>({
			busyMs: fields.busy,
			declinedMs: fields.declined,
			noAnswerMs: fields.noAnswer,
			unregisteredMs: fields.unregistered,
		});
	};

	const absent: Read<DeclaredAbsence> = (node, where) => {
		if (!reader.isMap(node)) return reader.choice(absences)(node, where);
		const reads = {'not-ready': values.mention('reasons')};
		const found = reader.fields<{'not-ready': string}>(node, where, reads, ['not-ready']);
		const reason = found?.['not-ready'];
		return reason === undefined ? undefined : {'not-ready': reason};
	};

	const diversion: Read<DeclaredDiversion> = (node, where) => {
		const reads = {
			waitRatio: values.ratio,
			expectedWait: values.duration(secondMs),
			to: end,
		};
		const told = reader.problems.length;
		const fields = reader.fields<{waitRatio: number; expectedWait: number; to: DeclaredWaitEnd}>(
			node,
			where,
			reads,
			['to'],
		);
		if (fields === undefined || reader.problems.length > told) return undefined;
		const {waitRatio, expectedWait: expectedWaitMs, to} = fields;
		if ((waitRatio === undefined) === (expectedWaitMs === undefined)) {
			return reader.note(node, 'choose-one', {
				where: shown(where),
				keys: 'waitRatio, expectedWait',
			});
		}
		if (to === undefined) return undefined;
		const read =
			waitRatio === undefined ? {expectedWaitMs: expectedWaitMs ?? 0, to} : {waitRatio, to};
		return placed(reader, read, where);
	};

	const onClose: Read<DeclaredOnClose> = (node, where) => {
		const reads = {after: values.duration(0), to: end};
		const {after, to} =
			reader.fields<{after: number; to: DeclaredWaitEnd}>(node, where, reads, ['to']) ?? {};
		return to === undefined ? undefined : compact<DeclaredOnClose>({afterMs: after, to});
	};

	return {
		widen: reader.items(widenStep),
		tiers,
		ageing: reader.items(ageingStep),
		sticky,
		rest,
		absence: reader.items(absent),
		divert: reader.items(diversion),
		onClose,
		overflow: reader.items(overflowStepRead(reader, values, country)),
		end,
	};
}

/** The keys of a step of overflow, as they are read. */
export interface OverflowFields {
	readonly after: number;
	readonly when: DeclaredConditions;
	readonly do: DeclaredAction;
	readonly every: number;
	readonly repeat: boolean;
}

function overflowStepRead(
	reader: Reader,
	values: Values,
	country: string,
): Read<DeclaredOverflowStep> {
	const reads = {
		after: values.duration(0),
		when: conditionsRead(reader, values),
		do: actionRead(reader, values, country),
		every: values.duration(5 * secondMs),
		repeat: reader.boolean,
	};
	return (node, where) => {
		const fields = reader.fields<OverflowFields>(node, where, reads, ['do']);
		if (fields?.do === undefined) return undefined;
		const step = compact<DeclaredOverflowStep>({
			afterMs: fields.after,
			when: fields.when,
			do: fields.do,
			everyMs: fields.every,
			repeat: fields.repeat,
		});
		return placed(reader, step, where);
	};
}

/** The keys of what has to hold for it, as they are read. */
export interface ConditionFields {
	readonly positionAbove: number;
	readonly positionBelow: number;
	readonly waitingAbove: number;
	readonly eligibleBelow: number;
	readonly expectedWaitAbove: number;
	readonly during: string;
}

function conditionsRead(reader: Reader, values: Values): Read<DeclaredConditions> {
	const reads = {
		positionAbove: values.whole(1, 9999),
		positionBelow: values.whole(2, 9999),
		waitingAbove: values.whole(1, 9999),
		eligibleBelow: values.whole(1, 9999),
		expectedWaitAbove: values.duration(secondMs),
		during: values.mention('windows'),
	};
	return (node, where) => {
		const fields = reader.fields<ConditionFields>(node, where, reads);
		if (fields === undefined) return undefined;
		const {expectedWaitAbove: expectedWaitAboveMs, ...rest} = fields;
		const {positionAbove, positionBelow, waitingAbove, eligibleBelow, during} = rest;
		return compact<DeclaredConditions>({
			positionAbove,
			positionBelow,
			waitingAbove,
			eligibleBelow,
			expectedWaitAboveMs,
			during,
		});
	};
}

/** Where it was read, for the check. */
function placed<T extends object>(reader: Reader, step: T, where: string): T {
	reader.places.set(step, where);
	return step;
}
