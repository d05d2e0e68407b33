// Records packets on the loopback with tcpdump, and reads the file while it grows.

import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import path from 'node:path';
import {startProgram} from './chamber.ts';
import type {Rig} from './root.ts';
import {waitUntil} from './wait.ts';

/** A tcpdump that runs. */
export type PacketCapture = {
	/** The growing file, for `readFrames`. */
	readonly file: string;
	readonly stop: () => Promise<void>;
	/** What tcpdump says of itself; after a stop by signal, how many packets it missed. */
	readonly output: () => string;
};

/** One packet: an Ethernet frame, as the loopback has them too. */
export type Frame = {
	/** When it was sent, epoch milliseconds, with fractions. */
	readonly at: number;
	readonly bytes: Buffer;
};

const pcapHeaderBytes = 24;
const pcapRecordBytes = 16;
const pcapNanosecondMagic = 0xa1b23c4d;
const ethernetBytes = 14;

/** Starts to record what fits `filter` into `name` in `workDir`; listens when this returns. */
export async function startPacketCapture(
	rig: Rig,
	workDir: string,
	{name, filter, bufferKb = 4096}: {name: string; filter: string; bufferKb?: number},
): Promise<PacketCapture> {
	const file = path.join(workDir, `${name}.pcap`);
	const program = await startProgram(
		rig,
		[
			...['tcpdump', '-i', 'lo', '-n', '-U', '--immediate-mode', '-Z', 'root', '-w', file],
			...['--time-stamp-precision=nano', '-B', String(bufferKb), filter],
		],
		path.join(workDir, `${name}.tcpdump.log`),
	);
	await waitUntil('tcpdump listens', () => program.output().includes('listening on lo'), {
		describe: program.output,
	});
	return {file, stop: () => program.kill(), output: program.output};
}

/** Gives the whole frames after byte `from` of the file, and returns the number of bytes they take. */
export function readFrames(file: string, from: number, take: (frame: Frame) => void): number {
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

		const at = bytes.readUInt32LE(offset) * 1000 + bytes.readUInt32LE(offset + 4) / 1e6;
		take({at, bytes: bytes.subarray(start, start + size)});
		offset = start + size;
	}

	return offset;
}

/** The IPv4 packet in a frame: where from, where to, and what its UDP or TCP header is followed by. */
export function packetIn({bytes}: Frame) {
	const ip = bytes.subarray(ethernetBytes);
	const transport = ip.subarray((ip.readUInt8(0) & 0x0f) * 4, ip.readUInt16BE(2));
	const isTcp = ip.readUInt8(9) === 6;
	const headerBytes = isTcp ? (transport.readUInt8(12) >> 4) * 4 : 8;
	return {
		source: `${addressAt(ip, 12)}:${transport.readUInt16BE(0)}`,
		target: `${addressAt(ip, 16)}:${transport.readUInt16BE(2)}`,
		isTcp,
		/** TCP's place of the first byte in its stream; 0 for UDP. */
		sequence: isTcp ? transport.readUInt32BE(4) : 0,
		payload: transport.subarray(headerBytes),
	};
}

function addressAt(ip: Buffer, offset: number): string {
	return [...ip.subarray(offset, offset + 4)].join('.');
}
