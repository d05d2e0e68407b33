/** A store in memory or in a folder of its own, with customers p-1, p-2 and p-3 known. */

import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Event} from '@plateau/core';
import {openStore, type Store} from '@plateau/daemon/store/store';
import type {ExecutionContext} from 'ava';
import Sqlite from 'better-sqlite3';
import {eventStory} from './event-story.ts';

/** The numbers that customers p-1 to p-3 ring from. */
export const customers = ['+33612345671', '+33612345672', '+33612345673'] as const;

/** A store that the test's end closes. */
export async function givenStore(t: ExecutionContext, path = ':memory:'): Promise<Store> {
	const store = openStore(path);
	t.teardown(() => store.close());
	for (const number of customers) store.partyOf({number});
	await store.append({events: [], audits: []});
	return store;
}

/** A folder that the test's end removes. */
export function givenFolder(t: ExecutionContext): string {
	const folder = mkdtempSync(join(tmpdir(), 'plateau-test-'));
	t.teardown(() => rmSync(folder, {recursive: true, force: true}));
	return folder;
}

/** Whom a simulated floor dials are customers of the store. */
export function knowDialled(path: string, journal: readonly Event[]): void {
	const db = new Sqlite(path);
	const add = db.prepare('INSERT OR IGNORE INTO party (party_id, party_number) VALUES (?, ?)');
	for (const event of journal) {
		if (event.type === 'dial-asked') add.run(event.partyId, 10_000 + event.seq);
	}
	db.close();
}

/** Appends the story as one batch. */
export async function tell(store: Store, story: string): Promise<void> {
	await store.append({events: eventStory(story, store.lastSeq + 1), audits: []});
}
