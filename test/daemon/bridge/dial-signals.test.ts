// A number that is dialled by hand, in events: the agent's phone, then the number, each step told once.

import {id} from '@plateau/core';
import test from 'ava';
import {event, on, reading} from './reading.ts';

const own = (context = 'plateau-dial') => ({...on.leg(2, 'p101'), Context: context});
const far = (context = 'plateau-dial-leg') => ({...on.leg(4, 'trunk'), Context: context});

/** The agent's phone was picked up, and the number is being called. */
async function calling() {
	const made = reading();
	made.dials.set(own().Uniqueid, {callId: id('c-1'), isInternal: false, remoteAnswer: false});
	await made.read(
		event('Newchannel', {...own(), ChannelState: '0'}),
		event('DialBegin', {DestChannel: own().Channel, DestUniqueid: own().Uniqueid}),
		event('Newstate', {...own(), ChannelState: '5'}),
		event('Newstate', {...own(), ChannelState: '6'}),
		on.user('PlateauDialling', own(), {Call: 'c-1'}),
		event('Newchannel', {...far(), ChannelState: '0'}),
	);
	return made;
}

const begins = () =>
	event('DialBegin', {...own(), DestChannel: far().Channel, DestUniqueid: far().Uniqueid});
const rings = () => event('Newstate', {...far(), ChannelState: '5'});
const ends = (status: string, sip: string) =>
	on.user('PlateauDialEnded', own(), {Call: 'c-1', Status: status, Sip: sip});

test('dial signals - the phone, the number, its ringing: each told once', async (t) => {
	const {read, told} = await calling();
	await read(begins(), rings(), rings());
	t.deepEqual(told, [
		'dial-progressed c-1 phone',
		'dial-progressed c-1 calling',
		'dial-progressed c-1 ringing',
	]);
});

test('dial signals - a number that rings before Asterisk says that it is dialled', async (t) => {
	const {read, told} = await calling();
	await read(rings(), begins());
	t.is(told.at(-1), 'dial-progressed c-1 ringing');
	await read(rings());
	t.is(told.length, 3);
});

test('dial signals - what the number’s side answered, told once', async (t) => {
	const {read, told} = await calling();
	await read(begins(), ends('BUSY', '486'), on.hangup(far(), '17'), on.hangup(own(), '16'));
	t.deepEqual(told.slice(2), ['dial-ended c-1 busy']);
});

test('dial signals - a phone that goes while the number rings', async (t) => {
	const {read, told} = await calling();
	await read(begins(), rings(), on.hangup(own(), '16'), on.hangup(far(), '16'));
	t.deepEqual(told.slice(3), ['dial-ended c-1 cancelled']);
});
