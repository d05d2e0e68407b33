/** Which agents are there for each queue, by what the queue counts as absence. */

import type {SignedIn} from '../agent/agent.ts';
import type {FiledAgent, Floor} from '../floor.ts';
import type {AbsenceFactor} from '../floor-config.ts';
import type {QueueId} from '../ids.ts';

/** True when none of the factors holds for the agent. Who is signed out is never there. */
export function isThere(
	floor: Floor,
	agent: SignedIn,
	factors: readonly AbsenceFactor[] | undefined,
): boolean {
	return factors === undefined || !factors.some((factor) => isAbsent(floor, agent, factor));
}

function isAbsent(floor: Floor, agent: SignedIn, factor: AbsenceFactor): boolean {
	switch (factor.when) {
		case 'signed-out':
			return false;
		case 'unregistered':
			return floor.phones.get(agent.phoneId)?.registered !== true;
		case 'outside':
			return (floor.phones.get(agent.phoneId)?.outside.length ?? 0) > 0;
		case 'wrap-up':
			return agent.activity.state === 'wrap-up';
		case 'talking':
			return ['talking', 'holding', 'consulting'].includes(agent.activity.state);
		case 'link-lost':
			return agent.link.state === 'lost';
		case 'not-ready': {
			const {presence} = agent;
			if (presence.state !== 'not-ready') return false;
			return factor.reasonId === undefined || factor.reasonId === presence.reasonId;
		}
		default:
			return factor satisfies never;
	}
}

/**
 * Counts the agent where they are there now; undefined for one who is not signed in. Answers with the
 * queues whose count came to nothing, or from nothing.
 */
export function countThere(
	floor: Floor,
	filed: FiledAgent,
	agent: SignedIn | undefined,
): readonly QueueId[] {
	const {queues, there} = floor.index;
	const before = filed.thereFor;
	const now =
		agent === undefined
			? none
			: filed.memberships
					.map(({queueId}) => queueId)
					.filter((queueId) => isThere(floor, agent, queues.get(queueId)?.absence));
	filed.thereFor = now;
	const turned: QueueId[] = [];
	const count = (queueId: QueueId, by: 1 | -1) => {
		const own = (there.get(queueId) ?? 0) + by;
		there.set(queueId, own);
		if (own === 0 || (own === 1 && by === 1)) turned.push(queueId);
	};
	for (const queueId of before) if (!now.includes(queueId)) count(queueId, -1);
	for (const queueId of now) if (!before.includes(queueId)) count(queueId, 1);
	return turned;
}

const none: readonly QueueId[] = [];
