/**
 * The sequences that take a terminal over and give it back. Alternate screen 1049, bracketed paste
 * 2004, mouse presses 1000 in SGR form 1006, no automatic line break 7 (a width that a terminal
 * disputes then shifts one line, not the screen).
 */

/** Which optional modes a screen uses. */
export interface ScreenModes {
	readonly mouse: boolean;
}

const mouseOn = '\u001b[?1000h\u001b[?1006h';
const mouseOff = '\u001b[?1006l\u001b[?1000l';

/** Takes the terminal over. */
export function openSequence({mouse}: ScreenModes): string {
	return `\u001b[?1049h\u001b[?7l\u001b[?2004h${mouse ? mouseOn : ''}`;
}

/** Gives it back as it was: own screen, cursor shown, plain look. */
export function closeSequence({mouse}: ScreenModes): string {
	return `${mouse ? mouseOff : ''}\u001b[?2004l\u001b[?7h\u001b[m\u001b[?25h\u001b[?1049l`;
}
