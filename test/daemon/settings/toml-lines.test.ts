import {fc, testProp} from '@fast-check/ava';
import {tomlLines} from '@plateau/daemon/settings/toml-lines';
import test from 'ava';
import {parse} from 'smol-toml';

const lines = test.macro({
	exec(t, text: string, expected: Record<string, number>) {
		t.notThrows(() => parse(text), 'the text is TOML');
		const found = tomlLines(text);
		t.deepEqual(
			Object.fromEntries(Object.keys(expected).map((path) => [path, found.get(path)])),
			expected,
		);
	},
	title: (behaviour = '') => `toml lines - ${behaviour}`,
});

test('of plain keys', lines, 'a = 1\n\n# b = 2\n  c = "x" # d = 3\n', {a: 1, c: 4});
test('of keys in tables', lines, '[trunk]\nhost = "h"\n\n[asterisk]\nport = 1', {
	trunk: 1,
	'trunk.host': 2,
	asterisk: 4,
	'asterisk.port': 5,
});
test('of dotted and quoted keys', lines, 'a.b . "c d" = 1\n\'e\'=2', {
	a: 1,
	'a.b': 1,
	'a.b.c d': 1,
	e: 2,
});
test(
	'of each table in an array, and of tables below it',
	lines,
	'[[switches]]\nid = "a"\n[[switches]]\nid = "b"\n[switches.tls]\nca = "x"\n',
	{
		'switches.0': 1,
		'switches.0.id': 2,
		'switches.1': 3,
		'switches.1.id': 4,
		'switches.1.tls.ca': 6,
	},
);
test(
	'after values over several lines',
	lines,
	'a = [\n  1, # ]\n  "]",\n]\nb = """\nc = 1\n\\"""\nd = 2"""\ne = \'\'\'\nf = 3\'\'\'\n[t]\ng = {h = [1,\n2], i = "}"}\nj = 4\n',
	{a: 1, b: 5, e: 9, t: 11, 't.g': 12, 't.j': 14},
);
test('with Windows line ends', lines, 'a = 1\r\nb = 2\r\n[c]\r\nd = 3\r\n', {a: 1, b: 2, 'c.d': 4});

test('toml lines - do not find keys inside texts', (t) => {
	const found = tomlLines('b = """\nc = 1\n"""\n');
	t.false(found.has('c'));
});

testProp(
	'toml lines - end on whatever text, and never beyond its last line',
	[fc.string({unit: fc.constantFrom(...'ab=.[]{}"\'#\n\\ ,1')})],
	(t, text) => {
		const last = text.split('\n').length;
		t.true([...tomlLines(text).values()].every((line) => line >= 1 && line <= last));
	},
	{numRuns: 2000},
);
