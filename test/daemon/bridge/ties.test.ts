// Calls of other switches on our phones, and whether the others can be reached.

import {id, type SwitchId} from '@plateau/core';
import {TieStates, tiesUp} from '@plateau/daemon/bridge/tie-states';
import type {BareSignal} from '@plateau/daemon/switch-port';
import test from 'ava';
import {event, on, reading} from './reading.ts';

const tie = on.leg(3, 'plateau-tie-annex');
const across = {...tie, Context: 'plateau-across'};
const begins = [
	event('Newchannel', {...across, ChannelState: '4'}),
	event('Newchannel', {...on.agent(), ChannelState: '0'}),
	event('DialBegin', {
		...across,
		DestChannel: on.agent().Channel,
		DestUniqueid: on.agent().Uniqueid,
	}),
];

test('far legs - a call of another switch has the phone, and is no call of its own', async (t) => {
	const {read, told} = reading();
	await read(...begins);
	t.deepEqual(told, ['far-leg-started 101 1.2']);
	await read(
		event('Newstate', {...on.agent(), ChannelState: '6'}),
		on.hangup(on.agent()),
		on.hangup(tie),
	);
	t.deepEqual(told, ['far-leg-started 101 1.2', 'far-leg-ended 101 1.2']);
});

test('far legs - what a colleague dials from there is a call of the phone’s own', async (t) => {
	const {read, told} = reading();
	const own = {...tie, Context: 'plateau-phones'};
	await read(
		...begins.slice(0, 2),
		event('DialBegin', {
			...own,
			DestChannel: on.agent().Channel,
			DestUniqueid: on.agent().Uniqueid,
		}),
	);
	t.deepEqual(told, ['outside-started 101 1.2']);
});

const ties = [{switchId: id<SwitchId>('annex'), endpoint: 'plateau-tie-annex'}];
const state = (device: string, value: string) =>
	event('DeviceStateChange', {Device: device, State: value});

test('tie states - each change is told once', (t) => {
	const told: BareSignal[] = [];
	const states = new TieStates(id('main'), ties, {signal: (signal) => told.push(signal)});
	states.set([]);
	states.read(state('PJSIP/p101', 'NOT_INUSE'));
	states.read(state('PJSIP/plateau-tie-annex', 'NOT_INUSE'));
	states.read(state('PJSIP/plateau-tie-annex', 'INUSE'));
	states.read(state('PJSIP/plateau-tie-annex', 'UNAVAILABLE'));
	t.deepEqual(told, [
		{type: 'tie-up', switchId: id('main'), toSwitchId: id('annex')},
		{type: 'tie-down', switchId: id('main'), toSwitchId: id('annex')},
	]);
});

test('tie states - a list says which are up', (t) => {
	const row = state;
	t.deepEqual(tiesUp(ties, [row('PJSIP/p101', 'NOT_INUSE')]), []);
	t.deepEqual(tiesUp(ties, [row('PJSIP/plateau-tie-annex', 'UNAVAILABLE')]), []);
	t.deepEqual(tiesUp(ties, [row('PJSIP/plateau-tie-annex', 'NOT_INUSE')]), [id('annex')]);
});

for (const order of ['the customer’s word first', 'the leg’s end first'] as const) {
	test(`far legs - a talk whose other end died: ${order}, the customer is held`, async (t) => {
		const {read, told} = reading();
		await read(on.incoming(), on.arrived(), on.user('PlateauWaiting', on.customer()));
		await read(...on.rings(), ...on.answers());
		const held = on.user('PlateauHeld', on.customer('plateau-hold'), {Offer: 'o-1'});
		const ends = [event('SoftHangupRequest', {...on.agent()}), on.hangup(on.agent(), '44')];
		await read(...(order === 'the leg’s end first' ? [...ends, held] : [held, ...ends]));
		while (!told.some((line) => line.startsWith('agent-left')))
			await new Promise((resolve) => setTimeout(resolve, 5));
		t.deepEqual(told.slice(-2), ['customer-held 1.1', 'agent-left 1.2 44']);
	});
}
