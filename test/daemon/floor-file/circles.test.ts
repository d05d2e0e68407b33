/** Queues that hand their callers on: in a circle, or to help each other out. */

import test from 'ava';
import {errors} from './floor-errors.ts';

const queuesOnly = (...rules: string[]) =>
	`queues:\n${rules.map((rule) => `  ${rule}\n`).join('')}`;

test('floor rules - circles of moves that come for certain are refused, all at once, each at the move that begins it', (t) => {
	const text = queuesOnly(
		'a: {label: A, onMaxWait: {move: b}, onClose: {to: {move: c}}}',
		'b: {label: B, overflow: {after: 1m, do: {move: a}}}',
		'c:',
		'  label: C',
		'  onNobody: {move: d}',
		'd: {label: D, onClose: {after: 1m, to: {move: a}}, onNobody: {move: c}}',
	);
	t.deepEqual(errors(text), [
		'2:28 moves-in-a-circle queues.a.onMaxWait: calls would move in a circle: a → b → a',
		'2:53 moves-in-a-circle queues.a.onClose.to: calls would move in a circle: a → c → d → a',
		'6:15 moves-in-a-circle queues.c.onNobody: calls would move in a circle: c → d → c',
	]);
});

test('floor rules - queues may help each other out: at the door, and by steps that ask for something', (t) => {
	const text = queuesOnly(
		'a: {label: A, maxWaiting: 5, onFull: {move: b}, divert: {waitRatio: 3, to: {move: b}}, onMaxWait: {move: c}}',
		'b: {label: B, maxWaiting: 5, onFull: {move: a}, overflow: {when: {waitingAbove: 3}, do: {move: a}}}',
		'c: {label: C, maxWaiting: 5, onFull: {move: a}, divert: {expectedWait: 3m, to: {move: a}}}',
	);
	t.deepEqual(errors(text), []);
});
