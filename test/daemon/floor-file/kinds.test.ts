/** The kinds of work of a floor file: what they mean, what is refused, and that they come back out. */

import {diffFloorFiles} from '@plateau/daemon/floor-file/diff';
import {exportFloorFile} from '@plateau/daemon/floor-file/export';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {toFloorConfig} from '@plateau/daemon/floor-file/to-config';
import type {FloorFile} from '@plateau/daemon/floor-file/types';
import test from 'ava';

function parsed(text: string): FloorFile {
	const result = parseFloorFile(text);
	if (!result.ok) throw new Error(JSON.stringify(result.errors));
	return result.floor;
}

function errorsOf(text: string): string[] {
	const result = parseFloorFile(text);
	return result.ok ? [] : result.errors.map(({line, code}) => `${line} ${code}`);
}

test('kinds - what is not said is as with a task: one at a time, interruptible', (t) => {
	const {kinds} = toFloorConfig(parsed('kinds: {task:, letter: {capacity: 4}}'));
	t.deepEqual(kinds as unknown, [
		{id: 'letter', capacity: 4, interruptible: true, needsPhone: false},
		{id: 'task', capacity: 1, interruptible: true, needsPhone: false},
	]);
	t.is(toFloorConfig(parsed('queues: {s: {label: S}}')).kinds, undefined);
});

test('kinds - a call has no other rule, and no agent a kind that is not there', (t) => {
	t.deepEqual(errorsOf('kinds: {call: {capacity: 2}}'), ['1 reserved-kind']);
	t.deepEqual(errorsOf('kinds: {task: {capacity: 101}}'), ['1 count-out-of-range']);
	t.deepEqual(errorsOf('kinds: {task: {size: 2}}').length, 1);
	t.deepEqual(errorsOf('agents: {al: {name: Al, capacity: {task: 2}}}'), []);
	t.deepEqual(errorsOf('agents: {al: {name: Al, capacity: {letters: 2}}}'), ['1 not-declared']);
	t.deepEqual(errorsOf('kinds: {letter: }\nagents: {al: {name: Al, capacity: {leter: 2}}}'), [
		'2 not-declared-near',
	]);
});

test('kinds - come back out of the export, and a change of one is told', (t) => {
	const before = parsed('kinds: {letter: {label: Letter, capacity: 3, interruptible: false}}');
	const after = parsed('kinds: {letter: {label: Letter, capacity: 4, interruptible: false}}');
	t.deepEqual(parsed(exportFloorFile(before)), before);
	t.deepEqual(diffFloorFiles(before, after), [
		{
			...{op: 'change', section: 'kinds', id: 'letter', field: 'capacity'},
			...{before: '3', after: '4'},
		},
	]);
});
