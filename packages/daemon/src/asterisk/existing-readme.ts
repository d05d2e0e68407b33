/** What to do with the includes for an Asterisk that is there already, in English and French. */

import {contexts} from './contract.ts';
import type {AsteriskInput, AsteriskSecrets} from './input.ts';
import {modulesFor} from './modules.ts';
import {identifierOrder, nobodySections} from './replaces.ts';

function includes({ties}: AsteriskInput): string {
	return [
		'extensions',
		'manager',
		'queues',
		'musiconhold',
		...(ties === undefined ? [] : ['pjsip']),
	]
		.map((name) => {
			const own = `${name}.conf`.padEnd(18);
			// FreePBX has no file of ours to read at the end of pjsip.conf but this one.
			const custom = name === 'pjsip' ? 'pjsip.endpoint' : name;
			const freepbx = `[${custom}_custom.conf]`.padEnd(27);
			return `     ${own}${freepbx}#include plateau-${name}.conf`;
		})
		.join('\n');
}

const trunkLines = `     callerid = "trunk" <000>
     trust_id_inbound = no
     direct_media = no`;

function optionLines({systemName}: AsteriskSecrets): string {
	return `     systemname = ${systemName}
     live_dangerously = no`;
}

/** What keeps the places of legs, indented as an example. */
function placeLines(): string {
	const lines = ['[global]', identifierOrder, '', ...nobodySections().join('\n').split('\n')];
	return lines
		.filter((line) => !line.startsWith(';'))
		.map((line) => (line === '' ? '' : `     ${line}`))
		.join('\n')
		.trimEnd();
}

function endpoints(input: AsteriskInput): string {
	return input.phones.map(({endpoint}) => endpoint).join(', ');
}

/** `README.txt`. */
export function existingReadme(input: AsteriskInput, secrets: AsteriskSecrets): string {
	return `Plateau beside your own Asterisk or FreePBX
===========================================

1. Copy the plateau-*.conf files to Asterisk's configuration folder (usually /etc/asterisk) and
   include each one at the end of its file. On FreePBX use the file in brackets.

${includes(input)}

   Your extensions.conf needs a section [globals], be it empty: the included file adds to it.

2. In manager.conf, section [general]: enabled = yes, timestampevents = yes, webenabled = no, and
   bindaddr as narrow as can be (127.0.0.1 when the daemon runs on this machine).

3. In asterisk.conf, section [options]:

${optionLines(secrets)}

   Then RESTART Asterisk: a reload does not set systemname. Without it the daemon cannot tell forged
   events from true ones. Keep it secret.

4. Your trunk's endpoint: let its calls begin in the context ${contexts.incoming} (on FreePBX: an inbound
   route to a custom destination ${contexts.incoming},<number>,1), and give it

${trunkLines}

   The first two keep what a stranger writes into a name or number out of the daemon's events; the
   caller's number is read safely in the dialplan.

5. Your phones' endpoints must be named as in floor.yaml: ${endpoints(input) || '(none yet)'}.
   Give them direct_media = no and allow_transfer = no.

   Where res_pjsip_refer is loaded, whoever has seen the Call-ID and tags of a leg may take its place in
   the call (INVITE with Replaces), whatever allow_transfer says. In pjsip.conf this keeps them from it:

${placeLines()}

6. Modules that must be loaded:

${wrapped(modulesFor(input))}

7. Say "plateaud doctor": it looks at all of this and names what is missing.
`;
}

/** `LISEZMOI.txt`. */
export function existingLisezmoi(input: AsteriskInput, secrets: AsteriskSecrets): string {
	return `Plateau à côté de votre Asterisk ou FreePBX
===========================================

1. Copiez les fichiers plateau-*.conf dans le dossier de configuration d'Asterisk (en général
   /etc/asterisk) et incluez chacun à la fin du sien. Sous FreePBX, prenez celui entre crochets.

${includes(input)}

   Votre extensions.conf doit avoir une section [globals], même vide : le fichier inclus s'y ajoute.

2. Dans manager.conf, section [general] : enabled = yes, timestampevents = yes, webenabled = no, et
   bindaddr le plus étroit possible (127.0.0.1 si le service tourne sur cette machine).

3. Dans asterisk.conf, section [options] :

${optionLines(secrets)}

   Puis REDÉMARREZ Asterisk : un rechargement ne pose pas systemname. Sans lui, le service ne peut
   distinguer un faux événement d'un vrai. Gardez-le secret.

4. Le point de votre raccordement : faites aboutir ses appels au contexte ${contexts.incoming} (sous FreePBX :
   une route entrante vers une destination personnalisée ${contexts.incoming},<numéro>,1), et donnez-lui

${trunkLines}

   Les deux premières lignes tiennent hors des événements ce qu'un inconnu écrit dans son nom ou son
   numéro ; le numéro de l'appelant est lu sans risque dans le plan de numérotation.

5. Les points de vos postes portent les noms de floor.yaml : ${endpoints(input) || '(aucun encore)'}.
   Donnez-leur direct_media = no et allow_transfer = no.

   Si res_pjsip_refer est chargé, qui a vu le Call-ID et les étiquettes d'une branche peut prendre sa
   place dans l'appel (INVITE avec Replaces), quoi que dise allow_transfer. Dans pjsip.conf, ceci
   l'empêche :

${placeLines()}

6. Modules à charger :

${wrapped(modulesFor(input))}

7. Lancez « plateaud doctor » : il vérifie tout cela et nomme ce qui manque.
`;
}

/** Words in lines of at most 100 characters. */
function wrapped(words: readonly string[]): string {
	const indent = '     ';
	const lines: string[] = [];
	for (const word of words) {
		const last = lines.at(-1);
		if (last === undefined || indent.length + last.length + word.length + 2 > 100) lines.push(word);
		else lines[lines.length - 1] = `${last}, ${word}`;
	}
	return lines.map((line) => indent + line).join(',\n');
}
