/** People who are not on the floor: copies of those who are, with a phone of their own. */

import type {AgentId, FloorConfig, PhoneId} from '@plateau/core';
import {ownPhone} from '@plateau/core/day-sim';

/** One more person. */
export interface Copy {
	/** Whose skills and queues they have. */
	readonly of: AgentId;
	readonly id: AgentId;
	/** A phone of the original's, whose switch theirs is on too; the floor's first when absent. */
	readonly phoneId?: PhoneId;
}

/** The `number`-th copy of somebody. */
export function copyOf(of: AgentId, number: number, phoneId?: PhoneId): Copy {
	const id = `${of}+${number}` as AgentId;
	return phoneId === undefined ? {of, id} : {of, id, phoneId};
}

/** The floor with the copies on it. A copy of nobody is left out. */
export function withCopies(config: FloorConfig, copies: readonly Copy[]): FloorConfig {
	const {agents, phones, agentOrder} = config;
	const added = copies.flatMap((copy) => {
		const original = agents.find(({id}) => id === copy.of);
		const phone = phones.find(({id}) => id === copy.phoneId) ?? phones[0];
		return original === undefined ? [] : [{agent: {...original, id: copy.id}, phone}];
	});
	const theirs = added.flatMap(({agent, phone}) => {
		const id = ownPhone(agent.id);
		return phone === undefined ? [] : [{...phone, id, endpoint: id}];
	});
	const ids = added.map(({agent}) => agent.id);
	return {
		...config,
		agents: byId([...agents, ...added.map(({agent}) => agent)]),
		phones: byId([...phones, ...theirs]),
		...(agentOrder === undefined ? {} : {agentOrder: [...agentOrder, ...ids]}),
	};
}

/** As a configuration has its lists. */
function byId<T extends {readonly id: string}>(rows: readonly T[]): T[] {
	return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
