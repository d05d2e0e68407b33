/** The list of waiting calls on an 80x24 screen, in both languages, and in the line mode. */
import test from 'ava';
import {until} from '../../helpers/terminal.ts';
import {takingDesk, waitingRow, waitingView} from '../given-waiting.ts';
import {givenSignedIn, idle, noon} from './given-desk.ts';

const amelie = waitingRow(1, {
	...{callerName: 'Amélie Fournier', callerNumber: '+33612345678'},
	...{headStartMs: 120_000, ownAgent: {id: 'alice', name: 'Alice Martin'}},
});
const unnamed = {...waitingRow(2, {queueId: 'billing'})};
delete (unnamed as {callerName?: string}).callerName;
const marcs = waitingRow(3, {waitsFor: {id: 'marc', name: 'Marc Petit'}});
const far = waitingRow(4, {unreachable: true, callerNumber: '+441134960650'});
const view = waitingView([amelie, unnamed, marcs, far], 12);

test('waiting - the title of the queues has the key while somebody may be taken, and not otherwise', async (t) => {
	const desk = await givenSignedIn(t, {...idle, takeable: 0});
	await desk.shows('Queues');
	t.notRegex(desk.text(), /t: take a call/);
	desk.link.show('desk', takingDesk);
	await desk.shows(/Queues ─+ t: take a call/);
	desk.link.show('desk', {...takingDesk, agent: {...takingDesk.agent, ready: false}});
	await desk.hides('t: take a call');
});

test('waiting - who they are, whose, how far ahead and how long they wait; a digit takes one', async (t) => {
	const desk = await givenSignedIn(t, takingDesk);
	desk.press('t');
	await desk.shows('Asking who waits…');
	desk.link.show('waiting', view);
	await desk.shows(/▌Take a waiting call ─+ and 12 more/);
	await desk.shows(/▌1 Amélie Fournier +06 12 34 56 78 +Support +your customer +↑ 2:00 +10:00/);
	await desk.shows(/2 06 12 34 56 72 +Billing +9:00/);
	await desk.shows(/3 Caller 3 +06 12 34 56 73 +Support +for Marc Petit +8:00/);
	await desk.shows(/4 Caller 4 +\+44 113 496 0650 +Support +out of reach +7:00/);
	t.true(desk.rows().every((line) => [...line].length <= 80));
	t.regex(desk.text(), /a digit or Enter makes it your next call; Esc closes/);
	desk.press('3');
	t.deepEqual(await desk.sends('take-call'), {callId: 'c-3'});
	await desk.shows('Caller 3 is your next call.');
	await desk.hides('▌Take a waiting call');
	t.false(desk.link.watched().includes('waiting'));
});

test('waiting - times go on by themselves, and one that is gone is named as gone', async (t) => {
	const desk = await givenSignedIn(t, takingDesk);
	desk.press('t');
	await desk.shows('Asking who waits…');
	desk.link.show('waiting', view);
	await desk.shows(/▌1 Amélie .*10:00/);
	desk.link.clock = noon + 5000;
	await desk.shows(/▌1 Amélie .*10:05/);
	desk.link.show('waiting', waitingView([unnamed, marcs], 12));
	await desk.shows(/▌1 Amélie .*✗ gone/);
	await desk.shows(/2 06 12 34 56 72/);
	desk.press('Enter');
	await desk.shows('Amélie Fournier does not wait any more: choose again.');
	await desk.shows(/▌1 06 12 34 56 72/);
	t.deepEqual(desk.link.sent, []);
});

test('waiting - in French; nobody left is said', async (t) => {
	const desk = await givenSignedIn(t, takingDesk, {locale: 'fr'});
	await desk.shows(/Files ─+ t : prendre un appel/);
	desk.press('t');
	await desk.shows('Recherche des appelants…');
	desk.link.show('waiting', view);
	await desk.shows(/▌Prendre un appel qui attend ─+ et 12 de plus/);
	await desk.shows(/1 Amélie Fournier .*votre client +↑ 2:00 +10:00/);
	await desk.shows(/4 Caller 4 .*inaccessible/);
	desk.link.show('waiting', waitingView([]));
	await desk.shows(/1 Amélie Fournier .*✗ parti/);
	desk.press('Enter');
	await desk.shows('Personne à prendre pour l’instant.');
	t.true(desk.rows().every((line) => [...line].length <= 80));
});

test('waiting - on a narrow screen name, what matters and the time stay', async (t) => {
	const desk = await givenSignedIn(t, takingDesk, {columns: 50, rows: 18});
	desk.press('t');
	await desk.shows('Asking who waits…');
	desk.link.show('waiting', view);
	await desk.shows(/1 Amélie Fournier.* your custom.*10:00/);
	t.true(desk.rows().every((line) => [...line].length <= 50));
});

test('waiting - a click marks, a click on the marked line takes', async (t) => {
	const desk = await givenSignedIn(t, takingDesk);
	desk.press('t');
	await desk.shows('Asking who waits…');
	desk.link.show('waiting', view);
	await desk.shows(/4 Caller 4/);
	const row = desk.rows().findIndex((line) => /3 Caller 3/.test(line));
	const click = `\u001b[<0;5;${row + 1}M\u001b[<0;5;${row + 1}m`;
	desk.stdin.send(click);
	await desk.shows(/▌3 Caller 3/);
	t.deepEqual(desk.link.sent, []);
	desk.stdin.send(click);
	t.deepEqual(await desk.sends('take-call'), {callId: 'c-3'});
});

test('waiting - line mode says who waits with a digit each, and takes by word and digit', async (t) => {
	const desk = await givenSignedIn(t, takingDesk, {lines: true});
	desk.press('take-call', 'Enter');
	await until(() => desk.link.watched().includes('waiting'), 'the list to be asked for');
	desk.link.show('waiting', view);
	await desk.shows('Waiting: 1 Amélie Fournier, Support, since 13:53 (your customer); 2 06 12');
	await desk.shows(/and 12 more\./);
	desk.press('take 3', 'Enter');
	t.deepEqual(await desk.sends('take-call'), {callId: 'c-3'});
});
