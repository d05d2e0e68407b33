import {floorChangeSchema} from '@plateau/core/protocol';
import {diffFloorFiles} from '@plateau/daemon/floor-file/diff';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {sampleFloorFile} from '@plateau/daemon/floor-file/sample';
import type {FloorFile} from '@plateau/daemon/floor-file/types';
import test from 'ava';
import * as v from 'valibot';

function parsed(text: string): FloorFile {
	const result = parseFloorFile(text);
	if (!result.ok) throw new Error(JSON.stringify(result.errors));
	return result.floor;
}

/** Changes from one text to another, a line each: `change queues support ring: 20s → 25s`. */
function changes(before: string, after: string): string[] {
	return diffFloorFiles(parsed(before), parsed(after)).map((change) => {
		const {op, section, id, field, before: was, after: is} = v.parse(floorChangeSchema, change);
		const values =
			op === 'change'
				? `${field === undefined ? '' : ` ${field}`}: ${was ?? '-'} → ${is ?? '-'}`
				: '';
		return `${op} ${section} ${id}${values}`;
	});
}

const base = `queues:
  support: {label: Support, ring: 20s}
  sales: {label: Sales}
dispositions:
  a: {label: A}
  b: {label: B, queues: [support, sales]}
`;

test('diff - of equal floors is empty, however they are written', (t) => {
	t.deepEqual(changes(base, base.replace('20s', '20000ms')), []);
	t.deepEqual(changes(sampleFloorFile, sampleFloorFile), []);
});

test('diff - says what was added, changed and removed, field by field', (t) => {
	const after = `timeZone: Europe/Paris
queues:
  support: {label: {en: Support, fr: Assistance}, ring: 25s, maxWait: 5m, requires: {english: 50}}
  billing: {label: Billing, ring: 10s}
skills:
  english: {label: English}
numbers:
  "0184880001": {queue: billing}
dispositions:
  a: {label: A}
  b: {label: B, queues: [support]}
`;
	t.deepEqual(changes(base, after), [
		'change floor timeZone: - → Europe/Paris',
		'add skills english',
		'remove queues sales',
		'change queues support label: Support → en: Support, fr: Assistance',
		'change queues support ring: 20s → 25s',
		'change queues support requires: - → english: 50',
		'change queues support maxWait: - → 5m',
		'add queues billing',
		'add numbers +33184880001',
		'change dispositions b queues: support, sales → support',
	]);
});

test('diff - says that the order of the digit keys changed', (t) => {
	const after = base.replace(/ {2}a: .*\n( {2}b: .*\n)/, '$1  c: {label: C}\n  a: {label: A}\n');
	t.deepEqual(changes(base, after), [
		'add dispositions c',
		'change dispositions dispositions order: a, b → b, a',
	]);
});

test('diff - says that a queue chooses otherwise', (t) => {
	t.deepEqual(changes(base, base.replace('ring: 20s', 'ring: 20s, strategy: fewest-calls')), [
		'change queues support strategy: - → fewest-calls',
	]);
});

test('diff - tells the order of the agents where a queue rings them in it, and only there', (t) => {
	const agents = (queues: string, order: readonly string[]) =>
		`queues: {s: {label: S${queues}}}\nagents: {${order.map((id) => `${id}: {name: N}`).join(', ')}}`;
	const [here, there] = [
		['bob', 'al'],
		['al', 'bob'],
	];
	t.deepEqual(changes(agents('', here), agents('', there)), []);
	t.deepEqual(changes(agents(', strategy: linear', here), agents(', strategy: linear', there)), [
		'change agents agents order: bob, al → al, bob',
	]);
});

test('diff - knows alerts by measure and queue', (t) => {
	const alerts = (text: string) => `${base}alerts:\n${text}`;
	t.deepEqual(
		changes(
			alerts('  - {on: waiting, queue: support, warn: 3}\n  - {on: talking, warn: 5m}\n'),
			alerts('  - {on: waiting, queue: support, warn: 4}\n  - {on: service-level, warn: 80%}\n'),
		),
		[
			'remove alerts talking',
			'change alerts waiting support warn: 3 → 4',
			'add alerts service-level',
		],
	);
});

test('diff - of a first file adds everything', (t) => {
	const all = changes('{}', sampleFloorFile);
	t.true(all.includes('add agents claire'));
	t.true(all.includes('add alerts wrap-up'));
	t.true(all.every((line) => line.startsWith('add ') || line.startsWith('change floor ')));
});
