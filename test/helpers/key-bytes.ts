/** What a terminal sends for a key: the xterm encoding, for pressing keys in tests by name. */

const named: Readonly<Record<string, string>> = {
	enter: '\r',
	esc: '\u001b',
	tab: '\t',
	'shift+tab': '\u001b[Z',
	backspace: '\u007f',
	space: ' ',
	up: '\u001b[A',
	down: '\u001b[B',
	right: '\u001b[C',
	left: '\u001b[D',
	home: '\u001b[H',
	end: '\u001b[F',
	insert: '\u001b[2~',
	delete: '\u001b[3~',
	pgup: '\u001b[5~',
	pgdn: '\u001b[6~',
	f1: '\u001bOP',
	f2: '\u001bOQ',
	f3: '\u001bOR',
	f4: '\u001bOS',
	f5: '\u001b[15~',
	f6: '\u001b[17~',
	f7: '\u001b[18~',
	f8: '\u001b[19~',
	f9: '\u001b[20~',
	f10: '\u001b[21~',
	f11: '\u001b[23~',
	f12: '\u001b[24~',
};

/**
 * The bytes of a key: `F2`, `Enter`, `Esc`, `Alt+R`, `Ctrl+K`, `Shift+Up`, `é`. Text of several
 * characters that names no key is typed as it is.
 */
export function keyBytes(key: string): string {
	const lower = key.toLowerCase();
	const known = named[lower];
	if (known !== undefined) return known;
	const alt = /^alt\+(.+)$/iu.exec(key)?.[1];
	if (alt !== undefined) {
		const arrow = /^(up|down|left|right)$/i.test(alt) ? named[alt.toLowerCase()] : undefined;
		if (arrow !== undefined) return `\u001b[1;3${arrow.at(-1)}`;
		return `\u001b${alt.length === 1 ? alt.toLowerCase() : keyBytes(alt)}`;
	}
	const ctrl = /^ctrl\+([a-z])$/i.exec(key)?.[1];
	if (ctrl !== undefined) return String.fromCharCode(ctrl.toLowerCase().charCodeAt(0) - 0x60);
	const shifted = /^(shift|ctrl)\+(up|down|left|right)$/i.exec(key);
	if (shifted !== null) {
		const arrow = named[shifted[2]?.toLowerCase() ?? ''] ?? '';
		return `\u001b[1;${shifted[1]?.toLowerCase() === 'shift' ? 2 : 5}${arrow.at(-1)}`;
	}
	return key;
}
