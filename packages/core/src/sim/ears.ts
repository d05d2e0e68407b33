/** Supervisors who listen from numbers outside, right ones and wrong ones; and the floor's list, which changes. */

import type {Floor} from '../floor.ts';
import {type AgentId, id, type PartyId} from '../ids.ts';
import type {MonitorMode} from '../inputs.ts';
import {earList, earNumbers} from './ear-numbers.ts';
import {supervisors} from './floor-plan.ts';
import type {Random} from './random.ts';
import type {BareInput} from './shell.ts';

const modes: readonly MonitorMode[] = ['listen', 'whisper', 'barge'];

/** One thought of somebody who is not at a desk phone. */
export function earActs(random: Random, floor: Floor, send: (input: BareInput) => void): void {
	if (random.chance(0.04)) {
		const {listening: _list, ...config} = floor.config;
		const list = random.chance(0.5) ? {listening: earList} : {};
		send({type: 'configure-floor', by: 'admin', config: {...config, ...list}});
		return;
	}
	const heard = [...floor.monitors.values()].filter(({partyId}) => partyId !== undefined);
	if (heard.length > 0 && random.chance(0.5)) {
		const {personId} = random.pick(heard);
		const by = personId;
		if (random.chance(0.4)) send({type: 'stop-monitor', by, personId});
		else if (random.chance(0.2)) send({type: 'take-over', by, personId});
		else send({type: 'change-monitor', by, personId, mode: random.pick(modes)});
		return;
	}
	const talking = [...floor.agents.values()].filter(
		(agent) => agent.state === 'signed-in' && agent.activity.state === 'talking',
	);
	if (talking.length === 0) return;
	// Now and then an agent, who may be at work.
	const personId = random.chance(0.3)
		? random.pick<string>([...floor.agents.keys()])
		: random.pick(supervisors);
	send({
		...{type: 'start-monitor', by: personId, personId},
		...{agentId: id<AgentId>(random.pick(talking).id), mode: random.pick(modes)},
		outside: {
			number: random.pick(earNumbers).number,
			partyId: id<PartyId>(`p-ear-${random.int(1, 5)}`),
		},
	});
}
