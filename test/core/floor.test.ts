/** The floor as a snapshot and back. */

import {
	checkInvariants,
	type FloorSnapshot,
	fromSnapshot,
	type Input,
	nextDueAt,
	snapshotVersion,
	step,
	toSnapshot,
} from '@plateau/core';
import test from 'ava';
import {story} from '../helpers/story.ts';
import {inputOf} from '../helpers/story-inputs.ts';

const busy = `
	sign-in a1 1001
	link a1
	sign-in a2 1002
	arrives k1
	waits k1
	arrives k2
	waits k2
	arrives k3
	waits k3
	answers o-1 k9
	take sophie 1009
	listen sophie a1
	closes 200
	+5s unlink a1
`;

test('snapshot - JSON and back is the same floor, laws, deadlines and all', (t) => {
	const floor = story(t, busy);
	const text = JSON.stringify(toSnapshot(floor));
	const again = fromSnapshot(JSON.parse(text) as FloorSnapshot);
	if (again === undefined) throw new Error('our own version was refused');
	t.is(JSON.stringify(toSnapshot(again)), text);
	t.deepEqual(checkInvariants(again), []);
	t.is(nextDueAt(again), nextDueAt(floor));
});

test('snapshot - a restored floor goes on as the first would have', (t) => {
	const floor = story(t, busy);
	const again = fromSnapshot(toSnapshot(floor));
	if (again === undefined) throw new Error('our own version was refused');
	for (const seconds of [10, 20, 400]) {
		const input = {type: 'deadline-reached', at: floor.at + seconds * 1000} as const;
		t.deepEqual(step(again, input), step(floor, input));
	}
	t.is(JSON.stringify(toSnapshot(again)), JSON.stringify(toSnapshot(floor)));
});

test('snapshot - does not change when the floor goes on', (t) => {
	const floor = story(t, busy);
	const snapshot = toSnapshot(floor);
	const text = JSON.stringify(snapshot);
	for (const line of ['leaves k1', 'finish a1', 'lost']) {
		step(floor, {...inputOf(line.split(' '), floor), at: floor.at + 1000} as Input);
	}
	t.not(floor.seq, snapshot.seq);
	t.is(JSON.stringify(snapshot), text);
});

test('snapshot - the floor that came out of one does not share it', (t) => {
	const snapshot = toSnapshot(story(t, busy));
	const text = JSON.stringify(snapshot);
	const floor = fromSnapshot(snapshot);
	if (floor === undefined) throw new Error('our own version was refused');
	step(floor, {type: 'deadline-reached', at: floor.at + 1_000_000});
	t.is(JSON.stringify(snapshot), text);
});

test('snapshot - of another version is not read', (t) => {
	t.is(fromSnapshot({...toSnapshot(story(t, busy)), version: snapshotVersion + 1}), undefined);
});
