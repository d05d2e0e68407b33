import test from 'ava';
import {givenStore, tell} from '../../helpers/given-store.ts';

test('lost callers - who waited when the switch went, the longest first, until they are answered', async (t) => {
	const store = await givenStore(t);
	await tell(
		store,
		`10 arrived call=c-1 party=p-1, 10 queued call=c-1, 20 arrived call=c-2 party=p-2, 20 queued call=c-2,
		30 ended:pbx-restart call=c-1, 30 ended:pbx-restart call=c-2`,
	);
	const asked = store.callbacks(10);
	t.deepEqual(
		asked.map(({callId}) => callId),
		['c-1', 'c-2'],
	);
	t.like(asked[0], {partyId: 'p-1', callerNumber: '+33612345671', arrivedAt: 10, endedAt: 30});
	t.is(store.callbacks(1).length, 1);
	// One rings again, is lost again and counts once; the other is answered.
	await tell(
		store,
		`40 arrived call=c-3 party=p-1, 40 queued call=c-3, 41 ended:pbx-restart call=c-3,
		50 arrived call=c-4 party=p-2, 50 queued call=c-4, 51 connected:a1 call=c-4, 52 ended call=c-4`,
	);
	t.deepEqual(
		store.callbacks(10).map(({callId}) => callId),
		['c-3'],
	);
});

test('lost callers - nobody who gave up, was answered, or hid their number', async (t) => {
	const store = await givenStore(t);
	const hidden = store.partyOf({});
	await store.append({events: [], audits: []});
	await tell(
		store,
		`10 arrived call=c-1 party=p-1, 10 queued call=c-1, 11 ended:abandoned call=c-1,
		20 arrived call=c-2 party=p-2, 20 queued call=c-2, 21 connected:a1 call=c-2, 22 ended call=c-2,
		30 arrived call=c-3 party=${hidden}, 30 queued call=c-3, 31 ended:pbx-restart call=c-3`,
	);
	t.deepEqual(store.callbacks(10), []);
});
