/**
 * Turns what a terminal sends into key presses: every encoding of key-codes.ts, bracketed paste,
 * the mouse, Alt as an Esc before a key, UTF-8 cut anywhere. What means nothing (reports, unknown
 * sequences, controls) is swallowed: it never arrives as typed text.
 */
import {StringDecoder} from 'node:string_decoder';
import {
	type ControlSequence,
	keyOfControlSequence,
	keyOfLinuxConsole,
	keyOfSingleShift,
} from './key-codes.ts';
import {characterPress, type KeyPress, keyPress} from './key-press.ts';
import {mousePress} from './mouse.ts';
import type {TerminalInput} from './streams.ts';

/** Decodes the input of one terminal. */
export interface KeyDecoder {
	/** The presses completed by this chunk; an unfinished one waits for the next. */
	push(chunk: Uint8Array | string): KeyPress[];
	/** Settles what waits: a lone Esc is the Esc key, an unfinished paste is what came of it. */
	flush(): KeyPress[];
	readonly waitsFor: 'nothing' | 'rest-of-key' | 'rest-of-paste';
}

/** A longer paste is cut here: the rest is dropped, never typed. UTF-16 units. */
export const longestPaste = 65_536;
/** No key is longer; what looks like one is noise and is dropped. */
const longestSequence = 64;
const pasteStart = '200';
const pasteEnd = '\u001b[201~';

/** What a step of decoding found: a press, nothing worth one, or that more has to come. */
type Step = {readonly length: number; readonly press: KeyPress | undefined} | 'unfinished';

/** Opens a decoder. It keeps no time: `readKeys` decides when a lone Esc has waited enough. */
export function createKeyDecoder(): KeyDecoder {
	const utf8 = new StringDecoder('utf8');
	let buffer = '';
	let paste: string | undefined;

	function takePaste(presses: KeyPress[]): void {
		const end = buffer.indexOf(pasteEnd);
		// The end may be cut by a chunk: what could be its beginning stays in the buffer.
		const safeLength = end >= 0 ? end : buffer.length - partialEnd(buffer);
		paste = `${paste ?? ''}${buffer.slice(0, safeLength)}`.slice(0, longestPaste);
		buffer = buffer.slice(end >= 0 ? end + pasteEnd.length : safeLength);
		if (end >= 0) presses.push(...finishPaste());
	}

	function finishPaste(): KeyPress[] {
		const text = (paste ?? '').replaceAll(/\r\n?/g, '\n');
		paste = undefined;
		return text === '' ? [] : [{...keyPress('paste'), text}];
	}

	function decode(): KeyPress[] {
		const presses: KeyPress[] = [];
		while (buffer !== '') {
			if (paste !== undefined) {
				takePaste(presses);
				if (paste !== undefined) break;
				continue;
			}
			if (isPasteStart(buffer)) {
				buffer = buffer.slice(`\u001b[${pasteStart}~`.length);
				paste = '';
				continue;
			}
			const step = decodeOne(buffer);
			if (step === 'unfinished') break;
			buffer = buffer.slice(step.length);
			if (step.press !== undefined) presses.push(step.press);
		}
		return presses;
	}

	return {
		push(chunk) {
			buffer += typeof chunk === 'string' ? chunk : utf8.write(Buffer.from(chunk));
			return decode();
		},
		flush() {
			const presses = paste === undefined ? [] : finishPaste();
			while (buffer !== '') {
				presses.push(...decode());
				if (buffer === '') break;
				const {press, length} = settle(buffer);
				buffer = buffer.slice(length);
				if (press !== undefined) presses.push(press);
			}
			return presses;
		},
		get waitsFor() {
			if (paste !== undefined) return 'rest-of-paste';
			return buffer === '' ? 'nothing' : 'rest-of-key';
		},
	};
}

function isPasteStart(buffer: string): boolean {
	return buffer.startsWith(`\u001b[${pasteStart}~`);
}

/** Length of the longest end of `text` that begins `ESC [ 2 0 1 ~`. */
function partialEnd(text: string): number {
	for (let length = Math.min(pasteEnd.length - 1, text.length); length > 0; length--) {
		if (text.endsWith(pasteEnd.slice(0, length))) return length;
	}
	return 0;
}

/** What an unfinished beginning was, when nothing followed: Esc, Alt+[, Alt+O, or half of some key. */
function settle(buffer: string): {readonly length: number; readonly press: KeyPress | undefined} {
	const second = buffer[1];
	if (second === undefined || second === '\u001b') return {length: 1, press: keyPress('escape')};
	// Half of a sequence means nothing; its digits must not be typed into a note.
	if (buffer.length > 2) return {length: buffer.length, press: undefined};
	return {length: 2, press: characterPress(second, {alt: true})};
}

function decodeOne(buffer: string): Step {
	const character = firstCharacter(buffer);
	if (character !== '\u001b') return {length: character.length, press: plainKey(character)};
	const next = buffer.slice(1);
	if (next === '') return 'unfinished';
	if (next.startsWith('[')) return controlSequence(buffer);
	if (next.startsWith('O')) return singleShift(buffer);
	if (next.startsWith('\u001b')) return escapeTwice(buffer);
	const key = firstCharacter(next);
	return {length: 1 + key.length, press: withAlt(key)};
}

