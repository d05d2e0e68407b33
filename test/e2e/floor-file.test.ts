// The floor file by commands: refused whole, shown before it is applied, applied, given back; and a copy of the database.

import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import Database from 'better-sqlite3';
import {customerService, floorText, logIn, ownFloor} from './own-floor.ts';
import {staffedFloor} from './staffed.ts';
import {until} from './until.ts';

const wrong = `queues:
  support:
    label: Support
    threshold: soon
phones:
  "1001": {modle: yealink-t46}
agents:
  claire:
    name: Claire Roux
    queues: [suport]
`;

test.serial(
	'floor file - a bad one is refused with every error and its line, and nothing changes',
	async (t) => {
		const floor = await ownFloor(t);
		await floor.serve();
		await logIn(floor, 'admin');
		const given = (await floor.plateau(['floor', 'export'])).stdout;
		writeFileSync(join(floor.dir, 'wrong.yaml'), wrong);
		const refused = await floor.plateau(['floor', 'apply', '-f', 'wrong.yaml']);
		t.is(refused.code, 1);
		t.is(refused.stdout, '');
		t.regex(refused.stderr, /line 4, column 16: .*soon/);
		t.regex(refused.stderr, /line 6, column 12: .*"modle".*did you mean "model"/);
		t.regex(refused.stderr, /line 10, column 14: .*"suport".*did you mean "support"/);
		const inFrench = await floor.plateau(['floor', 'apply', '-f', 'wrong.yaml', '--lang', 'fr']);
		t.is(inFrench.code, 1);
		t.regex(inFrench.stderr, /ligne 10, colonne 14 : .*« suport »/);
		t.is((await floor.plateau(['floor', 'apply', '-f', 'nowhere.yaml'])).code, 66);
		t.is((await floor.plateau(['floor', 'export'])).stdout, given);
	},
);

test.serial(
	'floor file - shown, applied under a live call, given back byte for byte; its backup is whole',
	async (t) => {
		const floor = await staffedFloor(t, {claire: 'agent'});
		const signedIn = await floor.plateau([
			...['agent', 'sign-in', '--ready', '--phone', '1001', '--as', 'claire'],
		]);
		t.is(signedIn.code, 0, signedIn.stderr);
		// Away from a screen an agent gets no offers: the call waits.
		const caller = floor.practice.call(customerService, {from: '0639980001', name: 'Zoe'});
		await until(async () => {
			const calls = await floor.json<{state: string}[]>('admin', 'calls', 'list');
			return calls.length === 1;
		}, 'the call on the floor');

		const changed = floorText()
			.replace('limit: 5m', 'limit: 1m')
			.replace('Claire Roux', 'Claire Le Roux');
		writeFileSync(join(floor.dir, 'next.yaml'), changed);
		const apply = (...words: string[]) =>
			floor.plateau(['floor', 'apply', '--as', 'admin', '-f', ...words]);
		const before = (await floor.plateau(['floor', 'export', '--as', 'admin'])).stdout;
		const shown = await apply('next.yaml', '--dry-run');
		t.is(shown.code, 0, shown.stderr);
		t.regex(shown.stdout, /~ queues support wrapUp.*5m.* → .*1m/);
		t.regex(shown.stdout, /~ agents claire name: Claire Roux → Claire Le Roux/);
		t.regex(shown.stdout, /2 changes would be applied\./);
		t.is((await floor.plateau(['floor', 'export', '--as', 'admin'])).stdout, before);
		const applied = await apply('next.yaml');
		t.is(applied.code, 0, applied.stderr);
		t.regex(applied.stdout, /Applied: 2 changes\./);
		t.false(caller.isOver);
		const agents = await floor.json<{id: string; name: string}[]>('admin', 'agents', 'list');
		t.is(agents.find(({id}) => id === 'claire')?.name, 'Claire Le Roux');

		const out = join(floor.dir, 'out.yaml');
		const exported = await floor.plateau(['floor', 'export', '--as', 'admin', '-o', 'out.yaml']);
		t.is(exported.code, 0, exported.stderr);
		t.not(readFileSync(out, 'utf8'), before);
		t.regex((await apply('out.yaml')).stdout, /^Nothing to change/);
		t.is(
			(await floor.plateau(['floor', 'export', '--as', 'admin'])).stdout,
			readFileSync(out, 'utf8'),
		);

		const copy = join(floor.dir, 'copy.db');
		const saved = await floor.plateaud(['backup', '--to', copy, '--json']);
		t.is(saved.code, 0, saved.stderr);
		const {events} = JSON.parse(saved.stdout) as {events: number};
		const database = new Database(copy, {readonly: true});
		const count = (sql: string) => (database.prepare(sql).get() as {n: number}).n;
		t.is(database.pragma('integrity_check', {simple: true}), 'ok');
		t.true(events > 0);
		t.is(count('SELECT count(*) AS n FROM journal'), events);
		t.is(count("SELECT count(*) AS n FROM party WHERE caller_number = '+33639980001'"), 1);
		t.is(count("SELECT count(*) AS n FROM journal WHERE body LIKE '%639980001%'"), 0);
		t.is(count("SELECT count(*) AS n FROM journal WHERE body LIKE '%Zoe%'"), 0);
		database.close();
		// A copy never takes another's place.
		const again = await floor.plateaud(['backup', '--to', copy]);
		t.is(again.code, 73, again.stderr);
	},
);
