/** The contract: an agent calls a colleague who is nailed up; their headset has the call, and waits again after it. */

import {headsetBeep} from '@plateau/daemon/asterisk/contract';
import {gap, type Opened, settled, stand} from './first-talk.ts';
import {type Declare, empty, hears, played} from './given.ts';
import {anomalies, headsetIs, nailUp, openFloor, twoAgents} from './nailed-up.ts';

/** The first agent sits at 101, nailed up or not; the second is nailed up at 102, and waits. Callers are the second's. */
async function given(opened: Opened, isCallerNailed = false) {
	const floor = await openFloor(opened, twoAgents({a1: 'experts', a2: 'support'}));
	const {t, on, phones, routed, wish, calls} = floor;
	if (isCallerNailed) await nailUp(routed, 'a1', phones[101], '101');
	else await routed.signIn('a1', '101');
	await nailUp(routed, 'a2', phones[102], '102');
	await hears(t, 'the headset that waits', phones[102]);
	const ask = async () => {
		await wish('a1', 'dial-colleague', {to: {kind: 'agent', agentId: 'a2'}, partyId: 'p-a2'});
		if (!isCallerNailed) await phones[101].until('ringing');
	};
	const bothHear = async () => {
		await hears(t, 'who called', phones[101], '102');
		await hears(t, 'who was called', phones[102], '101');
	};
	const talk = async () => {
		const from = routed.events.length;
		const beeps = (await on.played()).length;
		await ask();
		if (!isCallerNailed) await phones[101].answer();
		await routed.event('dial-answered', from);
		await bothHear();
		await played(on, beeps, headsetBeep);
		await stand(routed, 'talking', 'outside');
	};
	const putOnHold = async () => {
		await wish('a1', 'hold');
		await hears(t, 'who was called', phones[102], 'sound');
		await hears(t, 'who called', phones[101]);
		await settled(routed);
	};
	/** Both are as before; the colleague's headset waits, and takes the next caller at once. */
	const back = async () => {
		if (isCallerNailed) await hears(t, 'the headset that called', phones[101]);
		else await phones[101].until('idle');
		await stand(routed, 'idle', 'idle');
		await headsetIs(routed, 'a2', 'connected');
		await hears(t, 'the headset that waits', phones[102]);
		const caller = await calls();
		await hears(t, 'the caller', caller, '102');
		await hears(t, 'the colleague', phones[102], 'caller');
		await caller.hangUp();
		await stand(routed, 'idle', 'idle');
		await hears(t, 'the headset that waits', phones[102]);
	};
	const over = async () => {
		for (const agentId of isCallerNailed ? ['a1', 'a2'] : ['a2']) await wish(agentId, 'sign-out');
		await phones[101].until('idle');
		await phones[102].until('idle');
		await empty(t, on);
		t.deepEqual(anomalies(routed), []);
		t.false(routed.events.some(({type}) => type === 'presence-changed'));
	};
	return {...floor, ask, talk, bothHear, putOnHold, back, over};
}

