/**
 * For each row of the tables of transitions, the first world whose life is not in the tables without it. Its
 * arguments: the seeds that are kept, for rows that happen seldom.
 */

import {runWorld, type WorldOptions} from '@plateau/core/sim';
import {machines} from '@plateau/core/transitions';

const rows = machines.flatMap(({name, rows: own}) =>
	own.map(({from, event, to}) => `${name}: ${from} + ${event} → ${to}`),
);
const firstWorld = new Map<string, string>();

/** What happens in a world does not depend on how closely it is watched. */
function live(name: string, options: WorldOptions): void {
	for (const row of runWorld({...options, looks: 'now and then'}).transitions.keys()) {
		if (!firstWorld.has(row)) firstWorld.set(row, `${name} ${options.seed}`);
	}
}

const isOver = () => rows.every((row) => firstWorld.has(row));
for (let seed = 1; seed <= 20 && !isOver(); seed += 1) live('world', {seed});
for (let seed = 20_001; seed <= 20_100 && !isOver(); seed += 1)
	live('crowd', {seed, calls: 1500, haste: 2});
for (const seed of process.argv.slice(2).map(Number)) {
	if (!isOver()) live('world', {seed});
}
process.stdout.write(`${JSON.stringify(rows.map((row) => [row, firstWorld.get(row) ?? null]))}\n`);
