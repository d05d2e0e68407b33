/** Why the daemon cannot listen where it was asked to, with what to do. */

import type {Sentence} from './translate.ts';

export const serverErrorText = {
	'socket-path-too-long': [
		'The socket path {path} has {bytes} bytes and this system takes {limit} at most: choose a shorter one.',
		'Le chemin du socket {path} fait {bytes} octets et ce système en admet {limit} : choisissez-en un plus court.',
	],
	'socket-path-taken': [
		'{path} exists and is not a socket: move it away, or choose another path.',
		'{path} existe et n’est pas un socket : déplacez-le ou choisissez un autre chemin.',
	],
	'socket-in-use': [
		'Something answers on {path} already: another daemon runs there. Stop it, or choose another path.',
		'Un autre service répond déjà sur {path} : arrêtez-le ou choisissez un autre chemin.',
	],
	'address-needs-tls': [
		'{host} can be reached from other machines: give a TLS certificate and key, or listen on 127.0.0.1.',
		'{host} est joignable depuis d’autres machines : donnez un certificat TLS et sa clé, ou écoutez sur 127.0.0.1.',
	],
	'port-taken': [
		'Port {port} on {host} is taken: stop what uses it, or choose another.',
		'Le port {port} sur {host} est pris : arrêtez ce qui l’utilise ou choisissez-en un autre.',
	],
	'cannot-listen': [
		'Cannot listen on {where}: {reason}.',
		'Impossible d’écouter sur {where} : {reason}.',
	],
	'tls-files-bad': [
		'The TLS certificate or key cannot be used: {reason}.',
		'Le certificat TLS ou sa clé est inutilisable : {reason}.',
	],
} as const satisfies Record<string, Sentence>;

export type ServerErrorCode = keyof typeof serverErrorText;
