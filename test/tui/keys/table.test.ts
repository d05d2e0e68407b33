import {applyRemap} from '@plateau/tui/keys/remap';
import {type ActionRow, createTable, problemText} from '@plateau/tui/keys/table';
import test from 'ava';

type Row = ActionRow<object>;

function row(id: string, keys: readonly string[], more: Partial<Row> = {}): Row {
	return {id, keys, label: [id, id], contexts: ['desk'], ...more};
}

const refused: ReadonlyArray<[title: string, rows: readonly Row[], message: RegExp]> = [
	[
		'Ctrl+S, which stops output',
		[row('save', ['Ctrl+S'])],
		/save: Ctrl\+S cannot be bound: .*output/,
	],
	['Ctrl+Q', [row('quit', ['Ctrl+Q'])], /quit: Ctrl\+Q cannot be bound/],
	['Ctrl+Z', [row('undo', ['Ctrl+Z'])], /undo: Ctrl\+Z cannot be bound/],
	['Ctrl+C', [row('copy', ['Ctrl+C'])], /copy: Ctrl\+C cannot be bound/],
	['Ctrl+A', [row('all', ['Ctrl+A'])], /all: Ctrl\+A cannot be bound: screen and tmux/],
	['Ctrl+B', [row('back', ['ctrl+b'])], /back: ctrl\+b cannot be bound/],
	['Ctrl+I, the same code as Tab', [row('info', ['Ctrl+I'])], /info: .*same code/],
	['Ctrl+J', [row('join', ['Ctrl+J'])], /join: /],
	['Ctrl+M', [row('mute', ['Ctrl+M'])], /mute: /],
	['Ctrl+H', [row('hold', ['Ctrl+H'])], /hold: /],
	['Ctrl+[', [row('esc', ['Ctrl+['])], /esc: /],
	['F10', [row('menu', ['F10'])], /menu: F10 cannot be bound: .*menu/],
	['F11', [row('full', ['F11'])], /full: F11 cannot be bound/],
	['Alt+[', [row('last', ['Alt+['])], /last: Alt\+\[ cannot be bound/],
	['a forbidden key inside a sequence', [row('go', ['g Ctrl+S'])], /go: g Ctrl\+S cannot be bound/],
	['a key that does not exist', [row('go', ['F99'])], /go: there is no key "F99"; write it like/],
	[
		'two actions on one key in one place',
		[row('a', ['x']), row('b', ['x'])],
		/b: x belongs to "a"/,
	],
	[
		'a key that begins another’s sequence',
		[row('a', ['g d']), row('b', ['g'])],
		/b: g and the keys of "a"/,
	],
	['a sequence behind a key', [row('a', ['g']), row('b', ['g d'])], /b: gd and the keys of "a"/],
	['one id twice', [row('a', ['x']), row('a', ['y'])], /a: is listed twice/],
	[
		'call control without an F-key',
		[row('answer', ['Enter', 'Alt+R'], {isCallControl: true})],
		/answer: .*needs an F-key/,
	],
	['a key that takes AltGr in France alone', [row('back', ['['])], /back: \[ takes AltGr/],
	[
		'a key that types text to act in a field',
		[row('find', ['/'], {inField: true})],
		/find: \/ types text/,
	],
];
for (const [title, rows, message] of refused) {
	test(`table - refuses ${title}`, (t) => {
		t.throws(() => createTable(rows), {message});
	});
}

test('table - names every problem at once', (t) => {
	const error = t.throws(() => createTable([row('a', ['Ctrl+S', 'F99']), row('b', ['F11'])]));
	t.is(error?.message.split('\n').length, 4);
});

test('table - one key may do different things in different places', (t) => {
	const table = createTable([
		row('answer', ['F2', 'Enter'], {contexts: ['ringing']}),
		row('open', ['Enter'], {contexts: ['idle', 'list']}),
	]);
	t.is(table.bindings.get('ringing')?.get('enter')?.id, 'answer');
	t.is(table.bindings.get('list')?.get('enter')?.id, 'open');
});

test('table - digits need no second key: the French row has them', (t) => {
	t.notThrows(() => createTable([row('pane-1', ['1'])]));
});

test('table - a key is found however it is written', (t) => {
	const table = createTable([
		row('a', ['alt+R']),
		row('b', ['SHIFT+up']),
		row('c', ['Esc']),
		row('d', ['PgUp']),
		row('e', ['Shift+o']),
		row('f', ['g  d']),
		row('g', ['Space']),
	]);
	t.deepEqual(
		[...(table.bindings.get('desk')?.keys() ?? [])],
		['alt+r', 'shift+up', 'escape', 'pageup', 'O', 'g d', 'space'],
	);
});

const base = createTable([
	row('answer', ['F2', 'Enter'], {isCallControl: true}),
	row('note', ['F7', 'n']),
	row('find', ['/']),
]);

test('remap - puts a person’s keys in place of the default ones', (t) => {
	const remapped = applyRemap(base, {note: ['F5', 'Alt+N'], find: []});
	t.true(remapped.ok);
	if (!remapped.ok) return;
	const bound = remapped.table.bindings.get('desk');
	t.is(bound?.get('f5')?.id, 'note');
	t.is(bound?.get('alt+n')?.id, 'note');
	t.false(bound?.has('f7'));
	t.false(bound?.has('/'));
	t.true(base.bindings.get('desk')?.has('f7'));
});

test('remap - takes one key without brackets', (t) => {
	const remapped = applyRemap(base, {note: 'F5'});
	t.true(remapped.ok);
});

const refusedRemaps: ReadonlyArray<
	[title: string, remap: Record<string, string[]>, codes: string[]]
> = [
	['a conflict', {note: ['F2']}, ['key-taken']],
	['an unknown action', {nope: ['F5']}, ['unknown-action']],
	['a name that every object has', {constructor: ['F5']}, ['unknown-action']],
	['a forbidden key', {note: ['Ctrl+C']}, ['forbidden-key']],
	['an unknown key', {note: ['Hyper+N']}, ['unknown-key']],
	['call control without its F-key', {answer: ['Enter']}, ['no-function-key']],
	[
		'several things at once',
		{nope: ['x'], note: ['F11', 'F2']},
		['unknown-action', 'key-taken', 'forbidden-key'],
	],
];
for (const [title, remap, codes] of refusedRemaps) {
	test(`remap - refuses ${title}`, (t) => {
		const remapped = applyRemap(base, remap);
		t.false(remapped.ok);
		if (remapped.ok) return;
		t.deepEqual(remapped.problems.map(({code}) => code).toSorted(), codes.toSorted());
		t.is(problemText(remapped.problems, 'fr').split('\n').length, codes.length);
		t.notRegex(problemText(remapped.problems, 'en'), /[{}]/);
	});
}

test('remap - two actions may swap their keys', (t) => {
	const remapped = applyRemap(base, {note: ['F2'], answer: ['F7']});
	t.true(remapped.ok);
});
