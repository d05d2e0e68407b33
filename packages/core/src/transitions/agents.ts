/** The machines of agents: activity, presence, a wish that waits, the desk; and the switch below them. */

import {type Machine, nowhere, rows, stays} from './machine.ts';

/** What a hold at the phone itself, beside the orders of call control, makes of an agent. */
const phoneHolds = [
	...rows('talking', 'call-phone-held', 'holding', 'on hold at the phone'),
	...rows('holding', 'call-phone-resumed', 'talking', 'off hold at the phone'),
	...stays(['holding', 'consulting'], 'call-phone-held', 'the customer hears music already'),
	...stays(['holding', 'consulting'], 'call-phone-resumed', 'the customer hears music still'),
	...stays(['talking'], 'call-phone-held', 'of three: the two others hear each other'),
	...stays(['talking'], 'call-phone-resumed', 'of three, again'),
	...stays(['holding'], 'call-held', 'by order too'),
	...rows('holding', 'call-held', 'consulting', 'for a third party, held at the phone meanwhile'),
	...stays(['holding'], 'call-resumed', 'held at the phone still'),
	...rows(
		['talking', 'consulting'],
		'consult-swapped',
		'holding',
		'to the customer, held at the phone meanwhile',
	),
	...rows('holding', 'consult-swapped', 'consulting', 'to the third party, who hears music'),
	...rows('talking', 'consult-ended', 'holding', 'of three, held at the phone: two are left'),
	...stays(['holding'], 'consult-ended', 'gone, while the customer heard the phone’s music'),
	...rows('holding', 'call-handed-over', 'idle', 'after a swap, held at the phone'),
	...rows('holding', 'call-handed-over', 'outside', 'the same, with another call on the phone'),
	...rows('holding', 'call-conferenced', 'talking', 'all three, held at the phone meanwhile'),
];

