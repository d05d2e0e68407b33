/**
 * `npm run soak`: real calls with sound through a real Asterisk and a spoilt wire, the long form of
 * test/asterisk/floor/chaos.test.ts. `--minutes N` (60), `--seed N`.
 */

import {parseArgs} from 'node:util';
import {provideRoot} from '../test/asterisk/rig/root.ts';
import {soak} from '../test/chaos/real-soak.ts';
import {complaintsOf} from '../test/chaos/soak-bounds.ts';
import {longChances} from '../test/chaos/usual-chances.ts';

const {values} = parseArgs({
	options: {
		minutes: {type: 'string', default: '60'},
		seed: {type: 'string', default: String(Date.now() % 1_000_000)},
	},
});
const state = await provideRoot();
if (!state.available) throw new Error(state.why);
const seed = Number(values.seed);
process.stdout.write(`seed ${seed}\n`);
const stops: (() => unknown)[] = [];
try {
	const teardowns = {teardown: (stop: () => unknown) => void stops.push(stop)};
	const soaked = await soak(teardowns, state.rig, {
		seed,
		forMs: Number(values.minutes) * 60_000,
		upsetEveryMs: 30_000,
		chances: longChances,
		told: (line) => process.stdout.write(`${new Date().toISOString()} ${line}\n`),
	});
	const {floor: _floor, problems: _problems, ...told} = soaked;
	process.stdout.write(`${JSON.stringify(told, null, '\t')}\n`);
	const complaints = complaintsOf(soaked);
	for (const complaint of complaints) process.stdout.write(`PROBLEM ${complaint}\n`);
	process.exitCode = complaints.length === 0 ? 0 : 1;
} finally {
	for (const stop of stops.reverse()) await stop();
}
