import {join} from 'node:path';
import {
	type CallId,
	type Channel,
	emptyConfig,
	emptyFloor,
	type FloorConfig,
	type Input,
	id,
	step,
	toSnapshot,
} from '@plateau/core';
import {openDatabase} from '@plateau/daemon/store/database';
import {openStore} from '@plateau/daemon/store/store';
import test from 'ava';
import {givenFolder} from '../../helpers/given-store.ts';

const number = '+33612345678';
const networkName = 'FOURNIER AMELIE';
const contactName = 'Amélie Fournier';
const note = 'asks for delivery before Friday';

const config: FloorConfig = {
	...emptyConfig,
	queues: [
		{
			id: id('support'),
			thresholdMs: 20_000,
			ringMs: 20_000,
			wrapUp: {mode: 'none'},
			shortAbandonMs: 5000,
			onMaxWait: {action: 'message'},
			nobodyMs: 60_000,
			onNobody: {action: 'message'},
			monitoringShown: true,
		},
	],
	numbers: [
		{
			id: id('33184880001'),
			queueId: id('support'),
			language: 'fr',
			priorityMs: 0,
			answerOnEntry: true,
		},
	],
};

test('privacy - numbers, names and notes of customers are in three columns and nowhere else', async (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const store = openStore(path);
	const floor = emptyFloor();
	const channel: Channel = {switchId: id('main'), channelId: id('1.1')};
	const inputs: Input[] = [
		{at: 1, by: 'admin', type: 'configure-floor', config},
		{
			at: 2,
			type: 'switch-resynced',
			switchId: id('main'),
			truth: {switchStartedAt: 1, customers: [], phones: [], monitors: []},
		},
		{
			at: 3,
			type: 'call-arrived',
			channel,
			partyId: store.partyOf({number, name: networkName}),
			numberId: id('33184880001'),
			startedAt: 3,
		},
		{at: 4, type: 'caller-waiting', channel},
	];
	for (const input of inputs) {
		const result = step(floor, input);
		t.true(result.ok);
		if (!result.ok) return;
		await store.append({
			events: result.events,
			audits: [
				{at: input.at, login: 'claire', action: 'name-customer', target: 'p-1', outcome: 'done'},
			],
		});
	}
	await store.saveNote('c-1' as CallId, note, 5);
	const party = store.interaction('c-1' as CallId)?.partyId;
	await store.nameCustomer(id(party ?? ''), contactName, 6);
	await store.saveSnapshot(floor.seq, toSnapshot(floor), 7);
	store.close();

	const {db, close} = openDatabase(path);
	t.teardown(close);
	const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
	const found = (secret: string) =>
		(tables as string[])
			.flatMap((table) =>
				(db.prepare(`SELECT * FROM ${table}`).all() as object[]).flatMap((row) =>
					Object.entries(row)
						.filter(([, value]) => String(value).includes(secret))
						.map(([column]) => `${table}.${column}`),
				),
			)
			.sort();
	t.deepEqual(found(number.slice(3)), ['party.caller_number']);
	t.deepEqual(found(networkName), ['party.caller_name']);
	t.deepEqual(found(contactName), ['party.contact_name']);
	t.deepEqual(found(note), ['interaction.note']);
	t.true(found('c-1').includes('journal.call_id'), 'the search finds what is there');
	t.true(found('p-1').includes('snapshot.floor'));
});
