/** The contract: several phones ring for one caller, and exactly one of them has the call. */

import {arrive, arriveAndWait, rung} from './calls.ts';
import {numbers} from './driver.ts';
import {type Declare, empty, given, hears} from './given.ts';
import {group, groupTalk, talking} from './grouped.ts';
import {isSame, shownName, shownNumber} from './recorded-bridge.ts';
import {until} from './wait.ts';

export function groupCases(declare: Declare): void {
	declare(
		'contract - two phones ring at once for a caller who hears music; the first has the call',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const first = await floor.phones('101');
			const second = await floor.phones('102');
			const {caller, channel} = await arriveAndWait(floor);
			const from = bridge.mark();
			const one = await bridge.ringUp(channel, '101', group);
			await first.until('ringing');
			t.deepEqual(await first.shows(), {number: shownNumber, name: shownName});
			await hears(t, 'the caller', caller, 'sound');
			const other = await bridge.ringUp(channel, '102', group);
			await second.until('ringing');
			await hears(t, 'the caller', caller, 'sound');
			await second.answer();
			const answered = await bridge.signal('offer-answered', {from});
			t.is(answered.offerId, other.offerId);
			t.deepEqual(answered.channel, other.channel);
			bridge.connect(channel, answered);
			bridge.withdraw(channel, one.offerId, 'group');
			await talking(t, caller, second, '102');
			await first.until('idle');
			const told = bridge.signals.slice(from).map(({type}) => type);
			t.false(told.includes('caller-waiting'), 'the caller kept their place');
			await second.hangUp();
			await bridge.signal('agent-left', {fits: (left) => isSame(left.channel, other.channel)});
			await caller.until('idle');
			await empty(t, on);
			t.is(bridge.signals.filter(({type}) => type === 'customer-left').length, 0);
			t.deepEqual(bridge.warned, []);
		},
	);

	declare(
		'contract - a group’s talk outlives the turns of the wait; the caller ends it',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {caller, phone, channel} = await groupTalk(floor);
			await talking(t, caller, phone);
			// Longer than a turn of the loop, and than an answered leg waits by itself.
			const since = performance.now();
			await until('it has lasted', () => performance.now() - since > 4500);
			await talking(t, caller, phone);
			await caller.hangUp();
			await bridge.signal('customer-left', {fits: (left) => isSame(left.channel, channel)});
			await phone.until('idle');
			await empty(t, on);
			t.false(
				bridge.signals.some(({type}) => type === 'agent-left'),
				'one call has one end',
			);
		},
	);

	declare('contract - the floor hangs up either side of a group’s talk', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const talk = await groupTalk(floor);
		await talking(t, talk.caller, talk.phone);
		bridge.order({type: 'hang-up', channel: talk.answered.channel});
		await bridge.signal('agent-left', {
			fits: (left) => isSame(left.channel, talk.answered.channel),
		});
		await Promise.all([talk.caller.until('idle'), talk.phone.until('idle')]);
		await empty(t, on);

		const waiting = await arriveAndWait(floor);
		const from = bridge.mark();
		await bridge.ringUp(waiting.channel, '101', group);
		await talk.phone.until('ringing');
		await talk.phone.answer();
		bridge.connect(waiting.channel, await bridge.signal('offer-answered', {from}));
		await talking(t, waiting.caller, talk.phone);
		bridge.order({type: 'hang-up', channel: waiting.channel});
		await bridge.signal('customer-left', {from});
		await Promise.all([waiting.caller.until('idle'), talk.phone.until('idle')]);
		await empty(t, on);
		t.is(bridge.signals.slice(from).filter(({type}) => type === 'agent-left').length, 0);
	});

	declare(
		'contract - two handsets are lifted at once: one talks, one is let go',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const phones = {101: await floor.phones('101'), 102: await floor.phones('102')};
			const {caller, channel} = await arriveAndWait(floor);
			await bridge.ringUp(channel, '101', group);
			await bridge.ringUp(channel, '102', group);
			await Promise.all([phones[101].until('ringing'), phones[102].until('ringing')]);
			await Promise.all([phones[101].answer(), phones[102].answer()]);
			const answers = () => bridge.signals.filter((one) => one.type === 'offer-answered');
			await until('both answered', () => answers().length === 2);
			const [winner, loser] = answers();
			if (winner === undefined || loser === undefined) throw new Error('two answered');
			bridge.connect(channel, winner);
			bridge.order({type: 'hang-up', channel: loser.channel});
			const voiceOf = ({channel: leg}: typeof winner) => {
				const ringing = bridge.signals.find(
					(one) => one.type === 'offer-ringing' && isSame(one.channel, leg),
				);
				return ringing === bridge.signals.find(({type}) => type === 'offer-ringing')
					? '101'
					: '102';
			};
			const has = voiceOf(winner);
			await talking(t, caller, phones[has], has);
			await phones[has === '101' ? '102' : '101'].until('idle');
			await talking(t, caller, phones[has], has);
			t.false(
				bridge.signals.some(({type}) => type === 'agent-left'),
				'the loser’s end is nobody’s',
			);
			await caller.hangUp();
			await bridge.signal('customer-left');
			await empty(t, on);
		},
	);

	declare('contract - a group’s phones that do not take the call say why', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		await on.phoneWith('101', 'busy');
		await on.phoneWith('102', 'declines');
		const {caller, channel} = await arriveAndWait(floor);
		const ends = async (extension: '101' | '102' | '103', reason: string, ringMs?: number) => {
			const from = bridge.mark();
			const wish = ringMs === undefined ? group : {...group, ringMs};
			const offerId = bridge.ring(channel, extension, wish);
			const ended = await bridge.signal('offer-ended', {from});
			t.deepEqual(ended, {type: 'offer-ended', offerId, reason} as never, extension);
		};
		await ends('101', 'busy');
		await ends('102', 'declined');
		await ends('103', 'unregistered');
		const third = await floor.phones('103');
		await ends('103', 'no-answer', 1000);
		await third.until('idle');
		const from = bridge.mark();
		await bridge.ringUp(channel, '103', group);
		await third.until('ringing');
		await third.hangUp();
		const refused = await bridge.signal('offer-ended', {from});
		t.true(['busy', 'declined'].includes(refused.reason), refused.reason);
		await hears(t, 'the caller', caller, 'sound');
		t.false(bridge.signals.slice(from).some(({type}) => type === 'caller-waiting'));
		await caller.hangUp();
		await bridge.signal('customer-left');
		await empty(t, on);
	});

	for (const way of ['direct', 'group'] as const) {
		declare(`contract - a hidden number is shown as one (${way})`, async (t, open) => {
			const floor = await given(t, open);
			const {on} = floor;
			const {phone, caller} = await rung(floor, '101', {way, isWithheld: true});
			t.deepEqual(await phone.shows(), {number: 'anonymous', name: shownName});
			await caller.hangUp();
			await empty(t, on);
		});

		declare(
			`contract - a phone that forwards its calls is not followed (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				await on.phoneWith('101', 'forwards to 103');
				const colleague = await floor.phones('103');
				const {caller, channel} = await arriveAndWait(floor);
				const from = bridge.mark();
				const offerId = bridge.ring(channel, '101', {way});
				const ended = await bridge.signal('offer-ended', {from});
				t.deepEqual(ended, {type: 'offer-ended', offerId, reason: 'busy'} as never);
				await hears(t, 'the caller', caller, 'sound');
				t.true(colleague.isIdle());
				t.false(bridge.signals.slice(from).some(({type}) => type === 'outside-started'));
				await caller.hangUp();
				await bridge.signal('customer-left');
				await empty(t, on);
				t.deepEqual(bridge.warned, []);
			},
		);
	}

	declare('contract - a group rings for a number that only an agent answers', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const phone = await floor.phones('101');
		const {caller, channel} = await arrive(floor, numbers.unanswered);
		await bridge.admit(channel, false);
		await bridge.ringUp(channel, '101', {...group, answerOnEntry: false});
		await phone.until('ringing');
		await hears(t, 'the caller', caller, 'ringing');
		await phone.answer();
		bridge.connect(channel, await bridge.signal('offer-answered'), false);
		await caller.until('talking');
		await talking(t, caller, phone);
		await phone.hangUp();
		await caller.until('idle');
		await empty(t, on);
	});

	declare(
		'contract - the keyboard answers a group’s ring; a supervisor listens to its talk',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			await on.phoneWith('102', 'answers when asked');
			const {phone, caller, answered} = await groupTalk(floor);
			await talking(t, caller, phone);
			const supervisor = await floor.phones('103');
			bridge.listen(answered.channel, '103', 'barge', 'm-1');
			await supervisor.until('ringing');
			await supervisor.answer();
			await bridge.signal('monitor-active');
			await hears(t, 'the supervisor', supervisor, '101', 'caller');
			await hears(t, 'the caller', caller, '101', '103');
			await hears(t, 'the agent', phone, '103', 'caller');
			await phone.hangUp();
			await bridge.signal('monitor-ended');
			await supervisor.until('idle');
			await empty(t, on);

			const next = await arriveAndWait(floor);
			const from = bridge.mark();
			const ringing = await bridge.ringUp(next.channel, '102', group);
			bridge.order({type: 'answer-phone', offerId: ringing.offerId, channel: ringing.channel});
			const answer = await bridge.signal('offer-answered', {from});
			t.is(answer.offerId, ringing.offerId);
			bridge.connect(next.channel, answer);
			await next.caller.hangUp();
			await bridge.signal('customer-left', {from});
			await empty(t, on);
		},
	);
}
