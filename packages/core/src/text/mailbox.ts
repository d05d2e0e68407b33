/** What the floor itself writes of a caller's message: the subject of its work, and who left it. */

import type {Sentence} from './translate.ts';

export const mailboxText = {
	subject: ['Message of {length}, to be called back', 'Message de {length}, à rappeler'],
	withheld: ['number withheld', 'numéro masqué'],
} as const satisfies Readonly<Record<string, Sentence>>;
