/** Commands that look back at a day, or lead one that was not: why, replay, what-if, simulate. */

import * as v from 'valibot';
import {strategies} from '../floor-config.ts';
import {gzip, id, text} from './fields.ts';
import {assumptionSchema, figuresByQueueSchema} from './figures.ts';
import {labelSchema} from './view-parts.ts';
import {boardViewSchema} from './views.ts';
import {takenSchema, whySchema} from './why-view.ts';

/** Of chance; any whole number. */
const seed = v.pipe(v.number(), v.safeInteger());

/** Part of `commandSchemas`, where the roles are explained. */
export const dayCommandSchemas = {
	/** The whole of it, live or long over: the call view has the first eight of each list. */
	'why-call': {
		role: 'supervisor',
		self: false,
		audited: false,
		args: v.object({callId: id}),
		result: v.object({
			callId: v.string(),
			/** In order; `idleMs` of the agent chosen, `candidates` who could have been asked. */
			offers: v.array(
				v.object({
					seq: v.number(),
					at: v.number(),
					agentId: v.string(),
					queueId: v.string(),
					strategy: v.string(),
					candidates: v.number(),
					idleMs: v.number(),
					/** The caller waited for this agent, whatever the strategy. */
					isSticky: v.optional(v.boolean()),
					taken: v.optional(takenSchema),
					/** What became of it; absent: it rings. */
					ended: v.optional(
						v.object({
							at: v.number(),
							state: v.picklist(['accepted', 'declined', 'rang-out', 'withdrawn', 'failed']),
							reason: v.optional(v.string()),
						}),
					),
					...whySchema.entries,
				}),
			),
			/** While it waits: why nobody is asked now. */
			waits: v.optional(v.object({at: v.number(), ...whySchema.entries})),
			/** Names by id, as of now. */
			agents: v.record(v.string(), v.string()),
			queues: v.record(v.string(), labelSchema),
			reasons: v.record(v.string(), labelSchema),
		}),
	},
	/**
	 * `day` is ISO, `at` a time on it in the floor's time zone: `14:03` or `14:03:20`, with the offset
	 * behind it (`02:30+01:00`) where clocks show it twice; absent: as early on that day as the journal
	 * goes. Instead of a day: an `instant`, or right after event `seq`.
	 */
	'replay-floor': {
		role: 'supervisor',
		self: false,
		audited: false,
		args: v.object({
			day: v.optional(v.pipe(text(10), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day like 2026-11-20'))),
			at: v.optional(text(14)),
			instant: v.optional(v.pipe(v.number(), v.integer())),
			seq: v.optional(v.pipe(v.number(), v.integer())),
		}),
		result: v.object({
			/** The instant shown. */
			at: v.number(),
			/** The last event at or before it. */
			seq: v.number(),
			event: v.object({at: v.number(), type: v.string()}),
			board: boardViewSchema,
		}),
	},
	/**
	 * `day` is ISO. `agents`: so many people more, or fewer. `queueId`: where the strategy changes and
	 * whose people are copied or taken away; absent: every queue. `seed`: 1 when absent.
	 */
	'what-if': {
		role: 'supervisor',
		self: false,
		audited: false,
		args: v.object({
			day: v.pipe(text(10), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day like 2026-11-20')),
			agents: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-500), v.maxValue(500))),
			strategy: v.optional(v.picklist(strategies)),
			queueId: v.optional(id),
			seed: v.optional(seed),
		}),
		result: v.object({
			day: v.string(),
			seed: v.number(),
			/** How far the day goes: its end, or now. */
			endsAt: v.number(),
			/** The day's own counters. */
			recorded: figuresByQueueSchema,
			/** Lived again with nothing changed. */
			again: figuresByQueueSchema,
			/** With the changes; absent when none were asked for. */
			changed: v.optional(figuresByQueueSchema),
			assumptions: v.array(assumptionSchema),
		}),
	},
	/**
	 * A scenario's text, or gzip of it in base64; see docs/what-if.md. One that names a floor file is
	 * refused with `scenario-needs-floor` and its path until that file comes along. `seed` goes before
	 * the scenario's. Errors: `scenario-bad`, `floor-file-bad`.
	 */
	simulate: {
		role: 'supervisor',
		self: false,
		audited: false,
		args: v.object({
			scenarioYaml: v.optional(text(60_000)),
			scenarioGzip: v.optional(gzip),
			floorYaml: v.optional(text(60_000)),
			floorGzip: v.optional(gzip),
			seed: v.optional(seed),
		}),
		result: v.object({
			/** ISO date. */
			day: v.string(),
			seed: v.number(),
			/** Calls that came in, the refused included. */
			calls: v.number(),
			/** When the last caller had gone. */
			endedAt: v.number(),
			figures: figuresByQueueSchema,
			assumptions: v.array(assumptionSchema),
		}),
	},
} as const;
