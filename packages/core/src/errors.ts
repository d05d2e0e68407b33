/**
 * Refusals: what the floor says no to, each with a code that never changes. The sentences are in
 * `text/refusals.ts`, meaning and remedy in docs/errors.md.
 */

/** Every code a command can be refused with. Codes are only ever added. */
export const refusalCodes = [
	'unknown-agent',
	'unknown-phone',
	'unknown-call',
	'unknown-reason',
	'unknown-disposition',
	'already-signed-in',
	'not-signed-in',
	'phone-held',
	'phone-in-use',
	'phone-needed',
	'agent-on-call',
	'nothing-ringing',
	'phone-cannot-answer',
	'not-talking',
	'not-in-wrap-up',
	'disposition-needed',
	'disposition-not-for-queue',
	'not-your-call',
	'call-not-waiting',
	'nothing-pending',
	'agent-not-talking',
	'already-monitoring',
	'not-monitoring',
	'monitor-not-ready',
	'switch-down',
	'reason-is-system',
	'unknown-queue',
	'unknown-work',
	'unknown-kind',
	'kind-in-use',
	'not-your-work',
	'not-lent',
	'bad-loan',
	'queue-in-use',
	'phone-not-registered',
	'not-in-call',
	'wrap-up-not-optional',
	'wrap-up-not-extendable',
	'wrap-up-extensions-used',
	'wrap-up-fixed',
	'too-many-not-ready',
	'approval-needed',
	'nothing-requested',
	'hand-not-raised',
	'already-held',
	'not-held',
	'held',
	'order-pending',
	'no-such-target',
	'target-not-ready',
	'number-not-allowed',
	'already-consulting',
	'not-consulting',
	'consult-not-answered',
	'consult-going-on',
	'recording-off',
	'recording-opted-out',
	'recording-not-announced',
	'recording-not-consented',
	'recording-required',
	'already-recording',
	'not-recording',
	'unknown-recording',
	'recording-gone',
	'recording-held',
	'recording-damaged',
	'recording-key-wrong',
	'recording-not-ready',
	'not-allowed',
	'not-logged-in',
	'bad-arguments',
	'unknown-view',
	'unknown-party',
	'floor-file-bad',
	'log-in-wrong',
	'log-in-throttled',
	'account-exists',
	'unknown-account',
	'last-admin',
	'too-many-commands',
	'daemon-busy',
	'jobs-busy',
	'job-too-long',
	'job-too-large',
	'job-cancelled',
	'replay-no-day',
	'replay-too-early',
	'replay-too-late',
	'replay-no-such-time',
	'replay-time-twice',
	'day-not-recorded',
	'what-if-nobody',
	'what-if-too-few',
	'scenario-bad',
	'scenario-needs-floor',
	'internal',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** A request that cannot be met. `params` fill the sentence of the code. */
export interface Refusal {
	readonly code: RefusalCode;
	readonly params?: Readonly<Record<string, string | number>>;
}

/**
 * Throws when `condition` is false: our own mistake, never a person's. `about` is what it is about; apart,
 * so that no text is made of it while all is well.
 */
export function invariant(
	condition: unknown,
	message: string,
	about: string | number = '',
): asserts condition {
	if (!condition) throw new Error(`invariant broken: ${message}: ${about}`);
}
