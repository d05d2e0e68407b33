/** A floor of any size for the routing bench: queues that each ask for a skill, agents with some of them. */

import {
	type AgentId,
	emptyConfig,
	type FloorConfig,
	id,
	type NumberId,
	type PhoneId,
	type QueueId,
	type SkillId,
	type SwitchId,
} from '@plateau/core';

/** How large a floor is. */
export interface Size {
	readonly agents: number;
	/** Each asks for one skill of its own. */
	readonly queues: number;
	/** How many of the queues' skills each agent has. */
	readonly skillsEach: number;
}

export const switchId = id<SwitchId>('main');

/** Names that sort as they are counted. */
const named = (letter: string, place: number) => `${letter}${String(place).padStart(5, '0')}`;
export const agentName = (place: number) => id<AgentId>(named('a', place));
export const phoneName = (place: number) => id<PhoneId>(named('d', place));
export const queueName = (place: number) => id<QueueId>(named('q', place));
export const numberName = (place: number) => id<NumberId>(String(33199000000 + place));
const skillName = (place: number) => id<SkillId>(named('s', place));

/** The places of the queues that an agent serves: mixed, and with ten agents none is without. */
export function queuesOf(agent: number, {queues, skillsEach}: Size): readonly number[] {
	const stride = Math.floor(queues / skillsEach) + Math.floor(agent / 10);
	const places = Array.from({length: skillsEach}, (_, turn) => (agent + turn * stride) % queues);
	return [...new Set(places)].sort((a, b) => a - b);
}

export function givenConfig(size: Size): FloorConfig {
	const places = (count: number) => Array.from({length: count}, (_, place) => place);
	return {
		...emptyConfig,
		numbers: places(size.queues).map((place) => ({
			id: numberName(place),
			queueId: queueName(place),
			language: 'fr',
			priorityMs: 0,
			answerOnEntry: true,
		})),
		queues: places(size.queues).map((place) => ({
			id: queueName(place),
			requires: {op: 'level', skillId: skillName(place), compare: '>=', level: 50},
			thresholdMs: 20_000,
			ringMs: 25_000,
			wrapUp: {mode: 'none'},
			shortAbandonMs: 5000,
			onMaxWait: {action: 'message'},
			nobodyMs: 3_600_000,
			onNobody: {action: 'message'},
			monitoringShown: false,
		})),
		phones: places(size.agents).map((place) => ({
			id: phoneName(place),
			switchId,
			endpoint: phoneName(place),
			remoteAnswer: false,
		})),
		agents: places(size.agents).map((place) => {
			const own = queuesOf(place, size);
			return {
				id: agentName(place),
				queues: own.map(queueName),
				skills: Object.fromEntries(
					own.map((queue) => [skillName(queue), 50 + ((place * 7 + queue) % 51)]),
				),
			};
		}),
		skills: places(size.queues).map(skillName),
	};
}
