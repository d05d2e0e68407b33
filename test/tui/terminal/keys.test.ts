import {characterPress, digitOf, type KeyPress, keyPress} from '@plateau/tui/terminal/key-press';
import {createKeyDecoder, longestPaste, readKeys} from '@plateau/tui/terminal/keys';
import test from 'ava';
import fc from 'fast-check';
import {FakeInput, until} from '../../helpers/terminal.ts';

/** `ctrl+alt+shift+name`, with what it types in quotes and the mouse's cell behind an @. */
function written({name, ctrl, alt, shift, text, at}: KeyPress): string {
	const held = `${ctrl ? 'ctrl+' : ''}${alt ? 'alt+' : ''}${shift ? 'shift+' : ''}`;
	const typed = text === undefined ? '' : ` "${text}"`;
	return `${held}${name}${typed}${at === undefined ? '' : ` @${at.column},${at.row}`}`;
}

function decode(...chunks: Array<string | Uint8Array>): string[] {
	const decoder = createKeyDecoder();
	return [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.flush()].map(written);
}

const encodings: Readonly<Record<string, ReadonlyArray<[bytes: string, key: string]>>> = {
	'xterm function keys': [
		['\u001bOP', 'f1'],
		['\u001bOQ', 'f2'],
		['\u001bOR', 'f3'],
		['\u001bOS', 'f4'],
		['\u001b[15~', 'f5'],
		['\u001b[17~', 'f6'],
		['\u001b[18~', 'f7'],
		['\u001b[19~', 'f8'],
		['\u001b[20~', 'f9'],
		['\u001b[21~', 'f10'],
		['\u001b[23~', 'f11'],
		['\u001b[24~', 'f12'],
		['\u001b[1;2P', 'shift+f1'],
		['\u001b[1;5Q', 'ctrl+f2'],
		['\u001b[15;3~', 'alt+f5'],
		['\u001b[24;6~', 'ctrl+shift+f12'],
	],
	'VT and PuTTY function keys': [
		['\u001b[11~', 'f1'],
		['\u001b[12~', 'f2'],
		['\u001b[13~', 'f3'],
		['\u001b[14~', 'f4'],
		['\u001bOT', 'f5'],
		['\u001bOU', 'f6'],
		['\u001bOV', 'f7'],
		['\u001bOW', 'f8'],
		['\u001bOX', 'f9'],
		['\u001bOY', 'f10'],
		['\u001bOZ', 'f11'],
		['\u001bO[', 'f12'],
		['\u001bO5Q', 'ctrl+f2'],
		['\u001bO1;2S', 'shift+f4'],
	],
	'the Linux console': [
		['\u001b[[A', 'f1'],
		['\u001b[[B', 'f2'],
		['\u001b[[C', 'f3'],
		['\u001b[[D', 'f4'],
		['\u001b[[E', 'f5'],
		['\u001b[25~', 'f13'],
		['\u001b[34~', 'f20'],
		['\u001b[1~', 'home'],
		['\u001b[4~', 'end'],
		['\u001b\t', 'shift+tab'],
	],
	rxvt: [
		['\u001b[7~', 'home'],
		['\u001b[8~', 'end'],
		['\u001b[7$', 'shift+home'],
		['\u001b[5^', 'ctrl+pageup'],
		['\u001b[3@', 'ctrl+shift+delete'],
		['\u001b[a', 'shift+up'],
		['\u001b[d', 'shift+left'],
		['\u001bOa', 'ctrl+up'],
		['\u001bOc', 'ctrl+right'],
		['\u001b\u001b[A', 'alt+up'],
		['\u001b\u001bOP', 'alt+f1'],
	],
	'cursor keys': [
		['\u001b[A', 'up'],
		['\u001b[B', 'down'],
		['\u001b[C', 'right'],
		['\u001b[D', 'left'],
		['\u001bOA', 'up'],
		['\u001bOD', 'left'],
		['\u001b[H', 'home'],
		['\u001bOF', 'end'],
		['\u001b[2~', 'insert'],
		['\u001b[3~', 'delete'],
		['\u001b[5~', 'pageup'],
		['\u001b[6~', 'pagedown'],
		['\u001b[1;5C', 'ctrl+right'],
		['\u001b[1;2A', 'shift+up'],
		['\u001b[1;3D', 'alt+left'],
		['\u001b[1;9D', 'alt+left'],
		['\u001b[6;5~', 'ctrl+pagedown'],
	],
	'single keys': [
		['\r', 'enter'],
		['\n', 'enter'],
		['\t', 'tab'],
		['\u001b[Z', 'shift+tab'],
		['\u007f', 'backspace'],
		['\b', 'backspace'],
		[' ', 'space " "'],
		['a', 'a "a"'],
		['É', 'shift+É "É"'],
		['O', 'shift+O "O"'],
		['?', '? "?"'],
		['山', '山 "山"'],
		['𝒜', '𝒜 "𝒜"'],
		['\u000b', 'ctrl+k'],
		['\u0003', 'ctrl+c'],
		['\u0000', 'ctrl+space'],
		['\u001c', 'ctrl+\\'],
	],
	'Alt as an Esc before the key': [
		['\u001br', 'alt+r'],
		['\u001bR', 'alt+shift+r'],
		['\u001bé', 'alt+é'],
		['\u001b\r', 'alt+enter'],
		['\u001b\u007f', 'alt+backspace'],
		['\u001b\u000b', 'ctrl+alt+k'],
		['\u001b ', 'alt+space'],
	],
	'kitty and modifyOtherKeys': [
		['\u001b[97;5u', 'ctrl+a'],
		['\u001b[97u', 'a "a"'],
		['\u001b[27u', 'escape'],
		['\u001b[13;2u', 'shift+enter'],
		['\u001b[114;3u', 'alt+r'],
		['\u001b[27;5;13~', 'ctrl+enter'],
		['\u001b[32u', 'space " "'],
	],
	'the keypad in application mode': [
		['\u001bOM', 'enter'],
		['\u001bOp', '0 "0"'],
		['\u001bOy', '9 "9"'],
		['\u001bOk', '+ "+"'],
		['\u001bOn', '. "."'],
	],
	'the mouse': [
		['\u001b[<0;10;5M', 'click @9,4'],
		['\u001b[<64;1;1M', 'wheel-up @0,0'],
		['\u001b[<65;200;60M', 'wheel-down @199,59'],
		['\u001b[<16;2;3M', 'ctrl+click @1,2'],
		['\u001b[<2;2;3M', 'click-right @1,2'],
		['\u001b[32;10;5M', 'click @9,4'],
	],
};

