import {type Edit, type EditRules, editOf, editText, emptyText} from '@plateau/tui/model/edit-text';
import {keyPress} from '@plateau/tui/terminal/key-press';
import {createKeyDecoder} from '@plateau/tui/terminal/keys';
import test from 'ava';
import fc from 'fast-check';
import {keyBytes} from '../../helpers/key-bytes.ts';

/** `ab|cd`: the text with its cursor. */
function written({text, cursor}: Edit): string {
	return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

function read(text: string): Edit {
	const cursor = text.indexOf('|');
	return {text: text.replace('|', ''), cursor};
}

function after(start: string, keys: readonly string[], rules?: EditRules): string {
	const decoder = createKeyDecoder();
	const presses = keys.flatMap((key) => [...decoder.push(keyBytes(key)), ...decoder.flush()]);
	return written(presses.reduce((edit, key) => editText(edit, key, rules).edit, read(start)));
}

const cases: ReadonlyArray<[start: string, keys: string[], end: string]> = [
	['|', ['h', 'é', '山'], 'hé山|'],
	['a|c', ['b'], 'ab|c'],
	['abc|', ['Left', 'Left'], 'a|bc'],
	['|abc', ['Left'], '|abc'],
	['abc|', ['Right'], 'abc|'],
	['a|bc', ['Home'], '|abc'],
	['a|bc', ['End'], 'abc|'],
	['a|bc', ['Ctrl+E'], 'abc|'],
	['abc|', ['Backspace'], 'ab|'],
	['|abc', ['Backspace'], '|abc'],
	['a|bc', ['Delete'], 'a|c'],
	['abc|', ['Delete'], 'abc|'],
	['one two|', ['Ctrl+Left'], 'one |two'],
	['one two|', ['Alt+Left', 'Alt+Left'], '|one two'],
	['|one two', ['Ctrl+Right'], 'one| two'],
	['one two |', ['Ctrl+W'], 'one |'],
	['one two|', ['Alt+Backspace'], 'one |'],
	['one two|', ['Ctrl+U'], '|'],
	// One step is one letter, however many code points it takes.
	['e\u0301|', ['Backspace'], '|'],
	['ab👩🏽‍💻|', ['Left'], 'ab|👩🏽‍💻'],
	['|👩🏽‍💻b', ['Right'], '👩🏽‍💻|b'],
	['가|', ['Left'], '|가'],
];
for (const [start, keys, end] of cases) {
	test(`edit text - ${start} after ${keys.join(' ')} is ${end}`, (t) => {
		t.is(after(start, keys), end);
	});
}

const lines: EditRules = {isMultiline: true};
const inLines: ReadonlyArray<[start: string, keys: string[], end: string]> = [
	['ab|', ['Enter', 'c'], 'ab\nc|'],
	['abc\nde|f', ['Up'], 'ab|c\ndef'],
	['abc|\nd', ['Down'], 'abc\nd|'],
	['ab\ncd|', ['Home'], 'ab\n|cd'],
	['|ab\ncd', ['End'], 'ab|\ncd'],
	['ab\n|cd', ['Backspace'], 'ab|cd'],
	['\n|', ['Up'], '|\n'],
	['|\nab', ['Home'], '|\nab'],
	['ab|', ['Up'], '|ab'],
	['a|b', ['Down'], 'ab|'],
	['ab\ncd|', ['Ctrl+U'], 'ab\n|'],
];
for (const [start, keys, end] of inLines) {
	test(`edit text - of several lines, ${JSON.stringify(start)} after ${keys.join(' ')} is ${JSON.stringify(end)}`, (t) => {
		t.is(after(start, keys, lines), end);
	});
}

test('edit text - Enter submits a field of one line', (t) => {
	t.like(editText(editOf('abc'), keyPress('enter')), {outcome: 'submitted', edit: {text: 'abc'}});
});

test('edit text - what it has no use for is somebody else’s', (t) => {
	for (const name of ['f2', 'escape', 'tab', 'up', 'down', 'pageup']) {
		t.is(editText(editOf('abc'), keyPress(name)).outcome, 'ignored', name);
	}
	t.is(editText(editOf('abc'), keyPress('r', {alt: true})).outcome, 'ignored');
	t.is(editText(editOf('abc'), keyPress('k', {ctrl: true})).outcome, 'ignored');
});

test('edit text - a paste comes in at the cursor, in one line where there is one', (t) => {
	const paste = {...keyPress('paste'), text: 'x\r\ny\tz\u001b[31m\u202e'};
	t.is(written(editText(read('a|b'), paste).edit), 'ax y z[31m|b');
	t.is(written(editText(read('a|b'), paste, lines).edit), 'ax\ny z[31m|b');
});

test('edit text - takes no more than fits, and no half letter', (t) => {
	t.is(after('abc|', ['d', 'e'], {maxLength: 4}), 'abcd|');
	const paste = {...keyPress('paste'), text: 'd👩🏽‍💻'};
	t.is(editText(editOf('abc'), paste, {maxLength: 6}).edit.text, 'abcd');
});

test('edit text - takes only what the field accepts', (t) => {
	const digits: EditRules = {accepts: (grapheme) => /^[\d+ ]$/.test(grapheme)};
	t.is(after('|', ['0', 'x', '6', ' ', '+'], digits), '06 +|');
	t.is(editText(emptyText, {...keyPress('paste'), text: 'tel: 06'}, digits).edit.text, ' 06');
});

test('edit text - a mark joins the letter before it', (t) => {
	const edit = editText(editOf('e'), {...keyPress('\u0301'), text: '\u0301'}).edit;
	t.is(edit.cursor, edit.text.length);
	t.is(written(editText(edit, keyPress('backspace')).edit), '|');
});

test('edit text - whatever is pressed, the cursor stands between two letters', (t) => {
	const names = ['left', 'right', 'home', 'end', 'up', 'down', 'backspace', 'delete', 'enter'];
	const anyKey = fc.oneof(
		fc
			.record({name: fc.constantFrom(...names), ctrl: fc.boolean(), alt: fc.boolean()})
			.map(({name, ctrl, alt}) => keyPress(name, {ctrl, alt})),
		fc
			.oneof(fc.string({unit: 'grapheme', maxLength: 3}), fc.string({unit: 'binary', maxLength: 3}))
			.map((text) => ({...keyPress('paste'), text})),
	);
	const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});
	fc.assert(
		fc.property(fc.array(anyKey, {maxLength: 25}), fc.boolean(), (keys, isMultiline) => {
			let edit = emptyText;
			for (const key of keys) edit = editText(edit, key, {isMultiline, maxLength: 20}).edit;
			const edges = [...segmenter.segment(edit.text)].map(({index}) => index);
			return (
				(edges.includes(edit.cursor) || edit.cursor === edit.text.length) &&
				edit.text.length <= 20 &&
				!/\p{Cs}/u.test(edit.text) &&
				(isMultiline || !edit.text.includes('\n'))
			);
		}),
		{numRuns: 500},
	);
	t.pass();
});
