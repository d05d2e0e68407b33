/** One process of a crowd of simulated worlds: lives the worlds it is sent, one after the other. */

import {hash} from '@plateau/core/hash';
import {runWorld} from '@plateau/core/sim';
import type {CrowdTask, LivedWorld} from './sim-crowd.ts';

function live({seed, calls, wantsHash}: CrowdTask): LivedWorld {
	const world = runWorld({seed, calls, haste: 2, looks: 'now and then'});
	let journalHash = 0;
	if (wantsHash)
		for (const event of world.journal) journalHash = hash(JSON.stringify(event), journalHash);
	return {
		...{seed, calls: world.calls, steps: world.steps, events: world.events},
		...(wantsHash ? {journalHash} : {}),
		broken: world.broken.slice(0, 5),
		transitions: [...world.transitions],
		outcomes: [...world.outcomes],
	};
}

process.on('message', (task: CrowdTask) => process.send?.(live(task)));
