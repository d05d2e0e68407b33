import {readFileSync} from 'node:fs';
import {emptyFloor, type FloorConfig, type PersonId, type QueueId, step} from '@plateau/core';
import {diffFloorFiles} from '@plateau/daemon/floor-file/diff';
import {exportFloorFile} from '@plateau/daemon/floor-file/export';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {toFloorConfig} from '@plateau/daemon/floor-file/to-config';
import type {FloorFile} from '@plateau/daemon/floor-file/types';
import test from 'ava';
import {errors} from './floor-errors.ts';

const example = readFileSync(
	new URL('../../../docs/examples/floor-full.yaml', import.meta.url),
	'utf8',
);

function parsed(text: string): FloorFile {
	const result = parseFloorFile(text);
	if (!result.ok) throw new Error(JSON.stringify(result.errors));
	return result.floor;
}

/** A floor whose queue `s` has these rules; the other sections are there to be named. */
const floorText = (rules: string, more = '') => `windows: {evening: {daily: 18:00-22:00}}
sounds: {sorry: beep}
skills: {fr: {label: F}}
reasons: {lunch: {label: L}}
agents: {al: {name: Al}, bo: {name: Bo}}
${more === '' ? '' : `${more}\n`}queues:
  other: {label: O}
  s: {label: S${rules === '' ? '' : `, ${rules}`}}
`;

/** Codes and columns of what is wrong with these rules of a queue. */
const wrong = (rules: string) =>
	errors(floorText(rules)).map((line) => line.split(' ').slice(0, 2).join(' '));

const queueOf = (config: FloorConfig, queueId: string) =>
	config.queues.find(({id}) => id === queueId);

test('floor rules - the full example has every rule of the configuration', (t) => {
	const config = toFloorConfig(parsed(example), ['main']);
	const support = queueOf(config, 'support');
	t.deepEqual({...support, requires: '(elsewhere)'} as unknown, {
		id: 'support',
		requires: '(elsewhere)',
		widen: [
			{
				afterMs: 20_000,
				requires: {op: 'level', skillId: 'delivery', compare: '>=', level: 30},
			},
			{afterMs: 40_000},
		],
		tiers: [
			{tier: 2, afterMs: 20_000},
			{tier: 3, afterMs: 60_000},
		],
		strategy: 'ring-progressively',
		ringNextMs: 8000,
		priorityMs: 30_000,
		ageing: [
			{afterMs: 120_000, creditMs: 60_000},
			{afterMs: 300_000, creditMs: 120_000},
		],
		menuCounts: true,
		sticky: {to: 'owner', waitMs: 15_000},
		placeKeptMs: 600_000,
		thresholdMs: 20_000,
		ringMs: 20_000,
		rest: {busyMs: 10_000, declinedMs: 5000, noAnswerMs: 5000, unregisteredMs: 30_000},
		wrapUp: {
			mode: 'timed',
			limitMs: 60_000,
			dispositionRequired: true,
			extendMs: 30_000,
			extendLimit: 2,
		},
		shortAbandonMs: 5000,
		maxWaiting: 20,
		onFull: {action: 'move', queueId: 'other'},
		maxWaitMs: 900_000,
		onMaxWait: {action: 'message'},
		absence: [{when: 'signed-out'}, {when: 'not-ready', reasonId: 'lunch'}, {when: 'wrap-up'}],
		nobodyMs: 30_000,
		onNobody: {action: 'send-out', number: '+33199001234'},
		joinEmpty: false,
		diversions: [
			{when: 'wait-ratio', above: 3, to: {action: 'move', queueId: 'other'}},
			{when: 'expected-wait', aboveMs: 600_000, to: {action: 'message', sound: 'sorry'}},
		],
		onClose: {afterMs: 300_000, to: {action: 'message'}},
		overflow: [
			{
				afterMs: 30_000,
				everyMs: 45_000,
				repeat: true,
				when: {},
				act: {action: 'announce', sound: 'patience', position: true, expectedWait: true},
			},
			{
				afterMs: 60_000,
				when: {waitingAbove: 5, eligibleBelow: 2},
				act: {action: 'raise', creditMs: 120_000},
			},
			{afterMs: 90_000, when: {}, act: {action: 'widen'}},
			{
				afterMs: 120_000,
				when: {during: 'evening'},
				act: {action: 'send-out', number: '+33199001235'},
			},
			{
				afterMs: 300_000,
				everyMs: 30_000,
				when: {positionAbove: 10, expectedWaitAboveMs: 600_000},
				act: {action: 'move', queueId: 'other'},
			},
		],
		whisper: true,
		rangOutReasonId: 'break',
		rangOutLimit: 3,
		maxNotReady: 3,
		callerId: '33184880001',
		parkMs: 120_000,
		agentsTake: true,
		monitoringShown: true,
	});
	t.deepEqual(config.outbound as unknown, {
		...{country: 'FR', allow: ['+32', '3639'], deny: ['+3375']},
		...{callerId: '33184880001', queueId: 'support'},
	});
	t.is(queueOf(config, 'alice')?.ownerId as unknown, 'alice');
	t.deepEqual(queueOf(config, 'other')?.wrapUp as unknown, {
		mode: 'optional',
		limitMs: 120_000,
		dispositionRequired: false,
	});
	t.deepEqual(config.agents as unknown, [
		{
			id: 'alice',
			queues: ['support', 'other'],
			skills: {delivery: 80, fr: 100},
			weights: {other: 3},
			ringMs: 15_000,
			autoAnswer: true,
			capacity: {complaint: 0, task: 3},
		},
		{
			id: 'bob',
			queues: ['support', 'other'],
			skills: {delivery: 30, en: 100},
			tiers: {support: 2},
		},
		{id: 'omar', queues: ['support'], skills: {en: 60, fr: 60}, tiers: {support: 3}},
	]);
	t.deepEqual(config.kinds as unknown, [
		{id: 'complaint', capacity: 1, interruptible: false, needsPhone: false},
		{id: 'task', capacity: 2, interruptible: true, needsPhone: false},
	]);
	t.deepEqual(config.windows as unknown, [{id: 'evening'}]);
	t.deepEqual(config.reasons.filter(({system}) => !system) as unknown, [
		{id: 'break', system: false, limitMs: 900_000},
		{id: 'lunch', system: false, limitMs: 2_700_000, approval: true},
	]);
});

