import {floorFileText, say} from '@plateau/core/text';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import test from 'ava';
import {
	agentKeys,
	alertKeys,
	conditionKeys,
	fileKeys,
	type KeyRow,
	kindKeys,
	listeningKeys,
	mailboxKeys,
	numberKeys,
	outboundKeys,
	overflowKeys,
	phoneKeys,
	phoneModelKeys,
	queueKeys,
	reasonKeys,
	recordingKeys,
	wrapUpKeys,
} from '../../../scripts/docs/floor-file-keys.ts';

/** What the examples name. */
const around: Readonly<Record<string, string>> = {
	windows: '{evening: {daily: "18:00-22:00"}}',
	sounds: '{sorry: beep}',
	skills: '{fr: {label: F}, en: {label: E}, delivery: {label: D}}',
	reasons: '{lunch: {label: L}}',
	dispositions: '{done: {label: D}}',
	agents: '{alice: {name: Alice}}',
	queues: '{sales: {label: Sales, tiers: {2: 9s}}}',
};

/** A file with these sections instead of those around. */
function fileWith(sections: Readonly<Record<string, string>>): string {
	return Object.entries({...around, ...sections})
		.map(([section, value]) => `${section}: ${value}\n`)
		.join('');
}

const inQueue = (fields: string) =>
	fileWith({queues: `{sales: {label: Sales, tiers: {2: 9s}}, support: {${fields}}}`});

const places: readonly (readonly [
	what: string,
	rows: Readonly<Record<string, KeyRow>>,
	wrap: (fields: string, key: string) => string,
])[] = [
	['the file', fileKeys, (fields, key) => fileWith({[key]: fields.slice(key.length + 2)})],
	['queues', queueKeys, (fields, key) => inQueue(key === 'label' ? fields : `label: S, ${fields}`)],
	['overflow', overflowKeys, (fields) => inQueue(`label: S, overflow: {${fields}}`)],
	[
		'when',
		conditionKeys,
		(fields) => inQueue(`label: S, overflow: {do: message, when: {${fields}}}`),
	],
	['mailbox', mailboxKeys, (fields) => inQueue(`label: S, mailbox: {${fields}}`)],
	['recording', recordingKeys, (fields) => inQueue(`label: S, recording: {${fields}}`)],
	['wrapUp', wrapUpKeys, (fields) => inQueue(`label: S, wrapUp: {${fields}}`)],
	[
		'agents',
		agentKeys,
		(fields, key) =>
			`${fileWith({agents: `{bob: {${key === 'name' ? '' : 'name: Bob, '}${fields}}}`}).replace('queues: {', 'queues: {support: {label: S}, ')}`,
	],
	[
		'outbound',
		outboundKeys,
		(fields) =>
			fileWith({outbound: `{${fields}}`}).replace('queues: {', 'queues: {support: {label: S}, '),
	],
	['listening', listeningKeys, (fields) => fileWith({listening: `{${fields}}`})],
	['kinds', kindKeys, (fields) => fileWith({kinds: `{letter: {${fields}}}`})],
	[
		'reasons',
		reasonKeys,
		(fields, key) =>
			fileWith({reasons: `{lunch: {${key === 'label' ? '' : 'label: L, '}${fields}}}`}),
	],
	[
		'numbers',
		numberKeys,
		(fields, key) =>
			fileWith({numbers: `{"0184880001": {${key === 'label' ? 'queue: sales, ' : ''}${fields}}}`}),
	],
	['phones', phoneKeys, (fields) => fileWith({phones: `{"1001": {${fields}}}`})],
	['phoneModels', phoneModelKeys, (fields) => fileWith({phoneModels: `{lobby: {${fields}}}`})],
	['alerts', alertKeys, (fields) => fileWith({alerts: `[{${fields}}]`})],
];

for (const [what, rows, wrap] of places) {
	test(`floor file keys - each of ${what} has an example that is read`, (t) => {
		for (const [key, [about, , example, beside]] of Object.entries(rows)) {
			t.true(about.length > 0, key);
			const text = wrap(`${key}: ${example}${beside === undefined ? '' : `, ${beside}`}`, key);
			const parsed = parseFloorFile(text);
			const errors = parsed.ok
				? []
				: parsed.errors.map(
						({line, column, code, params}) =>
							`${line}:${column} ${say('en', floorFileText[code], params)}`,
					);
			t.deepEqual(errors, [], `${key}\n${text}`);
		}
	});
}
