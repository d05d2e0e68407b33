/** What must fit together among a queue's own rules, and between a queue and its agents. */

import {formatDuration} from './duration.ts';
import {type Reader, shown} from './reader.ts';
import type {DeclaredAction, DeclaredConditions, DeclaredOverflowStep} from './rule-types.ts';
import type {DeclaredQueue, FloorFile} from './types.ts';

/** Notes rules of the queue that contradict each other, or can have no effect. */
export function checkQueueRules(queue: DeclaredQueue, file: FloorFile, reader: Reader): void {
	const where = `queues.${queue.id}`;
	const has = (key: string) => reader.lines.has(`${where}.${key}`);
	const unused = (
		key: string,
		code: 'means-nothing-with' | 'means-nothing-without',
		other: string,
	) => reader.note(`${where}.${key}`, code, {where: shown(where), key, other});

	if (has('ringNext') && queue.strategy !== 'ring-progressively') {
		unused('ringNext', 'means-nothing-without', 'strategy: ring-progressively');
	}
	if (has('onFull') && !has('maxWaiting')) unused('onFull', 'means-nothing-without', 'maxWaiting');
	if (has('rangOutLimit') && queue.rangOutReason === 'none') {
		unused('rangOutLimit', 'means-nothing-with', 'rangOutReason: none');
	}
	// Of what could not be read nothing is said twice.
	const asksForNothing =
		typeof queue.requires === 'object' && Object.keys(queue.requires).length === 0;
	if (has('widen') && (!has('requires') || asksForNothing)) {
		unused('widen', 'means-nothing-without', 'requires');
	}
	if (has('tiers') && has('owner')) unused('tiers', 'means-nothing-with', 'owner');
	checkSteps(queue, where, reader);
	checkAbsence(queue, where, reader);
	checkEnds(queue, where, file, reader);
	for (const step of queue.overflow ?? []) {
		checkOverflowStep(step, reader.places.get(step) ?? where, reader, has('widen'));
	}
	checkReached(queue, reader);
}

/** Agents and the queues that they list: whose it is, which of its tiers they are in. */
export function checkAgentQueues({queues, agents}: FloorFile, reader: Reader): void {
	const byId = new Map(queues.map((queue) => [queue.id, queue]));
	for (const agent of agents) {
		const list = `agents.${agent.id}.queues`;
		for (const [index, queueId] of agent.queues.entries()) {
			const where = reader.itemPath(list, index);
			const queue = byId.get(queueId);
			if (queue?.owner !== undefined && queue.owner !== agent.id) {
				reader.note(where, 'queue-owned', {where, id: queueId, owner: queue.owner});
			}
			const tier = agent.tiers?.[queueId] ?? 1;
			const tierWhere = `${where}.tier`;
			const isKnown = tier === 1 || Object.hasOwn(queue?.tiersMs ?? {}, String(tier));
			// A queue that could not be read may well declare it.
			if (queue !== undefined && !isKnown && reader.lines.has(tierWhere)) {
				reader.note(tierWhere, 'tier-not-declared', {where: tierWhere, tier, id: queueId});
			}
		}
	}
}

function checkSteps(queue: DeclaredQueue, where: string, reader: Reader): void {
	const {widen = [], ageing = [], tiersMs = {}, maxWaitMs} = queue;
	const tiers = Object.entries(tiersMs);
	const steps = {
		widen: widen.map((step) => ({
			where: `${reader.places.get(step)}.after`,
			afterMs: step.afterMs,
		})),
		ageing: ageing.map((step) => ({
			where: `${reader.places.get(step)}.after`,
			afterMs: step.afterMs,
		})),
		tiers: tiers.map(([tier, afterMs]) => ({where: `${where}.tiers.${tier}`, afterMs})),
	};
	for (const list of Object.values(steps)) {
		checkAscending(reader, list);
		for (const step of list) checkWithin(step.where, step.afterMs, maxWaitMs, reader);
	}
	for (const [index, step] of widen.entries()) {
		const before = widen[index - 1];
		if (before?.requires !== 'any') continue;
		const place = reader.places.get(step) ?? where;
		reader.note(place, 'widens-past-any', {where: shown(place)});
	}
}

/** Notes each step that comes no later than the one before it. */
function checkAscending(
	reader: Reader,
	steps: readonly {readonly where: string; readonly afterMs: number}[],
): void {
	for (const [index, {where, afterMs}] of steps.entries()) {
		const before = steps[index - 1]?.afterMs;
		if (before === undefined || afterMs > before) continue;
		reader.note(where, 'not-ascending', {
			where: shown(where),
			value: formatDuration(afterMs),
			before: formatDuration(before),
		});
	}
}

/** A step that comes when nobody can wait any more. */
function checkWithin(
	where: string,
	afterMs: number,
	maxWaitMs: number | undefined,
	reader: Reader,
): void {
	if (maxWaitMs === undefined || afterMs < maxWaitMs) return;
	reader.note(where, 'after-max-wait', {
		where: shown(where),
		value: formatDuration(afterMs),
		limit: formatDuration(maxWaitMs),
	});
}

