import {fc, testProp} from '@fast-check/ava';
import {formatSkillExpression, maxExpressionLength, skillKeywords, strategies} from '@plateau/core';
import {exportFloorFile} from '@plateau/daemon/floor-file/export';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {sampleFloorFile} from '@plateau/daemon/floor-file/sample';
import type {FloorFile, OpenInterval} from '@plateau/daemon/floor-file/types';
import test from 'ava';
import {anyExpression} from '../../core/skills/given-expressions.ts';

function parsed(text: string): FloorFile {
	const result = parseFloorFile(text);
	if (!result.ok) throw new Error(JSON.stringify(result.errors));
	return result.floor;
}

test('export - of the sample reads back as the sample', (t) => {
	const floor = parsed(sampleFloorFile);
	const text = exportFloorFile(floor);
	t.deepEqual(parsed(text), floor);
	t.is(exportFloorFile(parsed(text)), text);
});

test('export - is one text for one floor, however the file was written', (t) => {
	const flow = parsed(
		'{phones: {1001: {remoteAnswer: true, model: snom}}, queues: {s: {ring: 90000ms, label: {fr: S, en: S}}}, numbers: {0184880001: {hours: {tue: 9h00-12h00, lun: "9:00-12:00"}, queue: s}}}',
	);
	const text = exportFloorFile(flow);
	t.is(
		text,
		`queues:
  s:
    label: S
    ring: 90s

numbers:
  "+33184880001":
    queue: s
    hours:
      mon-tue: 9:00-12:00

phones:
  "1001":
    model: snom
    remoteAnswer: true
`,
	);
	t.is(exportFloorFile(parsed(text)), text);
});

test('export - of nothing can be read', (t) => {
	const floor = parsed('{}');
	t.is(exportFloorFile(floor), '{}\n');
});

// Any floor that a file could declare.
const label = fc
	.tuple(...[0, 1].map(() => fc.string({minLength: 1, maxLength: 20, unit: 'grapheme'})))
	.map(([en = '', fr = '']) => ({en: en.trim().normalize('NFC'), fr: fr.trim().normalize('NFC')}))
	.filter(({en, fr}) =>
		[en, fr].every((text) => text !== '' && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)),
	);
const ms = (min: number, max: number) =>
	fc.integer({min, max}).chain((value) => fc.constantFrom(value, Math.ceil(value / 1000) * 1000));
const optional = <T extends object>(fields: {[K in keyof T]: fc.Arbitrary<T[K]>}) =>
	fc.record(fields, {requiredKeys: []}) as fc.Arbitrary<Partial<T>>;
const id = fc.stringMatching(/^[a-z][a-z0-9._-]{0,6}$/);
const ids = (max: number, min = 0) => fc.uniqueArray(id, {minLength: min, maxLength: max});
const sound = fc.constantFrom('queue-thankyou', '/srv/hello.wav', 'digits/1');
const day = fc.uniqueArray(fc.integer({min: 0, max: 47}), {maxLength: 6}).map((edges) => {
	const sorted = edges.toSorted((a, b) => a - b);
	const intervals: OpenInterval[] = [];
	for (let index = 0; index + 1 < sorted.length; index += 2) {
		intervals.push({fromMin: (sorted[index] ?? 0) * 30, toMin: (sorted[index + 1] ?? 0) * 30});
	}
	return intervals;
});
const hours = fc.record(
	{
		timeZone: fc.constantFrom('Europe/Paris', 'Indian/Reunion'),
		week: fc.array(day, {minLength: 7, maxLength: 7}),
		holidays: fc.subarray(['FR', '12-24', '2026-08-03..2026-08-21', '2027-01-02']),
	},
	{requiredKeys: ['week', 'holidays']},
);

/** The canonical text of a requirement; of no skills there is none. */
const expressionOver = (
	skills: readonly string[],
): fc.Arbitrary<string | Record<string, number>> =>
	skills.length === 0
		? fc.constant({})
		: anyExpression(skills)
				.map(formatSkillExpression)
				.filter(({length}) => length <= maxExpressionLength);

