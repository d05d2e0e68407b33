/** The contract: a third party is called, swapped with the customer, joined with both, handed the customer. */

import {type CallId, id} from '@plateau/core';
import {type Consultation, controlledTalk, type Talk} from './controlled.ts';
import type {ContractPhone} from './driver.ts';
import {type Declare, empty, type Given, given, hears} from './given.ts';
import {isSame} from './recorded-bridge.ts';
import {until} from './wait.ts';

type T = Parameters<typeof hears>[0];
interface Consulting {
	readonly talk: Talk;
	readonly colleague: ContractPhone;
	readonly consultation: Consultation;
}

/** An agent who talks with a colleague while the customer hears music. */
async function consulting(t: T, floor: Given, way: 'direct' | 'group'): Promise<Consulting> {
	const talk = await controlledTalk(floor, way);
	await hears(t, 'the caller', talk.caller, '101');
	const colleague = await floor.phones('102');
	const consultation = await talk.consult(colleague, '102');
	await apart(t, {talk, colleague, consultation});
	return {talk, colleague, consultation};
}

/** Agent and colleague talk, the customer hears music. */
async function apart(t: T, {talk, colleague}: Consulting): Promise<void> {
	await hears(t, 'the agent who consults', talk.phone, '102');
	await hears(t, 'the colleague', colleague, '101');
	await hears(t, 'the caller meanwhile', talk.caller, 'sound');
}

/** Agent and customer talk, the colleague hears music. */
async function swapped(t: T, {talk, colleague}: Consulting): Promise<void> {
	await hears(t, 'the agent after the swap', talk.phone, 'caller');
	await hears(t, 'the caller after the swap', talk.caller, '101');
	await hears(t, 'the colleague after the swap', colleague, 'sound');
}

async function allThree(t: T, {talk, colleague}: Consulting): Promise<void> {
	await hears(t, 'the agent of three', talk.phone, '102', 'caller');
	await hears(t, 'the caller of three', talk.caller, '101', '102');
	await hears(t, 'the colleague of three', colleague, '101', 'caller');
}

async function handedOver(t: T, {talk, colleague}: Consulting): Promise<void> {
	await talk.phone.until('idle');
	await hears(t, 'the caller who was handed over', talk.caller, '102');
	await hears(t, 'the colleague who has the caller', colleague, 'caller');
}

async function aTurn(): Promise<void> {
	const since = performance.now();
	await until('a turn is over', () => performance.now() - since > 3600);
}

const types = (floor: Given, from = 0) =>
	floor.bridge.signals.slice(from).map(({type}) => type as string);

