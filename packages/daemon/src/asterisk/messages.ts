/**
 * What callers hear before they are hung up, in the number's language: stock sounds of Asterisk,
 * which exist in English and French under the same names, unless the floor has its own recordings.
 */

import type {Language} from '@plateau/core';
import type {MessageName, OwnSounds} from './input.ts';

interface Message {
	/** Stock sounds, played one after the other. */
	readonly stock: readonly string[];
	/** What they say. */
	readonly words: Readonly<Record<Language, string>>;
	/** Q.850 cause of the hang-up after it. */
	readonly cause: number;
}

const nobodyAvailable = {
	en: 'Nobody is available to take your call at the moment. Please try your call again later.',
	fr: 'Personne n’est en mesure de prendre votre appel en ce moment. Veuillez réessayer plus tard.',
};

/** Every message a caller can hear. Source of docs/caller-hears.md. */
export const messages: Readonly<Record<MessageName, Message>> = {
	closed: {stock: ['vm-nobodyavail', 'please-try-call-later'], words: nobodyAvailable, cause: 16},
	'unknown-number': {
		stock: ['ss-noservice'],
		words: {
			en: 'The number you have dialed is not in service. Please check the number and try again.',
			fr: 'Le numéro composé n’est pas en service. Veuillez vérifier le numéro et essayer de nouveau.',
		},
		cause: 1,
	},
	nobody: {stock: ['vm-nobodyavail', 'please-try-call-later'], words: nobodyAvailable, cause: 16},
	'max-wait': {
		stock: ['sorry', 'all-circuits-busy-now', 'please-try-call-later'],
		words: {
			en: 'We’re sorry. All circuits are busy now. Please try your call again later.',
			fr: 'Nous sommes désolés. Toutes les lignes sont occupées pour l’instant. Veuillez réessayer plus tard.',
		},
		cause: 16,
	},
	error: {
		stock: ['sorry', 'cannot-complete-as-dialed', 'please-try-call-later'],
		words: {
			en: 'We’re sorry. Your call cannot be completed as dialed. Please try your call again later.',
			fr: 'Nous sommes désolés. Votre appel ne peut être complété tel que composé. Veuillez réessayer plus tard.',
		},
		cause: 16,
	},
	fallback: {stock: ['vm-nobodyavail', 'please-try-call-later'], words: nobodyAvailable, cause: 16},
};

export const messageNames = Object.keys(messages) as readonly MessageName[];

/** The variable that holds a number's own recording of a message. */
export function messageVariable(name: MessageName): string {
	return `PLATEAU_SAY_${name.toUpperCase().replaceAll('-', '_')}`;
}

/** `Playback`'s list of files for a message: the floor's own recording, else stock sounds. */
export function soundsOf(name: MessageName, own: OwnSounds = {}): string {
	const path = own[name];
	return path === undefined ? messages[name].stock.join('&') : soundFile(path);
}

/** A sound as `Playback` wants it: without the ending, which it finds out by itself. */
export function soundFile(path: string): string {
	return path.replace(/\.(?:wav|wav16|gsm|alaw|ulaw|g722|sln|sln16)$/, '');
}

interface Spoken {
	/** Stock sounds before the number, and behind it. */
	readonly before: readonly string[];
	readonly after: readonly string[];
	/** What they say, the number as `…`. */
	readonly words: Readonly<Record<Language, string>>;
}

/** What a waiting caller is told of the place and the wait. Source of docs/caller-hears.md. */
export const spoken = {
	first: {
		before: ['queue-youarenext'],
		after: [],
		words: {
			en: 'Your call is now first in line and will be answered by the next available representative.',
			fr: 'Votre appel sera le prochain à être traité.',
		},
	},
	position: {
		before: ['queue-thereare'],
		after: ['queue-callswaiting'],
		words: {
			en: 'You are currently caller number … waiting to speak with a representative.',
			fr: 'Vous êtes présentement l’appelant numéro … en attente pour parler à un préposé.',
		},
	},
	minute: {
		before: ['queue-holdtime'],
		after: ['queue-minute'],
		words: {
			en: 'The estimated hold time is currently one minute.',
			fr: 'Le temps d’attente est évalué à une minute.',
		},
	},
	wait: {
		before: ['queue-holdtime'],
		after: ['queue-minutes'],
		words: {
			en: 'The estimated hold time is currently … minutes.',
			fr: 'Le temps d’attente est évalué à … minutes.',
		},
	},
} as const satisfies Readonly<Record<string, Spoken>>;

/** What a caller hears at a mailbox, around the beep. Source of docs/caller-hears.md. */
export const mailboxSounds = {
	prompt: {
		stock: ['vm-intro'],
		words: {
			en: 'Please leave your message after the tone. When done hang up or press the pound key.',
			fr: 'Veuillez laisser votre message après le bip sonore. Lorsque vous aurez terminé, veuillez raccrocher ou appuyer sur dièse.',
		},
	},
	thanks: {stock: ['vm-goodbye'], words: {en: 'Goodbye.', fr: 'Au revoir.'}},
} as const satisfies Readonly<Record<string, Omit<Message, 'cause'>>>;

/** What is said at a number outside from which a supervisor wants to listen, in the language of the trunk. */
export const earSounds = {
	key: {
		stock: ['to-listen-to-it', 'vm-press', 'digits/1'],
		words: {en: 'To listen to it, press one.', fr: 'Pour l’écouter, appuyez sur un.'},
	},
} as const satisfies Readonly<Record<string, Omit<Message, 'cause'>>>;

/** Every stock sound used, for the doctor; the files of `digits/` come in the same packages. */
export const stockSounds: readonly string[] = [
	...new Set([
		...Object.values(messages).flatMap(({stock}) => stock),
		...Object.values(mailboxSounds).flatMap(({stock}): readonly string[] => stock),
		...earSounds.key.stock.filter((sound) => !sound.startsWith('digits/')),
		'beep',
		...Object.values(spoken).flatMap(({before, after}): readonly string[] => [...before, ...after]),
	]),
];
