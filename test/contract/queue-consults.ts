/** The contract: a queue is asked for one of its agents, decided by the core and carried out on the switch. */

import {numbers} from './driver.ts';
import {firstTalk, gap, numberAndPhones, type Opened, settled, stand, ways} from './first-talk.ts';
import {type Declare, empty, hears} from './given.ts';

const fileOf = (strategy: string) => `
queues:
  support: {label: Aide, strategy: ${strategy}, ring: 10s, wrapUp: none}
  experts: {label: Experts, ring: 10s, wrapUp: none}
${numberAndPhones}
agents:
  a1: {name: Un, queues: [support]}
  a2: {name: Deux, queues: [experts]}
  a3: {name: Trois, queues: [experts]}
reasons:
  pause: {label: Pause}
`;

/** A caller who talks with the first agent; the others are not signed in yet. */
async function firstTalks(opened: Opened, strategy: string) {
	const talk = await firstTalk(opened, strategy, fileOf(strategy));
	const {wish} = talk;
	const ask = () => wish('a1', 'consult', {to: {kind: 'queue', queueId: 'experts'}});
	const ready = (agentId: string) =>
		wish(agentId, 'set-presence', {presence: {state: 'available'}});
	const pause = (agentId: string) =>
		wish(agentId, 'set-presence', {presence: {state: 'not-ready', reasonId: 'pause'}});
	return {...talk, ask, ready, pause};
}

