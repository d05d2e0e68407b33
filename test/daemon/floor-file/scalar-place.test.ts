import {fc, testProp} from '@fast-check/ava';
import {placeInFile} from '@plateau/daemon/floor-file/scalar-place';
import test from 'ava';
import {Document, isScalar, parseDocument, type Scalar} from 'yaml';

function scalarOf(text: string): Scalar {
	const found = parseDocument(text).get('a', true);
	if (!isScalar(found)) throw new Error(text);
	return found;
}

/** What stands in the file where `part` stands in the value, up to the end of its line. */
function found(text: string, part: string): string | undefined {
	const scalar = scalarOf(text);
	const at = (scalar.source ?? '').indexOf(part);
	if (at < 0) throw new Error(`${part} is not in ${scalar.source}`);
	return text.slice(placeInFile(text, scalar, at)).split('\n')[0];
}

for (const [text, part, expected] of [
	['a: fr or en # and so on', 'or', 'or en # and so on'],
	['{b: 1, a: (fr or en)}', 'fr', 'fr or en)}'],
	['a: fr\n  or\n\n  en and de\n', 'and', 'and de'],
	['a: !!str &here fr or\n  en\n', 'en', 'en'],
	["a: 'it''s fr'", 'fr', "fr'"],
	["a: 'it''s fr'", "'s", "''s fr'"],
	['a: "\\"x\\u0041\\x20 \\t fr"', 'fr', 'fr"'],
	['a: "\\U0001F3A7 fr"', 'fr', 'fr"'],
	['a: "fr \\\n   or en"', 'en', 'en"'],
	['a: "fr\n\n   or en"', 'or', 'or en"'],
	['a: >- # a comment: fr\n  fr or\n  en\n', 'en', 'en'],
	['a: |\n  fr or\n    en\n', 'en', 'en'],
	['a: fr\r\n  or en\r\n', 'en', 'en\r'],
] as const) {
	test(`place in file - "${part}" of ${JSON.stringify(text)}`, (t) => {
		t.is(found(text, part), expected);
	});
}

test('place in file - what is missing at the end is right behind the last character', (t) => {
	const end = (text: string) => {
		const scalar = scalarOf(text);
		return text.slice(0, placeInFile(text, scalar, scalar.source?.length ?? 0));
	};
	t.is(end('a: fr and   # more'), 'a: fr and');
	t.is(end('a: "fr and  "'), 'a: "fr and');
	t.is(end('a: |\n  fr and\n\nb: 1\n'), 'a: |\n  fr and');
	t.is(end('a: ""'), 'a: ');
});

testProp(
	'place in file - however a text is written, its characters are found in it',
	[
		fc.array(
			fc.constantFrom('fr', 'or', '(', ')', ' ', '  ', '>=', "'", '"', '\\', 'é', '🎧', '#x'),
			{minLength: 1, maxLength: 20},
		),
		fc.constantFrom(
			'PLAIN' as const,
			'QUOTE_SINGLE' as const,
			'QUOTE_DOUBLE' as const,
			'BLOCK_FOLDED' as const,
			'BLOCK_LITERAL' as const,
		),
	],
	(t, pieces, type) => {
		const document = new Document({a: pieces.join('')});
		const written = document.get('a', true) as Scalar;
		written.type = type;
		const text = document.toString({lineWidth: 24});
		const scalar = scalarOf(text);
		const value = scalar.source ?? '';
		for (let at = 0; at < value.length; at += 1) {
			const unit = value.charAt(at);
			if (/["'\\\s]/.test(unit)) continue;
			t.is(text.charAt(placeInFile(text, scalar, at)), unit, JSON.stringify({text, at}));
		}
		t.pass();
	},
	{numRuns: 1000},
);
