/** Why a piece of work is offered to nobody now, and to whom it could be. Pure. */

import {explainWork, type Floor, type WorkId} from '@plateau/core';
import type {PassedOver, Why} from '@plateau/core/protocol';
import {rowOf} from './why-view.ts';

/** Everybody of its queue: who could be offered it (`behind`), in that order, then who not. */
export function whyOfWork(floor: Floor, workId: WorkId): Why | undefined {
	const full = explainWork(floor, workId);
	if (full === undefined) return undefined;
	const rows: PassedOver[] = [
		...full.candidates.map(({agentId}) => ({agentId, reason: 'behind'})),
		...full.passed.map((row) => rowOf(row, floor.at)),
	];
	const counts: Record<string, number> = {};
	for (const {reason} of rows) counts[reason] = (counts[reason] ?? 0) + 1;
	return {counts, passedOver: rows};
}