const activity: Machine = {
	name: 'activity',
	title: 'Activity',
	about: 'What the system sees an agent do (`agent/agent.ts`).',
	states: {
		idle: 'nothing; ready when also available, with a phone and a desk that are there',
		ringing: 'one live offer, or a colleague who consults them',
		talking: 'in a call that the floor gave, and hears the customer',
		holding: 'the customer of their call hears music: by order, or on hold at the phone',
		consulting: 'with a third party about their call; or they are that third party',
		dialling: 'calls a number by hand, which has not answered yet',
		outside: 'in a call on the desk phone that the floor did not give',
		'wrap-up': 'work after the call',
	},
	rows: [
		...rows(nowhere, 'agent-signed-in', 'idle', 'at a free phone'),
		...rows(nowhere, 'agent-signed-in', 'outside', 'at a phone that is in a call'),
		...rows('idle', 'dial-asked', 'dialling', 'dialled a number'),
		...stays(['dialling'], 'dial-phone-rang', 'their own phone rings'),
		...stays(['dialling'], 'dial-begun', 'they picked up'),
		...stays(['dialling'], 'dial-rang', 'the number rings'),
		...rows('dialling', 'dial-answered', 'talking', 'the number answered'),
		...rows('dialling', 'call-ended', 'idle', 'not reached; as long idle as before'),
		...rows('dialling', 'call-ended', 'outside', 'the same, with another call on the phone'),
		...stays(['dialling'], 'outside-started', 'work goes on undisturbed'),
		...stays(['dialling'], 'outside-ended', 'work goes on undisturbed'),
		...rows('idle', 'offer-made', 'ringing', 'whom the queue prefers of those who could serve'),
		...rows('idle', 'call-connected', 'talking', 'found talking by an offer given up in a gap'),
		...rows('ringing', 'call-connected', 'talking', 'their leg answered'),
		...rows('ringing', 'offer-ended', 'idle', 'not accepted'),
		...rows('ringing', 'offer-ended', 'outside', 'not accepted; the phone got a call of its own'),
		...rows(
			'talking',
			'call-ended',
			'idle',
			'over; wrap-up follows at once where the queue has it',
		),
		...rows('talking', 'call-ended', 'outside', 'over, with another call on the phone'),
		...rows('holding', 'call-ended', 'idle', 'the customer left meanwhile'),
		...rows('holding', 'call-ended', 'outside', 'the same, with another call on the phone'),
		...rows('talking', 'call-held', 'holding', 'hold'),
		...rows('talking', 'call-held', 'consulting', 'hold for a third party'),
		...rows('holding', 'call-resumed', 'talking', 'with the customer again'),
		...phoneHolds,
		...rows('holding', 'consult-asked', 'consulting', 'a third party is called'),
		...stays(['talking'], 'consult-asked', 'a third party is called; held in a moment'),
		...rows('idle', 'consult-asked', 'ringing', 'they are called'),
		...rows('holding', 'consult-queued', 'consulting', 'a queue is asked'),
		...stays(['talking'], 'consult-queued', 'a queue is asked; held in a moment'),
		...rows('idle', 'consult-offered', 'ringing', 'whom the queue has: they are called'),
		...stays(['consulting'], 'consult-offered', 'the queue that they asked has somebody'),
		...rows('ringing', 'consult-passed', 'idle', 'not taken: somebody else of the queue is asked'),
		...rows('ringing', 'consult-passed', 'outside', 'the same, with another call on the phone'),
		...stays(['consulting'], 'consult-passed', 'not taken: the queue is asked on'),
		...stays(['ringing', 'consulting'], 'consult-ringing', 'a third party’s phone rings'),
		...rows('ringing', 'consult-answered', 'consulting', 'they answered a colleague'),
		...stays(['consulting'], 'consult-answered', 'the colleague is there'),
		...rows('ringing', 'consult-ended', 'idle', 'not taken, or called off'),
		...rows('ringing', 'consult-ended', 'outside', 'the same, with another call on the phone'),
		...rows('consulting', 'consult-swapped', 'talking', 'the customer is heard'),
		...rows('talking', 'consult-swapped', 'consulting', 'the third party is heard'),
		...stays(['consulting', 'talking'], 'consult-swapped', 'of the third party, and out of three'),
		...rows('consulting', 'call-conferenced', 'talking', 'all three'),
		...stays(['talking'], 'call-conferenced', 'all three, after a swap'),
		...rows('consulting', 'consult-ended', 'holding', 'the third party is gone'),
		...rows('consulting', 'consult-ended', 'idle', 'of the third party: over'),
		...rows('consulting', 'consult-ended', 'outside', 'the same, with another call on the phone'),
		...stays(['talking'], 'consult-ended', 'gone, while the customer was heard'),
		...rows('consulting', 'call-handed-over', 'talking', 'of the third party: the call is theirs'),
		...rows(['talking', 'consulting'], 'call-handed-over', 'idle', 'out of the call'),
		...rows(
			['talking', 'consulting'],
			'call-handed-over',
			'outside',
			'out of it, with another call on the phone',
		),
		...rows(['talking', 'holding'], 'call-transferred', 'idle', 'sent on, and out of it'),
		...rows(
			['talking', 'holding'],
			'call-transferred',
			'outside',
			'out of it, with another call on the phone',
		),
		...rows(['talking', 'holding'], 'call-parked', 'idle', 'out of the call, and free'),
		...rows(
			['talking', 'holding'],
			'call-parked',
			'outside',
			'out of it, with another call on the phone',
		),
		...rows(['talking', 'holding'], 'call-taken-over', 'idle', 'a supervisor has the call'),
		...rows(
			['talking', 'holding'],
			'call-taken-over',
			'outside',
			'the same, with another call on the phone',
		),
		...rows('idle', 'call-taken-over', 'talking', 'of the supervisor: the call is theirs'),
		...rows('holding', 'call-returned', 'idle', 'their leg went'),
		...rows('holding', 'call-returned', 'outside', 'the same, with another call on the phone'),
		...stays(['holding', 'consulting'], 'disposition-set', 'its outcome was chosen'),
		...stays(['holding', 'consulting'], 'wrap-up-wanted', 'work after it was asked for'),
		...stays(['holding', 'consulting'], 'outside-started', 'work goes on undisturbed'),
		...stays(['holding', 'consulting'], 'outside-ended', 'work goes on undisturbed'),
		...stays(['talking'], 'call-muted', 'their microphone'),
		...stays(['holding', 'consulting'], 'call-muted', 'their microphone'),
		...rows(['idle', 'outside'], 'wrap-up-started', 'wrap-up', 'right after the call'),
		...stays(['talking', 'wrap-up'], 'disposition-set', 'its outcome was chosen'),
		...stays(['talking'], 'wrap-up-wanted', 'work after it was asked for, or no longer'),
		...stays(['wrap-up'], 'wrap-up-extended', 'a longer one, by key'),
		...rows('wrap-up', 'wrap-up-ended', 'idle', 'by key, by time, or for an emergency'),
		...rows('wrap-up', 'wrap-up-ended', 'outside', 'over, with another call on the phone'),
		...rows('idle', 'outside-started', 'outside', 'a call that the floor did not give'),
		...stays(['ringing', 'talking', 'wrap-up'], 'outside-started', 'work goes on undisturbed'),
		...rows('outside', 'outside-ended', 'idle', 'the last such call ended'),
		...stays(['outside'], 'outside-ended', 'another such call goes on'),
		...stays(['outside'], 'outside-started', 'one more'),
		...stays(['ringing', 'talking', 'wrap-up'], 'outside-ended', 'work goes on undisturbed'),
		...rows(['idle', 'outside'], 'agent-signed-out', nowhere, 'signed out, or sent away'),
	],
};

