import {strategies} from '@plateau/core';
import {floorFileText, say} from '@plateau/core/text';
import {type ParseOptions, parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {numberIdOf} from '@plateau/daemon/floor-file/parse-numbers';
import {sampleFloorFile} from '@plateau/daemon/floor-file/sample';
import test from 'ava';

/** Errors as `line: sentence`. */
function errors(text: string, options?: ParseOptions): string[] {
	const parsed = parseFloorFile(text, options);
	if (parsed.ok) return [];
	return parsed.errors.map(
		({line, code, params}) => `${line}: ${say('en', floorFileText[code], params)}`,
	);
}

test('floor file - the sample is right', (t) => {
	const parsed = parseFloorFile(sampleFloorFile, {switchIds: ['practice']});
	t.true(parsed.ok, errors(sampleFloorFile).join('\n'));
	if (!parsed.ok) return;
	t.is(parsed.floor.queues.length, 3);
	t.is(parsed.floor.agents.length, 6);
	t.deepEqual(
		parsed.floor.phones.map(({id}) => id),
		['1001', '1002', '1003', '1004', '1005', '1006'],
	);
	t.deepEqual(parsed.floor.numbers[0], {
		id: '33184880001',
		label: {en: 'Customer service', fr: 'Service client'},
		queue: 'support',
		language: 'fr',
		hours: {
			week: [
				...Array.from({length: 5}, () => [
					{fromMin: 510, toMin: 750},
					{fromMin: 810, toMin: 1080},
				]),
				[{fromMin: 540, toMin: 720}],
				[],
			],
			holidays: ['FR'],
		},
	});
});

test('floor file - leaves out what the file leaves out', (t) => {
	const parsed = parseFloorFile('queues:\n  support: {label: Support}\nphones:\n  1001:\n');
	t.deepEqual(parsed.ok && parsed.floor, {
		skills: [],
		queues: [{id: 'support', label: {en: 'Support', fr: 'Support'}}],
		numbers: [],
		phones: [{id: '1001'}],
		agents: [],
		reasons: [],
		dispositions: [],
		alerts: [],
	});
});

test('floor file - every error is told at once, in the order of its lines', (t) => {
	const text = `timeZone: Europe/Pari
linkGrace: soon
queus: {}
skills:
  french: {label: {en: French}}
queues:
  support:
    label: Support
    ring: 1s
    threshold: 20
    wrapUp: {mode: timed}
    onMaxWait: {move: biling}
  billing:
    wrapUp: {mode: none, disposition: required}
    requires: {frensh: 50, french: 101}
  Sales: {label: Sales}
agents:
  claire:
    name: Claire Roux
    queues: [support, suport]
    skills: {french: lots}
  claire: {name: Again}
  9marc: {name: Marc}
phones:
  10: {model: snom}
  112: {}
  1001: {remoteAnswer: maybe}
  1002: {endpoint: "1001"}
  abc: {}
numbers:
  "+33184880001": {queue: support, language: de}
  "01 84 88 00 01": {queue: support}
  "12": {}
  nonsense: {queue: support}
  "1002": {queue: support}
reasons:
  lunch:
  link-lost: {label: Gone}
dispositions:
  resolved: {label: Resolved, queues: [nowhere]}
`;
	t.deepEqual(errors(text), [
		'1: timeZone: "Europe/Pari" is no time zone, such as Europe/Paris',
		'2: linkGrace: "soon" must be a duration, such as 20s, 5m or 1h30m',
		'3: floor.yaml has no key "queus": did you mean "queues"?',
		'5: skills.french.label needs "fr"',
		'9: queues.support.ring: 1s must be from 5s to 5m',
		'10: queues.support.threshold: "20" must be a duration, such as 20s, 5m or 1h30m',
		'11: queues.support.wrapUp needs "limit", because its mode is timed',
		'12: queues.support.onMaxWait.move: "biling" is not declared under queues: did you mean "billing"?',
		'13: queues.billing needs "label"',
		'14: queues.billing.wrapUp: "disposition" means nothing in mode none',
		'15: queues.billing.requires.french: "101" must be a level from 0 to 100',
		'16: queues: "Sales" must begin with a small letter or a digit and go on with small letters, digits, ".", "_" or "-", 32 at most',
		'20: agents.claire.queues.1: "suport" is not declared under queues: did you mean "support"?',
		'21: agents.claire.skills.french: "lots" must be a level from 0 to 100',
		'22: "claire" is in agents already, on line 18',
		'23: agents: "9marc" must begin with a small letter and go on with small letters, digits, ".", "_" or "-", 32 at most',
		'26: phones: 112 is an emergency number',
		'27: phones.1001.remoteAnswer: "maybe" must be one of true, false',
		'28: phones.1002: the endpoint "1001" has a phone already, on line 27',
		'29: phones: "abc" must be an extension of 2 to 6 digits',
		'31: numbers.+33184880001.language: "de" must be one of en, fr',
		'32: "01 84 88 00 01" is in numbers already, on line 31',
		'33: numbers.12 needs "queue"',
		'34: numbers: "nonsense" is no telephone number of FR nor an international one (+…)',
		'35: numbers: 1002 is an extension too, declared on line 28',
		'37: reasons.lunch must be keys with values, such as "id: …"',
		'38: reasons: "link-lost" is set by the floor itself: choose another id',
		'40: dispositions.resolved.queues.0: "nowhere" is not declared under queues',
	]);
});

test('floor file - a strategy is one that the floor knows, never the nearest instead', (t) => {
	const known = strategies.join(', ');
	const of = (strategy: string) => errors(`queues: {s: {label: S, strategy: ${strategy}}}`);
	for (const strategy of strategies) t.deepEqual(of(strategy), []);
	t.deepEqual(of('fewest-call'), [
		`1: queues.s.strategy: "fewest-call" must be one of ${known}: did you mean "fewest-calls"?`,
	]);
	for (const strategy of ['rrmemory', 'sequentially-by-agent-order', 'wait-for-it']) {
		t.deepEqual(of(strategy), [`1: queues.s.strategy: "${strategy}" must be one of ${known}`]);
	}
});

test('floor file - a reference to a record with errors of its own is no second error', (t) => {
	t.deepEqual(
		errors('queues:\n  support: {ring: soon}\nnumbers:\n  "0184880001": {queue: support}\n'),
		[
			'2: queues.support needs "label"',
			'2: queues.support.ring: "soon" must be a duration, such as 20s, 5m or 1h30m',
		],
	);
});

test('floor file - text that is not YAML is told with its lines', (t) => {
	const found = errors('queues:\n  support: {label: [Support\nagents: "a\n');
	t.true(found.length > 0);
	t.true(
		found.every((error) => /^\d+: this is not YAML: /.test(error)),
		found.join('\n'),
	);
});

for (const [what, text, error] of [
	['an empty file', '', '1: the file declares nothing: applying it would clear the floor'],
	[
		'a file of comments',
		'# nothing\n',
		'1: the file declares nothing: applying it would clear the floor',
	],
	['a list', '- a\n', '1: floor.yaml must be keys with values, such as "id: …"'],
	[
		'a section that is a text',
		'queues: support\n',
		'1: queues must be keys with values, such as "id: …"',
	],
	['a list in place of a text', 'timeZone: [a]\n', '1: timeZone must be a text'],
	[
		'a country that is none',
		'country: France\n',
		'1: country: "France" must be a country in two letters, such as FR',
	],
	[
		'a label over two lines',
		'skills:\n  a: {label: "x\\ny"}\n',
		'2: skills.a.label must be 1 to 60 characters on one line',
	],
	['a file too large', `#${'x'.repeat(2_000_001)}`, '1: the file is larger than 2000000 bytes'],
] as const) {
	test(`floor file - refuses ${what}`, (t) => {
		t.deepEqual(errors(text), [error]);
	});
}

const queues = (text: string) => `queues:\n${text}`;

test('floor file - moves in a circle are told once, with the way round', (t) => {
	const text = queues(
		'  a: {label: A, onMaxWait: {move: b}}\n  b: {label: B, onNobody: {move: c}}\n  c: {label: C, onMaxWait: {move: a}}\n  d: {label: D, onMaxWait: {move: a}}\n  e: {label: E, onNobody: {move: e}}\n',
	);
	t.deepEqual(errors(text), [
		'2: queues.a.onMaxWait: calls would move in a circle: a → b → c → a',
		'6: queues.e.onNobody: a queue cannot move calls to itself',
	]);
});

test('floor file - moves that meet again are no circle', (t) => {
	const text = queues(
		'  a: {label: A, onMaxWait: {move: b}, onNobody: {move: c}}\n  b: {label: B, onMaxWait: {move: c}}\n  c: {label: C}\n',
	);
	t.deepEqual(errors(text), []);
});

test('floor file - a disposition cannot be required where none exists', (t) => {
	const support = '  support: {label: S, wrapUp: {mode: manual, disposition: required}}\n';
	t.deepEqual(errors(queues(support)), [
		'2: queues.support.wrapUp requires a disposition, but none is declared for this queue',
	]);
	t.deepEqual(errors(`${queues(support)}dispositions:\n  done: {label: Done}\n`), []);
});

test('floor file - a reason after a rang-out is one of the file, one of the floor, or none', (t) => {
	const of = (reason: string) => queues(`  s: {label: S, rangOutReason: ${reason}}\n`);
	t.deepEqual(errors(of('none')), []);
	t.deepEqual(errors(of('rang-out')), []);
	t.deepEqual(errors(of('lunch')), [
		'2: queues.s.rangOutReason: "lunch" is not declared under reasons',
	]);
});

test('floor file - switches are those of the settings', (t) => {
	const text = 'phones:\n  1001: {switch: main}\n  1002: {switch: north}\n  1003:\n';
	t.deepEqual(errors(text), []);
	t.deepEqual(errors(text, {switchIds: ['main', 'south']}), [
		'3: phones.1002.switch: the settings have no switch "north", only main, south',
	]);
});

test('floor file - one endpoint name may be at two switches', (t) => {
	t.deepEqual(
		errors('phones:\n  1001: {switch: a, endpoint: desk}\n  1002: {switch: b, endpoint: desk}\n'),
		[],
	);
});

test('floor file - hours are checked day by day', (t) => {
	const text = `queues: {s: {label: S}}
numbers:
  "0184880001":
    queue: s
    hours:
      mon-fri: 9:00-12:30
      wed: 9:00-10:00
      someday: 9:00-10:00
      sat: morning
      sun: 9:00-11:00, 10:00-12:00
      timeZone: Paris
      holidays: [FR, 31-12]
`;
	t.deepEqual(errors(text), [
		'7: numbers.0184880001.hours.wed: wed has hours already, on line 6',
		'8: numbers.0184880001.hours.someday: "someday" must be days, such as mon, mon-fri or daily',
		'9: numbers.0184880001.hours.sat: "morning" must be times, such as 9:00-12:30, 14:00-18:00, or "closed"',
		'10: numbers.0184880001.hours.sun: "9:00-11:00, 10:00-12:00" overlaps with itself',
		'11: numbers.0184880001.hours.timeZone: "Paris" is no time zone, such as Europe/Paris',
		'12: numbers.0184880001.hours.holidays.1: "31-12" must be FR, FR-alsace-moselle, a date (2026-12-24), a day of each year (12-24) or two dates (2026-08-03..2026-08-21)',
	]);
});

test('floor file - sounds are stock names or own WAV files, and nothing a dialplan could trip over', (t) => {
	const of = (sound: string) =>
		`queues: {s: {label: S}}\nnumbers: {"0184880001": {queue: s, greeting: ${sound}}}\n`;
	for (const sound of ['queue-thankyou', 'digits/1', '/srv/sounds/hello.wav']) {
		t.deepEqual(errors(of(sound)), [], sound);
	}
	for (const sound of [
		'hello.wav',
		'/srv/hello.mp3',
		'"a&b"',
		'"a,b"',
		'"$[X]"',
		'"/srv/a b.wav"',
	]) {
		t.is(errors(of(sound)).length, 1, sound);
	}
});

test('floor file - sounds have names for the rules, and queues a sound for their agents', (t) => {
	const parsed = parseFloorFile(`sounds: {patience: queue-thankyou, sorry.2: /srv/sorry.wav}
queues: {support: {label: Support, whisper: /srv/support.wav}}
`);
	t.deepEqual(parsed.ok && parsed.floor.sounds, {
		patience: 'queue-thankyou',
		'sorry.2': '/srv/sorry.wav',
	});
	t.is(parsed.ok && parsed.floor.queues[0]?.whisper, '/srv/support.wav');
	const wrong = errors(`sounds:
  'a"b': beep
  fine: a;b
queues:
  support: {label: Support, whisper: /srv/support.mp3}
`);
	t.deepEqual(
		wrong.map((line) => line.slice(0, 2)),
		['2:', '3:', '5:'],
		wrong.join('\n'),
	);
});

test('floor file - alerts are measures with limits that make sense', (t) => {
	const text = `queues: {s: {label: S}}
alerts:
  - {on: waiting, queue: s, warn: 3, alarm: 2}
  - {on: service-level, warn: 80%, alarm: 90%}
  - {on: longest-wait, warn: 45}
  - {on: wrap-up, queue: s, warn: 2m}
  - {on: waiting, queue: s, warn: 9}
  - {on: noise, warn: 2}
  - {on: ready, queue: t, warn: 1}
  - {on: talking}
`;
	t.deepEqual(errors(text), [
		'3: alerts.0: the alarm (2) would come before the warning (3)',
		'4: alerts.1: the alarm (90%) would come before the warning (80%)',
		'5: alerts.2.warn: "45" must be a duration, such as 20s, 5m or 1h30m',
		'6: alerts.3: an alert on wrap-up is about agents, not about a queue',
		'7: "waiting s" is in alerts already, on line 3',
		'8: alerts.5.on: "noise" must be one of waiting, longest-wait, service-level, ready, wrap-up, not-ready, talking',
		'9: alerts.6.queue: "t" is not declared under queues: did you mean "s"?',
		'10: alerts.7 needs "warn"',
	]);
});

test('floor file - anchors may be used', (t) => {
	const parsed = parseFloorFile(
		'queues: {s: {label: S}}\nnumbers:\n  "0184880001": &n {queue: s, priority: 5s}\n  "0184880002": *n\n',
	);
	t.true(parsed.ok);
	t.is(parsed.ok && parsed.floor.numbers[1]?.priorityMs, 5000);
});

for (const [text, country, id] of [
	['+33184880001', 'FR', '33184880001'],
	['0184880001', 'FR', '33184880001'],
	['01 84 88 00 01', 'FR', '33184880001'],
	['01.84.88.00.01', 'FR', '33184880001'],
	['0033184880001', 'FR', '33184880001'],
	['33184880001', 'FR', '33184880001'],
	['+33 (0)1 84 88 00 01', 'FR', '33184880001'],
	['020 7946 0958', 'GB', '442079460958'],
	['3900', 'FR', '3900'],
	['1', 'FR', undefined],
	['call 0184880001', 'FR', undefined],
	['0184', 'FR', '0184'],
	['018488000', 'FR', undefined],
	['_X.', 'FR', undefined],
] as const) {
	test(`numbers - "${text}" in ${country} is ${id ?? 'none'}`, (t) => {
		t.is(numberIdOf(text, country), id);
	});
}

test('floor file - a key nobody quoted keeps its zeros', (t) => {
	const parsed = parseFloorFile(
		'queues: {s: {label: S}}\nnumbers:\n  0184880001: {queue: s}\nphones:\n  0101:\n',
	);
	t.is(parsed.ok && parsed.floor.numbers[0]?.id, '33184880001');
	t.is(parsed.ok && parsed.floor.phones[0]?.id, '0101');
});

test('floor file - every code has a sentence in both languages that uses the same values', (t) => {
	for (const [code, [en, fr]] of Object.entries(floorFileText)) {
		const values = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
		t.deepEqual(values(en), values(fr), code);
	}
});
