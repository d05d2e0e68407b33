import test from 'ava';
import {
	asking,
	calling,
	conference,
	consulted,
	consultedWaits,
	consulting,
	consultingHeld,
	consultRings,
	held,
	heldAtPhone,
	heldTwice,
	muted,
	resumed,
	swapped,
	targets,
} from './given-call-control.ts';
import {givenSignedIn, noon, talking} from './given-desk.ts';

test('desk - talking at 80x24: every key of call control is in the footer, in both languages', async (t) => {
	const desk = await givenSignedIn(t, talking);
	await desk.shows('F3 hold');
	t.regex(
		desk.rows()[23] ?? '',
		/^ F3 hold F4 transfer F5 mute F6 consult F7 note F8 hang up +F1 keys {2}link ok$/,
	);
	const french = await givenSignedIn(t, talking, {locale: 'fr'});
	await french.shows('F3 attente');
	t.regex(
		french.rows()[23] ?? '',
		/^ F3 attente F4 transfert F5 micro F6 consulter F7 note F8 raccrocher F1 touches$/,
	);
});

test('desk - on hold at 80x24: since when, and the key that takes the caller back', async (t) => {
	const desk = await givenSignedIn(t, held);
	await desk.shows('HELD 0:19');
	const rows = desk.rows();
	t.regex(rows[0] ?? '', /^ ‖ HELD 0:19 {2}Amélie Fournier {2}06 12 34 56 78 {2}Support +14:03$/);
	t.is(rows[1], '  The caller hears music.  F3 resume'.replace('  The', ' The'));
	t.regex(rows[23] ?? '', /^ F3 resume F4 transfer F5 mute F6 consult/);
});

test('desk - held at the phone at 80x24: where, since when, and where to take the call back', async (t) => {
	const desk = await givenSignedIn(t, heldAtPhone);
	await desk.shows('HELD AT THE PHONE 0:19');
	const rows = desk.rows();
	t.regex(rows[0] ?? '', /^ ‖ HELD AT THE PHONE 0:19 {2}Amélie Fournier/);
	t.is(rows[1], ' The caller hears music: take the call back at the phone.');
	t.regex(rows[23] ?? '', /^ F3 hold F4 transfer F5 mute F6 consult F7 note F8 hang up/);
	desk.link.show('desk', heldTwice);
	await desk.shows('‖ HELD 0:19  ‖ PHONE ON HOLD');
	t.is(desk.rows()[1], ' Your phone is on hold: take it back there first.');
	const plain = await givenSignedIn(t, consultingHeld, {
		env: {TERM: 'xterm', NO_COLOR: '1'},
		ascii: true,
	});
	await plain.shows('PHONE ON HOLD');
	const french = await givenSignedIn(t, heldAtPhone, {locale: 'fr'});
	await french.shows('‖ EN ATTENTE AU POSTE 0:19');
	t.is(french.rows()[1], ' L’appelant entend la musique : reprenez l’appel au poste.');
});

test('desk - after a hold the time is that of the whole talk', async (t) => {
	const desk = await givenSignedIn(t, resumed);
	await desk.shows('TALKING 3:27');
	t.pass();
});

test('desk - muted is said in the top line while it is on, in words without colours', async (t) => {
	const desk = await givenSignedIn(t, muted, {env: {TERM: 'xterm', NO_COLOR: '1'}, ascii: true});
	await desk.shows('MUTED');
	t.regex(desk.rows()[0] ?? '', /^ \* TALKING 3:27 {2}x MUTED {2}Am.lie Fournier/);
	const french = await givenSignedIn(t, muted, {locale: 'fr'});
	await french.shows('✗ MICRO COUPÉ');
});

test('desk - consulting at 80x24: who is held, who is called, and what F6 and F4 do', async (t) => {
	const desk = await givenSignedIn(t, consulting);
	await desk.shows('CONSULT 0:12');
	const rows = desk.rows();
	t.is(rows[0], ' ‖ HELD 0:19 Amélie Fournier                     ● CONSULT 0:12 Marc Petit 1014');
	t.is(rows[1], ' F6 then  s swap  j join all three  b back to the caller    F4 hand over, leave');
	t.regex(rows[23] ?? '', /^ F3 hold \(on hold already\) F4 hand over F5 mute F6 swap, back…/);
});

test('desk - a consult that rings says at whose; swapped, who waits; joined, that all three hear', async (t) => {
	const desk = await givenSignedIn(t, calling);
	await desk.shows('☎ RINGING AT 0:04 Marc Petit 1014');
	t.regex(desk.rows()[1] ?? '', /^ F6 then {2}b back to the caller$/);
	desk.link.show('desk', swapped);
	await desk.shows('‖ ON HOLD 0:05 Marc Petit 1014');
	t.regex(
		desk.rows()[0] ?? '',
		/^ ● TALKING 0:05 Amélie Fournier +‖ ON HOLD 0:05 Marc Petit 1014$/,
	);
	desk.link.show('desk', conference);
	await desk.shows('● CONFERENCE 0:19');
	const rows = desk.rows();
	t.regex(rows[0] ?? '', /CONFERENCE 0:19 {2}Amélie Fournier \+ Marc Petit 1014/);
	t.regex(rows[1] ?? '', /^ F6 then {2}s swap {2}b back to the caller +F4 leave them both$/);
});

