/** What a client says when the daemon cannot be reached or the link is gone, with what to do. */

import type {Sentence} from './translate.ts';

export const linkText = {
	'no-daemon': [
		'No daemon answers at {where}: start it ("plateaud serve", or "npm run demo"), or say where it listens (--socket, PLATEAU_SOCKET).',
		'Aucun service ne répond sur {where} : démarrez-le (« plateaud serve » ou « npm run demo ») ou indiquez où il écoute (--socket, PLATEAU_SOCKET).',
	],
	'socket-denied': [
		'You may not open {where}: only its owner may. Ask for access, or log in as the daemon’s user.',
		'Vous n’avez pas le droit d’ouvrir {where} : seul son propriétaire l’a. Demandez l’accès ou connectez-vous avec l’utilisateur du service.',
	],
	'player-needed': [
		'Say which player, such as PLATEAU_PLAYER="aplay -q" in the environment of this desk.',
		'Dites quel lecteur, comme PLATEAU_PLAYER="aplay -q" dans l’environnement de ce poste.',
	],
	'player-failed': ['{player} ended with {code}.', '{player} s’est terminé avec {code}.'],
	unreachable: ['{where} cannot be reached: {reason}.', '{where} est injoignable : {reason}.'],
	'not-a-daemon': [
		'What answers at {where} is no Plateau daemon.',
		'Ce qui répond sur {where} n’est pas un service Plateau.',
	],
	'tls-failed': [
		'The certificate of {where} is not trusted: {reason}. Give its authority with --ca or PLATEAU_CA.',
		'Le certificat de {where} n’est pas reconnu : {reason}. Donnez son autorité avec --ca ou PLATEAU_CA.',
	],
	'bad-endpoint': [
		'"{where}" is no place to find a daemon: give a socket’s path, tcp://127.0.0.1:PORT or tls://HOST:PORT.',
		'« {where} » n’est pas une adresse de service : donnez un chemin de socket, tcp://127.0.0.1:PORT ou tls://HÔTE:PORT.',
	],
	'insecure-endpoint': [
		'{where} would send your password over the network in the clear: use tls://.',
		'{where} enverrait votre mot de passe en clair sur le réseau : utilisez tls://.',
	],
	version: [
		'This plateau and the daemon speak different versions: update the older one.',
		'Ce plateau et le service ne parlent pas la même version : mettez à jour le plus ancien.',
	],
	stopping: ['The daemon is stopping.', 'Le service s’arrête.'],
	'too-slow': [
		'This terminal reads too slowly: the daemon let it go.',
		'Ce terminal lit trop lentement : le service l’a écarté.',
	],
	silent: ['Nothing was heard for too long.', 'Aucun signe depuis trop longtemps.'],
	'bad-frame': [
		'The daemon did not understand us: this is our mistake.',
		'Le service ne nous a pas compris : c’est notre erreur.',
	],
	flood: ['Too many requests at once.', 'Trop de demandes à la fois.'],
	revoked: [
		'This log-in was ended elsewhere: log in again.',
		'Cette connexion a été fermée ailleurs : identifiez-vous à nouveau.',
	],
	'link-lost': ['The link to the daemon was lost.', 'La liaison avec le service est perdue.'],
	'link-down': [
		'There is no link to the daemon now: it is being made again.',
		'Pas de liaison avec le service : elle est en cours de rétablissement.',
	],
	'no-answer': [
		'The daemon took too long to answer; it may still have done it.',
		'Le service a mis trop de temps à répondre ; c’est peut-être fait quand même.',
	],
	'bad-view': [
		'The daemon sent something unexpected ({detail}): update the older of the two.',
		'Le service a envoyé autre chose que prévu ({detail}) : mettez à jour le plus ancien des deux.',
	],
	closed: ['Closed.', 'Fermé.'],
} as const satisfies Record<string, Sentence>;

/** Why there is no link, or no answer over it. */
export type LinkCode = keyof typeof linkText;
