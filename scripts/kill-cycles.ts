/**
 * `npm run soak:kill`: kills the daemon at enumerated writes to its store, the long form of
 * test/chaos/kill.test.ts. `--cycles N` (500), `--seed N`.
 */

import {parseArgs} from 'node:util';
import {killCycles} from '../test/chaos/kill-cycles.ts';

const {values} = parseArgs({
	options: {
		cycles: {type: 'string', default: '500'},
		seed: {type: 'string', default: String(Date.now() % 1_000_000)},
	},
});
const seed = Number(values.seed);
process.stdout.write(`seed ${seed}\n`);
const {
	problems,
	floor: _floor,
	...told
} = await killCycles(Number(values.cycles), seed, (cycle) => {
	if ((cycle + 1) % 25 === 0) process.stdout.write(`${cycle + 1} kills\n`);
});
process.stdout.write(`${JSON.stringify(told)}\n`);
for (const problem of problems) process.stdout.write(`PROBLEM ${problem}\n`);
process.exitCode = problems.length === 0 && told.died === told.cycles ? 0 : 1;
