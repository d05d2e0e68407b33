/** The `outbound` of a floor file: what it means, what is refused and where, and that it comes back out. */

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

test('outbound - prefixes are read as numbers are, and kept in order', (t) => {
	const text = `outbound: {callerId: "01 84 88 00 01", queue: s, allow: ["0044", "+49", "3639"], deny: ["07"]}`;
	t.deepEqual(toFloorConfig(parsed(`${text}\n${queues}`)).outbound as unknown, {
		...{country: 'FR', allow: ['+44', '+49', '3639'], deny: ['+337']},
		...{callerId: '33184880001', queueId: 's'},
	});
	const queue = toFloorConfig(parsed('queues: {s: {label: S, callerId: 0184880002}}')).queues[0];
	t.is(queue?.callerId, '33184880002');
});

test('outbound - a file that says nothing has what is usual, where it is', (t) => {
	t.is(toFloorConfig(parsed(queues)).outbound, undefined);
	t.deepEqual(toFloorConfig(parsed(`country: BE\n${queues}`)).outbound, {country: 'BE'});
	t.is(toFloorConfig(parsed(`outbound:\n${queues}`)).outbound, undefined);
});

test('outbound - what is no prefix is told at its place', (t) => {
	t.deepEqual(errorsOf('outbound:\n  allow: ["+49", "06x"]'), ['2:18 bad-prefix']);
	t.deepEqual(errorsOf('outbound:\n  deny:\n    - "+49*"'), ['3:7 bad-prefix']);
	t.deepEqual(errorsOf('outbound: {callerId: nobody}'), ['1:22 bad-number']);
	t.deepEqual(errorsOf('outbound: {queue: s}'), ['1:19 not-declared']);
	t.deepEqual(errorsOf('outbound: {alow: ["+49"]}'), ['1:12 unknown-key-near']);
});

test('outbound - one beginning of a number is in one place alone', (t) => {
	t.deepEqual(errorsOf('outbound: {allow: ["+3389"], deny: ["089"]}'), ['1:20 prefix-both-ways']);
	t.deepEqual(errorsOf('outbound: {deny: ["+49", "0049"]}'), ['1:26 prefix-twice']);
});

test('outbound - comes back out of the export, and a change of it is told', (t) => {
	const before = parsed(`outbound: {callerId: "+33184880001", deny: ["07", "3"]}\n${queues}`);
	const after = parsed(`outbound: {callerId: "+33184880001", deny: ["07"]}\n${queues}`);
	t.deepEqual(parsed(exportFloorFile(before)), before);
	const [change] = diffFloorFiles(before, after);
	t.is(change?.op === 'change' && change.section === 'floor' ? change.id : '', 'outbound');
});
