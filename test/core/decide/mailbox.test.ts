/** Callers whom nobody answered in the fallback, and who leave a message: nobody takes them out of it. */

import test from 'ava';
import {story} from '../../helpers/story.ts';
import {k1FellBack} from '../../helpers/story-beginnings.ts';

test(
	'mailbox - a caller who leaves a message is offered to nobody, and counts as that',
	story,
	`${k1FellBack}
	leaves-message k1               = call-in-mailbox c-1
	leaves-message k1               = nothing
	available a1                    = presence-changed a1 available by a1
	+200s due                       = nothing
	? c-1                           = fallback support
	leaves k1                       = call-ended c-1 voicemail by customer
`,
);

test(
	'mailbox - the phone that rang for the caller is taken back without blame',
	story,
	`
	sign-in a1 1001   = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1        = call-arrived c-1, > admit c-1 support fr
	waits k1          = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	leaves-message k1 = offer-ended o-1 withdrawn fell-back, call-fell-back c-1, call-in-mailbox c-1
	? a1              = available idle
`,
);

test(
	'mailbox - an order that came in time has the caller back at the old place',
	story,
	`${k1FellBack}
	leaves-message k1               = call-in-mailbox c-1
	waits k1                        = call-taken-back c-1
	leaves k1                       = call-ended c-1 abandoned by customer
`,
);

test(
	'mailbox - nobody whom the floor serves is taken to leave a message',
	story,
	`
	sign-in a1 1001   = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1        = call-arrived c-1, > admit c-1 support fr
	waits k1          = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9    = offer-accepted o-1, call-connected c-1 a1 after 0s
	leaves-message k1 = anomaly-noted mailbox-while-served
	leaves-message k7 = anomaly-noted mailbox-unknown
`,
);

test(
	'mailbox - left while the daemon was away, and gone before it is back: told as a message',
	story,
	`
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1                      = call-arrived c-1, > admit c-1 support fr
	waits k1                        = call-queued c-1 support
	lost                            = switch-lost main
	+9s found k1:mailbox            = call-fell-back c-1, call-in-mailbox c-1, switch-resynced main
	lost                            = switch-lost main
	+9s found                       = call-ended c-1 voicemail by gap seen 9s, switch-resynced main
`,
);
