/** The contract: a mailbox behind the fallback, recorded by the dialplan alone, left in peace by a daemon that is back. */

import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {heard} from '../asterisk/rig/tones.ts';
import {arrive} from './calls.ts';
import {type ContractSwitch, numbers} from './driver.ts';
import {type Declare, empty, type Given, given, played} from './given.ts';
import {isSame} from './recorded-bridge.ts';
import {until} from './wait.ts';

/** Said before the beep, to callers in French. */
const prompt = 'vm-rec-name';
const waitMs = {timeoutMs: 60_000};

/** Files of messages by their ending. */
function files({messagesDir}: ContractSwitch, ending: string): string[] {
	return readdirSync(messagesDir)
		.filter((name) => name.startsWith('message-') && name.endsWith(ending))
		.map((name) => join(messagesDir, name));
}

function sizeOf(on: ContractSwitch): number {
	return Math.max(0, ...files(on, '.sln').map((file) => statSync(file).size));
}

/** The one note, as pairs. */
function noteOf(t: ExecutionContext, on: ContractSwitch): ReadonlyMap<string, string> {
	const [file = '', ...more] = files(on, '.txt');
	t.deepEqual(more, [], 'one note for one caller');
	const words = readFileSync(file, 'utf8')
		.trimEnd()
		.split('\n')
		.flatMap((line) => line.split(' '));
	return new Map(words.map((word) => word.split('=') as [string, string]));
}

/** What is heard in the message of one, in hertz. */
function tonesIn(on: ContractSwitch, span: Parameters<typeof heard>[2] = {}): readonly number[] {
	const [file = ''] = files(on, '.sln');
	const bytes = readFileSync(file);
	const samples = new Int16Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 2));
	const all = (['caller', 'caller 2', '101'] as const).map((voice) => on.toneHzOf(voice));
	return heard({samples, sampleRateHz: 8000}, all, span);
}

/** A caller in the waiting loop, and then no daemon. */
async function left(floor: Given) {
	const arrived = await arrive(floor, numbers.mailbox);
	await floor.bridge.admit(arrived.channel);
	await floor.bridge.die();
	return arrived;
}

export function mailboxCases(declare: Declare): void {
	declare(
		'contract - mailbox: without the daemon the phones ring, nobody answers, and a message is left',
		async (t, open) => {
			const floor = await given(t, open, {fallbackSecs: 3});
			const {on} = floor;
			const phone = await floor.phones('101');
			const {caller, channel} = await left(floor);
			await phone.until('ringing');
			await played(on, 0, prompt, 'beep');
			await until('two seconds are recorded', () => sizeOf(on) > 32_000, waitMs);
			await caller.hangUp();
			await empty(t, on);
			const note = noteOf(t, on);
			t.like(Object.fromEntries(note), {
				...{switch: 'main', number: numbers.mailbox, queue: 'support', caller: ''},
				...{channel: channel.channelId, place: 'mailbox'},
			});
			t.true(decodeURIComponent(note.get('from') ?? '').includes('sip:0612345678@'));
			const [since, at] = ['since', 'at'].map((key) => Number(note.get(key)));
			t.true((since ?? 0) > 1e12 && (since ?? 0) < (at ?? 0), `${since} ${at}`);
			t.true(note.has('end'));
			t.deepEqual(tonesIn(on), [on.toneHzOf('caller')], 'the caller alone');
		},
	);

	declare(
		'contract - mailbox: with no phone there it is come to at once; who says nothing leaves a note alone',
		async (t, open) => {
			const floor = await given(t, open);
			const {on} = floor;
			const {caller} = await left(floor);
			await played(on, 0, prompt);
			await caller.hangUp();
			await empty(t, on);
			const note = noteOf(t, on);
			t.is(note.get('place'), 'mailbox');
			t.true(note.has('end'));
			t.is(sizeOf(on), 0, 'nothing was said');
		},
	);

	declare(
		'contract - mailbox: a daemon that is back lets the caller finish, whatever it ordered',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {caller, channel} = await left(floor);
			await until('they speak', () => sizeOf(on) > 8000, waitMs);
			const back = await bridge.comeUp();
			t.like(back.customers, [{channelId: channel.channelId, place: 'mailbox'}] as never);
			const before = sizeOf(on);
			for (const type of ['admit', 'say-farewell'] as const) {
				bridge.order({
					...{type, callId: 'c-1' as never, channel, queueId: 'support' as never},
					...{numberId: numbers.mailbox as never, language: 'en', answerOnEntry: true},
					...(type === 'say-farewell' ? {farewell: 'closed'} : {}),
				} as never);
			}
			await until('they speak on', () => sizeOf(on) > before + 24_000, waitMs);
			const from = (await on.played()).length;
			const ends = bridge.mark();
			await caller.press('#');
			await played(on, from, 'vm-goodbye');
			await bridge.signal('customer-left', {
				from: ends,
				fits: (one) => isSame(one.channel, channel),
			});
			await empty(t, on);
			t.is(noteOf(t, on).get('place'), 'mailbox');
			const [tone, lengthMs] = [on.toneHzOf('caller'), sizeOf(on) / 16];
			t.deepEqual(tonesIn(on, {toMs: 500}), [tone], 'from the beginning');
			t.deepEqual(
				tonesIn(on, {fromMs: lengthMs - 1200, toMs: lengthMs - 400}),
				[tone],
				'to the end',
			);
		},
	);

	for (const which of ['mailbox', 'plain'] as const) {
		const what = which === 'mailbox' ? 'told as it is come to' : 'a number without one has none';
		declare(`contract - mailbox: ${what}`, async (t, open) => {
			const floor = await given(t, open, {fallbackSecs: 10});
			const {bridge, on} = floor;
			const phone = await floor.phones('101');
			const {channel, caller} = await arrive(floor, numbers[which]);
			await bridge.admit(channel);
			const from = bridge.mark();
			bridge.link.cut();
			await phone.until('ringing');
			bridge.link.mend();
			const {truth} = await bridge.signal('switch-resynced', {from});
			t.like(truth.customers, [{place: 'fallback'}] as never);
			// Nobody is in the loop's place to take them back.
			if (which === 'mailbox') {
				const told = await bridge.signal('caller-in-mailbox', {from});
				t.true(isSame(told.channel, channel));
				await caller.hangUp();
			} else await until('they are let go', () => caller.isIdle(), waitMs);
			await empty(t, on);
			const told = bridge.signals.filter(({type}) => type === 'caller-in-mailbox');
			t.is(told.length, which === 'mailbox' ? 1 : 0);
			if (which === 'mailbox') t.is(noteOf(t, on).get('channel'), channel.channelId);
		});
	}
}
