/** Why a call passes people over, as views tell it. */

import * as v from 'valibot';
import {count, instant} from './view-parts.ts';

/** One skill that an agent lacks: `compare wanted` does not hold; `has` absent: no such skill at all. */
const lackSchema = v.object({
	skillId: v.string(),
	compare: v.string(),
	wanted: v.number(),
	has: v.optional(v.number()),
});

/** Somebody who was not asked, and the first reason that held. `until`: when it ends by itself. */
export const passedOverSchema = v.object({
	agentId: v.string(),
	/** A code; the sentences are in `core/text/why.ts`. */
	reason: v.string(),
	reasonId: v.optional(v.string()),
	until: v.optional(instant),
	tier: v.optional(v.number()),
	/** Whom the call waits for instead. */
	otherId: v.optional(v.string()),
	lacks: v.optional(v.array(lackSchema)),
	/** Of `at-capacity`: how much of the kind they have, and may have. */
	kindId: v.optional(v.string()),
	inHand: v.optional(count),
	capacity: v.optional(count),
});

/** An offer of a call that was taken out of its order: by whom, and over how many of its queue. */
export const takenSchema = v.object({by: v.string(), over: count});

/** Whom a call passes over: how many for each reason, and who. */
export const whySchema = v.object({
	counts: v.record(v.string(), count),
	passedOver: v.array(passedOverSchema),
});
