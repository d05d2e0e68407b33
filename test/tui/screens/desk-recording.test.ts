/** What the desk says of a recording, and what its keys do about it. */

import type {DeskCall} from '@plateau/core/protocol';
import test from 'ava';
import {conference, consulting, held, heldAtPhone} from './given-call-control.ts';
import {givenSignedIn, noon, talkingCall, withCall} from './given-desk.ts';

type Recording = NonNullable<DeskCall['recording']>;

const recorded = (recording: Recording, id = 'c-2') => withCall({...talkingCall, id, recording});

for (const [recording, en, fr] of [
	[{state: 'recording', since: noon - 62_000}, '◉ REC 1:02 r pauses', '◉ ENR 1:02 r suspend'],
	[
		{state: 'paused', since: noon},
		'‖ REC paused: silence r goes on',
		'‖ ENR suspendu : silence r reprend',
	],
	[{state: 'pausing', since: noon}, '◉ REC…', '◉ ENR…'],
	[{state: 'refused'}, '✗ not to be recorded', '✗ à ne pas enregistrer'],
	[{state: 'announced'}, 'r records', 'r enregistre'],
	[
		{state: 'none', needsWord: true},
		'not recorded: ask the caller, then r',
		'non enregistré : demandez à l’appelant, puis r',
	],
	[
		{state: 'ended', since: noon, trouble: 'no-space'},
		'! NOT RECORDED: the disk is full',
		'! NON ENREGISTRÉ : le disque est plein',
	],
	[
		{state: 'ended', since: noon, trouble: 'pause-unconfirmed'},
		'! NOT RECORDED: the pause was not confirmed, so it was stopped',
		'! NON ENREGISTRÉ : pause non confirmée, donc arrêté',
	],
] as const) {
	test(`desk - a recording that is ${recording.state}: ${en}`, async (t) => {
		for (const [locale, text] of [
			['en', en],
			['fr', fr],
		] as const) {
			const desk = await givenSignedIn(t, recorded(recording), {locale});
			await desk.shows(text);
			t.true(desk.rows()[1]?.includes(text));
		}
	});
}

test('desk - on hold, consulting and in a conference the recording is on the screen at 80x24, beside who listens', async (t) => {
	const recording = {state: 'recording', since: noon - 62_000} as const;
	const views = [held, heldAtPhone, consulting, conference];
	for (const [locale, mark] of [
		['en', '◉ REC 1:02 r pauses'],
		['fr', '◉ ENR 1:02 r suspend'],
	] as const) {
		for (const view of views) {
			const call = {...talkingCall, ...view.call, recording};
			const monitored = {mode: 'listen', since: noon - 5000} as const;
			const desk = await givenSignedIn(t, {...view, call, monitored}, {locale});
			await desk.shows(mark);
			t.regex(desk.rows()[2] ?? '', /0:05 .*1:02/);
			t.true(desk.rows().every((row) => [...row].length <= 80));
		}
	}
});

test('desk - r records, pauses and goes on, as it stands', async (t) => {
	const desk = await givenSignedIn(t, recorded({state: 'announced'}));
	await desk.shows('TALKING');
	desk.press('r');
	t.deepEqual(await desk.sends('start-recording'), {});
	desk.link.show('desk', recorded({state: 'recording', since: noon}));
	await desk.shows('◉ REC');
	desk.link.clock += 1000;
	desk.press('Alt+R');
	t.deepEqual(await desk.sends('pause-recording'), {});
	desk.link.show('desk', recorded({state: 'paused', since: noon}));
	await desk.shows('REC paused');
	desk.link.clock += 1000;
	desk.press('r');
	t.deepEqual(await desk.sends('resume-recording'), {});
});

test('desk - where the caller must be told, r asks first', async (t) => {
	const desk = await givenSignedIn(t, recorded({state: 'none', needsWord: true}));
	await desk.shows('TALKING');
	desk.press('r');
	await desk.shows('Tell the caller');
	// At 80 columns too: the end says what to do.
	await desk.shows('when they agree, press\n again.');
	t.false(desk.link.sent.some(({name}) => name === 'start-recording'));
	desk.link.clock += 1000;
	desk.press('r');
	t.deepEqual(await desk.sends('start-recording'), {told: true});
});

test('desk - v twice makes the call private', async (t) => {
	const desk = await givenSignedIn(t, recorded({state: 'recording', since: noon}));
	await desk.shows('◉ REC');
	desk.press('v');
	await desk.settled();
	t.false(desk.link.sent.some(({name}) => name === 'opt-out-recording'));
	desk.press('v');
	t.deepEqual(await desk.sends('opt-out-recording'), {reason: 'private'});
});

test('desk - where nothing is recorded, r says so and asks for nothing', async (t) => {
	const desk = await givenSignedIn(t, withCall(talkingCall));
	await desk.shows('TALKING');
	desk.press('r');
	await desk.shows('not recorded');
	t.false(desk.link.sent.some(({name}) => name === 'start-recording'));
});
