/**
 * The streams that every reader is given: a busy floor's events, and one long answer. Made from a
 * seed, so that each process reads the same bytes.
 */

/** Marsaglia's xorshift: chance that repeats. */
function chanceFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}

const callers = [
	'Zoé Martin',
	'Renée Dupont',
	'John Smith',
	String.raw`\"Bob\" O\'Brien`,
	'山田太郎',
	'Acme SARL',
	'Marie-Hélène Lefèvre',
	'<unknown>',
];
const systemName = '8f3a9c1b7d2e4f60';

/** A channel's fields as Asterisk 22 writes them (main/manager_channels.c). */
function channel(prefix: string, index: number): string {
	const uniqueId = `${systemName}-17000${10_000 + (index % 5000)}.${index}`;
	const fields = {
		Channel: `PJSIP/${100 + (index % 200)}-${index.toString(16).padStart(8, '0')}`,
		ChannelState: 6,
		ChannelStateDesc: 'Up',
		CallerIDNum: `+3361234${1000 + (index % 9000)}`,
		CallerIDName: callers[index % 8],
		ConnectedLineNum: '<unknown>',
		ConnectedLineName: callers[(index * 3) % 8],
		Language: 'fr',
		AccountCode: '',
		Context: 'plateau-wait',
		Exten: 's',
		Priority: (index % 9) + 1,
		Uniqueid: uniqueId,
		Linkedid: uniqueId,
	};
	return Object.entries(fields)
		.map(([name, value]) => `${prefix}${name}: ${value}\r\n`)
		.join('');
}

/** Kinds of events with their share of the stream and what follows the head. */
const kinds: readonly (readonly [share: number, name: string, body: (index: number) => string])[] =
	[
		[0.12, 'Newchannel', (index) => channel('', index)],
		[0.1, 'Newstate', (index) => channel('', index)],
		[
			0.2,
			'VarSet',
			(index) => `${channel('', index)}Variable: PLATEAU_ALIVE\r\nValue: ${index}\r\n`,
		],
		[
			0.14,
			'Newexten',
			(index) =>
				`${channel('', index)}Extension: s\r\nApplication: BridgeWait\r\nAppData: plateau,participant,m(default)S(3)\r\n`,
		],
		[0.1, 'Hangup', (index) => `${channel('', index)}Cause: 16\r\nCause-txt: Normal Clearing\r\n`],
		[
			0.04,
			'DialBegin',
			(index) => `${channel('', index)}${channel('Dest', index + 1)}DialString: 100\r\n`,
		],
		[
			0.18,
			'DeviceStateChange',
			(index) => `Device: PJSIP/${100 + (index % 200)}\r\nState: INUSE\r\n`,
		],
		[
			0.12,
			'RTCPSent',
			(index) =>
				`Channel: PJSIP/1-${index}\r\nSSRC: 0x${index.toString(16)}\r\nPT: 200(SR)\r\nReportCount: 1\r\nSentRTP: 100\r\n`,
		],
	];

/** The kind at `place`, 0 to 1, of the stream. */
function pick(place: number) {
	let left = place;
	for (const kind of kinds) {
		left -= kind[0];
		if (left < 0) return kind;
	}
	return kinds[0] ?? [1, 'Reload', () => ''];
}

/** `count` events of a busy floor, about 404 bytes each. */
export function busyFloor(count: number): Buffer {
	const chance = chanceFrom(20_260_801);
	const parts: Buffer[] = [];
	for (let index = 0; index < count; index++) {
		const [, name, body] = pick(chance());
		const micros = String(index % 1_000_000).padStart(6, '0');
		const head = `Event: ${name}\r\nPrivilege: call,all\r\nTimestamp: 1700000000.${micros}\r\nSystemName: ${systemName}\r\n`;
		parts.push(Buffer.from(`${head}${body?.(index)}\r\n`));
	}
	return Buffer.concat(parts);
}

/** One answer of 100,000 lines, about 3.9 MB. */
export function longAnswer(): Buffer {
	const lines = Array.from(
		{length: 100_000},
		(_, index) => `Output: ${`PJSIP/${index} of the long answer`.padEnd(29)}\r\n`,
	);
	return Buffer.from(`Response: Success\r\nActionID: 1\r\n${lines.join('')}\r\n`);
}

/** The bytes in chunks of `size`, as a socket would hand them over. */
export function* chunksOf(bytes: Buffer, size: number): Generator<Buffer> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
