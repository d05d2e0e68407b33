/** The steps of a wait: widening, tiers, ageing. */

import {id} from '@plateau/core';
import test from 'ava';
import {baseConfig, withAgent, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

const second = 1000;
const french = (level: number) => ({op: 'level', skillId: 'french', compare: '>=', level});

/** Vip asks for French 50; after 20 s for 20, after 40 s for nothing. a3 has 20, a4 has 80. */
const widening = withQueue(baseConfig, 'vip', {
	widen: [{afterMs: 20 * second, requires: french(20)}, {afterMs: 40 * second}],
});

test(
	'widening - lets more agents in when the caller has waited so long, and no sooner',
	story,
	`
	sign-in a4 1004 not-ready lunch
	sign-in a3 1003
	arrives k1 300
	waits k1        = call-queued c-1 vip
	+19s due        = nothing
	+1s due         = call-widened c-1 1 time, offer-made o-1 c-1 a3, > ring o-1 1003
`,
	widening,
);
test(
	'widening - begins where somebody who is signed in is enough',
	story,
	`
	sign-in a3 1003
	arrives k1 300
	waits k1        = call-queued c-1 vip widened 1, offer-made o-1 c-1 a3, > ring o-1 1003
`,
	widening,
);
test(
	'widening - skips a step at once when the last who was enough signs out',
	story,
	`
	sign-in a4 1004 not-ready lunch
	sign-in a3 1003
	arrives k1 300
	waits k1        = call-queued c-1 vip
	+5s sign-out a4 = agent-signed-out a4 by a4, phone-released 1004 a4, call-widened c-1 1 nobody, offer-made o-1 c-1 a3, > ring o-1 1003
`,
	widening,
);
test(
	'widening - with nobody signed in at all goes to its last step, and waits there',
	story,
	`
	arrives k1 300
	waits k1        = call-queued c-1 vip widened 2
	sign-in a3 1003 = phone-taken 1003 a3, agent-signed-in a3 available, offer-made o-1 c-1 a3, > ring o-1 1003
`,
	widening,
);
test(
	'widening - a step is not passed while somebody who is enough rings',
	story,
	`
	sign-in a4 1004
	sign-in a3 1003
	arrives k1 300
	waits k1             = call-queued c-1 vip, offer-made o-1 c-1 a4, > ring o-1 1004
	arrives k2 300
	waits k2             = call-queued c-2 vip
	+30s due             = offer-ended o-1 rang-out ring-limit rest 35s, call-widened c-1 1 time, call-widened c-2 1 time, offer-made o-2 c-1 a3, > withdraw o-1, > ring o-2 1003
`,
	withQueue(widening, 'vip', {ringMs: 25 * second}),
);
test(
	'widening - who rings holds the step until they answer; then it comes at once',
	story,
	`
	sign-in a4 1004
	sign-in a3 1003
	arrives k1 300
	waits k1       = call-queued c-1 vip, offer-made o-1 c-1 a4, > ring o-1 1004
	arrives k2 300
	waits k2       = call-queued c-2 vip
	+22s due       = nothing
	answers o-1 k9 = offer-accepted o-1, call-connected c-1 a4 after 22s, call-widened c-2 1 time, offer-made o-2 c-2 a3, > ring o-2 1003
`,
	withQueue(widening, 'vip', {ringMs: 25 * second}),
);
test(
	'widening - who was enough before stays so, and comes by the strategy',
	story,
	`
	sign-in a4 1004 not-ready lunch
	arrives k1 300
	waits k1       = call-queued c-1 vip
	+20s due       = call-widened c-1 1 time
	available a4   = presence-changed a4 available by a4, offer-made o-1 c-1 a4, > ring o-1 1004
`,
	withQueue(baseConfig, 'vip', {
		widen: [
			{
				afterMs: 20 * second,
				requires: {op: 'level', skillId: 'french', compare: '<', level: 50},
			},
		],
	}),
);
test(
	'widening - the steps that a caller has come are kept over a ring and a fallback, and begin anew in another queue',
	story,
	`
	sign-in a4 1004 not-ready lunch
	sign-in a1 1001 not-ready lunch
	arrives k1 300
	waits k1        = call-queued c-1 vip
	+20s due        = call-widened c-1 1 time
	falls-back k1   = call-fell-back c-1, > admit c-1 vip fr
	+5s waits k1    = call-taken-back c-1
	+15s due        = call-widened c-1 2 time
	+20s due        = call-moved c-1 support max-wait
`,
	withQueue(widening, 'vip', {
		maxWaitMs: 60 * second,
		onMaxWait: {action: 'move', queueId: 'support'},
	}),
);

/** Support: a1 of the first tier, a2 of the second after 20 s, a3 of the third after 40 s. */
const tiered = withQueue(
	withAgent(withAgent(baseConfig, 'a2', {tiers: {support: 2}}), 'a3', {
		queues: [id('support')],
		tiers: {support: 3},
	}),
	'support',
	{
		tiers: [
			{tier: 2, afterMs: 20 * second},
			{tier: 3, afterMs: 40 * second},
		],
	},
);

test(
	'tiers - a later tier serves who has waited so long',
	story,
	`
	sign-in a1 1001 not-ready lunch
	sign-in a2 1002
	arrives k1
	waits k1 = call-queued c-1 support
	+19s due = nothing
	+1s due  = call-tier-opened c-1 1 time, offer-made o-1 c-1 a2, > ring o-1 1002
`,
	tiered,
);
test(
	'tiers - of two open tiers the earlier is rung, however long the other is idle',
	story,
	`
	sign-in a1 1001 not-ready lunch
	sign-in a2 1002 not-ready lunch
	arrives k1
	waits k1      = call-queued c-1 support
	+25s due      = call-tier-opened c-1 1 time
	lost          = switch-lost main
	available a2
	+1s available a1
	found k1:waiting = switch-resynced main, offer-made o-1 c-1 a1, > ring o-1 1001
`,
	tiered,
);
test(
	'tiers - a tier with nobody signed in is skipped at once, one after the other',
	story,
	`
	sign-in a3 1003
	arrives k1
	waits k1 = call-queued c-1 support tiers 2, offer-made o-1 c-1 a3, > ring o-1 1003
`,
	tiered,
);
test(
	'tiers - the last of a tier who signs out opens the next; who pauses does not',
	story,
	`
	sign-in a1 1001 not-ready lunch
	sign-in a2 1002
	arrives k1
	waits k1           = call-queued c-1 support
	not-ready a1 training = presence-changed a1 training by a1
	+3s sign-out a1    = agent-signed-out a1 by a1, phone-released 1001 a1, call-tier-opened c-1 1 nobody, offer-made o-1 c-1 a2, > ring o-1 1002
`,
	tiered,
);
test(
	'tiers - nobody starves behind a busy tier: an agent of the last one is free at its time',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002 not-ready lunch
	sign-in a3 1003
	arrives k1
	waits k1       = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9 = offer-accepted o-1, call-connected c-1 a1 after 0s
	arrives k2
	waits k2       = call-queued c-2 support
	+20s due       = call-tier-opened c-2 1 time
	+20s due       = call-tier-opened c-2 2 time, offer-made o-2 c-2 a3, > ring o-2 1003
`,
	tiered,
);

/** In support a caller gets 30 s after 20 s, and 30 s more after 40 s. */
const ageing = withQueue(baseConfig, 'support', {
	ageing: [
		{afterMs: 20 * second, creditMs: 30 * second},
		{afterMs: 40 * second, creditMs: 30 * second},
	],
});

test(
	'ageing - a declared step of the wait is a head start, at its time and once',
	story,
	`
	sign-in a1 1001 not-ready lunch
	arrives k1
	waits k1 = call-queued c-1 support
	+20s due = call-aged c-1 1 +30s
	+19s due = nothing
	+1s due  = call-aged c-1 2 +30s
	+60s due = nothing
`,
	ageing,
);
test(
	'ageing - two callers change places at a step, and only there',
	story,
	`
	sign-in a1 1001 not-ready lunch
	arrives k1 200
	waits k1         = call-queued c-1 sales
	+10s arrives k2
	waits k2         = call-queued c-2 support
	+19s due         = nothing
	available a1     = presence-changed a1 available by a1, offer-made o-1 c-1 a1, > ring o-1 1001
	decline a1
	not-ready a1
	+1s due          = call-aged c-2 1 +30s
	+5s available a1 = presence-changed a1 available by a1, rest-ended a1, offer-made o-2 c-2 a1, > ring o-2 1001
`,
	ageing,
);
test(
	'ageing - takes no step while a phone rings: it comes when the ring ended',
	story,
	`
	sign-in a1 1001
	+6s arrives k1
	waits k1   = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	+20s due   = offer-ended o-1 rang-out ring-limit, presence-changed a1 rang-out by floor, call-aged c-1 1 +30s, > withdraw o-1
`,
	ageing,
);

test(
	'priority - the number dialled, the queue, the contact and the time in menus add up at entry',
	story,
	`
	arrives k1 101 since=-5s vip=20s = call-arrived c-1, > admit c-1 support en
	waits k1                         = call-queued c-1 support +95s
	arrives k2 101                   = call-arrived c-2, > admit c-2 support en
	+3s waits k2                     = call-queued c-2 support +73s
	arrives k3 200 since=-9s         = call-arrived c-3, > admit c-3 sales fr
	waits k3                         = call-queued c-3 sales
`,
	withQueue(baseConfig, 'support', {priorityMs: 10 * second, menuCounts: true}),
);
test(
	'priority - a contact of mark overtakes who came before, within its head start',
	story,
	`
	sign-in a1 1001 not-ready lunch
	arrives k1
	waits k1           = call-queued c-1 support
	+30s arrives k2
	waits k2           = call-queued c-2 support
	+5s arrives k3 100 vip=20s
	waits k3           = call-queued c-3 support +20s
	available a1       = presence-changed a1 available by a1, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9
	sign-in a2 1002    = phone-taken 1002 a2, agent-signed-in a2 available, offer-made o-2 c-3 a2, > ring o-2 1002
`,
);
test(
	'priority - a weighted queue goes first by its head start, and the other is served in its turn',
	story,
	`
	sign-in a1 1001 not-ready lunch
	arrives k1
	waits k1        = call-queued c-1 support
	+50s arrives k2 200
	waits k2        = call-queued c-2 sales +60s
	+15s arrives k3 200
	waits k3        = call-queued c-3 sales +60s
	available a1    = presence-changed a1 available by a1, offer-made o-1 c-2 a1, > ring o-1 1001
	answers o-1 k9
	agent-leaves k9 = call-ended c-2 answered by agent, wrap-up-started a1 c-2, > hang-up k2
	dispose a1 c-2 sold
	finish a1       = wrap-up-ended a1 by-key, offer-made o-2 c-1 a1, > ring o-2 1001
`,
	withQueue(baseConfig, 'sales', {priorityMs: 60 * second}),
);
