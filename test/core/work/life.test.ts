/** The life of work that needs no phone: added, offered on the desk, in hand, finished, given or taken back. */

import test from 'ava';
import {story} from '../../helpers/story.ts';

test(
	'work - is offered on the desk of who has been idle the longest, accepted by the key of a call, and finished',
	story,
	`
	sign-in a1 1001
	+1s sign-in a2 1002
	+1s add support    = work-added w-1 task support, work-offered o-1 w-1 a1
	? a1               = available idle hand empty
	+3s answer a1      = work-started w-1 a1 after 3s
	? w-1              = in-hand a1
	? a1               = available idle hand w-1
	+40s finish-work a1 w-1 = work-finished w-1 worked 40s
	? a1               = available idle
	? w-1              = gone
`,
);

test(
	'work - waits while nobody is there, and is offered to who comes',
	story,
	`
	add support          = work-added w-1 task support
	? w-1                = waiting support
	+5m sign-in a2 1002  = phone-taken 1002 a2, agent-signed-in a2 available, work-offered o-1 w-1 a2
	answer a2            = work-started w-1 a2 after 300s
`,
);

test(
	'work - neither a phone nor a switch is asked about',
	story,
	`
	sign-in a1 1001
	unregistered 1001
	lost
	add support         = work-added w-1 task support, work-offered o-1 w-1 a1
	answer a1           = work-started w-1 a1 after 0s
`,
);

test(
	'work - declined, it comes again after the rest, and goes to others meanwhile',
	story,
	`
	sign-in a1 1001
	+1s sign-in a2 1002
	add support           = work-added w-1 task support, work-offered o-1 w-1 a1
	+2s decline a1        = work-offer-ended o-1 declined by-key rest 8s, work-offered o-2 w-1 a2
	decline a2            = work-offer-ended o-2 declined by-key rest 8s
	+5s due               = rest-ended a1, rest-ended a2, work-offered o-3 w-1 a1
`,
);

test(
	'work - not answered for in the ring’s time, it is a ring missed as a call’s',
	story,
	`
	sign-in a1 1001
	add support    = work-added w-1 task support, work-offered o-1 w-1 a1
	+14s due       = nothing
	+1s due        = work-offer-ended o-1 rang-out ring-limit, presence-changed a1 rang-out by floor
	? a1           = rang-out idle
	? w-1          = waiting support
`,
);

test(
	'work - given back, it is at its old place, and its giver is left alone for a while',
	story,
	`
	add support
	+1s add support
	+1s sign-in a1 1001
	answer a1              = work-started w-1 a1 after 2s
	+10s give-back a1 w-1  = work-given-back w-1 by-key rest 17s
	+1s sign-in a2 1002    = phone-taken 1002 a2, agent-signed-in a2 available, work-offered o-2 w-1 a2
`,
);

test(
	'work - goes back to the front as its agent signs out, be it in hand or on the desk',
	story,
	`
	kind task 2
	add support
	+1s add support
	+1s add support
	sign-in a1 1001    = phone-taken 1001 a1, agent-signed-in a1 available, work-offered o-1 w-1 a1
	answer a1          = work-started w-1 a1 after 2s, work-offered o-2 w-2 a1
	sign-out a1        = work-offer-ended o-2 withdrawn signed-out, work-given-back w-1 signed-out, agent-signed-out a1 by a1, phone-released 1001 a1
	sign-in a2 1002    = phone-taken 1002 a2, agent-signed-in a2 available, work-offered o-3 w-1 a2
`,
);

test(
	'work - taken back by a supervisor wherever it is',
	story,
	`
	kind task 2
	sign-in a1 1001
	add support
	take-back w-1     = work-offer-ended o-1 withdrawn taken-back, work-taken-back w-1
	add support       = work-added w-2 task support, work-offered o-2 w-2 a1
	answer a1
	take-back w-2     = work-taken-back w-2 from a1
	? a1              = available idle
	add vip           = work-added w-3 task vip
	take-back w-3     = work-taken-back w-3
	take-back w-3     = no: unknown-work
`,
);

test(
	'work - what cannot be asked for',
	story,
	`
	sign-in a1 1001
	add nowhere             = no: unknown-queue
	add support letter      = no: unknown-kind
	add support call        = no: unknown-kind
	answer a1               = no: nothing-ringing
	finish-work a1 w-1      = no: unknown-work
	add support
	finish-work a1 w-1      = no: not-your-work
	give-back a1 w-1        = no: not-your-work
	finish-work a9 w-1      = no: unknown-agent
	answer a1
	without queues support  = no: queue-in-use
`,
);

test(
	'work - a kind stays on the floor while there is work of it',
	story,
	`
	kind letter 1
	add support letter      = work-added w-1 letter support
	restore                 = no: kind-in-use
	take-back w-1
	restore
`,
);

test(
	'work - a disposition is asked for where the queue asks for one, and only one of its own is taken',
	story,
	`
	sign-in a1 1001
	add sales
	answer a1
	finish-work a1 w-1          = no: disposition-needed
	finish-work a1 w-1 nothing  = no: unknown-disposition
	finish-work a1 w-1 sold     = work-finished w-1 worked 0s sold
	add support
	answer a1
	finish-work a1 w-2 sold     = no: disposition-not-for-queue
`,
);

test(
	'work - a desk that is lost, a pause and a daemon that was away take the offer off it, held against nobody',
	story,
	`
	sign-in a1 1001
	link a1
	add support          = work-added w-1 task support, work-offered o-1 w-1 a1
	unlink a1            = link-was-lost a1 until 60s, work-offer-ended o-1 withdrawn desk-lost
	link a1              = link-came-up a1, work-offered o-2 w-1 a1
	not-ready a1         = presence-changed a1 lunch by a1, work-offer-ended o-2 withdrawn not-ready
	available a1         = presence-changed a1 available by a1, work-offered o-3 w-1 a1
	restart              = daemon-started, work-offer-ended o-3 withdrawn daemon-away, switch-lost main seen 0s, link-was-lost a1 until 60s
`,
);

test(
	'work - a wait has the steps of its queue: skills, tiers, ageing',
	story,
	`
	rules support {"requires":{"op":"level","skillId":"french","compare":">=","level":1},"widen":[{"afterMs":20000}]}
	rules support {"ageing":[{"afterMs":10000,"creditMs":60000}]}
	add support     = work-added w-1 task support widened 1
	+10s due        = work-stepped w-1 widened 1 tiers 0 aged 1 time
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available, work-offered o-1 w-1 a1
`,
);