const presence: Machine = {
	name: 'presence',
	title: 'Presence',
	about: 'What an agent chose (`agent/agent.ts`).',
	states: {
		'logged-out': 'not at a phone',
		available: 'wants calls',
		'not-ready': 'does not, for a reason; some reasons are set by the floor',
	},
	rows: [
		...rows('logged-out', 'agent-signed-in', 'available', 'ready for calls'),
		...rows('logged-out', 'agent-signed-in', 'not-ready', 'with a reason'),
		...rows(
			'available',
			'presence-changed',
			'not-ready',
			'chosen; or missed a call, or the desk is lost',
		),
		...rows('not-ready', 'presence-changed', 'available', 'chosen'),
		...stays(['not-ready'], 'presence-changed', 'for another reason'),
		...rows(
			['available', 'not-ready'],
			'agent-signed-out',
			'logged-out',
			'signed out, or sent away',
		),
	],
};

const wish: Machine = {
	name: 'wish',
	title: 'Pending presence',
	about: 'A presence asked for during work, which waits for its end (`agent/agent.ts`).',
	states: {
		none: 'nothing was asked for',
		waiting: 'comes true when the work ends',
	},
	rows: [
		...rows('none', 'presence-pended', 'waiting', 'asked for during work'),
		...stays(['waiting'], 'presence-pended', 'asked for something else'),
		...rows(
			'waiting',
			'pending-presence-cancelled',
			'none',
			'thought better of; or the desk is back',
		),
		...rows('waiting', 'presence-changed', 'none', 'the work is over'),
		...rows('waiting', 'agent-signed-out', 'none', 'the work is over, or they leave at once'),
		...stays(['none'], 'presence-changed', 'chosen while nothing was going on'),
		...stays(['none'], 'agent-signed-out', 'chosen while nothing was going on'),
	],
};

