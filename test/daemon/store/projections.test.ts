import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {givenProjector} from '../../helpers/given-projector.ts';

const shift = `SELECT agent_id, started_at, ended_at, presence, reason_id, activity, call_id
	FROM agent_interval ORDER BY agent_id, started_at, agent_interval_id`;

const intervals = test.macro({
	exec(t, story: string, expected: readonly string[]) {
		const live = givenProjector(t);
		live.tell(story);
		t.deepEqual(live.rows(shift), expected);
		// The same, when the program starts again after each event.
		const restarted = givenProjector(t);
		for (const item of story.split(',')) {
			restarted.restart();
			restarted.tell(item);
		}
		t.deepEqual(restarted.rows(shift), expected);
	},
	title: (behaviour = '') => `agent intervals - ${behaviour}`,
});

test(
	'tile a shift with a call in it',
	intervals,
	'0 signed-in:a1 presence=signed-in, 5 presence:a1, 9 arrived, 9 queued, 10 made:a1, 11 ringing:a1, 15 accepted:a1, 15 connected:a1, 40 ended, 40 wrap-up:a1, 60 wrap-up-ended:a1, 70 presence:a1 presence=lunch, 90 signed-out:a1',
	[
		'a1 0 5 not-ready signed-in idle -',
		'a1 5 10 available - idle -',
		'a1 10 15 available - ringing c-1',
		'a1 15 40 available - talking c-1',
		'a1 40 60 available - wrap-up c-1',
		'a1 60 70 available - idle -',
		'a1 70 90 not-ready lunch idle -',
	],
);
test(
	'fall back to idle when an offer ends',
	intervals,
	'0 signed-in:a1, 1 arrived, 1 queued, 2 made:a1, 22 rang-out:a1, 22 presence:a1 presence=rang-out',
	[
		'a1 0 2 available - idle -',
		'a1 2 22 available - ringing c-1',
		'a1 22 - not-ready rang-out idle -',
	],
);
test(
	'count calls on the side, behind the work of the floor',
	intervals,
	'0 signed-in:a1, 5 outside-started:7.7, 8 outside-started:7.8, 9 outside-ended:7.7, 12 outside-ended:7.8, 20 arrived, 20 queued, 20 connected:a1, 25 outside-started:7.9, 30 ended, 40 outside-ended:7.9',
	[
		'a1 0 5 available - idle -',
		'a1 5 12 available - outside -',
		'a1 12 20 available - idle -',
		'a1 20 30 available - talking c-1',
		'a1 30 40 available - outside -',
		'a1 40 - available - idle -',
	],
);
test(
	'begin outside on a phone that is in a call already',
	intervals,
	'0 outside-started:7.7, 5 signed-in:a1, 9 outside-ended:7.7',
	['a1 5 9 available - outside -', 'a1 9 - available - idle -'],
);
test(
	'of two agents do not mix',
	intervals,
	'0 signed-in:a1, 1 signed-in:a2 phone=1002, 2 arrived, 2 queued, 3 made:a2 phone=1002, 9 withdrawn:a2, 12 signed-out:a1',
	[
		'a1 0 12 available - idle -',
		'a2 1 3 available - idle -',
		'a2 3 9 available - ringing c-1',
		'a2 9 - available - idle -',
	],
);
test(
	'a presence that waits for the end of the call changes nothing yet',
	intervals,
	'0 signed-in:a1, 5 pended:a1 presence=lunch',
	['a1 0 - available - idle -'],
);
test('leave nothing of a shift without length', intervals, '5 signed-in:a1, 5 signed-out:a1', []);

const agentStep = fc.record({
	afterMs: fc.nat({max: 3}),
	word: fc.constantFrom(
		'presence:a1',
		'presence:a1 presence=lunch',
		'outside-started:7.7',
		'outside-ended:7.7',
		'wrap-up:a1',
		'wrap-up-ended:a1',
		'connected:a1',
		'ended',
		'signed-out:a1',
		'signed-in:a1 presence=signed-in',
		'pended:a1',
	),
	restart: fc.boolean(),
});

testProp(
	'agent intervals - tile every shift from sign-in to sign-out, restarts or not',
	[fc.array(agentStep, {maxLength: 25})],
	(t, steps) => {
		const given = givenProjector(t);
		given.tell('0 arrived, 0 queued, 0 signed-in:a1');
		let at = 0;
		for (const {afterMs, word, restart} of steps) {
			at += afterMs;
			if (restart) given.restart();
			given.tell(`${at} ${word}`);
		}
		given.tell(`${at + 1} signed-out:a1`);
		const rows = given.db
			.prepare('SELECT started_at, ended_at FROM agent_interval ORDER BY started_at')
			.raw()
			.all() as [number, number | null][];
		const ends = given.db.prepare(
			"SELECT happened_at FROM journal WHERE type = 'agent-signed-out'",
		);
		const signedOutAt = new Set(ends.pluck().all());
		t.true(rows.every(([, endedAt]) => endedAt !== null));
		for (const [index, [startedAt, endedAt]] of rows.entries()) {
			t.true(endedAt !== null && endedAt > startedAt);
			const next = rows[index + 1]?.[0];
			t.true(next === endedAt || signedOutAt.has(endedAt), 'a gap only after signing out');
			t.true(next === undefined || next >= (endedAt ?? 0), 'no overlap');
		}
	},
	{numRuns: 60},
);

