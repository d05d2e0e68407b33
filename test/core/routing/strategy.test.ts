/** Whom each strategy prefers: lines of text as in docs/routing.md, and stories where time matters. */

import {type FloorSnapshot, fromSnapshot, id, step, strategies, toSnapshot} from '@plateau/core';
import {hash} from '@plateau/core/hash';
import test from 'ava';
import {baseConfig, withQueue} from '../../helpers/given.ts';
import {routing} from '../../helpers/routing-table.ts';
import {story} from '../../helpers/story.ts';

for (const strategy of strategies) {
	test(
		`${strategy} - changes nothing in who may serve and which caller comes first`,
		routing,
		`strategy ${strategy} | callers c1:vip:90s c2:support:9s c3:support:30s | agents a1:talking a2:idle a3:not-ready | c3→a2`,
	);
}
// Where nothing else tells the agents apart.
for (const strategy of strategies.filter(
	(name) => !/^(linear|top-down|round-robin|.*random|ring-all)$/.test(name),
)) {
	test(
		`${strategy} - equals go by the longest idle, then by id`,
		routing,
		`strategy ${strategy} | callers c1:support c2:support c3:support | agents a3:idle:20s a2:idle:20s a1:idle:10s | c1→a2 c2→a3 c3→a1`,
	);
}

test(
	'longest-idle - whatever they did before',
	routing,
	'strategy longest-idle | callers c1:support | agents a1:idle:10s a2:idle:40s:did=support/9m,support/9m | c1→a2',
);

test(
	'longest-idle-in-queue - the longest since their last call of this queue, whatever other queues gave them',
	routing,
	'strategy longest-idle-in-queue | callers c1:support | agents a1:idle:60s:did=support/1m a2:idle:10s:did=support/1m,sales/20m@support,sales | c1→a2',
);
test(
	'longest-idle-in-queue - who never had one comes first',
	routing,
	'strategy longest-idle-in-queue | callers c1:support | agents a1:idle:30m:did=support/1m a2:idle:1s:did=sales/1m@support,sales | c1→a2',
);

test(
	'fewest-calls - whose calls were fewest today, however long they were',
	routing,
	'strategy fewest-calls | callers c1:support | agents a1:idle:60s:did=support/1m,support/1m a2:idle:10s:did=support/9m | c1→a2',
);
test(
	'fewest-calls - calls of every queue count',
	routing,
	'strategy fewest-calls | callers c1:support | agents a1:idle:10s:did=support/1m a2:idle:60s:did=sales/1m,sales/1m@support,sales | c1→a1',
);

test(
	'least-talk-time - who talked least today, in however many calls',
	routing,
	'strategy least-talk-time | callers c1:support | agents a1:idle:60s:did=support/9m a2:idle:10s:did=support/1m,support/1m | c1→a2',
);

test(
	'least-occupied - whose share of work was smallest, not whose work was least',
	routing,
	'strategy least-occupied | callers c1:support | agents a1:idle:60s:did=idle/1m,support/4m a2:idle:10s:did=idle/20m,support/5m | c1→a2',
);
test(
	'least-occupied - who had no work yet comes first',
	routing,
	'strategy least-occupied | callers c1:support | agents a1:idle:60s:did=idle/40m,support/1s a2:idle:10s | c1→a2',
);

test(
	'most-skilled - the highest level in what the queue asks for',
	routing,
	'strategy most-skilled | callers c1:vip | agents a1:idle:60s:french=60@vip a2:idle:10s:french=90@vip | c1→a2',
);
test(
	'most-skilled - what the queue does not ask for counts nothing',
	routing,
	'strategy most-skilled | callers c1:vip | agents a1:idle:60s:french=60@vip a2:idle:10s:french=60:technical=90@vip | c1→a1',
);
test(
	'least-skilled - the lowest level that is enough',
	routing,
	'strategy least-skilled | callers c1:vip | agents a1:idle:60s:french=90@vip a2:idle:10s:french=60@vip a3:idle:90s:french=40@vip | c1→a2',
);
test(
	'least-skilled - equals there go by all their levels, so that experts stay free',
	routing,
	'strategy least-skilled | callers c1:support | agents a1:idle:60s:french=90:technical=50 a2:idle:10s:french=60 | c1→a2',
);

test(
	'linear - the first of the file who is ready, always',
	routing,
	'strategy linear | order a3 a1 a2 | callers c1:support c2:support | agents a1:idle:10s a2:idle:90s a3:idle:1s | c1→a3 c2→a1',
);
test(
	'linear - without an order of a file it is by id',
	routing,
	'strategy linear | callers c1:support | agents a1:idle:10s a2:idle:90s | c1→a1',
);

test(
	'round-robin - each in turn, in the order of the file',
	routing,
	'strategy round-robin | order a3 a1 a2 | callers c1:support c2:support c3:support | agents a1:idle:10s a2:idle:90s a3:idle:1s | c1→a3 c2→a1 c3→a2',
);
test(
	'round-robin - goes on after the one who had the last turn',
	routing,
	'strategy round-robin | callers c1:support c2:support | agents a1:idle:90s a2:idle:5s:did=support/1m a3:idle:1s | c1→a3 c2→a1',
);
test(
	'round-robin - begins again after the last of the file',
	routing,
	'strategy round-robin | callers c1:support | agents a1:idle:1s a2:idle:90s a3:idle:5s:did=support/1m | c1→a1',
);
test(
	'round-robin - each queue has its own turn',
	routing,
	'strategy round-robin | callers c1:support | agents a1:idle:1s a2:idle:90s a3:idle:5s:did=support/1m,sales/1m@support,sales a4:idle:4s:did=sales/9s@support,sales | c1→a4',
);
test(
	'round-robin - passes over who is not ready',
	routing,
	'strategy round-robin | callers c1:support | agents a1:idle:5s:did=support/1m a2:not-ready a3:idle:1s | c1→a3',
);

