/** A day's figures as what-if and simulations answer them. Formulas: docs/glossary.md. */

import * as v from 'valibot';

const share = v.optional(v.number());
const millis = v.optional(v.number());

/** One queue's day, or the floor's. Shares are 0 to 1; what nothing counts for is absent. */
export const figuresSchema = v.object({
	offered: v.number(),
	answered: v.number(),
	answeredInTime: v.number(),
	abandoned: v.number(),
	shortAbandoned: v.number(),
	timedOut: v.number(),
	leftEmpty: v.number(),
	/** Answered in time / (offered − short abandons). */
	serviceLevel: share,
	/** Abandoned / offered. */
	abandonRate: share,
	speedOfAnswerMs: millis,
	/** Of those who serve the queue, all their work counted. */
	occupancy: share,
	/** Of the offered, those who found nobody free at once. */
	waited: v.number(),
	/** Waits of the offered, answered or not: the mean, then by nearest rank. */
	meanWaitMs: millis,
	p50Ms: millis,
	p90Ms: millis,
	p95Ms: millis,
	p99Ms: millis,
	longestMs: millis,
	/** The most callers who waited at the same time. */
	maxWaiting: v.number(),
	/** Who waits at the end. */
	waiting: v.number(),
});
export type Figures = v.InferOutput<typeof figuresSchema>;

/** The whole floor and each queue by its id. */
export const figuresByQueueSchema = v.object({
	floor: figuresSchema,
	queues: v.record(v.string(), figuresSchema),
});
export type FiguresByQueue = v.InferOutput<typeof figuresByQueueSchema>;

/** Something taken for granted; the sentence of `code` is in the catalogue. */
export const assumptionSchema = v.object({
	code: v.string(),
	params: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
});
export type Assumption = v.InferOutput<typeof assumptionSchema>;
