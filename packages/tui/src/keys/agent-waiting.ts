/** The desk's list of waiting calls, as rows of its table of actions. */
import type {DeskModel} from '../model/desk-state.ts';
import {takeBlock} from '../model/desk-waiting.ts';
import type {ActionRow} from './table.ts';

/** Opens it, where no call is in front or the last one is wrapped up; part of the desk's rows. */
export const takeRows: ReadonlyArray<ActionRow<DeskModel>> = [
	{
		id: 'take-call',
		keys: ['t', 'Alt+T'],
		label: ['take a waiting call', 'prendre un appel qui attend'],
		contexts: ['idle', 'wrap-up'],
		opens: true,
		disabled: takeBlock,
	},
];

/** What the open list takes. */
export const waitingListRows: ReadonlyArray<ActionRow<DeskModel>> = [
	{
		id: 'waiting-pick',
		// None is called 0, and yet the key may not reach what is behind the list.
		keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
		label: ['take by digit', 'prendre par chiffre'],
		contexts: ['waiting-list'],
	},
	{
		id: 'waiting-take',
		keys: ['Enter'],
		label: ['take the marked one', 'prendre l’appel marqué'],
		contexts: ['waiting-list'],
		hint: 0,
	},
	{id: 'waiting-up', keys: ['Up', 'k'], label: ['one up', 'plus haut'], contexts: ['waiting-list']},
	{
		id: 'waiting-down',
		keys: ['Down', 'j'],
		label: ['one down', 'plus bas'],
		contexts: ['waiting-list'],
	},
	{
		id: 'waiting-page-up',
		keys: ['PgUp'],
		label: ['a page up', 'page précédente'],
		contexts: ['waiting-list'],
	},
	{
		id: 'waiting-page-down',
		keys: ['PgDn'],
		label: ['a page down', 'page suivante'],
		contexts: ['waiting-list'],
	},
	{
		id: 'waiting-close',
		keys: ['Esc'],
		label: ['close', 'fermer'],
		contexts: ['waiting-list'],
		hint: 9,
	},
];
