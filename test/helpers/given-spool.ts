/** A spool that the switch writes into, a store and the keys beside it: where recordings and messages are sealed. */

import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import type {Event, EventBody} from '@plateau/core';
import {silentLog} from '@plateau/daemon/log';
import {masterKeysIn} from '@plateau/daemon/recording/key-file';
import {Recorder, type RecorderParts} from '@plateau/daemon/recording/recorder';
import {openStore} from '@plateau/daemon/store/store';
import type {ExecutionContext} from 'ava';
import {givenFolder} from './given-store.ts';

/** All of it in a folder that goes with the test; `startsAt` is what the clock shows until a test moves it. */
export function givenSpool(t: ExecutionContext, startsAt: number) {
	const dir = givenFolder(t);
	const [spoolDir, folder] = [join(dir, 'spool'), join(dir, 'sealed')];
	mkdirSync(spoolDir);
	const store = openStore(join(dir, 'plateau.db'));
	t.teardown(() => store.close());
	const keys = masterKeysIn(join(dir, 'keys.json'));
	const clock = {now: startsAt};
	const now = () => clock.now;
	const logged: string[] = [];
	const log = {
		...silentLog,
		warn: (event: string) => void logged.push(event),
		error: (event: string) => void logged.push(event),
	};
	/** A recorder of this spool, stopped with the test. */
	const recorderOf = (more: Partial<RecorderParts> = {}) => {
		const recorder = new Recorder({
			...{recordings: store.recordings, spoolDir, folder, keys, ownerId: 'owner-1'},
			...{minFreeBytes: 1, now, log, ...more},
		});
		t.teardown(() => recorder.stop());
		return recorder;
	};
	let seq = 0;
	/** Into the journal, as the loop writes. */
	const write = async (...bodies: readonly EventBody[]): Promise<readonly Event[]> => {
		const events = bodies.map((body): Event => {
			seq += 1;
			return {seq, at: clock.now, v: 2, ...body};
		});
		await store.append({events, audits: []});
		return events;
	};
	return {dir, spoolDir, folder, store, keys, clock, now, logged, log, recorderOf, write};
}
