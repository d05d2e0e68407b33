import {excerptOf, pointedAt} from '@plateau/core/text/excerpt';
import test from 'ava';

/** Both lines, as they are printed. */
function shown(line: string, at: number, length: number): string[] {
	return pointedAt(excerptOf(line, at, length));
}

test('excerpt - the mark stands under the place', (t) => {
	t.deepEqual(shown('requires: fr et en', 13, 2), ['requires: fr et en', '             ^^']);
});

test('excerpt - where something is missing one mark stands', (t) => {
	t.deepEqual(shown('fr and', 6, 0), ['fr and', '      ^']);
});

test('excerpt - characters of two columns and tabs keep the mark in its place', (t) => {
	t.deepEqual(shown('{label: 日, requires: fr et en}', 25, 2), [
		'{label: 日, requires: fr et en}',
		`${' '.repeat(26)}^^`,
	]);
	t.deepEqual(shown('\tnom: Été\u0301, x', 10, 1), [' nom: Été\u0301, x', `${' '.repeat(9)}^`]);
});

test('excerpt - of a long line only what is around the place', (t) => {
	const [text, mark] = shown(`${'🎧'.repeat(200)}here${'b'.repeat(200)}`, 400, 4);
	t.is(text, `${'🎧'.repeat(30)}here${'b'.repeat(60)}`);
	t.is(mark, `${' '.repeat(60)}^^^^`);
});

test('excerpt - a part that runs over the end of the line is marked up to the end', (t) => {
	t.deepEqual(shown('50 <=', 0, 40), ['50 <=', '^^^^^']);
});

test('excerpt - nothing that moves a cursor is shown', (t) => {
	t.deepEqual(shown('a\u001b[2J\u202e fr et', 9, 2), ['a·[2J· fr et', `${' '.repeat(9)}^^`]);
});
