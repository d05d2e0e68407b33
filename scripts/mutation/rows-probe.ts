/** For each row of the tables of transitions, the first world whose life is not in the tables without it. */

import {runWorld} from '@plateau/core/sim';
import {machines} from '@plateau/core/transitions';

const worlds = 120;
const rows = machines.flatMap(({name, rows: own}) =>
	own.map(({from, event, to}) => `${name}: ${from} + ${event} → ${to}`),
);
const firstSeed = new Map<string, number>();
for (let seed = 1; seed <= worlds && rows.some((row) => !firstSeed.has(row)); seed += 1) {
	// What happens in a world does not depend on how closely it is watched.
	for (const row of runWorld({seed, looks: 'now and then'}).transitions.keys()) {
		if (!firstSeed.has(row)) firstSeed.set(row, seed);
	}
}
process.stdout.write(`${JSON.stringify(rows.map((row) => [row, firstSeed.get(row) ?? null]))}\n`);
