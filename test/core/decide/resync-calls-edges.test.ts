/** Callers whom a look at the switch finds otherwise than the floor thought: legs of groups, strays, numbers that are gone. */

import test from 'ava';
import {baseConfig, recordingAll, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

const ringAll = withQueue(baseConfig, 'support', {strategy: 'ring-all'});

/** a1 and a2 are rung together for k1. */
const group = `
	sign-in a1 1001
	sign-in a2 1002
	arrives k1
	waits k1
`;

test(
	'resync edges - of a group, the phones that ring do so still, and one that does not is out of it',
	story,
	`${group}
	lost
	found k1:waiting:legs=o-1/k8 = offer-ringing o-1, offer-ended o-2 failed lost-in-gap, switch-resynced main, offer-made o-3 c-1 a2, > withdraw o-2 group, > ring o-3 1002 group
`,
	ringAll,
);

test(
	'resync edges - of a group, one has answered meanwhile',
	story,
	`${group}
	lost
	found k1:waiting:legs=o-1/k8/answered+o-2/k9 = offer-accepted o-1, offer-ended o-2 withdrawn other-answered, call-connected c-1 a1 after 0s, switch-resynced main, > withdraw o-2 group, > connect o-1 c-1 k8, > hang-up k9
`,
	ringAll,
);

test(
	'resync edges - who answered by an offer that is no more has not, and is hung up',
	story,
	`${group}
	lost
	found k1:waiting:legs=o-1/k8+o-2/k9+o-0/k7/answered = offer-ringing o-1, offer-ringing o-2, switch-resynced main, > hang-up k7
`,
	ringAll,
);

test(
	'resync edges - of a group, the order that joins the two was lost: given again',
	story,
	`${group}
	answers o-1 k8
	+1s lost
	+1s found k1:waiting:legs=o-1/k8/answered = switch-resynced main, > connect o-1 c-1 k8
`,
	ringAll,
);

test(
	'resync edges - held for somebody of whom the floor knows nothing: they are hung up, the caller goes back to the queue',
	story,
	`
	arrives k1
	waits k1
	lost
	found k1:consulting:consult=k-9/k5/answered = switch-resynced main, > hang-up k5, > admit c-1 support fr
`,
);

test(
	'resync edges - on the way back to the loop, and found there',
	story,
	`
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k9
	hold a1
	held k1
	agent-leaves k9
	lost
	found k1:waiting = call-came-back c-1, switch-resynced main
`,
);

test(
	'resync edges - with somebody who has other work by now: none of the floor’s talks',
	story,
	`
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k9
	leaves k1
	arrives k2
	waits k2
	lost
	found k2:talking:o-0:k8:1001 = call-fell-back c-2, call-fallback-answered c-2, phone-found-talking c-2 1001 k8, outside-started 1001 k8, switch-resynced main
`,
);

test('resync edges - by the headset of who is nailed up it is theirs, by another leg on their phone it is not', (t) => {
	const nailed = `
	nail a1 1001
	headset-up a1 k9
	not-ready a1
	arrives k1
	waits k1
	lost
`;
	story(
		t,
		`${nailed}	found headset:a1:k9 k1:talking:o-0:k9:1001 = call-connected c-1 a1 after 0s, switch-resynced main`,
	);
	story(
		t,
		`${nailed}	found headset:a1:k9 k1:talking:o-0:k8:1001 = call-fell-back c-1, call-fallback-answered c-1, phone-found-talking c-1 1001 k8, outside-started 1001 k8, switch-resynced main`,
	);
});

test(
	'resync edges - a closed number lets nobody in whom nobody had seen come',
	story,
	`
	closes 200
	lost
	found k1:entering:number=200 = call-arrived c-1, call-dismissed c-1 refused closed, switch-resynced main, > farewell c-1 closed
`,
);

test('resync edges - a recording that was ordered has begun, and one that nobody silenced is heard again', (t) => {
	const talk = `
	sign-in a1 1001
	arrives k1
	waits k1
	answers o-1 k9
`;
	story(
		t,
		`${talk}	lost\n	found k1:talking:o-1:k9:1001 rec-1:k1 = recording-started rec-1 c-1, switch-resynced main`,
		recordingAll,
	);
	story(
		t,
		`${talk}	records rec-1 k1\n	lost\n	found k1:talking:o-1:k9:1001 rec-1:k1:paused = switch-resynced main, > resume-recording rec-1 k1`,
		recordingAll,
	);
});

test('resync edges - a recording that ended as it was to is no trouble', (t) => {
	const floor = story(
		t,
		`
	sign-in a1 1001
	sign-in a2 1002
	arrives k1
	waits k1
	answers o-1 k9
	records rec-1 k1
	transfer a1 a2
	waits k1
	stops rec-1 k1
`,
		recordingAll,
	);
	const known = floor.recordings.get('c-1' as never);
	t.is(known?.failures, 0);
	t.is(known?.trouble, undefined);
});

test(
	'resync edges - who was let in by a number that is gone by now is told so',
	story,
	`
	arrives k1
	lost
	without numbers 100
	found k1:entering = call-dismissed c-1 refused unknown-number, switch-resynced main, > farewell c-1 unknown-number
`,
);
