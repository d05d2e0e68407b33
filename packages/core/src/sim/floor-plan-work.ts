/** The kinds of work of a drawn floor, interruptible and not, and what its agents may have of them. */

import type {AgentConfig, FloorConfig} from '../floor-config.ts';
import {id, type KindId} from '../ids.ts';
import {type KindConfig, taskKind} from '../work/kinds.ts';
import type {Random} from './random.ts';

/** Tasks by some rule, and on half the floors another kind, which mostly is not interrupted. */
export function planKinds(random: Random): Pick<FloorConfig, 'kinds'> {
	if (random.chance(0.2)) return {};
	const kind = (name: string, interruptible: number): KindConfig => ({
		...{id: id<KindId>(name), capacity: random.int(1, 3), needsPhone: false},
		interruptible: random.chance(interruptible),
	});
	const complaint = kind('complaint', 0.2);
	return {kinds: [...(random.chance(0.5) ? [complaint] : []), kind(taskKind.id, 0.7)]};
}

/** Some agents have room for more than the others, or for none. */
export function planCapacity(random: Random): Pick<AgentConfig, 'capacity'> {
	if (random.chance(0.6)) return {};
	return {
		capacity: {
			...(random.chance(0.8) ? {task: random.int(0, 4)} : {}),
			...(random.chance(0.4) ? {complaint: random.int(0, 2)} : {}),
		},
	};
}
