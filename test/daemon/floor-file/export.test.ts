import {fc, testProp} from '@fast-check/ava';
import {formatSkillExpression, maxExpressionLength, skillKeywords} from '@plateau/core';
import {exportFloorFile} from '@plateau/daemon/floor-file/export';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {sampleFloorFile} from '@plateau/daemon/floor-file/sample';
import type {DeclaredQueue, FloorFile, OpenInterval} from '@plateau/daemon/floor-file/types';
import test from 'ava';
import {anyExpression} from '../../core/skills/given-expressions.ts';
import {anyRules, ms, optional, placedAgents} from './given-rules.ts';

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

const named = (keys: readonly string[], values: readonly string[]) =>
	Object.fromEntries(keys.map((key, index) => [key, values[index] ?? '']));

/** The same hours, or a morning in place of none. */
const open = <T extends {readonly week: readonly (readonly OpenInterval[])[]}>(one: T): T =>
	one.week.some(({length}) => length > 0)
		? one
		: {...one, week: one.week.with(0, [{fromMin: 480, toMin: 720}])};

/** Nobody but the owner is rung, in one tier. */
function withoutTiersOfOwned(queue: Partial<DeclaredQueue>): Partial<DeclaredQueue> {
	const {tiersMs, ...rest} = queue;
	return queue.owner !== undefined || tiersMs === undefined ? rest : {...rest, tiersMs};
}

const floorFile: fc.Arbitrary<FloorFile> = fc
	.record({
		queues: ids(4, 1),
		// No skill is called like a word of requirements.
		skills: ids(3).filter(
			(all) => !all.some((one) => one === 'any' || skillKeywords.includes(one)),
		),
		agents: ids(3),
		reasons: ids(3),
		dispositions: ids(3),
		sounds: fc.subarray(['patience', 'sorry.2', 'x_y']),
		windows: fc.subarray(['evening', 'sat']),
		isOwned: fc.boolean(),
	})
	.map(({isOwned, ...names}) => ({...names, owner: isOwned ? names.agents[0] : undefined}))
	.chain((names) => {
		const capacity = fc
			.dictionary(fc.constant('task'), fc.nat({max: 100}), {minKeys: 1})
			.map((own) => ({...own}));
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
		const required = fc.oneof(
			levels.filter((all) => Object.keys(all).length > 0),
			expressionOver(names.skills),
		);
		// The last one may be somebody's own.
		const shared = names.owner === undefined ? names.queues : names.queues.slice(0, -1);
		const mentioned = {
			...(names.sounds.length === 0
				? {}
				: {
						sounds: fc
							.tuple(...names.sounds.map(() => sound))
							.map((all) => named(names.sounds, all)),
					}),
			...(names.windows.length === 0
				? {}
				: {
						windows: fc
							.array(hours, {minLength: names.windows.length, maxLength: names.windows.length})
							.map((all) =>
								all.map((one, index) => ({id: names.windows[index], hours: open(one)})),
							),
					}),
		};
		const top = merged(
			fc.record(mentioned),
			optional({
				timeZone: fc.constantFrom('Europe/Paris', 'Indian/Reunion'),
				country: fc.constantFrom('FR', 'BE'),
				linkGraceMs: ms(0, 3_000_000),
				messages: optional({closed: sound, 'max-wait': sound}),
			}),
		);
		const sections = fc.record({
			skills: each(names.skills, (one) => fc.record({id: fc.constant(one), label})),
			queues: each(names.queues, (one) =>
				merged(
					anyRules(one, names, names.skills.length === 0 ? undefined : required),
					fc.record({
						id: fc.constant(one),
						label,
						...(names.owner !== undefined && one === names.queues.at(-1)
							? {owner: fc.constant(names.owner)}
							: {}),
					}),
				).map((queue) => withoutTiersOfOwned(queue)),
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
							model: fc.constantFrom('snom-d735', 'lobby'),
							remoteAnswer: fc.boolean(),
						}),
					),
				),
			),
			phoneModels: each(['lobby', 'yealink-t19'], (one) =>
				merged(
					fc.record({id: fc.constant(one)}),
					optional({
						autoAnswer: optional({
							'Alert-Info': fc.constantFrom('Auto Answer', '<sip:a>;info=b;delay=0'),
							'Answer-Mode': fc.constant('Auto'),
						}),
						talkEvent: fc.constant(true),
					}),
				),
			),
			agents: each(names.agents, (one) =>
				merged(
					fc.record({
						id: fc.constant(one),
						name: label.map(({en}) => en),
						queues: fc.subarray([...shared]),
					}),
					optional({
						skills: levels,
						ringMs: ms(5000, 299_000),
						autoAnswer: fc.boolean(),
						nailedUp: fc.boolean(),
						capacity,
					}),
				),
			),
			kinds: fc.subarray(['task', 'letter', 'complaint'], {minLength: 1}).chain((kinds) =>
				each(kinds, (one) =>
					merged(
						fc.record({id: fc.constant(one)}),
						optional({
							label,
							capacity: fc.nat({max: 100}),
							interruptible: fc.boolean(),
						}),
					),
				),
			),
			outbound: merged(
				fc.record({deny: fc.constant(['+3389', '118'])}),
				optional({
					callerId: fc.constant('33184880001'),
					queue,
					allow: fc.constant(['+', '3639', '+3361']),
				}),
			),
			reasons: each(names.reasons, (one) =>
				merged(
					fc.record({id: fc.constant(one), label}),
					optional({limitMs: ms(1000, 80_000_000), approval: fc.boolean()}),
				),
			),
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
		const draws = fc.array(fc.nat({max: 999}), {minLength: 1, maxLength: 12});
		return fc.tuple(sections, top, draws).map(([floor, head, drawn]) => {
			const agents = placedAgents(floor.agents as never, floor.queues as never, drawn);
			return {...floor, ...head, agents} as unknown as FloorFile;
		});
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
	{numRuns: 200},
);
