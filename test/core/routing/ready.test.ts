/** Why an agent is not rung: the first cause that holds. */

import {id, type NotReadyCause, whyNotReady} from '@plateau/core';
import test, {type ExecutionContext} from 'ava';
import {story} from '../../helpers/story.ts';

const cause = test.macro((t: ExecutionContext, text: string, wanted: NotReadyCause | undefined) => {
	const floor = story(t, `sign-in a1 1001\n${text}`);
	const agent = floor.agents.get(id('a1'));
	if (agent?.state !== 'signed-in') throw new Error('a1 is signed in');
	t.is(whyNotReady(floor, agent), wanted);
});

const call = 'arrives k1\nwaits k1\n';

test('ready - available, idle, at a registered phone', cause, '', undefined);
test('ready - not while not ready', cause, 'not-ready a1 lunch\nlost', 'not-ready');
test('ready - not while a phone rings', cause, call, 'busy');
test('ready - not while talking', cause, `${call}answers o-1 k9`, 'busy');
test('ready - not in wrap-up', cause, `${call}answers o-1 k9\nleaves k1`, 'busy');
test('ready - not in an outside call', cause, 'outside 1001 x1', 'outside');
test('ready - not without their desk', cause, 'link a1\nunlink a1', 'link-lost');
test('ready - again with their desk', cause, 'link a1\nunlink a1\nlink a1', undefined);
test('ready - not in the rest after a miss', cause, `${call}fails o-1 busy\nleaves k1`, 'resting');
test('ready - not while the switch is away', cause, 'lost', 'switch-down');
test('ready - not on a phone that is gone', cause, 'unregistered 1001', 'phone-unregistered');
test(
	'ready - not while listening to a colleague',
	cause,
	`sign-in a2 1002
	not-ready a1 lunch
	${call}answers o-1 k9
	available a1
	listen a1 a2`,
	'monitoring',
);
