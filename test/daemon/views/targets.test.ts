import {faultOfView, type TargetsView} from '@plateau/core/protocol';
import {refusalOfView} from '@plateau/daemon/server/rights';
import {RowCache} from '@plateau/daemon/views/row-cache';
import {topics} from '@plateau/daemon/views/topics';
import test from 'ava';
import {directory, givenFloor} from './given-floor.ts';

type World = Awaited<ReturnType<typeof givenFloor>>;

function targets(world: World): TargetsView {
	const sources = {
		floor: () => world.floor,
		directory: () => directory,
		records: world.store,
		now: () => world.now,
	};
	const view = topics.targets('', sources, new RowCache(sources)).compute()?.view;
	const data = JSON.parse(JSON.stringify(view));
	const fault = faultOfView('targets', data);
	if (fault !== undefined) throw new Error(fault);
	return data;
}

test('targets - colleagues with what they do now, phones where nobody sits, queues', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	await world.signIn('bob', '1002', false);
	await world.caller('c1');
	const {agents, phones, queues} = targets(world);
	t.like(agents['alice'], {
		name: 'Alice Martin',
		phoneId: '1001',
		activity: 'ringing',
		ready: false,
		queueIds: ['billing', 'support'],
	});
	t.like(agents['bob'], {
		activity: 'idle',
		presence: {state: 'not-ready', reasonId: 'lunch'},
		ready: false,
	});
	t.deepEqual(phones, {'1099': {id: '1099', registered: true, outside: false}});
	t.like(queues['support'], {
		label: {en: 'Support', fr: 'Assistance'},
		ready: 0,
		waiting: 1,
		signedIn: 2,
	});
});

test('targets - nothing of a customer is in it, and every agent may watch it', async (t) => {
	const world = await givenFloor(t);
	await world.signIn('alice', '1001');
	await world.caller('c1', '+33612345678', 'AMELIE F');
	await world.answers('alice', 'a1');
	const text = JSON.stringify(targets(world));
	t.notRegex(text, /AMELIE|33612345678|c1/);
	t.is(refusalOfView({login: 'bob', role: 'agent'}, 'targets', ''), undefined);
	t.is(refusalOfView({login: 'bob', role: 'agent'}, 'board', '')?.code, 'not-allowed');
});
