/**
 * What `plateaud asterisk-config` writes: a complete small Asterisk, or only the parts to include in
 * somebody's own. Texts in, texts out; writing them to a folder is the command's business.
 */

import {checkAsteriskInput} from './check-input.ts';
import {confFile} from './conf-text.ts';
import {dialplanFile, dialplanHash} from './dialplan.ts';
import {existingLisezmoi, existingReadme} from './existing-readme.ts';
import type {AsteriskInput, AsteriskSecrets} from './input.ts';
import {managerFile, managerUsers} from './manager.ts';
import {modulesFile} from './modules.ts';
import {pjsipFile} from './pjsip.ts';
import {asteriskFile, fallbackQueueSection, musicSection, smallFiles} from './small-files.ts';
import {tieSections} from './ties.ts';

/** File name to text; the same input gives the same texts. Throws `AsteriskInputError`. */
export type AsteriskFiles = ReadonlyMap<string, string>;

/** A complete small Asterisk. */
export function asteriskConfig(input: AsteriskInput, secrets: AsteriskSecrets): AsteriskFiles {
	checkAsteriskInput(input, secrets);
	return new Map([
		['asterisk.conf', asteriskFile(input, secrets)],
		['modules.conf', modulesFile(input)],
		['manager.conf', managerFile(input, secrets)],
		['extensions.conf', dialplanFile(input)],
		['pjsip.conf', pjsipFile(input, secrets)],
		...smallFiles(input),
	]);
}

/** The parts for an Asterisk that is there already, and what to do with them in two languages. */
export function existingConfig(input: AsteriskInput, secrets: AsteriskSecrets): AsteriskFiles {
	checkAsteriskInput(input, secrets);
	const part = (of: string, ...texts: readonly string[]) =>
		confFile(
			`Include this in ${of}; README.txt says how. Written by "plateaud asterisk-config --existing".`,
			...texts,
		);
	return new Map([
		['README.txt', existingReadme(input, secrets)],
		['LISEZMOI.txt', existingLisezmoi(input, secrets)],
		['plateau-extensions.conf', dialplanFile(input, true)],
		['plateau-manager.conf', part('manager.conf', ...managerUsers(input, secrets))],
		['plateau-queues.conf', part('queues.conf', fallbackQueueSection(input))],
		['plateau-musiconhold.conf', part('musiconhold.conf', musicSection(input))],
		...(input.ties === undefined
			? []
			: [['plateau-pjsip.conf', part('pjsip.conf', ...tieSections(input, secrets))] as const]),
	]);
}

/** The hash of the dialplan among `files`: what `PLATEAU_DIALPLAN` says when it runs. */
export function hashOfFiles(files: AsteriskFiles): string | undefined {
	return dialplanHash(files.get('extensions.conf') ?? files.get('plateau-extensions.conf') ?? '');
}
