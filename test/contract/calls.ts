/** The contract: a call from its arrival to its end, with everything that goes wrong on the way. */

import type {ContractCaller, Extension} from './driver.ts';
import {greeting, numbers} from './driver.ts';
import {type Declare, empty, type Given, given, hears} from './given.ts';
import {isSame, shownName, shownNumber} from './recorded-bridge.ts';
import {until} from './wait.ts';

/** A caller who dialled, and is known to the floor. */
export async function arrive({on, bridge}: Given, number: string = numbers.plain) {
	const caller = await on.caller();
	const from = bridge.mark();
	await caller.dial(number);
	const {channel} = await bridge.signal('call-arrived', {from});
	return {caller, channel};
}

/** A caller who waits with music. */
export async function arriveAndWait(floor: Given, number?: string) {
	const arrived = await arrive(floor, number);
	await floor.bridge.admit(arrived.channel);
	return arrived;
}

/** A caller who waits, for whom the phone at `extension` rings. */
export async function rung(
	floor: Given,
	extension: Extension,
	wish?: Parameters<Given['bridge']['ringUp']>[2],
) {
	const phone = await floor.phones(extension);
	const waiting = await arriveAndWait(floor);
	const {channel: agent} = await floor.bridge.ringUp(waiting.channel, extension, wish);
	await phone.until('ringing');
	return {...waiting, phone, agent};
}

/** A caller who talks with the phone at `extension`. */
export async function talk(floor: Given, extension: Extension = '101') {
	const ringing = await rung(floor, extension);
	await ringing.phone.answer();
	await floor.bridge.signal('offer-answered');
	await ringing.phone.until('talking');
	return ringing;
}

/** How many ends of calls were told. */
function ends({bridge}: Given): number {
	const isEnd = ({type}: {readonly type: string}) =>
		type === 'customer-left' || type === 'agent-left';
	return bridge.signals.filter(isEnd).length;
}

