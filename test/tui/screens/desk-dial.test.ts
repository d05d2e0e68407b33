import {dialFailures} from '@plateau/core';
import type {DeskView, DeskWork} from '@plateau/core/protocol';
import {dialFailureText, say} from '@plateau/core/text';
import test from 'ava';
import {targets} from './given-call-control.ts';
import {givenSignedIn, idle, noon, talkingCall, withCall} from './given-desk.ts';

const {waitMs: _none, ...called} = talkingCall;
const dialling = (step: 'phone' | 'calling' | 'ringing'): DeskView =>
	withCall({...called, state: 'dialling', since: noon - 4000, dial: {step}, isOut: true});

test('desk - dialling at 80x24: whom, how far it has come, and the way out', async (t) => {
	const desk = await givenSignedIn(t, dialling('phone'));
	await desk.shows('DIALLING 0:04');
	t.regex(
		desk.rows()[0] ?? '',
		/^ ☎ DIALLING 0:04 {2}Amélie Fournier {2}06 12 34 56 78 {2}Support +14:03$/,
	);
	t.regex(desk.rows()[1] ?? '', /^ +pick up your phone +F8 hang up$/);
	t.regex(desk.rows()[23] ?? '', /^ F8 hang up/);
	desk.link.show('desk', dialling('ringing'));
	await desk.shows('it rings');
	const french = await givenSignedIn(t, dialling('calling'), {locale: 'fr'});
	await french.shows('appel en cours…');
});

test('desk - who was dialled without a name is their number, once, in every state; who called is unknown', async (t) => {
	const {callerName: _network, contactName: _given, ...nameless} = called.customer;
	const out = {...called, customer: nameless, isOut: true};
	const dialled = withCall({
		...out,
		state: 'dialling',
		since: noon - 4000,
		dial: {step: 'ringing'},
	});
	const desk = await givenSignedIn(t, dialled);
	await desk.shows('DIALLING 0:04  06 12 34 56 78  Support');
	t.notRegex(desk.text(), /unknown caller/);
	desk.link.show('desk', withCall({...out, state: 'talking', since: noon - 4000}));
	await desk.shows('TALKING 0:04  06 12 34 56 78  Support');
	t.notRegex(desk.text(), /unknown caller|06 12 34 56 78 +06 12/);
	desk.link.show('desk', withCall({...called, customer: nameless, state: 'talking'}));
	await desk.shows(/unknown caller {2}06 12 34 56 78/);
	const lines = await givenSignedIn(t, dialled, {lines: true});
	await lines.shows('Dialling 06 12 34 56 78: ');
	t.notRegex(lines.writes.join(''), /06 12 34 56 78, 06 12/);
});

test('desk - the dial list at 80x24: the number typed, and who was called lately', async (t) => {
	const desk = await givenSignedIn(t, idle);
	desk.press('d');
	await desk.shows('▌Dial');
	await desk.shows(/06 12 34 56 78 .*recent/);
	for (const digit of '0698765432') desk.press(digit);
	await desk.shows(/▌ 06 98 76 54 32 .*outside/);
	await desk.shows('Enter: your phone rings, then they are called');
	t.true(desk.rows().every((row) => row.length <= 80));
});

test('desk - the dial list at 80x24 begins with whom the work in hand is for', async (t) => {
	const work: DeskWork = {
		...{id: 'w-1', kindId: 'task', queueId: 'support', state: 'in-hand', addedBy: 'floor'},
		...{since: noon, waitsSince: noon, agentId: 'alice', workedMs: 0, dispositionRequired: false},
		...{subject: 'Call back', contact: 'Zoé, 06 98 76 54 32', dispositions: []},
	};
	const desk = await givenSignedIn(t, {...idle, inHand: [work]});
	desk.press('d');
	await desk.shows(/▌ 06 98 76 54 32 Zoé .*work in hand/);
	t.true(desk.rows().every((row) => row.length <= 80));
	const french = await givenSignedIn(t, {...idle, inHand: [work]}, {locale: 'fr'});
	french.press('d');
	await french.shows(/▌ 06 98 76 54 32 Zoé .*tâche en main/);
});

test('desk - the dial list at 80x24: colleagues with what they do now', async (t) => {
	const desk = await givenSignedIn(t, idle);
	desk.press('d');
	desk.link.show('targets', targets);
	for (const letter of 'mar') desk.press(letter);
	await desk.shows(/▌ Marc Petit +1014 .*READY/i);
	t.regex(desk.text(), /Marie/);
	t.true(desk.rows().every((row) => row.length <= 80));
	t.notRegex(desk.text(), /Billing queue/);
});

