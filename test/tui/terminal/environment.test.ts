import type {GlyphSet} from '@plateau/tui/symbols';
import {
	colourDepth,
	type Environment,
	glyphSet,
	sizeOf,
	terminalMode,
} from '@plateau/tui/terminal/environment';
import type {ColourDepth} from '@plateau/tui/theme';
import test from 'ava';

const depths: ReadonlyArray<[env: Environment, depth: ColourDepth]> = [
	[{TERM: 'xterm-256color'}, '256'],
	[{TERM: 'tmux-256color'}, '256'],
	[{TERM: 'xterm-kitty'}, '256'],
	[{TERM: 'alacritty'}, '256'],
	[{TERM: 'xterm', COLORTERM: 'truecolor'}, '256'],
	[{TERM: 'xterm'}, '16'],
	[{TERM: 'linux'}, '16'],
	[{TERM: 'screen'}, '16'],
	[{TERM: 'rxvt'}, '16'],
	[{TERM: 'vt100'}, 'mono'],
	[{TERM: 'vt220'}, 'mono'],
	[{TERM: 'xterm-mono'}, 'mono'],
	[{TERM: 'dumb'}, 'mono'],
	[{}, 'mono'],
	[{TERM: 'xterm-256color', NO_COLOR: '1'}, 'mono'],
	[{TERM: 'xterm-256color', NO_COLOR: ''}, '256'],
	[{TERM: 'xterm-256color', CI: ''}, '256'],
	[{TERM: 'xterm-256color', CI: 'true'}, '256'],
];
for (const [env, depth] of depths) {
	test(`environment - ${JSON.stringify(env)} has ${depth} colours`, (t) => {
		t.is(colourDepth(env), depth);
	});
}

const glyphs: ReadonlyArray<[env: Environment, set: GlyphSet]> = [
	[{LANG: 'fr_FR.UTF-8'}, 'unicode'],
	[{LANG: 'en_US.utf8'}, 'unicode'],
	[{LANG: 'C.UTF-8'}, 'unicode'],
	[{}, 'unicode'],
	[{LANG: 'fr_FR.ISO-8859-1'}, 'ascii'],
	[{LANG: 'fr_FR@euro'}, 'unicode'],
	[{LC_ALL: 'C', LANG: 'fr_FR.UTF-8'}, 'ascii'],
	[{LC_ALL: '', LC_CTYPE: 'en_GB.UTF-8', LANG: 'C'}, 'unicode'],
	[{TERM: 'linux', LANG: 'fr_FR.UTF-8'}, 'ascii'],
];
for (const [env, set] of glyphs) {
	test(`environment - ${JSON.stringify(env)} gets ${set} glyphs`, (t) => {
		t.is(glyphSet(env), set);
	});
}

test('environment - a terminal gets a screen, also on a build machine', (t) => {
	t.is(terminalMode({TERM: 'xterm'}, {isTerminal: true}), 'screen');
	t.is(terminalMode({TERM: 'xterm', CI: ''}, {isTerminal: true}), 'screen');
});

test('environment - a screen reader gets lines, by variable or flag', (t) => {
	t.is(terminalMode({TERM: 'xterm', INK_SCREEN_READER: '1'}, {isTerminal: true}), 'lines');
	t.is(terminalMode({TERM: 'xterm', INK_SCREEN_READER: 'true'}, {isTerminal: true}), 'lines');
	t.is(terminalMode({TERM: 'xterm', INK_SCREEN_READER: '0'}, {isTerminal: true}), 'screen');
	t.is(terminalMode({TERM: 'xterm'}, {isTerminal: true, lines: true}), 'lines');
});

test('environment - a dumb terminal gets lines, a pipe neither', (t) => {
	t.is(terminalMode({TERM: 'dumb'}, {isTerminal: true}), 'lines');
	t.is(terminalMode({TERM: 'xterm'}, {isTerminal: false}), 'pipe');
});

test('environment - a size that is no size is 80x24', (t) => {
	t.deepEqual(sizeOf({columns: 0, rows: 0}), {columns: 80, rows: 24});
	t.deepEqual(sizeOf({}), {columns: 80, rows: 24});
	t.deepEqual(sizeOf({columns: 160, rows: 50}), {columns: 160, rows: 50});
	t.deepEqual(sizeOf({columns: 65_535, rows: 1}), {columns: 1000, rows: 1});
});
