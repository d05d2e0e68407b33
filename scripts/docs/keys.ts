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
		'now; `keys.toml` remaps them by name. *Twice*: press again within 1.5 s. Call control is on F-keys',
		'everywhere, on letters where no text field has the cursor, and on Alt+letter.',
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
