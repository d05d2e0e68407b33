/**
 * An agent who is nailed up, callers who speak: how long after the two were joined the first of the caller's
 * voice goes out to the headset. By Asterisk's BridgeEnter of the headset and the packets on the loopback.
 */

import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Teardowns} from '../../test/asterisk/floor/real-floor.ts';
import {soundPacket} from '../../test/asterisk/rig/capture.ts';
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
/** A second of a loud tone of 2 kHz in A-law, which no sound of Asterisk's own has: four samples are its period. */
const voice = Buffer.alloc(8000, Buffer.from([0xd5, 0x8a, 0xd5, 0x0a]));
/** The tone's peak, of 32767; in a mix with the beep it is as loud as alone. */
const voicePeak = 8064;

/** Opens a floor of its own, where one agent has so many calls, one after the other. */
export async function measureVoice(
	teardowns: Teardowns,
	rig: Rig,
	calls: number,
): Promise<VoiceRound> {
	const floor = await nailedFloor(teardowns, rig, 1);
	const soundFile = join(floor.dir, 'voice.al');
	writeFileSync(soundFile, voice);
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
		const sound = isTcp ? undefined : soundPacket(payload, frame.at);
		if (sound !== undefined && isVoice(sound.samples)) voiceAt.push(frame.at);
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

/** At least half of the tone is in it. */
function isVoice(samples: Int16Array): boolean {
	let [real, imaginary] = [0, 0];
	for (let index = 0; index + 3 < samples.length; index += 4) {
		const [first = 0, second = 0, third = 0, fourth = 0] = samples.subarray(index, index + 4);
		real += first - third;
		imaginary += second - fourth;
	}
	return (2 * Math.hypot(real, imaginary)) / samples.length > voicePeak / 2;
}

function isHeadset(channel: string): boolean {
	return channel.startsWith('PJSIP/1001-');
}
