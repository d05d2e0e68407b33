/** The contract: a call between colleagues while the link to the switch is gone, and while no daemon is there. */

import {gap, type Opened, settled} from './first-talk.ts';
import {type Declare, empty, hears} from './given.ts';
import {alone, back, bothHear, ringing, talking} from './internally.ts';

async function putOnHold(
	t: Opened[0],
	{floor, other, wish}: Awaited<ReturnType<typeof talking>>,
): Promise<void> {
	await wish('a1', 'hold');
	await hears(t, 'who was called', other, 'sound');
	await settled(floor);
}

export function internalGapCases(declare: Declare): void {
	declare('contract - internal: the link goes while it rings, and it rings on', async (t, open) => {
		const given = await ringing([t, open]);
		const {on, floor, other} = given;
		const told = await gap(floor);
		t.false(told.includes('call-ended') || told.includes('outside-ended'), told.join());
		await other.answer();
		await floor.event('dial-answered');
		await bothHear([t, open], given);
		await other.hangUp();
		await floor.event('call-ended');
		await back(given);
		await empty(t, on);
	});

	declare(
		'contract - internal: the link goes while the own phone rings; answered on both sides meanwhile',
		async (t, open) => {
			const given = await alone([t, open]);
			const {on, floor, phone, calls} = given;
			const other = await on.phone('102');
			await floor.signIn('a2', '102');
			await calls('a2');
			await phone.until('ringing');
			await floor.event('dial-phone-rang');
			const told = await gap(floor, async () => {
				await phone.answer();
				await other.until('ringing');
				await other.answer();
				await bothHear([t, open], {phone, other});
			});
			t.true(told.includes('dial-answered'), told.join());
			t.false(told.includes('call-arrived'), told.join());
			await phone.hangUp();
			await floor.event('call-ended');
			await back({...given, other});
			await empty(t, on);
		},
	);

	for (const isHeld of [false, true]) {
		const line = isHeld ? 'on hold' : 'in the talk';
		declare(`contract - internal: the link goes ${line}, and all is as it was`, async (t, open) => {
			const given = await talking([t, open]);
			const {on, floor, phone, wish} = given;
			if (isHeld) await putOnHold(t, given);
			const told = await gap(floor);
			t.deepEqual(
				told.filter((type) => /^call-|^dial-|^outside-/.test(type)),
				[],
			);
			if (isHeld) await wish('a1', 'resume');
			await bothHear([t, open], given);
			await phone.hangUp();
			await floor.event('call-ended');
			await back(given);
			await empty(t, on);
		});

		declare(`contract - internal: it ends ${line} while the link is gone`, async (t, open) => {
			const given = await talking([t, open]);
			const {on, floor, phone, other} = given;
			if (isHeld) await putOnHold(t, given);
			const told = await gap(floor, async () => {
				await phone.hangUp();
				// On hold without anybody: the dialplan lets them go, too, by itself.
				await other.until('idle');
			});
			t.true(told.includes('call-ended'), told.join());
			t.false(told.includes('call-fell-back'), told.join());
			await back(given);
			await empty(t, on);
		});
	}
}
