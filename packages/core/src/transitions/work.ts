/** The machine of work that needs no phone. */

import {type Machine, nowhere, rows, stays} from './machine.ts';

export const workMachine: Machine = {
	name: 'work',
	title: 'Work item',
	about:
		'A piece of work that needs no phone (`work/item.ts`). It leaves the floor when it is finished or taken back.',
	states: {
		waiting: 'in a queue',
		offered: 'rings on one agent’s desk',
		'in-hand': 'an agent works on it',
		aside: 'in an agent’s hand, set aside: its clock stands still',
		ended: 'off the floor',
	},
	rows: [
		...rows(nowhere, 'work-added', 'waiting', 'somebody added it'),
		...stays(
			['waiting'],
			'work-stepped',
			'a step of the wait: more skills, a later tier, a head start',
		),
		...rows('waiting', 'work-offered', 'offered', 'an agent has capacity for it'),
		...rows(
			'offered',
			'work-offer-ended',
			'waiting',
			'declined, not answered in time, or taken back: a call came, the agent left',
		),
		...rows('offered', 'work-started', 'in-hand', 'accepted, by key'),
		...rows(
			'in-hand',
			'work-set-aside',
			'aside',
			'a call rings, a pause, other work that interrupts',
		),
		...rows('aside', 'work-resumed', 'in-hand', 'that is over'),
		...rows(
			['in-hand', 'aside'],
			'work-given-back',
			'waiting',
			'by key, or the agent signed out: at its old place',
		),
		...rows(['in-hand', 'aside'], 'work-finished', 'ended', 'by key'),
		...rows(
			['waiting', 'in-hand', 'aside'],
			'work-taken-back',
			'ended',
			'a supervisor took it back',
		),
	],
};
