import {join} from 'node:path';
import {apply, type CallId, type Event, emptyFloor, id} from '@plateau/core';
import {faultOfResult} from '@plateau/core/protocol';
import {runWorld} from '@plateau/core/sim';
import {ReadOnlyStore} from '@plateau/daemon/store/read-only';
import {openStore} from '@plateau/daemon/store/store';
import {whyCall} from '@plateau/daemon/why/why-call';
import {whyOf} from '@plateau/daemon/why/why-view';
import test, {type ExecutionContext} from 'ava';
import {givenFolder, knowDialled} from '../../helpers/given-store.ts';

/** A simulated day's journal up to event `untilSeq`, in a store. */
async function given(t: ExecutionContext, seed: number, untilSeq = Number.POSITIVE_INFINITY) {
	const {journal, calls} = runWorld({seed, calls: 60});
	const events = journal.filter(({seq}) => seq <= untilSeq);
	const path = join(givenFolder(t), 'plateau.db');
	const owner = openStore(path, {synchronous: 'NORMAL'});
	for (let number = 1; number <= calls; number += 1) {
		owner.partyOf({number: `+3361234${String(number).padStart(4, '0')}`});
	}
	knowDialled(path, journal);
	await owner.append({events, audits: []});
	const store = new ReadOnlyStore(path);
	t.teardown(() => {
		store.close();
		owner.close();
	});
	return {store, events, journal};
}

/** The floor before event `seq`. */
function floorBefore(events: readonly Event[], seq: number) {
	const floor = emptyFloor();
	for (const event of events.filter((one) => one.seq < seq)) apply(floor, event);
	return floor;
}

test('why - of a call that is over: each offer with everybody as they were right before it', async (t) => {
	const {store, events} = await given(t, 12);
	const made = events.filter((event) => event.type === 'offer-made');
	const callIds = [...new Set(made.map(({callId}) => callId))].slice(0, 12);
	for (const callId of callIds) {
		const offers = made.filter((event) => event.callId === callId);
		const outcome = await whyCall({callId, now: 0}, {store});
		if (!outcome.ok) return t.fail(outcome.refusal.code);
		const {result} = outcome;
		t.is(faultOfResult('why-call', result), undefined);
		t.is(result.waits, undefined);
		t.deepEqual(
			result.offers.map(({seq, agentId}) => ({seq, agentId})),
			offers.map(({seq, agentId}) => ({seq, agentId: `${agentId}`})),
		);
		for (const {seq, ended} of result.offers) {
			const {offerId} = offers.find((offer) => offer.seq === seq) ?? {};
			const ends = events.filter(
				(event) =>
					(event.type === 'offer-ended' || event.type === 'offer-accepted') &&
					event.offerId === offerId,
			);
			const [end] = ends.map((event) =>
				event.type === 'offer-ended'
					? {at: event.at, state: event.state, reason: event.reason}
					: {at: event.at, state: 'accepted'},
			);
			t.deepEqual(ended, end as typeof ended);
		}
		for (const {seq, agentId, counts, passedOver} of result.offers) {
			const full = whyOf(floorBefore(events, seq), callId, agentId);
			t.deepEqual({counts, passedOver}, {...full} as never);
		}
	}
});

test('why - of a call that waits: why nobody is asked now', async (t) => {
	const {journal} = await given(t, 12);
	const floor = emptyFloor();
	let waiting: {seq: number; callId: CallId} | undefined;
	for (const event of journal) {
		apply(floor, event);
		const call = [...floor.calls.values()].find(({state}) => state === 'waiting');
		// Not in the middle of a batch: there one may wait beside somebody who is ready.
		if (event.type === 'call-queued' && call?.id === event.callId) {
			const full = whyOf(floor, call.id);
			if (full?.counts['behind'] === undefined) waiting = {seq: event.seq, callId: call.id};
		}
	}
	if (waiting === undefined) return t.fail('nobody waited on that day');
	const {store} = await given(t, 12, waiting.seq);
	const outcome = await whyCall({callId: waiting.callId, now: 77}, {store});
	if (!outcome.ok) return t.fail(outcome.refusal.code);
	const full = whyOf(floorBefore(journal, waiting.seq + 1), waiting.callId);
	t.deepEqual(outcome.result.waits, {at: 77, ...full} as never);
	t.true((full?.passedOver.length ?? 0) > 0);
});

test('why - a call that never was is unknown', async (t) => {
	const {store} = await given(t, 12, 20);
	const outcome = await whyCall({callId: id('c-none'), now: 0}, {store});
	t.deepEqual(outcome, {ok: false, refusal: {code: 'unknown-call'}});
});
