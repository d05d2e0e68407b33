import {colleaguesHeard} from '@plateau/core/call/colleagues-heard';
import test from 'ava';
import {eventStory} from '../../helpers/event-story.ts';

const table = test.macro({
	exec(t, story: string, expected: string) {
		const heard = colleaguesHeard(eventStory(story));
		t.is(
			heard
				.map(({agentId, startedAt, endedAt = ''}) => `${agentId} ${startedAt}-${endedAt}`)
				.join(', '),
			expected,
		);
	},
	title: (behaviour = '') => `colleagues heard - ${behaviour}`,
});

test('none in a talk with a customer', table, '0 arrived, 1 connected:a1, 5 held:a1, 9 ended', '');
test(
	'who is asked is heard from their answer on, not while the agent is with the customer, and of three again',
	table,
	'0 arrived, 0 connected:a1, 5 held:a1, 5 consulted:a1 to=a2, 9 consult-answered, 20 swapped:customer, 30 swapped:consult, 35 conferenced, 50 consult-over, 60 ended',
	'a2 9-20, a2 30-50',
);
test(
	'who rang and did not answer was not heard',
	table,
	'0 arrived, 0 connected:a1, 5 held:a1, 5 consulted:a1 to=a2, 9 consult-over, 20 resumed:a1, 30 ended',
	'',
);
test(
	'handed over, they are the call’s agent and nobody’s colleague',
	table,
	'0 arrived, 0 connected:a1, 5 held:a1, 5 consulted:a1 to=a2, 9 consult-answered, 20 handed-over:a2, 60 ended',
	'a2 9-20',
);
test(
	'a phone or a number that is asked is no colleague',
	table,
	'0 arrived, 0 connected:a1, 5 held:a1, 5 consulted:a1, 9 consult-answered, 20 ended',
	'',
);
test(
	'who was called by hand is heard while they are not on hold',
	table,
	'0 calls-colleague:a1 to=a2, 4 colleague-answers:a1, 10 held:a1, 15 resumed:a1, 30 ended',
	'a2 4-10, a2 15-30',
);
test(
	'it goes on',
	table,
	'0 arrived, 0 connected:a1, 5 held:a1, 5 consulted:a1 to=a2, 9 consult-answered',
	'a2 9-',
);
