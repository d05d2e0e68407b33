/** Work that is not a call, on the desk and the board: what rings, what is in hand, the keys for both. */
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {DeskView, DeskWork} from '@plateau/core/protocol';
import test from 'ava';
import {until} from '../../e2e/until.ts';
import {floor, givenBoard} from './given-board.ts';
import {givenSignedIn, idle, noon, ringingCall, withCall} from './given-desk.ts';

const letter: DeskWork = {
	...{id: 'w-1', kindId: 'task', queueId: 'support', state: 'in-hand', addedBy: 'sophie'},
	...{since: noon - 60_000, waitsSince: noon - 300_000, agentId: 'alice', workedMs: 30_000},
	...{subject: 'Answer the letter', contact: 'Mme Fournier', dispositionRequired: false},
	dispositions: [{id: 'resolved', label: {en: 'Resolved', fr: 'Résolu'}}],
};
const rings: DeskWork = {
	...letter,
	...{id: 'w-2', state: 'offered', since: noon - 6000, waitsSince: noon - 42_000, workedMs: 0},
	...{ringEndsAt: noon + 14_000, subject: 'Update the file'},
};
const kinds = {task: {en: 'Task', fr: 'Tâche'}};

function withWork(more: Partial<DeskView>): DeskView {
	const work = {inHand: more.inHand?.length ?? 0, rings: more.offered !== undefined};
	return {...idle, kinds, ...more, agent: {...idle.agent, work}};
}

test('office - work rings on the whole top line at 80x24, and is answered and declined by the keys of a call', async (t) => {
	const desk = await givenSignedIn(t, withWork({offered: rings}));
	await desk.shows(/TASK Support +Update the file +waited 0:42 .*F2 answer/);
	t.regex(desk.text(), /0:06 of 0:20 .* {2}for Mme Fournier .*F8 decline/);
	t.true(desk.rows().every((row) => [...row].length <= 80));
	desk.press('F2');
	t.deepEqual(await desk.sends('answer'), {});
	desk.press('F8');
	t.deepEqual(await desk.sends('decline'), {});
});

test('office - in French, in words too', async (t) => {
	const desk = await givenSignedIn(t, withWork({offered: rings, inHand: [letter]}), {locale: 'fr'});
	await desk.shows(/TÂCHE Assistance +Update the file/);
	await desk.shows('En main 1');
	t.true(desk.rows().every((row) => [...row].length <= 80));
});

test('office - a call that rings has the top line; what is in hand is set aside below it', async (t) => {
	const aside = {...letter, state: 'aside' as const};
	const desk = await givenSignedIn(t, {...withCall(ringingCall), kinds, inHand: [aside]});
	await desk.shows('RINGING');
	await desk.shows(/set aside Answer the letter/);
	// Its clock stands still.
	await desk.shows(/Support +0:30/);
	t.true(desk.rows().every((row) => [...row].length <= 80));
});

test('office - one piece in hand: done by a key, given back by a key pressed twice', async (t) => {
	const desk = await givenSignedIn(t, withWork({inHand: [letter]}));
	await desk.shows(/WORKING/);
	await desk.shows(/Answer the letter +Mme Fournier .*Task +Support +1:30/);
	desk.press('f');
	t.deepEqual(await desk.sends('finish-work'), {workId: 'w-1'});
	desk.press('u');
	await desk.shows(/again|encore/);
	desk.press('u');
	t.deepEqual(await desk.sends('give-back-work'), {workId: 'w-1'});
});

test('office - several in hand: which one, then with which outcome', async (t) => {
	const asks = {...letter, id: 'w-3', subject: 'Write the complaint up', dispositionRequired: true};
	const desk = await givenSignedIn(t, withWork({inHand: [letter, asks]}));
	await desk.shows('In hand 2');
	desk.press('f');
	await desk.shows(/2 +Write the complaint up/);
	desk.press('2');
	await desk.shows(/1 +Done: Resolved/);
	t.notRegex(desk.text(), /9 +Done/);
	desk.press('1');
	t.deepEqual(await desk.sends('finish-work'), {workId: 'w-3', dispositionId: 'resolved'});
	desk.press('i', '1');
	await desk.shows(/9 +Done/);
	desk.press('0');
	t.deepEqual(await desk.sends('give-back-work'), {workId: 'w-1'});
});

