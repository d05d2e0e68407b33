/** The contract: what a queue's rules do to agents, decided by the core and carried out on the switch. */

import type {Event} from '@plateau/core';
import {queueSounds} from './driver.ts';
import {type Declare, empty, hears} from './given.ts';
import {ruledFloor} from './ruled-floor.ts';
import {until} from './wait.ts';

const ways = [
	['direct', 'longest-idle'],
	['group', 'ring-all'],
] as const;

function isOfferTo(agentId: string) {
	return (event: Event) => event.type === 'offer-made' && event.agentId === agentId;
}

export function offerCases(declare: Declare): void {
	for (const both of [false, true]) {
		declare(
			`contract - ring-progressively: the second phone joins in, ${
				both ? 'both are lifted at once' : 'it answers'
			}, one has the call`,
			async (t, open) => {
				const support = 'strategy: ring-progressively, ringNext: 2s';
				const ruled = await ruledFloor(t, open, {support});
				const {on, routed} = ruled;
				const phones = {
					a1: await ruled.ready('a1', '101'),
					a2: await ruled.ready('a2', '102'),
				};
				const {caller, callId} = await ruled.arriving();
				await phones.a1.until('ringing');
				await phones.a2.until('ringing');
				await hears(t, 'the caller', caller, 'sound');
				const order = [
					await ruled.placeOf('the first is offered the call', isOfferTo('a1')),
					await ruled.placeOf('another may ring', ({type}) => type === 'call-ring-grew'),
					await ruled.placeOf('the second is offered the call', isOfferTo('a2')),
				];
				t.deepEqual(
					order,
					order.toSorted((one, other) => one - other),
				);
				await until('both rings are known', () => routed.activities().join() === 'ringing,ringing');
				await (both ? Promise.all([phones.a1.answer(), phones.a2.answer()]) : phones.a2.answer());
				const {agentId} = await routed.event('call-connected');
				if (!both) t.is(agentId as string, 'a2');
				const isFirst = (agentId as string) === 'a1';
				await phones[isFirst ? 'a2' : 'a1'].until('idle');
				await hears(t, 'the caller', caller, isFirst ? '101' : '102');
				await hears(t, 'the winner', phones[isFirst ? 'a1' : 'a2'], 'caller');
				await caller.hangUp();
				t.is(await ruled.outcome(callId), 'answered');
				await until('both are free', () => routed.activities().join() === 'idle,idle');
				await empty(t, on);
				t.is(routed.events.filter(({type}) => type === 'call-connected').length, 1);
			},
		);
	}

	for (const [way, strategy] of ways) {
		declare(
			`contract - a queue whispers its name to its agent before the caller (${way})`,
			async (t, open) => {
				const support = `strategy: ${strategy}, whisper: ${queueSounds.support}`;
				const ruled = await ruledFloor(t, open, {support});
				const {on} = ruled;
				const phone = await ruled.ready('a1', '101');
				const {caller, callId} = await ruled.arriving();
				await phone.until('ringing');
				t.deepEqual(await on.played(), []);
				await phone.answer();
				await hears(t, 'the agent', phone, 'sound');
				await hears(t, 'the caller', caller, 'sound');
				t.deepEqual(await on.played(), [queueSounds.support]);
				await hears(t, 'the agent', phone, 'caller');
				await hears(t, 'the caller', caller, '101');
				await phone.hangUp();
				await caller.until('idle');
				t.is(await ruled.outcome(callId), 'answered');
				await empty(t, on);
			},
		);

		for (const who of ['agent', 'caller'] as const) {
			declare(
				`contract - the ${who} leaves while the queue whispers its name: nobody is kept (${way})`,
				async (t, open) => {
					const support = `strategy: ${strategy}, whisper: ${queueSounds.support}`;
					const ruled = await ruledFloor(t, open, {support});
					const {on, routed} = ruled;
					const phone = await ruled.ready('a1', '101');
					const {caller, callId} = await ruled.arriving();
					await phone.until('ringing');
					await phone.answer();
					await hears(t, 'the agent', phone, 'sound');
					await (who === 'agent' ? phone : caller).hangUp();
					await Promise.all([phone.until('idle'), caller.until('idle')]);
					t.is(await ruled.outcome(callId), 'answered');
					await until('the agent is free', () => routed.activities()[0] === 'idle');
					await empty(t, on);
					t.is(routed.events.filter(({type}) => type === 'call-ended').length, 1);
				},
			);
		}

		for (const [habit, a2, phone102] of [
			['answers when told to', 'autoAnswer: true', ''],
			['answers when asked', 'autoAnswer: true', 'remoteAnswer: true'],
		] as const) {
			declare(
				`contract - an agent whose phone lifts itself: it ${habit} (${way})`,
				async (t, open) => {
					const support = `strategy: ${strategy}`;
					const ruled = await ruledFloor(t, open, {support, a2, phone102});
					const {on, routed} = ruled;
					await on.phoneWith('102', habit);
					await routed.signIn('a2', '102');
					const {caller, callId} = await ruled.arriving();
					t.is((await routed.event('call-connected')).agentId as string, 'a2');
					await routed.link.idle();
					t.is(routed.floor.calls.get(callId)?.state, 'talking');
					await caller.hangUp();
					t.is(await ruled.outcome(callId), 'answered');
					await until('the agent is free', () => routed.activities().at(-1) === 'idle');
					await empty(t, on);
					t.is(routed.events.filter(({type}) => type === 'offer-made').length, 1);
				},
			);
		}
	}

	declare(
		'contract - widening: an agent without the skill rings only once the wait is long enough',
		async (t, open) => {
			const support = 'requires: {fr: 50}, widen: [{after: 2s, requires: any}]';
			const ruled = await ruledFloor(t, open, {support, a1: 'skills: {fr: 80}'});
			const {on, routed} = ruled;
			// Idle for longer, and yet the caller is for the other.
			const other = await ruled.ready('a2', '102');
			const skilled = await ruled.ready('a1', '101');
			const first = await ruled.arriving();
			await skilled.until('ringing');
			await skilled.answer();
			await hears(t, 'the first', first.caller, '101');
			t.false(routed.events.some(isOfferTo('a2')));
			const second = await ruled.waiting({voice: 'caller 2'});
			await other.until('ringing');
			const widened = await ruled.placeOf(
				'more may serve',
				(event) => event.type === 'call-widened' && event.callId === second.callId,
			);
			t.like(routed.events[widened], {reason: 'time'});
			t.true((await ruled.placeOf('the other is offered', isOfferTo('a2'))) > widened);
			await other.answer();
			await hears(t, 'the second', second.caller, '102');
			await hears(t, 'the first', first.caller, '101');
			await second.caller.hangUp();
			await first.caller.hangUp();
			t.is(await ruled.outcome(second.callId), 'answered');
			await empty(t, on);
		},
	);
}
