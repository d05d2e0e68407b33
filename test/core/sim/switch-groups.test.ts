/** The fake switch's group rings: exactly one talks, and nobody is left up alone. */

import {type Channel, type Effect, id, type PhoneId, type SwitchId} from '@plateau/core';
import {createRandom} from '@plateau/core/sim';
import type {Reaction} from '@plateau/core/sim/phones';
import {Schedule} from '@plateau/core/sim/schedule';
import {SimSwitch} from '@plateau/core/sim/switch';
import type {BareSignal} from '@plateau/core/sim/switch-parts';
import test from 'ava';

const switchId = id<SwitchId>('main');
const phones = ['101', '102'].map((one) => id<PhoneId>(one));

function givenSwitch(reactions: Readonly<Record<string, Reaction>>, talkMs = 20_000) {
	const schedule = new Schedule();
	const signals: BareSignal[] = [];
	const sim = new SimSwitch(switchId, phones, {
		schedule,
		random: createRandom(7),
		report: (signal) => void signals.push(signal),
		clock: () => 1_700_000_000_000 + schedule.now,
		reaction: (phoneId) => reactions[phoneId] ?? {afterMs: 0, does: 'nothing'},
	});
	sim.heard();
	const channelId = sim.arrive({
		...{partyId: id('p'), numberId: id('n'), patienceMs: 600_000, talkMs},
	});
	const channel: Channel = {switchId, channelId};
	const perform = (effect: object) =>
		sim.perform({id: 'x', callId: 'c-1', channel, queueId: 'q', ...effect} as unknown as Effect);
	const run = (ms: number) => schedule.run(schedule.now + ms);
	run(2500);
	signals.length = 0;
	const ring = (phoneId: string, more: object = {}) =>
		perform({
			...{type: 'ring-agent', way: 'group', offerId: `o-${phoneId}`, phoneId, ringMs: 10_000},
			...more,
		});
	const answered = () => signals.flatMap((one) => (one.type === 'offer-answered' ? [one] : []));
	const connect = (which = 0) => {
		const {offerId, channel: agentChannel} = answered()[which] ?? {};
		perform({type: 'connect', offerId, agentChannel});
	};
	const told = (type: BareSignal['type']) => signals.filter((one) => one.type === type).length;
	const placeOf = () => sim.customers.get(channelId)?.place;
	return {sim, signals, channel, perform, run, ring, connect, answered, told, placeOf};
}

const lifts = (afterMs: number): Reaction => ({afterMs, does: 'answer'});

test('switch groups - the caller waits while phones ring, then talks with the one that is chosen', (t) => {
	const {sim, run, ring, connect, perform, told, placeOf, signals} = givenSwitch({
		101: lifts(3000),
	});
	ring('101');
	ring('102');
	run(1000);
	t.is(told('offer-ringing'), 2);
	t.is(placeOf(), 'waiting');
	t.is(sim.truth().customers[0]?.groupLegs?.length, 2);
	run(2500);
	connect();
	perform({type: 'withdraw-ring', way: 'group', offerId: 'o-102'});
	t.is(placeOf(), 'talking');
	t.is(sim.truth().customers[0]?.groupLegs, undefined);
	t.is(sim.phones.legs.size, 1);
	run(60_000);
	t.is(sim.phones.legs.size, 0);
	t.is(sim.customers.size, 0);
	t.is(told('caller-waiting'), 0, JSON.stringify(signals));
});

test('switch groups - two answers, one is joined, the other is let go without a word of the call’s end', (t) => {
	const {sim, run, ring, connect, answered, told, placeOf} = givenSwitch({
		101: lifts(1000),
		102: lifts(1000),
	});
	ring('101');
	ring('102');
	run(1200);
	t.is(answered().length, 2);
	connect(1);
	run(4000);
	t.is(placeOf(), 'talking');
	t.is(sim.phones.legs.size, 1);
	t.is(told('agent-left'), 0);
});

test('switch groups - a whisper is heard before the caller comes; without a word the leg goes', (t) => {
	const {sim, run, ring, connect, told, placeOf} = givenSwitch({101: lifts(1000)});
	ring('101', {whisper: true});
	run(1000);
	connect();
	t.is(placeOf(), 'waiting');
	run(3000);
	t.is(placeOf(), 'talking');

	const silent = givenSwitch({101: lifts(1000)});
	silent.ring('101');
	silent.run(5000);
	t.is(silent.sim.phones.legs.size, 0);
	t.is(silent.told('agent-left'), 0);
	t.is(silent.placeOf(), 'waiting');
	silent.connect();
	t.is(silent.told('agent-left'), 1, 'told when the floor chooses a leg that is gone');
	t.is(told('agent-left'), 0);
	t.is(sim.phones.legs.size, 1);
});

test('switch groups - a caller who leaves takes the rings along; a ring has an end of its own', (t) => {
	const {sim, run, ring, told} = givenSwitch({});
	ring('101');
	run(500);
	for (const customer of sim.customers.values()) sim.customerHangsUp(customer);
	t.is(sim.phones.legs.size, 0);
	t.is(told('customer-left'), 1);

	const other = givenSwitch({102: {afterMs: 1000, does: 'decline'}});
	other.ring('101');
	other.ring('102');
	other.run(12_000);
	const reasons = other.signals.flatMap((one) => (one.type === 'offer-ended' ? [one.reason] : []));
	t.deepEqual(reasons, ['declined', 'no-answer']);
	t.is(other.placeOf(), 'waiting');
});

test('switch groups - announcements and numbers outside', (t) => {
	const {sim, run, perform, told, placeOf} = givenSwitch({});
	perform({type: 'announce', message: 'patience'});
	run(9000);
	t.is(told('caller-waiting'), 1);
	perform({type: 'send-out', number: '0799123456'});
	t.is(placeOf(), 'sent-out');
	perform({type: 'announce', message: 'patience'});
	t.is(placeOf(), 'sent-out');
	run(60_000);
	t.is(sim.customers.size, 0);
	t.is(told('customer-left'), 1);
});
