// Work that is not a call: a supervisor brings it, an agent takes it, a call interrupts, and it is finished.

import test from 'ava';
import {customerService, floorText} from './own-floor.ts';
import {readyDesk, staffedFloor} from './staffed.ts';

interface Row {
	readonly id: string;
	readonly state: string;
	readonly agentId?: string;
}

test.serial(
	'office - a task is brought, rings on a desk, is set aside for a call, goes on and is finished',
	async (t) => {
		const text = `kinds: {task: {capacity: 2}}\n${floorText('')}`;
		const floor = await staffedFloor(t, {claire: 'agent', sam: 'supervisor'}, text);
		const desk = await readyDesk(floor, 'claire', '1001');

		const words = ['--subject', 'Answer the letter', '--contact', 'Mme Fournier'];
		const {workId} = await floor.json<{workId: string}>(
			...(['sam', 'work', 'add', '--queue', 'support', ...words] as const),
		);
		t.is(workId, 'w-1');
		await desk.shows(/TASK Support +Answer the letter/);
		await desk.shows('for Mme Fournier');
		desk.press('F2');
		await desk.shows(/WORKING \d/);
		await desk.shows('In hand 1');
		const [row] = await floor.json<Row[]>('sam', 'work', 'list');
		t.like(row, {id: 'w-1', state: 'in-hand', agentId: 'claire'});

		const zoe = floor.practice.call(customerService, {from: '0639980001', name: 'Zoé'});
		await desk.shows('RINGING');
		await desk.shows('set aside Answer the letter');
		desk.press('F2');
		await desk.shows(/TALKING \d/);
		const [during] = await floor.json<Row[]>('sam', 'work', 'list');
		t.is(during?.state, 'aside');
		zoe.hangUp();
		await desk.shows('of 5:00');
		desk.press('F12');
		await desk.shows(/WORKING \d/);
		await desk.hides('set aside');
		desk.press('f');
		await desk.shows(/READY \d/);
		await desk.hides('In hand');
		t.deepEqual(await floor.json<Row[]>('sam', 'work', 'list'), []);

		// The call is in the calls' figures, the task is not.
		const [queue] = await floor.json<{offered: number; answered: number}[]>(
			'sam',
			'queues',
			'list',
		);
		t.like(queue, {offered: 1, answered: 1});
	},
);
