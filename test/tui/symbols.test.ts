import {widthOf} from '@plateau/tui/format/width';
import {asciiTwins, symbols} from '@plateau/tui/symbols';
import test from 'ava';

const drawn = [...new Set(Object.values(symbols).flatMap((glyphs) => [...glyphs]))];

test('symbols - each takes one cell', (t) => {
	for (const glyph of drawn) t.is(widthOf(glyph), 1, glyph);
});

test('symbols - none is an emoji or asks to be drawn as one', (t) => {
	for (const glyph of drawn) t.notRegex(glyph, /\p{Emoji_Presentation}|\ufe0f/u, glyph);
});

test('symbols - each has an ASCII twin of one cell', (t) => {
	for (const glyph of drawn) t.true(glyph === '█' || asciiTwins.has(glyph), glyph);
	for (const [glyph, twin] of asciiTwins) {
		t.regex(twin, /^[!-~]$/, glyph);
	}
});
