/** How much of which kind an agent has at once, and what holds up what: calls, work that yields, work that does not. */

import {agentTimes, explainWork, id, serviceLevel} from '@plateau/core';
import test from 'ava';
import {baseConfig, withAgent} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

test(
	'capacity - no more than the kind allows, one on the desk at a time',
	story,
	`
	kind task 2
	sign-in a1 1001
	add support        = work-added w-1 task support, work-offered o-1 w-1 a1
	add support        = work-added w-2 task support
	answer a1          = work-started w-1 a1 after 0s, work-offered o-2 w-2 a1
	answer a1          = work-started w-2 a1 after 0s
	add support        = work-added w-3 task support
	finish-work a1 w-2 = work-finished w-2 worked 0s, work-offered o-3 w-3 a1
`,
);

test('capacity - the agent’s own goes above the kind’s, and none means none', (t) => {
	const config = withAgent(withAgent(baseConfig, 'a1', {capacity: {task: 2}}), 'a2', {
		capacity: {task: 0},
	});
	const floor = story(
		t,
		`
	sign-in a2 1002
	sign-in a1 1001
	add support        = work-added w-1 task support, work-offered o-1 w-1 a1
	answer a1
	add support        = work-added w-2 task support, work-offered o-2 w-2 a1
	answer a1
	add support        = work-added w-3 task support
`,
		config,
	);
	t.deepEqual(explainWork(floor, id('w-3'))?.passed, [
		...[{...{agentId: 'a1', code: 'at-capacity'}, kindId: 'task', inHand: 2, capacity: 2}],
		...[{...{agentId: 'a2', code: 'at-capacity'}, kindId: 'task', inHand: 0, capacity: 0}],
	] as never);
});

test(
	'capacity - work that yields holds no call up: set aside from the ring to the end of the wrap-up, and gone on with',
	story,
	`
	sign-in a1 1001
	add support
	answer a1              = work-started w-1 a1 after 0s
	+10s arrives k1        = call-arrived c-1, > admit c-1 support fr
	waits k1               = call-queued c-1 support, offer-made o-2 c-1 a1, work-set-aside w-1 call, > ring o-2 1001
	? w-1                  = aside a1
	add support            = work-added w-2 task support
	+2s answers o-2 k9     = offer-accepted o-2, call-connected c-1 a1 after 2s
	+60s leaves k1         = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 102s
	+5s finish a1          = wrap-up-ended a1 by-key, work-resumed w-1
	? w-1                  = in-hand a1
	+20s finish-work a1 w-1 = work-finished w-1 worked 30s, work-offered o-3 w-2 a1
`,
);

test(
	'capacity - a ring that comes to nothing sets aside no longer than it lasts',
	story,
	`
	rules support {"rangOutReasonId":null}
	sign-in a1 1001
	add support
	answer a1
	arrives k1
	waits k1              = call-queued c-1 support, offer-made o-2 c-1 a1, work-set-aside w-1 call, > ring o-2 1001
	+3s leaves k1         = offer-ended o-2 withdrawn caller-left, call-ended c-1 abandoned by customer, work-resumed w-1
`,
);

test(
	'capacity - a call takes the desk over from an offer that yields',
	story,
	`
	sign-in a1 1001
	arrives k1
	add support      = work-added w-1 task support, work-offered o-1 w-1 a1
	+2s waits k1     = call-queued c-1 support, offer-made o-2 c-1 a1, work-offer-ended o-1 withdrawn interrupted, > ring o-2 1001
	answers o-2 k9
	leaves k1        = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 32s
	finish a1        = wrap-up-ended a1 by-key, work-offered o-3 w-1 a1
`,
);

test(
	'capacity - work that does not yield holds calls up, in hand and on the desk, and a call holds it up',
	story,
	`
	kind complaint 1 held
	sign-in a1 1001
	arrives k1
	arrives k2
	add support complaint   = work-added w-1 complaint support, work-offered o-1 w-1 a1
	waits k1                = call-queued c-1 support
	answer a1               = work-started w-1 a1 after 0s
	+9s finish-work a1 w-1  = work-finished w-1 worked 9s, offer-made o-2 c-1 a1, > ring o-2 1001
	add support complaint   = work-added w-2 complaint support
	waits k2                = call-queued c-2 support
	answers o-2 k9
	leaves k1               = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 39s
	# In one order with calls: the complaint came before the second caller.
	finish a1               = wrap-up-ended a1 by-key, work-offered o-3 w-2 a1
`,
);

