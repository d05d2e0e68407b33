import {AmiDecoder, type DecoderOptions} from '@plateau/daemon/ami/decoder';
import test from 'ava';
import {goldenCases} from './golden-cases.ts';

/** What a decoder made of some chunks. */
function decode(chunks: Iterable<Buffer>, options: DecoderOptions = {}) {
	const messages: [string, string][][] = [];
	const greetings: string[] = [];
	const problems: string[] = [];
	const decoder = new AmiDecoder(
		{
			message: (message) => messages.push([...message]),
			greeting: (line) => greetings.push(line),
			oversize: (problem) => problems.push(problem),
		},
		options,
	);
	for (const chunk of chunks) decoder.push(chunk);
	return {messages, greetings, problems, heldBytes: decoder.heldBytes};
}

function* bytesOf(wire: Buffer): Generator<Buffer> {
	for (const byte of wire) yield Buffer.of(byte);
}

for (const {name, wire, messages} of goldenCases) {
	const bytes = Buffer.from(wire);

	test(`decoder - reads ${name}: whole`, (t) => {
		t.deepEqual<unknown, unknown>(decode([bytes]).messages, messages);
	});

	test(`decoder - reads ${name}: a byte at a time`, (t) => {
		t.deepEqual<unknown, unknown>(decode(bytesOf(bytes)).messages, messages);
	});

	test(`decoder - reads ${name}: split at every index`, (t) => {
		for (let index = 0; index <= bytes.length; index++) {
			const halves = [bytes.subarray(0, index), bytes.subarray(index)];
			t.deepEqual<unknown, unknown>(decode(halves).messages, messages, `split at ${index}`);
		}
	});
}

test('decoder - gives all golden cases behind one another, in one stream of odd chunks', (t) => {
	const stream = Buffer.from(goldenCases.map(({wire}) => wire).join(''));
	const expected = goldenCases.flatMap(({messages}) => messages);
	for (const size of [2, 3, 7, 64, 1000]) {
		const chunks: Buffer[] = [];
		for (let at = 0; at < stream.length; at += size) chunks.push(stream.subarray(at, at + size));
		t.deepEqual<unknown, unknown>(decode(chunks).messages, expected, `chunks of ${size}`);
	}
});

test('decoder - takes the first line as the greeting only when told to', (t) => {
	const wire = Buffer.from('Asterisk Call Manager/11.0.0\r\nResponse: Success\r\n\r\n');
	const told = decode(bytesOf(wire), {greeting: true});
	t.deepEqual(told.greetings, ['Asterisk Call Manager/11.0.0']);
	t.deepEqual(told.messages, [[['Response', 'Success']]]);
	const untold = decode([wire]);
	t.deepEqual(untold.greetings, []);
	t.deepEqual(untold.messages[0]?.[0], ['', 'Asterisk Call Manager/11.0.0']);
});

test('decoder - takes a second greeting for what it is: a line without a colon', (t) => {
	const wire = 'Asterisk Call Manager/1\r\nAsterisk Call Manager/2\r\n\r\n';
	const {greetings, messages} = decode([Buffer.from(wire)], {greeting: true});
	t.deepEqual(greetings, ['Asterisk Call Manager/1']);
	t.deepEqual(messages, [[['', 'Asterisk Call Manager/2']]]);
});

test('decoder - undoes C escapes once, in events, and only where Asterisk writes them', (t) => {
	const wire = [
		'Event: Newchannel',
		String.raw`CallerIDNum: \"1\"`,
		String.raw`CallerIDName: O\"Brien \\n \\`,
		String.raw`DestConnectedLineName: tab\there`,
		String.raw`EffectiveConnectedLineName: raw\"`,
		String.raw`Exten: \'s\'`,
		String.raw`ChanVariable: A\"B=it\'s`,
		'',
		'Event: VarSet',
		String.raw`Variable: A\"`,
		String.raw`Value: say \?`,
		'',
		'Response: Success',
		String.raw`CallerIDName: \"kept\"`,
		'',
		'',
	].join('\r\n');
	for (const chunks of [[Buffer.from(wire)], [...bytesOf(Buffer.from(wire))]]) {
		const [channel, varSet, response] = decode(chunks).messages;
		t.deepEqual(channel, [
			['Event', 'Newchannel'],
			['CallerIDNum', String.raw`\"1\"`],
			['CallerIDName', 'O"Brien \\n \\'],
			['DestConnectedLineName', 'tab\there'],
			['EffectiveConnectedLineName', String.raw`raw\"`],
			['Exten', String.raw`\'s\'`],
			['ChanVariable', String.raw`A\"B=it's`],
		]);
		t.deepEqual(varSet, [
			['Event', 'VarSet'],
			['Variable', String.raw`A\"`],
			['Value', 'say ?'],
		]);
		t.deepEqual(response?.[1], ['CallerIDName', String.raw`\"kept\"`]);
	}
});