export function callCases(declare: Declare): void {
	declare(
		'contract - a call arrives with its number, is greeted, and waits with music',
		async (t, open) => {
			const floor = await given(t, open);
			const {on, bridge} = floor;
			const before = Date.now();
			const {caller, channel} = await arrive(floor, numbers.greeted);
			const arrived = await bridge.signal('call-arrived');
			t.is(arrived.numberId, numbers.greeted as never);
			t.is(arrived.partyId, '0612345678' as never);
			t.true(Math.abs(arrived.startedAt - before) < 2000, 'the switch’s clock is known');
			t.deepEqual(bridge.callers, [{number: '0612345678'}]);
			await bridge.admit(channel);
			t.deepEqual(await on.played(), [greeting]);
			await hears(t, 'the caller', caller, 'sound');
			t.is(bridge.signals.filter(({type}) => type === 'call-arrived').length, 1);
			await caller.hangUp();
			const {cause} = await bridge.signal('customer-left');
			t.is(cause, 16);
			await empty(t, on);
		},
	);

	declare(
		'contract - a phone rings while the music goes on; both hear each other; the agent hangs up',
		async (t, open) => {
			const floor = await given(t, open);
			const {on, bridge} = floor;
			const phone = await floor.phones('101');
			const {caller, channel} = await arriveAndWait(floor);
			const ringing = await bridge.ringUp(channel, '101');
			await phone.until('ringing');
			t.deepEqual(await phone.shows(), {number: shownNumber, name: shownName});
			await hears(t, 'the caller', caller, 'sound');
			await phone.answer();
			const answered = await bridge.signal('offer-answered');
			t.is(answered.offerId, ringing.offerId);
			t.deepEqual(answered.channel, ringing.channel);
			await hears(t, 'the agent', phone, 'caller');
			await hears(t, 'the caller', caller, '101');
			await phone.hangUp();
			await bridge.signal('agent-left', {fits: (one) => isSame(one.channel, ringing.channel)});
			await caller.until('idle');
			await empty(t, on);
			t.is(ends(floor), 1, 'one call has one end');
			t.deepEqual(bridge.warned, []);
		},
	);

	declare(
		'contract - a phone rings for a caller at the door: answered with music, talking, and waiting when it is not taken',
		async (t, open) => {
			const floor = await given(t, open);
			const {on, bridge} = floor;
			const phone = await floor.phones('101');
			const {caller, channel} = await arrive(floor);
			await bridge.ringUp(channel, '101');
			await phone.until('ringing');
			await hears(t, 'the caller', caller, 'sound');
			await phone.hangUp();
			await bridge.signal('offer-ended');
			await bridge.signal('caller-waiting');
			await bridge.ringUp(channel, '101');
			await phone.until('ringing');
			await phone.answer();
			await bridge.signal('offer-answered');
			await hears(t, 'the agent', phone, 'caller');
			await hears(t, 'the caller', caller, '101');
			await caller.hangUp();
			await empty(t, on);
			t.deepEqual(bridge.warned, []);
		},
	);

	declare(
		'contract - a phone rings for a caller at the door of a number that only an agent answers',
		async (t, open) => {
			const floor = await given(t, open);
			const phone = await floor.phones('101');
			const {caller, channel} = await arrive(floor, numbers.unanswered);
			await floor.bridge.ringUp(channel, '101', {answerOnEntry: false});
			await phone.until('ringing');
			await hears(t, 'the caller', caller, 'ringing');
			await phone.answer();
			await caller.until('talking');
			await hears(t, 'the caller', caller, '101');
			await caller.hangUp();
			await empty(t, floor.on);
		},
	);

	declare('contract - the caller hangs up a talk', async (t, open) => {
		const floor = await given(t, open);
		const {caller, phone, channel} = await talk(floor);
		await caller.hangUp();
		await floor.bridge.signal('customer-left', {fits: (one) => isSame(one.channel, channel)});
		await phone.until('idle');
		await empty(t, floor.on);
		t.is(ends(floor), 1);
	});

	declare('contract - the floor hangs up a talk', async (t, open) => {
		const floor = await given(t, open);
		const {caller, phone, channel} = await talk(floor);
		floor.bridge.order({type: 'hang-up', channel});
		await floor.bridge.signal('customer-left', {fits: (one) => isSame(one.channel, channel)});
		await Promise.all([phone.until('idle'), caller.until('idle')]);
		await empty(t, floor.on);
	});

	declare('contract - both hang up at once: each end is told once', async (t, open) => {
		const floor = await given(t, open);
		const {bridge} = floor;
		const {caller, phone} = await talk(floor);
		await Promise.all([caller.hangUp(), phone.hangUp()]);
		await empty(t, floor.on);
		await until('the end is told', () => ends(floor) > 0);
		await bridge.link.idle();
		t.is(ends(floor), 1);
	});

	declare(
		'contract - a phone that does not answer gives the caller back; the next one answers',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const first = await floor.phones('101');
			const second = await floor.phones('102');
			const {caller, channel} = await arriveAndWait(floor);
			const from = bridge.mark();
			const {offerId} = await bridge.ringUp(channel, '101', {ringMs: 1000});
			const ended = await bridge.signal('offer-ended', {from});
			t.deepEqual(ended, {type: 'offer-ended', offerId, reason: 'no-answer'});
			await bridge.signal('caller-waiting', {from});
			await first.until('idle');
			await hears(t, 'the caller', caller, 'sound');
			await bridge.ringUp(channel, '102');
			await second.until('ringing');
			await second.answer();
			await hears(t, 'the caller', caller, '102');
			t.true(first.isIdle());
			await second.hangUp();
			await empty(t, on);
		},
	);

	declare(
		'contract - a phone that is busy, declines or is switched off says so',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			await on.phoneWith('101', 'busy');
			await on.phoneWith('102', 'declines');
			const {caller, channel} = await arriveAndWait(floor);
			for (const [extension, reason] of [
				['101', 'busy'],
				['102', 'declined'],
				['103', 'unregistered'],
				['101', 'busy'],
			] as const) {
				const from = bridge.mark();
				const offerId = bridge.ring(channel, extension);
				const ended = await bridge.signal('offer-ended', {from});
				t.deepEqual(ended, {type: 'offer-ended', offerId, reason}, extension);
				await bridge.signal('caller-waiting', {from});
			}
			await hears(t, 'the caller', caller, 'sound');
			await caller.hangUp();
			await empty(t, on);
		},
	);

	declare(
		'contract - a caller gives up: before the decision, waiting, while a phone rings',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const phone = await floor.phones('101');
			const gone = async (caller: ContractCaller, from: number) => {
				await caller.hangUp();
				await bridge.signal('customer-left', {from});
				await empty(t, on);
			};

			const early = await arrive(floor);
			await gone(early.caller, bridge.mark());
			const waiting = await arriveAndWait(floor);
			await gone(waiting.caller, bridge.mark());
			const ringing = await arriveAndWait(floor);
			await bridge.ringUp(ringing.channel, '101');
			await phone.until('ringing');
			const from = bridge.mark();
			await gone(ringing.caller, from);
			await phone.until('idle');
			const after = bridge.signals.slice(from).map(({type}) => type);
			t.false(after.includes('offer-answered') || after.includes('caller-waiting'));
		},
	);

	declare(
		'contract - an offer taken back stops the phone; the caller waits on',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const phone = await floor.phones('101');
			const {caller, channel} = await arriveAndWait(floor);
			const {offerId} = await bridge.ringUp(channel, '101');
			await phone.until('ringing');
			const from = bridge.mark();
			bridge.withdraw(channel, offerId);
			await bridge.signal('caller-waiting', {from});
			await phone.until('idle');
			await hears(t, 'the caller', caller, 'sound');
			await bridge.ringUp(channel, '101');
			await phone.until('ringing');
			await phone.answer();
			await hears(t, 'the caller', caller, '101');
			await caller.hangUp();
			await empty(t, on);
		},
	);

	declare('contract - the keyboard answers a phone that can', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		await on.phoneWith('101', 'answers when asked');
		const {caller, channel} = await arriveAndWait(floor);
		const {offerId, channel: agent} = await bridge.ringUp(channel, '101');
		bridge.order({type: 'answer-phone', offerId, channel: agent});
		const answered = await bridge.signal('offer-answered');
		t.is(answered.offerId, offerId);
		await caller.hangUp();
		await bridge.signal('customer-left');
		await empty(t, on);
	});

	declare('contract - a number that only an agent answers: ringing until then', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const phone = await floor.phones('101');
		const {caller, channel} = await arrive(floor, numbers.unanswered);
		await bridge.admit(channel, false);
		await hears(t, 'the caller', caller, 'ringing');
		await bridge.ringUp(channel, '101', {answerOnEntry: false});
		await phone.until('ringing');
		await hears(t, 'the caller', caller, 'ringing');
		await phone.answer();
		await caller.until('talking');
		await hears(t, 'the agent', phone, 'caller');
		await hears(t, 'the caller', caller, '101');
		await caller.hangUp();
		await empty(t, on);
	});

	declare(
		'contract - without a word from the floor a call waits, and an unknown number is told so',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const known = await arrive(floor);
			const strange = await on.caller({voice: 'caller 2'});
			const from = bridge.mark();
			await strange.dial('0199009999');
			const arrived = await bridge.signal('call-arrived', {from});
			t.is(arrived.numberId, '0199009999' as never);
			await bridge.signal('caller-waiting', {fits: (one) => isSame(one.channel, known.channel)});
			await bridge.signal('customer-left', {
				timeoutMs: 40_000,
				fits: (one) => isSame(one.channel, arrived.channel) && one.cause === 1,
			});
			t.true((await on.played()).includes('ss-noservice'));
			await known.caller.hangUp();
			await empty(t, on);
		},
	);

	declare('contract - each farewell is heard, then the call is over', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const {caller, channel} = await arriveAndWait(floor);
		const early = await arrive(floor);
		const farewell = (to: typeof channel, name: 'max-wait' | 'closed') =>
			bridge.order({
				type: 'say-farewell',
				callId: 'c-1' as never,
				channel: to,
				numberId: numbers.plain as never,
				farewell: name,
				language: 'fr',
			});
		farewell(channel, 'max-wait');
		farewell(early.channel, 'closed');
		await Promise.all([
			hears(t, 'who waited too long', caller, 'sound'),
			hears(t, 'who called too late', early.caller, 'sound'),
		]);
		for (const one of [channel, early.channel]) {
			await bridge.signal('customer-left', {
				timeoutMs: 40_000,
				fits: (left) => isSame(left.channel, one) && left.cause === 16,
			});
		}
		const played = await on.played();
		for (const sound of [
			'sorry',
			'all-circuits-busy-now',
			'vm-nobodyavail',
			'please-try-call-later',
		]) {
			t.true(played.includes(sound), sound);
		}
		await empty(t, on);
	});

	declare(
		'contract - farewells for nobody, an error, an unknown number have words of their own',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const said = {
				nobody: 'vm-nobodyavail',
				error: 'cannot-complete-as-dialed',
				'unknown-number': 'ss-noservice',
			};
			for (const [farewell, sound] of Object.entries(said)) {
				const {caller, channel} = await arrive(floor);
				bridge.order({
					type: 'say-farewell',
					callId: 'c-1' as never,
					channel,
					numberId: numbers.plain as never,
					farewell: farewell as never,
					language: 'fr',
				});
				await until(`${sound} is played`, async () => (await on.played()).includes(sound));
				await caller.hangUp();
				await empty(t, on);
			}
			t.pass();
		},
	);
}
