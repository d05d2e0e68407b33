/** A command of call control that fits nothing in particular: refused, or carried out and made the best of. */

import type {Floor} from '../floor.ts';
import {type AgentId, id} from '../ids.ts';
import type {Random} from './random.ts';
import type {BareInput} from './shell.ts';
import {anybody} from './staff-control.ts';

/** Now and then of somebody who is in no call at all. */
export function controlMonkeyActs(
	random: Random,
	floor: Floor,
	send: (input: BareInput) => void,
): void {
	const all = [...floor.agents.values()];
	const inCalls = all.filter((agent) => agent.state === 'signed-in' && 'callId' in agent.activity);
	const {id: agentId} = random.pick(inCalls.length > 0 && random.chance(0.9) ? inCalls : all);
	const own = {by: agentId, agentId};
	const plain = ['hold', 'resume', 'swap', 'join-all', 'end-consult', 'hand-over', 'park'] as const;
	const commands: readonly BareInput[] = [
		...plain.map((type) => ({...own, type})),
		{...own, type: 'mute', muted: random.chance(0.5)},
		{...own, type: 'send-digits', digits: '4'},
		{...own, type: 'consult', to: anybody(random, floor)},
		{...own, type: 'consult', to: {kind: 'agent', agentId: id<AgentId>(agentId)}},
		{...own, type: 'transfer', to: anybody(random, floor)},
		{...own, type: 'transfer', to: {kind: 'queue', queueId: id('nothing')}},
		{...own, type: 'hang-up'},
	];
	send(random.pick(commands));
}
