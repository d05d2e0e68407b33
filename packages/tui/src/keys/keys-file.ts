/**
 * A person's own keys, as `keys.toml` has them: `[desk]` and `[board]`, and under each an action's name with
 * one key or a list of them. Reads as much of TOML as that takes, each entry with its line. Pure.
 */
import type {Sentence} from '@plateau/core/text';
import type {Remap} from './remap.ts';

/** The screens that have keys of their own. */
export const keyScreens = ['desk', 'board'] as const;
export type KeyScreen = (typeof keyScreens)[number];

/** What is wrong with a line, in a sentence for the person who wrote it. */
export interface KeysFileProblem {
	readonly line: number;
	readonly sentence: Sentence;
	readonly params?: Readonly<Record<string, string>>;
}

export interface KeysFile {
	readonly remaps: Readonly<Record<KeyScreen, Remap>>;
	/** On which line an action's keys stand: `desk.answer`. */
	readonly lines: ReadonlyMap<string, number>;
	readonly problems: readonly KeysFileProblem[];
}

/** Reads the text; what could not be read is left out and told. */
export function parseKeysFile(text: string): KeysFile {
	const remaps: Record<KeyScreen, Record<string, readonly string[]>> = {desk: {}, board: {}};
	const lines = new Map<string, number>();
	const problems: KeysFileProblem[] = [];
	let screen: KeyScreen | undefined;
	let isKnown = true;
	for (const [index, written] of text.split(/\r?\n/).entries()) {
		const line = index + 1;
		const bare = withoutComment(written).trim();
		if (bare === '') continue;
		const section = /^\[\s*([^\]]*?)\s*\]$/.exec(bare)?.[1];
		if (section !== undefined) {
			screen = keyScreens.find((one) => one === section);
			isKnown = screen !== undefined;
			if (!isKnown) problems.push({line, sentence: noScreen, params: {section}});
			continue;
		}
		const entry = /^([\w-]+|"[^"]*"|'[^']*')\s*=\s*(.+)$/.exec(bare);
		const keys = entry?.[2] === undefined ? undefined : keysOf(entry[2]);
		if (entry?.[1] === undefined || keys === undefined) {
			problems.push({line, sentence: noEntry});
		} else if (screen === undefined) {
			// Of a section that is none everything was told.
			if (isKnown) problems.push({line, sentence: noSection});
		} else {
			const id = entry[1].replaceAll(/["']/g, '');
			const before = lines.get(`${screen}.${id}`);
			if (before === undefined) {
				lines.set(`${screen}.${id}`, line);
				remaps[screen][id] = keys;
			} else problems.push({line, sentence: twice, params: {id, before: String(before)}});
		}
	}
	return {remaps, lines, problems};
}

/** `"F5"`, or `["F5", "Alt+N"]` on one line. */
function keysOf(value: string): readonly string[] | undefined {
	const list = /^\[(.*)\]$/.exec(value)?.[1];
	if (list === undefined) {
		const key = textOf(value);
		return key === undefined ? undefined : [key];
	}
	const items = list.match(/"(?:[^"\\]|\\.)*"|'[^']*'|[^,\s]+/g) ?? [];
	const keys = items.map(textOf);
	const isWhole = list.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'|[\s,]/g, '') === '';
	return isWhole && keys.every((key) => key !== undefined) ? (keys as string[]) : undefined;
}

function textOf(value: string): string | undefined {
	const basic = /^"((?:[^"\\]|\\["\\])*)"$/.exec(value)?.[1];
	if (basic !== undefined) return basic.replaceAll(/\\(.)/g, '$1');
	return /^'([^']*)'$/.exec(value)?.[1];
}

/** A `#` in a text is one of its letters. */
function withoutComment(line: string): string {
	const parts = line.match(/"(?:[^"\\]|\\.)*"|'[^']*'|#.*|[^"'#]+|./g) ?? [];
	return parts.filter((part) => !part.startsWith('#')).join('');
}

const noScreen: Sentence = [
	'there is no section [{section}]: write [desk] or [board]',
	'la section [{section}] n’existe pas : écrivez [desk] ou [board]',
];
const noEntry: Sentence = [
	'write an action’s name and its keys: note = "F5", or note = ["F5", "Alt+N"]',
	'écrivez le nom d’une action et ses touches : note = "F5", ou note = ["F5", "Alt+N"]',
];
const noSection: Sentence = [
	'say first whose keys these are: [desk] or [board]',
	'dites d’abord de quel écran sont ces touches : [desk] ou [board]',
];
const twice: Sentence = [
	'"{id}" has its keys on line {before} already',
	'« {id} » a déjà ses touches à la ligne {before}',
];
