/** Whom a strategy prefers, by hand: the part of `routing-oracle.ts` that compares agents. */

import type {QueueConfig} from '@plateau/core';
import {hash} from '@plateau/core/hash';
import type {GivenAgent} from './random-agents.ts';
import type {RandomFloor} from './random-floor.ts';

const noSkills: {readonly skills: Readonly<Record<string, number>>} = {skills: {}};

/** What the strategy compares before the idle time; smaller first. */
export function strategyKey(
	given: RandomFloor,
	queue: QueueConfig,
	{agentId, did, idleSince, hand = []}: GivenAgent,
	/** Who was rung last for the queue, and for the call. */
	last: {readonly queue: string | undefined; readonly call: string | undefined},
): number[] {
	const {dayFrom, calls, config} = given;
	const {skills} = config.agents.find(({id}) => id === agentId) ?? noSkills;
	const asked = skillsIn(queue.requires).reduce((sum, skill) => sum + (skills[skill] ?? 0), 0);
	const talks = did.filter(({queueId}) => queueId !== undefined);
	const today = ({from, to}: {from: number; to: number}) =>
		Math.max(0, to - Math.max(from, dayFrom));
	const order: string[] = [
		...new Set([...(config.agentOrder ?? []), ...config.agents.map(({id}) => id)]),
	];
	const placeAfter = (before: string | undefined) => {
		const from = before === undefined ? -1 : order.indexOf(before);
		return (order.indexOf(agentId) - from - 1 + order.length) % order.length;
	};
	switch (queue.strategy) {
		case 'longest-idle-in-queue':
			return [Math.max(0, ...talks.filter(({queueId}) => queueId === queue.id).map(({to}) => to))];
		case 'fewest-calls':
			return [talks.filter(({to}) => to > dayFrom).length];
		case 'least-talk-time':
			return [talks.reduce((sum, talk) => sum + today(talk), 0)];
		case 'least-occupied': {
			const talkMs = talks.reduce((sum, talk) => sum + today(talk), 0);
			// Their idle stretch was counted as far as an offer that was taken back at once.
			const rung = calls.flatMap(({offers}) => offers).filter((offer) => offer.agentId === agentId);
			const counted = Math.max(idleSince, ...rung.map(({at}) => at));
			// With something in hand they are idle no longer, and work, counted as far as that is.
			const until = hand[0]?.at ?? counted;
			const busyMs = talkMs + today({from: until, to: counted});
			const idle = [
				...did.filter(({queueId}) => queueId === undefined),
				{from: idleSince, to: until},
			];
			const idleMs = idle.reduce((sum, stretch) => sum + today(stretch), 0);
			return [busyMs === 0 ? 0 : busyMs / (busyMs + idleMs)];
		}
		case 'most-skilled':
			return [-asked];
		case 'least-skilled':
			return [asked, Object.values(skills).reduce((sum, level) => sum + level, 0)];
		case 'linear':
			return [placeAfter(undefined)];
		case 'round-robin':
			return [placeAfter(last.queue)];
		case 'top-down':
			return [placeAfter(last.call)];
		default:
			return [];
	}
}

/**
 * By chance out of the call and the offer's number: of those who are left, the longest idle first and
 * whoever was enough from an earlier step before the others; with weights, until a draw is kept.
 */
export function drawn(
	given: RandomFloor,
	queue: QueueConfig,
	callId: string,
	offer: number,
	first: readonly GivenAgent[],
	/** The step from which an agent is enough; undefined when they never are. */
	stepOf: (agent: GivenAgent) => number | undefined,
): GivenAgent {
	const chance = (turn: number) => hash(turn === 0 ? callId : `${callId} ${turn}`, offer) >>> 0;
	const from = (agent: GivenAgent) => stepOf(agent) ?? 0;
	const inOrder = [...first].sort((a, b) => from(a) - from(b));
	const weight = ({agentId}: GivenAgent) =>
		given.config.agents.find(({id}) => id === agentId)?.weights?.[queue.id] ?? 1;
	const members = given.agents.filter((own) => stepOf(own) !== undefined);
	const greatest = Math.max(1, ...members.map(weight));
	for (let turn = 0; ; turn += 2) {
		const drawn = inOrder[chance(turn) % inOrder.length];
		if (drawn === undefined) throw new Error('nobody to draw from');
		if (queue.strategy === 'random' || chance(turn + 1) % greatest < weight(drawn)) return drawn;
	}
}

/** Compares two keys, the first difference deciding; an equal one is not before. */
export function isBefore(a: readonly number[], b: readonly number[]): boolean {
	const place = a.findIndex((own, index) => own !== b[index]);
	return place >= 0 && (a[place] ?? 0) < (b[place] ?? 0);
}

function skillsIn(requires: QueueConfig['requires']): string[] {
	const names = JSON.stringify(requires ?? {}).matchAll(/"skillId":"([^"]*)"/g);
	return [...new Set([...names].map(([, name = '']) => name))];
}
