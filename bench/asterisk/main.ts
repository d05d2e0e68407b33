/**
 * `npm run bench:asterisk`: how fast a call comes to a phone, and whether any is lost, beside Asterisk's
 * own app_queue: both on one real Asterisk, under the same SIPp load, in turns, timed on the wire. Writes
 * bench/results/asterisk.md. `--repeat N` (5), `--only a,b,c,d,e,f,g`, `--short` to see whether it runs.
 */

import {writeFileSync} from 'node:fs';
import {loadavg} from 'node:os';
import {parseArgs} from 'node:util';
import type {Teardowns} from '../../test/asterisk/floor/real-floor.ts';
import {provideRoot} from '../../test/asterisk/rig/root.ts';
import {type Load, openLab, type Round, type System} from './lab.ts';
import {measureNailed, type NailedRound} from './nailed.ts';
import {measureReadoption, type Readoption} from './readoption.ts';
import {type LoadPart, type Results, report} from './report.ts';
import {measureVoice, type VoiceRound} from './voice.ts';

const {values} = parseArgs({
	options: {
		repeat: {type: 'string', default: '5'},
		only: {type: 'string', default: 'a,b,c,d,e,f,g'},
		short: {type: 'boolean', default: false},
	},
});
const repeat = Number(values.repeat);
const wanted = new Set(values.only.split(','));
const share = values.short ? 0.1 : 1;
const agentCount = 60;

/** Talks in (a) and (d) are short, so that an agent is always free; in (b) and (c) calls queue up. */
const loads: Readonly<Record<LoadPart, Load>> = {
	a: {agents: 20, calls: 100, perSecond: 10, talkMs: [200, 400]},
	b: {agents: 10, calls: 300, perSecond: 40, talkMs: [200, 600]},
	c: {agents: 40, calls: 500, perSecond: 40, talkMs: [1100, 1500]},
	d: {agents: agentCount, calls: 2400, perSecond: 120, talkMs: [150, 250], countsEvents: true},
};
const systems: readonly System[] = ['plateau', 'app_queue'];

const state = await provideRoot();
if (!state.available) throw new Error(state.why);
const {rig} = state;
const loadBefore = loadavg()[0] ?? 0;
const results = await closing(async (teardowns) => {
	const rounds: Record<LoadPart, Record<System, Round[]>> = {
		a: {plateau: [], app_queue: []},
		b: {plateau: [], app_queue: []},
		c: {plateau: [], app_queue: []},
		d: {plateau: [], app_queue: []},
	};
	const parts = (['a', 'b', 'c', 'd'] as const).filter((part) => wanted.has(part));
	if (parts.length === 0) return rounds;
	const lab = await openLab(teardowns, rig, agentCount);
	// A system is warmed up whenever it takes over: once a turn, for all of its parts.
	for (let turn = 1; turn <= repeat; turn += 1) {
		for (const system of systems) {
			for (const part of parts) {
				const load = {...loads[part], calls: Math.ceil(loads[part].calls * share)};
				process.stderr.write(`${turn}/${repeat} (${part}) ${system}\n`);
				rounds[part][system].push(await lab.round(system, load));
			}
		}
	}
	return rounds;
});
const readoptions: Readoption[] = await floorsOf('e', 200, measureReadoption);
const nailed: NailedRound[] = await floorsOf('f', 200, measureNailed);
const voices: VoiceRound[] = await floorsOf('g', 30, measureVoice);

const all: Results = {
	rounds: results,
	readoptions,
	nailed,
	voices,
	loads,
	repeat,
	loadBefore,
	version: rig.asteriskVersion,
};
const text = report(all);
if (!values.short && values.only === 'a,b,c,d,e,f,g') {
	writeFileSync(new URL('../results/asterisk.md', import.meta.url), text);
}
process.stdout.write(text);

/** Rounds of a part that opens a floor of its own each time; none where it was not asked for. */
async function floorsOf<One>(
	part: string,
	calls: number,
	measure: (teardowns: Teardowns, on: typeof rig, calls: number) => Promise<One>,
): Promise<One[]> {
	const all: One[] = [];
	for (let turn = 1; wanted.has(part) && turn <= repeat; turn += 1) {
		process.stderr.write(`${turn}/${repeat} (${part})\n`);
		all.push(await closing((teardowns) => measure(teardowns, rig, Math.ceil(calls * share))));
	}
	return all;
}

/** What was opened is closed again, however it ends. */
async function closing<T>(run: (teardowns: Teardowns) => Promise<T>): Promise<T> {
	const stops: (() => unknown)[] = [];
	try {
		return await run({teardown: (stop) => void stops.push(stop)});
	} finally {
		for (const stop of stops.reverse()) await stop();
	}
}
