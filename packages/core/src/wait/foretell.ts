/** How long callers will wait from now on: those who wait, and one who would come in now. */

import {type Call, customerChannel} from '../call/call.ts';
import {beginningOf} from '../decide/steps.ts';
import type {Floor} from '../floor.ts';
import type {QueueId, SwitchId} from '../ids.ts';
import {rankAt} from '../queue/entry.ts';
import type {Instant, Millis} from '../time.ts';
import {expectedWaitMs} from './expected.ts';

/** What is left of a caller's wait, whole ms; undefined while it cannot be told. */
export function remainingWaitMs(
	floor: Floor,
	call: Call & {state: 'waiting'},
	at: Instant,
): Millis | undefined {
	const switchId = customerChannel(call)?.switchId;
	if (switchId === undefined) return undefined;
	const {entry} = call;
	const {queueId, widened, tiersOpen, seq} = entry;
	const asked = {queueId, switchId, widened, tiersOpen, rankAt: rankAt(entry), seq};
	return expectedWaitMs(floor, asked, at);
}

/** What one without a head start would wait who came into the queue now, at the end; whole ms. */
export function newcomerWaitMs(
	floor: Floor,
	queueId: QueueId,
	switchId: SwitchId,
	at: Instant,
): Millis | undefined {
	const {widened, tiersOpen} = beginningOf(floor, queueId);
	const asked = {queueId, switchId, widened, tiersOpen, rankAt: at, seq: Number.POSITIVE_INFINITY};
	return expectedWaitMs(floor, asked, at);
}