test(
	'random - one of the ready, by the ids of the call and the offer',
	routing,
	'strategy random | callers c1:support c2:support c3:support c4:support | agents a1:idle:4s a2:idle:3s a3:idle:2s a4:idle:1s | c1→a2 c2→a4 c3→a1 c4→a3',
);
test('random - favours nobody', (t) => {
	const counts = [0, 0, 0];
	for (let number = 1; number <= 3000; number += 1) {
		const place = (hash(`c-${number}`, number) >>> 0) % 3;
		counts[place] = (counts[place] ?? 0) + 1;
	}
	for (const count of counts) t.true(Math.abs(count - 1000) < 100, counts.join(' '));
});

/** One call of support from its arrival to the end of the wrap-up, for the agent of the offer. */
const served = (number: number, agent: string) => `
	arrives k${number}
	waits k${number}
	answers o-${number} z${number}
	+20s leaves k${number}
	finish ${agent}
`;

test('fewest-calls - a new day forgets the counts of the last, for who waits ready too', (t) => {
	const config = withQueue(baseConfig, 'support', {strategy: 'fewest-calls'});
	story(
		t,
		`
		sign-in a1 1001
		${served(1, 'a1')}
		+1s sign-in a2 1002
		day 2026-03-03
		arrives k2
		waits k2 = call-queued c-2 support, offer-made o-2 c-2 a1, > ring o-2 1001
		`,
		config,
	);
});

test('round-robin - an offer is a turn, whatever came of it', (t) => {
	const config = withQueue(baseConfig, 'support', {strategy: 'round-robin'});
	story(
		t,
		`
		sign-in a1 1001
		sign-in a2 1002
		arrives k1
		waits k1 = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
		leaves k1
		arrives k2
		waits k2 = call-queued c-2 support, offer-made o-2 c-2 a2, > ring o-2 1002
		`,
		config,
	);
});

test('strategy - a change of the file files those who are ready anew', (t) => {
	const floor = story(
		t,
		`
		sign-in a1 1001
		${served(1, 'a1')}
		+1s sign-in a2 1002
		`,
	);
	const at = floor.at;
	const config = withQueue(baseConfig, 'support', {strategy: 'linear'});
	step(floor, {
		...{type: 'configure-floor', by: 'admin', at},
		config: {...config, agentOrder: [id('a2'), id('a1')]},
	});
	const channel = {switchId: id<never>('main'), channelId: id<never>('k2')};
	step(floor, {
		...{type: 'call-arrived', at, startedAt: at, channel},
		...{partyId: id('p-1'), numberId: id('100')},
	});
	const result = step(floor, {type: 'caller-waiting', at, channel});
	const made = result.ok ? result.events.find(({type}) => type === 'offer-made') : undefined;
	t.like(made, {agentId: 'a2', strategy: 'linear'});
});

test('strategy - a queue that names none leaves it out of its offers', (t) => {
	const floor = story(t, 'arrives k1\nwaits k1');
	const result = step(floor, {
		...{type: 'sign-in', by: 'a1', at: floor.at, agentId: id('a1'), phoneId: id('1001')},
		presence: {state: 'available'},
	} as never);
	const made = result.ok ? result.events.find(({type}) => type === 'offer-made') : undefined;
	t.is(made?.type, 'offer-made');
	t.false('strategy' in (made ?? {}));
});

for (const strategy of ['round-robin', 'longest-idle-in-queue']) {
	test(`${strategy} - what it remembers goes over a restart`, (t) => {
		const floor = story(
			t,
			`
			sign-in a1 1001
			sign-in a2 1002
			${served(1, 'a1')}
			+1s not-ready a2 lunch
			available a2
			`,
			withQueue(baseConfig, 'support', {strategy}),
		);
		const snapshot = JSON.parse(JSON.stringify(toSnapshot(floor))) as FloorSnapshot;
		const again = fromSnapshot(snapshot);
		t.truthy(snapshot.memory);
		t.deepEqual(again?.memory, floor.memory);
		t.deepEqual([...(again?.memory.lastOffered ?? [])], [['support', 'a1']] as never);
		t.true(again?.memory.lastEndedAt.get(id('support'))?.has(id('a1')));
	});
}

test('strategy - what is remembered of agents and queues that are gone is forgotten', (t) => {
	const floor = story(
		t,
		`
		sign-in a1 1001
		${served(1, 'a1')}
		sign-out a1
		`,
	);
	const agents = baseConfig.agents.filter((agent) => agent.id !== 'a1');
	step(floor, {
		type: 'configure-floor',
		by: 'admin',
		at: floor.at,
		config: {...baseConfig, agents},
	});
	t.is(floor.memory.lastOffered.size, 0);
	t.is(floor.memory.lastEndedAt.size, 0);
});
