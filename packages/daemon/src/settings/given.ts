/** What the environment and the command line give. */

import {nearest} from '@plateau/core/text';
import type {Environment} from './file.ts';
import type {Given, SettingProblem, SettingWarning} from './problem.ts';
import {
	flagOf,
	type SettingRow,
	settingRows,
	switchField,
	switchRows,
	variableOf,
} from './table.ts';
import {unknownKey} from './unknown.ts';

/** Flags by name without dashes: `data-dir`; `switch` may be there several times. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

const prefix = 'PLATEAU_';

/** Variables of ours that are no settings of the daemon. */
const otherVariables = ['CONFIG', 'PHONE', 'TOKEN', 'URL', 'CA', 'LANG'].map(
	(name) => `${prefix}${name}`,
);

/** Values of `PLATEAU_*`. An empty variable counts as absent. Likely slips come back as warnings. */
export function readEnvironment(env: Environment): {given: Given[]; warnings: SettingWarning[]} {
	const given: Given[] = [];
	const warnings: SettingWarning[] = [];
	const known = new Map(settingRows.map((row) => [variableOf(row), row]));
	for (const [name, raw] of Object.entries(env)) {
		if (!name.startsWith(prefix) || raw === undefined || raw === '') continue;
		const origin = {kind: 'env', name} as const;
		const path = known.get(name)?.key ?? switchPath(name);
		if (path !== undefined) {
			given.push({path, raw, origin});
		} else if (!otherVariables.includes(name)) {
			// Without the prefix, which would make any two of them look alike.
			const names = [...known.keys(), ...otherVariables].map((one) => one.slice(prefix.length));
			const near = nearest(name.slice(prefix.length), names);
			if (near !== undefined) {
				const params = {key: name, near: `${prefix}${near}`};
				warnings.push({code: 'unknown-variable', params});
			}
		}
	}
	return {given, warnings};
}

/** `switches.main.host` of `PLATEAU_SWITCH_MAIN_HOST`. */
function switchPath(name: string): string | undefined {
	for (const row of switchRows) {
		const [before = '', suffix = ''] = variableOf(row, '*').split('*');
		const id = name.slice(before.length, name.length - suffix.length);
		const fits = name.startsWith(before) && name.endsWith(suffix) && id !== '';
		// SYSTEM_SECRET ends like SECRET; the longer field is the one that is meant.
		if (fits && !switchRows.some((longer) => isLonger(longer, row, name))) {
			return `switches.${id.toLowerCase().replaceAll('_', '-')}.${switchField(row)}`;
		}
	}
	return undefined;
}

function isLonger(other: SettingRow, row: SettingRow, name: string): boolean {
	const suffix = variableOf(other, '*').split('*')[1] ?? '';
	const own = variableOf(row, '*').split('*')[1] ?? '';
	return suffix.length > own.length && name.endsWith(suffix);
}

/** Values of the flags: `--data-dir DIR`, `--switch main.host=10.0.0.5`, `--practice`. */
export function readFlags(flags: Flags): {given: Given[]; problems: SettingProblem[]} {
	const given: Given[] = [];
	const problems: SettingProblem[] = [];
	for (const row of settingRows) {
		const name = flagOf(row);
		const raw = name === undefined ? undefined : flags[name];
		if (raw !== undefined) {
			given.push({path: row.key, raw, origin: {kind: 'flag', name: `--${name}`}});
		}
	}
	if (flags['practice'] === true) {
		const origin = {kind: 'flag', name: '--practice'} as const;
		given.push({path: 'switches.practice.practice', raw: true, origin});
	}
	for (const text of [flags['switch'] ?? []].flat()) {
		const found = switchFlag(String(text));
		if ('code' in found) problems.push(found);
		else given.push(found);
	}
	return {given, problems};
}

function switchFlag(text: string): Given | SettingProblem {
	const origin = {kind: 'flag', name: '--switch'} as const;
	const match = /^([a-z][a-z0-9-]*)\.([A-Za-z]+)=(.*)$/s.exec(text);
	if (match === null) return {code: 'switch-flag-malformed', origin, params: {}};
	const [, id = '', field = '', raw = ''] = match;
	const row = switchRows.find((one) => switchField(one) === field);
	if (row === undefined) return unknownKey(field, switchRows.map(switchField), origin);
	if (row.kind === 'secret') {
		return {code: 'secret-on-command-line', origin, params: {key: field}};
	}
	return {path: `switches.${id}.${field}`, raw, origin};
}
