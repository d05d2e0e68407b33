/** The contract: an agent calls a colleague inside the floor. */

import {outsideNumber} from './dialled.ts';
import {settled, stand} from './first-talk.ts';
import {type Declare, empty, hears} from './given.ts';
import {alone, back, bothHear, ringing, talking, withHabit} from './internally.ts';

export function internalCases(declare: Declare): void {
	declare(
		'contract - internal: own phone, the colleague’s, a talk; the colleague hangs up',
		async (t, open) => {
			const given = await ringing([t, open]);
			const {on, floor, phone, other} = given;
			t.is((await phone.shows()).number, '102');
			t.deepEqual(await other.shows(), {number: '101', name: 'a1'});
			await other.answer();
			await bothHear([t, open], given);
			await other.hangUp();
			t.is((await floor.event('call-ended')).endedBy, 'customer');
			await back(given);
			await empty(t, on);
			const types: readonly string[] = floor.events.map(({type}) => type);
			for (const never of ['wrap-up-started', 'call-queued', 'call-arrived', 'anomaly-noted'])
				t.false(types.includes(never), never);
		},
	);

	for (const by of ['handset', 'key', 'the colleague’s key'] as const) {
		declare(`contract - internal: a talk is hung up (${by})`, async (t, open) => {
			const given = await talking([t, open]);
			const {on, floor, phone, wish} = given;
			if (by === 'handset') await phone.hangUp();
			else await wish(by === 'key' ? 'a1' : 'a2', 'hang-up');
			const {endedBy} = await floor.event('call-ended');
			t.is(endedBy, by === 'the colleague’s key' ? 'customer' : 'agent');
			await back(given);
			await empty(t, on);
		});

		declare(`contract - internal: hung up while it rings (${by})`, async (t, open) => {
			const given = await ringing([t, open]);
			const {on, floor, phone, wish} = given;
			if (by === 'handset') await phone.hangUp();
			else await wish(by === 'key' ? 'a1' : 'a2', by === 'key' ? 'hang-up' : 'decline');
			const {reason} = await floor.event('call-ended');
			t.is(reason, by === 'the colleague’s key' ? 'refused' : 'cancelled');
			await back(given);
			await empty(t, on);
		});
	}

	declare('contract - internal: hold plays sound, mute and digits', async (t, open) => {
		const given = await talking([t, open]);
		const {on, floor, phone, other, wish} = given;
		await wish('a1', 'hold');
		await hears(t, 'who was called', other, 'sound');
		await hears(t, 'who called', phone);
		await settled(floor);
		await wish('a1', 'resume');
		await hears(t, 'who was called', other, '101');
		await settled(floor);
		await wish('a1', 'mute', {muted: true});
		await hears(t, 'who was called', other);
		await wish('a1', 'mute', {muted: false});
		await bothHear([t, open], given);
		await wish('a1', 'send-digits', {digits: '4'});
		await t.throwsAsync(wish('a1', 'park'), {message: /internal-call/});
		await other.hangUp();
		await floor.event('call-ended');
		await back(given);
		await empty(t, on);
	});

	for (const by of ['handset', 'key'] as const) {
		declare(
			`contract - internal: left on hold (${by}), the colleague waits for nobody`,
			async (t, open) => {
				const given = await talking([t, open]);
				const {on, floor, phone, other, wish} = given;
				await wish('a1', 'hold');
				await hears(t, 'who was called', other, 'sound');
				await settled(floor);
				if (by === 'handset') await phone.hangUp();
				else await wish('a1', 'hang-up');
				await floor.event('call-ended');
				await back(given);
				await empty(t, on);
			},
		);
	}

	for (const [habit, reasons] of [
		['busy', ['busy']],
		['declines', ['refused']],
		['forwards to 103', ['refused', 'no-answer', 'congestion', 'busy', 'no-such-number']],
	] as const) {
		declare(`contract - internal: a colleague’s phone that ${habit}`, async (t, open) => {
			const given = await withHabit([t, open], habit);
			const {on, phone, floor, calls} = given;
			const other = await on.phone('103');
			await calls('a2');
			await phone.until('ringing');
			await phone.answer();
			const {outcome, reason = ''} = await floor.event('call-ended');
			t.is(outcome, 'not-reached');
			t.true((reasons as readonly string[]).includes(reason), reason);
			await back({...given, other});
			await empty(t, on);
		});
	}

	declare(
		'contract - internal: by a headset that is nailed up, which waits again and dials outside as before',
		async (t, open) => {
			const {on, floor, phone, calls, wish} = await alone([t, open], 'nailed up');
			const other = await on.phone('102');
			await floor.signIn('a2', '102');
			await calls('a2');
			await other.until('ringing');
			await other.answer();
			await floor.event('dial-answered');
			await bothHear([t, open], {phone, other});
			await wish('a1', 'hold');
			await hears(t, 'who was called', other, 'sound');
			await settled(floor);
			await wish('a1', 'resume');
			await bothHear([t, open], {phone, other});
			await settled(floor);
			await other.hangUp();
			await floor.event('call-ended');
			await stand(floor, 'idle', 'idle', 'signed-out');
			await hears(t, 'the headset that waits', phone);
			// Whom it called before must not be called in the place of the number.
			const outside = await on.outside(outsideNumber);
			const from = floor.events.length;
			await wish('a1', 'dial', {number: outsideNumber, partyId: 'p-outside'});
			await floor.event('dial-answered', from);
			await hears(t, 'who is outside', outside, '101');
			t.true(other.isIdle());
			await wish('a1', 'hang-up');
			await outside.until('idle');
			await stand(floor, 'wrap-up', 'idle', 'signed-out');
			await wish('a1', 'finish-wrap-up');
			await wish('a1', 'sign-out');
			await phone.until('idle');
			await empty(t, on);
		},
	);

	declare('contract - internal: a colleague’s phone that answers by key', async (t, open) => {
		const {on, floor, phone, calls, wish} = await withHabit([t, open], 'answers when asked');
		await calls('a2');
		await phone.until('ringing');
		await phone.answer();
		await floor.event('dial-rang');
		await wish('a2', 'answer');
		await floor.event('dial-answered');
		await wish('a2', 'hang-up');
		await floor.event('call-ended');
		await stand(floor, 'idle', 'idle', 'signed-out');
		await empty(t, on);
	});

	declare(
		'contract - internal: nobody answers, and an extension where nobody sits',
		async (t, open) => {
			const {on, floor, phone, calls, wish} = await alone([t, open]);
			const other = await on.phone('103');
			await floor.signIn('a3', '103');
			await calls('a3');
			await phone.until('ringing');
			await phone.answer();
			await other.until('ringing');
			t.is((await floor.event('call-ended')).reason, 'no-answer');
			await other.until('idle');
			await phone.until('idle');
			await stand(floor, 'idle', 'signed-out', 'idle');
			await wish('a3', 'sign-out');
			await calls('phone:103');
			await phone.until('ringing');
			await phone.answer();
			await other.until('ringing');
			await other.answer();
			await hears(t, 'who called', phone, '103');
			const from = floor.events.length;
			await phone.hangUp();
			await floor.event('call-ended', from);
			await other.until('idle');
			await empty(t, on);
		},
	);
}