function firstCharacter(text: string): string {
	return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

/** Esc before a whole sequence is Alt with that key (rxvt, iTerm); before nothing, it is Esc twice. */
function escapeTwice(buffer: string): Step {
	const rest = buffer.slice(1);
	if (rest === '\u001b') return 'unfinished';
	if (rest[1] !== '[' && rest[1] !== 'O') return {length: 1, press: keyPress('escape')};
	const step = decodeOne(rest);
	if (step === 'unfinished') return step;
	const press = step.press === undefined ? undefined : {...step.press, alt: true};
	return {length: step.length + 1, press};
}

function withAlt(character: string): KeyPress | undefined {
	// The Linux console sends Shift+Tab so.
	if (character === '\t') return keyPress('tab', {shift: true});
	const press = plainKey(character);
	if (press === undefined) return undefined;
	if (press.text !== undefined) return characterPress(press.text, {alt: true});
	return {...press, alt: true};
}

const controlKeys: ReadonlyMap<string, KeyPress> = new Map([
	['\r', keyPress('enter')],
	['\n', keyPress('enter')],
	['\t', keyPress('tab')],
	['\u0008', keyPress('backspace')],
	['\u007f', keyPress('backspace')],
	['\u0000', keyPress('space', {ctrl: true})],
	['\u001c', keyPress('\\', {ctrl: true})],
	['\u001d', keyPress(']', {ctrl: true})],
	['\u001e', keyPress('^', {ctrl: true})],
	['\u001f', keyPress('_', {ctrl: true})],
]);

function plainKey(character: string): KeyPress | undefined {
	const named = controlKeys.get(character);
	if (named !== undefined) return named;
	const code = character.codePointAt(0) ?? 0;
	if (code < 0x20) return keyPress(String.fromCodePoint(code + 0x60), {ctrl: true});
	if (code >= 0x80 && code < 0xa0) return undefined;
	return characterPress(character);
}

function controlSequence(buffer: string): Step {
	if (buffer[2] === '[') {
		return buffer.length < 4
			? 'unfinished'
			: {length: 4, press: keyOfLinuxConsole(buffer[3] ?? '')};
	}
	if (buffer[2] === 'M') {
		// The mouse in its oldest form: three characters that must not be taken for typing.
		return buffer.length < 6 ? 'unfinished' : {length: 6, press: undefined};
	}
	const match = /^\u001b\[([0-?]*)([ -#%-/]*)([$@-~]?)/.exec(buffer);
	const [whole = '', parameters = '', intermediates = '', final = ''] = match ?? [];
	if (final === '') {
		if (buffer.length === whole.length && whole.length < longestSequence) return 'unfinished';
		// Broken off by something that cannot be part of it: dropped up to there.
		return {length: whole.length, press: undefined};
	}
	// `ESC [ ? 1 ; 2 $ y` is a report; `ESC [ 7 $` is a key of rxvt.
	if (final === '$' && parameters.startsWith('?')) {
		return buffer.length > whole.length
			? {length: whole.length + 1, press: undefined}
			: 'unfinished';
	}
	const press = intermediates === '' ? pressOf({parameters, final}) : undefined;
	return {length: whole.length, press};
}

function pressOf(sequence: ControlSequence): KeyPress | undefined {
	const isMouse = /^[Mm]$/.test(sequence.final);
	return isMouse ? mousePress(sequence) : keyOfControlSequence(sequence);
}

function singleShift(buffer: string): Step {
	const match = /^\u001bO([0-9;]*)(.?)/su.exec(buffer);
	const [whole = '', parameters = '', letter = ''] = match ?? [];
	if (letter === '') {
		return whole.length < longestSequence ? 'unfinished' : {length: whole.length, press: undefined};
	}
	const press = keyOfSingleShift(parameters, letter);
	if (press !== undefined || parameters !== '') return {length: whole.length, press};
	// No such key: it was Alt+O, and the letter is typing of its own.
	return {length: 2, press: characterPress('O', {alt: true})};
}

/** How long an Esc may be the beginning of something, and how long a paste may pause. */
const escapeMs = 20;
const pasteMs = 1000;

/** Reads keys until the returned function is called. Raw mode is the screen's affair. */
export function readKeys(stdin: TerminalInput, onKey: (key: KeyPress) => void): () => void {
	const decoder = createKeyDecoder();
	let timer: ReturnType<typeof setTimeout> | undefined;

	function deliver(presses: readonly KeyPress[]): void {
		clearTimeout(timer);
		const waitsFor = decoder.waitsFor;
		if (waitsFor !== 'nothing') {
			timer = setTimeout(
				() => deliver(decoder.flush()),
				waitsFor === 'rest-of-key' ? escapeMs : pasteMs,
			);
		}
		for (const press of presses) onKey(press);
	}

	const onData = (chunk: Uint8Array | string): void => deliver(decoder.push(chunk));
	stdin.on('data', onData);
	return () => {
		clearTimeout(timer);
		stdin.off('data', onData);
	};
}
