// Makes an Asterisk configuration folder from a folder of fixtures, with the ports filled in.

import {cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/**
 * Copies `fixtureDir` to `configDir` with each `@NAME@` in its files replaced by `values.NAME`.
 * Throws on a name that has no value, so that a fixture's slip shows here and not in Asterisk.
 */
export function fillConfiguration(
	fixtureDir: string,
	configDir: string,
	values: Readonly<Record<string, string | number>>,
): void {
	mkdirSync(configDir, {recursive: true});
	cpSync(fixtureDir, configDir, {recursive: true});
	for (const name of readdirSync(configDir)) {
		if (!name.endsWith('.conf')) {
			continue;
		}

		const file = path.join(configDir, name);
		const filled = readFileSync(file, 'utf8').replaceAll(/@([A-Z_]+)@/g, (_, key: string) => {
			const value = values[key];
			if (value === undefined) {
				throw new Error(`${name} asks for @${key}@, and no value was given`);
			}

			return String(value);
		});
		writeFileSync(file, filled);
	}
}