test('floor rules - the full example reads back from its export, and a floor takes it', (t) => {
	const floor = parsed(example);
	const text = exportFloorFile(floor);
	t.deepEqual(parsed(text), floor, text);
	t.deepEqual(diffFloorFiles(floor, parsed(text)), []);
	const config = toFloorConfig(floor, ['main']);
	const taken = emptyFloor();
	const result = step(taken, {at: 1, by: 'admin' as PersonId, type: 'configure-floor', config});
	t.true(result.ok);
	t.is(taken.index.queues.get('support' as QueueId)?.overflow?.length, 5);
});

test('floor rules - what is as usual is left out of the configuration', (t) => {
	const plain = queueOf(toFloorConfig(parsed(floorText(''))), 's');
	const usual = queueOf(
		toFloorConfig(
			parsed(
				floorText(
					'priority: 0s, menuCounts: false, rest: {busy: 5s, noAnswer: 5s}, rangOutLimit: 1, maxWaiting: 5, onFull: message, absence: signed-out, joinEmpty: true, divert: [], overflow: [], wrapUp: {mode: timed, limit: 1m}',
				),
			),
		),
		's',
	);
	t.deepEqual(usual, {...plain, maxWaiting: 5} as never);
	const agents =
		'agents: {al: {name: Al, queues: [{queue: s, tier: 1, weight: 1}], autoAnswer: false}}';
	const [agent] = toFloorConfig(parsed(`queues: {s: {label: S}}\n${agents}`)).agents;
	t.deepEqual(agent as unknown, {id: 'al', queues: ['s'], skills: {}});
});

