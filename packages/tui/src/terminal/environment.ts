/**
 * What the environment says about a terminal: which mode fits it, how many colours and which
 * glyphs. Decided once when a screen opens and handed down as values; nothing here is global.
 */
import type {GlyphSet} from '../symbols.ts';
import type {ColourDepth} from '../theme.ts';

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** `screen` draws a full screen; `lines` writes a line a change; `pipe` is no terminal at all. */
export type TerminalMode = 'screen' | 'lines' | 'pipe';

/**
 * How to speak to this terminal: lines for screen readers (`INK_SCREEN_READER`, `--lines`) and for
 * terminals that cannot move a cursor (`TERM=dumb`), a screen otherwise. `CI` changes nothing: a
 * build machine with a terminal gets the same screen as a person.
 */
export function terminalMode(
	env: Environment,
	asked: {readonly isTerminal: boolean; readonly lines?: boolean},
): TerminalMode {
	if (!asked.isTerminal) return 'pipe';
	if (asked.lines === true || isOn(env['INK_SCREEN_READER'])) return 'lines';
	return env['TERM'] === 'dumb' ? 'lines' : 'screen';
}

function isOn(value: string | undefined): boolean {
	return value !== undefined && !['', '0', 'false', 'no'].includes(value.toLowerCase());
}

const manyColours =
	/256color|truecolor|direct|kitty|alacritty|ghostty|wezterm|foot|contour|iterm|vte|konsole/;
const noColours = /^(dumb|unknown|vt52|vt1\d\d|vt2\d\d|vt3\d\d|vt4\d\d|vt5\d\d)\b|-(m|mono)$/;

/** How many colours to use. `NO_COLOR` (https://no-color.org) set to anything but nothing means none. */
export function colourDepth(env: Environment): ColourDepth {
	if ((env['NO_COLOR'] ?? '') !== '') return 'mono';
	const term = env['TERM'] ?? '';
	// COLORTERM first: some terminals call themselves plain "xterm" and can do far more.
	if (/truecolor|24bit/i.test(env['COLORTERM'] ?? '')) return '256';
	if (manyColours.test(term)) return '256';
	if (env['WT_SESSION'] !== undefined) return '256';
	return term === '' || noColours.test(term) ? 'mono' : '16';
}

/**
 * Which glyphs to use: ASCII where the locale names a charset that is not UTF-8, and on the Linux
 * console, whose font has few of ours. No locale at all is taken for UTF-8, as in a container.
 */
export function glyphSet(env: Environment): GlyphSet {
	if (env['TERM'] === 'linux') return 'ascii';
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
	if (locale === 'C' || locale === 'POSIX') return 'ascii';
	const charset = /\.([^@]+)/.exec(locale)?.[1];
	return charset === undefined || /^utf-?8$/i.test(charset) ? 'unicode' : 'ascii';
}

/** Columns and rows, in cells. */
export interface Size {
	readonly columns: number;
	readonly rows: number;
}

/** More than any wall of screens has; keeps a wrong answer of a launcher from filling the memory. */
const largest = 1000;

/** The size a terminal reports, or 80x24 where it reports none (a 0x0 pty, some launchers). */
export function sizeOf(stdout: {readonly columns?: number; readonly rows?: number}): Size {
	return {columns: usable(stdout.columns, 80), rows: usable(stdout.rows, 24)};
}

function usable(reported: number | undefined, fallback: number): number {
	return Number.isInteger(reported) && (reported ?? 0) > 0
		? Math.min(reported ?? fallback, largest)
		: fallback;
}
