/** The actions every screen has: help, find an action, draw again, leave. Part of each screen's table. */
import type {ActionRow} from './table.ts';

/** The context of every screen, outermost. */
export const shellContext = 'shell';
/** The help list, while it is open. */
export const helpContext = 'help';

/** Rows of the shell; none is ever disabled. */
export const shellRows: ReadonlyArray<ActionRow<unknown>> = [
	{
		id: 'help',
		keys: ['?', 'F1', ':', 'Ctrl+K'],
		label: ['keys', 'touches'],
		contexts: [shellContext],
	},
	{
		id: 'redraw',
		keys: ['Ctrl+L'],
		label: ['draw the screen again', 'redessiner l’écran'],
		contexts: [shellContext],
		inField: true,
	},
	{id: 'quit', keys: ['q'], label: ['close', 'fermer'], contexts: [shellContext]},
	{
		id: 'help-close',
		keys: ['Esc', 'F1', 'Ctrl+K'],
		label: ['close the help', 'fermer l’aide'],
		contexts: [helpContext],
		inField: true,
	},
	{
		id: 'help-run',
		keys: ['Enter'],
		label: ['do it', 'exécuter'],
		contexts: [helpContext],
		inField: true,
	},
	{
		id: 'help-up',
		keys: ['Up'],
		label: ['one up', 'plus haut'],
		contexts: [helpContext],
		inField: true,
	},
	{
		id: 'help-down',
		keys: ['Down'],
		label: ['one down', 'plus bas'],
		contexts: [helpContext],
		inField: true,
	},
	{
		id: 'help-page-up',
		keys: ['PgUp'],
		label: ['a page up', 'page précédente'],
		contexts: [helpContext],
		inField: true,
	},
	{
		id: 'help-page-down',
		keys: ['PgDn'],
		label: ['a page down', 'page suivante'],
		contexts: [helpContext],
		inField: true,
	},
];
