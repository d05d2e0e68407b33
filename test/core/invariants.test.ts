/** Each law is noticed when it is broken: sound floors are damaged one way at a time. */

import {type Agent, type Call, checkInvariants, emptyFloor, type Floor, id} from '@plateau/core';
import test, {type ExecutionContext} from 'ava';
import {story} from '../helpers/story.ts';

const talking = `
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k9
	take sophie 1009
	listen sophie a1
	hears m-1 k7
`;
const ringing = `
	sign-in a1 1001
	arrives k1
	waits k1
	rings o-1 k9
`;
const waiting = `
	sign-in a1 1001 not-ready lunch
	arrives k1
	waits k1
	+1s arrives k2
	waits k2
`;

const set = <K extends string, V>(map: Map<K, V>, key: string, change: object) => {
	const value = map.get(id<K & string & {readonly kind: never}>(key));
	map.set(key as K, {...value, ...change} as V);
};

const damage = test.macro(
	(t: ExecutionContext, text: string, spoil: (floor: Floor) => void, law: RegExp) => {
		const floor = story(t, text);
		t.deepEqual(checkInvariants(floor), []);
		spoil(floor);
		const broken = checkInvariants(floor);
		t.true(
			broken.some((line) => law.test(line)),
			broken.join('\n'),
		);
	},
);

test('laws - hold on an empty floor', (t) => {
	t.deepEqual(checkInvariants(emptyFloor()), []);
});

