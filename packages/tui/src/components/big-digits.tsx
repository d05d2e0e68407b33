/** Figures five rows high, to be read from across the room. */
import type {BoxProps} from 'ink';
import {symbols} from '../symbols.ts';
import {type Line, paint} from '../terminal/spans.ts';
import {Paint} from '../terminal/surface.tsx';
import type {Tone} from '../theme.ts';

/** Rows of a figure. */
export const bigRows = 5;

const glyphs: Readonly<Record<string, readonly string[]>> = {
	'0': ['###', '# #', '# #', '# #', '###'],
	'1': [' # ', '## ', ' # ', ' # ', '###'],
	'2': ['###', '  #', '###', '#  ', '###'],
	'3': ['###', '  #', '###', '  #', '###'],
	'4': ['# #', '# #', '###', '  #', '  #'],
	'5': ['###', '#  ', '###', '  #', '###'],
	'6': ['###', '#  ', '###', '# #', '###'],
	'7': ['###', '  #', '  #', '  #', '  #'],
	'8': ['###', '# #', '###', '# #', '###'],
	'9': ['###', '# #', '###', '  #', '###'],
	':': [' ', '#', ' ', '#', ' '],
	'.': [' ', ' ', ' ', ' ', '#'],
	',': ['  ', '  ', '  ', ' #', '# '],
	'-': ['   ', '   ', '###', '   ', '   '],
	'/': ['  #', '  #', ' # ', '#  ', '#  '],
	'%': ['# #', '  #', ' # ', '#  ', '# #'],
	'!': ['#', '#', '#', ' ', '#'],
	' ': [' ', ' ', ' ', ' ', ' '],
};

/** `text` as five rows of blocks. Digits and `: . , - / % !` are known; anything else is a blank. */
export function bigText(text: string): readonly string[] {
	const rows = new Array<string>(bigRows).fill('');
	return rows.map((_, row) =>
		[...text]
			.map((character) => (glyphs[character] ?? glyphs[' '])?.[row] ?? '')
			.join(' ')
			.replaceAll('#', symbols.block),
	);
}

/** A large figure. */
export interface BigDigitsProps extends BoxProps {
	readonly text: string;
	readonly tone?: Tone;
}

/** A large figure: five rows high, as wide as its text. */
export function BigDigits({text, tone = 'plain', ...box}: BigDigitsProps) {
	const lines: readonly Line[] = bigText(text).map((row) => paint(tone, row));
	const width = bigText(text)[0]?.length ?? 0;
	return <Paint width={width} height={bigRows} {...box} draw={() => lines} />;
}