const spoken: DeskWork = {
	...{...letter, subject: 'Call back: message of 0:42', contact: 'Zoé, 06 12 34 56 78'},
	...{messageMs: 42_000, message: {recordingId: 'msg-1', durationMs: 42_000}},
};

test('office - a message is work in the reader’s language, whatever the daemon’s is; kept or not', async (t) => {
	const {contact: _hidden, message: _deleted, ...nameless} = spoken;
	const rings: DeskWork = {...nameless, state: 'offered', since: noon, ringEndsAt: noon + 20_000};
	const desk = await givenSignedIn(t, withWork({offered: rings}), {locale: 'fr'});
	await desk.shows('À rappeler : message de 0:42');
	t.regex(desk.text(), /numéro masqué/);
	desk.link.show('desk', withWork({inHand: [nameless]}));
	await desk.shows(/À rappeler : message de 0:42 +numéro masqué/);
	t.notRegex(desk.text(), /Call back/);
	const lines = await givenSignedIn(t, withWork({inHand: [spoken]}), {locale: 'fr', lines: true});
	await lines.shows('À rappeler : message de 0:42');
});

test('office - a message is told of with its length and its key, which plays it', async (t) => {
	const player = join(mkdtempSync(join(tmpdir(), 'heard-')), 'heard.wav');
	t.teardown(() => rmSync(dirname(player), {recursive: true}));
	const env = {TERM: 'xterm-256color', PLATEAU_PLAYER: `cat > ${player}`};
	const desk = await givenSignedIn(t, withWork({inHand: [spoken]}), {env});
	await desk.shows(/Call back: message of 0:42 +Zoé, 06 12 34 56 78 +y: hear it .*1:30/);
	t.true(desk.rows().every((row) => [...row].length <= 80));
	desk.link.answer = ({name, args}) => {
		if (name !== 'read-recording') return {ok: true, result: {ticket: 'abc', chunks: 2}};
		return {ok: true, result: {data: Buffer.from(`part ${args['chunk']}.`).toString('base64')}};
	};
	desk.press('y');
	t.deepEqual(await desk.sends('play-message'), {workId: 'w-1'});
	await desk.shows('The message goes to your player.');
	await until(
		() => existsSync(player) && readFileSync(player, 'utf8') === 'part 0.part 1.',
		'the player to have it',
	);
	t.pass();
});

test('office - a message that rings says so too; a player that fails is told of', async (t) => {
	const env = {TERM: 'xterm-256color', PLATEAU_PLAYER: 'exit 3'};
	const rung = {...rings, message: {recordingId: 'msg-1', durationMs: 9000}};
	const desk = await givenSignedIn(t, withWork({offered: rung}), {env});
	await desk.shows(/for Mme Fournier +y: hear it .*F8 decline/);
	desk.link.answer = () => ({ok: true, result: {ticket: 'abc', chunks: 0}});
	desk.press('y');
	await desk.shows('exit 3 ended with 3.');
	t.pass();
});

test('office - without a player the key says so, and nothing is asked; nor where there is no message', async (t) => {
	const desk = await givenSignedIn(t, withWork({inHand: [spoken]}));
	desk.press('y');
	await desk.shows('Say which player');
	t.is(desk.link.sent.length, 0);
	const other = await givenSignedIn(t, withWork({inHand: [letter]}));
	other.press('y');
	await other.shows('There is no message with that work');
	t.is(other.link.sent.length, 0);
});

test('office - the keys say why not while nothing is in hand', async (t) => {
	const desk = await givenSignedIn(t, idle);
	desk.press('f');
	await desk.shows('You have no work in hand.');
	t.is(desk.link.sent.length, 0);
});

test('office - the board has what waits apart from calls, and what each agent has in hand, at 80x24', async (t) => {
	const support = floor.queues['support'];
	const alice = floor.agents['alice'];
	if (support === undefined || alice === undefined) throw new Error('no such rows');
	const view = {
		...floor,
		...{kinds, work: {'w-1': {...letter, state: 'waiting' as const}}},
		queues: {...floor.queues, support: {...support, work: {waiting: 7, oldestAt: noon}}},
		agents: {...floor.agents, alice: {...alice, work: {inHand: 2, rings: true}}},
	};
	const board = await givenBoard(t, {view});
	await board.shows('Tasks');
	await board.shows(/Support .* 7 /);
	t.true(board.rows().every((row) => [...row].length <= 80));
	const wide = await givenBoard(t, {view, columns: 160, rows: 50});
	await wide.shows(/2 in hand.*desk ring/);
});
