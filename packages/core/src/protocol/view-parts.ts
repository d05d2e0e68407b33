/** Pieces that several views are made of. */

import * as v from 'valibot';

export const instant = v.number();
export const count = v.number();

/** What people call something, from the floor file, in both languages. */
export const labelSchema = v.object({en: v.string(), fr: v.string()});
export type Label = v.InferOutput<typeof labelSchema>;

export const presence = v.variant('state', [
	v.object({state: v.literal('available'), since: instant}),
	v.object({state: v.literal('not-ready'), reasonId: v.string(), since: instant}),
	v.object({state: v.literal('logged-out'), since: instant}),
]);

/** What the system sees an agent do. */
export const activitySchema = v.picklist([
	'idle',
	'ringing',
	'talking',
	'holding',
	'consulting',
	'dialling',
	'outside',
	'wrap-up',
]);

export const labels = v.record(v.string(), labelSchema);
