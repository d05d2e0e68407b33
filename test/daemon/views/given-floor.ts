/** A small floor with a real core and a real store in memory, driven input by input. */

import {
	type AlertConfig,
	type Event,
	emptyConfig,
	emptyFloor,
	type FloorConfig,
	type Input,
	id,
	step,
} from '@plateau/core';
import type {BareCommand} from '@plateau/daemon/server/deps';
import {openStore} from '@plateau/daemon/store/store';
import type {BareSignal} from '@plateau/daemon/switch-port';
import type {Directory} from '@plateau/daemon/views/look-ups';
import type {ExecutionContext} from 'ava';

const queue = (queueId: string): FloorConfig['queues'][number] => ({
	id: id(queueId),
	thresholdMs: 20_000,
	ringMs: 15_000,
	wrapUp: {mode: 'timed', limitMs: 60_000, dispositionRequired: true},
	shortAbandonMs: 5000,
	onMaxWait: {action: 'message'},
	nobodyMs: 600_000,
	onNobody: {action: 'message'},
	monitoringShown: queueId === 'support',
});

/** Queues support and billing; alice in both, bob in support; phones 1001 (remote answer), 1002, 1099. */
export const config: FloorConfig = {
	...emptyConfig,
	numbers: [
		{
			id: id('33140506070'),
			queueId: id('support'),
			language: 'fr',
			priorityMs: 0,
			answerOnEntry: true,
		},
	],
	queues: [queue('billing'), queue('support')],
	phones: ['1001', '1002', '1099'].map((phone) => ({
		id: id(phone),
		switchId: id('main'),
		endpoint: `phone-${phone}`,
		remoteAnswer: phone === '1001',
	})),
	agents: [
		{id: id('alice'), queues: [id('billing'), id('support')], skills: {}},
		{id: id('bob'), queues: [id('support')], skills: {}},
	],
	reasons: [...emptyConfig.reasons, {id: id('lunch'), system: false}],
	dispositions: [
		{id: id('refund'), queues: [id('billing')]},
		{id: id('resolved'), queues: []},
	],
};

export const directory: Directory = {
	queues: new Map([
		['support', {en: 'Support', fr: 'Assistance'}],
		['billing', {en: 'Billing', fr: 'Facturation'}],
	]),
	agents: new Map([
		['alice', 'Alice Martin'],
		['bob', 'Bob Stone'],
	]),
	reasons: new Map([['lunch', {en: 'Lunch', fr: 'Repas'}]]),
	dispositions: new Map([
		['resolved', {en: 'Resolved', fr: 'Résolu'}],
		['refund', {en: 'Refund', fr: 'Remboursement'}],
	]),
	kinds: new Map([['task', {en: 'Task', fr: 'Tâche'}]]),
};

export async function givenFloor(t: ExecutionContext, alerts: readonly AlertConfig[] = []) {
	const store = openStore(':memory:');
	t.teardown(() => store.close());
	const floor = emptyFloor();
	const world = {
		floor,
		store,
		now: 1_000_000,
		/** Called with every batch of events. */
		onEvents: (_events: readonly Event[]) => {},
		tell,
		wait(ms: number) {
			world.now += ms;
		},
		/** A caller in the waiting loop; gives back the call's id. */
		async caller(channelId: string, number = '+33612345678', name = 'AMELIE F') {
			const partyId = store.partyOf({number, name});
			await tell({
				type: 'call-arrived',
				channel: channel(channelId),
				partyId,
				numberId: id('33140506070'),
				startedAt: world.now,
			});
			await tell({type: 'caller-waiting', channel: channel(channelId)});
			const call = [...floor.calls.values()].find((c) =>
				c.legs.some((leg) => leg.channel.channelId === channelId),
			);
			if (call === undefined) throw new Error('no call');
			return call.id;
		},
		async signIn(agentId: string, phoneId: string, ready = true) {
			await tell({
				type: 'sign-in',
				by: agentId,
				agentId: id(agentId),
				phoneId: id(phoneId),
				takeover: false,
				presence: ready ? {state: 'available'} : {state: 'not-ready', reasonId: id('lunch')},
			});
		},
		/** The offer that rings at this agent's, answered on channel `on`. */
		async answers(agentId: string, on: string) {
			const offer = [...floor.offers.values()].find((o) => o.agentId === agentId);
			if (offer === undefined) throw new Error(`nothing rings at ${agentId}`);
			await tell({type: 'offer-ringing', offerId: offer.id, channel: channel(on)});
			await tell({type: 'offer-answered', offerId: offer.id, channel: channel(on)});
		},
		async hangsUp(channelId: string) {
			await tell({type: 'customer-left', channel: channel(channelId), cause: 16});
		},
	};

	async function tell(input: BareSignal | BareCommand): Promise<void> {
		const result = step(floor, {...input, at: world.now} as Input);
		if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
		await store.append({events: result.events, audits: []});
		world.onEvents(result.events);
	}

	await tell({type: 'configure-floor', by: 'root', config: {...config, alerts}});
	await tell({type: 'day-started', day: '2025-11-21'});
	await tell({
		type: 'switch-resynced',
		switchId: id('main'),
		truth: {
			switchStartedAt: world.now,
			customers: [],
			monitors: [],
			phones: ['1001', '1002', '1099'].map((phone) => ({
				phoneId: id(phone),
				registered: true,
				outside: [],
			})),
		},
	});
	return world;
}

export function channel(channelId: string) {
	return {switchId: id<never>('main'), channelId: id<never>(channelId)};
}