for (const [family, cases] of Object.entries(encodings)) {
	test(`keys - reads ${family}`, (t) => {
		for (const [bytes, key] of cases) t.deepEqual(decode(bytes), [key], JSON.stringify(bytes));
	});

	test(`keys - reads ${family} cut at any byte`, (t) => {
		for (const [text, key] of cases) {
			const bytes = Buffer.from(text);
			for (let index = 1; index < bytes.length; index++) {
				const cut = decode(bytes.subarray(0, index), bytes.subarray(index));
				t.deepEqual(cut, [key], `${JSON.stringify(text)} at ${index}`);
			}
		}
	});
}

const swallowed: ReadonlyArray<[what: string, bytes: string]> = [
	['an unknown key', '\u001b[99~'],
	['a cursor report', '\u001b[24;80R'],
	['a mode report', '\u001b[?2026;2$y'],
	['a device report', '\u001b[?62;22c'],
	['a window losing focus', '\u001b[O'],
	['a mouse button let go', '\u001b[<0;10;5m'],
	['the mouse moving', '\u001b[<35;10;5M'],
	['the mouse in its oldest form', '\u001b[M !!'],
	['a kitty key let go', '\u001b[97;1:3u'],
	['a kitty key of its own', '\u001b[57441u'],
	['C1 controls', '\u009b\u0085'],
];
for (const [what, bytes] of swallowed) {
	test(`keys - never types ${what}`, (t) => {
		const presses = decode(`a${bytes}z`);
		t.is(presses[0], 'a "a"');
		t.is(presses.at(-1), 'z "z"');
		t.true(
			presses.slice(1, -1).every((press) => !press.includes('"')),
			presses.join(' '),
		);
	});
}

test('keys - reads several keys of one chunk in order', (t) => {
	t.deepEqual(decode('gd\u001b[A\u001bOQé\r'), ['g "g"', 'd "d"', 'up', 'f2', 'é "é"', 'enter']);
});

test('keys - a lone Esc is the Esc key once nothing follows', (t) => {
	const decoder = createKeyDecoder();
	t.deepEqual(decoder.push('\u001b'), []);
	t.is(decoder.waitsFor, 'rest-of-key');
	t.deepEqual(decoder.flush().map(written), ['escape']);
	t.is(decoder.waitsFor, 'nothing');
});

test('keys - Esc twice is twice Esc', (t) => {
	t.deepEqual(decode('\u001b\u001b'), ['escape', 'escape']);
	t.deepEqual(decode('\u001b\u001bx'), ['escape', 'alt+x']);
});

