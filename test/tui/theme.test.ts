import {type ColourDepth, changeStyle, styleOf, type Tone, tones} from '@plateau/tui/theme';
import test from 'ava';
import {createEmulator} from '../helpers/emulator.ts';

const depths: readonly ColourDepth[] = ['mono', '16', '256'];
const emphases = [{}, {bold: true}, {underline: true}, {inverse: true}, {selected: true}];

async function seen(sequence: string) {
	const emulator = createEmulator(4, 2);
	emulator.write(`${sequence}x`);
	await emulator.settled();
	const {glyph, ...look} = emulator.cell(0, 0);
	emulator.dispose();
	return look;
}

for (const depth of depths) {
	test(`theme - in ${depth}, going from any look to any other arrives at the same look`, async (t) => {
		const styles = tones.flatMap((tone) => emphases.map((emphasis) => styleOf(tone, emphasis)));
		const direct = new Map<number, string>();
		for (const style of styles) {
			direct.set(style, JSON.stringify(await seen(changeStyle(0, style, depth))));
		}
		for (const [index, from] of styles.entries()) {
			// Each style with a spread of others: all pairs would be five thousand terminals.
			for (const to of styles.filter((_, other) => (other * 7 + index) % 11 === 0)) {
				const path = changeStyle(0, from, depth) + changeStyle(from, to, depth);
				t.is(JSON.stringify(await seen(path)), direct.get(to) ?? '', `${from} to ${to}`);
			}
		}
	});
}

test('theme - without colours there is none, whatever the tone', (t) => {
	for (const tone of tones) {
		for (const emphasis of emphases) {
			const sequence = changeStyle(0, styleOf(tone, emphasis), 'mono');
			t.notRegex(sequence, /[34][0-9]/, tone);
		}
	}
});

test('theme - with 16 colours only those are used', (t) => {
	for (const tone of tones) {
		t.notRegex(changeStyle(0, styleOf(tone, {}), '16'), /[34]8;/, tone);
	}
});

test('theme - what must be seen stands out without colours too', (t) => {
	const standsOut: readonly Tone[] = ['ringing', 'alarm', 'warn', 'error', 'focus', 'title'];
	for (const tone of standsOut) t.not(changeStyle(0, styleOf(tone, {}), 'mono'), '', tone);
	t.not(changeStyle(0, styleOf('alarm', {}), 'mono'), changeStyle(0, styleOf('warn', {}), 'mono'));
});

test('theme - a selected row shows at every depth', (t) => {
	for (const depth of depths) {
		t.not(changeStyle(0, styleOf('ready', {selected: true}), depth), '');
		t.not(changeStyle(styleOf('ready', {}), styleOf('ready', {selected: true}), depth), '');
	}
});

test('theme - an alarm keeps its colour on a selected row', async (t) => {
	const look = await seen(changeStyle(0, styleOf('alarm', {selected: true}), '256'));
	t.is(look.background, 166);
});

test('theme - no change of look is no bytes', (t) => {
	t.is(changeStyle(styleOf('ready', {}), styleOf('ready', {}), '256'), '');
	t.is(changeStyle(styleOf('ready', {}), styleOf('good', {}), '256'), '');
	t.is(changeStyle(0, styleOf('plain', {}), '256'), '');
});
