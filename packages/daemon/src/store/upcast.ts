/**
 * Old events in today's shape. An event keeps the version it was written with for ever; the steps
 * here bring it up on reading. Proven with journals kept in test/fixtures/journals.
 */

import {combined, type Event, type SkillId} from '@plateau/core';
import {StoreError} from './errors.ts';

/** An event as it was written, in the shape of its version `v`. */
export type StoredEvent = {
	readonly seq: number;
	readonly at: number;
	readonly v: number;
	readonly type: string;
} & Readonly<Record<string, unknown>>;

/** Brings an event from version `n` to `n + 1`; it sets neither `v` nor `seq`. */
export type UpcastStep = (event: StoredEvent) => StoredEvent;

/** `steps[n - 1]` reads version n. Today's version is one more than there are steps. */
const stepsToToday: readonly UpcastStep[] = [skillListsToExpressions];

/** 1 → 2: a queue's requirement was a list of least levels, all asked for. */
function skillListsToExpressions(event: StoredEvent): StoredEvent {
	if (event.type !== 'floor-configured') return event;
	const {config} = event as unknown as {config: {queues: readonly QueueOfV1[]}};
	const queues = config.queues.map(({requires: levels, ...queue}) => {
		const requires = combined(
			'and',
			levels.map(({skillId, minLevel: level}) => ({op: 'level', skillId, compare: '>=', level})),
		);
		return requires === undefined ? queue : {...queue, requires};
	});
	return {...event, config: {...config, queues}};
}

interface QueueOfV1 {
	readonly requires: readonly {readonly skillId: SkillId; readonly minLevel: number}[];
}

/** The event in today's shape. Throws `event-newer` when a later program wrote it. */
export function upcast(stored: StoredEvent, steps: readonly UpcastStep[] = stepsToToday): Event {
	const today = steps.length + 1;
	if (stored.v > today) {
		throw new StoreError('event-newer', {seq: stored.seq, version: stored.v, known: today});
	}
	let event = stored;
	for (const step of steps.slice(stored.v - 1)) event = {...step(event), v: event.v + 1};
	// The journal holds only what `append` wrote from typed events, brought up to today's version.
	return event as unknown as Event;
}
