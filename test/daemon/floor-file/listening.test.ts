/** The `listening` of a floor file: what it means, what is refused and where, and that it comes back out. */

import {listeningOf} from '@plateau/daemon/cli/asterisk-input';
import {diffFloorFiles} from '@plateau/daemon/floor-file/diff';
import {exportFloorFile} from '@plateau/daemon/floor-file/export';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {toFloorConfig} from '@plateau/daemon/floor-file/to-config';
import type {FloorFile} from '@plateau/daemon/floor-file/types';
import test from 'ava';

const queues = 'queues: {s: {label: S}}';

function parsed(text: string): FloorFile {
	const result = parseFloorFile(text);
	if (!result.ok) throw new Error(JSON.stringify(result.errors));
	return result.floor;
}

function errorsOf(text: string): string[] {
	const result = parseFloorFile(text);
	return result.ok
		? []
		: result.errors.map(({line, column, code}) => `${line}:${column ?? 0} ${code}`);
}

test('listening - off where the file says nothing, or names nobody', (t) => {
	for (const text of ['', 'listening:\n', 'listening: {}\n', 'listening: {outside: []}\n']) {
		const file = parsed(`${text}${queues}`);
		t.is(toFloorConfig(file).listening, undefined, text);
		t.deepEqual(listeningOf(file), {}, text);
	}
});

test('listening - numbers and beginnings are read as numbers are, in the file’s country, in order', (t) => {
	const text = 'listening: {outside: ["0033 7", "06 12 34 56 78", "+44"]}';
	const file = parsed(`${text}\n${queues}`);
	const outside = ['+33612345678', '+337', '+44'];
	t.deepEqual(toFloorConfig(file).listening, {outside});
	t.deepEqual(listeningOf(file), {outsideListening: true});
	const belgian = parsed(`country: BE\nlistening: {outside: "0470"}\n${queues}`);
	t.deepEqual(toFloorConfig(belgian).listening, {outside: ['+32470']});
});

test('listening - what is wrong is told at its place', (t) => {
	t.deepEqual(errorsOf('listening:\n  outside: ["+49", "06x"]'), ['2:20 bad-prefix']);
	t.deepEqual(errorsOf('listening: {outside: ["06", "+336"]}'), ['1:29 prefix-twice']);
	t.deepEqual(errorsOf('listening: {outsid: ["06"]}'), ['1:13 unknown-key-near']);
});

test('listening - comes back out of the export, and a change of it is told', (t) => {
	const before = parsed(`listening: {outside: ["+336", "+33145"]}\n${queues}`);
	const after = parsed(`listening: {outside: ["+336"]}\n${queues}`);
	t.deepEqual(parsed(exportFloorFile(before)), before);
	const [change] = diffFloorFiles(before, after);
	t.is(change?.op === 'change' && change.section === 'floor' ? change.id : '', 'listening');
});
