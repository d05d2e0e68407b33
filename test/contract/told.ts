/** The contract: what is said to agents and to callers on the way, and callers who are sent outside. */

import {modelOf, phoneModels} from '@plateau/daemon/floor-file/phone-models';
import {arrive, arriveAndWait, rung} from './calls.ts';
import {controlledTalk} from './controlled.ts';
import {floorSounds, numbers, queueSounds} from './driver.ts';
import {type Declare, empty, type Given, given, hears, played} from './given.ts';
import {isSame, type RingWish} from './recorded-bridge.ts';

type Channel = Awaited<ReturnType<typeof arrive>>['channel'];

const common = {callId: 'c-1' as never, language: 'fr'} as const;

function announce({bridge}: Given, channel: Channel, more: object = {}): void {
	const message = 'patience';
	bridge.order({
		...{...common, type: 'announce', queueId: 'support' as never, channel, message},
		...more,
	});
}

function sendOut({bridge}: Given, channel: Channel, number: string): void {
	bridge.order({...common, type: 'send-out', channel, number, numberId: numbers.plain as never});
}

export function toldCases(declare: Declare): void {
	for (const way of ['direct', 'group'] as const) {
		declare(
			`contract - the agent hears the queue’s name first, the caller music (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const {phone, caller, channel} = await rung(floor, '101', {way, whisper: true});
				await phone.answer();
				const answered = await bridge.signal('offer-answered');
				if (way === 'group') bridge.connect(channel, answered);
				await hears(t, 'the agent', phone, 'sound');
				await hears(t, 'the caller', caller, 'sound');
				t.true((await on.played()).includes(queueSounds.support));
				await hears(t, 'the agent', phone, 'caller');
				await hears(t, 'the caller', caller, '101');
				await phone.hangUp();
				await bridge.signal('agent-left');
				await caller.until('idle');
				// Without the wish, the next ring of this queue says nothing.
				const next = await arriveAndWait(floor);
				const from = bridge.mark();
				const before = (await on.played()).length;
				await bridge.ringUp(next.channel, '101', {way});
				await phone.until('ringing');
				await phone.answer();
				const again = await bridge.signal('offer-answered', {from});
				if (way === 'group') bridge.connect(next.channel, again);
				await hears(t, 'the agent', phone, 'caller');
				t.false((await on.played()).slice(before).includes(queueSounds.support));
				await next.caller.hangUp();
				await empty(t, on);
			},
		);

		declare(
			`contract - a caller who leaves during the queue’s name ends the call (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const {phone, caller, channel} = await rung(floor, '101', {way, whisper: true});
				await phone.answer();
				const answered = await bridge.signal('offer-answered');
				if (way === 'group') bridge.connect(channel, answered);
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

		declare(
			`contract - an agent who leaves during the queue’s name has left the call (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const {phone, caller, channel} = await rung(floor, '101', {way, whisper: true});
				await phone.answer();
				const answered = await bridge.signal('offer-answered');
				if (way === 'group') bridge.connect(channel, answered);
				await hears(t, 'the agent', phone, 'sound');
				await phone.hangUp();
				await bridge.signal('agent-left', {fits: (left) => isSame(left.channel, answered.channel)});
				// What the floor does then, in both ways.
				bridge.order({type: 'hang-up', channel});
				await caller.until('idle');
				await empty(t, on);
				t.is(bridge.signals.filter(({type}) => type === 'agent-left').length, 1);
			},
		);

		declare(`contract - a phone that is told to answers by itself (${way})`, async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			await on.phoneWith('102', 'answers when told to');
			const {caller, channel} = await arriveAndWait(floor);
			await bridge.ringUp(channel, '102', {way, autoAnswer: true});
			const answered = await bridge.signal('offer-answered');
			if (way === 'group') bridge.connect(channel, answered);
			await bridge.link.idle();
			await caller.hangUp();
			await bridge.signal('customer-left');
			await empty(t, on);
			t.false(bridge.signals.some(({type}) => type === 'agent-left'));
		});

		declare(
			`contract - a phone is asked to answer in the way of its model, and in no other (${way})`,
			async (t, open) => {
				const floor = await given(t, open);
				const {bridge, on} = floor;
				const phone = await on.phoneWith('102', 'answers');
				const caller = await on.caller();
				const declared = [{id: 'lobby', autoAnswer: {'Priv-Answer-Mode': 'Auto'}}];
				const isAskedWith = async (model: string, headers: object, wish: RingWish) => {
					bridge.models.set('102', modelOf({model}, declared));
					const from = bridge.mark();
					await caller.dial(numbers.plain);
					const {channel} = await bridge.signal('call-arrived', {from});
					await bridge.admit(channel);
					await bridge.ringUp(channel, '102', wish);
					const answered = await bridge.signal('offer-answered', {from});
					t.deepEqual(phone.asked(), {...headers}, model);
					if (way === 'group') bridge.connect(channel, answered);
					await bridge.link.idle();
					await caller.hangUp();
					await bridge.signal('customer-left', {from});
					await caller.until('idle');
				};
				const models = [...Object.keys(phoneModels), 'snom-d735'];
				t.true(models.length > 7);
				for (const model of models) {
					const {autoAnswer} = modelOf({model});
					await isAskedWith(model, autoAnswer, {way, autoAnswer: true});
				}
				await isAskedWith('lobby-2', {'Priv-Answer-Mode': 'Auto'}, {way, autoAnswer: true});
				// Whom nobody asks for it is called as ever.
				await isAskedWith('yealink', {}, {way});
				await empty(t, on);
			},
		);
	}

	declare(
		'contract - a colleague who is consulted is asked to answer in the way of their phone’s model',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const talk = await controlledTalk(floor, 'direct');
			const colleague = await on.phoneWith('102', 'answers');
			bridge.models.set('102', modelOf({model: 'polycom'}));
			const consultId = talk.call({phoneId: '102' as never}, {autoAnswer: true});
			await bridge.signal('consult-answered', {fits: (one) => one.consultId === consultId});
			t.deepEqual(colleague.asked(), {'Alert-Info': 'Auto Answer'});
			await talk.caller.hangUp();
			await bridge.signal('customer-left');
			await talk.phone.hangUp();
			await empty(t, on);
		},
	);

	declare(
		'contract - the link is lost while the queue’s name is said to a group’s phone',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {phone, caller, channel} = await rung(floor, '101', {way: 'group', whisper: true});
			await phone.answer();
			const answered = await bridge.signal('offer-answered');
			bridge.connect(channel, answered);
			const from = bridge.mark();
			bridge.link.cut();
			await bridge.signal('switch-lost', {from});
			bridge.link.mend();
			const {truth} = await bridge.signal('switch-resynced', {from});
			t.like(truth.customers[0]?.groupLegs, [{offerId: answered.offerId, answered: true}]);
			// What the floor does then: both are there, and were not joined.
			bridge.connect(channel, answered);
			await hears(t, 'the agent', phone, 'caller');
			await hears(t, 'the caller', caller, '101');
			await phone.hangUp();
			await bridge.signal('agent-left', {from});
			await caller.until('idle');
			await empty(t, on);
		},
	);

	declare(
		'contract - a waiting caller is told something, a place and a wait, and waits on',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {caller, channel} = await arriveAndWait(floor);
			const back = () => bridge.signal('caller-waiting', {from, timeoutMs: 30_000});
			let from = bridge.mark();
			announce(floor, channel);
			await back();
			await played(floor.on, 0, floorSounds.patience);

			let before = (await on.played()).length;
			from = bridge.mark();
			announce(floor, channel, {position: 3, waitMinutes: 5});
			await back();
			await played(
				...([floor.on, before, floorSounds.patience, 'queue-thereare', 'digits/3'] as const),
				...['queue-callswaiting', 'queue-holdtime', 'digits/5', 'queue-minutes'],
			);

			before = (await on.played()).length;
			from = bridge.mark();
			announce(floor, channel, {message: 'nothing of the floor', position: 1, waitMinutes: 1});
			await back();
			await played(
				floor.on,
				before,
				'queue-youarenext',
				'queue-holdtime',
				'digits/1',
				'queue-minute',
			);
			t.false((await on.played()).slice(before).includes(floorSounds.patience));

			// At the same place: music, then an agent.
			await hears(t, 'the caller', caller, 'sound');
			const phone = await floor.phones('101');
			await bridge.ringUp(channel, '101');
			await phone.until('ringing');
			await phone.answer();
			await hears(t, 'the caller', caller, '101');
			await caller.hangUp();
			await empty(t, on);
			t.deepEqual(bridge.warned, []);
		},
	);

	declare(
		'contract - nothing is announced to who rings or talks by then, nor before the answer',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const phone = await floor.phones('101');
			const {caller, channel} = await arriveAndWait(floor);
			bridge.ring(channel, '101');
			announce(floor, channel);
			await phone.until('ringing');
			announce(floor, channel);
			await phone.answer();
			await hears(t, 'the caller', caller, '101');
			announce(floor, channel);
			await bridge.link.idle();
			await hears(t, 'the caller', caller, '101');
			await caller.hangUp();
			await empty(t, on);

			const unanswered = await arrive(floor, numbers.unanswered);
			await bridge.admit(unanswered.channel, false);
			const from = bridge.mark();
			announce(floor, unanswered.channel);
			await bridge.signal('caller-waiting', {from});
			await hears(t, 'the caller', unanswered.caller, 'ringing');
			t.deepEqual(await on.played(), []);
			await unanswered.caller.hangUp();
			await empty(t, on);
		},
	);

	declare('contract - an announcement gives way to an agent', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const phone = await floor.phones('101');
		const {caller, channel} = await arriveAndWait(floor);
		announce(floor, channel, {position: 3, waitMinutes: 5});
		await played(floor.on, 0, floorSounds.patience);
		await bridge.ringUp(channel, '101');
		await phone.until('ringing');
		await phone.answer();
		await hears(t, 'the caller', caller, '101');
		await caller.hangUp();
		await empty(t, on);
	});

	declare(
		'contract - a caller is sent to a number outside, and the call ends there',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const outside = await on.outside('0799123456');
			const {caller, channel} = await arriveAndWait(floor);
			sendOut(floor, channel, '0799123456');
			await outside.until('talking');
			await hears(t, 'the caller', caller, 'outside');
			await hears(t, 'who is outside', outside, 'caller');
			const from = bridge.mark();
			bridge.link.cut();
			await bridge.signal('switch-lost', {from});
			bridge.link.mend();
			const {truth} = await bridge.signal('switch-resynced', {from});
			t.like(truth.customers, [{channelId: channel.channelId, place: 'sent-out'}] as never);
			t.deepEqual(
				truth.phones.map((phone) => phone.outside.length),
				[0, 0, 0],
			);
			await outside.hangUp();
			await bridge.signal('customer-left', {fits: (left) => isSame(left.channel, channel)});
			await caller.until('idle');
			await empty(t, on);
		},
	);

	declare(
		'contract - a number outside that is busy, or is none, ends with a message',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			await on.outside('0799123456', 'busy');
			const busy = await arriveAndWait(floor);
			sendOut(floor, busy.channel, '0799123456');
			await played(floor.on, 0, 'vm-nobodyavail');
			await bridge.signal('customer-left', {timeoutMs: 40_000});
			await empty(t, on);

			for (const number of ['101&PJSIP/desk-102', '', 'sip:x@y', '+']) {
				const from = bridge.mark();
				const before = (await on.played()).length;
				const {caller, channel} = await arriveAndWait(floor);
				sendOut(floor, channel, number);
				await played(floor.on, before, 'cannot-complete-as-dialed');
				await caller.hangUp();
				await bridge.signal('customer-left', {from});
				await empty(t, on);
			}
		},
	);

	declare('contract - without a provider nobody is sent outside', async (t, open) => {
		const floor = await given(t, open, {trunk: false});
		const {bridge, on} = floor;
		const phone = await floor.phones('101');
		await phone.dial(numbers.plain);
		const {channel} = await bridge.signal('call-arrived');
		await bridge.admit(channel);
		sendOut(floor, channel, '0799123456');
		await played(floor.on, 0, 'cannot-complete-as-dialed');
		await phone.hangUp();
		await bridge.signal('customer-left');
		await empty(t, on);
	});

	declare('contract - a farewell in the floor’s own words', async (t, open) => {
		const floor = await given(t, open);
		const {bridge, on} = floor;
		const bye = (channel: Channel, message: string) =>
			bridge.order({
				...{...common, type: 'say-farewell', channel, numberId: numbers.plain as never},
				...{farewell: 'nobody', message},
			});
		const {channel} = await arriveAndWait(floor);
		bye(channel, 'goodbye');
		await bridge.signal('customer-left', {timeoutMs: 40_000});
		await played(floor.on, 0, floorSounds.goodbye);
		t.false((await on.played()).includes('vm-nobodyavail'));
		await empty(t, on);

		const next = await arrive(floor);
		bye(next.channel, 'unheard-of');
		await played(floor.on, 0, 'vm-nobodyavail');
		await next.caller.hangUp();
		await empty(t, on);
	});
}
