/** A recorded call goes on without the agent who talked: nothing of what follows belongs to their recording. */

import type {ExecutionContext} from 'ava';
import test from 'ava';
import {recordingAll} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';
import {a1Recorded} from '../../helpers/story-beginnings.ts';

const recorded = (t: ExecutionContext, text: string) => story(t, text, recordingAll);

test(
	'handed on - sent to an agent: stopped with the first talk, recorded anew in the second',
	recorded,
	`${a1Recorded}
	transfer a1 a2
	waits k1             = recording-stop-asked rec-1 c-1 agent-left by floor, call-transferred c-1 a1 to a2 for a2 until 15s, wrap-up-started a1 c-1 until 30s, offer-made o-2 c-1 a2, > stop-recording rec-1 k1, > ring o-2 1002
	stops rec-1 k1       = recording-ended rec-1 c-1 agent-left
	rings o-2 k5
	answers o-2 k5       = offer-accepted o-2, call-connected c-1 a2 after 0s, recording-asked rec-2 c-1 by floor, > start-recording rec-2 k1
`,
);

test(
	'handed on - parked while its recording is being stopped: stopped once, and no more',
	recorded,
	`${a1Recorded}
	park a1
	private a1           = recording-refused c-1 private by agent, recording-stop-asked rec-1 c-1 private by a1, > stop-recording rec-1 k1
	waits k1             = call-parked c-1 a1 at 1 until 180s
	stops rec-1 k1       = recording-ended rec-1 c-1 private discarded
`,
);

test(
	'handed on - parked: nobody records or listens any more',
	recorded,
	`${a1Recorded}
	take sophie 1009
	listen sophie a1
	hears m-1 k7
	park a1
	waits k1             = monitor-ended m-1 parked, recording-stop-asked rec-1 c-1 agent-left by floor, call-parked c-1 a1 at 1 until 180s, > stop m-1, > stop-recording rec-1 k1
`,
);

test(
	'handed on - left with the third party before the switch has stopped: recorded anew once it has',
	recorded,
	`${a1Recorded}
	consult a1 a2
	held k1
	consult-rings k-1 k5
	consult-answers k-1 k5
	hand-over a1
	joined k1 k5         = recording-stop-asked rec-1 c-1 agent-left by floor, call-handed-over c-1 a1 to a2, wrap-up-started a1 c-1 until 30s, > stop-recording rec-1 k1
	stops rec-1 k1       = recording-ended rec-1 c-1 agent-left, recording-asked rec-2 c-1 by floor, > start-recording rec-2 k1
`,
);

test(
	'handed on - who is consulted has no say in the recording, nor who has handed the call over and works on it',
	recorded,
	`${a1Recorded}
	consult a1 a2
	held k1
	consult-rings k-1 k5
	pause-record a2      = no: not-your-call
	consult-answers k-1 k5
	private a2           = no: not-your-call
	hand-over a1
	joined k1 k5
	stops rec-1 k1       = recording-ended rec-1 c-1 agent-left, recording-asked rec-2 c-1 by floor, > start-recording rec-2 k1
	? a1                 = available wrap-up
	private a1           = no: not-your-call
`,
);
