/**
 * What goes wrong elsewhere, each told by its name there, and how it goes here. The others are Asterisk's
 * app_queue and FreeSWITCH's mod_callcenter.
 */

import {type EventBody, id, step} from '@plateau/core';
import {createRandom} from '@plateau/core/sim';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import test from 'ava';
import {baseConfig, floorOf, startsAt, withAgent, withQueue} from '../../helpers/given.ts';
import {routing} from '../../helpers/routing-table.ts';
import {story} from '../../helpers/story.ts';

/** Support with a second tier, a2's, that opens after 20 s. */
const tiered = withQueue(withAgent(baseConfig, 'a2', {tiers: {support: 2}}), 'support', {
	tiers: [{tier: 2, afterMs: 20_000}],
});

test(
	'starvation by penalty - while the first tier is there and busy for good, the next one opens at its time',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	arrives k1
	waits k1       = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k8
	arrives k2
	waits k2       = call-queued c-2 support
	+20s due       = call-tier-opened c-2 1 time, offer-made o-2 c-2 a2, > ring o-2 1002
`,
	tiered,
);
test(
	'starvation by penalty - nobody waits for a tier of which nobody is signed in',
	story,
	`
	sign-in a2 1002
	arrives k1
	waits k1 = call-queued c-1 support tiers 1, offer-made o-1 c-1 a2, > ring o-1 1002
`,
	tiered,
);

test(
	'is_member_available - a caller whose agents are busy blocks nobody of another queue',
	routing,
	'callers c1:vip:90s c2:support:60s c3:support:30s | agents a1:idle:9s a2:idle:5s a4:talking:9s:french=80@vip | c2→a1 c3→a2',
);
test(
	'is_member_available - a caller who waits for one agent blocks nobody of the same queue',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	outside 1001 x1
	arrives k1 100 last=a1
	waits k1 = call-queued c-1 support for a1 until 20s
	arrives k2
	waits k2 = call-queued c-2 support, offer-made o-1 c-2 a2, > ring o-1 1002
`,
	withQueue(baseConfig, 'support', {sticky: {to: 'last-agent', waitMs: 20_000}}),
);

test(
	'autofill=no - the second caller does not wait until the first is answered',
	routing,
	'callers c1:support:9s c2:support:6s c3:support:3s | agents a1:idle:9s a2:idle:6s a3:idle:3s | c1→a1 c2→a2 c3→a3',
);

