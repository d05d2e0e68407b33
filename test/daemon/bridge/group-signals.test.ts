// A group's ring in events: whose end is the call's, and what a phone that did not take it says.

import {id, type OfferId} from '@plateau/core';
import test from 'ava';
import {event, on, reading} from './reading.ts';

/** A leg that the bridge originated itself: its unique id has no prefix. */
const leg = (n: number, context = 'plateau-group-leg') => ({
	Channel: `PJSIP/p10${n}-0000000${n}`,
	Uniqueid: `plateau-o-${n}-abc`,
	Context: context,
});

/** A caller who waits, while the phones 101 and 102 ring for them. */
async function given() {
	const made = reading();
	const {read, groupRings, legs, told} = made;
	const customerId = on.customer().Uniqueid;
	for (const n of [1, 2]) {
		groupRings.set(leg(n).Uniqueid, {offerId: id<OfferId>(`o-${n}`), customerId});
	}
	await read(on.incoming(), on.arrived(), on.user('PlateauWaiting', on.customer()));
	for (const n of [1, 2]) {
		const {Channel, Uniqueid} = leg(n);
		await read(
			event('Newchannel', {...leg(n, 'plateau-phones'), ChannelState: '0'}),
			event('DialBegin', {DestChannel: Channel, DestUniqueid: Uniqueid}),
			event('DialBegin', {DestChannel: Channel, DestUniqueid: Uniqueid}),
			event('Newstate', {...leg(n, 'plateau-phones'), ChannelState: '5'}),
		);
	}
	told.splice(0, 2);
	const answers = (n: number) => [
		event('Newstate', {...leg(n), ChannelState: '6'}),
		on.user('PlateauConnected', leg(n), {Offer: `o-${n}`}),
		on.user('PlateauReady', leg(n), {Offer: `o-${n}`}),
	];
	const joins = (n: number) => {
		// What the performer notes when it is ordered to.
		const customer = legs.get(customerId);
		if (customer?.part.role === 'customer') customer.part.offerId = id(`o-${n}`);
		return on.user('PlateauJoining', on.customer('plateau-join'), {Offer: `o-${n}`});
	};
	return {...made, answers, joins};
}

const letGo = (n: number) => on.user('PlateauLetGo', leg(n), {Offer: `o-${n}`});
const rang = on.user('PlateauRang', on.customer('plateau-join'), {Offer: 'o-1', Status: 'ANSWER'});

test('group signals - each ring is told once, then the one that answers', async (t) => {
	const {read, told, answers} = await given();
	await read(...answers(2), ...answers(2));
	t.deepEqual(told, [
		'offer-ringing plateau-o-1-abc o-1',
		'offer-ringing plateau-o-2-abc o-2',
		'offer-answered plateau-o-2-abc o-2',
	]);
});

test('group signals - a phone that does not take it says why, by its own answer or by the cause', async (t) => {
	for (const [cause, sip, reason] of [
		['17', '486', 'busy'],
		['21', '603', 'declined'],
		['19', '480', 'declined'],
		['19', '', 'no-answer'],
		['34', '', 'congestion'],
		// A phone that forwards its calls, in the two ways that a busy Asterisk tells it.
		['23', '302', 'busy'],
		['0', '', 'busy'],
		['3', '', 'unregistered'],
	] as const) {
		const {read, told} = await given();
		told.length = 0;
		const refusal = {...leg(1), Cause: cause, ...(sip === '' ? {} : {TechCause: sip})};
		await read(
			...(sip === '' ? [] : [event('HangupRequest', refusal)]),
			// Out of time: the code here is the switch's own.
			event('Hangup', {...leg(1), Cause: cause, TechCause: '480'}),
		);
		t.deepEqual(told, [`offer-ended o-1 ${reason}`], `${cause} ${sip}`);
	}
});

test('group signals - who answered and was not chosen has no part in the call’s end', async (t) => {
	const {read, told, answers, joins} = await given();
	await read(...answers(1), ...answers(2), joins(1));
	told.length = 0;
	await read(letGo(2), on.hangup(leg(2)));
	t.deepEqual(told, []);
	await read(event('HangupRequest', on.customer('plateau-join')), letGo(1), on.hangup(leg(1)));
	await read(on.hangup(on.customer()));
	t.deepEqual(told, ['customer-left 1.1 16']);
});

test('group signals - the agent hangs up, by hand or by order', async (t) => {
	for (const bye of [[event('HangupRequest', leg(1))], []]) {
		const {read, told, answers, joins} = await given();
		await read(...answers(1), joins(1));
		told.length = 0;
		await read(...bye, event('SoftHangupRequest', leg(1)), rang, on.hangup(leg(1)));
		await read(on.hangup(on.customer()));
		t.deepEqual(told, ['agent-left plateau-o-1-abc 16']);
	}
});

test('group signals - the agent hangs up, and the caller’s leg goes first all the same', async (t) => {
	for (const bye of [[event('HangupRequest', leg(1))], []]) {
		const {read, told, answers, joins} = await given();
		await read(...answers(1), joins(1));
		told.length = 0;
		await read(...bye, rang, event('SoftHangupRequest', on.customer('plateau-join')));
		await read(on.hangup(on.customer()));
		await read(event('SoftHangupRequest', leg(1)), on.hangup(leg(1)));
		t.deepEqual(told, ['agent-left plateau-o-1-abc 16']);
	}
	// The caller was faster.
	const {read, told, answers, joins} = await given();
	await read(...answers(1), joins(1));
	told.length = 0;
	await read(event('HangupRequest', on.customer('plateau-join')), event('HangupRequest', leg(1)));
	await read(on.hangup(on.customer()));
	await read(on.hangup(leg(1)));
	t.deepEqual(told, ['customer-left 1.1 16']);
});

test('group signals - the customer is hung up by order: the leg runs on and says so', async (t) => {
	const {read, told, answers, joins} = await given();
	await read(...answers(1), joins(1));
	told.length = 0;
	await read(letGo(1), event('SoftHangupRequest', leg(1)), on.hangup(leg(1)));
	await read(event('SoftHangupRequest', on.customer('plateau-join')), on.hangup(on.customer()));
	t.deepEqual(told, ['customer-left 1.1 16']);
});

test('group signals - a leg that went just before the joining has left the call', async (t) => {
	const notJoined = on.user('PlateauNotJoined', on.customer('plateau-join'), {Offer: 'o-1'});
	const {read, told, distrusted, answers, joins} = await given();
	await read(...answers(1), joins(1));
	told.length = 0;
	await read(letGo(1), notJoined, on.hangup(leg(1)));
	t.deepEqual(told, ['agent-left plateau-o-1-abc 16']);

	const other = await given();
	await other.read(...other.answers(1), other.joins(1));
	other.told.length = 0;
	await other.read(letGo(1), on.hangup(leg(1)));
	await other.read(notJoined);
	t.deepEqual(other.told, [], 'taken for the caller’s hang-up …');
	t.deepEqual(other.distrusted, ['a caller was joined to nobody'], '… and read again');
	t.deepEqual(distrusted, []);
});
