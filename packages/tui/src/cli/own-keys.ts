/** A person's own keys, read from `keys.toml` when a screen opens. What is wrong with them is told at once. */

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {configFolder} from '@plateau/core/protocol';
import {cliText, say} from '@plateau/core/text';
import {parseChord} from '../keys/chord.ts';
import {type KeyScreen, parseKeysFile} from '../keys/keys-file.ts';
import {applyRemap, type Remap} from '../keys/remap.ts';
import type {ActionTable} from '../keys/table.ts';
import type {Context} from './context.ts';
import {usageEnd} from './ends.ts';

/**
 * The keys for each screen; undefined when there is no such file. Ends the command with every line that is
 * wrong, whichever screen it is about.
 */
export async function readOwnKeys(
	context: Context,
): Promise<Readonly<Record<KeyScreen, Remap>> | undefined> {
	const path = join(configFolder(context.io.env), 'keys.toml');
	const text = textOf(path, context);
	if (text === undefined) return undefined;
	const {locale} = context;
	const {remaps, lines, problems} = parseKeysFile(text);
	const told = problems.map(({line, sentence, params}) => ({
		line,
		text: say(locale, sentence, params),
	}));
	const [{agentTable}, {supervisorTable}] = await Promise.all([
		import('../keys/agent.ts'),
		import('../keys/supervisor.ts'),
	]);
	const check = <Model>(screen: KeyScreen, table: ActionTable<Model>) => {
		const remapped = applyRemap(table, remaps[screen]);
		for (const {action, key, sentence} of remapped.ok ? [] : remapped.problems) {
			// The other action of the two may be the one that was given this key.
			const id = Object.hasOwn(remaps[screen], action) ? action : holderOf(remaps[screen], key);
			const line = lines.get(`${screen}.${id}`) ?? 1;
			told.push({line, text: `${action}: ${say(locale, sentence, {action, key})}`});
		}
	};
	check('desk', agentTable);
	check('board', supervisorTable);
	if (told.length === 0) return remaps;
	const list = told
		.toSorted((one, other) => one.line - other.line)
		.map(({line, text: what}) => `\n${path}:${line}: ${what}`);
	throw usageEnd(`${context.say(cliText.badKeys, {count: list.length})}${list.join('')}`);
}

function holderOf(remap: Remap, key: string): string | undefined {
	const chord = parseChord(key);
	return Object.keys(remap).find((id) =>
		[remap[id] ?? []].flat().some((own) => chord !== undefined && parseChord(own) === chord),
	);
}

function textOf(path: string, context: Context): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
		throw usageEnd(context.say(cliText.keysUnreadable, {path, reason: code ?? String(error)}));
	}
}