test('segments - of an ended call are kept and add up to it', (t) => {
	const given = givenProjector(t);
	given.tell('9 arrived:1, 10 queued, 12 made:a1, 13 ringing:a1, 15 accepted:a1, 15 connected:a1');
	t.deepEqual(given.rows('SELECT kind FROM segment'), [], 'not while it goes on');
	given.restart();
	given.tell('40 ended, 40 wrap-up:a1');
	given.restart();
	given.tell('60 wrap-up-ended:a1');
	t.deepEqual(given.rows('SELECT kind, started_at, ended_at, agent_id FROM segment'), [
		'entry 1 10 -',
		'wait 10 13 -',
		'ring 13 15 a1',
		'talk 15 40 a1',
		'wrap-up 40 60 a1',
	]);
	t.deepEqual(
		given
			.projector()
			.projections.segments.ofCall('c-1')
			.map(({kind}) => kind),
		['entry', 'wait', 'ring', 'talk', 'wrap-up'],
	);
});

test('offers - keep how each ended and why', (t) => {
	const given = givenProjector(t);
	given.tell(
		'0 arrived, 0 queued, 1 made:a1, 2 ringing:a1, 22 rang-out:a1, 23 made:a2, 24 withdrawn:a2, 25 made:a3, 26 ringing:a3, 27 accepted:a3, 28 made:a1 offer=o-9',
	);
	const sql =
		'SELECT agent_id, made_at, ringing_at, ended_at, state, reason FROM offer ORDER BY made_at';
	t.deepEqual(given.rows(sql), [
		'a1 1 2 22 rang-out no-answer',
		'a2 23 - 24 withdrawn caller-left',
		'a3 25 26 27 accepted -',
		'a1 28 - - made -',
	]);
	t.like(given.projector().projections.offers.ofCall('c-1')[0], {state: 'rang-out', candidates: 1});
});

test('offers - refuse a second live one for an agent', (t) => {
	const given = givenProjector(t);
	given.tell('0 arrived, 0 queued, 0 arrived call=c-2, 1 made:a1');
	t.throws(() => given.tell('2 made:a1 call=c-2'), {any: true, code: 'SQLITE_CONSTRAINT_UNIQUE'});
});

test('monitoring - keeps who listened to whom, how and how long', (t) => {
	const given = givenProjector(t);
	given.tell(
		'0 arrived, 1 monitor-asked:a1, 2 monitor-started, 3 monitor-mode:barge, 9 monitor-ended:by-person',
	);
	const sql =
		'SELECT person_id, agent_id, mode, asked_at, started_at, ended_at, reason FROM monitoring';
	t.deepEqual(given.rows(sql), ['sophie a1 barge 1 2 9 by-person']);
});

test('outside calls - keep who had the phone', (t) => {
	const given = givenProjector(t);
	given.tell('0 outside-started:7.1, 1 outside-ended:7.1, 2 signed-in:a1, 3 outside-started:7.2');
	t.deepEqual(given.rows('SELECT channel_id, agent_id, started_at, ended_at FROM outside_call'), [
		'7.1 - 0 1',
		'7.2 a1 3 -',
	]);
});

for (const table of ['journal', 'audit']) {
	test(`${table} - cannot be changed or shortened, even by our own mistake`, (t) => {
		const given = givenProjector(t);
		given.tell('0 started');
		given.db.exec("INSERT INTO audit VALUES (1, 0, 'anne', 'log-in', NULL, 'done', NULL)");
		for (const sql of [`UPDATE ${table} SET happened_at = 1`, `DELETE FROM ${table}`]) {
			t.throws(() => given.db.exec(sql), {any: true, message: `the ${table} is append-only`});
		}
	});
}

test('journal - knows whose each event is, the end of their call and calls on the side too', (t) => {
	const story =
		'0 signed-in:a1, 0 signed-in:a2 phone=1002, 1 arrived, 1 queued, 2 made:a1, 3 rang-out:a1, 4 connected:a1, 5 ended, 6 outside-started:7.7, 7 outside-ended:7.7, 8 outside-started:7.8 phone=1002';
	for (const restarts of [false, true]) {
		const given = givenProjector(t);
		for (const item of restarts ? story.split(',') : [story]) {
			if (restarts) given.restart();
			given.tell(item);
		}
		t.deepEqual(given.rows("SELECT type FROM journal WHERE agent_id = 'a1' ORDER BY seq"), [
			'agent-signed-in',
			'offer-made',
			'offer-ended',
			'call-connected',
			'call-ended',
			'outside-started',
			'outside-ended',
		]);
	}
});
