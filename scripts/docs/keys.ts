/** docs/keys.md: every key from the tables of actions that help, footer and tests read too. */

import type {Sentence} from '@plateau/core/text';
import {agentTable} from '@plateau/tui/keys/agent';
import {supervisorTable} from '@plateau/tui/keys/supervisor';

interface Row {
	readonly id: string;
	readonly keys: readonly string[];
	readonly label: Sentence;
	readonly contexts: readonly string[];
	readonly guard?: string;
}

const tables: readonly (readonly [title: string, rows: readonly Row[]])[] = [
	['The desk', agentTable.rows],
	['The board', supervisorTable.rows],
];

export function keysPage(): string {
	return [
		'# Keys',
		'',
		'Printed from the tables in `packages/tui/src/keys/` by `npm run docs`. `?` or F1 shows those that work',
		'now. *Twice*: press again within 1.5 s. Call control is on F-keys everywhere, on letters where no text',
		'field has the cursor, and on Alt+letter. A key that begins a sequence (`g`) says after a moment what can follow.',
		'What is typed for a list or a field that could not open, or closed by itself, does nothing: until Enter, Esc, an',
		'F-key or Alt+letter, or 1.5 s without a key.',
		'',
		'Keys of your own are in `$XDG_CONFIG_HOME/plateau/keys.toml` (`~/.config/plateau/keys.toml`), by the names below:',
		'',
		'```toml',
		'[desk]',
		'note = "F5"                # in place of F7 and Alt+N',
		'',
		'[board]',
		'filter = ["/", "Ctrl+F"]   # several',
		'redraw = []                # none',
		'```',
		'',
		'A screen does not open while a line of it is wrong: a name or a key that is none, two actions on one key in one',
		'place, call control without an F-key, keys that terminals keep for themselves. Each is told with its line.',
		'',
		...tables.flatMap(([title, rows]) => [
			`## ${title}`,
			'',
			'| Name | Keys | What it does | En français | Where |',
			'| --- | --- | --- | --- | --- |',
			...rows.map(lineOf),
			'',
		]),
	].join('\n');
}

function lineOf({id, keys, label: [english, french], contexts, guard}: Row): string {
	const pressed = keys.map((key) => `\`${key}\``).join(' ');
	const cells = [
		`\`${id}\``,
		guard === 'press-twice' ? `${pressed} *twice*` : pressed,
		english,
		french,
		contexts.join(', '),
	];
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
