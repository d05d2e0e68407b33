/** The measurements as a page: medians over all rounds, ratios, and what was wanted. */

import {cpus} from 'node:os';
import {median, quantile} from '../process-figures.ts';
import {arrivalToOffer, failed, hangUpToNextOffer, overtakenBy} from './figures.ts';
import type {Load, Round, System} from './lab.ts';
import type {NailedRound} from './nailed.ts';
import type {Readoption} from './readoption.ts';
import type {VoiceRound} from './voice.ts';

/** Those of the measurements by letter that put a load on both systems; the others are floors of their own. */
export type LoadPart = 'a' | 'b' | 'c' | 'd';

export interface Results {
	readonly rounds: Readonly<Record<LoadPart, Readonly<Record<System, readonly Round[]>>>>;
	readonly readoptions: readonly Readoption[];
	readonly nailed: readonly NailedRound[];
	readonly voices: readonly VoiceRound[];
	readonly loads: Readonly<Record<LoadPart, Load>>;
	readonly repeat: number;
	readonly loadBefore: number;
	readonly version: string;
}

const systems = ['plateau', 'app_queue'] as const;

export function report(results: Results): string {
	const {repeat, loadBefore, version} = results;
	return `# Calls on a real Asterisk, beside app_queue

Asterisk ${version}, Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${new Date().toISOString().slice(0, 10)},
load before the start ${loadBefore.toFixed(1)}. Made by \`npm run bench:asterisk\`: ${repeat} rounds of each, in turns, the whole of
plateaud on one Asterisk, which distributes by app_queue in the other rounds (plateaud is stopped then). Asterisk
runs in real time, as Debian's package starts it, plateaud with the priority of its unit. Callers, phones,
Asterisk, plateaud and tcpdump share the machine; callers and phones, which are machines of their own elsewhere, make
way for the others (nice 10). Times are those of packets on the loopback, over all rounds.

${tables(results)}`;
}

function tables(results: Results): string {
	const parts = [
		speed(results, 'a', 'An agent is free: call arrives → INVITE at the phone, ms', (calls) =>
			arrivalToOffer(calls),
		),
		speed(
			results,
			'b',
			'Calls wait, 10 agents: an agent hangs up → next INVITE to that agent, ms',
			(calls, {agents}) => hangUpToNextOffer(calls, agents),
		),
		speed(results, 'c', 'The same, 40 agents, 40 calls a second, ms', (calls, {agents}) =>
			hangUpToNextOffer(calls, agents),
		),
		rush(results),
		readoption(results.readoptions),
		nailedUp(results.nailed),
		voice(results.voices),
	];
	return parts.filter((part) => part !== undefined).join('\n\n');
}

const wantedOf: Readonly<Record<LoadPart, string>> = {
	a: 'p50 at most 2 ms above app_queue’s',
	b: 'p50 at most 5 ms, p99 at most 15 ms',
	c: 'p99 at most 30 ms',
	d: 'no failed call, no more calls overtaken than app_queue, at most 30 % of a core and 25 events a call',
};

function speed(
	{rounds, loads}: Results,
	part: 'a' | 'b' | 'c',
	title: string,
	times: (calls: Round['calls'], load: Load) => number[],
): string | undefined {
	if (rounds[part].plateau.length === 0) return undefined;
	const load = loads[part];
	const perRound = (system: System) => rounds[part][system].map(({calls}) => times(calls, load));
	const base = median(perRound('app_queue').flat());
	const rows = systems.map((system) => {
		const all = perRound(system).flat();
		const medians = perRound(system).map(median);
		const spread = `${figure(Math.min(...medians))}–${figure(Math.max(...medians))}`;
		const lost = rounds[part][system].map(({calls, failed: count}) => failed(calls) + count);
		return row(
			system,
			all.length,
			figure(median(all)),
			spread,
			figure(quantile(all, 0.99)),
			figure(Math.max(...all)),
			(median(all) / base).toFixed(3),
			overtaken(rounds[part][system]),
			lost.reduce((sum, count) => sum + count, 0),
		);
	});
	return `## (${part}) ${title}

Wanted: ${wantedOf[part]}.

| | measured | p50 | p50 of rounds | p99 | most | ratio of p50 | overtaken, by at most | failed |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}`;
}

