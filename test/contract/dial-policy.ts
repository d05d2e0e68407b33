/** The contract: which numbers pass, from the desk and from the handset, and with the daemon away. */

import {dial, dialled, failed} from './dialled.ts';
import {type Declare, empty, given, hears} from './given.ts';

export function dialPolicyCases(declare: Declare): void {
	declare('contract - dialled by hand: without a trunk there is no way out', async (t, open) => {
		const floor = await given(t, open, {trunk: false});
		const phone = await floor.phones('101');
		dial(floor);
		await phone.until('ringing');
		await phone.answer();
		await failed(floor, 'no-trunk', t);
		await phone.until('idle');
		await empty(t, floor.on);
	});

	declare(
		'contract - the handset keeps to the policy of the floor, and emergencies pass all the same',
		async (t, open) => {
			const outbound = {allow: ['+49', '+3389212'], deny: ['+', '1', '+33', '+4915']};
			const floor = await given(t, open, {outbound});
			const {on} = floor;
			const phone = await floor.phones('101');
			for (const number of [
				...['0799123456', '+44207946095', '00491512345678', '3975', '0892345678'],
				'+330893123456',
			]) {
				// Whoever answered would be talked with until somebody hung up.
				await on.outside(number);
				await phone.dial(number);
				await phone.until('idle');
				await empty(t, on);
			}
			for (const number of ['112', '15', '004930123456', '0892123456', '+330892123456']) {
				const outside = await on.outside(number);
				await phone.dial(number);
				await hears(t, 'who is outside', outside, '101');
				await phone.hangUp();
				await outside.until('idle');
			}
			await empty(t, on);
		},
	);

	declare(
		'contract - an emergency passes from the desk and from every phone, with the daemon and without',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {phone, outside} = await dialled(floor, {number: '112'});
			await hears(t, 'who is outside', outside, '101');
			await phone.hangUp();
			await bridge.signal('agent-left');
			await outside.until('idle');
			await phone.dial('112');
			await hears(t, 'who is outside', outside, '101');
			await phone.hangUp();
			await outside.until('idle');
			await bridge.die();
			await phone.dial('112');
			await hears(t, 'who is outside', outside, '101');
			await phone.hangUp();
			await outside.until('idle');
			await empty(t, on);
		},
	);
}
