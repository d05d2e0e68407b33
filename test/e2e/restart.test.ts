// A daemon that is stopped and started again under people at work; who may come in, and do what.

import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {customerService, logIn, ownFloor, password} from './own-floor.ts';
import {staffedFloor} from './staffed.ts';
import {until} from './until.ts';

test.serial(
	'restart - a desk comes back by itself where it was: agent, call, and the note being typed',
	async (t) => {
		const floor = await ownFloor(t);
		const first = await floor.serve();
		await logIn(floor, 'admin');
		await floor.account('claire', 'agent');

		const desk = floor.open(['desk', '--as', 'claire']);
		await desk.shows('Plateau: log in');
		desk.press('claire', 'Enter', password, 'Enter');
		await desk.shows('Sign in: choose your phone');
		desk.press('r');
		await desk.shows(/(?<!NOT )READY \d/);
		const caller = floor.practice.call(customerService, {from: '0639980001', name: 'Zoé'});
		await desk.shows('RINGING');
		desk.press('F2');
		await desk.shows(/TALKING \d/);
		desk.press('F7', 'the parcel');
		await desk.shows(/saved \d\d:\d\d/);

		const ended = await first.stop();
		t.is(ended.code, 0, ended.stderr);
		await desk.shows('link down');
		await desk.shows(/comes\s+back\s+by\s+itself/);
		desk.press(' never came');
		await desk.shows('the parcel never came');
		await desk.shows('kept here until the link is back');
		t.false(caller.isOver, 'the call goes on without a daemon');

		const second = await floor.serve();
		await desk.shows('link ok');
		await desk.shows(/TALKING \d/);
		await desk.shows('the parcel never came');
		await desk.shows(/saved \d\d:\d\d/);
		// The same log-in still counts elsewhere, too.
		const me = await floor.json<{phoneId: string; signedIn: boolean}>('claire', 'whoami');
		t.deepEqual({phoneId: me.phoneId, signedIn: me.signedIn}, {phoneId: '1001', signedIn: true});
		const view = await floor.json<{call: {note: string; state: string}}>('claire', 'agent', 'show');
		t.is(view.call.note, 'the parcel never came');

		desk.press('Esc');
		caller.hangUp();
		await desk.shows('WRAP-UP');
		desk.press('1', 'F12');
		await desk.shows(/(?<!NOT )READY \d/);
		desk.press('q');
		t.is(await desk.exits(), 0);
		t.is((await second.stop()).code, 0);
	},
);

test.serial(
	'restart - a second daemon on the same database is refused, and the first goes on',
	async (t) => {
		const floor = await ownFloor(t);
		const first = await floor.serve();
		const refused = await floor.plateaud(['serve', '--socket', join(floor.dir, 'other')]);
		t.is(refused.code, 75, refused.stderr);
		t.regex(refused.stderr, new RegExp(`process ${first.pid}\\b.*plateau\\.db.*stop it first`));
		await logIn(floor, 'admin');
		t.is((await floor.json<{login: string}>('admin', 'whoami')).login, 'admin');
	},
);

test.serial(
	'restart - a log-in is kept for its owner alone; guessing is slowed down and told for how long',
	async (t) => {
		const floor = await ownFloor(t);
		await floor.serve();
		await logIn(floor, 'admin');
		const tokens = join(floor.dir, 'state/plateau/tokens');
		const files = readdirSync(tokens);
		t.is(files.length, 1);
		const kept = join(tokens, files[0] ?? '');
		t.is(statSync(kept).mode & 0o777, 0o600);
		t.false(readFileSync(kept, 'utf8').includes(password));

		await floor.account('claire', 'agent');
		const guess = () => floor.plateau(['login', 'claire', '--password-stdin'], 'wrong wrong\n');
		const wrong = await guess();
		t.is(wrong.code, 77);
		t.regex(wrong.stderr, /Login or password is wrong\..*\[log-in-wrong\]/);
		let last = wrong;
		await until(async () => {
			last = await guess();
			return last.stderr.includes('log-in-throttled');
		}, 'guessing to be slowed down');
		t.is(last.code, 77);
		t.regex(last.stderr, /Too many tries: wait \d+ s\. \[log-in-throttled\]/);
		// Nobody else is shut out by it.
		await logIn(floor, 'admin');
	},
);

test.serial('restart - each role does what is its own and no more', async (t) => {
	const floor = await staffedFloor(t, {claire: 'agent', sam: 'supervisor'});
	const refused = async (login: string, ...words: string[]) => {
		const {code, stderr} = await floor.plateau([...words, '--as', login], `${password}\n`);
		t.is(code, 77, `${login}: ${words.join(' ')}: ${stderr}`);
		t.regex(stderr, /\[not-allowed\]/);
	};
	await refused('claire', 'floor', 'apply', '-f', 'floor.yaml');
	await refused('claire', 'agent', 'show', 'marc');
	await refused('claire', 'presence', 'marc', 'ready');
	await refused('claire', 'audit');
	await refused('sam', 'account', 'add', 'eve', '--role', 'admin', '--password-stdin');
	await refused('sam', 'floor', 'apply', '-f', 'floor.yaml');
	t.deepEqual(
		(await floor.json<{login: string}[]>('admin', 'account', 'list')).map(({login}) => login),
		['admin', 'claire', 'sam'],
	);
	const board = floor.open(['board', '--as', 'claire']);
	await board.shows('The board cannot be shown');
	board.press('q');
	await board.exits();
	const outcomes = await floor.json<{login: string; action: string; outcome: string}[]>(
		'admin',
		'audit',
	);
	const told = (login: string, action: string) =>
		outcomes.find((row) => row.login === login && row.action === action)?.outcome;
	t.is(told('claire', 'apply-floor'), 'not-allowed');
	t.is(told('sam', 'add-account'), 'not-allowed');
});
