/**
 * What each tone looks like in 256 colours, 16 colours and none: the one place that decides it.
 * Tones come from Okabe and Ito's palette, which people with any colour vision can tell apart.
 * A tone never speaks alone: a glyph and a word stand beside it.
 */

/** How many colours a terminal is given; `mono` keeps bold, underline and inverse. */
export type ColourDepth = 'mono' | '16' | '256';

/** SGR parameters of one look. Only these kinds exist, so a change of look can be told apart by kind. */
interface Look {
	readonly foreground?: string;
	readonly background?: string;
	readonly bold?: true;
	readonly faint?: true;
	readonly underline?: true;
	readonly inverse?: true;
}

type Looks = readonly [in256: Look, in16: Look, inMono: Look];

const looks = {
	plain: [{}, {}, {}],
	/** Secondary text: units, history, what can wait. */
	dim: [{foreground: '38;5;245'}, {faint: true}, {}],
	title: [{bold: true}, {bold: true}, {bold: true}],
	/** The mark and title of the pane that takes the keys. */
	focus: [{foreground: '38;5;74', bold: true}, {foreground: '36', bold: true}, {bold: true}],
	/** A key in a hint. */
	key: [{bold: true}, {bold: true}, {bold: true}],
	ready: [{foreground: '38;5;36'}, {foreground: '32'}, {}],
	// Dark on yellow reads on dark and light terminals alike; yellow letters do not.
	ringing: [
		{foreground: '38;5;16', background: '48;5;221', bold: true},
		{foreground: '30', background: '43'},
		{inverse: true, bold: true},
	],
	talking: [{foreground: '38;5;74'}, {foreground: '36'}, {bold: true}],
	held: [{foreground: '38;5;175'}, {foreground: '35'}, {underline: true}],
	consulting: [{foreground: '38;5;175'}, {foreground: '35'}, {bold: true}],
	wrapUp: [{foreground: '38;5;178'}, {foreground: '33'}, {}],
	notReady: [{foreground: '38;5;245'}, {faint: true}, {}],
	/** On a call that the floor did not give. */
	outside: [{foreground: '38;5;67'}, {foreground: '34'}, {}],
	offline: [{foreground: '38;5;240'}, {faint: true}, {}],
	good: [{foreground: '38;5;36'}, {foreground: '32'}, {}],
	/** `!`: past the first threshold. */
	warn: [{foreground: '38;5;178', bold: true}, {foreground: '33', bold: true}, {bold: true}],
	/** `!!`: past the second. */
	alarm: [
		{foreground: '38;5;231', background: '48;5;166', bold: true},
		{foreground: '37', background: '41', bold: true},
		{inverse: true, bold: true},
	],
	/** A refusal or a fault, in words. */
	error: [{foreground: '38;5;166', bold: true}, {foreground: '31', bold: true}, {bold: true}],
} as const satisfies Record<string, Looks>;

/** A meaning that has a look of its own. */
export type Tone = keyof typeof looks;

/** Every tone, in the order of their numbers in a style. */
export const tones = Object.keys(looks) as readonly Tone[];

const toneNumbers = new Map<Tone, number>(tones.map((tone, index) => [tone, index]));
const looksByNumber: readonly Looks[] = Object.values(looks);

/** A cell's look as one number: the tone's number, and flags above it. 0 is plain. */
export type Style = number;

const toneMask = 0xff;
const flags = {bold: 0x100, underline: 0x200, inverse: 0x400, selected: 0x800} as const;

/** What can be laid over a tone. `selected` is the marked row of a list. */
export interface Emphasis {
	readonly bold?: boolean | undefined;
	readonly underline?: boolean | undefined;
	readonly inverse?: boolean | undefined;
	readonly selected?: boolean | undefined;
}

/** The style of a tone with its emphasis. */
export function styleOf(tone: Tone | undefined, emphasis: Emphasis): Style {
	let style = tone === undefined ? 0 : (toneNumbers.get(tone) ?? 0);
	if (emphasis.bold === true) style |= flags.bold;
	if (emphasis.underline === true) style |= flags.underline;
	if (emphasis.inverse === true) style |= flags.inverse;
	if (emphasis.selected === true) style |= flags.selected;
	return style;
}

const column = {'256': 0, '16': 1, mono: 2} as const;

function lookOf(style: Style, depth: ColourDepth): Look {
	const tone = looksByNumber[style & toneMask] ?? looks.plain;
	let look: Look = tone[column[depth]];
	if (style & flags.bold) look = {...look, bold: true};
	if (style & flags.underline) look = {...look, underline: true};
	if (style & flags.inverse) look = {...look, inverse: true};
	if (style & flags.selected) {
		// A tone with its own background keeps it: an alarm stays an alarm on a selected row.
		if (depth !== '256') look = {...look, inverse: true};
		else if (look.background === undefined) look = {...look, background: '48;5;238'};
	}
	return look;
}

function parametersOf(look: Look): string[] {
	const parameters: string[] = [];
	if (look.bold) parameters.push('1');
	if (look.faint) parameters.push('2');
	if (look.underline) parameters.push('4');
	if (look.inverse) parameters.push('7');
	if (look.foreground !== undefined) parameters.push(look.foreground);
	if (look.background !== undefined) parameters.push(look.background);
	return parameters;
}

/**
 * The shortest SGR sequence that takes a terminal from one style to another at this depth; empty
 * when they look the same there.
 */
export function changeStyle(from: Style, to: Style, depth: ColourDepth): string {
	if (from === to) return '';
	const before = lookOf(from, depth);
	const after = lookOf(to, depth);
	const wanted = parametersOf(after);
	const had = parametersOf(before);
	if (wanted.join(';') === had.join(';')) return '';
	if (wanted.length === 0) return '\u001b[m';
	const kinds = ['foreground', 'background', 'bold', 'faint', 'underline', 'inverse'] as const;
	// Turning one thing off costs as much as a reset, so a reset it is.
	const turnsOff = kinds.some((kind) => before[kind] !== undefined && after[kind] === undefined);
	const parameters = turnsOff ? ['0', ...wanted] : wanted.filter((one) => !had.includes(one));
	return `\u001b[${parameters.join(';')}m`;
}