export function queueConsultCases(declare: Declare): void {
	for (const way of ['direct', 'group'] as const) {
		declare(
			`contract - a queue is consulted: nobody there, then declined, then taken, and handed over (${way})`,
			async (t, open) => {
				const {on, phones, floor, caller, wish, ask} = await firstTalks([t, open], ways[way]);
				await t.throwsAsync(ask(), {message: /nobody-there/});
				await hears(t, 'the caller who was never held', caller, '101');
				await on.phoneWith('102', 'declines');
				await floor.signIn('a2', '102');
				await floor.signIn('a3', '103');
				await ask();
				const passed = await floor.event('consult-passed');
				t.is(passed.reason, 'on-phone');
				await phones[103].until('ringing');
				t.is((await phones[103].shows()).number, '101');
				await hears(t, 'the caller', caller, 'sound');
				await hears(t, 'the agent who asks', phones[101]);
				await phones[103].answer();
				await floor.event('consult-answered');
				await hears(t, 'the agent who asks', phones[101], '103');
				await hears(t, 'the expert', phones[103], '101');
				await hears(t, 'the caller', caller, 'sound');
				await wish('a1', 'swap');
				await hears(t, 'the caller', caller, '101');
				await hears(t, 'the expert', phones[103], 'sound');
				await settled(floor);
				await wish('a1', 'join-all');
				await hears(t, 'the caller', caller, '101', '103');
				await settled(floor);
				await wish('a1', 'hand-over');
				await phones[101].until('idle');
				await hears(t, 'the caller', caller, '103');
				await hears(t, 'the expert', phones[103], 'caller');
				await stand(floor, 'idle', 'idle', 'talking');
				await caller.hangUp();
				await phones[103].until('idle');
				t.is((await floor.event('call-ended')).outcome, 'answered');
				await empty(t, on);
				// It was one call, and offered once.
				t.is(floor.events.filter(({type}) => type === 'offer-made').length, 1);
				t.is(floor.events.filter(({type}) => type === 'call-queued').length, 1);
			},
		);

		declare(
			`contract - a queue is consulted: the request waits; back to the caller while it waits, rings and talks (${way})`,
			async (t, open) => {
				const {on, phones, floor, caller, wish, ask, ready, pause} = await firstTalks(
					[t, open],
					ways[way],
				);
				await floor.signIn('a2', '102');
				await pause('a2');
				const together = async () => {
					await hears(t, 'the caller', caller, '101');
					await hears(t, 'the agent', phones[101], 'caller');
					await settled(floor);
				};
				await ask();
				await hears(t, 'the caller', caller, 'sound');
				await hears(t, 'the agent', phones[101]);
				await stand(floor, 'consulting', 'idle', 'signed-out');
				await phones[102].until('idle');
				await wish('a1', 'end-consult');
				await together();
				await ask();
				await hears(t, 'the caller', caller, 'sound');
				await settled(floor);
				await ready('a2');
				await phones[102].until('ringing');
				await wish('a1', 'end-consult');
				await phones[102].until('idle');
				await together();
				await ask();
				await phones[102].until('ringing');
				await phones[102].answer();
				await hears(t, 'the agent', phones[101], '102');
				await hears(t, 'the caller', caller, 'sound');
				await wish('a1', 'end-consult');
				await phones[102].until('idle');
				await together();
				await phones[101].hangUp();
				await caller.until('idle');
				await empty(t, on);
			},
		);

		declare(
			`contract - a queue is consulted: declined by key, the next phone rings at once (${way})`,
			async (t, open) => {
				const {on, phones, floor, caller, wish, ask} = await firstTalks([t, open], ways[way]);
				await floor.signIn('a2', '102');
				await floor.signIn('a3', '103');
				await ask();
				await phones[102].until('ringing');
				await floor.event('consult-ringing');
				await wish('a2', 'decline');
				await phones[102].until('idle');
				await phones[103].until('ringing');
				await stand(floor, 'consulting', 'idle', 'ringing');
				await phones[103].answer();
				await hears(t, 'the agent', phones[101], '103');
				await hears(t, 'the caller', caller, 'sound');
				await phones[103].hangUp();
				await stand(floor, 'holding', 'idle', 'idle');
				await hears(t, 'the caller', caller, 'sound');
				await wish('a1', 'resume');
				await hears(t, 'the caller', caller, '101');
				await caller.hangUp();
				await phones[101].until('idle');
				await empty(t, on);
			},
		);
	}

	declare(
		'contract - a queue is consulted: the caller leaves while it waits, and while it rings',
		async (t, open) => {
			const {on, phones, floor, caller, ask, pause, ready} = await firstTalks(
				[t, open],
				ways.direct,
			);
			await floor.signIn('a2', '102');
			await pause('a2');
			await ask();
			await hears(t, 'the caller', caller, 'sound');
			await caller.hangUp();
			await phones[101].until('idle');
			await stand(floor, 'idle', 'idle', 'signed-out');
			await empty(t, on);
			const next = await on.caller();
			const from = floor.events.length;
			await next.dial(numbers.plain);
			await phones[101].until('ringing');
			await phones[101].answer();
			await hears(t, 'the next caller', next, '101');
			await floor.event('call-connected', from);
			await ready('a2');
			await ask();
			await phones[102].until('ringing');
			await next.hangUp();
			await phones[102].until('idle');
			await phones[101].until('idle');
			t.is((await floor.event('call-ended', from)).outcome, 'answered');
			await empty(t, on);
		},
	);

	declare(
		'contract - a queue is consulted: the agent’s handset goes down while it waits, and the caller is offered again',
		async (t, open) => {
			const {on, phones, floor, caller, ask, pause} = await firstTalks([t, open], ways.direct);
			await floor.signIn('a2', '102');
			await pause('a2');
			await ask();
			await hears(t, 'the caller', caller, 'sound');
			await settled(floor);
			await phones[101].hangUp();
			const {reason} = await floor.event('call-returned');
			t.is(reason, 'agent-lost');
			await phones[101].until('ringing');
			await phones[101].answer();
			await hears(t, 'the caller', caller, '101');
			await caller.hangUp();
			await phones[101].until('idle');
			await empty(t, on);
		},
	);

	declare(
		'contract - a queue is consulted: the link is lost while it waits, while it rings and as it is answered',
		async (t, open) => {
			const {on, phones, floor, caller, ask, pause, ready} = await firstTalks(
				[t, open],
				ways.direct,
			);
			await floor.signIn('a2', '102');
			await pause('a2');
			await ask();
			await hears(t, 'the caller', caller, 'sound');
			await settled(floor);
			await gap(floor);
			await stand(floor, 'consulting', 'idle', 'signed-out');
			await ready('a2');
			await phones[102].until('ringing');
			await gap(floor);
			await stand(floor, 'consulting', 'ringing', 'signed-out');
			await phones[102].until('ringing');
			await gap(floor, async () => {
				await phones[102].answer();
				await phones[102].until('talking');
			});
			await stand(floor, 'consulting', 'consulting', 'signed-out');
			await hears(t, 'the agent', phones[101], '102');
			await hears(t, 'the caller', caller, 'sound');
			await caller.hangUp();
			await phones[102].until('idle');
			await phones[101].until('idle');
			await empty(t, on);
		},
	);
}
