// An agent sees who waits in the queue and takes one out of the order, from the desk and by command.

import test from 'ava';
import {customerService, floorText} from './own-floor.ts';
import {readyDesk, staffedFloor} from './staffed.ts';
import {until} from './until.ts';

interface Waiting {
	readonly place: number;
	readonly id: string;
	readonly callerName: string | null;
}

test.serial(
	'waiting list - an agent opens it, sees who comes and goes, takes the second caller and talks with them',
	async (t) => {
		const text = floorText('    agentsTake: true\n');
		const floor = await staffedFloor(t, {claire: 'agent', marc: 'agent'}, text);
		const claire = await readyDesk(floor, 'claire', '1001');
		const first = floor.practice.call(customerService, {from: '0639980001', name: 'Zoé'});
		await claire.shows('RINGING');
		claire.press('F2');
		await claire.shows(/TALKING \d/);
		const second = floor.practice.call(customerService, {from: '0639980002', name: 'Yann'});
		const list = () => floor.json<Waiting[]>('claire', 'call', 'waiting');
		await until(async () => (await list()).length === 1, 'Yann to wait');
		floor.practice.call(customerService, {from: '0639980003', name: 'Xavier'});
		await until(async () => (await list()).length === 2, 'Xavier to wait');
		first.hangUp();
		await claire.shows('WRAP-UP');

		await claire.shows('t: take a call');
		claire.press('t');
		await claire.shows(/▌1 Yann +06 39 98 00 02 +Support .*\d:\d\d/);
		await claire.shows(/2 Xavier +06 39 98 00 03 +Support .*\d:\d\d/);
		const rows = await list();
		t.deepEqual(
			rows.map(({place, callerName}) => `${place} ${callerName}`),
			['1 Yann', '2 Xavier'],
		);
		second.hangUp();
		await claire.shows(/▌1 Yann .*✗ gone/);
		claire.press('Down');
		await claire.shows(/▌1 Xavier/);
		floor.practice.call(customerService, {from: '0639980004', name: 'Walid'});
		await claire.shows(/2 Walid/);
		claire.press('Down');
		await claire.shows(/▌2 Walid/);
		claire.press('Enter');
		await claire.shows('Walid is your next call, if this wrap-up ends within a minute.');
		await claire.hides('▌Take a waiting call');
		claire.press('F12');
		await claire.shows('RINGING');
		await claire.shows('Walid');
		claire.press('F2');
		await claire.shows(/TALKING \d.*Walid|Walid[\s\S]*TALKING \d/);

		const [xavier] = await list();
		t.is(xavier?.callerName, 'Xavier', 'waits on at the same place');
		const why = await floor.plateau(['calls', 'list', '--as', 'admin']);
		t.regex(why.stdout, /Walid/);
		const other = await floor.plateau(['call', 'waiting', '--agent', 'claire', '--as', 'marc']);
		t.is(other.code, 77);
		t.deepEqual(await floor.json('marc', 'call', 'waiting'), [], 'who is signed out sees nobody');
		const run = (login: string, ...words: string[]) =>
			floor.plateau([...words, '--as', login, '--json']);
		t.is((await run('marc', 'agent', 'sign-in', '--phone', '1002')).code, 0);
		t.is((await run('marc', 'call', 'take', xavier?.id ?? '')).code, 1, 'he is in a pause');
		t.is((await floor.json<Waiting[]>('admin', 'call', 'waiting', '--agent', 'marc')).length, 1);
		claire.press('q');
	},
);

test.serial('waiting list - a queue that keeps to its order shows and gives nobody', async (t) => {
	const floor = await staffedFloor(t, {claire: 'agent'});
	const claire = floor.open(['desk', '--as', 'claire', '--phone', '1001', '--lang', 'fr']);
	await claire.shows('PAS PRÊT');
	floor.practice.call(customerService, {from: '0639980001', name: 'Zoé'});
	const calls = () => floor.json<{id: string; state: string}[]>('admin', 'calls', 'list');
	await until(async () => (await calls())[0]?.state === 'waiting', 'Zoé to wait');
	claire.press('t');
	await claire.shows('appel qui attend : Aucune de vos files ne le permet.');
	t.deepEqual(await floor.json('claire', 'call', 'waiting'), []);
	const [call] = await calls();
	const taken = await floor.plateau(['call', 'take', call?.id ?? '', '--as', 'claire', '--json']);
	t.is(taken.code, 1);
	t.is(JSON.parse(taken.stderr).error.code, 'take-not-allowed');
	// The list did not open: what would be typed into it ends here.
	claire.press('\r');
	claire.press('q');
	t.is(await claire.exits(), 0);
});
