import {AmiMessage, timestampUs} from '@plateau/daemon/ami/message';
import test from 'ava';

test('message - finds a field whatever its case, the first where it repeats', (t) => {
	const message = AmiMessage.of([
		['Event', 'Newchannel'],
		['uniqueID', '1'],
		['Uniqueid', '2'],
	]);
	t.is(message.get('Uniqueid'), '1');
	t.is(message.get('UNIQUEID'), '1');
	t.deepEqual(message.getAll('uniqueid'), ['1', '2']);
	t.is(message.get('Linkedid'), undefined);
	t.deepEqual(message.getAll('Linkedid'), []);
});

test("message - treats an object's own names as fields like any other", (t) => {
	const empty = AmiMessage.of([['Event', 'X']]);
	t.is(empty.get('__proto__'), undefined);
	t.is(empty.get('constructor'), undefined);
	t.is(AmiMessage.of([['__proto__', 'a']]).get('__proto__'), 'a');
});

test('message - is what its first line says', (t) => {
	const kindOf = (name: string) => AmiMessage.of([[name, 'X']]).kind;
	t.is(kindOf('Event'), 'event');
	t.is(kindOf('response'), 'response');
	t.is(kindOf('ACTION'), 'action');
	t.is(kindOf('Channel'), 'other');
	t.is(AmiMessage.of([]).kind, 'other');
	t.is(AmiMessage.of([['Event', 'Hangup']]).event, 'Hangup');
	t.is(
		AmiMessage.of([
			['Response', 'Success'],
			['Event', 'Hangup'],
		]).event,
		'',
	);
});

test('message - gives variables as pairs, cut at the first equals sign', (t) => {
	const message = AmiMessage.of([
		['ChanVariable', 'A=b=c'],
		['ChanVariable', 'EMPTY='],
		['chanvariable', 'BARE'],
		['ChanVariable', 'A=last'],
	]);
	t.deepEqual(
		[...message.pairs('ChanVariable')],
		[
			['A', 'last'],
			['EMPTY', ''],
			['BARE', ''],
		],
	);
});

test('message - reads the time of an event in microseconds', (t) => {
	const at = (value: string) => timestampUs(AmiMessage.of([['Timestamp', value]]));
	t.is(at('1700000000.000042'), 1_700_000_000_000_042);
	t.is(at('1700000000.999999'), 1_700_000_000_999_999);
	t.is(at('1700000000'), undefined);
	t.is(at('1700000000.5'), undefined);
	t.is(at('soon'), undefined);
	t.is(timestampUs(AmiMessage.of([['Event', 'X']])), undefined);
});
