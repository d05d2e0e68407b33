import {fc, testProp} from '@fast-check/ava';
import {type Segment, segmentsOf, timeIn} from '@plateau/core/call/segments';
import test from 'ava';
import {eventStory, storyWords} from '../../helpers/event-story.ts';

const shown = (segments: readonly Segment[]) =>
	segments
		.map(({kind, startedAt, endedAt = '', agentId, queueId}) =>
			[kind, `${startedAt}-${endedAt}`, agentId, queueId]
				.filter((part) => part !== undefined)
				.join(' '),
		)
		.join(', ');

const table = test.macro({
	exec(t, story: string, expected: string) {
		t.is(shown(segmentsOf(eventStory(story))), expected);
	},
	title: (behaviour = '') => `segments - ${behaviour}`,
});

test('are none before the call', table, '0 taken-back, 1 ended', '');
test(
	'begin when the channel came up, before the daemon heard of it',
	table,
	'9 arrived:3',
	'entry 3-',
);
test(
	'run from entry over wait and ring to talk, wrap-up after',
	table,
	'0 arrived, 4 queued, 6 made:a1, 7 ringing:a1, 12 accepted:a1, 12 connected:a1, 40 ended, 40 wrap-up:a1, 55 wrap-up-ended:a1',
	'entry 0-4, wait 4-7 support, ring 7-12 a1 support, talk 12-40 a1 support, wrap-up 40-55 a1 support',
);
test(
	'go back to wait when an agent rings out',
	table,
	'0 arrived, 0 queued, 1 made:a1, 2 ringing:a1, 22 rang-out:a1, 23 made:a2, 24 ringing:a2, 30 connected:a2',
	'wait 0-2 support, ring 2-22 a1 support, wait 22-24 support, ring 24-30 a2 support, talk 30- a2 support',
);
test(
	'ring until the last of a round stops',
	table,
	'0 arrived, 0 queued, 1 made:a1, 1 made:a2, 2 ringing:a1, 3 ringing:a2, 5 rang-out:a1, 9 rang-out:a2',
	'wait 0-2 support, ring 2-9 a1 support, wait 9- support',
);
test(
	'of a round that one agent won are not disturbed by the end of the others',
	table,
	'0 arrived, 0 queued, 1 made:a1, 1 made:a2, 2 ringing:a1, 3 ringing:a2, 5 connected:a1, 5 rang-out:a2, 9 ended',
	'wait 0-2 support, ring 2-5 a1 support, talk 5-9 a1 support',
);
test(
	'name the queue that a call moved to',
	table,
	'0 arrived, 1 queued:support, 60 moved:sales, 90 ended',
	'entry 0-1, wait 1-60 support, wait 60-90 sales',
);
test(
	'of a caller who is sent on end with the number outside',
	table,
	'0 arrived, 1 queued, 60 sent-out, 90 ended:overflowed',
	'entry 0-1, wait 1-60 support, sent-out 60-90 support',
);
test(
	'of a parked call: talk, park, and the wait for who picked it up',
	table,
	'0 arrived, 0 queued, 1 made:a1, 2 ringing:a1, 5 connected:a1, 20 parked:a1, 50 picked-up:a2, 50 made:a2, 51 ringing:a2, 54 connected:a2, 60 ended',
	'wait 0-2 support, ring 2-5 a1 support, talk 5-20 a1 support, park 20-50 a1 support, wait 50-51 support, ring 51-54 a2 support, talk 54-60 a2 support',
);
test(
	'of a call held at the phone are talk and hold, beside a hold of the desk too',
	table,
	'0 arrived, 0 queued, 5 connected:a1, 10 phone-held:a1, 30 phone-resumed:a1, 40 held:a1, 45 phone-held:a1, 50 phone-resumed:a1, 60 resumed:a1, 70 phone-held:a1, 90 ended',
	'wait 0-5 support, talk 5-10 a1 support, hold 10-30 a1 support, talk 30-40 a1 support, hold 40-60 a1 support, talk 60-70 a1 support, hold 70-90 a1 support',
);
test(
	'of three go on as talk while the agent’s phone is on hold, and are hold once the third has gone',
	table,
	'0 arrived, 0 queued, 5 connected:a1, 10 consulted:a1, 10 held:a1, 20 swapped:customer, 25 phone-held:a1, 30 conferenced, 50 consult-over, 60 phone-resumed:a1, 90 ended',
	'wait 0-5 support, talk 5-10 a1 support, consult 10-20 a1 support, talk 20-25 a1 support, hold 25-30 a1 support, talk 30-50 a1 support, hold 50-60 a1 support, talk 60-90 a1 support',
);
test(
	'of a refused call are entry and message',
	table,
	'0 arrived, 1 dismissed, 9 ended',
	'entry 0-1, message 1-9',
);
test(
	'come back from the fallback without losing it',
	table,
	'0 arrived, 1 queued, 5 fell-back, 9 taken-back, 12 ended',
	'entry 0-1, wait 1-5 support, fallback 5-9 support, wait 9-12 support',
);
test(
	'of a call lost in a gap run until that was known, never to nothing',
	table,
	'0 arrived, 1 queued, 90 lost:30',
	'entry 0-1, wait 1-90 support',
);
test(
	'wrap-up that goes on is open',
	table,
	'0 arrived, 5 connected:a1, 9 wrap-up:a1, 9 ended',
	'entry 0-5, talk 5-9 a1 support, wrap-up 9- a1 support',
);
test(
	'ignore what comes after the end',
	table,
	'0 arrived, 5 ended, 6 queued, 7 connected:a1',
	'entry 0-5',
);

test('segments - add up by kind, the running one left out', (t) => {
	const segments = segmentsOf(
		eventStory('0 arrived, 4 queued, 7 made:a1, 7 ringing:a1, 9 rang-out:a1, 12 connected:a1'),
	);
	t.is(timeIn(segments, 'wait'), 6);
	t.is(timeIn(segments, 'ring'), 2);
	t.is(timeIn(segments, 'talk'), 0);
});

const step = fc.record({
	afterMs: fc.nat({max: 5000}),
	word: fc.constantFrom(
		...storyWords.filter((word) => !['arrived', 'ended', 'lost'].includes(word)),
	),
	agent: fc.constantFrom('a1', 'a2', 'a3'),
});

testProp(
	'segments - tile the call from its start to its end, whatever happens in it',
	[fc.array(step, {maxLength: 30}), fc.nat({max: 2000}), fc.nat({max: 5000})],
	(t, steps, startedAt, lastMs) => {
		let at = startedAt + 10;
		const story = steps.map(({afterMs, word, agent}) => {
			at += afterMs;
			return `${at} ${word}:${agent}`;
		});
		at += lastMs;
		const segments = segmentsOf(
			eventStory([`${startedAt + 10} arrived:${startedAt}`, ...story, `${at} ended`].join(',')),
		).filter((segment) => segment.kind !== 'wrap-up');
		let end = startedAt;
		for (const segment of segments) {
			t.is(segment.startedAt, end);
			t.true((segment.endedAt ?? Number.NaN) > segment.startedAt);
			end = segment.endedAt ?? Number.NaN;
		}
		t.is(end, at);
	},
);
