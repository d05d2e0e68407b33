/** Calls between colleagues in the tables: kept as such, and counted for nobody. */

import {id} from '@plateau/core';
import {Contacts} from '@plateau/daemon/store/contacts';
import {migrate} from '@plateau/daemon/store/migrate';
import {migrations} from '@plateau/daemon/store/migrations/index';
import test from 'ava';
import Sqlite from 'better-sqlite3';
import {givenProjector} from '../../helpers/given-projector.ts';

const story =
	'0 signed-in:a1, 1 signed-in:a2 phone=1002, 5 calls-colleague:a1 to=a2, 7 outside-started:7.7 phone=1002, 9 colleague-answers:a1, 30 ended, 31 outside-ended:7.7 phone=1002';

test('internal - one row, of no queue, with whom was called; both shifts are whole', (t) => {
	for (const restarts of [false, true]) {
		const kept = givenProjector(t);
		for (const item of story.split(',')) {
			if (restarts) kept.restart();
			kept.tell(item);
		}
		t.deepEqual(
			kept.rows(`SELECT call_id, direction, queue_id, agent_id, called_agent_id, called_phone_id,
				outcome, wrap_up_ms FROM interaction`),
			['c-1 internal - a1 a2 1002 answered 0'],
		);
		t.deepEqual(kept.rows('SELECT kind, queue_id, agent_id FROM segment ORDER BY position'), [
			'dial - a1',
			'talk - a1',
		]);
		t.deepEqual(
			kept.rows(`SELECT agent_id, started_at, ended_at, activity, call_id, queue_id
				FROM agent_interval ORDER BY agent_id, started_at`),
			[
				'a1 0 5 idle - -',
				'a1 5 9 dialling c-1 -',
				'a1 9 30 talking c-1 -',
				'a1 30 - idle - -',
				'a2 1 7 idle - -',
				'a2 7 31 outside - -',
				'a2 31 - idle - -',
			],
		);
		// Should the phone call a queue, nobody of it has talked with them before.
		t.is(new Contacts(kept.db).of(id('p-1')), undefined);
	}
});

test('internal - who was called and did not take it has it among their last calls, in no time of theirs', (t) => {
	const rows: ReadonlyArray<readonly [story: string, isMissed: boolean]> = [
		['colleague-called:a1, ended:not-reached why=no-answer', true],
		['colleague-called:a1, ended:not-reached why=refused', true],
		['colleague-called:a1, ended:not-reached why=busy', true],
		['colleague-called:a1, ended:not-reached why=cancelled', true],
		// A customer came first, or their phone was off, as who called picked up.
		['ended:not-reached why=busy', true],
		['ended:not-reached why=not-registered', true],
		// Who called never picked up: nobody was called.
		['ended:not-reached why=cancelled', false],
		['ended:not-reached why=phone-no-answer', false],
		['colleague-called:a1, colleague-answers:a1, ended', false],
	];
	for (const [story, isMissed] of rows) {
		for (const restarts of [false, true]) {
			const kept = givenProjector(t);
			const items = ['signed-in:a1', 'signed-in:a2 phone=1002', 'calls-colleague:a1 to=a2'];
			for (const [index, item] of [...items, ...story.split(', ')].entries()) {
				if (restarts) kept.restart();
				kept.tell(`${index} ${item}`);
			}
			const {interactions} = kept.projector().projections;
			const seen = interactions.ofAgent('a2', 5);
			t.deepEqual(
				seen.map(({callId, missed, arrivedAt}) => [callId, missed, arrivedAt]),
				isMissed ? [['c-1', true, 2]] : [],
				story,
			);
			t.deepEqual(
				interactions.ofAgent('a1', 5).map(({missed}) => missed),
				[undefined],
			);
			t.false(interactions.hadCall('a2', 'c-1'), 'it is not theirs to write about');
			t.deepEqual(
				kept.rows("SELECT activity, call_id FROM agent_interval WHERE agent_id = 'a2'"),
				['idle -'],
				story,
			);
		}
	}
});

test('internal - those that were missed stand among the others, newest first, as many as are asked for', (t) => {
	const kept = givenProjector(t);
	const call = (at: number, callId: string, from: string, to: string) =>
		kept.tell(
			`${at} calls-colleague:${from} to=${to} call=${callId}, ${at} colleague-called:${from} call=${callId}, ${at + 1} ended:not-reached why=no-answer call=${callId}`,
		);
	kept.tell('0 signed-in:a1, 1 signed-in:a2 phone=1002');
	call(10, 'c-1', 'a1', 'a2');
	call(20, 'c-2', 'a2', 'a1');
	call(30, 'c-3', 'a1', 'a2');
	const of = (limit: number) =>
		kept
			.projector()
			.projections.interactions.ofAgent('a2', limit)
			.map(({callId, missed}) => `${callId}${missed === true ? ' missed' : ''}`);
	t.deepEqual(of(9), ['c-3 missed', 'c-2', 'c-1 missed']);
	t.deepEqual(of(2), ['c-3 missed', 'c-2']);
});

test('internal - a database of before keeps its directions', (t) => {
	const db = new Sqlite(':memory:');
	t.teardown(() => db.close());
	migrate(db, migrations.slice(0, 8));
	db.exec(`INSERT INTO party (party_id, party_number) VALUES ('p-1', 1);
		INSERT INTO interaction (call_id, party_id, number_id, switch_id, arrived_at, direction)
		VALUES ('c-1', 'p-1', '', 'main', 1, 'out');
		INSERT INTO interaction (call_id, party_id, number_id, switch_id, arrived_at)
		VALUES ('c-2', 'p-1', '', 'main', 2);`);
	migrate(db, migrations.slice(0, 10));
	db.exec(`INSERT INTO interaction (call_id, party_id, number_id, switch_id, arrived_at, direction,
			called_agent_id, outcome, dial_reason)
		VALUES ('c-3', 'p-1', '', 'main', 5, 'internal', 'a2', 'not-reached', 'no-answer'),
			('c-4', 'p-1', '', 'main', 6, 'internal', 'a2', 'not-reached', 'cancelled')`);
	migrate(db);
	t.deepEqual(db.prepare('SELECT agent_id, since, call_id FROM missed_call').raw().all(), [
		['a2', 5, 'c-3'],
	]);
	t.deepEqual(db.prepare('SELECT direction FROM interaction ORDER BY call_id').pluck().all(), [
		'out',
		'in',
		'internal',
		'internal',
	]);
	const insert = (direction: string) =>
		db
			.prepare(
				`INSERT INTO interaction (call_id, party_id, number_id, switch_id, arrived_at, direction)
				VALUES (?, 'p-1', '', 'main', 3, ?)`,
			)
			.run(`c-${direction}`, direction);
	t.notThrows(() => insert('internal'));
	t.throws(() => insert('sideways'), {any: true, code: 'SQLITE_CONSTRAINT_CHECK'});
});
