/** The steps of a wait for work that needs no phone: those of its queue, taken as a call's are. */

import type {WorkId} from '../ids.ts';
import type {Turn} from '../turn.ts';

/** The next step of widening, of tiers or of ageing: an event, so that the order never moves by itself. */
export function stepWork(
	turn: Turn,
	workId: WorkId,
	what: 'widen' | 'tier' | 'age',
	reason: 'time' | 'nobody',
): void {
	const item = turn.floor.work.get(workId);
	if (item?.state !== 'waiting') return;
	const {queueId, widened, tiersOpen, aged} = item.entry;
	const step = turn.floor.index.queues.get(queueId)?.ageing?.[aged];
	turn.emit({
		...{type: 'work-stepped', workId, reason},
		widened: widened + (what === 'widen' ? 1 : 0),
		tiersOpen: tiersOpen + (what === 'tier' ? 1 : 0),
		aged: aged + (what === 'age' ? 1 : 0),
		creditMs: what === 'age' ? (step?.creditMs ?? 0) : 0,
	});
}
