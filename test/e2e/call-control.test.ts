// During a call: held, resumed, a colleague consulted from the note, swapped, handed over; then the colleague finishes.

import type {CallView} from '@plateau/core/protocol';
import test from 'ava';
import {customerService} from './own-floor.ts';
import {readyDesk, staffedFloor} from './staffed.ts';

test.serial(
	'call control - an agent holds, consults a colleague, swaps and hands over; the colleague finishes',
	async (t) => {
		const floor = await staffedFloor(t, {claire: 'agent', marc: 'agent'});
		const claire = await readyDesk(floor, 'claire', '1001');
		const zoe = floor.practice.call(customerService, {from: '0639980001', name: 'Zoé'});
		await claire.shows('RINGING');
		claire.press('F2');
		await claire.shows(/TALKING \d/);
		const marc = floor.open(['desk', '--as', 'marc', '--phone', '1002']);
		await marc.shows('NOT READY');

		claire.press('F3');
		await claire.shows(/‖ HELD \d/);
		await claire.shows('The caller hears music.');
		const [live] = await floor.json<{id: string; line: string}[]>('admin', 'calls', 'list');
		t.is(live?.line, 'held');
		claire.press('F3');
		await claire.shows(/● TALKING \d/);

		// Whoever is in a pause is found, and cannot be called.
		claire.press('F7', 'asks for the invoice');
		await claire.shows('asks for the invoice');
		claire.press('F6', 'marc');
		await claire.shows(/▌ Marc Petit +1002 +○ /);
		claire.press('Enter');
		await claire.shows('cannot take a call now');
		await claire.hides('▌Consult');
		marc.press('F9', '1');
		await marc.shows('READY');
		const [found] = await floor.json<{state: string}[]>('claire', 'targets', 'petit');
		t.is(found?.state, 'ready');

		claire.press('F6', 'marc');
		await claire.shows(/▌ Marc Petit +1002 +● ready/);
		claire.press('Enter');
		await claire.shows(/☎ RINGING AT .*Marc Petit 1002/);
		await marc.shows('CONSULT RINGS Claire Roux about');
		await marc.shows('Zoé');
		marc.press('F2');
		await claire.shows(/● CONSULT .*Marc Petit 1002/);
		await claire.shows('F4 hand over, leave');
		await marc.shows('Claire Roux asks you about a caller, who hears music.');

		claire.press('F6');
		await claire.shows('▌CONSULT');
		claire.press('s');
		await claire.shows(/● TALKING .*‖ ON HOLD/);
		claire.press('F6', 's');
		await claire.shows(/‖ HELD .*● CONSULT/);
		claire.press('F8');
		await claire.shows('Hand over or go back first');

		claire.press('F4');
		await marc.shows(/● TALKING .*Zoé/);
		await claire.shows('WRAP-UP');
		await claire.shows('asks for the invoice');
		const refused = await floor.plateau(['call', 'hold', '--as', 'claire', '--json']);
		t.is(refused.code, 1);
		t.is(JSON.parse(refused.stderr).error.code, 'not-talking');
		marc.press('F7', 'invoice sent', 'Esc');
		await marc.shows('invoice sent');
		// A key right behind an Esc would be Alt with that key.
		await marc.hides('▌Note');
		zoe.hangUp();
		await marc.shows('WRAP-UP');
		marc.press('F12');
		await marc.shows(/READY \d/);
		claire.press('F12');
		await claire.shows(/READY \d/);

		const call = await floor.json<CallView>('admin', 'calls', 'show', live?.id ?? '');
		const parts = call.segments.map(({kind, agentId}) => [kind, agentId].filter(Boolean).join(' '));
		t.deepEqual(
			// Calling the colleague and talking to them are two stretches.
			parts.filter((part, at) => !/^(entry|wait|ring|wrap)/.test(part) && part !== parts[at - 1]),
			[
				...['talk claire', 'hold claire', 'talk claire', 'consult claire'],
				...['talk claire', 'consult claire', 'talk marc'],
			],
		);
		t.is(call.outcome, 'answered');
		const page = await floor.plateau(['calls', 'show', live?.id ?? '', '--as', 'admin']);
		for (const moment of ['call-held', 'call-resumed', 'consult-answered', 'call-handed-over']) {
			t.true(page.stdout.includes(moment), moment);
		}
		claire.press('q');
		t.is(await claire.exits(), 0);
		marc.press('q');
		t.is(await marc.exits(), 0);
	},
);

test.serial(
	'call control - by command: muted, tones, three in a call, back again, sent on to a colleague',
	async (t) => {
		const floor = await staffedFloor(t, {claire: 'agent', marc: 'agent'});
		const run = async (login: string, ...words: string[]) => {
			const {code, stderr} = await floor.plateau([...words, '--as', login]);
			t.is(code, 0, `${words.join(' ')}: ${stderr}`);
		};
		const line = async () =>
			(await floor.json<{line: string}[]>('admin', 'calls', 'list'))[0]?.line;
		await run('claire', 'agent', 'sign-in', '--phone', '1001', '--ready');
		floor.practice.call(customerService, {from: '0639980001', name: 'Zoé'});
		const claire = floor.open(['desk', '--as', 'claire']);
		await claire.shows('RINGING');
		await run('claire', 'agent', 'answer');
		await claire.shows(/TALKING \d/);
		await run('marc', 'agent', 'sign-in', '--phone', '1002', '--ready');

		await run('claire', 'call', 'mute');
		await claire.shows('✗ MUTED');
		await run('claire', 'call', 'unmute');
		await claire.hides('MUTED');
		await run('claire', 'call', 'digits', '12#');

		await run('claire', 'call', 'consult', 'marc', 'petit');
		await claire.shows('RINGING AT');
		await run('marc', 'agent', 'answer');
		await claire.shows(/● CONSULT \d/);
		await run('claire', 'call', 'join');
		await claire.shows(/● CONFERENCE \d.*Zoé \+ Marc Petit/);
		t.is(await line(), 'conference');
		await run('claire', 'call', 'back');
		await claire.shows(/● TALKING \d/);
		t.is(await line(), 'joined');

		await run('claire', 'call', 'transfer', '1002');
		await claire.shows('WRAP-UP');
		const marc = floor.open(['desk', '--as', 'marc']);
		await marc.shows('RINGING Support');
		marc.press('F2');
		await marc.shows(/● TALKING \d.*Zoé/);
		const [call] = await floor.json<{id: string}[]>('admin', 'calls', 'list');
		const page = await floor.plateau(['calls', 'show', call?.id ?? '', '--as', 'admin']);
		for (const moment of ['call-muted', 'digits-sent', 'call-conferenced', 'call-transferred']) {
			t.true(page.stdout.includes(moment), moment);
		}
		t.false(page.stdout.includes('12#'), 'which digits is nobody’s business');
	},
);
