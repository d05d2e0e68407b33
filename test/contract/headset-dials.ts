/** The contract: numbers dialled by hand with a nailed-up headset, decided by the core and carried out on the switch. */

import {headsetBeep} from '@plateau/daemon/asterisk/contract';
import {numbers} from './driver.ts';
import {gap, type Opened, stand} from './first-talk.ts';
import {type Declare, empty, hears, played} from './given.ts';
import {anomalies, headsetIs, nailUp, openFloor} from './nailed-up.ts';

const outsideNumber = '0799123456';
const busyNumber = '0799123457';
const ringingNumber = '0799123458';

const file = `
country: FR
queues:
  support: {label: Aide, ring: 20s, wrapUp: none}
numbers:
  "+${numbers.plain}": {queue: support, language: fr}
phones:
  "101": {endpoint: desk-101}
agents:
  a1: {name: Un, queues: [support], nailedUp: true}
`;

/** One agent, nailed up and ready. */
async function given(opened: Opened) {
	const floor = await openFloor(opened, file);
	const {t, on, phones, routed, wish, calls} = floor;
	await nailUp(routed, 'a1', phones[101], '101');
	const dial = (number = outsideNumber) => wish('a1', 'dial', {number, partyId: 'p-outside'});
	/** The headset waits, and takes the next caller at once. */
	const waitsAgain = async () => {
		await stand(routed, 'idle');
		await headsetIs(routed, 'a1', 'connected');
		await hears(t, 'the headset that waits', phones[101]);
		const from = (await on.played()).length;
		const caller = await calls();
		await hears(t, 'the caller', caller, '101');
		await hears(t, 'the agent', phones[101], 'caller');
		await played(on, from, headsetBeep);
		await caller.hangUp();
		await stand(routed, 'idle');
	};
	const over = async () => {
		await wish('a1', 'sign-out');
		await phones[101].until('idle');
		await empty(t, on);
	};
	return {...floor, dial, waitsAgain, over};
}

export function headsetDialCases(declare: Declare): void {
	for (const who of ['who is outside', 'the agent by key'] as const) {
		declare(
			`contract - nailed up: a number is dialled, nothing rings here; ${who} ends the talk, and the headset waits again`,
			async (t, open) => {
				const {on, phones, routed, wish, dial, waitsAgain, over} = await given([t, open]);
				const outside = await on.outside(outsideNumber);
				await dial();
				await routed.event('dial-answered');
				await hears(t, 'the agent', phones[101], 'outside');
				await hears(t, 'who is outside', outside, '101');
				await stand(routed, 'talking');
				if (who === 'who is outside') await outside.hangUp();
				else await wish('a1', 'hang-up');
				const {outcome, endedBy} = await routed.event('call-ended');
				t.is(outcome, 'answered');
				t.is(endedBy, who === 'who is outside' ? 'customer' : 'agent');
				await outside.until('idle');
				await waitsAgain();
				await over();
				t.is(routed.events.filter(({type}) => type === 'headset-asked').length, 1);
				t.deepEqual(anomalies(routed), []);
			},
		);
	}

	declare(
		'contract - nailed up: a number that is busy, one that is called off while it rings; the agent is as before',
		async (t, open) => {
			const {on, phones, routed, wish, dial, waitsAgain, over} = await given([t, open]);
			await on.outside(busyNumber, 'busy');
			await dial(busyNumber);
			t.is((await routed.event('call-ended')).reason, 'busy');
			await stand(routed, 'idle');
			await hears(t, 'the headset that waits', phones[101]);
			const outside = await on.outside(ringingNumber, 'rings');
			const from = routed.events.length;
			await dial(ringingNumber);
			await routed.event('dial-rang', from);
			await stand(routed, 'dialling');
			await wish('a1', 'hang-up');
			t.is((await routed.event('call-ended', from)).reason, 'cancelled');
			await outside.until('idle');
			await waitsAgain();
			await over();
			t.false(routed.events.some(({type}) => type === 'presence-changed'));
		},
	);

	declare(
		'contract - nailed up: a number that was dialled is held and taken back; the headset waits after it',
		async (t, open) => {
			const {on, phones, routed, wish, dial, waitsAgain, over} = await given([t, open]);
			const outside = await on.outside(outsideNumber);
			await dial();
			await hears(t, 'the agent', phones[101], 'outside');
			await routed.event('dial-answered');
			await wish('a1', 'hold');
			await routed.event('call-held');
			await hears(t, 'who is outside', outside, 'sound');
			await hears(t, 'the agent', phones[101]);
			await wish('a1', 'resume');
			await routed.event('call-resumed');
			await hears(t, 'who is outside', outside, '101');
			await hears(t, 'the agent', phones[101], 'outside');
			await wish('a1', 'hang-up');
			t.is((await routed.event('call-ended')).endedBy, 'agent');
			await outside.until('idle');
			await waitsAgain();
			await over();
		},
	);

	declare(
		'contract - nailed up: the headset is put down while the number rings, and the agent is not ready',
		async (t, open) => {
			const {on, phones, routed, dial} = await given([t, open]);
			const outside = await on.outside(outsideNumber, 'rings');
			await dial();
			await routed.event('dial-rang');
			await phones[101].hangUp();
			t.is((await routed.event('call-ended')).reason, 'cancelled');
			await headsetIs(routed, 'a1', 'gone');
			await outside.until('idle');
			t.like(await routed.event('presence-changed'), {presence: {reasonId: 'headset-gone'}});
			await t.throwsAsync(dial(), {message: /headset-not-connected/});
			await empty(t, on);
		},
	);

	declare(
		'contract - nailed up: the link is lost while the number rings; it is found in its step',
		async (t, open) => {
			const {on, routed, wish, dial, waitsAgain, over} = await given([t, open]);
			await on.outside(outsideNumber, 'rings');
			await dial();
			await routed.event('dial-rang');
			t.deepEqual(await gap(routed), ['switch-lost', 'switch-resynced']);
			await stand(routed, 'dialling');
			await wish('a1', 'hang-up');
			t.is((await routed.event('call-ended')).reason, 'cancelled');
			await waitsAgain();
			await over();
		},
	);

	declare(
		'contract - nailed up: the link is lost while they talk; both are found',
		async (t, open) => {
			const {on, phones, routed, dial, waitsAgain, over} = await given([t, open]);
			const outside = await on.outside(outsideNumber);
			await dial();
			await routed.event('dial-answered');
			await hears(t, 'the agent', phones[101], 'outside');
			t.deepEqual(await gap(routed), ['switch-lost', 'switch-resynced']);
			await stand(routed, 'talking');
			await hears(t, 'who is outside', outside, '101');
			await outside.hangUp();
			await waitsAgain();
			await over();
		},
	);
}