const floorFile: fc.Arbitrary<FloorFile> = fc
	.record({
		queues: ids(4, 1),
		// No skill is called like a word of requirements.
		skills: ids(3).filter((all) => !all.some((one) => skillKeywords.includes(one))),
		agents: ids(3),
		reasons: ids(3),
		dispositions: ids(3),
	})
	.chain((names) => {
		const levels = fc.subarray(names.skills).chain((skills) =>
			fc
				.array(fc.integer({min: 0, max: 100}), {
					minLength: skills.length,
					maxLength: skills.length,
				})
				.map((all) => Object.fromEntries(skills.map((skill, index) => [skill, all[index] ?? 0]))),
		);
		const each = <T>(list: readonly string[], of: (one: string) => fc.Arbitrary<T>) =>
			fc.tuple(...list.map(of)) as unknown as fc.Arbitrary<T[]>;
		const merged = <A, B>(required: fc.Arbitrary<A>, rest: fc.Arbitrary<B>) =>
			fc.tuple(required, rest).map(([a, b]) => ({...a, ...b}));
		const queue = fc.constantFrom(...names.queues);
		const top = optional({
			timeZone: fc.constantFrom('Europe/Paris', 'Indian/Reunion'),
			country: fc.constantFrom('FR', 'BE'),
			linkGraceMs: ms(0, 3_000_000),
			messages: optional({closed: sound, 'max-wait': sound}),
			sounds: fc.dictionary(fc.constantFrom('patience', 'sorry.2', 'x_y'), sound, {minKeys: 1}),
		});
		const sections = fc.record({
			skills: each(names.skills, (one) => fc.record({id: fc.constant(one), label})),
			queues: each(names.queues, (one) =>
				merged(
					fc.record({id: fc.constant(one), label}),
					optional({
						requires: fc.oneof(levels, expressionOver(names.skills)),
						strategy: fc.constantFrom(...strategies),
						thresholdMs: ms(1000, 3_000_000),
						ringMs: ms(5000, 299_000),
						shortAbandonMs: ms(0, 299_000),
						wrapUp: fc.oneof(
							fc.constant({mode: 'none' as const}),
							fc.constant({mode: 'manual' as const}),
							fc.record({
								mode: fc.constant('timed' as const),
								limitMs: ms(1000, 3_000_000),
								disposition: fc.constant('optional' as const),
							}),
						),
						maxWaitMs: ms(5000, 80_000_000),
						onMaxWait: fc.constant('message' as const),
						nobodyMs: ms(0, 80_000_000),
						onNobody: fc.constant('message' as const),
						rangOutReason: fc.constantFrom('none', 'rang-out', ...names.reasons),
						monitoringShown: fc.boolean(),
						whisper: sound,
					}),
				),
			),
			numbers: fc
				.subarray(['33184880001', '33184880002', '442079460958', '3900'])
				.chain((numbers) =>
					each(numbers, (one) =>
						merged(
							fc.record({id: fc.constant(one), queue}),
							optional({
								label,
								language: fc.constantFrom('en' as const, 'fr' as const),
								priorityMs: ms(0, 3_000_000),
								answer: fc.constantFrom('on-entry' as const, 'on-agent' as const),
								greeting: sound,
								messages: optional({closed: sound}),
								hours,
							}),
						),
					),
				),
			phones: fc.subarray(['1001', '1002', '0103', '10', '100000']).chain((phones) =>
				each(phones, (one) =>
					merged(
						fc.record({id: fc.constant(one)}),
						optional({
							label,
							switch: fc.constant('main'),
							endpoint: fc.constant(`desk-${one}`),
							model: fc.constant('snom-d735'),
							remoteAnswer: fc.boolean(),
						}),
					),
				),
			),
			agents: each(names.agents, (one) =>
				merged(
					fc.record({
						id: fc.constant(one),
						name: label.map(({en}) => en),
						queues: fc.subarray(names.queues),
					}),
					optional({skills: levels}),
				),
			),
			reasons: each(names.reasons, (one) => fc.record({id: fc.constant(one), label})),
			dispositions: each(names.dispositions, (one) =>
				merged(
					fc.record({id: fc.constant(one), label}),
					optional({queues: fc.subarray(names.queues)}),
				),
			),
			alerts: fc.tuple(
				merged(
					fc.record({on: fc.constant('waiting' as const), queue, warn: fc.nat({max: 9})}),
					optional({alarm: fc.integer({min: 9, max: 99})}),
				),
				fc.record({
					on: fc.constant('service-level' as const),
					warn: fc.integer({min: 0, max: 10_000}).map((share) => share / 10_000),
				}),
				fc.record({on: fc.constant('talking' as const), warn: ms(1000, 3_000_000)}),
			),
		});
		return merged(sections, top) as fc.Arbitrary<FloorFile>;
	});

testProp(
	'export - reads back as the same floor, and is the same bytes again',
	[floorFile],
	(t, floor) => {
		const text = exportFloorFile(floor);
		const result = parseFloorFile(text);
		t.deepEqual(result.ok ? result.floor : result.errors, floor as never, text);
		t.is(exportFloorFile(result.ok ? result.floor : floor), text);
	},
	{numRuns: 300},
);
