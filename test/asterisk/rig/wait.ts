// Waiting for a condition, with a deadline and a message that says what never came.

import {setTimeout as sleep} from 'node:timers/promises';

/**
 * Polls until `probe` gives something other than `false` or `undefined`, and gives that back.
 * Throws after `timeoutMs` with `what` in the message, and with what `describe` says then.
 */
export async function waitUntil<Found>(
	what: string,
	probe: () => Found | false | undefined | Promise<Found | false | undefined>,
	{timeoutMs = 30_000, everyMs = 10, describe = (): string => ''} = {},
): Promise<Found> {
	const deadline = performance.now() + timeoutMs;
	for (;;) {
		const found = await probe();
		if (found !== false && found !== undefined) {
			return found;
		}

		if (performance.now() > deadline) {
			const details = describe();
			throw new Error(
				`waited ${timeoutMs} ms in vain until ${what}${details === '' ? '' : `\n${details}`}`,
			);
		}

		await sleep(everyMs);
	}
}
