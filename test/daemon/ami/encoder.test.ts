import {asSwitch, encodeMessage} from '@plateau/daemon/ami/encoder';
import {AmiFieldError} from '@plateau/daemon/ami/errors';
import test from 'ava';

test('encoder - writes fields in order, repeats a name for a list, leaves undefined out', (t) => {
	const text = encodeMessage({
		Action: 'Originate',
		Priority: 1,
		Async: true,
		Variable: ['A=1', 'B=2'],
		Account: undefined,
		Codecs: '',
	});
	t.is(
		text,
		'Action: Originate\r\nPriority: 1\r\nAsync: true\r\nVariable: A=1\r\nVariable: B=2\r\nCodecs: \r\n\r\n',
	);
});

test('encoder - writes pairs as they stand', (t) => {
	const text = encodeMessage([
		['Action', 'Setvar'],
		['Variable', 'A'],
		['Value', 'é'],
		['Variable', 'B'],
	]);
	t.is(text, 'Action: Setvar\r\nVariable: A\r\nValue: é\r\nVariable: B\r\n\r\n');
});

for (const [what, value] of [
	['CR LF', '1001\r\nAction: Originate'],
	['CR', '1001\rx'],
	['LF', '1001\nx'],
	['NUL', '1001\0x'],
] as const) {
	test(`encoder - refuses a value with ${what}, and does not repeat it in the error`, (t) => {
		const error = t.throws(() => encodeMessage({Action: 'Redirect', Exten: value}), {
			instanceOf: AmiFieldError,
		});
		t.is(error?.code, 'ami-field');
		t.regex(error?.message ?? '', /"Exten"/);
		t.notRegex(error?.message ?? '', /1001/);
		// A list's entries are values too.
		t.throws(() => encodeMessage({Action: 'X', Variable: ['ok', value]}), {
			instanceOf: AmiFieldError,
		});
	});
}

for (const name of ['', 'A B', 'A:', 'A\r\nB', 'Ä', '\0', 'x'.repeat(101)]) {
	test(`encoder - refuses the name ${JSON.stringify(name.slice(0, 10))}`, (t) => {
		t.throws(
			() =>
				encodeMessage([
					['Action', 'X'],
					[name, 'v'],
				]),
			{instanceOf: AmiFieldError},
		);
	});
}

test('encoder - refuses what Asterisk would drop: values over 900 bytes, more than 120 fields', (t) => {
	t.notThrows(() => encodeMessage({Action: 'X', Value: 'x'.repeat(900)}));
	t.throws(() => encodeMessage({Action: 'X', Value: 'x'.repeat(901)}), {
		instanceOf: AmiFieldError,
		message: /longer than 900 bytes/,
	});
	// Bytes count, not characters.
	t.throws(() => encodeMessage({Action: 'X', Value: 'é'.repeat(451)}), {
		instanceOf: AmiFieldError,
	});
	const variables = (count: number) => Array.from({length: count}, (_, index) => `V${index}=1`);
	t.notThrows(() => encodeMessage({Action: 'X', Variable: variables(119)}));
	t.throws(() => encodeMessage({Action: 'X', Variable: variables(120)}), {
		instanceOf: AmiFieldError,
		message: /120 fields/,
	});
});

test('encoder - refuses a message without a field, which would be a blank line', (t) => {
	t.throws(() => encodeMessage({}), {instanceOf: AmiFieldError});
	t.throws(() => encodeMessage({A: undefined, B: []}), {instanceOf: AmiFieldError});
});

test("encoder - writes a switch's events with C escapes, and without Asterisk's input limits", (t) => {
	const text = encodeMessage(
		[
			['Event', 'Newchannel'],
			['CallerIDNum', `"1"`],
			['CallerIDName', `O"Brien\n`],
			['ChanVariable', `A=it's`],
			['AppData', 'x'.repeat(2000)],
		],
		asSwitch,
	);
	t.is(
		text,
		[
			'Event: Newchannel',
			'CallerIDNum: "1"',
			String.raw`CallerIDName: O\"Brien\n`,
			String.raw`ChanVariable: A=it\'s`,
			`AppData: ${'x'.repeat(2000)}`,
			'',
			'',
		].join('\r\n'),
	);
});
