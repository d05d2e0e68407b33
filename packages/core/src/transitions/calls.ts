/** The machines of calls: the call itself, its offers, and who listens to it. */

import {type Machine, nowhere, rows, stays} from './machine.ts';
import {recording} from './recordings.ts';

const call: Machine = {
	name: 'call',
	title: 'Call',
	about: 'A customer’s call on the floor (`call/call.ts`). It leaves the floor when it ends.',
	states: {
		entering: 'admitted; hears the greeting, or the ringing tone before it',
		waiting: 'in a queue, in the switch’s waiting loop',
		ringing: 'in a queue, with a live round of offers',
		talking: 'with an agent',
		leaving: 'refused or given up on and hears a last message; or sent to a phone or a number',
		fallback: 'the switch serves it by itself',
		ended: 'off the floor, with exactly one outcome',
	},
	rows: [
		...rows(nowhere, 'call-arrived', 'entering', 'it came in, or was found after a gap'),
		...rows(
			'entering',
			'call-queued',
			'waiting',
			'the greeting was heard; or there is none, and somebody is ready',
		),
		...stays(['entering'], 'call-diverted', 'the queue lets nobody in'),
		...rows('entering', 'call-dismissed', 'leaving', 'the number or the queue lets nobody in'),
		...rows('entering', 'call-sent-out', 'leaving', 'the queue lets nobody in: a number outside'),
		...rows('waiting', 'offer-made', 'ringing', 'an agent is ready'),
		...stays(['waiting'], 'call-looked-at', 'a step of the overflow recipe is due'),
		...stays(['waiting'], 'call-moved', 'a rule ends the wait: on to another queue'),
		...stays(
			['waiting', 'ringing'],
			'call-raised',
			'a supervisor or a recipe gave it a head start',
		),
		...stays(['waiting'], 'call-widened', 'a step of the wait: more skills are enough'),
		...stays(['waiting'], 'call-tier-opened', 'a step of the wait: a later tier may serve'),
		...stays(['waiting'], 'call-aged', 'a step of the wait: a head start'),
		...stays(['waiting'], 'call-unstuck', 'it waited for one agent; now for anybody'),
		...stays(['ringing'], 'offer-made', 'one more phone of a group'),
		...stays(['ringing'], 'call-ring-grew', 'it is time for one more phone of a group'),
		...stays(['ringing'], 'offer-ended', 'another phone of a group rings on'),
		...rows('waiting', 'call-dismissed', 'leaving', 'a rule ends the wait: a message'),
		...rows('waiting', 'call-sent-out', 'leaving', 'a rule ends the wait: a number outside'),
		...rows('waiting', 'call-connected', 'talking', 'found talking by an offer given up in a gap'),
		...stays(['talking'], 'call-held', 'the customer hears music'),
		...stays(['talking'], 'call-resumed', 'and the agent again'),
		...stays(['talking'], 'call-conferenced', 'a third party joined them'),
		...stays(['talking'], 'call-muted', 'the agent’s microphone'),
		...stays(['talking'], 'call-handed-over', 'to a colleague'),
		...rows('talking', 'call-handed-over', 'leaving', 'to a phone or a number outside'),
		...rows('talking', 'call-transferred', 'waiting', 'to an agent: for them alone'),
		...rows('talking', 'call-transferred', 'entering', 'to a queue: `call-queued` follows'),
		...rows('talking', 'call-transferred', 'leaving', 'to a phone or a number outside'),
		...rows('talking', 'call-returned', 'waiting', 'the agent’s leg went during hold'),
		...stays(['waiting'], 'call-returned', 'whom it was sent to did not take it'),
		...rows('leaving', 'call-returned', 'waiting', 'not reached where it was sent'),
		...stays(['waiting'], 'call-came-back', 'in the waiting loop again'),
		...stays(['waiting'], 'call-recalled', 'not there in time: ordered again'),
		...stays(['leaving'], 'call-sent-out-answered', 'they talk where it was sent'),
		...rows('ringing', 'offer-ended', 'waiting', 'the round’s last offer came to nothing'),
		...rows('ringing', 'call-connected', 'talking', 'the agent’s leg answered'),
		...rows(
			['entering', 'waiting'],
			'call-fell-back',
			'fallback',
			'the daemon was not heard: the switch’s own queue took it',
		),
		...rows('fallback', 'call-queued', 'waiting', 'back in the loop; it had no place yet'),
		...rows('fallback', 'call-taken-back', 'waiting', 'back in the loop, at its old place'),
		...rows('fallback', 'call-dismissed', 'leaving', 'the number is closed, or none of ours'),
		...stays(['fallback'], 'call-fallback-answered', 'a desk phone took it'),
		...rows(
			['entering', 'waiting', 'talking', 'leaving', 'fallback'],
			'call-ended',
			'ended',
			'somebody hung up, or the switch or a gap took it',
		),
	],
};

