/** The contract: a colleague who is nailed up is consulted, decided by the core and carried out on the switch. */

import {headsetBeep} from '@plateau/daemon/asterisk/contract';
import {gap, type Opened, settled, stand} from './first-talk.ts';
import {type Declare, empty, hears, played} from './given.ts';
import {anomalies, headsetIs, nailUp, openFloor, twoAgents} from './nailed-up.ts';

/** A caller who talks with the first agent, nailed up or not; the second is nailed up, and waits. */
async function given(opened: Opened, isFirstNailed = false) {
	const floor = await openFloor(opened, twoAgents({a1: 'support', a2: 'experts'}));
	const {t, on, phones, routed, wish, calls} = floor;
	if (isFirstNailed) await nailUp(routed, 'a1', phones[101], '101');
	else await routed.signIn('a1', '101');
	const caller = await calls();
	if (!isFirstNailed) {
		await phones[101].until('ringing');
		await phones[101].answer();
	}
	await routed.event('call-connected');
	await hears(t, 'the caller', caller, '101');
	await nailUp(routed, 'a2', phones[102], '102');
	await hears(t, 'the headset that waits', phones[102]);
	const consult = async (to: object = {kind: 'agent', agentId: 'a2'}) => {
		const from = routed.events.length;
		await wish('a1', 'consult', {to});
		await routed.event('consult-answered', from);
		await hears(t, 'the colleague', phones[102], '101');
		await hears(t, 'the agent', phones[101], '102');
		await hears(t, 'the caller', caller, 'sound');
	};
	const swapped = async () => {
		await hears(t, 'the caller', caller, '101');
		await hears(t, 'the agent', phones[101], 'caller');
		await hears(t, 'the colleague who waits', phones[102], 'sound');
		await settled(routed);
	};
	/** The colleague's headset is home, and nothing of the consultation is left on it. */
	const waitsAgain = async () => {
		await headsetIs(routed, 'a2', 'connected');
		await hears(t, 'the headset that waits', phones[102]);
	};
	const over = async () => {
		for (const agentId of isFirstNailed ? ['a1', 'a2'] : ['a2']) await wish(agentId, 'sign-out');
		await phones[102].until('idle');
		await empty(t, on);
		t.deepEqual(anomalies(routed), []);
	};
	return {...floor, caller, consult, swapped, waitsAgain, over};
}

