/** The contract: queues that ring every agent, decided by the core and carried out on the switch. */

import {id} from '@plateau/core';
import {type ContractPhone, type Extension, numbers, queueSounds} from './driver.ts';
import {stand} from './first-talk.ts';
import {type Declare, empty, hears} from './given.ts';
import {routedFloor} from './routed-floor.ts';
import {until} from './wait.ts';

const ringAll = `
queues:
  support: {label: Aide, strategy: ring-all, ring: 10s, wrapUp: none}
numbers:
  "+${numbers.plain}": {queue: support, language: fr}
phones:
  "101": {endpoint: desk-101}
  "102": {endpoint: desk-102}
agents:
  a1: {name: Un, queues: [support]}
  a2: {name: Deux, queues: [support]}
`;

type Opened = Parameters<Parameters<Declare>[1]>;

/** Two agents, ready, and a caller for whom both phones ring. */
async function bothRing([t, open]: Opened, change?: Parameters<typeof routedFloor>[2]) {
	const on = await open();
	t.teardown(() => on.stop());
	const phones: Record<'101' | '102', ContractPhone> = {
		101: await on.phone('101'),
		102: await on.phone('102'),
	};
	const floor = await routedFloor(on, ringAll, change);
	t.teardown(() => floor.stop());
	await floor.signIn('a1', '101');
	await floor.signIn('a2', '102');
	const caller = await on.caller();
	await caller.dial(numbers.plain);
	await Promise.all([phones[101].until('ringing'), phones[102].until('ringing')]);
	await until('both rings are known', () => floor.activities().join() === 'ringing,ringing');
	return {on, phones, floor, caller};
}

export function routedCases(declare: Declare): void {
	declare(
		'contract - ring-all: the first to answer has the call, the others stop',
		async (t, open) => {
			const {on, phones, floor, caller} = await bothRing([t, open], (config) => ({
				...config,
				queues: config.queues.map((queue) => ({...queue, whisper: true})),
			}));
			await hears(t, 'the caller', caller, 'sound');
			await phones[102].answer();
			await stand(floor, 'idle', 'talking');
			await phones[101].until('idle');
			await hears(t, 'the agent', phones[102], 'caller');
			t.true((await on.played()).includes(queueSounds.support));
			await hears(t, 'the caller', caller, '102');
			await phones[102].hangUp();
			await caller.until('idle');
			const {outcome} = await floor.event('call-ended');
			t.is(outcome, 'answered');
			await stand(floor, 'idle', 'idle');
			await empty(t, on);
			t.is(floor.events.filter(({type}) => type === 'call-connected').length, 1);
		},
	);

	declare('contract - ring-all: two handsets lifted at once, and one winner', async (t, open) => {
		const {on, phones, floor, caller} = await bothRing([t, open]);
		await Promise.all([phones[101].answer(), phones[102].answer()]);
		const {agentId} = await floor.event('call-connected');
		const [winner, loser]: readonly Extension[] =
			agentId === 'a1' ? ['101', '102'] : ['102', '101'];
		await phones[loser as '101'].until('idle');
		await hears(t, 'the caller', caller, winner as '101');
		await hears(t, 'the winner', phones[winner as '101'], 'caller');
		await caller.hangUp();
		await phones[winner as '101'].until('idle');
		await stand(floor, 'idle', 'idle');
		await empty(t, on);
		t.is(floor.events.filter(({type}) => type === 'call-connected').length, 1);
		t.is(floor.events.filter(({type}) => type === 'call-ended').length, 1);
	});

	declare('contract - ring-all: the caller gives up, and no phone rings on', async (t, open) => {
		const {on, phones, floor, caller} = await bothRing([t, open]);
		await caller.hangUp();
		await Promise.all([phones[101].until('idle'), phones[102].until('idle')]);
		await stand(floor, 'idle', 'idle');
		t.is((await floor.event('call-ended')).outcome, 'abandoned');
		await empty(t, on);
	});

	declare(
		'contract - ring-all: answered while the link was lost, and joined after it',
		async (t, open) => {
			const {on, phones, floor, caller} = await bothRing([t, open]);
			floor.link.cut();
			await phones[101].answer();
			await phones[101].until('talking');
			floor.link.mend();
			await stand(floor, 'talking', 'idle');
			await phones[102].until('idle');
			await hears(t, 'the agent', phones[101], 'caller');
			await hears(t, 'the caller', caller, '101');
			await caller.hangUp();
			await stand(floor, 'idle', 'idle');
			await empty(t, on);
		},
	);

	for (const who of ['agent', 'caller'] as const) {
		declare(
			`contract - a phone that answered for an agent who had left talks on, is in use, and the ${who} ends the call`,
			async (t, open) => {
				const on = await open();
				t.teardown(() => on.stop());
				const phone = await on.phone('101');
				const floor = await routedFloor(on, ringAll.replace('ring-all', 'longest-idle'));
				t.teardown(() => floor.stop());
				await floor.signIn('a1', '101');
				const caller = await on.caller();
				await caller.dial(numbers.plain);
				await phone.until('ringing');
				await floor.event('offer-ringing');
				floor.link.cut();
				await floor.event('switch-lost');
				await floor.wish({type: 'sign-out', by: id('a1'), agentId: id('a1')});
				await phone.answer();
				await phone.until('talking');
				floor.link.mend();
				const found = await floor.event('phone-found-talking');
				await floor.signIn('a1', '101');
				await stand(floor, 'outside', 'signed-out');
				await hears(t, 'the caller', caller, '101');
				await hears(t, 'the phone', phone, 'caller');
				await (who === 'agent' ? phone : caller).hangUp();
				const ended = await floor.event('call-ended');
				t.is(ended.callId, found.callId);
				t.like(ended, {
					outcome: 'fallback-answered',
					endedBy: who === 'agent' ? 'agent' : 'customer',
				});
				await Promise.all([phone.until('idle'), caller.until('idle')]);
				await stand(floor, 'idle', 'signed-out');
				await empty(t, on);
			},
		);
	}
}
