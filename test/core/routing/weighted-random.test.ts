/** How often chance gives a call to whom. Callers are many; each decision is the same on every run. */

import {apply, type EventBody, fromSnapshot, id, step, toSnapshot} from '@plateau/core';
import test from 'ava';
import {baseConfig, floorOf, startsAt, withAgent, withQueue} from '../../helpers/given.ts';

const now = startsAt + 60_000;
const draws = 4000;

/** Support, served by a1, a2 and a3, who are ready since the same moment. */
function readyFloor(strategy: string, weights: Readonly<Record<string, number>>) {
	const agentIds = Object.keys(weights);
	let config = withQueue(baseConfig, 'support', {strategy});
	for (const [agentId, weight] of Object.entries(weights)) {
		config = withAgent(config, agentId, {queues: [id('support')], weights: {support: weight}});
	}
	return floorOf([
		[startsAt, {type: 'floor-configured', by: 'admin', config}],
		[startsAt, {type: 'switch-resynced', switchId: id('main'), switchStartedAt: startsAt}],
		...agentIds.flatMap((agentId, place) => signedIn(agentId, `100${place + 1}`)),
	]);
}

function signedIn(agentId: string, phone: string): (readonly [number, EventBody])[] {
	const bodies: EventBody[] = [
		{type: 'phone-registered', phoneId: id(phone)},
		{type: 'phone-taken', phoneId: id(phone), personId: agentId},
		{
			...{type: 'agent-signed-in', agentId: id(agentId), phoneId: id(phone)},
			presence: {state: 'available'},
		},
	];
	return bodies.map((body) => [startsAt, body] as const);
}

/** Whom each of many callers rings first, every one on the same floor. */
function winners(strategy: string, weights: Readonly<Record<string, number>>): string[] {
	const snapshot = toSnapshot(readyFloor(strategy, weights));
	return Array.from({length: draws}, (_, place) => {
		const floor = fromSnapshot(snapshot);
		if (floor === undefined) throw new Error('the snapshot is of this version');
		const callId = id<never>(`c-${place + 1}`);
		const arrival: EventBody[] = [
			{
				...{type: 'call-arrived', callId, switchId: id('main'), channelId: id('k1')},
				...{partyId: id('p-1'), numberId: id('100'), startedAt: now},
			},
			{type: 'call-queued', callId, queueId: id('support'), enteredAt: now, creditMs: 0},
		];
		for (const body of arrival) apply(floor, {seq: floor.seq + 1, at: now, v: 2, ...body});
		const result = step(floor, {type: 'deadline-reached', at: now});
		const made = result.ok ? result.events.find(({type}) => type === 'offer-made') : undefined;
		return made?.type === 'offer-made' ? made.agentId : 'nobody';
	});
}

/** Four standard deviations of a binomial count: one fair run in 16,000 would be outside. */
function within(count: number, share: number): boolean {
	const deviation = Math.sqrt(draws * share * (1 - share));
	return Math.abs(count - draws * share) < 4 * deviation;
}

for (const [strategy, weights, shares] of [
	['weighted-random', {a1: 1, a2: 3, a3: 6}, {a1: 0.1, a2: 0.3, a3: 0.6}],
	['weighted-random', {a1: 100, a2: 100, a3: 50}, {a1: 0.4, a2: 0.4, a3: 0.2}],
	['weighted-random', {a1: 1, a2: 1, a3: 1}, {a1: 1 / 3, a2: 1 / 3, a3: 1 / 3}],
	['random', {a1: 1, a2: 3, a3: 6}, {a1: 1 / 3, a2: 1 / 3, a3: 1 / 3}],
] as const) {
	test(`${strategy} - weights ${Object.values(weights)} give shares that chance allows for`, (t) => {
		const drawn = winners(strategy, weights);
		for (const [agentId, share] of Object.entries(shares)) {
			const count = drawn.filter((winner) => winner === agentId).length;
			t.true(within(count, share), `${agentId} was drawn ${count} times, ${share} of ${draws}`);
		}
	});
}

test('weighted-random - the same calls go to the same agents on every run', (t) => {
	const weights = {a1: 1, a2: 3, a3: 6};
	t.deepEqual(winners('weighted-random', weights), winners('weighted-random', weights));
});
