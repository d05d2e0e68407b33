/** The contract: what a queue's rules do to callers, decided by the core and carried out on the switch. */

import {type Floor, id} from '@plateau/core';
import {noWork, withRing, withTalk} from '@plateau/core/wait/work';
import {floorSounds, numbers} from './driver.ts';
import {gap} from './first-talk.ts';
import {type Declare, empty, hears, played} from './given.ts';
import {ruledFloor} from './ruled-floor.ts';
import {until} from './wait.ts';

const outsideNumber = '+33799123456';

/** Five calls of four minutes each are the past of a queue that tells how long a wait will be. */
function remember(floor: Floor): void {
	let work = noWork;
	for (let call = 0; call < 5; call += 1) {
		work = withTalk(withRing(work, 1000), 239_000, Date.now());
	}
	floor.memory.work.set(id('support'), work);
}

export function ruleCases(declare: Declare): void {
	declare(
		'contract - overflow tells each caller their place and wait; both keep it and are answered',
		async (t, open) => {
			const support =
				'overflow: [{after: 1s, do: {announce: {sound: patience, position: true, expectedWait: true}}}]';
			const ruled = await ruledFloor(t, open, {support});
			const {on, routed} = ruled;
			remember(routed.floor);
			const phone = await ruled.ready('a1', '101');
			const busy = await ruled.arriving();
			await phone.until('ringing');
			await phone.answer();
			await routed.event('call-connected');
			await busy.caller.until('talking');
			const first = await ruled.waiting();
			const second = await ruled.waiting({voice: 'caller 2'});
			// What is left of a call, and of that and a whole one, in minutes.
			await played(
				...([on, 0, floorSounds.patience, 'queue-youarenext'] as const),
				...['queue-holdtime', 'digits/3', 'queue-minutes'],
			);
			await played(
				...([
					on,
					0,
					floorSounds.patience,
					'queue-thereare',
					'digits/2',
					'queue-callswaiting',
				] as const),
				...['queue-holdtime', 'digits/7', 'queue-minutes'],
			);
			await hears(t, 'the first', first.caller, 'sound');
			await hears(t, 'the second', second.caller, 'sound');

			for (const [before, {caller, callId}, voice] of [
				[busy, first, 'caller'],
				[first, second, 'caller 2'],
			] as const) {
				await before.caller.hangUp();
				await phone.until('ringing');
				await phone.answer();
				await hears(t, 'the agent', phone, voice);
				await hears(t, 'the caller', caller, '101');
				const isIt = (one: {type: string; callId?: string}) =>
					one.type === 'call-connected' && one.callId === callId;
				await until('the connection is told', () => routed.events.some(isIt));
				t.is(routed.events.filter(isIt).length, 1);
			}
			await second.caller.hangUp();
			t.is(await ruled.outcome(first.callId), 'answered');
			t.is(await ruled.outcome(second.callId), 'answered');
			await empty(t, on);
		},
	);

	for (const [what, support, reason] of [
		['overflow', `overflow: [{after: 1s, do: {sendOut: "${outsideNumber}"}}]`, 'overflow'],
		['the longest wait', `maxWait: 5s, onMaxWait: {sendOut: "${outsideNumber}"}`, 'max-wait'],
	] as const) {
		declare(
			`contract - ${what} sends a caller to a number outside, and the call has overflowed`,
			async (t, open) => {
				const ruled = await ruledFloor(t, open, {support, a2Serves: 'sales'});
				const {on, routed} = ruled;
				const outside = await on.outside(outsideNumber);
				const desk = await ruled.ready('a2', '102');
				const {caller, callId} = await ruled.waiting();
				await hears(t, 'the caller', caller, 'sound');
				await outside.until('talking');
				await hears(t, 'the caller', caller, 'outside');
				await hears(t, 'who is outside', outside, 'caller');
				const sent = await routed.event('call-sent-out');
				t.like(sent, {callId, number: outsideNumber, reason});
				t.is(routed.floor.calls.get(callId)?.state, 'leaving', 'it goes on');
				t.true(desk.isIdle());
				await outside.hangUp();
				await caller.until('idle');
				t.is(await ruled.outcome(callId), 'overflowed');
				await empty(t, on);
			},
		);
	}

	declare(
		'contract - a talk outside outlives a lost link, and the call has overflowed all the same',
		async (t, open) => {
			const support = `overflow: [{after: 1s, do: {sendOut: "${outsideNumber}"}}]`;
			const ruled = await ruledFloor(t, open, {support});
			const {on, routed} = ruled;
			const outside = await on.outside(outsideNumber);
			const {caller, callId} = await ruled.waiting();
			await outside.until('talking');
			await hears(t, 'the caller', caller, 'outside');
			await gap(routed);
			await hears(t, 'the caller', caller, 'outside');
			await hears(t, 'who is outside', outside, 'caller');
			t.is(routed.floor.calls.get(callId)?.state, 'leaving');
			await caller.hangUp();
			await outside.until('idle');
			t.is(await ruled.outcome(callId), 'overflowed');
			await empty(t, on);
			t.is(routed.events.filter(({type}) => type === 'call-sent-out').length, 1);
		},
	);

	declare(
		'contract - a number outside that is busy: a message, and the call has overflowed',
		async (t, open) => {
			const support = `nobody: 1s, onNobody: {sendOut: "${outsideNumber}"}`;
			const ruled = await ruledFloor(t, open, {support});
			const {on} = ruled;
			await on.outside(outsideNumber, 'busy');
			const {caller, callId} = await ruled.waiting();
			await played(on, 0, 'vm-nobodyavail');
			t.is(await ruled.outcome(callId), 'overflowed');
			await caller.until('idle');
			await empty(t, on);
		},
	);

	declare(
		'contract - overflow moves a caller to another queue, whose agent has them',
		async (t, open) => {
			const support = 'overflow: [{after: 1s, do: {move: sales}}]';
			const ruled = await ruledFloor(t, open, {support, a2Serves: 'sales'});
			const {on, routed} = ruled;
			const seller = await ruled.ready('a2', '102');
			const {caller, callId} = await ruled.waiting();
			await seller.until('ringing');
			t.like(await routed.event('call-moved'), {callId, queueId: 'sales'} as never);
			t.is((await seller.shows()).name, 'sales', 'the queue that they answer for');
			await seller.answer();
			await hears(t, 'the caller', caller, '102');
			await caller.hangUp();
			t.is(await ruled.outcome(callId), 'answered');
			await empty(t, on);
		},
	);

	declare(
		'contract - overflow announces again and again; an agent who comes meanwhile cuts it short',
		async (t, open) => {
			const support =
				'overflow: [{every: 5s, repeat: true, do: {announce: {sound: patience, position: true}}}]';
			const ruled = await ruledFloor(t, open, {support});
			const {on, routed} = ruled;
			const {caller, callId} = await ruled.waiting();
			const told = [floorSounds.patience, 'queue-youarenext'] as const;
			await played(on, 0, ...told, ...told, floorSounds.patience);
			t.is(routed.floor.calls.get(callId)?.state, 'waiting');
			const phone = await ruled.ready('a1', '101');
			await phone.until('ringing');
			await phone.answer();
			await hears(t, 'the caller', caller, '101');
			await hears(t, 'the agent', phone, 'caller');
			await phone.hangUp();
			t.is(await ruled.outcome(callId), 'answered');
			await empty(t, on);
		},
	);

	for (const [what, support, outcome] of [
		['nobody is there', 'nobody: 1s, onNobody: {message: goodbye}', 'left-empty'],
		['a step of overflow', 'overflow: [{after: 1s, do: {message: goodbye}}]', 'timed-out'],
	] as const) {
		declare(`contract - ${what}: the queue’s own message, and the call ends`, async (t, open) => {
			const ruled = await ruledFloor(t, open, {support});
			const {on} = ruled;
			const {caller, callId} = await ruled.waiting();
			await played(on, 0, floorSounds.goodbye);
			t.is(await ruled.outcome(callId), outcome);
			await caller.until('idle');
			t.deepEqual(await on.played(), [floorSounds.goodbye]);
			await empty(t, on);
		});
	}

	declare('contract - a full queue sends the next caller to another one', async (t, open) => {
		const support = 'maxWaiting: 1, onFull: {move: sales}';
		const ruled = await ruledFloor(t, open, {support, a2Serves: 'sales'});
		const {on, routed} = ruled;
		const seller = await ruled.ready('a2', '102');
		const first = await ruled.waiting();
		t.true(seller.isIdle());
		const second = await ruled.arriving({voice: 'caller 2'});
		await seller.until('ringing');
		t.like(await routed.event('call-diverted'), {
			...{callId: second.callId, queueId: 'support'},
			...{reason: 'full', toQueueId: 'sales'},
		} as never);
		await seller.answer();
		await hears(t, 'the second', second.caller, '102');
		await hears(t, 'the first', first.caller, 'sound');
		await second.caller.hangUp();
		t.is(await ruled.outcome(second.callId), 'answered');
		await first.caller.hangUp();
		t.is(await ruled.outcome(first.callId), 'abandoned');
		await empty(t, on);
	});

	declare('contract - a full queue turns the next caller away with a message', async (t, open) => {
		const support = 'maxWaiting: 1, onFull: {message: goodbye}';
		const ruled = await ruledFloor(t, open, {support});
		const {on} = ruled;
		const first = await ruled.waiting();
		const second = await ruled.arriving({voice: 'caller 2'});
		await played(on, 0, floorSounds.goodbye);
		t.is(await ruled.outcome(second.callId), 'refused');
		await second.caller.until('idle');
		// Who was there first waits on, and is served.
		await hears(t, 'the first', first.caller, 'sound');
		const phone = await ruled.ready('a1', '101');
		await phone.until('ringing');
		await phone.answer();
		await hears(t, 'the first', first.caller, '101');
		await phone.hangUp();
		t.is(await ruled.outcome(first.callId), 'answered');
		await empty(t, on);
	});

	declare(
		'contract - a number closes: who still waits is told so, and who calls then too',
		async (t, open) => {
			const support = 'onClose: {after: 1s, to: {message: goodbye}}';
			const ruled = await ruledFloor(t, open, {support});
			const {on, routed} = ruled;
			const {caller, callId} = await ruled.waiting();
			routed.tell({type: 'number-hours', numberId: id(numbers.plain), open: false});
			await played(on, 0, floorSounds.goodbye);
			t.is(await ruled.outcome(callId), 'timed-out');
			t.like(await routed.event('call-dismissed'), {callId, reason: 'closing'});
			await caller.until('idle');
			const late = await ruled.arriving();
			t.is(await ruled.outcome(late.callId), 'refused');
			await late.caller.until('idle');
			await empty(t, on);
		},
	);
}
