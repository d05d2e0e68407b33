// Records what reaches a phone: its incoming RTP, captured by tcpdump on the loopback, decoded from
// A-law. Taken from the wire because baresip's own recording stops for good after a hold, and
// because packets carry their time of arrival: a gap stays a gap.

import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import path from 'node:path';
import {startProgram} from './chamber.ts';
import type {Rig} from './root.ts';
import type {Sound} from './tones.ts';
import {waitUntil} from './wait.ts';

/** The sound of one RTP packet; 20 ms as a rule. */
export type SoundPacket = {
	/** When it arrived, epoch milliseconds, with fractions. */
	readonly arrivedAt: number;
	/** Tells streams apart: it changes when the far end begins a new one. */
	readonly source: number;
	readonly samples: Int16Array;
};

/** A capture that runs. */
export type Capture = {
	/** All that arrived since the start, in order of arrival. */
	readonly packets: () => readonly SoundPacket[];
	readonly stop: () => Promise<void>;
};

const sampleRateHz = 8000;
const alawPayloadType = 8;
const pcapHeaderBytes = 24;
const pcapRecordBytes = 16;
const pcapNanosecondMagic = 0xa1b23c4d;
const ethernetBytes = 14;
const udpBytes = 8;

/**
 * Starts to record the RTP that is sent to ports `fromPort` to `toPort`, at any address: baresip
 * sends its own from 127.0.0.1 wherever it lives, and a symmetric far end answers to there.
 */
export async function startCapture(
	rig: Rig,
	workDir: string,
	{fromPort, toPort}: {readonly fromPort: number; readonly toPort: number},
): Promise<Capture> {
	const file = path.join(workDir, 'heard.pcap');
	const program = await startProgram(
		rig,
		[
			...['tcpdump', '-i', 'lo', '-n', '-U', '--immediate-mode', '-Z', 'root', '-w', file],
			...['--time-stamp-precision=nano', '-B', '4096'],
			`udp and dst portrange ${fromPort}-${toPort}`,
		],
		path.join(workDir, 'tcpdump.log'),
	);
	await waitUntil('tcpdump listens', () => program.output().includes('listening on lo'), {
		describe: program.output,
	});

	const packets: SoundPacket[] = [];
	let readBytes = 0;
	return {
		packets() {
			readBytes += readNew(file, readBytes, packets);
			return packets;
		},
		stop: () => program.kill(),
	};
}

/** Strings packets together as one sound, without the gaps between them. */
export function soundOf(packets: readonly SoundPacket[]): Sound {
	const samples = new Int16Array(packets.reduce((sum, packet) => sum + packet.samples.length, 0));
	let offset = 0;
	for (const packet of packets) {
		samples.set(packet.samples, offset);
		offset += packet.samples.length;
	}

	return {samples, sampleRateHz};
}

/** Reads the whole records after `from`, and gives the number of bytes they take. */
function readNew(file: string, from: number, into: SoundPacket[]): number {
	const descriptor = openSync(file, 'r');
	const bytes = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - from));
	const length = readSync(descriptor, bytes, 0, bytes.length, from);
	closeSync(descriptor);

	let offset = 0;
	if (from === 0) {
		if (length < pcapHeaderBytes) {
			return 0;
		}

		if (bytes.readUInt32LE(0) !== pcapNanosecondMagic) {
			throw new Error(`${file} is no capture with nanoseconds`);
		}

		offset = pcapHeaderBytes;
	}

	while (offset + pcapRecordBytes <= length) {
		const size = bytes.readUInt32LE(offset + 8);
		const start = offset + pcapRecordBytes;
		if (start + size > length) {
			break;
		}

		const arrivedAt = bytes.readUInt32LE(offset) * 1000 + bytes.readUInt32LE(offset + 4) / 1e6;
		const packet = decode(bytes.subarray(start, start + size), arrivedAt);
		if (packet !== undefined) {
			into.push(packet);
		}

		offset = start + size;
	}

	return offset;
}

/** `undefined` for what is no A-law RTP: RTCP, key presses. */
function decode(frame: Buffer, arrivedAt: number): SoundPacket | undefined {
	const ipBytes = ((frame[ethernetBytes] ?? 0) & 0x0f) * 4;
	const rtp = frame.subarray(ethernetBytes + ipBytes + udpBytes);
	if (rtp.length < 12 || (rtp.readUInt8(0) & 0xc0) !== 0x80) {
		return undefined;
	}

	if ((rtp.readUInt8(1) & 0x7f) !== alawPayloadType) {
		return undefined;
	}

	const contributors = rtp.readUInt8(0) & 0x0f;
	const payload = rtp.subarray(12 + contributors * 4);
	const samples = Int16Array.from(payload, (byte) => alaw[byte] ?? 0);
	return {arrivedAt, source: rtp.readUInt32BE(8), samples};
}

/** A-law to linear, by byte. Source: ITU-T G.711. */
const alaw = Int16Array.from({length: 256}, (_, byte) => {
	const inverted = byte ^ 0x55;
	const exponent = (inverted & 0x70) >> 4;
	const mantissa = ((inverted & 0x0f) << 4) + 8;
	const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
	return (inverted & 0x80) === 0 ? -magnitude : magnitude;
});
