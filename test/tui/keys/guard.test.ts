import {type GuardState, isArmed, pressGuard, restingGuard} from '@plateau/tui/keys/guard';
import test from 'ava';

const hangUp = {id: 'hang-up', guard: 'press-twice'} as const;
const hold = {id: 'hold'};
const endTask = {id: 'end-task', throttleMs: 1000};

/** The verdicts of presses in a row, each `[row, at, subject]`. */
function verdicts(
	...presses: ReadonlyArray<[row: Parameters<typeof pressGuard>[1], at: number, subject?: string]>
): string[] {
	let state: GuardState = restingGuard;
	return presses.map(([row, at, subject]) => {
		const pressed = pressGuard(state, row, subject === undefined ? {at} : {at, subject});
		state = pressed.state;
		return pressed.verdict;
	});
}

test('guard - hanging up takes a second press within 1.5 s', (t) => {
	t.deepEqual(verdicts([hangUp, 0], [hangUp, 1500]), ['press-again', 'go']);
	t.deepEqual(verdicts([hangUp, 0], [hangUp, 1501]), ['press-again', 'press-again']);
});

test('guard - a second press about another call is a first press', (t) => {
	t.deepEqual(verdicts([hangUp, 0, 'c1'], [hangUp, 400, 'c2'], [hangUp, 800, 'c2']), [
		'press-again',
		'press-again',
		'go',
	]);
});

test('guard - another action between the two takes the first press back', (t) => {
	t.deepEqual(verdicts([hangUp, 0], [hold, 200], [hangUp, 400]), [
		'press-again',
		'go',
		'press-again',
	]);
});

test('guard - a third press right after is held off for a second', (t) => {
	t.deepEqual(verdicts([hangUp, 0], [hangUp, 500], [hangUp, 600], [hangUp, 1499], [hangUp, 1500]), [
		'press-again',
		'go',
		'throttled',
		'throttled',
		'press-again',
	]);
});

test('guard - a throttled action runs once in its time', (t) => {
	t.deepEqual(verdicts([endTask, 0], [endTask, 999], [endTask, 1000]), ['go', 'throttled', 'go']);
});

test('guard - other actions run as often as they are pressed', (t) => {
	t.deepEqual(verdicts([hold, 0], [hold, 0], [hold, 1]), ['go', 'go', 'go']);
});

test('guard - knows how long its notice stands', (t) => {
	const {state} = pressGuard(restingGuard, hangUp, {at: 1000});
	t.true(isArmed(state, 'hang-up', 2500));
	t.false(isArmed(state, 'hang-up', 2501));
	t.false(isArmed(state, 'barge', 1000));
});
