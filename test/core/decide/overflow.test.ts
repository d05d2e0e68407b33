/** Overflow recipes: steps that are looked at as the wait grows. */

import {id} from '@plateau/core';
import test from 'ava';
import {baseConfig, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

/** A recipe for `support`, whose one agent is at lunch, so that callers wait. */
const recipe = (steps: readonly object[], rules: object = {}) =>
	withQueue({...baseConfig, windows: [{id: id('evening')}]}, 'support', {
		...{overflow: steps, maxWaitMs: 600_000},
		...rules,
	});
const lunch = 'sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch';
const one = `
	${lunch}
	arrives k1 = call-arrived c-1, > admit c-1 support fr
	waits k1   = call-queued c-1 support`;

test(
	'overflow - a step is looked at once its time has come, and done if it holds',
	story,
	`
	${one}
	+1s arrives k2 = call-arrived c-2, > admit c-2 support fr
	waits k2   = call-queued c-2 support
	+28s due   = nothing
	+1s due    = call-looked-at c-1 0 not
	+1s due    = call-looked-at c-2 0 holds, call-raised c-2 +60s
	+60s due   = nothing
	available a1 = presence-changed a1 available by a1, offer-made o-1 c-2 a1, > ring o-1 1001
`,
	recipe([{afterMs: 30_000, when: {positionAbove: 1}, act: {action: 'raise', creditMs: 60_000}}]),
);

test(
	'overflow - looked at again and again until it holds, then never more',
	story,
	`
	${one}
	+10s due       = call-looked-at c-1 0 not again 20s
	+10s due       = call-looked-at c-1 0 not again 30s
	arrives k2     = call-arrived c-2, > admit c-2 support fr
	waits k2       = call-queued c-2 support
	+10s due       = call-looked-at c-1 0 holds, call-raised c-1 +5s, call-looked-at c-2 0 holds, call-raised c-2 +5s
	+100s due      = nothing
`,
	recipe([
		{
			...{afterMs: 10_000, everyMs: 10_000, when: {waitingAbove: 1}},
			act: {action: 'raise', creditMs: 5000},
		},
	]),
);

test(
	'overflow - repeated: each time that it holds; looks that were missed are not caught up with',
	story,
	`
	${one}
	+10s due  = call-looked-at c-1 0 holds again 20s, > announce c-1 patience place 1
	+10s due  = call-looked-at c-1 0 holds again 30s, > announce c-1 patience place 1
	+35s due  = call-looked-at c-1 0 holds again 60s, > announce c-1 patience place 1
`,
	recipe([
		{
			...{afterMs: 10_000, everyMs: 10_000, repeat: true, when: {}},
			act: {action: 'announce', sound: 'patience', position: true},
		},
	]),
);

test(
	'overflow - steps due at one instant run in the order of the file, until one ends the wait',
	story,
	`
	${one}
	+10s due = call-looked-at c-1 0 holds, call-raised c-1 +1s, call-looked-at c-1 1 holds, call-moved c-1 sales overflow
	+30s due = nothing
	? c-1    = waiting sales
`,
	recipe([
		{afterMs: 10_000, when: {}, act: {action: 'raise', creditMs: 1000}},
		{afterMs: 10_000, when: {}, act: {action: 'move', queueId: 'sales'}},
		{afterMs: 10_000, when: {}, act: {action: 'message'}},
	]),
);

test(
	'overflow - widens by one step of the queue’s own; with none left it does nothing',
	story,
	`
	sign-in a4 1004 not-ready lunch = phone-taken 1004 a4, agent-signed-in a4 lunch
	sign-in a3 1003   = phone-taken 1003 a3, agent-signed-in a3 available
	arrives k1 300    = call-arrived c-1, > admit c-1 vip fr
	waits k1          = call-queued c-1 vip
	+10s due          = call-looked-at c-1 0 holds again 20s, call-widened c-1 1 overflow, offer-made o-1 c-1 a3, > ring o-1 1003
	+15s fails o-1 no-answer = offer-ended o-1 rang-out no-answer rest 30s, call-looked-at c-1 0 not again 30s
`,
	withQueue(baseConfig, 'vip', {
		widen: [
			{afterMs: 300_000, requires: {op: 'level', skillId: 'french', compare: '>=', level: 10}},
		],
		overflow: [{afterMs: 10_000, everyMs: 10_000, repeat: true, when: {}, act: {action: 'widen'}}],
	}),
);

test(
	'overflow - agents who are there, and times of day',
	story,
	`
	${one}
	+10s due       = call-looked-at c-1 0 not again 20s, call-looked-at c-1 1 not again 20s
	begins evening = window-opened evening
	begins evening = nothing
	begins morning = nothing
	+10s due       = call-looked-at c-1 0 not again 30s, call-looked-at c-1 1 holds, call-raised c-1 +1s
	ends evening   = window-closed evening
	sign-out a1    = agent-signed-out a1 by a1, phone-released 1001 a1
	+10s due       = call-looked-at c-1 0 holds, call-sent-out c-1 +33199000055 overflow, > send c-1 +33199000055
	leaves k1      = call-ended c-1 overflowed by customer
`,
	recipe([
		{
			...{afterMs: 10_000, everyMs: 10_000, when: {eligibleBelow: 1}},
			act: {action: 'send-out', number: '+33199000055'},
		},
		{
			...{afterMs: 10_000, everyMs: 10_000, when: {during: 'evening'}},
			act: {action: 'raise', creditMs: 1000},
		},
	]),
);

test(
	'overflow - what it is moved to that will not do is no move; a message ends the wait',
	story,
	`
	${one}
	+10s due  = call-looked-at c-1 0 not
	+10s due  = call-looked-at c-1 1 holds, call-dismissed c-1 timed-out overflow, > farewell c-1 max-wait busy
	leaves k1 = call-ended c-1 timed-out by floor
`,
	recipe([
		{afterMs: 10_000, when: {}, act: {action: 'move', queueId: 'support'}},
		{afterMs: 20_000, when: {}, act: {action: 'message', sound: 'busy'}},
	]),
);

test(
	'overflow - nothing is looked at while a phone rings; a place with nothing to be said is not told',
	story,
	`
	sign-in a1 1001 = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1      = call-arrived c-1, > admit c-1 support fr
	waits k1        = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	+10s due        = nothing
	+5s fails o-1 no-answer = offer-ended o-1 rang-out no-answer, presence-changed a1 rang-out by floor, call-looked-at c-1 0 holds
`,
	recipe([{afterMs: 10_000, when: {}, act: {action: 'announce', expectedWait: true}}]),
);

test(
	'overflow - a longer wait in a new floor file is waited by those who wait already',
	story,
	`
	${one}
	+10s due        = call-looked-at c-1 0 holds, call-raised c-1 +1s
	rules support {"overflow":[{"afterMs":10000,"when":{},"act":{"action":"raise","creditMs":1000}},{"afterMs":40000,"when":{},"act":{"action":"raise","creditMs":2000}}]} = floor-configured
	+10s due        = nothing
	+20s due        = call-looked-at c-1 1 holds, call-raised c-1 +2s
`,
	recipe([
		{afterMs: 10_000, when: {}, act: {action: 'raise', creditMs: 1000}},
		{afterMs: 20_000, when: {}, act: {action: 'raise', creditMs: 2000}},
	]),
);

test(
	'overflow - a recipe that is edited goes on by its steps’ places',
	story,
	`
	${one}
	+10s due = call-looked-at c-1 0 holds, call-raised c-1 +1s
	rules support {"overflow":[{"afterMs":10000,"when":{},"act":{"action":"raise","creditMs":1000}},{"afterMs":15000,"when":{},"act":{"action":"raise","creditMs":2000}}]} = floor-configured
	+5s due  = call-looked-at c-1 1 holds, call-raised c-1 +2s
	rules support {"overflow":null} = floor-configured
	+60s due = nothing
`,
	recipe([{afterMs: 10_000, when: {}, act: {action: 'raise', creditMs: 1000}}]),
);
