/**
 * What always holds between two steps, asserted after every step in tests and once on load in
 * production. The letters are those of docs/states.md. O(n log n) in calls, agents and phones.
 */

import type {Floor} from './floor.ts';
import {checkAgents} from './invariants/agents.ts';
import {checkCalls} from './invariants/calls.ts';
import {checkIndex} from './invariants/index-rebuilt.ts';
import {checkMonitors} from './invariants/monitors.ts';
import {checkPlant} from './invariants/plant.ts';
import {checkRecordings} from './invariants/recordings.ts';
import {checkTies} from './invariants/ties.ts';
import {checkWork} from './invariants/work.ts';

/**
 * Every law that this floor breaks, one sentence each with the ids; empty when it is sound.
 * Holds between steps, not between the events of one step. Changes nothing.
 */
export function checkInvariants(floor: Floor): string[] {
	const broken: string[] = [];
	const must = (holds: boolean, law: () => string) => {
		if (!holds) broken.push(law());
	};
	checkPlant(floor, must);
	checkCalls(floor, must);
	checkAgents(floor, must);
	checkMonitors(floor, must);
	checkRecordings(floor, must);
	checkTies(floor, must);
	checkWork(floor, must);
	checkIndex(floor, must);
	return broken;
}
