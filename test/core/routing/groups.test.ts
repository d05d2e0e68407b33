/** Several phones for one caller: ring all, ring progressively. One winner, whatever happens. */

import test from 'ava';
import {baseConfig, withAgent, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

const ringAll = withQueue(baseConfig, 'support', {strategy: 'ring-all'});
/** Two phones ring for c-1. */
const bothRing = `
	sign-in a1 1001
	sign-in a2 1002
	arrives k1
	waits k1 = call-queued c-1 support, offer-made o-1 c-1 a1, offer-made o-2 c-1 a2, > ring o-1 1001 group, > ring o-2 1002 group
	rings o-1 k8
	rings o-2 k9
`;

test(
	'ring-all - two answer at once: the first has the call, the other’s leg is hung up',
	story,
	`${bothRing}
	answers o-2 k9 = offer-accepted o-2, offer-ended o-1 withdrawn other-answered, call-connected c-1 a2 after 0s, > withdraw o-1 group, > connect o-2 c-1 k9
	answers o-1 k8 = anomaly-noted answered-after-end, > hang-up k8
	? a1           = available idle
	? a2           = available talking
	? c-1          = talking support
`,
	ringAll,
);
test(
	'ring-all - an end that comes after another’s answer changes nothing',
	story,
	`${bothRing}
	answers o-1 k8  = offer-accepted o-1, offer-ended o-2 withdrawn other-answered, call-connected c-1 a1 after 0s, > withdraw o-2 group, > connect o-1 c-1 k8
	fails o-2 no-answer = nothing
	? a2            = available idle
`,
	ringAll,
);
test(
	'ring-all - one declines: the others ring on, and after the rest theirs joins again',
	story,
	`${bothRing}
	decline a1     = offer-ended o-1 declined by-key rest 5s, > withdraw o-1 group
	+5s due        = rest-ended a1, offer-made o-3 c-1 a1, > ring o-3 1001 group
	answers o-2 k9 = offer-accepted o-2, offer-ended o-3 withdrawn other-answered, call-connected c-1 a2 after 5s, > withdraw o-3 group, > connect o-2 c-1 k9
`,
	ringAll,
);
test(
	'ring-all - one phone rings out: its agent is not ready, the others ring on',
	story,
	`${bothRing}
	+15s fails o-1 no-answer = offer-ended o-1 rang-out no-answer, presence-changed a1 rang-out by floor
	? c-1                    = ringing support
	fails o-2 no-answer      = offer-ended o-2 rang-out no-answer, presence-changed a2 rang-out by floor
	? c-1                    = waiting support
`,
	ringAll,
);
test(
	'ring-all - the caller leaves: every phone is taken back, and held against nobody',
	story,
	`${bothRing}
	leaves k1 = offer-ended o-1 withdrawn caller-left, offer-ended o-2 withdrawn caller-left, call-ended c-1 abandoned by customer, > withdraw o-1 group, > withdraw o-2 group
	? a1      = available idle
	? a2      = available idle
	arrives k2
	waits k2  = call-queued c-2 support, offer-made o-3 c-2 a1, offer-made o-4 c-2 a2, > ring o-3 1001 group, > ring o-4 1002 group
`,
	ringAll,
);
test(
	'ring-all - an agent signs out in the midst of it: their phone alone is taken back',
	story,
	`${bothRing}
	sign-out a1    = offer-ended o-1 withdrawn signed-out, agent-signed-out a1 by a1, phone-released 1001 a1, > withdraw o-1 group
	answers o-2 k9 = offer-accepted o-2, call-connected c-1 a2 after 0s, > connect o-2 c-1 k9
`,
	ringAll,
);
test(
	'ring-all - who becomes free later joins the ring',
	story,
	`
	sign-in a1 1001
	arrives k1
	waits k1            = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 group
	+4s sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available, offer-made o-2 c-1 a2, > ring o-2 1002 group
	answers o-1 k8      = offer-accepted o-1, offer-ended o-2 withdrawn other-answered, call-connected c-1 a1 after 4s, > withdraw o-2 group, > connect o-1 c-1 k8
`,
	ringAll,
);
test(
	'ring-all - the first caller has every phone; the next has whoever becomes free',
	story,
	`${bothRing}
	arrives k2
	waits k2       = call-queued c-2 support
	answers o-1 k8 = offer-accepted o-1, offer-ended o-2 withdrawn other-answered, call-connected c-1 a1 after 0s, offer-made o-3 c-2 a2, > withdraw o-2 group, > connect o-1 c-1 k8, > ring o-3 1002 group
`,
	ringAll,
);
test(
	'ring-all - of the earliest tier first, and of the next one when its time has come',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	arrives k1
	waits k1 = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 group
	+10s fails o-1 no-answer = offer-ended o-1 rang-out no-answer, presence-changed a1 rang-out by floor, call-tier-opened c-1 1 time, offer-made o-2 c-1 a2, > ring o-2 1002 group
`,
	withQueue(withAgent(baseConfig, 'a2', {tiers: {support: 2}}), 'support', {
		strategy: 'ring-all',
		tiers: [{tier: 2, afterMs: 10_000}],
	}),
);
test(
	'ring-all - a floor file that names another strategy meanwhile adds no phone, and the ring goes on',
	story,
	`
	sign-in a1 1001
	arrives k1
	waits k1                                = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 group
	rules support {"strategy":"longest-idle"} = floor-configured
	sign-in a2 1002                         = phone-taken 1002 a2, agent-signed-in a2 available
	answers o-1 k8                          = offer-accepted o-1, call-connected c-1 a1 after 0s, > connect o-1 c-1 k8
`,
	ringAll,
);

const progressive = withQueue(baseConfig, 'support', {
	strategy: 'ring-progressively',
	ringNextMs: 4000,
	ringMs: 20_000,
});

test(
	'ring-progressively - one phone more each time, as long as there are any',
	story,
	`
	sign-in a1 1001
	+1s sign-in a2 1002
	arrives k1
	waits k1       = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 group
	+3s due        = nothing
	+1s due        = call-ring-grew c-1, offer-made o-2 c-1 a2, > ring o-2 1002 group
	+4s due        = call-ring-grew c-1
	answers o-2 k9 = offer-accepted o-2, offer-ended o-1 withdrawn other-answered, call-connected c-1 a2 after 8s, > withdraw o-1 group, > connect o-2 c-1 k9
`,
	progressive,
);
test(
	'ring-progressively - who becomes free after its time joins at once, before it waits for it',
	story,
	`
	sign-in a1 1001
	arrives k1
	waits k1            = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 group
	+2s sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	+2s due             = call-ring-grew c-1, offer-made o-2 c-1 a2, > ring o-2 1002 group
`,
	progressive,
);
test(
	'ring-progressively - ten seconds where the queue does not say',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	arrives k1
	waits k1  = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 group
	+9s due   = nothing
	+1s due   = call-ring-grew c-1, offer-made o-2 c-1 a2, > ring o-2 1002 group
`,
	withQueue(baseConfig, 'support', {strategy: 'ring-progressively'}),
);
test(
	'ring-progressively - the only phone that rings declines: the next is rung at once, and growing begins anew',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	arrives k1
	waits k1   = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 group
	+1s decline a1 = offer-ended o-1 declined by-key rest 6s, offer-made o-2 c-1 a2, > withdraw o-1 group, > ring o-2 1002 group
	+3s due    = nothing
	+1s due    = call-ring-grew c-1
	+1s due    = rest-ended a1, offer-made o-3 c-1 a1, > ring o-3 1001 group
`,
	progressive,
);
test(
	'ring-progressively - while it waits for the next phone, later callers have who is free',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	arrives k1
	waits k1  = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001 group
	+1s arrives k2
	waits k2  = call-queued c-2 support, offer-made o-2 c-2 a2, > ring o-2 1002 group
`,
	progressive,
);

const topDown = withQueue(baseConfig, 'support', {strategy: 'top-down'});

test(
	'top-down - goes on below whom the caller rang last, then from the top again',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	arrives k1
	waits k1   = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	decline a1 = offer-ended o-1 declined by-key rest 5s, offer-made o-2 c-1 a2, > withdraw o-1, > ring o-2 1002
	+5s due    = rest-ended a1
	decline a2 = offer-ended o-2 declined by-key rest 10s, offer-made o-3 c-1 a1, > withdraw o-2, > ring o-3 1001
`,
	topDown,
);
test(
	'top-down - begins at the top for every caller, however far another has come',
	story,
	`
	sign-in a1 1001
	+1s sign-in a2 1002
	arrives k1
	waits k1       = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	leaves k1
	arrives k2
	waits k2       = call-queued c-2 support, offer-made o-2 c-2 a1, > ring o-2 1001
`,
	topDown,
);