test('decoder - leaves escapes alone when told to', (t) => {
	const wire = 'Event: X\r\nCallerIDName: \\"a\\"\r\n\r\n';
	const {messages} = decode([Buffer.from(wire)], {unescape: false});
	t.deepEqual(messages[0]?.[1], ['CallerIDName', '\\"a\\"']);
});

test('decoder - keeps blank lines inside Response: Follows', (t) => {
	const wire =
		'Response: Follows\r\nPrivilege: Command\r\nActionID: 1\r\na\n\n\nb--END COMMAND--\r\n\r\nEvent: X\r\n\r\n';
	for (const chunks of [[Buffer.from(wire)], [...bytesOf(Buffer.from(wire))]]) {
		t.deepEqual(decode(chunks).messages, [
			[
				['Response', 'Follows'],
				['Privilege', 'Command'],
				['ActionID', '1'],
				['Output', 'a'],
				['Output', ''],
				['Output', ''],
				['Output', 'b'],
			],
			[['Event', 'X']],
		]);
	}
});

test('decoder - does not let a forged Response: Follows swallow the events behind it', (t) => {
	const wire = 'Response: Follows\r\nActionID: forged\r\nx\r\n\r\nEvent: Hangup\r\n\r\n';
	const asked: (string | undefined)[] = [];
	const follows = (actionId: string | undefined) => {
		asked.push(actionId);
		return false;
	};
	const {messages} = decode([Buffer.from(wire)], {follows});
	t.deepEqual(asked, ['forged']);
	t.deepEqual(messages[1], [['Event', 'Hangup']]);
});

test('decoder - takes one blank behind the colon off, or none', (t) => {
	const {messages} = decode([Buffer.from('Event:X\r\nEmpty:\r\nTwo:  b \r\n\r\n')]);
	t.deepEqual(messages, [
		[
			['Event', 'X'],
			['Empty', ''],
			['Two', ' b '],
		],
	]);
});

test('decoder - keeps a line that begins with a colon whole, under no name', (t) => {
	const {messages} = decode([Buffer.from('Event: X\r\n: odd: one\r\n\r\n')]);
	t.deepEqual(messages[0]?.[1], ['', ': odd: one']);
});

test('decoder - reads a line longer than it decodes at once, in one chunk and in many', (t) => {
	const long = 'é'.repeat(20_000);
	const wire = Buffer.from(`Event: X\r\nA: ${long}\r\nB: 1\r\n\r\nEvent: Y\r\n\r\n`);
	for (const size of [wire.length, 1447]) {
		const chunks: Buffer[] = [];
		for (let at = 0; at < wire.length; at += size) chunks.push(wire.subarray(at, at + size));
		const [first, second] = decode(chunks).messages;
		t.true(first?.[1]?.[1] === long);
		t.deepEqual(first?.[2], ['B', '1']);
		t.deepEqual(second, [['Event', 'Y']]);
	}
});

test('decoder - throws events away unread that nobody wants, answers never', (t) => {
	const wire = Buffer.from(
		'Event: RTCPSent\r\nA: é\r\n\r\nEvent: Hangup\r\nB: 1\r\n\r\nEvent: RTCPSent\r\n\nResponse: Success\r\nC: 2\r\n\r\nEvent: RTCPSent\r\nEvent: Hangup\r\n\r\nEvent: Hangup\r\nD: 3\r\n\r\n',
	);
	const options = {wants: (event: string) => event === 'Hangup'};
	const expected = [
		[
			['Event', 'Hangup'],
			['B', '1'],
		],
		[
			['Response', 'Success'],
			['C', '2'],
		],
		[
			['Event', 'Hangup'],
			['D', '3'],
		],
	];
	t.deepEqual<unknown, unknown>(decode([wire], options).messages, expected);
	for (let index = 0; index <= wire.length; index++) {
		const halves = [wire.subarray(0, index), wire.subarray(index)];
		t.deepEqual<unknown, unknown>(decode(halves, options).messages, expected, `at ${index}`);
	}
	t.deepEqual<unknown, unknown>(decode(bytesOf(wire), options).messages, expected);
});

