/** Makes what is committed outlive the machine, without holding up the thread that committed it. */

import {close, fdatasync, open} from 'node:fs';
import {promisify} from 'node:util';
import {reasonOf, StoreError} from './errors.ts';

const openFile = promisify(open);
const sync = promisify(fdatasync);

/**
 * SQLite's write-ahead log, flushed by us. It keeps the same file as long as the database is open, and
 * SQLite holds no lock on it that our closing of the file could drop.
 */
export class WalSync {
	readonly #path: string;
	#file: number | undefined;

	/** `path` is the database's; `:memory:` has nothing to flush. */
	constructor(path: string) {
		this.#path = path;
	}

	/**
	 * Resolves when every commit so far is on the disk. Rejects with a `StoreError`: then nobody knows
	 * what is there, and asking the disk again would only be told that all is well.
	 */
	async settle(): Promise<void> {
		if (this.#path === ':memory:') return;
		try {
			this.#file ??= await openFile(`${this.#path}-wal`, 'r');
			await sync(this.#file);
		} catch (cause) {
			throw new StoreError('write-failed', {path: this.#path, reason: reasonOf(cause)}, cause);
		}
	}

	close(): void {
		if (this.#file !== undefined) close(this.#file, () => {});
		this.#file = undefined;
	}
}
