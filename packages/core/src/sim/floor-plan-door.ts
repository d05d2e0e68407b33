/** Rules of entering and staying for a drawn queue: each of them in some, by a stream of its own. */

import type {
	AbsenceFactor,
	Diversion,
	OverflowAction,
	OverflowConditions,
	OverflowStep,
	QueueConfig,
	WaitEnd,
} from '../floor-config.ts';
import {id, type QueueId, type ReasonId, type WindowId} from '../ids.ts';
import type {Random} from './random.ts';

/** What a queue lets in, and what becomes of who waits. */
export function planDoor(random: Random, queueIds: readonly string[]): Partial<QueueConfig> {
	const end = () => planEnd(random, queueIds);
	return {
		...(random.chance(0.25) ? {maxWaiting: random.int(1, 6)} : {}),
		...(random.chance(0.5) ? {onFull: end()} : {}),
		...(random.chance(0.25) ? {onMaxWait: end()} : {}),
		...(random.chance(0.25) ? {onNobody: end()} : {}),
		...(random.chance(0.4) ? {absence: planAbsence(random)} : {}),
		...(random.chance(0.15) ? {joinEmpty: false} : {}),
		...(random.chance(0.25) ? {diversions: planDiversions(random, end)} : {}),
		...(random.chance(0.6)
			? {onClose: {afterMs: random.chance(0.5) ? 0 : random.int(1, 20) * 1000, to: end()}}
			: {}),
		...(random.chance(0.4)
			? {
					overflow: Array.from({length: random.int(1, 4)}, () => planStep(random, queueIds)),
				}
			: {}),
		...(random.chance(0.5) ? {placeKeptMs: random.int(5, 600) * 1000} : {}),
	};
}

function planEnd(random: Random, queueIds: readonly string[]): WaitEnd {
	switch (random.int(0, 3)) {
		case 0:
			return {action: 'message'};
		case 1:
			return {action: 'message', sound: 'sorry'};
		case 2:
			return {action: 'send-out', number: '+33199000055'};
		default:
			// Now and then to one that is not there: an edit may have taken it away.
			return {action: 'move', queueId: id<QueueId>(random.pick([...queueIds, 'elsewhere']))};
	}
}

function planAbsence(random: Random): readonly AbsenceFactor[] {
	const factors: readonly AbsenceFactor[] = [
		...(['signed-out', 'unregistered', 'outside', 'wrap-up', 'talking', 'link-lost'] as const).map(
			(when) => ({when}),
		),
		{when: 'not-ready'},
		{when: 'not-ready', reasonId: id<ReasonId>('lunch')},
	];
	return factors.filter(() => random.chance(0.4));
}

function planDiversions(random: Random, end: () => WaitEnd): readonly Diversion[] {
	const ratio: Diversion = {when: 'wait-ratio', above: random.int(1, 8) / 2, to: end()};
	const wait: Diversion = {
		...{when: 'expected-wait', aboveMs: random.int(5, 120) * 1000},
		to: end(),
	};
	return random.chance(0.5) ? [ratio, wait] : [random.pick([ratio, wait])];
}

function planStep(random: Random, queueIds: readonly string[]): OverflowStep {
	const actions: readonly OverflowAction[] = [
		{action: 'raise', creditMs: random.int(1, 60) * 1000},
		{action: 'widen'},
		{action: 'announce', sound: 'patience', position: true},
		{action: 'announce', position: true, expectedWait: true},
		planEnd(random, queueIds),
	];
	return {
		// Whole tens, so that several steps are due at one instant.
		afterMs: random.int(0, 6) * 10_000,
		...(random.chance(0.5) ? {everyMs: random.int(1, 3) * 10_000} : {}),
		...(random.chance(0.4) ? {repeat: true} : {}),
		when: planConditions(random),
		act: random.pick(actions),
	};
}

function planConditions(random: Random): OverflowConditions {
	return {
		...(random.chance(0.25) ? {positionAbove: random.int(1, 4)} : {}),
		...(random.chance(0.25) ? {positionBelow: random.int(2, 8)} : {}),
		...(random.chance(0.25) ? {waitingAbove: random.int(1, 4)} : {}),
		...(random.chance(0.5) ? {eligibleBelow: random.int(1, 6)} : {}),
		...(random.chance(0.2) ? {expectedWaitAboveMs: random.int(1, 60) * 1000} : {}),
		...(random.chance(0.1) ? {during: id<WindowId>('busy-hours')} : {}),
	};
}
