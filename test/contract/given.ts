/** What each case of the contract begins with, and how it says what should be heard. */

import type {ExecutionContext} from 'ava';
import type {ContractParty, ContractSwitch, OpenSwitch, SwitchWish, Voice} from './driver.ts';
import {type RecordedBridge, recordedBridge} from './recorded-bridge.ts';
import {until} from './wait.ts';

export interface Given {
	readonly phones: ContractSwitch['phone'];
	readonly on: ContractSwitch;
	readonly bridge: RecordedBridge;
}

/** Declares one case: `run` opens a switch and does the rest. */
export type Declare = (
	title: string,
	run: (t: ExecutionContext, open: OpenSwitch) => Promise<void>,
) => void;

/** A switch with the bridge on it; both end with the test. */
export async function given(
	t: ExecutionContext,
	open: OpenSwitch,
	wish: SwitchWish = {},
): Promise<Given> {
	const on = await open(wish);
	t.teardown(() => on.stop());
	const bridge = await recordedBridge(on);
	t.teardown(() => bridge.stop());
	return {on, bridge, phones: on.phone};
}

/** Waits until a party hears exactly these, in any order; nothing is silence. */
export async function hears(
	t: ExecutionContext,
	who: string,
	party: ContractParty,
	...wanted: readonly Voice[]
): Promise<void> {
	const expected = [...wanted].sort((one, other) => one.localeCompare(other));
	let heard: readonly Voice[] = [];
	await until(
		`${who} hears ${expected.join(' and ') || 'nothing'}`,
		async () => {
			heard = await party.hears();
			return heard.join() === expected.join();
		},
		{describe: () => `Heard: ${heard.join(' and ') || 'nothing'}.`},
	);
	t.deepEqual(heard, expected, `${who} hears the wrong things`);
}

/** Waits until these sounds were played, in this order, behind `from` others. */
export async function played(
	on: ContractSwitch,
	from: number,
	...sounds: readonly string[]
): Promise<void> {
	let heard: readonly string[] = [];
	await until(
		`${sounds.join(', ')} are played`,
		async () => {
			heard = (await on.played()).slice(from);
			let at = -1;
			return sounds.every((sound) => {
				at = heard.indexOf(sound, at + 1);
				return at >= 0;
			});
		},
		{timeoutMs: 40_000, describe: () => `Played: ${heard.join(', ')}.`},
	);
}

/** Waits until nothing is left at the switch. */
export async function empty(t: ExecutionContext, on: ContractSwitch): Promise<void> {
	let count = -1;
	await until(
		'every channel is gone',
		async () => {
			count = await on.channelCount();
			return count === 0;
		},
		{describe: () => `${count} are left.`},
	);
	t.is(count, 0);
}