function rush({rounds, loads}: Results): string | undefined {
	const {perSecond, agents} = loads.d;
	if (rounds.d.plateau.length === 0) return undefined;
	const rows = systems.map((system) => {
		const own = rounds.d[system];
		const calls = own.flatMap((round) => round.calls);
		const offers = arrivalToOffer(calls);
		const events = own.reduce((sum, {managerEvents = 0}) => sum + managerEvents, 0);
		const daemonShare = own.flatMap(({daemonCpu}) => daemonCpu ?? []);
		return row(
			system,
			calls.length,
			own.reduce((sum, round) => sum + failed(round.calls) + round.failed, 0),
			overtaken(own),
			figure(median(offers)),
			figure(quantile(offers, 0.99)),
			daemonShare.length === 0 ? '-' : `${(median(daemonShare) * 100).toFixed(0)} %`,
			`${(median(own.map(({asteriskCpu}) => asteriskCpu)) * 100).toFixed(0)} %`,
			system === 'plateau' ? (events / calls.length).toFixed(1) : '-',
		);
	});
	return `## (d) ${perSecond} calls a second, ${agents} agents, some always free

Wanted: ${wantedOf.d}.

| | calls | failed | overtaken, by at most | arrives → INVITE, p50 | p99 | daemon, of a core | Asterisk, of a core | manager events a call |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}`;
}

function readoption(all: readonly Readoption[]): string | undefined {
	if (all.length === 0) return undefined;
	const times = (value: (one: Readoption) => number) =>
		`${figure(median(all.map(value)))} | ${figure(Math.max(...all.map(value)))}`;
	return `## (e) The daemon was killed (kill -9) with ${all[0]?.calls} live calls

Wanted: at most 1 s from the login at Asterisk to a floor that is true.

| | p50, ms | most, ms |
| --- | --- | --- |
| login at Asterisk → every call known again and stored | ${times(({loginToTrueMs}) => loginToTrueMs)} |
| process started → the same | ${times(({startToTrueMs}) => startToTrueMs)} |
`;
}

function nailedUp(rounds: readonly NailedRound[]): string | undefined {
	const [first] = rounds;
	if (first === undefined) return undefined;
	const all = rounds.flatMap(({nextMs}) => nextMs);
	const lost = rounds.reduce((sum, {failed: count}) => sum + count, 0);
	return `## (f) ${first.agents} agents are nailed up, calls wait: a caller hangs up → the next is joined with the headset, ms

Wanted: p99 at most 5 ms. By Asterisk’s clock: its HangupRequest of the one, its BridgeEnter of the headset with the other.

| measured | p50 | p99 | most | failed |
| --- | --- | --- | --- | --- |
${row(all.length, figure(median(all)), figure(quantile(all, 0.99)), figure(Math.max(...all)), lost)}
`;
}

function voice(rounds: readonly VoiceRound[]): string | undefined {
	if (rounds.length === 0) return undefined;
	const all = rounds.flatMap(({afterMs}) => afterMs);
	const lost = rounds.reduce((sum, {failed: count}) => sum + count, 0);
	return `## (g) An agent is nailed up: joined with a caller who speaks → their voice goes out to the headset, ms

Wanted: at most 40 ms. By Asterisk’s BridgeEnter of the headset and the first packet of the caller’s voice to it.

| measured | p50 | p99 | most | failed |
| --- | --- | --- | --- | --- |
${row(all.length, figure(median(all)), figure(quantile(all, 0.99)), figure(Math.max(...all)), lost)}
`;
}

/** How many, and by how much at most: `3, 12.4 ms`. */
function overtaken(rounds: readonly Round[]): string {
	const all = rounds.flatMap(({calls}) => overtakenBy(calls));
	return all.length === 0 ? '0' : `${all.length}, ${figure(Math.max(...all))} ms`;
}

function row(...cells: readonly (string | number)[]): string {
	return `| ${cells.join(' | ')} |`;
}

function figure(ms: number): string {
	return ms >= 100 ? ms.toFixed(0) : ms.toFixed(1);
}