test(
	'capacity - a call goes before work that yields, whichever came first; a head start changes nothing',
	story,
	`
	add support task 10m
	arrives k1
	+5s waits k1
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available, offer-made o-1 c-1 a1, > ring o-1 1001
`,
);

test(
	'capacity - who has nothing in hand is rung before who would be interrupted, however long ago they became idle',
	story,
	`
	sign-in a1 1001
	add support
	answer a1
	+1m sign-in a2 1002
	arrives k1
	waits k1        = call-queued c-1 support, offer-made o-2 c-1 a2, > ring o-2 1002
`,
);

test(
	'capacity - between two other kinds: what does not yield sets aside what does, and takes its desk',
	story,
	`
	kind complaint 2 held
	sign-in a1 1001
	add support                = work-added w-1 task support, work-offered o-1 w-1 a1
	add support complaint      = work-added w-2 complaint support, work-offer-ended o-1 withdrawn interrupted, work-offered o-2 w-2 a1
	decline a1                 = work-offer-ended o-2 declined by-key rest 5s
	+5s due                    = rest-ended a1, work-offered o-3 w-2 a1
	answer a1                  = work-started w-2 a1 after 5s
	# A second one of its own kind comes on top, a task does not.
	add support complaint      = work-added w-3 complaint support, work-offered o-4 w-3 a1
	answer a1                  = work-started w-3 a1 after 0s
	finish-work a1 w-2         = work-finished w-2 worked 0s
	finish-work a1 w-3         = work-finished w-3 worked 0s, work-offered o-5 w-1 a1
	answer a1
	add support complaint      = work-added w-4 complaint support, work-offered o-6 w-4 a1
	+3s answer a1              = work-started w-4 a1 after 3s, work-set-aside w-1 other-work
	+9s give-back a1 w-4       = work-given-back w-4 by-key rest 22s, work-resumed w-1
	finish-work a1 w-1         = work-finished w-1 worked 3s
`,
);

test(
	'capacity - work that nobody has room for blocks no call, and a call that nobody may take blocks no work',
	story,
	`
	add vip         = work-added w-1 task vip
	sign-in a1 1001
	sign-in a2 1002
	arrives k1
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	arrives k2 300
	waits k2        = call-queued c-2 vip
	add support     = work-added w-2 task support, work-offered o-2 w-2 a2
`,
);

test(
	'capacity - a pause and a call on the phone set work aside, too; it may be finished meanwhile',
	story,
	`
	sign-in a1 1001
	add support
	answer a1
	+5s not-ready a1        = presence-changed a1 lunch by a1, work-set-aside w-1 pause
	+30m available a1       = presence-changed a1 available by a1, work-resumed w-1
	+5s outside 1001 x1     = outside-started 1001 x1, work-set-aside w-1 outside
	+5s finish-work a1 w-1  = work-finished w-1 worked 10s
`,
);

test(
	'capacity - an edit of the floor file takes nothing out of a hand: it only offers no more',
	story,
	`
	kind task 2
	sign-in a1 1001
	add support
	answer a1
	add support
	answer a1
	kind task 1
	? a1                = available idle hand w-1+w-2
	add support         = work-added w-3 task support
	finish-work a1 w-1  = work-finished w-1 worked 0s
	finish-work a1 w-2  = work-finished w-2 worked 0s, work-offered o-3 w-3 a1
`,
);

test('capacity - figures: work is occupancy and never a call', (t) => {
	const floor = story(
		t,
		`
	sign-in a1 1001
	+10s add support
	+2s answer a1
	+20s arrives k1
	waits k1
	+3s answers o-2 k9
	+30s leaves k1
	+5s finish a1
	+10s finish-work a1 w-1
`,
	);
	const agent = floor.agents.get(id('a1'));
	const row = agent && agentTimes(floor.day, agent, floor.at + 20_000);
	t.like(row, {
		...{idleMs: 30_000, ringMs: 5000, workMs: 30_000, talkMs: 30_000, wrapUpMs: 5000},
		...{handled: 1, offers: 1, rangOut: 0},
	});
	const queue = floor.day.queues.get(id('support'));
	t.like(queue, {offers: 1, answered: 1, handled: 1});
	t.is(queue && serviceLevel(queue), 1);
	t.deepEqual(floor.day.work.get('support/task'), {
		...{added: 1, offers: 1, rangOut: 0, started: 1, waitOfStartedMs: 2000},
		...{workedMs: 30_000, givenBack: 0, finished: 1, takenBack: 0},
	});
});