test('floor rules - the queue that an agent has first in the file is their first', (t) => {
	const file =
		'queues: {billing: {label: B}, support: {label: S}}\nagents: {al: {name: Al, queues: [support, billing]}}';
	const [agent] = toFloorConfig(parsed(file)).agents;
	t.deepEqual([...(agent?.queues ?? [])] as string[], ['support', 'billing']);
});

test('floor rules - one step needs no list, and a sound alone no map', (t) => {
	const long = parsed(
		floorText('overflow: [{after: 30s, do: {announce: {sound: sorry}}}], absence: [talking]'),
	);
	const short = parsed(
		floorText('overflow: {after: 30s, do: {announce: sorry}}, absence: talking'),
	);
	t.deepEqual(short, long);
});

test('floor rules - a number outside is read by the country of the file, wherever that stands', (t) => {
	const of = (text: string) => parsed(`${floorText('onNobody: {sendOut: 020 7946 0958}')}${text}`);
	const {onNobody} = of('country: GB\n').queues[1] ?? {};
	t.deepEqual(onNobody, {sendOut: '+442079460958'});
	t.deepEqual(wrong('onNobody: {sendOut: 020 7946 0958}'), ['8:37 bad-number']);
});

// Where each stands: the line of the queue and the column in it.
for (const [rules, ...expected] of [
	// What ends a wait.
	['onFull: {move: other}', '8:25 means-nothing-without'],
	['onNobody: mesage', '8:27 bad-wait-end'],
	['onNobody: {}', '8:27 bad-wait-end'],
	['onNobody: [message]', '8:27 bad-wait-end'],
	['onNobody: voicemail', '8:27 not-yet'],
	['onNobody: {callback: {}}', '8:38 not-yet'],
	['onNobody: {move: other, message: sorry}', '8:27 choose-one'],
	['onNobody: {mov: other}', '8:28 unknown-key-near'],
	['onNobody: {move: othr}', '8:34 not-declared-near'],
	['onNobody: {message: sory}', '8:37 not-declared-near'],
	['onNobody: {sendOut: 112}', '8:37 send-out-emergency'],
	['onNobody: {sendOut: "+112"}', '8:37 send-out-emergency'],
	['onNobody: {sendOut: home}', '8:37 bad-number'],
	['onNobody: {move: s}', '8:27 moves-to-itself'],
	['onClose: {to: {move: s}}', '8:31 moves-to-itself'],
	['divert: {waitRatio: 2, to: {move: s}}', '8:44 moves-to-itself'],
	// Steps of the wait.
	['widen: {after: 9s, requires: any}', '8:24 means-nothing-without'],
	['requires: {}, widen: {after: 9s, requires: any}', '8:38 means-nothing-without'],
	['requires: fr, widen: {after: 9s}', '8:31 missing-key'],
	['requires: fr, widen: {after: 9s, requires: {ft: 3}}', '8:65 not-declared-near'],
	['requires: fr, widen: {after: 9s, requires: fr et}', '8:63 expression-foreign'],
	[
		'requires: fr > 9, widen: [{after: 9s, requires: fr}, {after: 9s, requires: any}]',
		'8:78 not-ascending',
	],
	[
		'requires: fr > 9, widen: [{after: 8s, requires: any}, {after: 9s, requires: fr}]',
		'8:71 widens-past-any',
	],
	['tiers: {1: 10s}', '8:25 bad-tier'],
	['tiers: {100: 10s}', '8:25 bad-tier'],
	['tiers: {3: 10s, 2: 20s}', '8:28 not-ascending'],
	['tiers: {2: 20s}, owner: al', '8:24 means-nothing-with'],
	['ageing: [{after: 2m, priority: 1m}, {after: 1m, priority: 1m}]', '8:61 not-ascending'],
	['maxWait: 1m, ageing: {after: 60s, priority: 1m}', '8:46 after-max-wait'],
	['ringNext: 5s', '8:27 means-nothing-without'],
	['ringNext: 5s, strategy: ring-all', '8:27 means-nothing-without'],
	['ring: 4s', '8:23 duration-out-of-range'],
	['owner: ali', '8:24 not-declared-near'],
	['sticky: {to: anybody, wait: 5s}', '8:30 bad-choice'],
	['rangOutLimit: 2, rangOutReason: none', '8:31 means-nothing-with'],
	// Coming in.
	['maxWaiting: 0', '8:29 count-out-of-range'],
	['maxNotReady: many', '8:30 bad-count'],
	['absence: []', '8:26 absence-empty'],
	['absence: [talking, talking]', '8:36 absence-covered'],
	['absence: [not-ready, {not-ready: lunch}]', '8:38 absence-covered'],
	['absence: [{not-ready: lunsh}]', '8:39 not-declared-near'],
	['absence: [asleep]', '8:27 bad-choice'],
	['divert: {to: message}', '8:25 choose-one'],
	['divert: {waitRatio: 3, expectedWait: 3m, to: message}', '8:25 choose-one'],
	['divert: {waitRatio: 0, to: message}', '8:37 bad-ratio'],
	// Overflow.
	['overflow: {do: wait}', '8:32 bad-overflow-action'],
	['overflow: {do: {offer: callback}}', '8:33 unknown-key'],
	['overflow: {do: callback}', '8:32 not-yet'],
	['overflow: {do: widen}', '8:32 means-nothing-without'],
	['overflow: {after: 1m}', '8:17 missing-key'],
	['overflow: {do: {announce: {}}}', '8:43 announces-nothing'],
	['overflow: {do: {announce: nothing}}', '8:43 not-declared'],
	['overflow: {do: {raise: 1m}, repeat: true}', '8:53 means-nothing-without'],
	['overflow: {do: {raise: 1m}, every: 9s}', '8:52 means-nothing-without'],
	['overflow: {do: message, every: 9s, repeat: true}', '8:60 repeats-an-end'],
	['overflow: {do: message, when: {during: evning}}', '8:56 not-declared-near'],
	['overflow: {do: message, when: {eligibleBelow: 0}}', '8:63 count-out-of-range'],
	['overflow: {do: message, when: {positionAbove: 3, positionBelow: 4}}', '8:47 no-such-position'],
	['overflow: [{after: 5s, do: message}, {after: 9s, do: {raise: 1m}}]', '8:54 never-reached'],
	['overflow: [{do: message}, {do: {raise: 1m}}]', '8:43 never-reached'],
	['maxWait: 1m, overflow: {after: 2m, do: {raise: 1m}}', '8:48 after-max-wait'],
	['overflow: {do: {move: s}}', '8:32 moves-to-itself'],
	// Wrap-up.
	['wrapUp: {mode: fixed}', '8:25 wrap-up-limit-missing'],
	['wrapUp: {mode: manual, extend: 5s}', '8:48 wrap-up-field-unused'],
	['wrapUp: {mode: optional, extend: 5s}', '8:50 means-nothing-without'],
	['wrapUp: {mode: timed, limit: 5s, extendLimit: 2}', '8:63 means-nothing-without'],
] as const) {
	test(`floor rules - refuses ${rules}`, (t) => {
		t.deepEqual(wrong(rules), [...expected], errors(floorText(rules)).join('\n'));
	});
}