test(
	'laws - a talk needs its agent',
	damage,
	talking,
	(floor) => set(floor.agents, 'a1', {activity: {state: 'idle', since: floor.at}}),
	/call c-1 talks with a1/,
);
test(
	'laws - a talking agent needs the call',
	damage,
	talking,
	(floor) => floor.calls.delete(id('c-1')),
	/a1 talks in call c-1/,
);
test(
	'laws - a talk has one agent’s leg',
	damage,
	talking,
	(floor) => set(floor.calls, 'c-1', {legs: floor.calls.get(id('c-1'))?.legs.slice(0, 1)}),
	/is talking with 0 agents' legs/,
);
test(
	'laws - a channel is a leg of one call',
	damage,
	talking,
	(floor) => {
		const call = floor.calls.get(id('c-1')) as Call;
		floor.calls.set(id('c-2'), {...call, id: id('c-2')});
		floor.counters.call = 3;
	},
	/channel main\/k1 is a leg of one call/,
);
test(
	'laws - an agent holds the phone they work on',
	damage,
	talking,
	(floor) => set(floor.phones, '1001', {holder: 'sophie'}),
	/a1 holds the phone 1001/,
);
test(
	'laws - nobody holds two phones',
	damage,
	talking,
	(floor) => set(floor.phones, '1004', {holder: 'sophie'}),
	/sophie holds one phone/,
);
test(
	'laws - only a live talk is listened to',
	damage,
	talking,
	(floor) => set(floor.monitors, 'm-1', {callId: id('c-9')}),
	/m-1 is on a1 talking in c-9 \(I13\)/,
);
test(
	'laws - one listens from one’s own phone',
	damage,
	talking,
	(floor) => set(floor.monitors, 'm-1', {phoneId: id('1004')}),
	/m-1 is on phone 1004/,
);
test(
	'laws - no wish waits when there is no work',
	damage,
	waiting,
	(floor) => set(floor.agents, 'a1', {pendingPresence: {state: 'available'}}),
	/a1 has no wish waiting/,
);
test(
	'laws - nobody asks for what they are',
	damage,
	waiting,
	(floor) =>
		set(floor.agents, 'a1', {
			request: {presence: {state: 'not-ready', reasonId: 'lunch'}, since: 0},
		}),
	/a1 asks for another presence/,
);
test(
	'laws - rings are missed in whole numbers',
	damage,
	waiting,
	(floor) => set(floor.agents, 'a1', {missedRings: 0}),
	/a1 missed a whole number/,
);
test(
	'laws - an idle agent has no call on the phone',
	damage,
	waiting,
	(floor) => set(floor.phones, '1001', {outside: ['x1']}),
	/a1 is not idle with a call on 1001/,
);
test(
	'laws - a ringing call has a live offer',
	damage,
	ringing,
	(floor) => floor.offers.delete(id('o-1')),
	/offer o-1 of call c-1 is live/,
);
test(
	'laws - a live offer belongs to a ringing call',
	damage,
	ringing,
	(floor) => set(floor.offers, 'o-1', {callId: id('c-9')}),
	/o-1 is one of the ringing call c-9/,
);
test(
	'laws - a ringing agent is available',
	damage,
	ringing,
	(floor) => set(floor.agents, 'a1', {presence: {state: 'not-ready', reasonId: 'lunch', since: 0}}),
	/o-1 rings for an available agent, not a1 \(I4\)/,
);
test(
	'laws - nobody ready is idle while a caller waits for them',
	damage,
	waiting,
	(floor) => set(floor.agents, 'a1', {presence: {state: 'available', since: floor.at}}),
	/a1 is ready while call c-1 waits for them \(I7\)/,
);
test(
	'laws - nothing is overdue',
	damage,
	waiting,
	(floor) => {
		floor.at += 400_000;
	},
	/nothing is overdue, not max-wait of c-1 .* \(I6\)/,
);
test(
	'laws - two callers never share a place',
	damage,
	waiting,
	(floor) => {
		const [first, second] = [...floor.calls.values()] as (Call & {state: 'waiting'})[];
		if (first && second) floor.calls.set(second.id, {...second, entry: first.entry});
	},
	/shares its place with no other/,
);
test(
	'laws - a queue with a caller in it is declared',
	damage,
	waiting,
	(floor) => floor.index.queues.delete(id('support')),
	/in queue support, which is declared/,
);
test(
	'laws - a queue knows whether nobody is there',
	damage,
	waiting,
	(floor) => set(floor.queues, 'support', {nobodySince: 0}),
	/support knows whether nobody/,
);
test(
	'laws - the waiting are filed in their order',
	damage,
	waiting,
	(floor) =>
		set(floor.calls, 'c-2', {
			entry: {...(floor.calls.get(id('c-2')) as Call & {state: 'waiting'}).entry, creditMs: 60_000},
		}),
	/the waiting of support@main#0.0 are in order/,
);
test(
	'laws - deadlines are those of the state',
	damage,
	waiting,
	(floor) => floor.index.deadlines.set('max-wait', 'c-1', undefined),
	/index deadlines: max-wait:c-1 is undefined/,
);
test(
	'laws - no deadline outlives its reason',
	damage,
	waiting,
	(floor) => floor.index.deadlines.set('rest', 'a1', floor.at + 1),
	/rest:a1 .* should not be there/,
);
test(
	'laws - channels lead to their calls',
	damage,
	waiting,
	(floor) => floor.index.callByChannel.set({switchId: id('main'), channelId: id('k8')}, id('c-1')),
	/callByChannel: main\/k8/,
);
test(
	'laws - no counter counts a part above its whole',
	damage,
	waiting,
	(floor) => {
		floor.day.queues.set(id('support'), {
			...{answered: 0, answeredInTime: 1, abandoned: 0, shortAbandoned: 0, timedOut: 0},
			...{
				leftEmpty: 0,
				...{overflowed: 0, full: 0, diverted: 0, foretold: 0, foretoldErrorMs: 0, holdMs: 0},
				waitOfAnsweredMs: 0,
				talkMs: 0,
				wrapUpMs: 0,
				handled: 0,
				offers: 0,
				rangOut: 0,
			},
		});
	},
	/counts no part above its whole \(I9\)/,
);
test(
	'laws - ids are counted',
	damage,
	waiting,
	(floor) => {
		floor.counters.call = 1;
	},
	/call c-1 was counted/,
);
test(
	'laws - nothing is since the future',
	damage,
	waiting,
	(floor) => set(floor.agents, 'a1', {idleSince: floor.at + 1}),
	/a1 is in their states since the past/,
);
test(
	'laws - a closed number is declared',
	damage,
	waiting,
	(floor) => floor.closedNumbers.set(id('999'), 0),
	/closed number 999 is declared/,
);
test(
	'laws - things are filed under their own ids',
	damage,
	waiting,
	(floor) => floor.agents.set(id('a9'), {...(floor.agents.get(id('a2')) as Agent)}),
	/agent a9 is filed under their own id/,
);

test('laws - checking changes nothing, the index least of all', (t) => {
	const floor = story(t, talking);
	const {index} = floor;
	const before = JSON.stringify([...index.deadlines.entries()]);
	checkInvariants(floor);
	t.is(floor.index, index);
	t.is(JSON.stringify([...floor.index.deadlines.entries()]), before);
});