const request: Machine = {
	name: 'request',
	title: 'Presence request',
	about:
		'A pause asked for whose reason takes a supervisor’s approval (`agent/agent.ts`). Meanwhile the agent is what they were; approved during work, it is a pending presence.',
	states: {
		none: 'nothing was asked for',
		waiting: 'for a supervisor’s word',
	},
	rows: [
		...rows('none', 'presence-requested', 'waiting', 'chosen by the agent'),
		...stays(['waiting'], 'presence-requested', 'another reason instead'),
		...rows(
			'waiting',
			'presence-request-ended',
			'none',
			'approved, refused, or withdrawn: cancelled, another choice made, signed out',
		),
	],
};

const hand: Machine = {
	name: 'hand',
	title: 'Raised hand',
	about:
		'An agent asks a supervisor for help (`decide/hands.ts`), in a call or not. It changes nothing about what is offered.',
	states: {
		down: 'no help is asked for',
		up: 'help is asked for, and alerts say so',
	},
	rows: [
		...rows('down', 'hand-raised', 'up', 'asked by the agent, or for them'),
		...rows(
			'up',
			'hand-lowered',
			'down',
			'taken back, answered by a supervisor, or one speaks to them',
		),
		...rows('up', 'agent-signed-out', 'down', 'they left'),
		...stays(['down'], 'agent-signed-out', 'they left'),
	],
};

const link: Machine = {
	name: 'link',
	title: 'Desk link',
	about:
		'The connection of an agent’s desk (`agent/agent.ts`). Without one, nothing new is offered.',
	states: {
		none: 'no desk was opened since they signed in: they work by commands and the phone',
		up: 'connected',
		lost: 'nothing is offered; a live call goes on; not-ready when the grace is over',
	},
	rows: [
		...rows(nowhere, 'agent-signed-in', 'none', 'signed in'),
		...rows(['none', 'lost'], 'link-came-up', 'up', 'a desk opened, or is back'),
		...rows('up', 'link-was-lost', 'lost', 'the desk went, or the daemon started anew'),
		...rows(['none', 'up', 'lost'], 'agent-signed-out', nowhere, 'signed out, or sent away'),
	],
};

const headset: Machine = {
	name: 'headset',
	title: 'Headset',
	about:
		'The one leg of an agent who is nailed up (`headset/headset.ts`, [nailed-up.md](nailed-up.md)). Others have none.',
	states: {
		connecting: 'the phone is called; nothing is offered',
		connected: 'the leg waits, or talks; on hold at its phone it is offered nothing',
		gone: 'not answered, put down or lost; nothing is offered',
	},
	rows: [
		...rows(nowhere, 'headset-asked', 'connecting', 'right after the sign-in'),
		...rows('connecting', 'headset-connected', 'connected', 'answered'),
		...stays(['connected'], 'headset-held', 'on hold at the phone: nothing is offered'),
		...stays(['connected'], 'headset-resumed', 'and no longer'),
		...rows('connecting', 'headset-ended', 'gone', 'not answered'),
		...rows('connected', 'headset-ended', 'gone', 'put down, or lost with the switch'),
		...rows('gone', 'headset-asked', 'connecting', 'ready was chosen again'),
		...stays(['connecting'], 'headset-asked', 'the order was lost in a gap'),
		...stays([nowhere], 'agent-signed-out', 'of who had none'),
		...rows(
			['connecting', 'connected', 'gone'],
			'agent-signed-out',
			nowhere,
			'signed out, or sent away',
		),
	],
};

const switchMachine: Machine = {
	name: 'switch',
	title: 'Switch',
	about: 'A switch as the daemon sees it (`floor.ts`). Its calls are offered only while it is up.',
	states: {
		down: 'not connected, or not yet asked what is so',
		up: 'connected, and compared with the floor',
	},
	rows: [
		...rows('down', 'switch-resynced', 'up', 'connected, and held against the floor'),
		...stays(['up'], 'switch-resynced', 'looked at again'),
		...rows('up', 'switch-lost', 'down', 'the connection broke, or the daemon started anew'),
	],
};

export const agentMachines: readonly Machine[] = [
	activity,
	presence,
	wish,
	request,
	hand,
	link,
	headset,
	switchMachine,
];
