/** The floor as it was after an event: the newest snapshot that can be read, and what came after it. */

import {apply, emptyFloor, type Floor, type FloorSnapshot, fromSnapshot} from '@plateau/core';
import type {Store} from './store/store.ts';

/** What a start found. */
export interface Rebuilt {
	readonly floor: Floor;
	/** Events folded on top of the snapshot. */
	readonly replayed: number;
	/** `seq` of the snapshot used, 0 for none. */
	readonly snapshotSeq: number;
}

/**
 * Rebuilds the floor as it was after event `untilSeq`, the journal's last one when absent; throws when
 * the journal itself has a gap. `passed` sees the floor after each event on the way.
 */
export function rebuildFloor(
	store: Pick<Store, 'load'>,
	untilSeq = Number.MAX_SAFE_INTEGER - 1,
	passed: (floor: Floor) => void = () => {},
): Rebuilt {
	for (let belowSeq = untilSeq + 1; ; ) {
		const loaded = store.load(belowSeq);
		const {snapshot} = loaded;
		const restored = snapshot && fromSnapshot(snapshot.floor as FloorSnapshot);
		if (snapshot !== undefined && restored === undefined) {
			// Of a shape we no longer read: an older one, or the journal alone, gives the same floor.
			belowSeq = snapshot.seq;
			continue;
		}
		const floor = restored ?? emptyFloor();
		let replayed = 0;
		for (const event of loaded.eventsAfter) {
			if (event.seq > untilSeq) break;
			apply(floor, event);
			passed(floor);
			replayed += 1;
		}
		return {floor, replayed, snapshotSeq: snapshot?.seq ?? 0};
	}
}