export function internalHeadsetCases(declare: Declare): void {
	for (const isCallerNailed of [false, true]) {
		const by = isCallerNailed ? 'by who is nailed up too' : 'by phone';
		const ends = isCallerNailed
			? (['key', 'the colleague’s key'] as const)
			: (['handset', 'key', 'the colleague’s key'] as const);

		declare(
			`contract - internal: to who is nailed up, ${by}: a beep, a talk, and however it ends the headset takes the next call`,
			async (t, open) => {
				const {phones, routed, wish, ...floor} = await given([t, open], isCallerNailed);
				for (const end of ends) {
					const from = routed.events.length;
					await floor.talk();
					if (end === 'handset') await phones[101].hangUp();
					else await wish(end === 'key' ? 'a1' : 'a2', 'hang-up');
					const {endedBy} = await routed.event('call-ended', from);
					t.is(endedBy, end === 'the colleague’s key' ? 'customer' : 'agent', end);
					await floor.back();
				}
				await floor.over();
			},
		);

		declare(
			`contract - internal: to who is nailed up, ${by}: hold, mute, and the end of what was held`,
			async (t, open) => {
				const {phones, routed, wish, ...floor} = await given([t, open], isCallerNailed);
				await floor.talk();
				await floor.putOnHold();
				await wish('a1', 'resume');
				await floor.bothHear();
				await settled(routed);
				await wish('a1', 'mute', {muted: true});
				await hears(t, 'who was called', phones[102]);
				await wish('a1', 'mute', {muted: false});
				await floor.bothHear();
				let from = routed.events.length;
				await wish('a2', 'hang-up');
				t.is((await routed.event('call-ended', from)).endedBy, 'customer');
				await floor.back();
				await floor.talk();
				await floor.putOnHold();
				await wish('a1', 'resume');
				await floor.bothHear();
				await settled(routed);
				from = routed.events.length;
				await wish('a1', 'hang-up');
				t.is((await routed.event('call-ended', from)).endedBy, 'agent');
				await floor.back();
				for (const agentId of ['a1', 'a2']) {
					await floor.talk();
					await floor.putOnHold();
					from = routed.events.length;
					await wish(agentId, 'hang-up');
					await routed.event('call-ended', from);
					await floor.back();
				}
				await floor.over();
			},
		);
	}

	declare(
		'contract - internal: to who is nailed up: left on hold by handset, the headset waits for calls',
		async (t, open) => {
			const {phones, routed, ...floor} = await given([t, open]);
			await floor.talk();
			await floor.putOnHold();
			await phones[101].hangUp();
			t.is((await routed.event('call-ended')).endedBy, 'agent');
			await floor.back();
			await floor.over();
		},
	);

	for (const isHeld of [false, true]) {
		declare(
			`contract - internal: to who is nailed up: the headset is put down ${isHeld ? 'on hold' : 'in the talk'}`,
			async (t, open) => {
				const {on, phones, routed, ...floor} = await given([t, open]);
				await floor.talk();
				if (isHeld) await floor.putOnHold();
				await phones[102].hangUp();
				t.is((await routed.event('call-ended')).endedBy, 'customer');
				await phones[101].until('idle');
				await headsetIs(routed, 'a2', 'gone');
				await stand(routed, 'idle', 'idle');
				t.like(await routed.event('presence-changed'), {
					...{agentId: 'a2', presence: {reasonId: 'headset-gone'}},
				});
				await t.throwsAsync(floor.ask(), {message: /target-not-ready/});
				await empty(t, on);
			},
		);
	}

	declare(
		'contract - internal: to who is nailed up: signed out in the talk, they have hung up',
		async (t, open) => {
			const {on, phones, routed, wish, ...floor} = await given([t, open]);
			await floor.talk();
			await wish('a2', 'sign-out');
			t.is((await routed.event('call-ended')).endedBy, 'customer');
			await phones[101].until('idle');
			await phones[102].until('idle');
			await stand(routed, 'idle', 'signed-out');
			await empty(t, on);
		},
	);

	declare(
		'contract - internal: to who is nailed up: a customer who comes meanwhile waits, and is joined after it',
		async (t, open) => {
			const {phones, routed, wish, calls, ...floor} = await given([t, open]);
			await floor.talk();
			const caller = await calls();
			await routed.event('call-queued');
			await floor.bothHear();
			t.false(routed.events.some(({type}) => type === 'offer-made'));
			await wish('a2', 'hang-up');
			await hears(t, 'the caller', caller, '102');
			await hears(t, 'the colleague', phones[102], 'caller');
			await phones[101].until('idle');
			await caller.hangUp();
			await floor.back();
			await floor.over();
		},
	);

	declare(
		'contract - internal: to who is nailed up: a customer who comes while the own phone rings goes before',
		async (t, open) => {
			const {phones, routed, calls, ...floor} = await given([t, open]);
			await floor.ask();
			const caller = await calls();
			await hears(t, 'the caller', caller, '102');
			await phones[101].answer();
			t.is((await routed.event('call-ended')).reason, 'busy');
			await phones[101].until('idle');
			await hears(t, 'the caller', caller, '102');
			await caller.hangUp();
			await floor.back();
			await floor.over();
		},
	);

	declare(
		'contract - internal: to who is nailed up: hung up in the moment that they are joined',
		async (t, open) => {
			const {phones, routed, wish, ...floor} = await given([t, open]);
			for (const end of ['handset', 'key', 'the colleague’s key'] as const) {
				const from = routed.events.length;
				await floor.ask();
				await phones[101].answer();
				await routed.event('dial-begun', from);
				if (end === 'handset') await phones[101].hangUp();
				else await wish(end === 'key' ? 'a1' : 'a2', 'hang-up').catch(() => wish('a2', 'decline'));
				await routed.event('call-ended', from);
				await floor.back();
			}
			await floor.over();
		},
	);

	for (const isCallerNailed of [false, true]) {
		const by = isCallerNailed ? 'by who is nailed up too' : 'by phone';
		declare(
			`contract - internal: to who is nailed up, ${by}: the link goes in the talk and on hold, and all is as it was`,
			async (t, open) => {
				const {routed, wish, ...floor} = await given([t, open], isCallerNailed);
				const nothing = ['switch-lost', 'switch-resynced'];
				await floor.talk();
				t.deepEqual(await gap(routed), nothing);
				await floor.bothHear();
				await stand(routed, 'talking', 'outside');
				await floor.putOnHold();
				t.deepEqual(await gap(routed), nothing);
				await stand(routed, 'holding', 'outside');
				await wish('a1', 'resume');
				await floor.bothHear();
				await settled(routed);
				t.deepEqual(await gap(routed), nothing);
				await wish('a2', 'hang-up');
				t.is((await routed.event('call-ended')).endedBy, 'customer');
				t.deepEqual(await gap(routed), nothing);
				await floor.back();
				await floor.over();
			},
		);
	}

	declare(
		'contract - internal: to who is nailed up: the link goes as they are to be joined, and they are joined after it',
		async (t, open) => {
			const {phones, routed, wish, ...floor} = await given([t, open]);
			await floor.ask();
			await routed.event('dial-phone-rang');
			const told = await gap(routed, async () => {
				await phones[101].answer();
				await hears(t, 'who called', phones[101]);
			});
			t.false(told.includes('call-ended'), told.join());
			await routed.event('dial-answered');
			await floor.bothHear();
			await stand(routed, 'talking', 'outside');
			await wish('a1', 'hang-up');
			await routed.event('call-ended');
			await floor.back();
			await floor.over();
		},
	);

	for (const isHeld of [false, true]) {
		declare(
			`contract - internal: to who is nailed up: it ends ${isHeld ? 'on hold' : 'in the talk'} while the link is gone`,
			async (t, open) => {
				const {phones, routed, ...floor} = await given([t, open]);
				await floor.talk();
				if (isHeld) await floor.putOnHold();
				const told = await gap(routed, async () => {
					await phones[101].hangUp();
					// Without anybody's order.
					await hears(t, 'the headset that waits', phones[102]);
				});
				t.true(told.includes('call-ended'), told.join());
				await floor.back();
				await floor.over();
			},
		);
	}
}
