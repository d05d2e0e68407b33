/** What a replay says: the mark over a board of the past, and the time that is asked for. */

import type {Sentence} from './translate.ts';

export const replayText = {
	/** Beside the board's name, so that nobody takes the past for now. */
	mark: ['REPLAY {time}', 'REJEU {time}'],
	event: ['event {seq}: {what}', 'évènement {seq} : {what}'],
	asking: ['looking it up…', 'recherche…'],
	timeTitle: ['Replay from when?', 'Rejouer à partir de quand ?'],
	timeLabel: ['Time', 'Heure'],
	timeHint: [
		'14:03 or 14:03:20 today, or 2026-11-20 14:03. Enter shows the floor as it was, Esc drops it.',
		'14:03 ou 14:03:20 aujourd’hui, ou 2026-11-20 14:03. Entrée montre le plateau d’alors, Échap annule.',
	],
	badTime: [
		'"{text}" is no time: write 14:03, 14:03:20 or 2026-11-20 14:03.',
		'« {text} » n’est pas une heure : écrivez 14:03, 14:03:20 ou 2026-11-20 14:03.',
	],
	live: ['This is now again.', 'Retour au direct.'],
} as const satisfies Record<string, Sentence>;
