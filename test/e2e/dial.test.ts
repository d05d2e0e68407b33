// A number dialled by hand: refused by the policy, called from the desk, held, wrapped up; and an emergency by command.

import type {CallView} from '@plateau/core/protocol';
import test from 'ava';
import {staffedFloor} from './staffed.ts';
import {until} from './until.ts';

test.serial(
	'dial - an agent calls a number from the desk, holds, wraps up; a wrong one is refused, an emergency passes',
	async (t) => {
		const floor = await staffedFloor(t, {claire: 'agent'});
		const may = async (number: string) =>
			await floor.json<{may: boolean; why: string; rule?: string}>('claire', 'call', 'may', number);
		t.like(await may('0899 12 34 56'), {may: false, why: 'denied', rule: '+3389'});
		t.like(await may('112'), {may: true, why: 'emergency'});
		const said = await floor.plateau(['call', 'may', '0612345678', '--as', 'claire']);
		t.is(said.stdout, '+33612345678 may be dialled: +33 is allowed. (usual in the country)\n');

		const claire = floor.open(['desk', '--as', 'claire', '--phone', '1001']);
		await claire.shows('NOT READY');
		claire.press('d', '0899123456');
		await claire.shows(/▌ 0 899 12 34 56/);
		claire.press('Enter');
		await claire.shows('cannot be dialled from here');

		claire.press('d', '0698765432', 'Enter');
		await claire.shows(/DIALLING \d/);
		await claire.shows('it rings');
		await claire.shows(/● TALKING \d.*06 98 76 54 32/);
		await claire.shows('you called');
		t.is(floor.practice.outside?.number, '+33698765432');
		claire.press('F3');
		await claire.shows(/‖ HELD \d/);
		claire.press('F3');
		await claire.shows(/● TALKING \d/);
		const [live] = await floor.json<{id: string; agentId: string}[]>('admin', 'calls', 'list');
		t.is(live?.agentId, 'claire');
		floor.practice.outside?.hangUp();
		await claire.shows('WRAP-UP');
		claire.press('1');
		claire.press('F12');
		await claire.shows(/NOT READY: just/);

		const call = await floor.json<CallView>('admin', 'calls', 'show', live?.id ?? '');
		t.deepEqual(
			call.segments.map(({kind, agentId}) => `${kind} ${agentId}`),
			['dial', 'talk', 'hold', 'talk', 'wrap-up'].map((kind) => `${kind} claire`),
		);
		const [queue] = await floor.json<{offered: number; answered: number}[]>(
			'admin',
			'queues',
			'list',
		);
		t.like(queue, {offered: 0, answered: 0});

		// The list has it: one key calls again; and it is hung up before it is answered.
		claire.press('d');
		await claire.shows(/06 98 76 54 32 .*recent/);
		claire.press('Down', 'Enter');
		await claire.shows(/DIALLING \d/);
		claire.press('F8');
		await claire.shows('NOT READY');
		await until(() => floor.practice.channelCount === 0, 'nothing is left');

		const dialled = await floor.plateau(['call', 'dial', '112', '--as', 'claire']);
		t.is(dialled.code, 0, dialled.stderr);
		await claire.shows(/● TALKING \d/);
		t.is(floor.practice.outside?.number, '112');
		const again = await floor.plateau(['call', 'dial', '112', '--as', 'claire', '--json']);
		t.is(JSON.parse(again.stderr).error.code, 'agent-on-call');
		claire.press('F8', 'F8');
		await claire.shows('WRAP-UP');
		claire.press('F12');
		claire.press('q');
		t.is(await claire.exits(), 0);
	},
);
