import {chordLabel, chordOf, parseChord} from '@plateau/tui/keys/chord';
import {helpEntries, hints} from '@plateau/tui/keys/help';
import {createTable} from '@plateau/tui/keys/table';
import {createKeyDecoder} from '@plateau/tui/terminal/keys';
import test from 'ava';
import {keyBytes} from '../../helpers/key-bytes.ts';

const table = createTable<{readonly isRinging: boolean}>([
	{
		id: 'answer',
		keys: ['F2', 'Enter', 'Alt+R'],
		label: ['answer', 'répondre'],
		contexts: ['desk'],
		hint: 1,
		isCallControl: true,
		disabled: (model) => (model.isRinging ? undefined : 'nothing-ringing'),
	},
	{
		id: 'hang-up',
		keys: ['F8', 'x'],
		label: ['hang up', 'raccrocher'],
		contexts: ['desk'],
		guard: 'press-twice',
	},
	{id: 'dial', keys: ['d', 'Alt+D'], label: ['dial', 'appeler'], contexts: ['desk'], hint: 3},
	{id: 'help', keys: ['?', 'F1'], label: ['keys', 'touches'], contexts: ['everywhere'], hint: 9},
	{id: 'go-desk', keys: ['g d'], label: ['desk', 'poste'], contexts: ['everywhere'], hint: 2},
	{id: 'board-only', keys: ['l'], label: ['listen', 'écouter'], contexts: ['board'], hint: 1},
]);
const contexts = ['desk', 'everywhere'];

test('help - lists the live actions in the table’s order, in the person’s language', (t) => {
	const english = helpEntries(table, {contexts, locale: 'en', model: {isRinging: false}});
	t.deepEqual(
		english.map(({id, keys, label, disabled, pressTwice}) => [
			id,
			keys.join(' '),
			label,
			disabled,
			pressTwice,
		]),
		[
			['answer', 'F2 Enter Alt+R', 'answer', 'nothing-ringing', false],
			['hang-up', 'F8 x', 'hang up', undefined, true],
			['dial', 'd Alt+D', 'dial', undefined, false],
			['help', '? F1', 'keys', undefined, false],
			['go-desk', 'gd', 'desk', undefined, false],
		],
	);
	const french = helpEntries(table, {contexts, locale: 'fr', model: {isRinging: true}});
	t.like(french[0], {keys: ['F2', 'Entrée', 'Alt+R'], label: 'répondre', disabled: undefined});
});

test('hints - come by their place, with the key that acts now', (t) => {
	const free = hints(table, {contexts, locale: 'en', model: {isRinging: true}});
	t.deepEqual(
		free.map(({key, label}) => `${key} ${label}`),
		['F2 answer', 'gd desk', 'd dial', '? keys'],
	);
	const typing = hints(table, {contexts, locale: 'fr', model: {isRinging: true}, focus: 'field'});
	t.deepEqual(
		typing.map(({key, label}) => `${key} ${label}`),
		['F2 répondre', 'Alt+D appeler', 'F1 touches'],
	);
});

test('hints - a disabled action stays, with its reason', (t) => {
	const shown = hints(table, {contexts, locale: 'en', model: {isRinging: false}});
	t.like(shown[0], {id: 'answer', disabled: 'nothing-ringing'});
});

test('chord - a pressed key and the same key written compare equal', (t) => {
	const decoder = createKeyDecoder();
	for (const key of [
		'F2',
		'Enter',
		'Alt+R',
		'Ctrl+K',
		'Shift+Up',
		'Shift+Tab',
		'x',
		'X',
		'?',
		'é',
		'Space',
		'Esc',
		'PgDn',
	]) {
		const [press] = [...decoder.push(keyBytes(key)), ...decoder.flush()];
		t.truthy(press, key);
		if (press !== undefined) t.is(chordOf(press), parseChord(key) ?? 'no chord', key);
	}
});

test('chord - is read as it stands on the keyboard', (t) => {
	const labels = ['escape', 'shift+up', 'alt+left', 'ctrl+k', 'f12', 'g d', 'O', 'shift+tab'].map(
		(chord) => [chordLabel(chord, 'en'), chordLabel(chord, 'fr')],
	);
	t.deepEqual(labels, [
		['Esc', 'Échap'],
		['Shift+↑', 'Maj+↑'],
		['Alt+←', 'Alt+←'],
		['Ctrl+K', 'Ctrl+K'],
		['F12', 'F12'],
		['gd', 'gd'],
		['O', 'O'],
		['Shift+Tab', 'Maj+Tab'],
	]);
});

test('chord - three keys in a row, or nothing, are no chord', (t) => {
	for (const written of ['', ' ', 'a b c', 'Ctrl+', 'ab', '\u001b', 'F21']) {
		t.is(parseChord(written), undefined, JSON.stringify(written));
	}
	t.is(parseChord('+'), '+');
	t.is(parseChord('Ctrl++'), 'ctrl++');
});
