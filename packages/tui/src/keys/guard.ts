/**
 * Keeps a slip of the finger from doing harm: actions that want a second press, and the least time
 * between two runs of one. Pure: the time comes in.
 */
import type {ActionRow} from './table.ts';

/** How long the second press may take. */
export const secondPressMs = 1500;
/** Least time between two runs of a guarded action. */
export const guardedThrottleMs = 1000;

/** What is remembered between presses. */
export interface GuardState {
	/** The action waiting for its second press, and what it is about. */
	readonly armed:
		| {readonly id: string; readonly subject: string; readonly until: number}
		| undefined;
	/** When each throttled action last ran, by its id and what it was about, epoch ms. */
	readonly ranAt: Readonly<Record<string, number>>;
}

/** `go` runs it; `press-again` and `throttled` are shown as a notice. */
export type Verdict = 'go' | 'press-again' | 'throttled';

/** Nothing pressed yet. */
export const restingGuard: GuardState = {armed: undefined, ranAt: {}};

/**
 * Whether an action may run. `subject` is what it acts on (a call's id): a second press about
 * something else is a first press. `at` is in ms and does not go back.
 */
export function pressGuard(
	state: GuardState,
	row: Pick<ActionRow<never>, 'id' | 'guard' | 'throttleMs'>,
	press: {readonly at: number; readonly subject?: string},
): {readonly state: GuardState; readonly verdict: Verdict} {
	const {at, subject = ''} = press;
	const isGuarded = row.guard === 'press-twice';
	const throttleMs = row.throttleMs ?? (isGuarded ? guardedThrottleMs : 0);
	// What takes one press is throttled for the same thing alone: another call that rings may be answered at once.
	const runs = isGuarded ? row.id : `${row.id} ${subject}`;
	const ranAt = state.ranAt[runs];
	if (ranAt !== undefined && at - ranAt < throttleMs) {
		return {state: {...state, armed: undefined}, verdict: 'throttled'};
	}
	const {armed} = state;
	const isSecond = armed?.id === row.id && armed.subject === subject && at <= armed.until;
	if (isGuarded && !isSecond) {
		return {
			state: {...state, armed: {id: row.id, subject, until: at + secondPressMs}},
			verdict: 'press-again',
		};
	}
	return {
		state: {
			armed: undefined,
			ranAt: throttleMs > 0 ? {...state.ranAt, [runs]: at} : state.ranAt,
		},
		verdict: 'go',
	};
}

/** The first press has been too long ago: the notice can go. */
export function isArmed(state: GuardState, id: string, at: number): boolean {
	return state.armed?.id === id && at <= state.armed.until;
}
