/** How long sounds last, so that messages take their real time. Measured from the French set, in ms. */

const lengths: Readonly<Record<string, number>> = {
	'all-circuits-busy-now': 2180,
	'cannot-complete-as-dialed': 3200,
	'hello-world': 1100,
	'please-try-call-later': 2820,
	sorry: 1460,
	'ss-noservice': 5400,
	'vm-nobodyavail': 2700,
};

/** Own recordings are taken to last as long as a sentence. */
const usualMs = 3000;

/** A stock sound's length; a usual one for any other. */
export function soundMs(name: string): number {
	return lengths[name] ?? usualMs;
}
