/** What a table of transitions is made of. */

import type {EventBody} from '../events.ts';

/** The state of a thing that is not there: before its first event, or after its last. */
export const nowhere = '—';

/** One line: in `from`, `event` makes it `to`. Rows that stay where they are change something else. */
export interface Transition {
	readonly from: string;
	readonly event: EventBody['type'];
	readonly to: string;
	/** On what occasion. */
	readonly when: string;
}

/** One thing that has states. */
export interface Machine {
	readonly name:
		| 'call'
		| 'line'
		| 'consult'
		| 'offer'
		| 'monitor'
		| 'recording'
		| 'work'
		| 'activity'
		| 'presence'
		| 'wish'
		| 'request'
		| 'hand'
		| 'link'
		| 'headset'
		| 'switch';
	readonly title: string;
	/** What it is a state of, and where in the code. */
	readonly about: string;
	/** Meaning by state. Those that nothing leads to yet are left out. */
	readonly states: Readonly<Record<string, string>>;
	readonly rows: readonly Transition[];
}

/** Rows that share an event and a target. */
export function rows(
	from: readonly string[] | string,
	event: EventBody['type'],
	to: string,
	when: string,
): readonly Transition[] {
	return (typeof from === 'string' ? [from] : from).map((one) => ({from: one, event, to, when}));
}

/** Rows of an event that leaves each of these states as it is. */
export function stays(
	states: readonly string[],
	event: EventBody['type'],
	when: string,
): readonly Transition[] {
	return states.map((state) => ({from: state, event, to: state, when}));
}
