/** Signing in and out, presence, and what waits for the end of work. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'sign-in - takes a free phone and is ready',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	? a1            = available idle
	? 1001          = a1
`,
);

test(
	'sign-in - not ready, for a reason',
	story,
	`
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	? a1                            = lunch idle
`,
);

test(
	'sign-in - again on the same phone is how a desk comes back',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	sign-in a1 1001 = nothing
`,
);

test(
	'sign-in - is refused to who is unknown, on an unknown phone, elsewhere already, or for no such reason',
	story,
	`
	sign-in nobody 1001                = no: unknown-agent
	sign-in a1 9999                    = no: unknown-phone
	sign-in a1 1001 not-ready holidays = no: unknown-reason
	sign-in a1 1001 not-ready rang-out = no: reason-is-system
	sign-in a1 1001                    = phone-taken 1001 a1, agent-signed-in a1 available
	sign-in a1 1002                    = no: already-signed-in
`,
);

test(
	'sign-in - a phone that another holds is given up only when it is taken over',
	story,
	`
	sign-in a1 1001          = phone-taken 1001 a1, agent-signed-in a1 available
	sign-in a2 1001          = no: phone-held
	sign-in a2 1001 takeover = agent-signed-out a1 by a2, phone-released 1001 a1, phone-taken 1001 a2, agent-signed-in a2 available
	? a1                     = signed-out
	? 1001                   = a2
`,
);

test(
	"sign-in - a supervisor's phone is taken over as well",
	story,
	`
	take sophie 1001         = phone-taken 1001 sophie
	sign-in a2 1001          = no: phone-held
	sign-in a2 1001 takeover = phone-released 1001 sophie, phone-taken 1001 a2, agent-signed-in a2 available
	? 1001                   = a2
`,
);

test(
	'sign-in - a phone in the middle of work is not taken over',
	story,
	`
	sign-in a1 1001          = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1               = call-arrived c-1, > admit c-1 support fr
	waits k1                 = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	sign-in a2 1001 takeover = no: phone-in-use
	rings o-1 k9             = offer-ringing o-1
	answers o-1 k9           = offer-accepted o-1, call-connected c-1 a1 after 0s
	sign-in a2 1001 takeover = no: phone-in-use
	leaves k1                = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	sign-in a2 1001 takeover = no: phone-in-use
	finish a1                = wrap-up-ended a1 by-key
	sign-in a2 1001 takeover = agent-signed-out a1 by a2, phone-released 1001 a1, phone-taken 1001 a2, agent-signed-in a2 available
`,
);

test(
	'sign-in - a phone whose holder talks outside the floor is not taken over',
	story,
	`
	take sophie 1001         = phone-taken 1001 sophie
	outside 1001 x1          = outside-started 1001 x1
	sign-in a2 1001 takeover = no: phone-in-use
	outside-over 1001 x1     = outside-ended 1001 x1
	sign-in a2 1001 takeover = phone-released 1001 sophie, phone-taken 1001 a2, agent-signed-in a2 available
`,
);

test(
	'sign-in - gives back the phone that was held to listen',
	story,
	`
	take a1 1009    = phone-taken 1009 a1
	sign-in a1 1001 = phone-released 1009 a1, phone-taken 1001 a1, agent-signed-in a1 available
	? 1009          = free
`,
);

test(
	'sign-in - on another phone is refused while they listen on one',
	story,
	`
	sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a2, > ring o-1 1002
	answers o-1 k9  = offer-accepted o-1, call-connected c-1 a2 after 0s
	take a1 1009    = phone-taken 1009 a1
	listen a1 a2    = monitor-asked m-1 a2 listen, > start m-1 1009 k9 listen
	sign-in a1 1001 = no: phone-in-use
	sign-in a1 1009 = agent-signed-in a1 available
	? a1            = available idle
`,
);

test(
	'sign-in - at a phone in a call begins outside',
	story,
	`
	outside 1001 x1      = outside-started 1001 x1
	sign-in a1 1001      = phone-taken 1001 a1, agent-signed-in a1 available
	? a1                 = available outside
	outside-over 1001 x1 = outside-ended 1001 x1
	? a1                 = available idle
`,
);

test(
	'sign-out - leaves at once and gives the phone back',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	sign-out a1     = agent-signed-out a1 by a1, phone-released 1001 a1
	? 1001          = free
	sign-out a1     = no: not-signed-in
`,
);

test(
	'sign-out - while a phone rings takes the offer back; the caller keeps their place',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	sign-in a2 1002 = phone-taken 1002 a2, agent-signed-in a2 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	sign-out a1     = offer-ended o-1 withdrawn signed-out, agent-signed-out a1 by a1, phone-released 1001 a1, offer-made o-2 c-1 a2, > withdraw o-1, > ring o-2 1002
	? c-1           = ringing support
`,
);

test(
	'sign-out - during a talk waits for its end and its wrap-up',
	story,
	`
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1         = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9     = offer-accepted o-1, call-connected c-1 a1 after 0s
	sign-out a1 sophie = presence-pended a1 logged-out by sophie
	? a1               = available talking then logged-out
	leaves k1          = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	? a1               = available wrap-up then logged-out
	finish a1          = wrap-up-ended a1 by-key, agent-signed-out a1 by sophie, phone-released 1001 a1
	? a1               = signed-out
`,
);

test(
	'presence - changes at once when there is no work',
	story,
	`
	sign-in a1 1001              = phone-taken 1001 a1, agent-signed-in a1 available
	not-ready a1 lunch           = presence-changed a1 lunch by a1
	not-ready a1 lunch           = nothing
	not-ready a1 training sophie = presence-changed a1 training by sophie
	available a1                 = presence-changed a1 available by a1
`,
);

test(
	'presence - asked for during a call comes true after it, by who asked',
	story,
	`
	sign-in a1 1001              = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1                   = call-arrived c-1, > admit c-1 support fr
	waits k1                     = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9               = offer-accepted o-1, call-connected c-1 a1 after 0s
	not-ready a1 training sophie = presence-pended a1 training by sophie
	? a1                         = available talking then training
	not-ready a1 lunch           = presence-pended a1 lunch by a1
	leaves k1                    = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	finish a1                    = wrap-up-ended a1 by-key, presence-changed a1 lunch by a1
	? a1                         = lunch idle
`,
);

test(
	'presence - asked for while a phone rings waits for what comes of it',
	story,
	`
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1         = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	not-ready a1 lunch = presence-pended a1 lunch by a1
	decline a1         = offer-ended o-1 declined by-key, presence-changed a1 lunch by a1, > withdraw o-1
	? a1               = lunch idle
`,
);

test(
	'presence - asked for during an outside call changes at once',
	story,
	`
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	outside 1001 x1    = outside-started 1001 x1
	not-ready a1 lunch = presence-changed a1 lunch by a1
	? a1               = lunch outside
`,
);

test(
	'presence - to ask for what one is cancels what one asked for',
	story,
	`
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1         = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9     = offer-accepted o-1, call-connected c-1 a1 after 0s
	available a1       = nothing
	not-ready a1 lunch = presence-pended a1 lunch by a1
	available a1       = pending-presence-cancelled a1 by a1
	? a1               = available talking
`,
);

test(
	'presence - a wish can be thought better of',
	story,
	`
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	cancel a1          = no: nothing-pending
	arrives k1         = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9     = offer-accepted o-1, call-connected c-1 a1 after 0s
	not-ready a1 lunch = presence-pended a1 lunch by a1
	cancel a1          = pending-presence-cancelled a1 by a1
	? a1               = available talking
`,
);

test(
	"presence - is refused to the unknown, the absent, and for reasons that are the floor's own",
	story,
	`
	not-ready nobody lunch = no: unknown-agent
	not-ready a1 lunch     = no: not-signed-in
	cancel a1              = no: not-signed-in
	sign-in a1 1001        = phone-taken 1001 a1, agent-signed-in a1 available
	not-ready a1 holidays  = no: unknown-reason
	not-ready a1 rang-out  = no: reason-is-system
	not-ready a1 signed-in = presence-changed a1 signed-in by a1
`,
);
