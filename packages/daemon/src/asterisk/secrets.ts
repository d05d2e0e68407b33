/** Makes the random values of a configuration, keeping those that exist. Stores nothing. */

import type {AsteriskSecrets} from './input.ts';

/**
 * The secrets for `endpoints`: those of `known` as they are, the missing ones from `random`, which
 * gives that many random bytes. Secrets of phones that are gone are left out.
 */
export function completeSecrets(
	endpoints: readonly string[],
	known: Partial<AsteriskSecrets>,
	random: (bytes: number) => Buffer,
	hasTies = false,
): AsteriskSecrets {
	const word = () => random(18).toString('base64url');
	return {
		systemName: known.systemName ?? random(8).toString('hex'),
		control: known.control ?? word(),
		system: known.system ?? word(),
		...(hasTies || known.tie !== undefined ? {tie: known.tie ?? word()} : {}),
		phones: Object.fromEntries(
			[...endpoints].sort().map((endpoint) => [endpoint, known.phones?.[endpoint] ?? word()]),
		),
	};
}