test('keys - Alt+[ and Alt+O are keys when nothing follows', (t) => {
	t.deepEqual(decode('\u001b['), ['alt+[']);
	t.deepEqual(decode('\u001bO'), ['alt+shift+o']);
});

test('keys - half a sequence that never ends is dropped, not typed', (t) => {
	t.deepEqual(decode('\u001b[1;'), []);
	t.deepEqual(
		decode(`\u001b[${'1;'.repeat(60)}x`).filter((press) => !press.includes('"')),
		[],
	);
});

test('keys - a paste arrives whole, line feeds as \\n, sequences in it untouched', (t) => {
	t.deepEqual(decode('\u001b[200~a\r\nb\u001b[A\u001b[201~x'), ['paste "a\nb\u001b[A"', 'x "x"']);
});

test('keys - a paste cut at any byte arrives whole', (t) => {
	const bytes = Buffer.from('\u001b[200~é山 \u001b[20\u001b[201~\u001b[A');
	for (let index = 1; index < bytes.length; index++) {
		t.deepEqual(decode(bytes.subarray(0, index), bytes.subarray(index)), [
			'paste "é山 \u001b[20"',
			'up',
		]);
	}
});

test('keys - a paste without an end does not swallow keys for ever', (t) => {
	const decoder = createKeyDecoder();
	decoder.push('\u001b[200~lost');
	t.is(decoder.waitsFor, 'rest-of-paste');
	t.deepEqual(decoder.flush().map(written), ['paste "lost"']);
	t.deepEqual(decoder.push('a').map(written), ['a "a"']);
});

test('keys - a paste is cut at its limit, and what was cut is not typed', (t) => {
	const decoder = createKeyDecoder();
	const presses = [
		...decoder.push(`\u001b[200~${'a'.repeat(longestPaste)}`),
		...decoder.push('bbbb'),
		...decoder.push('\u001b[201~'),
	];
	t.is(presses.length, 1);
	t.is(presses[0]?.text?.length, longestPaste);
	t.false(presses[0]?.text?.includes('b'));
});

test('keys - however bytes are cut, the presses are the same', (t) => {
	const pieces = Object.values(encodings)
		.flat()
		.map(([bytes]) => bytes);
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom(...pieces), {minLength: 1, maxLength: 8}),
			fc.array(fc.nat(200), {maxLength: 6}),
			(keys, cuts) => {
				const bytes = Buffer.from(keys.join(''));
				const edges = [0, ...cuts.filter((cut) => cut < bytes.length), bytes.length].toSorted(
					(one, other) => one - other,
				);
				const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
				t.deepEqual(decode(...chunks), decode(bytes));
			},
		),
	);
});

test('keys - no bytes at all break the decoder or make it keep more than a key', (t) => {
	fc.assert(
		fc.property(fc.array(fc.uint8Array({maxLength: 40}), {maxLength: 6}), (chunks) => {
			const decoder = createKeyDecoder();
			for (const chunk of chunks) decoder.push(chunk);
			decoder.flush();
			if (decoder.waitsFor !== 'nothing') return false;
			return decoder.push('q').map(written).join() === 'q "q"';
		}),
		{numRuns: 500},
	);
	t.pass();
});

test('keys - read from a stream, a lone Esc arrives by itself', async (t) => {
	const stdin = new FakeInput();
	stdin.resume();
	const presses: string[] = [];
	const stop = readKeys(stdin, (key) => presses.push(written(key)));
	stdin.send('\u001b');
	t.deepEqual(presses, []);
	await until(() => presses.length > 0, 'the Esc key');
	t.deepEqual(presses, ['escape']);
	stdin.send('\u001bOQ');
	t.deepEqual(presses, ['escape', 'f2']);
	stop();
	stdin.send('x');
	t.is(presses.length, 2);
});

test('keys - the French digit row counts in menus', (t) => {
	const row = [...'&é"\'(-è_çà'].map((character) => digitOf(characterPress(character)));
	t.deepEqual(row, [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]);
	t.deepEqual(
		[...'0123456789'].map((digit) => digitOf(characterPress(digit))),
		[0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
	);
	t.deepEqual(
		[...'§!'].map((character) => digitOf(characterPress(character))),
		[6, 8],
	);
});

test('keys - letters, F-keys and Alt with a digit key are no digits', (t) => {
	t.is(digitOf(characterPress('a')), undefined);
	t.is(digitOf(keyPress('f1')), undefined);
	t.is(digitOf(characterPress('1', {alt: true})), undefined);
});
