/** Asking a supervisor for help, and how it ends. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'hand - up with the call it is about, up since the first time, down by a word',
	story,
	`
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available
	hand a1            = hand-raised a1
	hand a1            = nothing
	hand-down a1       = hand-lowered a1 by-person by a1
	hand-down a1       = no: hand-not-raised
	arrives k1         = call-arrived c-1, > admit c-1 support fr
	waits k1           = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9     = offer-accepted o-1, call-connected c-1 a1 after 0s
	hand a1            = hand-raised a1 c-1
	hand-down a1 sophie = hand-lowered a1 by-person by sophie
	hand a2            = no: not-signed-in
	hand nobody        = no: unknown-agent
	hand-down a2       = no: not-signed-in
`,
);

test(
	'hand - who speaks to the agent has come to help; who listens has not been noticed',
	story,
	`
	sign-in a1 1001      = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1           = call-arrived c-1, > admit c-1 support fr
	waits k1             = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s
	take sophie 1009     = phone-taken 1009 sophie
	hand a1              = hand-raised a1 c-1
	listen sophie a1     = monitor-asked m-1 a1 listen, > start m-1 1009 k9 listen
	hears m-1 k7         = monitor-started m-1 listen
	mode sophie whisper  = monitor-mode-asked m-1 whisper, > change m-1 whisper
	hears m-1 k7 whisper = monitor-started m-1 whisper, hand-lowered a1 helped by sophie
	mode sophie barge    = monitor-mode-asked m-1 barge, > change m-1 barge
	hears m-1 k7 barge   = monitor-started m-1 barge
	hand a1              = hand-raised a1 c-1
`,
);

test(
	'hand - nothing about offers changes by it, and a sign-out lowers it',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	hand a1         = hand-raised a1
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	leaves k1       = offer-ended o-1 withdrawn caller-left, call-ended c-1 abandoned by customer
	sign-out a1     = agent-signed-out a1 by a1, phone-released 1001 a1
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	hand-down a1    = no: hand-not-raised
`,
);
