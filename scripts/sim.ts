/**
 * `npm run sim`: whole simulated days from fresh seeds, until the time is over or one breaks a law.
 * `npm run sim -- 4711` lives one seed again. `--seconds 60`, `--calls 300`. With `--crowd` on all
 * cores, looked at in whole only now and then; `--crowd --first 20001 --worlds 1` lives one of those again.
 */

import {parseArgs} from 'node:util';
import {runWorld, type WorldReport} from '@plateau/core/sim';
import {callsPerWorld, liveCrowd, tasksOf} from './sim-crowd.ts';

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {
		seconds: {type: 'string', default: '30'},
		calls: {type: 'string', default: '300'},
		crowd: {type: 'boolean', default: false},
		first: {type: 'string'},
		worlds: {type: 'string', default: '1'},
	},
});
const calls = Number(values.calls);
const [given] = positionals;
const broke = values.crowd
	? await liveInCrowd()
	: given === undefined
		? liveFresh(Number(values.seconds))
		: liveOne(Number(given));
process.exitCode = broke ? 1 : 0;

/** One seed, with what came of it. */
function liveOne(seed: number): boolean {
	const report = runWorld({seed, calls});
	for (const [outcome, count] of [...report.outcomes].sort()) say(`${count} ${outcome}`);
	for (const [code, count] of [...report.anomalies].sort()) say(`${count} anomalies ${code}`);
	say(`${report.calls} callers, ${report.steps} steps, ${report.events} events`);
	if (report.broken.length > 0) tell(report);
	else say(`seed ${seed}: every law holds`);
	return report.broken.length > 0;
}

/** Seeds that nobody has tried, until the time is over. */
function liveFresh(seconds: number): boolean {
	const startedAt = performance.now();
	const elapsed = () => (performance.now() - startedAt) / 1000;
	let seed = Date.now();
	let lived = 0;
	let broken = 0;
	while (elapsed() < seconds) {
		const report = runWorld({seed, calls});
		lived += report.calls;
		if (report.broken.length > 0) {
			broken += 1;
			tell(report);
		}
		seed += 1;
	}
	const perSecond = Math.round(lived / elapsed());
	say(`${lived} calls, ${perSecond} a second; ${broken} seeds broke a law`);
	return broken > 0;
}

/** Fresh worlds on all cores until the time is over, or the given ones. */
async function liveInCrowd(): Promise<boolean> {
	const until = performance.now() + 1000 * Number(values.seconds);
	let seed = Date.now();
	const fresh = () =>
		performance.now() < until ? {seed: seed++, calls: callsPerWorld, wantsHash: false} : undefined;
	const given =
		values.first === undefined ? fresh : tasksOf(Number(values.first), Number(values.worlds));
	const report = await liveCrowd(given);
	for (const {seed: own, laws} of report.broken) {
		say(`seed ${own} broke laws, first:`);
		for (const law of laws) say(`  ${law}`);
		say(`again: npm run sim -- --crowd --first ${own}`);
	}
	for (const [outcome, count] of [...report.outcomes].sort()) say(`${count} ${outcome}`);
	const {calls: callers, worlds, seconds, processes, broken} = report;
	const perSecond = Math.round(callers / seconds);
	say(`${callers} callers in ${worlds} worlds, ${perSecond} a second in ${processes} processes`);
	say(`${broken.length} seeds broke a law`);
	return broken.length > 0;
}

function tell({seed, broken}: WorldReport): void {
	say(`seed ${seed} broke ${broken.length} laws, first:`);
	for (const law of broken.slice(0, 5)) say(`  ${law}`);
	say(`again: npm run sim -- ${seed}${calls === 300 ? '' : ` --calls ${calls}`}`);
	say('keep it: add the seed and a word about the bug to test/sim/seeds.txt');
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
