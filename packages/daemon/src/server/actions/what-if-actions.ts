/** What could have been and what may come: days lived again or anew. The work is a job's. */

import {id, type QueueId} from '@plateau/core';
import type {Actions} from './action.ts';
import {sentText} from './sent-text.ts';

export const whatIfActions: Actions<'what-if' | 'simulate'> = {
	async 'what-if'(deps, {gone}, {day, agents, strategy, queueId, seed = 1}) {
		const asked = {
			...(agents === undefined ? {} : {agents}),
			...(strategy === undefined ? {} : {strategy}),
			...(queueId === undefined ? {} : {queueId: id<QueueId>(queueId)}),
		};
		const {timeZone} = deps.facts();
		return deps.jobs.run('what-if', {day, ...asked, seed, now: deps.now(), timeZone}, gone);
	},

	async simulate(deps, {gone}, args) {
		const scenario = sentText(args, 'scenario');
		if (!scenario.ok) return scenario;
		const isSent = args.floorYaml !== undefined || args.floorGzip !== undefined;
		const floor = isSent ? sentText(args, 'floor') : undefined;
		if (floor?.ok === false) return floor;
		const asked = {
			scenarioYaml: scenario.result,
			// The one in force, for a scenario that names none.
			currentYaml: await deps.floorFile.export(),
			country: deps.facts().country,
			...(floor === undefined ? {} : {floorYaml: floor.result}),
			...(args.seed === undefined ? {} : {seed: args.seed}),
		};
		return deps.jobs.run('simulate', asked, gone);
	},
};
