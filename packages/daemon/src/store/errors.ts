/** What can go wrong between us and the database. Thrown only in `store/`. */

import {type Params, type StoreErrorCode, say, storeErrorText} from '@plateau/core/text';

/** `code` never changes; `params` fill the code's sentence in `core/text/store.ts`. The driver's own error is the cause. */
export class StoreError extends Error {
	readonly code: StoreErrorCode;
	readonly params: Params;

	constructor(code: StoreErrorCode, params: Params, cause?: unknown) {
		super(say('en', storeErrorText[code], params), cause === undefined ? undefined : {cause});
		this.name = 'StoreError';
		this.code = code;
		this.params = params;
	}
}

/** The text of whatever was thrown. */
export function reasonOf(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}
