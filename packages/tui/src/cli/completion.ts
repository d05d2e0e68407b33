/** Completion for bash, zsh and fish: one engine over the table of commands, three small scripts. */

import {commandText, type Locale, optionText, type Sentence, say} from '@plateau/core/text';
import {globalOptions, type OptionName, type OptionRow, optionRows} from './options.ts';
import type {Verb} from './verb.ts';
import {verbs} from './verbs/index.ts';

export interface Candidate {
	readonly word: string;
	readonly about: string;
}

/**
 * What can come next. `words` are those after `plateau`, the last one begun or empty. Nothing where
 * only a person knows (an id, a file): the shell falls back to files.
 */
export function complete(words: readonly string[], locale: Locale): Candidate[] {
	const begun = words.at(-1) ?? '';
	const before = words.slice(0, -1);
	const previous = before.at(-1) ?? '';
	const option = optionNamed(previous);
	if (option !== undefined && option.type !== 'boolean') {
		return matching(
			(option.choices ?? []).map((word) => ({word, about: ''})),
			begun,
		);
	}
	const plainWords = wordsWithoutOptions(before);
	const candidates = begun.startsWith('-')
		? optionsFor(plainWords, locale)
		: nextWords(plainWords, locale);
	return matching(candidates, begun);
}

/** Lines for `shell`: zsh and fish show what a word is for, bash only the word. */
export function completionLines(candidates: readonly Candidate[], shell: string): string[] {
	return candidates.map(({word, about}) => {
		if (about === '' || shell === 'bash') return word;
		return shell === 'fish' ? `${word}\t${about}` : `${word.replaceAll(':', '\\:')}:${about}`;
	});
}

function matching(candidates: readonly Candidate[], begun: string): Candidate[] {
	return candidates.filter(({word}) => word.startsWith(begun));
}

function optionNamed(word: string): OptionRow | undefined {
	if (!word.startsWith('-')) return undefined;
	const name = word.replace(/^--?/, '');
	const rows: [string, OptionRow][] = Object.entries(optionRows);
	return rows.find(([own, row]) => own === name || (word.length === 2 && row.alias === name))?.[1];
}

/** The words that are neither options nor their values. */
function wordsWithoutOptions(words: readonly string[]): string[] {
	return words.filter((word, index) => {
		if (word.startsWith('-')) return false;
		const before = optionNamed(words[index - 1] ?? '');
		return before === undefined || before.type === 'boolean';
	});
}

function nextWords(words: readonly string[], locale: Locale): Candidate[] {
	const [first, second] = words;
	if (first === undefined) {
		const firsts = new Map(verbs.map((verb) => [verb.path[0], groupText(verb)]));
		return [...firsts].map(([word, text]) => ({word, about: say(locale, text)}));
	}
	const inGroup = verbs.filter((verb) => verb.path[0] === first && verb.path.length === 2);
	if (inGroup.length > 0 && second === undefined) {
		return inGroup.map(({path, text}) => ({
			word: path[1] ?? '',
			about: say(locale, commandText[text]),
		}));
	}
	const verb = verbOf(words);
	if (verb === undefined) return [];
	const choices = verb.positionals?.[words.length - verb.path.length]?.choices ?? [];
	return choices.map((word) => ({word, about: ''}));
}

function optionsFor(words: readonly string[], locale: Locale): Candidate[] {
	const names: readonly OptionName[] = [...(verbOf(words)?.options ?? []), ...globalOptions];
	return [
		...names.map((name) => ({
			word: `--${name}`,
			about: say(locale, optionText[optionRows[name].text]),
		})),
		{word: '--help', about: say(locale, optionText.help)},
	];
}

/** The sentence of a command's first word: its group's, or its own. */
export function groupText(verb: Verb): Sentence {
	const [first] = verb.path;
	const own = first in commandText ? (first as keyof typeof commandText) : verb.text;
	return commandText[own];
}

function verbOf(words: readonly string[]): Verb | undefined {
	return verbs.find(({path}) => path.every((word, index) => words[index] === word));
}

/** The script that a person sources or installs for `shell`. */
export function completionScript(shell: string): string {
	if (shell === 'fish') {
		return `# plateau completion fish > ~/.config/fish/completions/plateau.fish
complete -c plateau -f -a '(plateau __complete fish (commandline -opc)[2..-1] (commandline -ct))'
`;
	}
	if (shell === 'zsh') {
		return `#compdef plateau
# plateau completion zsh > "\${fpath[1]}/_plateau"
_plateau() {
	local -a found
	found=("\${(@f)$(plateau __complete zsh "\${words[@]:1:$((CURRENT - 1))}")}")
	if (( \${#found} )) && [[ -n "\${found[1]}" ]]; then
		_describe 'plateau' found
	else
		_files
	fi
}
if [[ "\${zsh_eval_context[-1]}" == loadautofunc ]]; then
	_plateau "$@"
else
	compdef _plateau plateau
fi
`;
	}
	return `# plateau completion bash >> ~/.bashrc
_plateau() {
	local IFS=$'\\n'
	COMPREPLY=($(plateau __complete bash "\${COMP_WORDS[@]:1:COMP_CWORD}"))
}
complete -o default -F _plateau plateau
`;
}
