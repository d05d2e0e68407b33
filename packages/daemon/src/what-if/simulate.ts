/** A day that a scenario describes, lived through the same engine: reads it, simulates it, says what was assumed. */

import type {Instant} from '@plateau/core';
import {simulateDay} from '@plateau/core/day-sim';
import type {Assumption, FiguresByQueue} from '@plateau/core/protocol';
import {parseFloorFile} from '../floor-file/parse.ts';
import type {FloorFileProblem} from '../floor-file/reader.ts';
import {toFloorConfig} from '../floor-file/to-config.ts';
import type {FloorFile} from '../floor-file/types.ts';
import type {Job} from '../jobs/job.ts';
import type {JobOutcome} from '../jobs/kinds.ts';
import {
	type FloorChoice,
	type Habits,
	openScenario,
	type Scenario,
	type Spread,
} from './scenario.ts';
import {planOf} from './scenario-plan.ts';
import {byQueue} from './what-if.ts';

/** What is asked. */
export interface SimulateArgs {
	readonly scenarioYaml: string;
	/** The floor file that the scenario names by its path, when it came along. */
	readonly floorYaml?: string;
	/** The floor file in force. */
	readonly currentYaml: string;
	/** Of numbers without a prefix where the floor names no country. */
	readonly country: string;
	/** Goes before the scenario's own. */
	readonly seed?: number;
}

/** A day that was lived. */
export interface SimulateResult {
	readonly day: string;
	readonly seed: number;
	readonly calls: number;
	readonly endedAt: Instant;
	readonly figures: FiguresByQueue;
	readonly assumptions: Assumption[];
}

/** Refusals: `scenario-bad`, `scenario-needs-floor`, `floor-file-bad`. */
export const simulate: Job<'simulate'> = (args) => {
	const opened = openScenario(args.scenarioYaml);
	if (!opened.ok) return bad('scenario-bad', opened.errors);
	const text = floorText(opened.opened.floor, args);
	if (!text.ok) return text;
	const {country} = args;
	const floor = parseFloorFile(text.result, {country});
	if (!floor.ok) return bad('floor-file-bad', floor.errors);
	const read = opened.opened.read(floor.floor, country);
	if (!read.ok) return bad('scenario-bad', read.errors);
	const {scenario} = read;
	const seed = args.seed ?? scenario.seed ?? 1;
	const lived = live(floor.floor, country, scenario, seed);
	return {ok: true, result: {day: scenario.day, seed, ...lived}};
};

function live(file: FloorFile, country: string, scenario: Scenario, seed: number) {
	const config = toFloorConfig({country, ...file});
	const {figures, calls, endedAt, refused} = simulateDay(planOf(scenario, {file, config}, seed));
	return {
		calls,
		endedAt,
		figures: byQueue(figures),
		assumptions: assumptionsOf(scenario, {calls, seed, refused: refused.length}),
	};
}

function floorText(choice: FloorChoice, args: SimulateArgs): JobOutcome<string> {
	switch (choice.kind) {
		case 'current':
			return {ok: true, result: args.currentYaml};
		case 'inline':
			return {ok: true, result: choice.text};
		case 'path': {
			if (args.floorYaml !== undefined) return {ok: true, result: args.floorYaml};
			return {
				ok: false,
				refusal: {code: 'scenario-needs-floor', params: {path: choice.path}},
			};
		}
	}
}

function bad(
	code: 'scenario-bad' | 'floor-file-bad',
	errors: readonly FloorFileProblem[],
): Extract<JobOutcome<never>, {ok: false}> {
	const details = errors.map(({params, ...error}) => ({...error, params: {...params}}));
	return {ok: false, refusal: {code, params: {count: errors.length}, details}};
}

function assumptionsOf(
	{answerMs, habits}: Scenario,
	{calls, seed, refused}: {readonly calls: number; readonly seed: number; readonly refused: number},
): Assumption[] {
	const told: Assumption[] = [{code: 'arrivals-by-chance', params: {count: calls}}];
	for (const [queueId, habit] of habits) told.push(...habitAssumptions(queueId, habit));
	told.push({code: 'answer-after', params: {seconds: answerMs / 1000}});
	told.push({code: 'staff-to-the-minute'}, {code: 'nothing-fails'});
	if (refused > 0) told.push({code: 'moves-refused', params: {count: refused}});
	told.push({code: 'seed', params: {seed}});
	return told;
}

function habitAssumptions(queueId: string, {patience, talk, wrapUp}: Habits): Assumption[] {
	const about = (code: string, {meanMs, distribution}: Spread): Assumption => ({
		code: `${code}-${distribution}`,
		params: {queueId, seconds: Math.round(meanMs / 1000)},
	});
	return [
		patience === 'endless'
			? {code: 'waits-for-ever', params: {queueId}}
			: about('patience', patience),
		about('talk', talk),
		...(wrapUp === undefined ? [] : [about('wrap-up', wrapUp)]),
	];
}
