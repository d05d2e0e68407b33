// Records what reaches a phone: its incoming RTP, captured by tcpdump on the loopback, decoded from
// A-law. Taken from the wire because baresip's own recording stops for good after a hold, and
// because packets carry their time of arrival: a gap stays a gap.

import {packetIn, readFrames, startPacketCapture} from './pcap.ts';
import type {Rig} from './root.ts';
import type {Sound} from './tones.ts';

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

/**
 * Starts to record the RTP that is sent to ports `fromPort` to `toPort`, at any address: baresip
 * sends its own from 127.0.0.1 wherever it lives, and a symmetric far end answers to there.
 */
export async function startCapture(
	rig: Rig,
	workDir: string,
	{fromPort, toPort}: {readonly fromPort: number; readonly toPort: number},
): Promise<Capture> {
	const filter = `udp and dst portrange ${fromPort}-${toPort}`;
	const {file, stop} = await startPacketCapture(rig, workDir, {name: 'heard', filter});
	const packets: SoundPacket[] = [];
	let readBytes = 0;
	return {
		packets() {
			readBytes += readFrames(file, readBytes, (frame) => {
				const packet = soundPacket(packetIn(frame).payload, frame.at);
				if (packet !== undefined) packets.push(packet);
			});
			return packets;
		},
		stop,
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

/** What an RTP packet says; `undefined` for what is no A-law RTP: RTCP, key presses. */
export function soundPacket(rtp: Buffer, arrivedAt: number): SoundPacket | undefined {
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