const called9 = (more: Partial<NonNullable<DeskView['calledBy']>> = {}): DeskView => ({
	...idle,
	agent: {...idle.agent, activity: 'outside', activitySince: noon - 3000, ready: false},
	calledBy: {
		...{callId: 'c-9', state: 'ringing', agentId: 'nina', name: 'Nina Roy', phoneId: '1014'},
		...{since: noon - 3000, ...more},
	},
});

test('desk - a colleague calls, at 80x24 in both languages: who, and what the keys do', async (t) => {
	const desk = await givenSignedIn(t, called9({canAnswer: true}));
	await desk.shows('COLLEAGUE CALLS 0:03');
	await desk.shows('Nina Roy 1014 calls you. F2 answers, F8 declines.');
	t.regex(desk.rows()[23] ?? '', /F2 answer.*F8 decline/);
	desk.link.show('desk', called9());
	await desk.shows('Nina Roy 1014 calls you. Lift the handset; F8 declines.');
	desk.link.show('desk', called9({state: 'talking'}));
	await desk.shows('You talk with Nina Roy 1014.');
	t.regex(desk.rows()[23] ?? '', /F8 hang up/);
	desk.link.show('desk', called9({state: 'talking', held: true}));
	await desk.shows('Nina Roy 1014 has put you on hold.');
	t.true(desk.rows().every((row) => row.length <= 80));
	const french = await givenSignedIn(t, called9({canAnswer: true}), {locale: 'fr'});
	await french.shows('COLLÈGUE APPELLE 0:03');
	await french.shows('Nina Roy 1014 vous appelle. F2 décroche, F8 refuse.');
	const lines = await givenSignedIn(t, called9(), {lines: true});
	await lines.shows('Nina Roy 1014 calls you. Lift the handset; F8 declines.');
});

test('desk - who called a colleague sees them, and that no queue has it', async (t) => {
	const call = {
		...{...called, isOut: true, isInternal: true, dispositionRequired: false},
		customer: {...called.customer, contactName: 'Nina Roy', callerNumber: '1014', past: []},
	};
	const desk = await givenSignedIn(t, withCall({...call, state: 'talking', since: noon - 4000}));
	await desk.shows(/TALKING 0:04 +Nina Roy +1014 +internal call/);
	t.notRegex(desk.rows()[0] ?? '', /Support/);
	t.regex(desk.text(), /Colleague ─/);
	t.notRegex(desk.text(), /Disposition|Caller ─/);
	desk.link.show('desk', withCall({...call, state: 'talking', line: 'held', lineSince: noon}));
	await desk.shows('HELD');
	t.regex(desk.text(), /Your colleague hears music\./);
	t.notRegex(desk.rows()[0] ?? '', /Support/);
});

test('desk - the last calls say why a number was not reached, whole at 80 columns, in both languages', async (t) => {
	const recent = dialFailures.map((reason, index) => ({
		...{callId: `c-${index}`, at: noon - index * 60_000, outcome: 'not-reached', reason},
		callerNumber: '+33612345678',
	}));
	const words = {en: 'not reached', fr: 'pas joint'} as const;
	for (const locale of ['en', 'fr'] as const) {
		const desk = await givenSignedIn(t, {...idle, recent}, {locale, rows: 40});
		await desk.shows(words[locale]);
		for (const reason of dialFailures) {
			const said = `${words[locale]} (${say(locale, dialFailureText[reason])})`;
			t.true(desk.text().includes(said), said);
		}
	}
});

test('desk - a colleague’s call that was missed is among the last calls: from whom and when', async (t) => {
	const missed = {
		...{callId: 'c-9', at: noon - 60_000, outcome: 'not-reached', isInternal: true, missed: true},
		...{callerNumber: '1002', callerName: 'Bob Stone'},
	};
	const desk = await givenSignedIn(t, {...idle, recent: [missed, ...idle.recent]});
	await desk.shows('missed call');
	t.regex(desk.text(), /14:02 +Bob Stone +missed call *$/m);
	const french = await givenSignedIn(t, {...idle, recent: [missed]}, {locale: 'fr'});
	await french.shows('appel manqué');
	t.regex(french.text(), /14:02 +Bob Stone +appel manqué *$/m);
});
