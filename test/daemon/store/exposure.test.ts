import {id} from '@plateau/core';
import {openStore} from '@plateau/daemon/store/store';
import test from 'ava';
import {eventStory} from '../../helpers/event-story.ts';

const noon = 1_772_449_200_000;

/** Two supervisors hear alice, one of them twice; bob is heard by nobody but for a moment yesterday. */
async function given(t: import('ava').ExecutionContext) {
	const store = openStore(':memory:');
	t.teardown(() => store.close());
	const partyId = store.partyOf({});
	const [arrived] = eventStory('0 arrived');
	let seq = 0;
	const event = (at: number, body: object) => {
		seq += 1;
		return {...body, seq, at, v: 2} as never;
	};
	const events = [event(noon, {...arrived, partyId, callId: 'c-1'})];
	const audits: object[] = [];
	const hears = (
		[monitorId, personId, agentId]: readonly string[],
		at: number,
		[forMs, mode, reason]: readonly [number | undefined, string, string?],
	) => {
		// Who barged in did so from a number outside.
		const ear = mode === 'barge' ? {partyId: 'p-ear'} : {phoneId: '1009'};
		const own = {monitorId, personId, ...ear, agentId, callId: 'c-1', mode};
		audits.push({
			...{at: at + 40, login: personId, action: 'start-monitor', target: agentId},
			...{outcome: 'done', detail: JSON.stringify({mode, reason})},
		});
		events.push(event(at, {type: 'monitor-asked', ...own}));
		events.push(event(at + 1000, {type: 'monitor-started', monitorId, channelId: 'k', mode}));
		if (forMs === undefined) return;
		events.push(event(at + 1000 + forMs, {type: 'monitor-ended', monitorId, reason: 'stopped'}));
	};
	hears(['m-1', 'sam', 'bob'], noon - 86_400_000, [1000, 'listen', 'training']);
	hears(['m-2', 'sam', 'alice'], noon, [60_000, 'listen', 'a complaint']);
	hears(['m-3', 'sam', 'alice'], noon + 600_000, [30_000, 'barge', 'a complaint']);
	hears(['m-4', 'zoe', 'alice'], noon + 900_000, [undefined, 'whisper']);
	// In the call for a while, and whispering again.
	for (const [at, mode] of [
		[noon + 903_000, 'barge'],
		[noon + 906_000, 'whisper'],
	] as const) {
		events.push(event(at, {type: 'monitor-started', monitorId: 'm-4', channelId: 'k', mode}));
	}
	// Asked for, and never heard.
	events.push(
		event(noon + 950_000, {
			...{type: 'monitor-asked', monitorId: 'm-5', personId: 'sam', phoneId: '1009'},
			...{agentId: 'bob', callId: 'c-1', mode: 'listen'},
		}),
	);
	await store.append({events, audits: audits as never});
	return store;
}

const day = {fromAt: noon - 3_600_000, toAt: noon + 3_600_000, now: noon + 911_000};

test('exposure - by agent and by who heard them: how often, how long, how and why', async (t) => {
	const store = await given(t);
	t.deepEqual(store.exposure(day), [
		{
			...{agentId: 'alice', personId: 'sam', times: 2, listenedMs: 90_000, longestMs: 60_000},
			outsideTimes: 1,
			...{lastAt: noon + 601_000, modes: ['listen', 'barge'], reasons: ['a complaint']},
		},
		{
			// It goes on.
			...{agentId: 'alice', personId: 'zoe', times: 1, listenedMs: 10_000, longestMs: 10_000},
			...{lastAt: noon + 901_000, modes: ['whisper', 'barge'], reasons: []},
		},
	]);
});

test('exposure - a colleague who was asked meanwhile was heard, too, and for how long; apart from their own', async (t) => {
	const store = await given(t);
	const partyId = store.partyOf({});
	const story = eventStory(
		'0 arrived, 0 connected:alice, 10000 monitor-asked:alice, 20000 monitor-started, 30000 held:alice, 30000 consulted:alice to=bob, 40000 consult-answered, 50000 swapped:customer, 55000 conferenced, 70000 consult-over, 90000 monitor-ended:stopped, 95000 ended',
		store.lastSeq + 1,
	);
	const events = story.map((event) => ({
		...event,
		...('partyId' in event ? {partyId} : {}),
		...('callId' in event ? {callId: 'c-9'} : {}),
		...('monitorId' in event ? {monitorId: 'm-9'} : {}),
		at: event.at + noon,
	}));
	await store.append({events: events as never, audits: []});
	const rows = store.exposure(day).filter(({personId}) => personId === 'sophie');
	t.deepEqual(rows, [
		{
			...{agentId: 'alice', personId: 'sophie', times: 1, listenedMs: 70_000, longestMs: 70_000},
			...{lastAt: noon + 20_000, modes: ['listen'], reasons: []},
		},
		{
			...{agentId: 'bob', personId: 'sophie', times: 0, listenedMs: 0, longestMs: 0},
			...{colleagueTimes: 1, colleagueMs: 25_000},
			...{lastAt: noon + 20_000, modes: ['listen'], reasons: []},
		},
	]);
	t.like(store.exposure({...day, agentId: id('bob')}), [{agentId: 'bob', colleagueMs: 25_000}]);
});

test('exposure - of one agent, of another time', async (t) => {
	const store = await given(t);
	t.deepEqual(store.exposure({...day, agentId: id('bob')}), []);
	const yesterday = {...day, fromAt: day.fromAt - 86_400_000, toAt: day.toAt - 86_400_000};
	t.like(store.exposure(yesterday), [{agentId: 'bob', reasons: ['training']}]);
});
