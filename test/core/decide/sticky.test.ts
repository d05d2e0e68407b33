/** One agent who is waited for, by the queue's rule or as the contact's owner, before anybody is asked. */

import test from 'ava';
import {baseConfig, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

const second = 1000;

/** Support waits 15 s for who talked with the caller last. */
const sticky = withQueue(baseConfig, 'support', {
	sticky: {to: 'last-agent', waitMs: 15 * second},
});
/** a1 is on the phone; a2 is free. */
const busy = `
	sign-in a1 1001
	arrives k0
	waits k0                = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9
	sign-in a2 1002
	arrives k1 100 last=a1
	waits k1                = call-queued c-2 support for a1 until 15s
`;

test(
	'sticky - the last agent is waited for, and rung as soon as they are free',
	story,
	`${busy}
	+9s agent-leaves k9     = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 39s, > hang-up k0
	finish a1               = wrap-up-ended a1 by-key, offer-made o-2 c-2 a1, > ring o-2 1001
`,
	sticky,
);
test(
	'sticky - is over after its time: then whoever is free',
	story,
	`${busy}
	+14s due                = nothing
	+1s due                 = call-unstuck c-2 a1 time, offer-made o-2 c-2 a2, > ring o-2 1002
`,
	sticky,
);
test(
	'sticky - who is waited for in vain blocks nobody behind',
	story,
	`${busy}
	+1s arrives k2
	waits k2                = call-queued c-3 support, offer-made o-2 c-3 a2, > ring o-2 1002
`,
	sticky,
);
test(
	'sticky - is over at once when the agent is away',
	story,
	`${busy}
	not-ready a1            = presence-pended a1 lunch by a1
	+2s agent-leaves k9     = call-ended c-1 answered by agent, wrap-up-started a1 c-1 until 32s, > hang-up k0
	finish a1               = wrap-up-ended a1 by-key, presence-changed a1 lunch by a1, call-unstuck c-2 a1 agent-away, offer-made o-2 c-2 a2, > ring o-2 1002
`,
	sticky,
);
test(
	'sticky - is over at once when the agent serves the queue no more',
	story,
	`${busy}
	change agents a1 {"queues":["sales"]} = floor-configured, call-unstuck c-2 a1 agent-away, offer-made o-2 c-2 a2, > ring o-2 1002
`,
	sticky,
);
test(
	'sticky - nobody waits for one who is away, signed out, unknown or of another queue',
	story,
	`
	sign-in a1 1001 not-ready lunch
	sign-in a4 1004
	arrives k1 100 last=a1
	waits k1               = call-queued c-1 support
	arrives k2 100 last=a2
	waits k2               = call-queued c-2 support
	arrives k3 100 last=a4
	waits k3               = call-queued c-3 support
	arrives k4 100 last=a9
	waits k4               = call-queued c-4 support
	arrives k5
	waits k5               = call-queued c-5 support
`,
	sticky,
);
test(
	'sticky - the contact’s owner first, or else who talked with them last',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	outside 1001 x1
	outside 1002 x2
	arrives k1 100 owner=a1 last=a2
	waits k1                        = call-queued c-1 support for a1 until 15s
	arrives k2 100 owner=a4 last=a2
	waits k2                        = call-queued c-2 support for a2 until 15s
`,
	withQueue(baseConfig, 'support', {sticky: {to: 'owner', waitMs: 15 * second}}),
);
test(
	'sticky - an owner counts for nothing where the queue looks at the last agent alone',
	story,
	`
	sign-in a1 1001
	outside 1001 x1
	arrives k1 100 owner=a1
	waits k1                = call-queued c-1 support
`,
	sticky,
);
test(
	'sticky - the one agent is rung alone, whatever the strategy rings otherwise',
	story,
	`
	sign-in a1 1001
	sign-in a2 1002
	arrives k1 100 last=a2
	waits k1               = call-queued c-1 support for a2 until 15s, offer-made o-1 c-1 a2, > ring o-1 1002
	fails o-1 busy         = offer-ended o-1 failed busy rest 5s
	+15s due               = rest-ended a2, call-unstuck c-1 a2 time, offer-made o-2 c-1 a1, offer-made o-3 c-1 a2, > ring o-2 1001 group, > ring o-3 1002 group
`,
	withQueue(sticky, 'support', {strategy: 'ring-all'}),
);
