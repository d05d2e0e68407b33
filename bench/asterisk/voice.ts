/**
 * An agent who is nailed up, callers who speak: how long after the two were joined the first of the caller's
 * voice goes out to the headset. By Asterisk's BridgeEnter of the headset and the packets on the loopback.
 */

import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Teardowns} from '../../test/asterisk/floor/real-floor.ts';
import {packetIn, readFrames, startPacketCapture} from '../../test/asterisk/rig/pcap.ts';
import type {Rig} from '../../test/asterisk/rig/root.ts';
import {speakingCaller} from '../../test/asterisk/rig/scenarios.ts';
import {startSipp} from '../../test/asterisk/rig/sipp.ts';
import {callerAddress, nailedFloor, watch} from './nailed.ts';

/** One round. */
export interface VoiceRound {
	/** From the headset's entering the bridge to the first packet of the caller's voice, each call, ms. */
	readonly afterMs: readonly number[];
	/** SIPp's own count of calls that did not go as they should. */
	readonly failed: number;
}

const staysMs = 900;
/** 20 ms of A-law that is neither silence nor any tone of Asterisk's own. */
const voice = Buffer.alloc(160, Buffer.from([0x55, 0xd5, 0x95, 0x15]));
const rtpHeaderBytes = 12;

/** Opens a floor of its own, where one agent has so many calls, one after the other. */
export async function measureVoice(
	teardowns: Teardowns,
	rig: Rig,
	calls: number,
): Promise<VoiceRound> {
	const floor = await nailedFloor(teardowns, rig, 1);
	const soundFile = join(floor.dir, 'voice.al');
	writeFileSync(soundFile, Buffer.alloc(50 * voice.length, voice));
	const events = watch(teardowns, floor.amiPort);
	const capture = await startPacketCapture(rig, floor.dir, {
		name: 'voice',
		filter: `udp and not src host ${callerAddress} and not dst host ${callerAddress}`,
		bufferKb: 16_384,
	});
	const callers = await startSipp({
		rig,
		scenario: speakingCaller({
			from: `<sip:0612345678@${callerAddress}>`,
			stayMs: staysMs,
			soundFile,
		}),
		remote: {host: '127.0.0.1', port: floor.sipPort},
		address: callerAddress,
		service: '0184880001',
		calls,
		ratePerSecond: 1,
		quiet: true,
		soundPorts: 1000,
	});
	teardowns.teardown(callers.stop);
	const {failed} = await callers.done;
	await capture.stop();
	const voiceAt: number[] = [];
	readFrames(capture.file, 0, (frame) => {
		const {payload, isTcp} = packetIn(frame);
		if (!isTcp && payload.subarray(rtpHeaderBytes).equals(voice)) voiceAt.push(frame.at);
	});
	const joinedAt = events
		.filter(({type, channel, isTalk}) => type === 'BridgeEnter' && isTalk && isHeadset(channel))
		.map(({atMs}) => atMs);
	return {
		afterMs: joinedAt.flatMap((at, index) => {
			const until = joinedAt[index + 1] ?? Number.POSITIVE_INFINITY;
			const first = voiceAt.find((one) => one >= at && one < until);
			return first === undefined ? [] : [first - at];
		}),
		failed,
	};
}

function isHeadset(channel: string): boolean {
	return channel.startsWith('PJSIP/1001-');
}