for (const rules of [
	'maxWaiting: 3, onFull: {sendOut: +33199001234}',
	'owner: al',
	'requires: fr, widen: {after: 9s, requires: any}, overflow: {do: widen}',
	'overflow: [{after: 9s, do: {raise: 1m}}, {after: 5s, when: {during: evening}, do: message}]',
	'overflow: {do: {raise: 1m}, every: 9s, repeat: true}',
	'overflow: {when: {waitingAbove: 3}, do: message, every: 9s}',
	'overflow: {when: {positionAbove: 1, positionBelow: 3}, do: {move: other}}',
	'divert: [{waitRatio: 2.5, to: message}, {expectedWait: 3m, to: {move: other}}]',
	'absence: [{not-ready: rang-out}, {not-ready: lunch}]',
	'wrapUp: optional',
]) {
	test(`floor rules - takes ${rules}`, (t) => {
		t.deepEqual(errors(floorText(rules)), []);
	});
}

/** What is wrong with an agent, on line 2. */
const wrongAgent = (agent: string, queue = '') =>
	errors(`queues: {s: {label: S${queue}}}\nagents: {al: {name: Al, ${agent}}, bo: {name: Bo}}\n`);

test('floor rules - an agent is in a tier that the queue has', (t) => {
	t.deepEqual(wrongAgent('queues: [{queue: s, tier: 2}]', ', tiers: {2: 9s}'), []);
	t.deepEqual(wrongAgent('queues: [{queue: s, tier: 3}]', ', tiers: {2: 9s}'), [
		'2:51 tier-not-declared agents.al.queues.0.tier: s has no tier 3: declare it under queues.s.tiers',
	]);
	t.deepEqual(wrongAgent('queues: {queue: s, tier: 3}'), [
		'2:50 tier-not-declared agents.al.queues.tier: s has no tier 3: declare it under queues.s.tiers',
	]);
});

