/** What the agent's desk says. Its keys' names stand in the table of actions. */

import type {Sentence} from './translate.ts';

export const deskText = {
	desk: ['Desk', 'Poste'],
	ready: ['READY', 'PRÊT'],
} as const satisfies Record<string, Sentence>;
