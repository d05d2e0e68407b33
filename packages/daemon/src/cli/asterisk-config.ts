/** `plateaud asterisk-config`: writes Asterisk's files for a switch, or compares them with what it runs. */

import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {daemonText} from '@plateau/core/text';
import {asteriskConfig, existingConfig, hashOfFiles} from '../asterisk/config.ts';
import type {AsteriskSecrets} from '../asterisk/input.ts';
import type {Flags} from '../settings/given.ts';
import type {Settings, SwitchSettings} from '../settings/settings.ts';
import {asteriskInput} from './asterisk-input.ts';
import {exitCodes} from './exit-codes.ts';
import {VerbError} from './failure.ts';
import {floorFileOr} from './floor-file.ts';
import {complain, type Io, printJson, settingsOr, tell} from './io.ts';
import {privateFolder, secretsIn} from './secrets-file.ts';

export interface AsteriskConfigOptions {
	readonly flags: Flags;
	readonly out: string | undefined;
	readonly floorPath: string | undefined;
	readonly existing: boolean;
	readonly check: boolean;
	readonly switchId: string | undefined;
	readonly json: boolean;
}

export async function asteriskConfigVerb(io: Io, options: AsteriskConfigOptions): Promise<number> {
	const settings = settingsOr(io, options.flags);
	if (typeof settings === 'number') return settings;
	const one = realSwitch(settings, options.switchId);
	if (one === undefined) {
		complain(io, daemonText.noRealSwitch);
		return exitCodes.config;
	}
	const file = floorFileOr(io, settings, options.floorPath);
	if (typeof file === 'number') return file;
	privateFolder(settings.dataDir);
	const input = asteriskInput(file, settings, one);
	const secrets = withSettings(
		secretsIn(
			settings.dataDir,
			input.phones.map(({endpoint}) => endpoint),
			input.ties !== undefined,
		),
		one,
	);
	const files = options.existing ? existingConfig(input, secrets) : asteriskConfig(input, secrets);
	if (options.check) {
		const {checkRunning} = await import('./check-running.ts');
		return checkRunning(io, {settings, one, wanted: hashOfFiles(files), json: options.json});
	}
	if (options.out === undefined) {
		complain(io, daemonText.outNeeded);
		return exitCodes.usage;
	}
	for (const [name, text] of files) {
		writePrivate(join(options.out, name), text);
	}
	if (options.json) {
		printJson(io, {out: options.out, files: [...files.keys()]});
	} else {
		tell(io, daemonText.asteriskWritten, {out: options.out, count: files.size});
	}
	return exitCodes.ok;
}

/** For its owner and the group that Asterisk runs in. Throws `file-unwritable`. */
function writePrivate(path: string, text: string): void {
	try {
		mkdirSync(dirname(path), {recursive: true});
		writeFileSync(path, text, {mode: 0o640});
		// Some hold secrets, and the file may have been there before.
		chmodSync(path, 0o640);
	} catch (error) {
		throw new VerbError('file-unwritable', {path, reason: (error as Error).message}, error);
	}
}

/** The Asterisk named, or the first in the settings. */
export function realSwitch(
	settings: Settings,
	switchId: string | undefined,
): Extract<SwitchSettings, {practice: false}> | undefined {
	for (const one of settings.switches) {
		if (!one.practice && (switchId === undefined || one.id === switchId)) return one;
	}
	return undefined;
}

/** What the settings say goes before what was made up. */
function withSettings(
	made: AsteriskSecrets,
	one: Extract<SwitchSettings, {practice: false}>,
): AsteriskSecrets {
	return {
		...made,
		control: one.secret?.reveal() ?? made.control,
		system: one.system?.secret.reveal() ?? made.system,
		systemName: one.systemName?.reveal() ?? made.systemName,
	};
}
