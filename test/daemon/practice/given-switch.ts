/** A practice switch on a clock that the test moves. */

import {
	type PracticeSwitch,
	type PracticeSwitchOptions,
	startPracticeSwitch,
} from '@plateau/daemon/practice/practice-switch';
import type {ExecutionContext} from 'ava';
import {SteppedClock} from './stepped-clock.ts';

export const number = '33199001234';

export interface GivenSwitch {
	readonly practice: PracticeSwitch;
	readonly clock: SteppedClock;
}

/** Two phones, 101 and 102, and one number that is answered on entry. Without a daemon, calls go to the fallback. */
export async function givenSwitch(
	t: ExecutionContext,
	options: Partial<PracticeSwitchOptions> = {},
): Promise<GivenSwitch> {
	const clock = new SteppedClock();
	const practice = await startPracticeSwitch({
		seed: 7,
		clock,
		numbers: [{id: number, language: 'fr', answerOnEntry: true}],
		phones: ['101', '102'].map((extension) => ({extension, endpoint: `desk-${extension}`})),
		...options,
	});
	t.teardown(() => practice.stop());
	return {practice, clock};
}

/** A phone that must be there. */
export function phoneOf(practice: PracticeSwitch, extension: string) {
	const phone = practice.phones.get(`desk-${extension}`);
	if (phone === undefined) throw new Error(`there is no phone ${extension}`);
	return phone;
}
