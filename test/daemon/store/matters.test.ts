/** What work is about lives in one table, and the work itself is a projection of the journal. */

import {join} from 'node:path';
import {emptyConfig, emptyFloor, type FloorConfig, type Input, id, step} from '@plateau/core';
import {openDatabase} from '@plateau/daemon/store/database';
import {openStore} from '@plateau/daemon/store/store';
import test from 'ava';
import {givenFolder} from '../../helpers/given-store.ts';

const config: FloorConfig = {
	...emptyConfig,
	queues: [
		{
			...{id: id('support'), thresholdMs: 20_000, ringMs: 20_000, wrapUp: {mode: 'none'}},
			...{shortAbandonMs: 0, nobodyMs: 60_000, monitoringShown: false},
			...{onMaxWait: {action: 'message'}, onNobody: {action: 'message'}},
		},
	],
	phones: [{id: id('1001'), switchId: id('main'), endpoint: 'd', remoteAnswer: true}],
	agents: [{id: id('alice'), queues: [id('support')], skills: {}}],
	dispositions: [{id: id('done'), queues: []}],
};

const subject = 'Réclamer la facture de Mme Fournier';
const contact = 'amelie.fournier@exemple.fr';

/** Alice at her desk, and one piece of work that is finished and one that is in her hand. */
async function lived(path: string) {
	const store = openStore(path);
	const floor = emptyFloor();
	const tell = async (input: Omit<Input, 'at'>, at: number) => {
		const result = step(floor, {...input, at} as Input);
		if (!result.ok) throw new Error(result.refusal.code);
		await store.append({events: result.events, audits: []});
	};
	const agentId = id<never>('alice');
	const truth = {
		...{switchStartedAt: 1, customers: [], monitors: []},
		phones: [{phoneId: id<never>('1001'), registered: true, outside: []}],
	};
	const add = (at: number) =>
		tell(
			{
				...{type: 'add-work', by: 'sophie', queueId: id('support'), kindId: id('task')},
				...{matterId: store.noteMatter({subject, contact, at, by: 'sophie'}), creditMs: 0},
			} as Omit<Input, 'at'>,
			at,
		);
	await tell({type: 'configure-floor', by: 'admin', config} as never, 1000);
	await tell({type: 'switch-resynced', switchId: id('main'), truth} as never, 1000);
	await tell(
		{
			...{type: 'sign-in', by: 'alice', agentId, phoneId: id('1001'), takeover: false},
			presence: {state: 'available'},
		} as never,
		2000,
	);
	await add(3000);
	await tell({type: 'answer', by: 'alice', agentId} as never, 5000);
	const finish = {type: 'finish-work', by: 'alice', agentId, workId: id('w-1')};
	await tell({...finish, dispositionId: id('done')} as never, 65_000);
	await add(70_000);
	await tell({type: 'answer', by: 'alice', agentId} as never, 72_000);
	return {store, floor, tell, agentId};
}

test('matters - subject and contact are in their table, and in no other place of the database', async (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const {store} = await lived(path);
	t.deepEqual(store.matter(id('t-2')), {subject, contact});
	store.close();
	const {db, close} = openDatabase(path);
	t.teardown(close);
	const tables = db
		.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
		.pluck()
		.all();
	const holders = tables.filter((table) =>
		/Fournier|exemple/.test(JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())),
	);
	t.deepEqual(holders, ['matter']);
});

test('matters - one whose work was refused is never written, and its number is not used again', async (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const {store, tell} = await lived(path);
	t.teardown(() => store.close());
	const refused = store.noteMatter({subject: 'never', at: 1, by: 'sophie'});
	store.dropMatter(refused);
	t.is(store.matter(refused), undefined);
	const next = store.noteMatter({subject: 'next', at: 1, by: 'sophie'});
	t.not(next, refused);
	t.deepEqual(store.matter(next), {subject: 'next'});
	// Nothing that no event names is written with a batch.
	await tell({type: 'link-up', agentId: id('alice')} as never, 80_000);
	store.close();
	const again = openStore(path);
	t.teardown(() => again.close());
	t.is(again.matter(next), undefined);
});

test('work items - one row for each piece, and working is a stretch of the shift, over a restart too', async (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const {store, floor, agentId} = await lived(path);
	store.close();
	const again = openStore(path);
	t.teardown(() => again.close());
	const late = step(floor, {
		...{type: 'give-back-work', by: 'alice', agentId, workId: id('w-2'), at: 100_000},
	} as Input);
	if (!late.ok) throw new Error(late.refusal.code);
	await again.append({events: late.events, audits: []});
	t.deepEqual(
		again
			.intervalsOfAgent('alice', 0, 200_000)
			.map(({activity, startedAt, endedAt}) => [activity, startedAt, endedAt]),
		[
			['idle', 2000, 5000],
			['working', 5000, 65_000],
			['idle', 65_000, 72_000],
			['working', 72_000, 100_000],
			['idle', 100_000, undefined],
		],
	);
	again.close();
	const {db, close} = openDatabase(path);
	t.teardown(close);
	t.deepEqual(db.prepare('SELECT * FROM work_item ORDER BY work_id').all() as unknown, [
		{
			...{work_id: 'w-1', kind_id: 'task', queue_id: 'support', matter_id: 't-1', offers: 1},
			...{added_at: 3000, added_by: 'sophie', started_at: 5000, agent_id: 'alice'},
			...{ended_at: 65_000, outcome: 'finished', worked_ms: 60_000, disposition_id: 'done'},
		},
		{
			...{work_id: 'w-2', kind_id: 'task', queue_id: 'support', matter_id: 't-2', offers: 1},
			...{added_at: 70_000, added_by: 'sophie', started_at: 72_000, agent_id: null},
			...{ended_at: null, outcome: null, worked_ms: null, disposition_id: null},
		},
	]);
});