function checkAbsence({absence}: DeclaredQueue, where: string, reader: Reader): void {
	if (absence === undefined) return;
	const list = `${where}.absence`;
	if (absence.length === 0) {
		// Unless all of it could not be read, which was told.
		if (!reader.lines.has(`${list}.0`)) reader.note(list, 'absence-empty', {where: list});
		return;
	}
	const words = absence.map((one) =>
		typeof one === 'string' ? one : `not-ready: ${one['not-ready']}`,
	);
	for (const [index, word] of words.entries()) {
		const isCovered = word.startsWith('not-ready: ') && words.includes('not-ready');
		if (!isCovered && words.indexOf(word) === index) continue;
		const other = isCovered ? 'not-ready' : word;
		reader.note(reader.itemPath(list, index), 'absence-covered', {where: list, value: word, other});
	}
}

/** Every place where a caller can leave the queue, with its path. */
function endsOf(queue: DeclaredQueue, where: string, reader: Reader): [string, DeclaredAction][] {
	const placeOf = (item: object) => reader.places.get(item) ?? where;
	const fields = (['onFull', 'onMaxWait', 'onNobody'] as const).flatMap((field) => {
		const end = queue[field];
		return end === undefined ? [] : [[`${where}.${field}`, end] as [string, DeclaredAction]];
	});
	return [
		...fields,
		...(queue.divert ?? []).map((item): [string, DeclaredAction] => [
			`${placeOf(item)}.to`,
			item.to,
		]),
		...(queue.onClose === undefined
			? []
			: [[`${where}.onClose.to`, queue.onClose.to] as [string, DeclaredAction]]),
		...(queue.overflow ?? []).map((item): [string, DeclaredAction] => [
			`${placeOf(item)}.do`,
			item.do,
		]),
	];
}

function checkEnds(queue: DeclaredQueue, where: string, file: FloorFile, reader: Reader): void {
	const own = new Set(file.numbers.map(({id}) => id));
	for (const [place, end] of endsOf(queue, where, reader)) {
		if (typeof end !== 'object') continue;
		if ('move' in end && end.move === queue.id) {
			reader.note(place, 'moves-to-itself', {where: shown(place)});
		}
		if ('sendOut' in end && own.has(end.sendOut.replace('+', ''))) {
			const params = {where: shown(place), value: end.sendOut};
			reader.note(`${place}.sendOut`, 'sends-to-itself', params);
		}
	}
}

function checkOverflowStep(
	step: DeclaredOverflowStep,
	where: string,
	reader: Reader,
	hasWiden: boolean,
): void {
	const params = {where: shown(where)};
	const conditions = Object.keys(step.when ?? {}).length;
	if (step.do === 'widen' && !hasWiden) {
		reader.note(`${where}.do`, 'means-nothing-without', {
			...params,
			key: 'do: widen',
			other: 'widen',
		});
	}
	if (step.repeat === true && step.everyMs === undefined) {
		if (!reader.lines.has(`${where}.every`)) {
			const missing = {...params, key: 'repeat', other: 'every'};
			reader.note(`${where}.repeat`, 'means-nothing-without', missing);
		}
	} else if (step.repeat === true && isEnd(step.do)) {
		reader.note(`${where}.repeat`, 'repeats-an-end', params);
	} else if (step.everyMs !== undefined && step.repeat !== true && conditions === 0) {
		if (!reader.lines.has(`${where}.when`)) {
			const missing = {...params, key: 'every', other: 'when, repeat'};
			reader.note(`${where}.every`, 'means-nothing-without', missing);
		}
	}
	checkPositions(step.when ?? {}, `${where}.when`, reader);
}

/** No whole place lies between the two. */
function checkPositions(
	{positionAbove, positionBelow}: DeclaredConditions,
	where: string,
	reader: Reader,
): void {
	if (positionAbove === undefined || positionBelow === undefined) return;
	if (positionBelow - positionAbove >= 2) return;
	reader.note(where, 'no-such-position', {
		where: shown(where),
		above: positionAbove,
		below: positionBelow,
	});
}

function isEnd(action: DeclaredAction): boolean {
	return (
		action === 'message' ||
		(typeof action === 'object' && !('raiseMs' in action || 'announce' in action))
	);
}

/** Steps of overflow that no caller is there for any more. */
function checkReached({overflow = [], maxWaitMs}: DeclaredQueue, reader: Reader): void {
	const isAlways = (step: DeclaredOverflowStep) =>
		isEnd(step.do) && Object.keys(step.when ?? {}).length === 0;
	for (const [index, step] of overflow.entries()) {
		const where = reader.places.get(step) ?? '';
		const afterMs = step.afterMs ?? 0;
		checkWithin(`${where}.after`, afterMs, maxWaitMs, reader);
		const end = overflow.find(
			(other, at) =>
				isAlways(other) &&
				((other.afterMs ?? 0) < afterMs || ((other.afterMs ?? 0) === afterMs && at < index)),
		);
		if (end === undefined) continue;
		const line = reader.lines.get(reader.places.get(end) ?? '') ?? 1;
		reader.note(where, 'never-reached', {where: shown(where), line});
	}
}
