import {AmiClosedError} from '@plateau/daemon/ami/errors';
import {AmiMessage} from '@plateau/daemon/ami/message';
import {type AmiList, PendingActions} from '@plateau/daemon/ami/pending';
import test from 'ava';

const timers = () =>
	process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

test.serial('pending - leaves no timer behind, however an action ends', (t) => {
	const before = timers();
	const pending = new PendingActions();
	const ends: (AmiList | Error)[] = [];
	const settle = {
		resolve: (answer: AmiList) => ends.push(answer),
		reject: (error: Error) => ends.push(error),
	};
	const start = () =>
		pending.start('Ping', {isList: false, timeoutMs: 60_000, maxItems: 0}, settle);
	const answered = start();
	const cancelled = start();
	start();
	t.is(timers(), before + 3);
	pending.takeResponse(
		AmiMessage.of([
			['Response', 'Success'],
			['ActionID', answered],
		]),
	);
	pending.cancel(cancelled, new AmiClosedError('here'));
	pending.failAll(new AmiClosedError('here'));
	t.is(ends.length, 3);
	t.is(timers(), before);
	t.is(pending.size, 0);
});

test('pending - answers each action once', (t) => {
	const pending = new PendingActions();
	let count = 0;
	const settle = {resolve: () => count++, reject: () => count++};
	const actionId = pending.start('Ping', {isList: false, timeoutMs: 60_000, maxItems: 0}, settle);
	const response = AmiMessage.of([
		['Response', 'Success'],
		['ActionID', actionId],
	]);
	t.is(pending.takeResponse(response), 'taken');
	t.is(pending.takeResponse(response), 'late');
	pending.fail(actionId, new AmiClosedError('here'));
	t.is(count, 1);
});
