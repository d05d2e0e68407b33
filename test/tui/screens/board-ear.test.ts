import type {MeView, MonitorRow} from '@plateau/core/protocol';
import test from 'ava';
import {type GivenBoard, givenBoard, me, noon} from './given-board.ts';

const away: MeView = {...me, outsideListening: true};
const monitor: MonitorRow = {
	...{id: 'm-1', personId: 'sam', agentId: 'alice', callId: 'c-1', mode: 'listen'},
	...{state: 'calling', outside: true, since: noon - 14_000},
};

const names = (board: GivenBoard) => board.link.sent.map(({name}) => name);

test('ear - a number is given once, no phone is taken, and each step is said', async (t) => {
	const board = await givenBoard(t, {me: away});
	board.press('2', 'l');
	await board.shows('Which phone do you listen with?');
	await board.shows('a number outside…');
	board.press('n');
	await board.shows('From which number do you listen?');
	board.press('Enter');
	await board.shows('Type a number first.');
	board.press('nowhere', 'Enter');
	await board.shows('That is no number');
	for (let count = 0; count < 'nowhere'.length; count += 1) board.press('Backspace');
	board.press('06 12 34 56 78', 'Enter');
	await board.shows('Why do you listen in?');
	board.press('new agent', 'Enter');
	const start = {agentId: 'alice', mode: 'listen', reason: 'new agent', number: '06 12 34 56 78'};
	t.deepEqual(await board.sends('start-monitor'), start);
	await board.shows('answer, then press 1');
	board.link.show('me', {...away, monitor});
	await board.shows('LISTEN to Alice Martin: your number rings');
	board.link.show('me', {...away, monitor: {...monitor, state: 'asking'}});
	await board.shows('LISTEN to Alice Martin: press 1 on your phone');
	board.link.show('me', {...away, monitor: {...monitor, state: 'active'}});
	await board.shows('◉ LISTEN to Alice Martin 0:14');
	board.press('w');
	t.deepEqual(await board.sends('change-monitor'), {mode: 'whisper'});
	board.link.show('me', away);
	await board.hides('◉ LISTEN');
	board.press('l');
	await board.settled();
	t.is(names(board).filter((name) => name === 'start-monitor').length, 2, 'asked no more');
	t.deepEqual(await board.sends('start-monitor'), start);
	t.false(names(board).includes('take-phone'));
});

test('ear - by its row; kept and shown, given up with x or for a phone', async (t) => {
	const board = await givenBoard(t, {me: away});
	board.link.answer = ({name}) => ({
		ok: true,
		result: name === 'take-phone' ? {phoneId: '1008'} : null,
	});
	board.press('t', 'Down', 'Down', 'Down', 'Down', 'Down', 'Enter');
	await board.shows('From which number do you listen?');
	board.press('0612345678', 'Enter');
	await board.shows('You listen from 06 12 34 56 78.');
	board.press('t');
	await board.shows('06 12 34 56 78  the number you gave');
	board.press('x');
	await board.shows('The number is forgotten.');
	t.deepEqual(names(board), []);
	board.press('t', 'n', '0612345678', 'Enter');
	await board.shows('You listen from 06 12 34 56 78.');
	board.press('t', '1');
	t.deepEqual(await board.sends('take-phone'), {phoneId: '1008'});
	board.link.show('me', {...away, phoneId: '1008'});
	board.press('2', 'l', 'quality', 'Enter');
	t.deepEqual(await board.sends('start-monitor'), {
		...{agentId: 'alice', mode: 'listen', reason: 'quality'},
	});
});

test('ear - one that may not be is not kept', async (t) => {
	const board = await givenBoard(t, {me: away});
	board.link.answer = () => ({ok: false, refusal: {code: 'number-not-for-listening'}});
	board.press('2', 'l', 'n', '0799123456', 'Enter', 'quality', 'Enter');
	await board.sends('start-monitor');
	await board.shows('not among those from which may be listened');
	board.press('l');
	await board.shows('a number outside…');
	t.false(board.text().includes('0799123456'));
});

test('ear - why nothing is heard is said in words, once', async (t) => {
	const board = await givenBoard(t, {me: away, locale: 'fr', columns: 120});
	const notHeard = {agentId: 'alice', outside: true, reason: 'busy', at: noon};
	board.link.show('me', {...away, notHeard});
	await board.shows('Pas d’écoute de Alice Martin de l’extérieur : occupé.');
	board.link.show('me', {...away, notHeard: {...notHeard, reason: 'no-key', at: noon + 1}});
	await board.shows('la touche n’a pas été pressée');
	board.link.show('me', {
		...{...away, notHeard: {agentId: 'alice', reason: 'no-answer', at: noon + 2}},
	});
	await board.shows('Pas d’écoute de Alice Martin : sans réponse.');
	t.deepEqual(names(board), []);
});

test('ear - that the call went on without the agent is said at 80 columns, in both languages', async (t) => {
	const reasons = [
		['handed-over', 'the call was handed over', 'l’appel a été remis au tiers'],
		['taken-over', 'somebody took the call over', 'l’appel a été pris en main'],
		['sent-on', 'the call was sent on', 'l’appel a été transféré'],
		['parked', 'the call is parked', 'l’appel est parqué'],
		['agent-lost', 'the agent’s phone went', 'le poste de l’agent a disparu'],
	] as const;
	for (const locale of ['en', 'fr'] as const) {
		const board = await givenBoard(t, {me: away, locale});
		for (const [index, [reason, en, fr]] of reasons.entries()) {
			const notHeard = {agentId: 'alice', reason, at: noon + index};
			board.link.show('me', {...away, notHeard});
			await board.shows(
				locale === 'en'
					? `Not listening to Alice Martin: ${en}.`
					: `Pas d’écoute de Alice Martin : ${fr}.`,
			);
		}
		t.deepEqual(names(board), []);
	}
});

test('ear - where the floor has none, there is none to choose', async (t) => {
	const board = await givenBoard(t, {columns: 120});
	board.press('2', 'l');
	await board.shows('Which phone do you listen with?');
	t.false(board.text().includes('a number outside…'));
	board.press('n');
	await board.shows('the floor allows no number outside');
});

test('ear - in the line mode, as words', async (t) => {
	const board = await givenBoard(t, {me: away, lines: true});
	await board.shows('warning');
	board.press('agents', 'Enter');
	await board.shows('Alice Martin, activity');
	board.press('select alice', 'Enter');
	await board.shows('Agents: Alice Martin');
	board.press('listen', 'Enter');
	await board.shows('a number outside…');
	board.press('5', 'Enter');
	await board.shows('From which number do you listen?');
	board.press('0612345678', 'Enter');
	await board.shows('Why do you listen in?');
	board.press('training', 'Enter');
	t.is((await board.sends('start-monitor'))['number'], '0612345678');
});
