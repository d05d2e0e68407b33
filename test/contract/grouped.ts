/** Phones that are rung each by a leg of its own, for the contract's cases. */

import {rung} from './calls.ts';
import type {ContractCaller, ContractPhone} from './driver.ts';
import {type Given, hears} from './given.ts';

/** Each phone is rung by a leg of its own. */
export const group = {way: 'group'} as const;

/** A caller who talks with the phone at 101, rung by itself. */
export async function groupTalk(floor: Given) {
	const {bridge} = floor;
	const ringing = await rung(floor, '101', group);
	await ringing.phone.answer();
	const answered = await bridge.signal('offer-answered');
	bridge.connect(ringing.channel, answered);
	return {...ringing, answered};
}

/** Both hear each other. */
export async function talking(
	t: Parameters<typeof hears>[0],
	caller: ContractCaller,
	phone: ContractPhone,
	voice: '101' | '102' | '103' = '101',
) {
	await hears(t, 'the caller', caller, voice);
	await hears(t, 'the agent', phone, 'caller');
}
