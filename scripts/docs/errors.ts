/** docs/errors.md: every code with its sentence in both languages, from the tables in core/text. */

import {refusalCodes} from '@plateau/core';
import {
	daemonExitText,
	exitCodeText,
	floorFileText,
	linkText,
	refusalText,
	type Sentence,
	serverErrorText,
	settingProblemText,
	settingWarningText,
	storeErrorText,
	verbErrorText,
} from '@plateau/core/text';
import {exitCodes as daemonExitCodes} from '@plateau/daemon/cli/exit-codes';
import {exitCodeOf} from '@plateau/tui/cli/ends';
import {exitCodes} from '@plateau/tui/cli/exit-codes';

export function errorsPage(): string {
	return [
		'# Codes',
		'',
		'Printed from `packages/core/src/text/` by `npm run docs`. A code never changes its meaning and is never',
		'renamed; new ones are added. `{…}` is filled in. A sentence says what was wrong and how to mend it.',
		'',
		'## Exit codes of `plateau`',
		'',
		'On failure standard error has `plateau: <sentence> [<code>]`, or with `--json` one line',
		'`{"error": {"code", "params", "message", "details"}}`. Standard output is then empty.',
		'',
		'| Exit | Meaning | En français |',
		'| --- | --- | --- |',
		...Object.entries(exitCodes).map(([name, number]) => {
			const [english, french] = exitCodeText[name as keyof typeof exitCodes];
			return `| ${number} | ${english} | ${french} |`;
		}),
		'',
		'## Exit codes of `plateaud`',
		'',
		'On failure standard error has `plateaud: <sentence>`.',
		'',
		'| Exit | Meaning | En français |',
		'| --- | --- | --- |',
		...Object.entries(daemonExitCodes).map(([name, number]) => {
			const [english, french] = daemonExitText[name as keyof typeof daemonExitCodes];
			return `| ${number} | ${english} | ${french} |`;
		}),
		'',
		'## Refusals',
		'',
		'What the daemon answers to a command or a subscription that it will not carry out.',
		'',
		'| Code | Exit | Meaning and remedy | En français |',
		'| --- | --- | --- | --- |',
		...refusalCodes.map((code) => row(code, refusalText[code], exitCodeOf(code))),
		'',
		'## The link',
		'',
		'Why a client has no daemon to talk to, or no answer. Some are also the codes of `bye`.',
		'',
		'| Code | Exit | Meaning and remedy | En français |',
		'| --- | --- | --- | --- |',
		...Object.entries(linkText).map(([code, text]) => row(code, text, exitCodeOf(code))),
		'',
		...section(
			'Opening the doors',
			'Why the daemon cannot listen where it was asked to.',
			serverErrorText,
		),
		...section('The database', 'Why the daemon cannot open or write its database.', storeErrorText),
		...section('The verbs of `plateaud`', 'Why one could not go on.', verbErrorText),
		...section('The floor file', 'What `plateau floor apply` says of a line.', floorFileText),
		...section('Settings', 'What `plateaud config check` refuses.', settingProblemText),
		...section(
			'Settings, warnings',
			'What it accepts and says something about.',
			settingWarningText,
		),
	].join('\n');
}

function section(
	title: string,
	about: string,
	table: Readonly<Record<string, Sentence>>,
): string[] {
	return [
		`## ${title}`,
		'',
		about,
		'',
		'| Code | Meaning and remedy | En français |',
		'| --- | --- | --- |',
		...Object.entries(table).map(([code, text]) => row(code, text)),
		'',
	];
}

function row(code: string, [english, french]: Sentence, exit?: number): string {
	const cells = [`\`${code}\``, ...(exit === undefined ? [] : [String(exit)]), english, french];
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
