/** docs/settings.md, and the table of settings in the README files. */

import type {Locale} from '@plateau/core/text';
import {settingsTable} from '@plateau/daemon/settings/describe';

export function settingsPage(): string {
	return [
		'# Settings of `plateaud`',
		'',
		'Printed from `packages/daemon/src/settings/table.ts` by `npm run docs`. A flag wins over a variable, a',
		'variable over `plateau.toml`, the file over the default. Unknown keys and bad values are refused with',
		'file, line and what was expected; `plateaud config check` prints what holds and where it came from.',
		'',
		...settingsRows('en'),
		'',
	].join('\n');
}

/** The table alone, for a README. */
export function settingsRows(locale: Locale): string[] {
	const [key, type, fallback, variable, flag, about] =
		locale === 'fr'
			? ['Clé', 'Valeur', 'Défaut', 'Variable', 'Option', 'Rôle']
			: ['Key', 'Value', 'Default', 'Variable', 'Flag', 'What it is'];
	return [
		`| ${key} | ${type} | ${fallback} | ${variable} | ${flag} | ${about} |`,
		'| --- | --- | --- | --- | --- | --- |',
		...settingsTable(locale).map((line) => {
			const cells = [
				`\`${line.key}\``,
				line.type,
				line.fallback === '' ? '' : `\`${line.fallback}\``,
				`\`${line.variable}\``,
				line.flag === undefined ? '' : `\`--${line.flag.replace(/^--/, '')}\``,
				line.description,
			];
			return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
		}),
	];
}