const line: Machine = {
	name: 'line',
	title: 'Line',
	about: 'Who hears whom in a talk (`call/control.ts`).',
	states: {
		joined: 'agent and customer hear each other',
		held: 'the customer hears music',
		consulting: 'a third party is called or talked to; after a swap the agent hears the customer',
		conference: 'all three hear each other',
	},
	rows: [
		...rows(nowhere, 'call-connected', 'joined', 'an agent has the call'),
		...rows('joined', 'call-held', 'held', 'by key'),
		...rows('joined', 'call-held', 'consulting', 'for a third party, who is called'),
		...rows('held', 'call-resumed', 'joined', 'by key, or back from a consultation'),
		...rows('held', 'consult-asked', 'consulting', 'called while the customer is held'),
		...stays(['joined'], 'consult-asked', 'called; held in a moment'),
		...stays(['consulting'], 'consult-ringing', 'the third party’s phone was reached'),
		...stays(['consulting'], 'consult-answered', 'the third party answered'),
		...stays(['consulting'], 'consult-swapped', 'the other one is heard'),
		...rows('consulting', 'call-conferenced', 'conference', 'all three'),
		...rows('conference', 'consult-swapped', 'consulting', 'one of the two again'),
		...rows('consulting', 'consult-ended', 'held', 'the third party is gone'),
		...rows('consulting', 'consult-ended', 'joined', 'gone, after a swap'),
		...rows('conference', 'consult-ended', 'joined', 'gone'),
		...stays(['joined'], 'consult-ended', 'gone before the customer was held'),
		...rows(
			['consulting', 'conference'],
			'call-handed-over',
			'joined',
			'the colleague has the customer',
		),
		...rows(
			['consulting', 'conference'],
			'call-handed-over',
			nowhere,
			'a phone or a number outside has the customer',
		),
		...rows(['joined', 'held'], 'call-transferred', nowhere, 'sent on'),
		...rows('held', 'call-returned', nowhere, 'the agent’s leg went'),
		...rows(['joined', 'held'], 'call-ended', nowhere, 'over'),
	],
};

const consultMachine: Machine = {
	name: 'consult',
	title: 'Consultation',
	about: 'A third party called during a talk (`call/control.ts`).',
	states: {
		calling: 'ordered, not yet seen at the phone',
		ringing: 'the phone rings',
		answered: 'they are there; the agent, the customer or both hear them',
		ended: 'gone, or has the call',
	},
	rows: [
		...rows(nowhere, 'consult-asked', 'calling', 'an agent asked'),
		...rows('calling', 'consult-ringing', 'ringing', 'the phone was reached'),
		...rows(['calling', 'ringing'], 'consult-answered', 'answered', 'they answered'),
		...stays(['answered'], 'consult-swapped', 'the other one is heard'),
		...stays(['answered'], 'call-conferenced', 'all three'),
		...rows(
			['calling', 'ringing', 'answered'],
			'consult-ended',
			'ended',
			'not reached, called off, hung up, or the call ended',
		),
		...rows('answered', 'call-handed-over', 'ended', 'they have the call'),
	],
};

const offer: Machine = {
	name: 'offer',
	title: 'Offer',
	about:
		'One attempt to give one call to one agent (`offer/offer.ts`). Live ones are on the floor.',
	states: {
		made: 'ordered, not yet seen at the phone',
		ringing: 'the phone rings',
		accepted: 'the agent’s leg answered',
		declined: 'refused, by key or on the phone',
		'rang-out': 'not answered in time',
		withdrawn: 'taken back: the caller left, fell back, or the agent signed out',
		failed: 'the phone could not ring, or nobody saw what became of it',
	},
	rows: [
		...rows(nowhere, 'offer-made', 'made', 'routing paired a waiting call with a ready agent'),
		...rows('made', 'offer-ringing', 'ringing', 'the phone was reached'),
		...rows(['made', 'ringing'], 'offer-accepted', 'accepted', 'the switch says the leg answered'),
		...rows(['made', 'ringing'], 'offer-ended', 'declined', 'by key, or on the phone'),
		...rows(['made', 'ringing'], 'offer-ended', 'rang-out', 'the ring’s time is over'),
		...rows(['made', 'ringing'], 'offer-ended', 'withdrawn', 'not the agent’s doing'),
		...rows(['made', 'ringing'], 'offer-ended', 'failed', 'busy, unregistered, or lost in a gap'),
	],
};

const monitor: Machine = {
	name: 'monitor',
	title: 'Monitor',
	about: 'One supervisor listening to one agent’s talk (`monitor/monitor.ts`).',
	states: {
		calling: 'the supervisor’s phone rings',
		active: 'they hear; `mode` is what the switch confirmed',
		ended: 'over',
	},
	rows: [
		...rows(nowhere, 'monitor-asked', 'calling', 'a supervisor asked'),
		...rows('calling', 'monitor-started', 'active', 'the switch says that they hear'),
		...stays(['active'], 'monitor-mode-asked', 'another mode is asked for'),
		...stays(['active'], 'monitor-started', 'the switch confirms the other mode'),
		...rows(
			['calling', 'active'],
			'monitor-ended',
			'ended',
			'stopped, not answered, the talk ended, or lost in a gap',
		),
	],
};

export const callMachines: readonly Machine[] = [
	call,
	line,
	consultMachine,
	offer,
	monitor,
	recording,
];
