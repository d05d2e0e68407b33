/**
 * What `plateaud asterisk-config` writes: a complete small Asterisk, or only the parts to include in
 * somebody's own. Texts in, texts out; writing them to a folder is the command's business.
 */

import {confFile} from './conf-text.ts';
import {dialplanFile, dialplanHash} from './dialplan.ts';
import {type AsteriskInput, type AsteriskSecrets, checkAsteriskInput} from './input.ts';
import {managerFile, managerUsers} from './manager.ts';
import {dialplanModules, modulesFile} from './modules.ts';
import {pjsipFile} from './pjsip.ts';
import {asteriskFile, fallbackQueueSection, musicSection, smallFiles} from './small-files.ts';

/** File name to text; the same input gives the same texts. Throws `AsteriskInputError`. */
export type AsteriskFiles = ReadonlyMap<string, string>;

/** A complete small Asterisk. */
export function asteriskConfig(input: AsteriskInput, secrets: AsteriskSecrets): AsteriskFiles {
	checkAsteriskInput(input, secrets);
	return new Map([
		['asterisk.conf', asteriskFile(input, secrets)],
		['modules.conf', modulesFile()],
		['manager.conf', managerFile(input, secrets)],
		['extensions.conf', dialplanFile(input)],
		['pjsip.conf', pjsipFile(input, secrets)],
		...smallFiles(input),
	]);
}

/** The parts for an Asterisk that is there already, and `README.txt` with what to do with them. */
export function existingConfig(input: AsteriskInput, secrets: AsteriskSecrets): AsteriskFiles {
	checkAsteriskInput(input, secrets);
	const part = (of: string, ...texts: readonly string[]) =>
		confFile(
			`Include this in ${of}; README.txt says how. Written by "plateaud asterisk-config --existing".`,
			...texts,
		);
	return new Map([
		['README.txt', readme(input, secrets)],
		['plateau-extensions.conf', dialplanFile(input, true)],
		['plateau-manager.conf', part('manager.conf', ...managerUsers(input, secrets))],
		['plateau-queues.conf', part('queues.conf', fallbackQueueSection(input))],
		['plateau-musiconhold.conf', part('musiconhold.conf', musicSection(input))],
	]);
}

/** The hash of the dialplan among `files`: what `PLATEAU_DIALPLAN` says when it runs. */
export function hashOfFiles(files: AsteriskFiles): string | undefined {
	return dialplanHash(files.get('extensions.conf') ?? files.get('plateau-extensions.conf') ?? '');
}

function readme(input: AsteriskInput, secrets: AsteriskSecrets): string {
	const endpoints = input.phones.map(({endpoint}) => endpoint).join(', ') || '(none yet)';
	return `Plateau beside your own Asterisk or FreePBX
===========================================

1. Copy the plateau-*.conf files to Asterisk's configuration folder (usually /etc/asterisk) and
   include each one at the end of its file. On FreePBX use the file in brackets.

     extensions.conf   [extensions_custom.conf]            #include plateau-extensions.conf
     manager.conf      [manager_custom.conf]               #include plateau-manager.conf
     queues.conf       [queues_custom.conf]                #include plateau-queues.conf
     musiconhold.conf  [musiconhold_custom.conf]           #include plateau-musiconhold.conf

   Your extensions.conf needs a section [globals], be it empty: the included file adds to it.

2. In manager.conf, section [general]: enabled = yes, timestampevents = yes, webenabled = no, and
   bindaddr as narrow as can be (127.0.0.1 when the daemon runs on this machine).

3. In asterisk.conf, section [options]:

     systemname = ${secrets.systemName}
     live_dangerously = no

   Then RESTART Asterisk: a reload does not set systemname. Without it the daemon cannot tell forged
   events from true ones. Keep it secret.

4. Your trunk's endpoint: let its calls begin in the context plateau-in (on FreePBX: an inbound route
   to a custom destination plateau-in,<number>,1), and give it

     callerid = "trunk" <000>
     trust_id_inbound = no
     direct_media = no

   The first two keep what a stranger writes into a name or number out of the daemon's events; the
   caller's number is read safely in the dialplan.

5. Your phones' endpoints must be named as in floor.yaml: ${endpoints}.
   Give them direct_media = no and allow_transfer = no.

6. Modules that must be loaded:

${wrapped(dialplanModules, '     ')}

7. Say "plateaud doctor": it looks at all of this and names what is missing.
`;
}

/** Words in lines of at most 100 characters. */
function wrapped(words: readonly string[], indent: string): string {
	const lines: string[] = [];
	for (const word of words) {
		const last = lines.at(-1);
		if (last === undefined || indent.length + last.length + word.length + 2 > 100) lines.push(word);
		else lines[lines.length - 1] = `${last}, ${word}`;
	}
	return lines.map((line) => indent + line).join(',\n');
}
