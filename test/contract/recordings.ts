/** The contract: notices, recordings with caller and agent on sides of their own, pauses, keys. */

import {existsSync, readFileSync, statSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import {heard} from '../asterisk/rig/tones.ts';
import {arrive, arriveAndWait, talk} from './calls.ts';
import {floorSounds} from './driver.ts';
import {type Declare, empty, type Given, given, hears, played} from './given.ts';
import {isSame} from './recorded-bridge.ts';
import {until} from './wait.ts';

type Channel = Awaited<ReturnType<typeof arrive>>['channel'];
type Kind = 'start' | 'pause' | 'resume' | 'stop';
const outcomes = {
	start: 'recording-started',
	pause: 'recording-paused',
	resume: 'recording-resumed',
	stop: 'recording-stopped',
} as const;

/** Orders it and waits for the switch's word; gives the instant at which it came. */
export async function orderRecording(
	{bridge}: Given,
	kind: Kind,
	channel: Channel,
	recordingId = 'rec-1',
) {
	const from = bridge.mark();
	bridge.order({
		...{type: `${kind}-recording`, recordingId: recordingId as never},
		...{callId: 'c-1' as never, channel},
	});
	const told = await bridge.signal(outcomes[kind], {
		from,
		fits: (one) => one.recordingId === recordingId && isSame(one.channel, channel),
	});
	return {told, at: performance.now()};
}

/** Both sides of a recording, as far as it is written. */
export function sidesOf(file: string) {
	const bytes = readFileSync(file);
	const count = Math.floor(bytes.length / 4);
	const [left, right] = [new Int16Array(count), new Int16Array(count)];
	for (let index = 0; index < count; index++) {
		left[index] = bytes.readInt16LE(index * 4);
		right[index] = bytes.readInt16LE(index * 4 + 2);
	}
	const sampleRateHz = 8000;
	return {left: {samples: left, sampleRateHz}, right: {samples: right, sampleRateHz}};
}

/** How long a stretch of pure silence there is on both sides at once, the longest. */
function silenceMs(file: string): number {
	const {left, right} = sidesOf(file);
	const window = 80;
	let [longest, now] = [0, 0];
	for (let at = 0; at + window <= left.samples.length; at += window) {
		const isSilent = [left, right].every(({samples}) =>
			samples.subarray(at, at + window).every((sample) => Math.abs(sample) < 4),
		);
		now = isSilent ? now + window : 0;
		longest = Math.max(longest, now);
	}
	return longest / 8;
}

function judgeSides(t: ExecutionContext, {on}: Given, file: string): void {
	const voices = ['caller', '101'] as const;
	const [caller, agent] = voices.map((voice) => on.toneHzOf(voice));
	const all = [caller ?? 0, agent ?? 0];
	const {left, right} = sidesOf(file);
	t.true(left.samples.length > 4000, `${left.samples.length} samples`);
	t.deepEqual(heard(left, all), [caller], 'the caller alone is on the left');
	t.deepEqual(heard(right, all), [agent], 'the agent alone is on the right');
}

export function recordingCases(declare: Declare): void {
	for (const way of ['direct', 'group'] as const) {
		declare(
			`contract - recording: the notice first, then caller left and agent right (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const phone = await floor.phones('101');
				const {caller, channel} = await arrive(floor);
				await bridge.admit(channel, true, 'patience');
				t.true(bridge.signals.some(({type}) => type === 'notice-heard'));
				await played(on, 0, floorSounds.patience);
				await bridge.ringUp(channel, '101', {way});
				await phone.until('ringing');
				const file = bridge.fileOf('rec-1');
				t.false(existsSync(file), 'nothing is recorded before it is ordered');
				await phone.answer();
				const answered = await bridge.signal('offer-answered');
				if (way === 'group') bridge.connect(channel, answered);
				await hears(t, 'the caller', caller, '101');
				t.false(existsSync(file), 'nor by the talk itself');
				await orderRecording(floor, 'start', channel);
				await sleep(1500);
				await phone.hangUp();
				await bridge.signal('agent-left');
				await empty(t, on);
				await until('the file is whole', () => statSync(file).size > 16_000);
				judgeSides(t, floor, file);
				t.deepEqual(bridge.warned, []);
			},
		);
	}

	declare('contract - recording: a notice that is broken off was not heard', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const phone = await floor.phones('101');
		const {caller, channel} = await arrive(floor);
		bridge.order({
			...{type: 'admit', callId: 'c-1' as never, channel, queueId: 'support' as never},
			...{numberId: '1' as never, language: 'fr', answerOnEntry: true, notice: 'patience'},
		});
		await played(on, 0, floorSounds.patience);
		bridge.ring(channel, '101');
		await phone.until('ringing');
		await phone.answer();
		await hears(t, 'the caller', caller, '101');
		t.false(bridge.signals.some(({type}) => type === 'notice-heard'));
		await caller.hangUp();
		await empty(t, on);
		// One whose sound is not the floor's was told nothing either.
		const next = await arrive(floor);
		await bridge.admit(next.channel, true, 'unheard-of');
		t.false(bridge.signals.some(({type}) => type === 'notice-heard'));
		await next.caller.hangUp();
		await empty(t, on);
	});

	declare('contract - recording: a pause is silence, as long as it lasts', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const {caller, channel} = await talk(floor);
		await orderRecording(floor, 'start', channel);
		await sleep(1000);
		const paused = await orderRecording(floor, 'pause', channel);
		await sleep(1000);
		const before = performance.now();
		const resumed = await orderRecording(floor, 'resume', channel);
		await sleep(700);
		await orderRecording(floor, 'stop', channel);
		const file = bridge.fileOf('rec-1');
		await until('the file is whole', () => statSync(file).size > 64_000);
		const silence = silenceMs(file);
		// Packets are 20 ms, and the switch mixes them a moment later than they came.
		const [least, most] = [before - paused.at - 150, resumed.at - paused.at + 250];
		t.true(silence >= least && silence <= most, `${least} < ${silence} < ${most} ms of silence`);
		const {left} = sidesOf(file);
		const tone = on.toneHzOf('caller');
		const endMs = left.samples.length / 8;
		t.deepEqual(heard(left, [tone], {toMs: 600}), [tone], 'heard before');
		t.deepEqual(heard(left, [tone], {fromMs: endMs - 400}), [tone], 'and after');
		await caller.hangUp();
		await empty(t, on);
	});

	declare(
		'contract - recording: the caller’s key is heard, and the stop stops it for good',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {caller, channel} = await talk(floor);
			await orderRecording(floor, 'start', channel);
			await caller.press('9');
			const pressed = await bridge.signal('caller-pressed');
			t.is(pressed.digit, '9');
			t.true(isSame(pressed.channel, channel));
			await orderRecording(floor, 'stop', channel);
			const file = bridge.fileOf('rec-1');
			await until('the switch has let go of the file', async () => {
				const {size} = statSync(file);
				await sleep(400);
				return statSync(file).size === size;
			});
			const {size} = statSync(file);
			await sleep(600);
			t.is(statSync(file).size, size, 'nothing more is written');
			await hears(t, 'the caller', caller, '101');
			// Ordered again, it does no harm.
			await orderRecording(floor, 'stop', channel);
			await bridge.die();
			t.deepEqual((await bridge.comeUp()).recordings, []);
			await caller.hangUp();
			await empty(t, on);
		},
	);

	declare(
		'contract - recording: it goes on while the daemon is away, and is found as it stands',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {caller, channel} = await talk(floor);
			const {channelId} = channel;
			await orderRecording(floor, 'start', channel);
			await bridge.die();
			await sleep(800);
			t.deepEqual((await bridge.comeUp()).recordings, [
				{recordingId: 'rec-1', channelId, paused: false},
			] as never);
			await orderRecording(floor, 'pause', channel);
			await bridge.die();
			t.deepEqual((await bridge.comeUp()).recordings, [
				{recordingId: 'rec-1', channelId, paused: true},
			] as never);
			await orderRecording(floor, 'resume', channel);
			const waiting = await arriveAndWait(floor);
			await bridge.die();
			t.deepEqual((await bridge.comeUp()).recordings, [
				{recordingId: 'rec-1', channelId, paused: false},
			] as never);
			await waiting.caller.hangUp();
			await caller.hangUp();
			await empty(t, on);
			const file = bridge.fileOf('rec-1');
			await until('the file is whole', () => statSync(file).size > 24_000);
			t.pass();
		},
	);

	declare('contract - recording: one that is not there cannot be paused', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const {caller, channel} = await talk(floor);
		bridge.order({
			...{type: 'pause-recording', recordingId: 'rec-1' as never},
			...{callId: 'c-1' as never, channel},
		});
		await bridge.link.idle();
		await sleep(300);
		t.false(
			bridge.signals.some(({type}) => type === 'recording-paused'),
			'and is not said to be',
		);
		await caller.hangUp();
		await empty(t, on);
	});
}