test('desk - a queue that is asked: its name and since when, in both languages, and the way back', async (t) => {
	const desk = await givenSignedIn(t, asking);
	await desk.shows('ASKS 0:31 queue Billing');
	const rows = desk.rows();
	t.is(rows[0], ' ‖ HELD 0:19 Amélie Fournier                          ‖ ASKS 0:31 queue Billing');
	t.regex(rows[1] ?? '', /^ F6 then {2}b back to the caller$/);
	const notice = {code: 'consult-ended', reason: 'nobody', name: 'billing', at: noon} as const;
	const call = {...held.call, notice: {...notice, queue: {en: 'Billing', fr: 'Facturation'}}};
	desk.link.show('desk', {...held, call: call as NonNullable<typeof held.call>});
	await desk.shows('Billing: nobody there. The caller is on hold: F3 takes them back.');
	const french = await givenSignedIn(t, asking, {locale: 'fr'});
	await french.shows('‖ DEMANDE 0:31 file Facturation');
});

test('desk - a supervisor who barged in is heard by the agent alone in a conference', async (t) => {
	const monitored = {mode: 'barge', since: noon - 14_000} as const;
	const desk = await givenSignedIn(t, {...consulting, monitored});
	await desk.shows('◉ A supervisor is in the call 0:14');
	desk.link.show('desk', {...conference, monitored});
	await desk.shows('◉ A supervisor whispers to you 0:14');
	t.pass();
});

test('desk - the colleague who is consulted sees who asks, and about whom', async (t) => {
	const desk = await givenSignedIn(t, consultRings);
	await desk.shows('CONSULT RINGS');
	t.regex(
		desk.rows()[0] ?? '',
		/^ ☎ CONSULT RINGS Bob Stone about {2}Amélie Fournier .*F2 answer$/,
	);
	t.is(desk.cell(0, 0).background, 221);
	t.regex(desk.rows()[1] ?? '', /^ rings 0:03 of 0:33 .*F8 decline$/);
	desk.link.show('desk', consulted);
	await desk.shows('● CONSULT 0:19  Bob Stone  about Amélie Fournier');
	await desk.shows('Bob Stone asks you about a caller, who hears music.');
	desk.link.show('desk', consultedWaits);
	await desk.shows('‖ ON HOLD 0:19  Bob Stone  about Amélie Fournier');
	await desk.shows('Bob Stone talks with the caller; you hear music.');
	t.regex(desk.rows()[23] ?? '', /^ F7 note \(no call yet\) {2}F8 hang up/);
	t.notRegex(desk.text(), /Disposition/);
});

test('desk - a consult that rings says in French what is counted, too', async (t) => {
	const desk = await givenSignedIn(t, consultRings, {locale: 'fr'});
	await desk.shows(/sonne 0:03 sur 0:33 .*F8 refuser/);
	t.true(desk.rows().every((row) => [...row].length <= 80));
});

test('desk - F4 at 80x24: the list stands under the head, finds as one types, then asks how', async (t) => {
	const desk = await givenSignedIn(t, talking);
	desk.press('F4');
	await desk.shows('▌Transfer to');
	await desk.shows('a name, an extension, a queue or a number');
	desk.link.show('targets', targets);
	await desk.shows('Marc Petit');
	t.regex(desk.rows()[0] ?? '', /● TALKING 3:27/, 'the call stays in sight');
	desk.press('mar');
	await desk.hides('queue Billing');
	const rows = desk.rows();
	t.is(rows[4], '  mar');
	t.regex(rows[5] ?? '', /^▌ Marc Petit {19}1014 {3}● ready 0:41 {11}Billing$/);
	t.regex(rows[6] ?? '', /^ {2}Hélène Marchand +1031 {3}○ Lunch 10:00 +Support$/);
	t.regex(rows[7] ?? '', /^ {2}Marie Colin +1022 {3}● talking 0:41 +sales$/);
	t.regex(desk.text(), /arrows choose; Enter: then a attended or b blind; Esc closes/);
	t.deepEqual({...desk.cursor()}, {...desk.cursor(), column: 5, row: 4, isShown: true});
	desk.press('Enter');
	await desk.shows('Enter or a: attended, you speak to them first; b: blind; Esc: back');
	desk.press('b');
	t.deepEqual(await desk.sends('transfer'), {to: {kind: 'agent', agentId: 'marc'}});
	await desk.hides('▌Transfer to');
});

test('desk - the list at 120x40 and in French', async (t) => {
	const desk = await givenSignedIn(t, talking, {columns: 120, rows: 40, locale: 'fr'});
	desk.press('F6');
	await desk.shows('▌Consulter');
	desk.link.show('targets', targets);
	await desk.shows(/Marc Petit +1014 +● prêt 0:41 +Facturation/);
	await desk.shows(/file Assistance +● prêts 1, attente 3/);
	await desk.shows('flèches pour choisir ; Entrée appelle');
	desk.press('0612345678');
	await desk.shows(/▌ 06 12 34 56 78 +→ extérieur/);
	t.notRegex(desk.rows()[5] ?? '', /%/, 'the panel is as wide as the screen');
});

