import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {checkSettings} from '@plateau/daemon/settings/describe';
import {
	type LoadedSettings,
	loadSettings,
	type SettingSources,
} from '@plateau/daemon/settings/load';
import type {ExecutionContext} from 'ava';
import {givenFolder} from '../../helpers/given-store.ts';

/** Settings as a machine with this `plateau.toml` reads them; `@` stands for the folder. */
export function load(
	t: ExecutionContext,
	toml: string,
	{env = {}, ...sources}: SettingSources = {},
): {loaded: LoadedSettings; folder: string; lines: string[]} {
	const folder = givenFolder(t);
	writeFileSync(join(folder, 'plateau.toml'), toml, {mode: 0o600});
	const loaded = loadSettings({cwd: folder, home: join(folder, 'home'), env, ...sources});
	const lines = checkSettings(loaded, 'en').lines.map((line) => line.replaceAll(folder, '@'));
	return {loaded, folder, lines};
}

/** One Asterisk, with all that it takes. */
export const asterisk =
	'[[switches]]\nid = "main"\nsecret = "s3cret-word"\nsystemName = "0123456789abcdef"\n';