test(
	'ringall races - of two who answer at once one talks, and the other is free again',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	arrives k1
	waits k1       = call-queued c-1 support, offer-made o-1 c-1 a1, offer-made o-2 c-1 a2, > ring o-1 1001 group, > ring o-2 1002 group
	answers o-1 k8 = offer-accepted o-1, offer-ended o-2 withdrawn other-answered, call-connected c-1 a1 after 0s, > withdraw o-2 group, > connect o-1 c-1 k8
	answers o-2 k9 = anomaly-noted answered-after-end, > hang-up k9
	? a2           = available idle
`,
	withQueue(baseConfig, 'support', {strategy: 'ring-all'}),
);
test(
	'ringall races - an agent of two queues is rung by one of them at a time',
	story,
	`
	sign-in a1 1001
	arrives k1
	arrives k2 200
	waits k1       = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 group
	waits k2       = call-queued c-2 sales
	decline a1
	+5s due        = rest-ended a1, offer-made o-2 c-1 a1, > ring o-2 1001 group
`,
	withQueue(withQueue(baseConfig, 'support', {strategy: 'ring-all'}), 'sales', {
		strategy: 'ring-all',
	}),
);

test(
	'wrapuptime - work after a call of one queue counts in every other queue',
	story,
	`
	sign-in a1 1001
	arrives k1 200
	waits k1        = call-queued c-1 sales, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k8
	arrives k2
	waits k2        = call-queued c-2 support
	agent-leaves k8 = call-ended c-1 answered by agent, wrap-up-started a1 c-1, > hang-up k1
	+60s dispose a1 c-1 sold = disposition-set c-1 sold
	finish a1       = wrap-up-ended a1 by-key, offer-made o-2 c-2 a1, > ring o-2 1001
`,
	withQueue(baseConfig, 'support', {maxWaitMs: null}),
);

// Twenty callers of a heavy queue, whose head start is a minute, before one of a light queue.
const heavy = Array.from({length: 20}, (_, place) => `h${place}:sales:${40 - place}s:+60s`);
test(
	'starvation by weight - who waited longer than the head start goes before any number of the heavy queue',
	routing,
	`callers ${heavy.join(' ')} light:support:101s | agents a1:idle@sales,support | light→a1`,
);
test(
	'starvation by weight - up to then the heavy queue goes first',
	routing,
	`callers ${heavy.join(' ')} light:support:99s | agents a1:idle@sales,support | h0→a1`,
);

test('time-based scores - callers never change places merely because time passes', (t) => {
	for (let seed = 1; seed <= 200; seed += 1) {
		const orders = [0, 999, 60_000, 3_600_000].map((laterMs) => orderAfter(seed, laterMs));
		t.is(new Set(orders).size, 1, `seed ${seed}: ${orders.join(' | ')}`);
	}
});

/** In which order six callers, with head starts and of two queues, are served by six agents. */
function orderAfter(seed: number, laterMs: number): string {
	const random = createRandom(seed);
	const now = startsAt + 900_000;
	const agents = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6'];
	const phones = agents.map((_, place) => `300${place}`);
	const config = {
		...baseConfig,
		queues: ['support', 'sales'].reduce(
			(sofar, name) => withQueue(sofar, name, {maxWaitMs: null}),
			baseConfig,
		).queues,
		agents: agents.map((agentId) => ({
			...{id: id<never>(agentId), skills: {}},
			queues: [id<never>('support'), id<never>('sales')],
		})),
		phones: phones.map((phone) => ({
			...{id: id<never>(phone), switchId: id<never>('main'), endpoint: phone, remoteAnswer: true},
		})),
	};
	const callers = agents.flatMap((_, place) => {
		const at = startsAt + random.int(0, 900) * 1000;
		const creditMs = random.int(0, 10) * 60_000;
		const callId = id<never>(`c-${place + 1}`);
		const queueId = id<never>(random.pick(['support', 'sales']));
		const bodies: EventBody[] = [
			{
				...{type: 'call-arrived', callId, switchId: id('main'), channelId: id(`k${place}`)},
				...{partyId: id('p-1'), numberId: id('100'), startedAt: at},
			},
			{type: 'call-queued', callId, queueId, enteredAt: at, creditMs},
		];
		return bodies.map((body) => [at, body] as const);
	});
	const floor = floorOf([
		[startsAt, {type: 'floor-configured', by: 'admin', config}],
		[startsAt, {type: 'switch-resynced', switchId: id('main'), switchStartedAt: startsAt}],
		...agents.flatMap((agentId, place) => {
			const phoneId = id<never>(phones[place] ?? '');
			const bodies: EventBody[] = [
				{type: 'phone-registered', phoneId},
				{type: 'phone-taken', phoneId, personId: agentId},
				{
					...{type: 'agent-signed-in', agentId: id(agentId), phoneId},
					presence: {state: 'available'},
				},
			];
			return bodies.map((body) => [now, body] as const);
		}),
		...callers,
	]);
	const result = step(floor, {type: 'deadline-reached', at: now + laterMs});
	const made = result.ok ? result.events : [];
	return made.flatMap((event) => (event.type === 'offer-made' ? [event.callId] : [])).join(' ');
}

test(
	'rrmemory - the turn is kept over an edit of the floor, a sign-out and a restart',
	story,
	`
	sign-in a1 1001
	+1s sign-in a2 1002
	arrives k1
	waits k1         = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	leaves k1
	rules support {"ringMs":9000} = floor-configured
	sign-out a1
	sign-in a1 1001
	restart
	found
	arrives k2
	waits k2         = call-queued c-2 support, offer-made o-2 c-2 a2, > ring o-2 1002
`,
	withQueue(baseConfig, 'support', {strategy: 'round-robin'}),
);

test(
	'leastrecent - a call of another queue ends the idle time, too',
	routing,
	'callers c1:support | agents a1:idle:10s:did=support/1m,idle/30m,sales/1m@support,sales a2:idle:60s:did=support/1m | c1→a2',
);
test(
	'leastrecent - where only calls of the queue are to count, the queue says so',
	routing,
	'strategy longest-idle-in-queue | callers c1:support | agents a1:idle:10s:did=support/1m,idle/30m,sales/1m@support,sales a2:idle:60s:did=support/1m | c1→a1',
);

test('strategy="unknown" - is refused where it is written, never replaced by another', (t) => {
	const parsed = parseFloorFile('queues: {s: {label: S, strategy: sequentially}}');
	t.false(parsed.ok);
	if (parsed.ok) return;
	t.deepEqual(
		parsed.errors.map(({code, params}) => [code, params?.['where'], params?.['value']]),
		[['bad-choice', 'queues.s.strategy', 'sequentially']],
	);
});
