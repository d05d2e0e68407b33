// The daemon's machine loses its power: what was committed last, and not flushed yet, never was. Asterisk, on
// a machine of its own, went on, and knows calls and rings that the journal does not.

import {cpSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {onRealAsterisk} from '../rig/real-test.ts';
import type {Rig} from '../rig/root.ts';
import {storyFloor} from './floor-file.ts';
import {hearTones, readyAt, realFloor, tones} from './real-floor.ts';

const realTest = onRealAsterisk(test);

/** Both serve the queue without wrap-up; it rings for long. */
const twoOfQuick = storyFloor
	.replaceAll('ring: 5s', 'ring: 60s')
	.replace('queues: [support]}', 'queues: [quick]}');

type Teardowns = Parameters<Parameters<typeof realTest>[1]>[0];

/** Two agents are ready; all that follows until `failPower` is in no journal. */
async function open(t: Teardowns, rig: Rig) {
	const floor = await realFloor(t, rig, twoOfQuick);
	const claire = await readyAt(floor, 'claire', '1001');
	const marc = await readyAt(floor, 'marc', '1002', {toneHz: tones.second});
	const data = join(floor.dir, 'data');
	const flushed = join(floor.dir, 'flushed');
	await floor.killDaemon();
	cpSync(data, flushed, {recursive: true});
	await floor.startDaemon();
	await floor.admin.board(
		({switches, agents}) =>
			switches['main']?.state === 'up' &&
			agents['claire']?.ready === true &&
			agents['marc']?.ready === true,
		'both are ready',
	);
	const failPower = async () => {
		await floor.killDaemon();
		rmSync(data, {recursive: true});
		cpSync(flushed, data, {recursive: true});
		await floor.startDaemon();
		await floor.admin.board(({switches}) => switches['main']?.state === 'up', 'back');
	};
	return {floor, claire, marc, failPower};
}

realTest(
	'power loss - a talk that the journal lacks goes on, and its end is its own',
	async (t, rig) => {
		const {floor, claire, marc, failPower} = await open(t, rig);
		const {admin} = floor;
		const talking = await floor.caller('0184880002');
		await claire.until('ringing');
		await claire.answer();
		await talking.until('talking');
		await failPower();
		await hearTones(t, 'they talk on', [claire, [tones.caller]], [talking, [tones.agent]]);
		await admin.board(({agents}) => agents['claire']?.ready === false, 'she is busy');

		// Numbers begin where the journal ended: this ring may have the number of the one before.
		const next = await floor.caller('0184880002', {user: '0639980002', toneHz: tones.other});
		await marc.until('ringing');
		await admin.command('decline', {agentId: 'marc'});
		await marc.until('idle');
		await hearTones(t, 'nothing to them', [claire, [tones.caller]], [talking, [tones.agent]]);
		await marc.until('ringing');
		await talking.hangUp();
		await claire.until('idle');
		await admin.board(({agents}) => agents['claire']?.ready === true, 'she is free');
		t.is(marc.state(), 'ringing', 'it rings on');
		await marc.answer();
		await next.until('talking');
		await hearTones(t, 'the next', [marc, [tones.other]], [next, [tones.second]]);
		await marc.hangUp();
		await admin.board(({calls}) => Object.keys(calls).length === 0, 'all over');
		await floor.noChannelLeft();
	},
);

realTest('power loss - a ring that the journal lacks ends well for the caller', async (t, rig) => {
	const {floor, claire, marc, failPower} = await open(t, rig);
	const {admin} = floor;
	const caller = await floor.caller('0184880002');
	await claire.until('ringing');
	const second = await floor.caller('0184880002', {user: '0639980002', toneHz: tones.other});
	await marc.until('ringing');
	await failPower();
	await claire.until('ringing');
	await marc.until('ringing');
	await claire.answer();
	await admin.board(({agents}) => agents['claire']?.activity === 'talking', 'one talks');
	await marc.answer();
	await admin.board(({agents}) => agents['marc']?.activity === 'talking', 'both talk');
	await Promise.all([caller.until('talking'), second.until('talking')]);
	const heard = await claire.listen([tones.caller, tones.other]);
	const isFirst = heard.tonesHz.includes(tones.caller);
	await hearTones(
		t,
		'each with one',
		[claire, [isFirst ? tones.caller : tones.other]],
		[marc, [isFirst ? tones.other : tones.caller]],
	);
	await claire.hangUp();
	await marc.hangUp();
	const board = await admin.board(({calls}) => Object.keys(calls).length === 0, 'all over');
	t.is(board.queues['quick']?.answered, 2);
	await floor.noChannelLeft();
});