test('decoder - reads a long answer of many lines whole', (t) => {
	const lines = Array.from({length: 100_000}, (_, index) => `line ${index} of the output`);
	const wire = `Response: Success\r\nActionID: 1\r\n${lines.map((line) => `Output: ${line}\r\n`).join('')}\r\n`;
	const bytes = Buffer.from(wire);
	const chunks: Buffer[] = [];
	for (let at = 0; at < bytes.length; at += 1448) chunks.push(bytes.subarray(at, at + 1448));
	const {messages, problems} = decode(chunks);
	t.deepEqual(problems, []);
	t.is(messages.length, 1);
	t.deepEqual(
		messages[0]?.slice(2).map(([, value]) => value),
		lines,
	);
});

const beyond = [
	{name: 'one endless line', piece: 'x'.repeat(100)},
	{name: 'endless lines', piece: 'Output: y\r\n'},
	{name: 'endless carriage returns', piece: '\r'},
	{name: 'endless fields of one character', piece: 'a\n'},
	{
		name: 'an endless old-style answer',
		piece: '\n',
		start: 'Response: Follows\r\nActionID: 1\r\nx\n',
	},
];
for (const {name, piece, start = 'Response: Success\r\n'} of beyond) {
	test(`decoder - throws away ${name} past its limit, says so once, and is in step again`, (t) => {
		const problems: string[] = [];
		const messages: string[] = [];
		const decoder = new AmiDecoder(
			{
				message: (message) => messages.push(message.event),
				oversize: (problem) => problems.push(problem),
			},
			{maxMessageBytes: 2000, maxFields: 500},
		);
		decoder.push(Buffer.from(start));
		for (let count = 0; count < 20_000; count += piece.length) {
			decoder.push(Buffer.from(piece));
			t.true(decoder.heldBytes <= 2000 + piece.length + 2);
		}
		t.is(problems.length, 1);
		t.regex(problems[0] ?? '', /longer than 2000 bytes|more than 500 fields/);
		// The blank line ends what is thrown away; behind it all is well.
		decoder.push(Buffer.from('\r\n\r\nEvent: Fine\r\n\r\n'));
		t.deepEqual(messages, ['Fine']);
		t.is(decoder.heldBytes, 0);
	});
}

test('decoder - throws away an oversized message that comes in one piece', (t) => {
	const wire = `Response: Success\r\nA: ${'x'.repeat(3000)}\r\n\r\nEvent: Fine\r\n\r\n`;
	const {messages, problems} = decode([Buffer.from(wire)], {maxMessageBytes: 2000});
	t.is(problems.length, 1);
	t.deepEqual(messages, [[['Event', 'Fine']]]);
});

test('decoder - does not take the end of a long line thrown away for a blank line', (t) => {
	const problems: string[] = [];
	const events: string[] = [];
	const decoder = new AmiDecoder(
		{
			message: (message) => events.push(message.event),
			oversize: (problem) => problems.push(problem),
		},
		{maxMessageBytes: 100},
	);
	decoder.push(Buffer.from(`Event: Long\r\nA: ${'x'.repeat(200)}`));
	decoder.push(Buffer.from('\r'));
	decoder.push(Buffer.from('\nEvent: Hidden\r\n\r\nEvent: Fine\r\n\r\n'));
	t.is(problems.length, 1);
	t.deepEqual(events, ['Fine']);
});

test('decoder - tells nothing more once closed, not even from the chunk it reads', (t) => {
	const events: string[] = [];
	const decoder: AmiDecoder = new AmiDecoder({
		message: (message) => {
			events.push(message.event);
			decoder.close();
		},
	});
	decoder.push(Buffer.from('Event: One\r\n\r\nEvent: Two\r\n\r\n'));
	decoder.push(Buffer.from('Event: Three\r\n\r\n'));
	t.deepEqual(events, ['One']);
	t.is(decoder.heldBytes, 0);
});

test('decoder - lets its input be reused after push', (t) => {
	const buffer = Buffer.from('Event: One\r\nA: 1');
	const messages: string[] = [];
	const decoder = new AmiDecoder({message: (message) => messages.push(message.get('A') ?? '')});
	decoder.push(buffer);
	buffer.fill('z');
	decoder.push(Buffer.from('2\r\n\r\n'));
	t.deepEqual(messages, ['12']);
});
