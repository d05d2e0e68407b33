/** Waiting for something to come true. */

import {setTimeout as sleep} from 'node:timers/promises';

/** Polls until `find` gives something; throws with `what` and `describe` after `timeoutMs`. */
export async function until<Found>(
	what: string,
	find: () => Found | undefined | false | Promise<Found | undefined | false>,
	{timeoutMs = 30_000, describe = (): string => ''} = {},
): Promise<Found> {
	const deadline = performance.now() + timeoutMs;
	for (;;) {
		const found = await find();
		if (found !== undefined && found !== false) return found;
		if (performance.now() > deadline) {
			throw new Error(`never came within ${timeoutMs} ms: ${what}. ${describe()}`);
		}
		await sleep(5);
	}
}
