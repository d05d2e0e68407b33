/** Agents lent to queues, and queues of one agent's own. */

import {id} from '@plateau/core';
import test from 'ava';
import {baseConfig, withAgent, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

test(
	'loan - a lent agent takes the calls of both, and whoever waits is rung at once',
	story,
	`
	sign-in a2 1002
	arrives k1 200
	waits k1          = call-queued c-1 sales
	lend a2 sales 1h  = agent-lent a2 sales until 3600s, offer-made o-1 c-1 a2, > ring o-1 1002
	answers o-1 k9
`,
);
test(
	'loan - with only, the agent serves nothing else meanwhile',
	story,
	`
	sign-in a2 1002
	lend a2 sales 1h only = agent-lent a2 sales until 3600s
	arrives k1
	waits k1              = call-queued c-1 support
	+1s unlend a2 sales   = loan-ended a2 sales by-person, offer-made o-1 c-1 a2, > ring o-1 1002
`,
);
test(
	'loan - ends with its time, and the ring that is on goes on',
	story,
	`
	sign-in a2 1002
	lend a2 sales 60s = agent-lent a2 sales until 60s
	+50s arrives k1 200
	waits k1          = call-queued c-1 sales, offer-made o-1 c-1 a2, > ring o-1 1002
	+10s due          = loan-ended a2 sales time
	fails o-1 busy    = offer-ended o-1 failed busy rest 65s
	+5s due           = rest-ended a2
	? c-1             = waiting sales
`,
);
test(
	'loan - gives no skill that the queue asks for',
	story,
	`
	sign-in a2 1002
	lend a2 vip
	arrives k1 300
	waits k1        = call-queued c-1 vip
	change agents a2 {"skills":{"french":50}} = floor-configured, offer-made o-1 c-1 a2, > ring o-1 1002
`,
);
test(
	'loan - outlives a sign-out',
	story,
	`
	sign-in a2 1002
	lend a2 sales
	sign-out a2
	arrives k1 200
	waits k1        = call-queued c-1 sales
	+5s sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available, offer-made o-1 c-1 a2, > ring o-1 1002
`,
);
test(
	'loan - of somebody signed in, there is somebody for the queue',
	story,
	`
	sign-in a2 1002
	lend a2 sales 60s
	outside 1002 x1
	arrives k1 200
	waits k1         = call-queued c-1 sales
	+60s due         = loan-ended a2 sales time
	+59s due         = nothing
	+1s due          = call-moved c-1 support max-wait
`,
	withQueue(baseConfig, 'sales', {nobodyMs: 70_000}),
);
test(
	'loan - a second one of the same agent to the same queue takes the place of the first',
	story,
	`
	lend a2 sales 10m
	lend a2 sales 2m only = agent-lent a2 sales until 120s
	+2m due               = loan-ended a2 sales time
	+8m due               = nothing
	unlend a2 sales       = no: not-lent
`,
);
test(
	'loan - ends with its queue and its agent, when the floor file has them no more',
	story,
	`
	lend a2 vip
	lend a4 support
	without numbers 300
	without queues vip = floor-configured, loan-ended a2 vip floor-changed
	without agents a4  = floor-configured, loan-ended a4 support floor-changed
`,
);
test(
	'loan - ends when the queue becomes one agent’s own',
	story,
	`
	lend a2 sales
	rules sales {"ownerId":"a1"} = floor-configured, loan-ended a2 sales floor-changed
`,
);
test(
	'loan - is refused for nobody, for no queue, and out of bounds',
	story,
	`
	lend a9 sales     = no: unknown-agent
	lend a2 nowhere   = no: unknown-queue
	lend a2 sales 59s = no: bad-loan
	lend a2 sales 25h = no: bad-loan
	lend a2 sales 24h = agent-lent a2 sales until 86400s
	unlend a2 support = no: not-lent
`,
);

/** Sales is a1's own, though a3 is assigned to it too. */
const owned = withQueue(baseConfig, 'sales', {ownerId: id('a1')});

test(
	'own queue - nobody but its owner is rung, whatever they are assigned to',
	story,
	`
	sign-in a3 1003
	arrives k1 200
	waits k1        = call-queued c-1 sales
	+9s sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available, offer-made o-1 c-1 a1, > ring o-1 1001
`,
	owned,
);
test(
	'own queue - without its owner there is nobody',
	story,
	`
	sign-in a3 1003
	arrives k1 200
	waits k1        = call-queued c-1 sales
	+60s due        = call-moved c-1 support nobody
`,
	owned,
);
test(
	'own queue - its owner needs no assignment, and serves their other queues as well',
	story,
	`
	sign-in a2 1002
	arrives k1 200
	waits k1        = call-queued c-1 sales, offer-made o-1 c-1 a2, > ring o-1 1002
	answers o-1 k9
	agent-leaves k9
	arrives k2
	dispose a2 c-1 sold
	finish a2       = wrap-up-ended a2 by-key
	waits k2        = call-queued c-2 support, offer-made o-2 c-2 a2, > ring o-2 1002
`,
	withQueue(baseConfig, 'sales', {ownerId: id('a2')}),
);
test('own queue - nobody is lent to it', story, 'lend a2 sales = no: bad-loan', owned);
test(
	'own queue - asks its owner for the skills it requires, as any queue',
	story,
	`
	sign-in a1 1001
	arrives k1 300
	waits k1        = call-queued c-1 vip
`,
	withQueue(withAgent(baseConfig, 'a1', {skills: {french: 20}}), 'vip', {ownerId: id('a1')}),
);
