/** What the floor itself writes of a caller's message: the subject of its work, and who left it. */

import type {Sentence} from './translate.ts';

export const mailboxText = {
	subject: ['Call back: message of {length}', 'À rappeler : message de {length}'],
	withheld: ['number withheld', 'numéro masqué'],
} as const satisfies Readonly<Record<string, Sentence>>;
