import type {ChordId} from '@plateau/tui/keys/chord';
import {matchKey} from '@plateau/tui/keys/match';
import {type ActionRow, createTable} from '@plateau/tui/keys/table';
import type {KeyPress} from '@plateau/tui/terminal/key-press';
import {createKeyDecoder} from '@plateau/tui/terminal/keys';
import test from 'ava';
import {keyBytes} from '../../helpers/key-bytes.ts';

interface Model {
	readonly hasDisposition: boolean;
}

const rows: ReadonlyArray<ActionRow<Model>> = [
	{
		id: 'answer',
		keys: ['F2', 'Enter', 'Alt+R'],
		label: ['answer', 'répondre'],
		contexts: ['ringing'],
		isCallControl: true,
	},
	{
		id: 'hang-up',
		keys: ['F8', 'x', 'Alt+X'],
		label: ['hang up', 'raccrocher'],
		contexts: ['talking'],
		guard: 'press-twice',
		isCallControl: true,
	},
	{
		id: 'finish',
		keys: ['F12', 'w', 'Alt+W'],
		label: ['finish', 'terminer'],
		contexts: ['wrap-up'],
		isCallControl: true,
		disabled: (model) => (model.hasDisposition ? undefined : 'disposition-needed'),
	},
	{id: 'open', keys: ['Enter'], label: ['open', 'ouvrir'], contexts: ['desk']},
	{id: 'last-view', keys: ['-'], label: ['last view', 'vue précédente'], contexts: ['desk']},
	{id: 'pane-1', keys: ['1'], label: ['pane 1', 'volet 1'], contexts: ['desk']},
	{id: 'pane-6', keys: ['6'], label: ['pane 6', 'volet 6'], contexts: ['desk']},
	{id: 'reason-6', keys: ['6'], label: ['reason 6', 'motif 6'], contexts: ['reasons']},
	{id: 'go-desk', keys: ['g d'], label: ['desk', 'poste'], contexts: ['everywhere']},
	{id: 'go-board', keys: ['g b'], label: ['board', 'tableau'], contexts: ['everywhere']},
	{id: 'help', keys: ['F1', '?'], label: ['keys', 'touches'], contexts: ['everywhere']},
	{id: 'palette', keys: ['Ctrl+K', ':'], label: ['palette', 'palette'], contexts: ['everywhere']},
	{id: 'back', keys: ['Esc'], label: ['back', 'retour'], contexts: ['everywhere']},
	{id: 'older', keys: ['Alt+Left'], label: ['older', 'avant'], contexts: ['everywhere']},
	{
		id: 'best-match',
		keys: ['Enter', 'Down'],
		label: ['open the best', 'ouvrir'],
		contexts: ['search'],
		inField: true,
	},
];
const table = createTable(rows);

function press(key: string): KeyPress {
	const decoder = createKeyDecoder();
	const [first] = [...decoder.push(keyBytes(key)), ...decoder.flush()];
	if (first === undefined) throw new Error(`no key for ${key}`);
	return first;
}

function meaning(
	key: string,
	contexts: readonly string[],
	focus: 'none' | 'field' = 'none',
	prefix?: ChordId,
): string {
	const match = matchKey(table, {
		key: press(key),
		contexts: [...contexts, 'everywhere'],
		focus,
		prefix,
		model: {hasDisposition: false},
	});
	if (match.kind !== 'action') return match.kind;
	return match.disabled === undefined ? match.row.id : `${match.row.id}: ${match.disabled}`;
}

const cases: ReadonlyArray<
	[key: string, contexts: string[], focus: 'none' | 'field', means: string]
> = [
	['F2', ['ringing', 'desk'], 'none', 'answer'],
	['Enter', ['ringing', 'desk'], 'none', 'answer'],
	['Alt+R', ['ringing', 'desk'], 'none', 'answer'],
	['Enter', ['desk'], 'none', 'open'],
	// A ringing call never takes what is being typed.
	['Enter', ['ringing', 'desk'], 'field', 'field'],
	['x', ['talking', 'desk'], 'field', 'field'],
	['F2', ['ringing', 'desk'], 'field', 'answer'],
	['Alt+R', ['ringing', 'desk'], 'field', 'answer'],
	['F8', ['talking', 'desk'], 'field', 'hang-up'],
	['?', ['desk'], 'field', 'field'],
	['F1', ['desk'], 'field', 'help'],
	[':', ['desk'], 'field', 'field'],
	['Ctrl+K', ['desk'], 'field', 'palette'],
	['Esc', ['desk'], 'field', 'back'],
	['g', ['desk'], 'field', 'field'],
	['Left', ['desk'], 'field', 'field'],
	['Alt+Left', ['desk'], 'field', 'older'],
	['Ctrl+Left', ['desk'], 'field', 'field'],
	['1', ['desk'], 'field', 'field'],
	['é', ['desk'], 'field', 'field'],
	['F5', ['desk'], 'field', 'field'],
	// Rows that ask for it act in a field too.
	['Enter', ['search', 'desk'], 'field', 'best-match'],
	['Down', ['search', 'desk'], 'field', 'best-match'],
	['a', ['search', 'desk'], 'field', 'field'],
	// The French digit row: 1 is &, 6 is -.
	['1', ['desk'], 'none', 'pane-1'],
	['&', ['desk'], 'none', 'pane-1'],
	['-', ['desk'], 'none', 'last-view'],
	['-', ['reasons', 'desk'], 'none', 'reason-6'],
	['6', ['reasons', 'desk'], 'none', 'reason-6'],
	['é', ['desk'], 'none', 'unbound'],
	['g', ['desk'], 'none', 'pending'],
	['q', ['desk'], 'none', 'unbound'],
	['F12', ['wrap-up', 'desk'], 'none', 'finish: disposition-needed'],
	['F12', ['desk'], 'none', 'unbound'],
];
for (const [key, contexts, focus, means] of cases) {
	const where = focus === 'field' ? 'while typing' : 'without a field';
	test(`match - ${key} in ${contexts.join(' > ')} ${where} is ${means}`, (t) => {
		t.is(meaning(key, contexts, focus), means);
	});
}

test('match - the first key of a sequence says what can follow, the second runs it', (t) => {
	const match = matchKey(table, {
		key: press('g'),
		contexts: ['desk', 'everywhere'],
		focus: 'none',
		model: {hasDisposition: true},
	});
	t.is(match.kind, 'pending');
	if (match.kind !== 'pending') return;
	t.deepEqual(
		match.rows.map(({key, row}) => [key, row.id]),
		[
			['d', 'go-desk'],
			['b', 'go-board'],
		],
	);
	t.is(meaning('d', ['desk'], 'none', match.prefix), 'go-desk');
	t.is(meaning('z', ['desk'], 'none', match.prefix), 'unbound');
	t.is(meaning('Esc', ['desk'], 'none', match.prefix), 'unbound');
});

test('match - what may run has no reason against it', (t) => {
	const match = matchKey(table, {
		key: press('F12'),
		contexts: ['wrap-up'],
		focus: 'none',
		model: {hasDisposition: true},
	});
	t.like(match, {kind: 'action', disabled: undefined});
});

test('match - a paste is the field’s, and nobody’s without one', (t) => {
	t.is(meaning('\u001b[200~x\u001b[201~', ['desk'], 'field'), 'field');
	t.is(meaning('\u001b[200~x\u001b[201~', ['desk'], 'none'), 'unbound');
});

test('match - the mouse is told apart', (t) => {
	t.is(meaning('\u001b[<0;1;1M', ['desk'], 'field'), 'mouse');
});