test('desk - a click marks a target, a second one chooses it', async (t) => {
	const desk = await givenSignedIn(t, talking);
	desk.press('F6');
	desk.link.show('targets', targets);
	await desk.shows('Marie Colin');
	const row = desk.rows().findIndex((line) => line.includes('Hélène'));
	const click = `\u001b[<0;4;${row + 1}M\u001b[<0;4;${row + 1}m`;
	desk.press(click);
	await desk.shows(/▌ Hélène/);
	desk.press(click);
	t.deepEqual(await desk.sends('consult'), {to: {kind: 'agent', agentId: 'helene'}});
});

test('desk - the keypad says what was sent, and Esc closes it', async (t) => {
	const desk = await givenSignedIn(t, talking);
	desk.press('Alt+D', '1', '2', '#');
	await desk.shows(/▌Keypad ─+\n {2}12#\s*\n digits go as tones until Esc/);
	t.deepEqual(await desk.sends('send-digits'), {digits: '#'});
	desk.press('Esc');
	await desk.hides('Keypad');
});

test('desk - F6 while consulting opens what it can do, from the note as well', async (t) => {
	const desk = await givenSignedIn(t, consulting);
	desk.press('F7', 'asks for marc');
	await desk.shows('asks for marc');
	desk.press('F6');
	await desk.shows(/▌CONSULT ─+/);
	await desk.shows(/s +swap/);
	await desk.shows(/F4 +hand over, leave/);
	desk.press('j');
	await desk.sends('join-all');
	desk.press('!');
	await desk.shows('asks for marc!');
	t.regex(desk.text(), /▌Note/);
});

test('desk - F6 in a conference at 80x24 offers no joining, and says what leaving does', async (t) => {
	for (const [locale, title, leave, join] of [
		['en', 'CONFERENCE', 'leave them both', 'join all three'],
		['fr', 'CONFÉRENCE', 'les laisser ensemble', 'tous les trois'],
	] as const) {
		const desk = await givenSignedIn(t, conference, {locale});
		desk.press('F6');
		await desk.shows(new RegExp(`▌${title} ─+`));
		await desk.shows(new RegExp(`F4 +${leave}`));
		const list = desk.rows().slice(3, 8).join('\n');
		t.false(list.includes(join), list);
		desk.press('Down', 'Enter');
		await desk.sends('end-consult');
	}
});

test('desk - the open menu of F6 closes as all three are joined meanwhile', async (t) => {
	const desk = await givenSignedIn(t, consulting);
	desk.press('F6');
	await desk.shows(/▌CONSULT ─+/);
	desk.link.show('desk', conference);
	await desk.shows('CONFERENCE 0:19');
	await desk.hides('▌CON');
	t.false(desk.text().includes('join all three'));
});

test('lines - hold, consult and hand-over in sentences, one line a change', async (t) => {
	const desk = await givenSignedIn(t, talking, {lines: true});
	desk.press('hold', 'Enter');
	await desk.sends('hold');
	desk.link.show('desk', held);
	await desk.shows('On hold: the caller hears music.');
	desk.press('transfer', 'Enter');
	await desk.shows('Transfer to:');
	desk.link.show('targets', targets);
	desk.press('marc', 'Enter');
	await desk.shows('Transfer to Marc Petit 1014 ready: Enter or a: attended');
	desk.press('a', 'Enter');
	t.deepEqual(await desk.sends('consult'), {to: {kind: 'agent', agentId: 'marc'}});
	desk.link.show('desk', calling);
	await desk.shows('Consult: rings at Marc Petit 1014.');
	desk.link.show('desk', consulting);
	await desk.shows('Consult: you hear Marc Petit 1014, the caller hears music.');
	desk.press('s', 'Enter');
	await desk.shows(/s swap, j join all three, b back to the caller, F4 hand over/);
	desk.press('s', 'Enter');
	await desk.sends('swap');
	desk.link.show('desk', swapped);
	await desk.shows('Swapped: you hear the caller, Marc Petit 1014 waits.');
	desk.press('hand-over', 'Enter');
	await desk.sends('hand-over');
	t.notRegex(desk.writes.join(''), /\u001b/);
});

test('lines - a consult that comes is told in a sentence, in French', async (t) => {
	const desk = await givenSignedIn(t, consultRings, {lines: true, locale: 'fr'});
	await desk.shows('Bob Stone vous appelle pour Amélie Fournier.');
	desk.link.show('desk', consulted);
	await desk.shows('Bob Stone vous consulte pour Amélie Fournier.');
	desk.link.show('desk', muted);
	await desk.shows('Micro coupé : l’appelant ne vous entend pas.');
	t.is(desk.text().split('vous consulte').length, 2, 'said once');
});
