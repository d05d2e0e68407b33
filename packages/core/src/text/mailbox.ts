/**
 * What the floor itself says of a caller's message: the subject of its work, and who left it. A screen says so in
 * its own language; for what knows no more than a subject it is kept in the daemon's.
 */

import type {Sentence} from './translate.ts';

export const mailboxText = {
	subject: ['Call back: message of {length}', 'À rappeler : message de {length}'],
	withheld: ['number withheld', 'numéro masqué'],
} as const satisfies Readonly<Record<string, Sentence>>;
