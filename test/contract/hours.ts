/** Opening hours that the switch keeps by itself, while nobody else does. */

import {arrive} from './calls.ts';
import {numbers} from './driver.ts';
import {type Declare, empty, given} from './given.ts';
import {until} from './wait.ts';

export function hoursCases(declare: Declare): void {
	for (const [what, number] of [
		['a number outside its hours', numbers.shut],
		['a number on a holiday', numbers.holiday],
	] as const) {
		declare(
			`contract - without the daemon ${what} says that it is closed, and rings nobody`,
			async (t, open) => {
				const floor = await given(t, open);
				const {on, bridge} = floor;
				const colleague = await floor.phones('101');
				await bridge.die();
				const caller = await on.caller();
				await caller.dial(number);
				await until('the caller is let go', () => caller.isIdle(), {timeoutMs: 30_000});
				t.true((await on.played()).includes('please-try-call-later'), (await on.played()).join());
				t.true(colleague.isIdle());
				await empty(t, on);
			},
		);
	}

	declare(
		'contract - without the daemon a number within its hours rings the desk phones',
		async (t, open) => {
			const floor = await given(t, open);
			const {on, bridge} = floor;
			const colleague = await floor.phones('101');
			await bridge.die();
			const caller = await on.caller();
			await caller.dial(numbers.allDay);
			await colleague.until('ringing');
			await caller.hangUp();
			await colleague.until('idle');
			await empty(t, on);
		},
	);

	declare(
		'contract - a daemon that is there decides, whatever the switch’s own hours say',
		async (t, open) => {
			const floor = await given(t, open);
			const {on, bridge} = floor;
			const {caller, channel} = await arrive(floor, numbers.shut);
			const from = bridge.mark();
			await bridge.admit(channel);
			await bridge.signal('caller-waiting', {from});
			await caller.hangUp();
			await empty(t, on);
			t.pass();
		},
	);
}
