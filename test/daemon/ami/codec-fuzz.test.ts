import {AmiDecoder} from '@plateau/daemon/ami/decoder';
import {asSwitch, encodeMessage} from '@plateau/daemon/ami/encoder';
import {escapeC, unescapeC} from '@plateau/daemon/ami/escape';
import test from 'ava';
import fc from 'fast-check';

type Field = [name: string, value: string];

/** Cuts a buffer at the given places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
	const chunks: Buffer[] = [];
	let from = 0;
	for (const place of [...places].map((at) => at % (bytes.length + 1)).sort((a, b) => a - b)) {
		chunks.push(bytes.subarray(from, place));
		from = place;
	}
	chunks.push(bytes.subarray(from));
	return chunks;
}

const name = fc.oneof(
	fc.constantFrom('__proto__', 'constructor', 'ActionID', 'ChanVariable', 'Output', 'Action'),
	fc
		.string({
			unit: fc.integer({min: 0x21, max: 0x7e}).map((code) => String.fromCharCode(code)),
			minLength: 1,
			maxLength: 20,
		})
		.filter((text) => !text.includes(':')),
);
const value = fc
	.oneof(
		fc.string({unit: 'binary', maxLength: 60}),
		fc.string({unit: 'grapheme', maxLength: 60}),
		fc.constantFrom('--END COMMAND--', ' leading', 'trailing ', 'a: b', '=', '\\', '\\\\n'),
	)
	.map((text) => text.replace(/[\r\n\0]/g, '·'));
const first: fc.Arbitrary<Field> = fc.oneof(
	fc.constantFrom('Newchannel', 'VarSet', 'QueueEntry').map((event): Field => ['Event', event]),
	fc.constantFrom('Redirect', 'Login').map((action): Field => ['Action', action]),
	fc.constant<Field>(['Response', 'Success']),
);
const message = fc
	.tuple(first, fc.array(fc.tuple(name, value), {maxLength: 12}))
	.map(([head, rest]) => [head, ...rest] as Field[]);
const places = fc.array(fc.nat(), {maxLength: 8});

test('codec - gives back every message as it was written, however the bytes are cut', (t) => {
	fc.assert(
		fc.property(fc.array(message, {maxLength: 6}), places, (messages, cuts) => {
			const wire = messages.map((fields) => encodeMessage(fields)).join('');
			const got: Field[][] = [];
			const decoder = new AmiDecoder({message: (each) => got.push([...each])}, {unescape: false});
			for (const chunk of cut(Buffer.from(wire), cuts)) decoder.push(chunk);
			t.deepEqual(got, messages);
		}),
		{numRuns: 500},
	);
	t.pass();
});

test("codec - gives back a switch's events with their escapes undone", (t) => {
	const field = fc.tuple(
		fc.constantFrom('CallerIDName', 'DestConnectedLineName', 'CallerIDNum', 'Value', 'Exten'),
		value,
	);
	const variable = value.map((text): Field => ['ChanVariable', `A=${text}`]);
	const fields = fc.array(fc.oneof(field, variable), {maxLength: 12});
	fc.assert(
		fc.property(fc.constantFrom('VarSet', 'Newstate', 'QueueEntry'), fields, (event, rest) => {
			const written: Field[] = [['Event', event], ...rest];
			const got: Field[][] = [];
			const decoder = new AmiDecoder({message: (each) => got.push([...each])});
			decoder.push(Buffer.from(encodeMessage(written, asSwitch)));
			t.deepEqual(got, [written]);
		}),
		{numRuns: 500},
	);
});

test('codec - undoes exactly what it escapes', (t) => {
	fc.assert(
		fc.property(fc.string({unit: 'binary'}), (text) => unescapeC(escapeC(text)) === text),
		{numRuns: 1000},
	);
	t.pass();
});

/** Bytes that look enough like a stream to reach every corner. */
const noise = fc
	.array(
		fc.oneof(
			fc.uint8Array({maxLength: 40}).map((bytes) => Buffer.from(bytes)),
			fc
				.constantFrom(
					'\r\n',
					'\n',
					'\r',
					'\r\n\r\n',
					'Event: ',
					'Event: X\r\n',
					'Response: Follows\r\n',
					'--END COMMAND--',
					'ActionID: 1\r\n',
					'Asterisk Call Manager/1\r\n',
					':',
					'\\',
					'CallerIDName: \\"\r\n',
					'x'.repeat(300),
				)
				.map((text) => Buffer.from(text)),
		),
		{maxLength: 60},
	)
	.map((pieces) => Buffer.concat(pieces));

test('codec - never throws on any bytes, never holds more than its limit', (t) => {
	const limits = {maxMessageBytes: 500, maxFields: 40};
	fc.assert(
		fc.property(noise, places, fc.boolean(), fc.boolean(), (bytes, cuts, greeting, isLazy) => {
			const wants = isLazy ? {wants: (event: string) => event !== 'X'} : {};
			const decoder = new AmiDecoder(
				{
					message: ({names, values}) => {
						if (names.length !== values.length) throw new Error('names and values differ');
						if (names.length > limits.maxFields) throw new Error('too many fields');
						if (values.join('').length > limits.maxMessageBytes) throw new Error('too long');
					},
				},
				{...limits, ...wants, greeting},
			);
			for (const chunk of cut(bytes, cuts)) {
				decoder.push(chunk);
				if (decoder.heldBytes > limits.maxMessageBytes) throw new Error('holds too much');
			}
		}),
		{numRuns: 2000},
	);
	t.pass();
});

test('codec - reads any bytes the same whole and a byte at a time', (t) => {
	const read = (chunks: Iterable<Buffer>) => {
		const got: unknown[] = [];
		const decoder = new AmiDecoder(
			{
				message: (each) => got.push([...each]),
				greeting: (line) => got.push(line),
				oversize: () => got.push('oversize'),
			},
			{greeting: true, wants: (event) => event !== 'X'},
		);
		for (const chunk of chunks) decoder.push(chunk);
		return got;
	};
	fc.assert(
		fc.property(noise, (bytes) => {
			const single = [...bytes].map((byte) => Buffer.of(byte));
			t.deepEqual(read(single), read([bytes]));
		}),
		{numRuns: 500},
	);
});
