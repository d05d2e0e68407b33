/** What can go wrong between us and the database. Thrown only in `store/`; no message holds a secret. */

/** Every code a store can fail with. Codes are only ever added. */
export type StoreErrorCode =
	| 'database-owned'
	| 'database-newer'
	| 'database-foreign'
	| 'database-unusable'
	| 'journal-gap'
	| 'journal-unreadable'
	| 'event-newer'
	| 'append-failed'
	| 'write-failed'
	| 'store-closed'
	| 'backup-exists'
	| 'backup-bad';

/** A failure of the database: `details` are JSON-safe, the driver's own error is kept as `cause`. */
export class StoreError extends Error {
	readonly code: StoreErrorCode;
	readonly details: Readonly<Record<string, string | number>>;

	constructor(
		code: StoreErrorCode,
		message: string,
		details: Readonly<Record<string, string | number>> = {},
		cause?: unknown,
	) {
		super(message, cause === undefined ? undefined : {cause});
		this.name = 'StoreError';
		this.code = code;
		this.details = details;
	}
}

/** The text of whatever was thrown. */
export function reasonOf(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}