test('floor rules - nobody but its owner lists an own queue', (t) => {
	t.deepEqual(wrongAgent('queues: [s]', ', owner: al'), []);
	t.deepEqual(wrongAgent('queues: [s]', ', owner: bo'), [
		'2:34 queue-owned agents.al.queues.0: s is the own queue of bo, whom alone it rings',
	]);
});

test('floor rules - an agent lists a queue once, with a weight from 1 to 100', (t) => {
	t.deepEqual(wrongAgent('queues: [s, {queue: s, weight: 3}]'), [
		'2:37 twice "s" is in agents.al.queues already, on line 2',
	]);
	t.deepEqual(wrongAgent('queues: [{queue: s, weight: 101}]'), [
		'2:53 count-out-of-range agents.al.queues.0.weight: 101 must be from 1 to 100',
	]);
	t.deepEqual(wrongAgent('ring: 3s'), [
		'2:31 duration-out-of-range agents.al.ring: 3s must be from 5s to 5m',
	]);
});

test('floor rules - a number of the floor is no number outside', (t) => {
	const numbers = 'numbers: {"0184880001": {queue: s}}';
	t.deepEqual(errors(floorText('onNobody: {sendOut: 01 84 88 00 01}', numbers)), [
		'9:37 sends-to-itself queues.s.onNobody: +33184880001 is a number of this floor, where the caller would come back: use move',
	]);
});

test('floor rules - a window has hours, which are read like a number’s', (t) => {
	t.deepEqual(errors('windows:\n  night: {mon: closed}\n  day: {mon: 9-10}\n'), [
		'2:10 window-never windows.night has no hours, so it would never be on',
		'3:14 bad-hours windows.day.mon: "9-10" must be times, such as 9:00-12:30, 14:00-18:00, or "closed"',
	]);
	t.deepEqual(errors('windows: {}\n'), []);
});

test('floor rules - the diff says what of a rule changed, with its brackets', (t) => {
	const change = (before: string, after: string) =>
		diffFloorFiles(parsed(floorText(before)), parsed(floorText(after))).map((one) =>
			one.op === 'change' ? `${one.field}: ${one.before ?? '-'} → ${one.after ?? '-'}` : one.op,
		);
	t.deepEqual(change('', 'maxWaiting: 5, onFull: {move: other}'), [
		'maxWaiting: - → 5',
		'onFull: - → move: other',
	]);
	const steps =
		'overflow: [{after: 60s, when: {during: evening}, do: {raise: 1m}}, {after: 2m, do: message}]';
	t.deepEqual(change(steps, steps.replace('raise: 1m', 'raise: 90s')), [
		'overflow: {after: 1m, when: {during: evening}, do: {raise: 1m}}, {after: 2m, do: message} → {after: 1m, when: {during: evening}, do: {raise: 90s}}, {after: 2m, do: message}',
	]);
	t.deepEqual(change('absence: talking', 'absence: [talking, {not-ready: lunch}]'), [
		'absence: talking → talking, {not-ready: lunch}',
	]);
});
