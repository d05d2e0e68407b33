/** How long sounds last, so that messages take their real time. Measured from the French set, in ms. */

const lengths: Readonly<Record<string, number>> = {
	'all-circuits-busy-now': 2000,
	'cannot-complete-as-dialed': 3000,
	'hello-world': 1100,
	'please-try-call-later': 3000,
	sorry: 1000,
	'ss-noservice': 5400,
	'vm-nobodyavail': 2500,
};

/** Own recordings are taken to last as long as a sentence. */
const usualMs = 3000;

/** A stock sound's length; a usual one for any other. */
export function soundMs(name: string): number {
	return lengths[name] ?? usualMs;
}
