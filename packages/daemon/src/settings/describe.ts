/** Settings and their problems in words: for the README's table, `--help` and `plateaud config check`. */

import {
	type Locale,
	type Params,
	say,
	settingKindText,
	settingProblemText,
	settingText,
	settingWarningText,
} from '@plateau/core/text';
import {expectedParams} from './kinds.ts';
import type {LoadedSettings} from './load.ts';
import type {Origin, SettingProblem, SettingWarning} from './problem.ts';
import type {SwitchSettings} from './settings.ts';
import {
	flagOf,
	type SettingRow,
	settingRows,
	switchField,
	switchRows,
	variableOf,
} from './table.ts';

/** One line of the table of settings, as shown. `flag` is absent for secrets. */
export interface SettingLine {
	/** `dataDir`, `trunk.host`, `[[switches]] host`. */
	readonly key: string;
	readonly variable: string;
	readonly flag?: string;
	/** What it must be, its unit included. */
	readonly type: string;
	/** Empty: none. */
	readonly fallback: string;
	readonly description: string;
}

/** Every setting, in the table's order, each switch's last. */
export function settingsTable(locale: Locale): SettingLine[] {
	return [
		...settingRows.map((row) => lineOf(row, locale)),
		...switchRows.map((row) => lineOf(row, locale)),
	];
}

/** Options for the command line: by name without dashes, for a parser that takes them as texts. */
export function settingFlags(
	locale: Locale,
): Record<string, {readonly describe: string; readonly type: 'string' | 'boolean' | 'array'}> {
	const rows = settingRows.flatMap((row) => {
		const flag = flagOf(row);
		return flag === undefined ? [] : [[flag, option(row, locale)] as const];
	});
	return {
		config: {describe: 'plateau.toml', type: 'string'},
		...Object.fromEntries(rows),
		switch: {describe: 'id.key=value', type: 'array'},
		practice: {describe: say(locale, settingText['switches.practice']), type: 'boolean'},
	};
}

/** `/etc/plateau/plateau.toml:12: there is no setting "datadir": did you mean "dataDir"?` */
export function problemLine(problem: SettingProblem, locale: Locale): string {
	const {code, params, expected, origin} = problem;
	const filled: Params =
		expected === undefined
			? params
			: {...params, expected: say(locale, settingKindText[expected.kind], expected.params)};
	return `${place(origin)}: ${say(locale, settingProblemText[code], filled)}`;
}

export function warningLine({code, params}: SettingWarning, locale: Locale): string {
	return say(locale, settingWarningText[code], params);
}

/** What `config check` prints: each setting with its value and where it came from, then the warnings. */
export function checkSettings(
	loaded: LoadedSettings,
	locale: Locale,
): {readonly ok: boolean; readonly lines: readonly string[]} {
	if (!loaded.ok) return {ok: false, lines: loaded.problems.map((one) => problemLine(one, locale))};
	const {settings, warnings, look} = loaded;
	const {dataDir, database, socket, recording} = settings;
	const found: Record<string, string> = {
		...{dataDir, database, socket, locale: settings.locale},
		'recording.spool': recording?.spool ?? '',
		'recording.folder': recording?.folder ?? '',
		'recording.keyFile': recording?.keyFile ?? '',
	};
	const line = (path: string, row: SettingRow) => {
		const {shown, origin} = look(path);
		const value = found[path] ?? shown ?? row.fallback;
		const from = origin.kind === 'default' ? '' : `  (${place(origin)})`;
		return value === undefined ? [] : [`${path} = ${value}${from}`];
	};
	const ofSwitch = ({id, practice}: SwitchSettings) =>
		switchRows
			.filter((row) => !practice || row.key === 'switches.practice')
			.flatMap((row) => line(`switches.${id}.${switchField(row)}`, row));
	return {
		ok: true,
		lines: [
			...settingRows.flatMap((row) => line(row.key, row)),
			...settings.switches.flatMap(ofSwitch),
			...warnings.map((one) => `! ${warningLine(one, locale)}`),
		],
	};
}

function lineOf(row: SettingRow, locale: Locale): SettingLine {
	const isSwitch = switchRows.includes(row);
	const flag = flagOf(row);
	const shownFlag = isSwitch ? `--switch ID.${switchField(row)}=…` : `--${flag}`;
	return {
		key: isSwitch ? `[[switches]] ${switchField(row)}` : row.key,
		variable: isSwitch ? variableOf(row, '<ID>') : variableOf(row),
		...(flag === undefined || row.key === 'switches.id' ? {} : {flag: shownFlag}),
		type: typeOf(row, locale),
		fallback: row.fallback ?? row.fallbackNote ?? '',
		description: say(locale, settingText[row.key]),
	};
}

function option(row: SettingRow, locale: Locale) {
	const fallback = row.fallback ?? row.fallbackNote;
	const note = fallback === undefined ? '' : ` [${fallback}]`;
	return {describe: `${say(locale, settingText[row.key])}${note}`, type: 'string'} as const;
}

function typeOf(row: SettingRow, locale: Locale): string {
	return say(locale, settingKindText[row.kind], expectedParams(row));
}

function place(origin: Origin): string {
	switch (origin.kind) {
		case 'file':
			return origin.line === undefined ? origin.path : `${origin.path}:${origin.line}`;
		case 'env':
		case 'flag':
			return origin.name;
		case 'default':
			return 'plateau.toml';
	}
}
