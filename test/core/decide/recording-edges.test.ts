/** Recordings at their edges: ended before the call went on, found amid an order, refused while they end. */

import type {ExecutionContext} from 'ava';
import test from 'ava';
import {recordingAll} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';
import {a1Recorded} from '../../helpers/story-beginnings.ts';

const recorded = (t: ExecutionContext, text: string) => story(t, text, recordingAll);

/** a2 is consulted, and left with the caller. */
const handedOver = `
	consult a1 a2
	held k1
	consult-rings k-1 k5
	consult-answers k-1 k5
	hand-over a1
`;

test(
	'recording edges - it failed, and the call is handed over: with the next one it is tried again',
	recorded,
	`${a1Recorded}
	stops rec-1 k1 no-space
	${handedOver}
	joined k1 k5     = call-handed-over c-1 a1 to a2, wrap-up-started a1 c-1 until 30s, recording-asked rec-2 c-1 by floor, > start-recording rec-2 k1
`,
);

test(
	'recording edges - it failed, and the call is taken over: with who took it it is tried again',
	recorded,
	`${a1Recorded}
	listen a2 a1 barge
	hears m-1 k7 barge
	stops rec-1 k1 no-space
	take-over a2
	joined k1 k7     = monitor-ended m-1 took-over, call-taken-over c-1 a1 to a2, wrap-up-started a1 c-1 until 30s, recording-asked rec-2 c-1 by floor, > start-recording rec-2 k1
`,
);

test('recording edges - what was private, or could not be silenced, is not begun again by whoever gets the call', (t) => {
	for (const end of ['private a1', 'pause-record a1\n	+500ms due']) {
		recorded(
			t,
			`${a1Recorded}
	${end}
	stops rec-1 k1
	${handedOver}
	joined k1 k5     = call-handed-over c-1 a1 to a2, wrap-up-started a1 c-1 until ${end === 'private a1' ? '30s' : '30.5s'}
`,
		);
	}
});

test(
	'recording edges - a call that is private once its recording is being stopped: it ends as that, and is not kept',
	recorded,
	`${a1Recorded}
	${handedOver}
	joined k1 k5
	private a2
	stops rec-1 k1   = recording-ended rec-1 c-1 private discarded
`,
);

test(
	'recording edges - found sounding while it was to be silent: stopped',
	recorded,
	`${a1Recorded}
	pause-record a1
	lost
	found k1:talking:o-1:k9:1001 rec-1:k1 = recording-stop-asked rec-1 c-1 pause-unconfirmed by floor, switch-resynced main, > stop-recording rec-1 k1
`,
);

test(
	'recording edges - found silent while it was to go on: ordered again',
	recorded,
	`${a1Recorded}
	pause-record a1
	pauses rec-1 k1
	resume-record a1
	lost
	found k1:talking:o-1:k9:1001 rec-1:k1:paused = switch-resynced main, > resume-recording rec-1 k1
`,
);

test(
	'recording edges - found while it was to stop: ordered again',
	recorded,
	`${a1Recorded}
	private a1
	lost
	found k1:talking:o-1:k9:1001 rec-1:k1 = switch-resynced main, > stop-recording rec-1 k1
`,
);
