import {nearest} from '@plateau/core/text/nearest';
import test from 'ava';

const words = ['queues', 'phones', 'ring', 'rangOutReason', 'on'];

for (const [word, expected] of [
	['queus', 'queues'],
	['Queues', 'queues'],
	['qeuues', 'queues'],
	['phone', 'phones'],
	['rign', 'ring'],
	['rangoutreson', 'rangOutReason'],
	['onn', 'on'],
	['skills', undefined],
	['xyzzy', undefined],
	['', undefined],
] as const) {
	test(`nearest - to "${word}" is ${expected ?? 'nothing'}`, (t) => {
		t.is(nearest(word, words), expected);
	});
}

test('nearest - the first of two that are equally near', (t) => {
	t.is(nearest('abd', ['abc', 'abe']), 'abc');
});
