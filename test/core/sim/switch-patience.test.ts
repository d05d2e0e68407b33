/** The fake switch's callers: each gives up in the end, also one who comes back to a queue after a talk. */

import {type Channel, type Effect, id, type PhoneId, type SwitchId} from '@plateau/core';
import {createRandom} from '@plateau/core/sim';
import {Schedule} from '@plateau/core/sim/schedule';
import {SimSwitch} from '@plateau/core/sim/switch';
import type {BareSignal} from '@plateau/core/sim/switch-parts';
import test from 'ava';

const switchId = id<SwitchId>('main');

function givenCaller() {
	const schedule = new Schedule();
	const signals: BareSignal[] = [];
	const sim = new SimSwitch(switchId, [id<PhoneId>('101')], {
		schedule,
		random: createRandom(7),
		report: (signal) => void signals.push(signal),
		clock: () => 1_700_000_000_000 + schedule.now,
		reaction: () => ({afterMs: 1000, does: 'answer'}),
	});
	sim.heard();
	const channelId = sim.arrive({
		...{partyId: id('p'), numberId: id('n'), patienceMs: 30_000, talkMs: 600_000},
	});
	const channel: Channel = {switchId, channelId};
	const perform = (effect: object) =>
		sim.perform({id: 'x', callId: 'c-1', channel, queueId: 'q', ...effect} as unknown as Effect);
	const run = (ms: number) => schedule.run(schedule.now + ms);
	const placeOf = () => sim.customers.get(channelId)?.place;
	run(2500);
	return {sim, signals, perform, run, placeOf};
}

const ring = {type: 'ring-agent', way: 'direct', offerId: 'o-1', phoneId: '101', ringMs: 10_000};

test('switch patience - it is one from the call on, however often they are sent to the loop', (t) => {
	const {perform, run, placeOf} = givenCaller();
	run(20_000);
	perform({type: 'admit'});
	run(7400);
	t.is(placeOf(), 'waiting');
	run(200);
	t.is(placeOf(), undefined);
});

test('switch patience - over amid a talk, it begins anew for who is sent back to a queue', (t) => {
	const {signals, perform, run, placeOf} = givenCaller();
	perform(ring);
	run(60_000);
	t.is(placeOf(), 'talking');
	const answered = signals.find(({type}) => type === 'offer-answered');
	perform({type: 'requeue', agentChannel: answered && 'channel' in answered && answered.channel});
	t.is(placeOf(), 'waiting');
	run(29_000);
	t.is(placeOf(), 'waiting');
	run(2000);
	t.is(placeOf(), undefined);
});

test('switch patience - held for an agent who is gone, and forgotten, they wait in the loop, and give up there', (t) => {
	const {sim, signals, perform, run, placeOf} = givenCaller();
	perform(ring);
	run(60_000);
	const [leg] = sim.phones.legs.values();
	perform({type: 'hold', agentChannel: {switchId, channelId: leg?.channelId}});
	t.is(placeOf(), 'held');
	if (leg !== undefined) sim.phoneHangsUp(leg);
	t.true(signals.some(({type}) => type === 'agent-left'));
	run(5900);
	t.is(placeOf(), 'held');
	run(3200);
	t.is(placeOf(), 'waiting');
	run(30_000);
	t.is(placeOf(), undefined);
});
