/** The desk's call control: hold, transfer, mute, consult and keypad, as rows of its table of actions. */
import {
	answeredBlock,
	digitsBlock,
	hangUpBlock,
	holdBlock,
	internalBlock,
	joinBlock,
	orderBlock,
	phoneBlock,
	swapBlock,
} from '../model/desk-call.ts';
import type {DeskModel} from '../model/desk-state.ts';
import type {ActionRow} from './table.ts';

/** Customer and agent, nobody else. */
const two = ['joined', 'held'];
/** Somebody is called or heard besides. */
const three = ['consulting', 'conference'];
const anyLine = [...two, ...three];

/** Part of the desk's rows. */
export const callControlRows: ReadonlyArray<ActionRow<DeskModel>> = [
	{
		id: 'hold',
		keys: ['F3', 'h', 'Alt+H'],
		label: ['hold', 'attente'],
		contexts: ['joined', ...three],
		hint: 1,
		isCallControl: true,
		disabled: holdBlock,
	},
	{
		id: 'resume',
		keys: ['F3', 'h', 'Alt+H'],
		label: ['resume', 'reprendre'],
		contexts: ['held'],
		hint: 1,
		isCallControl: true,
		disabled: phoneBlock,
	},
	{
		id: 'transfer',
		keys: ['F4', 't', 'Alt+T'],
		label: ['transfer', 'transfert'],
		contexts: two,
		opens: true,
		hint: 2,
		isCallControl: true,
		disabled: (model) => internalBlock(model) ?? orderBlock(model),
	},
	{
		id: 'park',
		keys: ['k', 'Alt+K'],
		label: ['park for anybody of the queue', 'parquer pour toute la file'],
		contexts: two,
		throttleMs: 1000,
		disabled: (model) => internalBlock(model) ?? orderBlock(model),
	},
	{
		id: 'hand-over',
		keys: ['F4', 't', 'Alt+T'],
		label: ['hand over', 'remettre'],
		contexts: three,
		hint: 2,
		isCallControl: true,
		throttleMs: 1000,
		disabled: answeredBlock,
	},
	{
		id: 'mute',
		keys: ['F5', 'm', 'Alt+M'],
		label: ['mute', 'micro'],
		contexts: anyLine,
		hint: 3,
		isCallControl: true,
	},
	{
		id: 'consult',
		keys: ['F6', 's', 'Alt+S'],
		label: ['consult', 'consulter'],
		contexts: two,
		opens: true,
		hint: 4,
		isCallControl: true,
		disabled: (model) => internalBlock(model) ?? phoneBlock(model),
	},
	{
		id: 'consult-menu',
		keys: ['F6', 's', 'Alt+S'],
		label: ['swap, back…', 'va-et-vient, retour…'],
		contexts: three,
		opens: true,
		hint: 4,
		isCallControl: true,
	},
	{
		id: 'keypad',
		keys: ['#', 'Alt+D'],
		label: ['keypad', 'clavier'],
		contexts: anyLine,
		opens: true,
		disabled: digitsBlock,
	},
	{
		id: 'hang-up',
		keys: ['F8', 'x', 'Alt+X'],
		label: ['hang up', 'raccrocher'],
		contexts: ['talking', 'consulted', 'called-talk'],
		hint: 6,
		isCallControl: true,
		guard: 'press-twice',
		disabled: hangUpBlock,
	},
];

/** Numbers and colleagues dialled by hand; part of the desk's rows. */
export const dialRows: ReadonlyArray<ActionRow<DeskModel>> = [
	{
		id: 'dial',
		keys: ['d', 'Alt+D'],
		label: ['call somebody', 'appeler quelqu’un'],
		contexts: ['idle', 'wrap-up'],
		opens: true,
		hint: 9,
	},
	{
		id: 'stop-dialling',
		keys: ['F8', 'x', 'Alt+X'],
		label: ['hang up', 'raccrocher'],
		contexts: ['dialling'],
		hint: 1,
		isCallControl: true,
	},
];

/** What follows F6, and what the list of targets and the keypad take. */
export const callControlMenuRows: ReadonlyArray<ActionRow<DeskModel>> = [
	{
		id: 'swap',
		keys: ['s'],
		label: ['swap', 'va-et-vient'],
		contexts: ['consult-menu'],
		disabled: swapBlock,
	},
	{
		id: 'join-all',
		keys: ['j'],
		label: ['join all three', 'parler à trois'],
		contexts: ['consult-menu'],
		disabled: joinBlock,
	},
	{
		id: 'end-consult',
		keys: ['b'],
		label: ['back to the caller', 'retour à l’appelant'],
		contexts: ['consult-menu'],
		disabled: orderBlock,
	},
	{
		id: 'finder-choose',
		keys: ['Enter'],
		label: ['choose', 'choisir'],
		contexts: ['finder'],
		hint: 0,
		inField: true,
	},
	{
		id: 'finder-up',
		keys: ['Up'],
		label: ['one up', 'plus haut'],
		contexts: ['finder'],
		inField: true,
	},
	{
		id: 'finder-down',
		keys: ['Down'],
		label: ['one down', 'plus bas'],
		contexts: ['finder'],
		inField: true,
	},
	{
		id: 'finder-page-up',
		keys: ['PgUp'],
		label: ['a page up', 'page précédente'],
		contexts: ['finder'],
		inField: true,
	},
	{
		id: 'finder-page-down',
		keys: ['PgDn'],
		label: ['a page down', 'page suivante'],
		contexts: ['finder'],
		inField: true,
	},
	{id: 'finder-close', keys: ['Esc'], label: ['close', 'fermer'], contexts: ['finder'], hint: 9},
	{
		id: 'how-choose',
		keys: ['Enter'],
		label: ['attended; to a queue, blind', 'accompagné ; vers une file, direct'],
		contexts: ['finder-how'],
	},
	{
		id: 'attended',
		keys: ['a', 'Alt+A'],
		label: ['attended: speak to them first', 'accompagné : leur parler d’abord'],
		contexts: ['finder', 'finder-how'],
	},
	{
		id: 'blind',
		keys: ['b', 'Alt+B'],
		label: ['blind: send the caller at once', 'direct : envoyer aussitôt'],
		contexts: ['finder', 'finder-how'],
	},
	{
		id: 'how-back',
		keys: ['Esc'],
		label: ['back to the list', 'retour à la liste'],
		contexts: ['finder-how'],
	},
	{
		id: 'keypad-digit',
		keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#', 'A', 'B', 'C', 'D'],
		label: ['send as a tone', 'envoyer en tonalité'],
		contexts: ['keypad'],
	},
	{
		id: 'keypad-close',
		keys: ['Esc', 'Tab'],
		label: ['close the keypad', 'fermer le clavier'],
		contexts: ['keypad'],
		hint: 0,
	},
];
