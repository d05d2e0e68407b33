/** What a desk is told of its call's recording. */

import {id} from '@plateau/core';
import {deskRecording} from '@plateau/daemon/views/recording';
import test from 'ava';
import {baseConfig, startsAt, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

const recorded = withQueue(baseConfig, 'support', {
	recording: {
		mode: 'all',
		purpose: 'quality',
		keepMs: 86_400_000,
		notice: {en: 'told', fr: 'recorded'},
	},
});

test('recording view - after a pause its time is that of the whole recording', (t) => {
	const floor = story(
		t,
		`
	sign-in a1 1001
	arrives k1
	told k1
	waits k1
	answers o-1 k9
	+2s records rec-1 k1
	+20s pause-record a1
	pauses rec-1 k1
	+10s resume-record a1
	resumes rec-1 k1
`,
		recorded,
	);
	const call = floor.calls.get(id('c-1'));
	if (call === undefined) throw new Error('the call is there');
	const queue = floor.index.queues.get(id('support'));
	t.deepEqual(deskRecording(floor, call, queue), {state: 'recording', since: startsAt + 2000});
});