export function headsetConsultCases(declare: Declare): void {
	for (const isFirstNailed of [false, true]) {
		const by = isFirstNailed ? 'an agent who is nailed up too' : 'an agent whose phone rings';
		declare(
			`contract - nailed up: consulted by ${by}: a beep, swapped, joined, handed the caller, and the next is joined at once`,
			async (t, open) => {
				const {on, phones, routed, wish, caller, ...floor} = await given([t, open], isFirstNailed);
				const beeps = (await on.played()).length;
				await floor.consult();
				await played(on, beeps, headsetBeep);
				await stand(routed, 'consulting', 'consulting');
				await wish('a1', 'swap');
				await floor.swapped();
				await wish('a1', 'swap');
				await hears(t, 'the colleague', phones[102], '101');
				await hears(t, 'the caller', caller, 'sound');
				await settled(routed);
				await wish('a1', 'join-all');
				await hears(t, 'the caller', caller, '101', '102');
				await hears(t, 'the colleague', phones[102], '101', 'caller');
				await settled(routed);
				await wish('a1', 'hand-over');
				await hears(t, 'the caller', caller, '102');
				await hears(t, 'the colleague', phones[102], 'caller');
				await stand(routed, 'idle', 'talking');
				if (isFirstNailed) await hears(t, 'the headset that waits', phones[101]);
				else await phones[101].until('idle');
				await wish('a2', 'hold');
				await hears(t, 'the caller', caller, 'sound');
				await settled(routed);
				await wish('a2', 'resume');
				await hears(t, 'the caller', caller, '102');
				await settled(routed);
				await wish('a2', 'hang-up');
				await caller.until('idle');
				t.is((await routed.event('call-ended')).endedBy, 'agent');
				await floor.waitsAgain();
				await stand(routed, 'idle', 'idle');
				await floor.over();
			},
		);
	}

	declare(
		'contract - nailed up: consulted, and let go: while talking, after a swap, and by their own key',
		async (t, open) => {
			const {phones, routed, wish, caller, ...floor} = await given([t, open]);
			await floor.consult();
			await wish('a1', 'end-consult');
			await hears(t, 'the caller', caller, '101');
			await floor.waitsAgain();
			await settled(routed);
			await stand(routed, 'talking', 'idle');
			await floor.consult();
			await wish('a1', 'swap');
			await floor.swapped();
			await wish('a1', 'end-consult');
			await floor.waitsAgain();
			await hears(t, 'the caller', caller, '101');
			await stand(routed, 'talking', 'idle');
			await settled(routed);
			await floor.consult();
			await wish('a2', 'hang-up');
			await stand(routed, 'holding', 'idle');
			await floor.waitsAgain();
			await hears(t, 'the caller', caller, 'sound');
			await wish('a1', 'resume');
			await hears(t, 'the caller', caller, '101');
			await hears(t, 'the agent', phones[101], 'caller');
			await caller.hangUp();
			await phones[101].until('idle');
			await floor.over();
		},
	);

	declare(
		'contract - nailed up: handed the caller while they talk, who hangs up; then asked by a queue',
		async (t, open) => {
			const {phones, routed, wish, caller, calls, ...floor} = await given([t, open]);
			await floor.consult();
			await wish('a1', 'hand-over');
			await hears(t, 'the caller', caller, '102');
			await stand(routed, 'idle', 'talking');
			await caller.hangUp();
			await stand(routed, 'idle', 'idle');
			await floor.waitsAgain();
			const since = routed.events.length;
			const next = await calls();
			await phones[101].until('ringing');
			await phones[101].answer();
			await hears(t, 'the next caller', next, '101');
			await routed.event('call-connected', since);
			const from = routed.events.length;
			await wish('a1', 'consult', {to: {kind: 'queue', queueId: 'experts'}});
			await routed.event('consult-answered', from);
			await hears(t, 'the expert', phones[102], '101');
			await hears(t, 'the next caller', next, 'sound');
			await next.hangUp();
			await stand(routed, 'idle', 'idle');
			await phones[101].until('idle');
			await floor.waitsAgain();
			await floor.over();
		},
	);

	declare(
		'contract - nailed up: consulted, and the headset is put down; the agent is with the caller on hold',
		async (t, open) => {
			const {on, phones, routed, wish, caller, ...floor} = await given([t, open]);
			await floor.consult();
			await phones[102].hangUp();
			await stand(routed, 'holding', 'idle');
			await headsetIs(routed, 'a2', 'gone');
			await hears(t, 'the caller', caller, 'sound');
			await t.throwsAsync(wish('a1', 'consult', {to: {kind: 'agent', agentId: 'a2'}}), {
				message: /target-not-ready/,
			});
			await wish('a1', 'resume');
			await hears(t, 'the caller', caller, '101');
			await phones[101].hangUp();
			await caller.until('idle');
			await empty(t, on);
		},
	);

	declare(
		'contract - nailed up: consulted, and the agent’s handset goes down; the headset waits, the caller is offered',
		async (t, open) => {
			const {phones, routed, caller, ...floor} = await given([t, open]);
			await floor.consult();
			await phones[101].hangUp();
			await floor.waitsAgain();
			await phones[101].until('ringing');
			await phones[101].answer();
			await hears(t, 'the caller', caller, '101');
			await caller.hangUp();
			await phones[101].until('idle');
			await stand(routed, 'idle', 'idle');
			await floor.over();
		},
	);

	declare(
		'contract - nailed up: consulted, and the link is lost while they talk, after a swap, as three, and handed over',
		async (t, open) => {
			const {phones, routed, wish, caller, ...floor} = await given([t, open]);
			const nothing = ['switch-lost', 'switch-resynced'];
			await floor.consult();
			t.deepEqual(await gap(routed), nothing);
			await hears(t, 'the colleague', phones[102], '101');
			await wish('a1', 'swap');
			await floor.swapped();
			t.deepEqual(await gap(routed), nothing);
			await floor.swapped();
			await wish('a1', 'join-all');
			await hears(t, 'the caller', caller, '101', '102');
			await settled(routed);
			t.deepEqual(await gap(routed), nothing);
			await hears(t, 'the caller', caller, '101', '102');
			await wish('a1', 'hand-over');
			await hears(t, 'the caller', caller, '102');
			await stand(routed, 'idle', 'talking');
			t.deepEqual(await gap(routed), nothing);
			await stand(routed, 'idle', 'talking');
			await hears(t, 'the caller', caller, '102');
			await wish('a2', 'hang-up');
			await caller.until('idle');
			await routed.event('call-ended');
			await floor.waitsAgain();
			t.deepEqual(await gap(routed), nothing);
			await stand(routed, 'idle', 'idle');
			await floor.over();
		},
	);
}
