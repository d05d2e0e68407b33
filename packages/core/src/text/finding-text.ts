/** One finding of the doctor in words, and how bad it is. */

import type {Sentence} from './translate.ts';

/** `warn` works, but not as it should; `fail` does not work or is not safe. */
export type FindingState = 'ok' | 'warn' | 'fail';

export interface FindingText {
	readonly state: FindingState;
	readonly says: Sentence;
	/** What to do; absent when nothing is to be done. */
	readonly remedy?: Sentence;
}