export function consultCases(declare: Declare): void {
	for (const way of ['direct', 'group'] as const) {
		declare(
			`contract - a colleague is consulted, swapped both ways, let go; the customer is taken back (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const three = await consulting(t, floor, way);
				const {talk, colleague, consultation} = three;
				t.is((await colleague.shows()).number, '101');
				await consultation.swap('customer');
				await swapped(t, three);
				await aTurn();
				await swapped(t, three);
				await consultation.swap('consult');
				await apart(t, three);
				await consultation.swap('customer');
				await swapped(t, three);
				await consultation.swap('consult');
				await apart(t, three);
				await consultation.end();
				await colleague.until('idle');
				await hears(t, 'the caller', talk.caller, 'sound');
				await talk.resume();
				await hears(t, 'the caller', talk.caller, '101');
				await hears(t, 'the agent', talk.phone, 'caller');
				await talk.caller.hangUp();
				await floor.bridge.signal('customer-left');
				await talk.phone.until('idle');
				await empty(t, floor.on);
				// Nor is a consultation a call of their own.
				const untold = ['order-failed', 'agent-left', 'outside-started'];
				t.deepEqual(
					floor.bridge.signals.filter(({type}) => untold.includes(type)),
					[],
				);
				t.deepEqual(floor.bridge.warned, []);
			},
		);

		declare(
			`contract - all three hear each other; the agent leaves and the two others go on (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const three = await consulting(t, floor, way);
				const {talk, colleague, consultation} = three;
				await consultation.joinAll();
				await allThree(t, three);
				await aTurn();
				await allThree(t, three);
				const from = floor.bridge.mark();
				await consultation.handOver();
				await handedOver(t, three);
				await aTurn();
				await handedOver(t, three);
				t.false(types(floor, from).includes('agent-left'), 'the end of that leg is nobody’s');
				await colleague.hangUp();
				const {channel} = await floor.bridge.signal('agent-left', {from});
				t.true(isSame(channel, consultation.channel));
				await talk.caller.until('idle');
				await empty(t, floor.on);
			},
		);

		declare(
			`contract - a customer is handed over, then held and taken back by the colleague (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const three = await consulting(t, floor, way);
				const {talk, colleague, consultation} = three;
				if (way === 'group') {
					await consultation.swap('customer');
					await swapped(t, three);
				}
				const from = floor.bridge.mark();
				await consultation.handOver();
				await handedOver(t, three);
				t.false(types(floor, from).includes('agent-left'));
				const {bridge} = floor;
				const both = {
					...{callId: id<CallId>('c-1'), language: 'fr' as const, channel: talk.channel},
					agentChannel: consultation.channel,
				};
				bridge.order({...both, type: 'hold'});
				await bridge.signal('customer-held', {from});
				await hears(t, 'the caller', talk.caller, 'sound');
				await hears(t, 'the colleague', colleague);
				const next = bridge.mark();
				bridge.order({...both, type: 'resume'});
				await bridge.signal('legs-joined', {from: next});
				await handedOver(t, three);
				await talk.caller.hangUp();
				await bridge.signal('customer-left', {from});
				await colleague.until('idle');
				await empty(t, floor.on);
				t.false(types(floor, from).includes('agent-left'));
			},
		);

		declare(
			`contract - of three the colleague leaves, then the customer goes on hold (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const three = await consulting(t, floor, way);
				const {talk, colleague, consultation} = three;
				await consultation.joinAll();
				await allThree(t, three);
				const from = floor.bridge.mark();
				if (way === 'direct') await colleague.hangUp();
				else await consultation.end();
				await colleague.until('idle');
				await floor.bridge.signal('consult-ended', {from});
				await floor.bridge.signal('legs-joined', {from});
				await hears(t, 'the caller', talk.caller, '101');
				await hears(t, 'the agent', talk.phone, 'caller');
				await talk.hold();
				await hears(t, 'the caller', talk.caller, 'sound');
				await talk.resume();
				await hears(t, 'the caller', talk.caller, '101');
				await talk.phone.hangUp();
				await talk.caller.until('idle');
				await empty(t, floor.on);
			},
		);

		declare(
			`contract - the colleague hangs up: the agent is alone with a customer on hold (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const three = await consulting(t, floor, way);
				const {talk, colleague, consultation} = three;
				if (way === 'group') {
					// One who waits may lose patience too: agent and customer go on.
					await consultation.swap('customer');
					await swapped(t, three);
				}
				const from = floor.bridge.mark();
				await colleague.hangUp();
				const ended = await floor.bridge.signal('consult-ended', {from});
				t.is(ended.reason, 'hung-up');
				if (way === 'direct') {
					await hears(t, 'the caller', talk.caller, 'sound');
					await hears(t, 'the agent', talk.phone);
					await talk.resume();
				} else {
					await floor.bridge.signal('legs-joined', {from});
				}
				await hears(t, 'the caller', talk.caller, '101');
				await hears(t, 'the agent', talk.phone, 'caller');
				await talk.caller.hangUp();
				await talk.phone.until('idle');
				await empty(t, floor.on);
				t.is(types(floor).filter((type) => type === 'consult-ended').length, 1);
			},
		);

		declare(
			`contract - the customer goes while the agent consults; the two talk on until the floor ends it (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const three = await consulting(t, floor, way);
				const {talk, colleague, consultation} = three;
				const {bridge} = floor;
				await talk.caller.hangUp();
				await bridge.signal('customer-left', {fits: (one) => isSame(one.channel, talk.channel)});
				await hears(t, 'the agent', talk.phone, '102');
				await hears(t, 'the colleague', colleague, '101');
				bridge.order({type: 'hang-up', channel: consultation.channel});
				bridge.order({type: 'hang-up', channel: talk.agent});
				await bridge.signal('consult-ended');
				await Promise.all([colleague.until('idle'), talk.phone.until('idle')]);
				await empty(t, floor.on);
				t.false(types(floor).includes('agent-left'));
			},
		);

		declare(
			`contract - the agent’s handset goes down while consulting: the customer is still there (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {talk, colleague} = await consulting(t, floor, way);
				await talk.phone.hangUp();
				await floor.bridge.signal('agent-left', {fits: (one) => isSame(one.channel, talk.agent)});
				await floor.bridge.signal('consult-ended');
				await colleague.until('idle');
				await hears(t, 'the caller', talk.caller, 'sound');
				await talk.requeue();
				await hears(t, 'the caller', talk.caller, 'sound');
				await talk.caller.hangUp();
				await floor.bridge.signal('customer-left');
				await empty(t, floor.on);
			},
		);

		declare(
			`contract - the agent’s handset goes down after a swap: the customer waits, the colleague is let go (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const three = await consulting(t, floor, way);
				const {talk, colleague, consultation} = three;
				await consultation.swap('customer');
				await swapped(t, three);
				await talk.phone.hangUp();
				await floor.bridge.signal('agent-left', {fits: (one) => isSame(one.channel, talk.agent)});
				await floor.bridge.signal('consult-ended');
				await colleague.until('idle');
				await hears(t, 'the caller', talk.caller, 'sound');
				await talk.requeue();
				await hears(t, 'the caller', talk.caller, 'sound');
				await talk.caller.hangUp();
				await floor.bridge.signal('customer-left');
				await empty(t, floor.on);
			},
		);

		declare(
			`contract - of three the agent’s handset goes down: the two others go on (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const three = await consulting(t, floor, way);
				const {talk, colleague, consultation} = three;
				await consultation.joinAll();
				await allThree(t, three);
				const from = floor.bridge.mark();
				await talk.phone.hangUp();
				await floor.bridge.signal('agent-left', {from});
				await hears(t, 'the caller', talk.caller, '102');
				// The floor makes it known that the colleague has the call.
				await consultation.handOver();
				await handedOver(t, three);
				await talk.caller.hangUp();
				await floor.bridge.signal('customer-left', {from});
				await colleague.until('idle');
				await empty(t, floor.on);
			},
		);
	}
}
