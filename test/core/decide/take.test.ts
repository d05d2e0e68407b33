/** A waiting call taken out of its order: who gets it and when, what it goes over, and what is refused. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

/** a1 talks with k0 and will be in wrap-up after it; c-2, c-3 and c-4 wait behind. */
const line = `
	sign-in a1 1001
	arrives k0
	waits k0
	rings o-1 k9
	answers o-1 k9
	arrives k1
	+1s waits k1
	arrives k2
	+1s waits k2
	arrives k3
	+1s waits k3
`;

test(
	'take - in wrap-up: it is the next call, before those who came first, once they are free',
	story,
	`${line}
	leaves k0             = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 33s
	+2s take-call c-4 a1  = call-taken c-4 a1 over 2 by sophie until 65s
	finish a1             = wrap-up-ended a1 by-key, offer-made o-2 c-4 a1, > ring o-2 1001
	rings o-2 k8
	answers o-2 k8        = offer-accepted o-2, call-connected c-4 a1 after 2s
`,
);

test(
	'take - not taken by phone: it is anybody’s again, at its old place',
	story,
	`${line}
	leaves k0
	take-call c-3 a1
	finish a1
	rings o-2 k8
	sign-in a2 1002       = phone-taken 1002 a2, agent-signed-in a2 available, offer-made o-3 c-2 a2, > ring o-3 1002
	decline a1            = offer-ended o-2 declined by-key rest 8s, > withdraw o-2
	+5s due               = rest-ended a1, offer-made o-4 c-3 a1, > ring o-4 1001
`,
);

test(
	'take - the caller is anybody’s again when the wrap-up goes on for too long, or they are away',
	story,
	`${line}
	rules support {"wrapUp":{"mode":"manual","dispositionRequired":false}}
	leaves k0
	take-call c-3 a1       = call-taken c-3 a1 over 1 by sophie until 63s
	+60s due               = call-unstuck c-3 a1 time
	take-call c-4 a1       = call-taken c-4 a1 over 2 by sophie until 123s
	not-ready a1           = presence-pended a1 lunch by a1
	finish a1              = wrap-up-ended a1 by-key, presence-changed a1 lunch by a1, call-unstuck c-4 a1 agent-away
`,
);

test(
	'take - a supervisor gives a call of another queue to whoever is ready, and it is offered at once',
	story,
	`
	sign-in a4 1004
	sign-in a1 1001 not-ready lunch
	arrives k1 200
	+1s waits k1
	take-call c-1 a4       = call-taken c-1 a4 over 0 by sophie until 31s, offer-made o-1 c-1 a4, > ring o-1 1004
	rings o-1 k9
	take-call c-1 a1       = no: call-offered
	answers o-1 k9         = offer-accepted o-1, call-connected c-1 a4 after 0s
	take-call c-1 a1       = no: call-not-waiting
`,
);

test(
	'take - refused: nobody there, not ready, talking, one taken already, taken for somebody else',
	story,
	`${line}
	take-call c-9 a1       = no: unknown-call
	take-call c-2 a9       = no: unknown-agent
	take-call c-2 a2       = no: not-signed-in
	take-call c-2 a1       = no: taker-not-ready
	sign-in a2 1002 not-ready lunch
	take-call c-2 a2       = no: taker-not-ready
	leaves k0
	take-call c-2 a1       = call-taken c-2 a1 over 0 by sophie until 63s
	take-call c-3 a1       = no: call-taken-already
	sign-in a4 1004
	take-call c-2 a4       = no: call-taken-already
	lost                   = switch-lost main
	take-call c-3 a4       = no: switch-down
`,
);

test(
	'take - who was to be rung next by the order is rung after it',
	story,
	`${line}
	leaves k0
	take-call c-4 a1
	sign-in a2 1002        = phone-taken 1002 a2, agent-signed-in a2 available, offer-made o-2 c-2 a2, > ring o-2 1002
	finish a1              = wrap-up-ended a1 by-key, offer-made o-3 c-4 a1, > ring o-3 1001
	leaves k3              = offer-ended o-3 withdrawn caller-left, call-ended c-4 abandoned by customer, offer-made o-4 c-3 a1, > ring o-4 1001
`,
);

test(
	'take - the caller leaves, or the daemon starts anew: nothing is left of it',
	story,
	`${line}
	leaves k0
	take-call c-4 a1
	leaves k3              = call-ended c-4 abandoned by customer
	take-call c-3 a1       = call-taken c-3 a1 over 1 by sophie until 63s
	restart                = daemon-started, switch-lost main seen 3s
	found k1:waiting k2:waiting = switch-resynced main
	finish a1              = wrap-up-ended a1 by-key, offer-made o-2 c-3 a1, > ring o-2 1001
`,
);
