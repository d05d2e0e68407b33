/** Kills the daemon at one enumerated write after the other, while calls come and go, and judges. */

import {waitUntil} from '../asterisk/rig/wait.ts';
import {type Judged, judge} from './judge.ts';
import {deathTimes} from './mortal-plan.ts';
import {openPracticeLab} from './practice-lab.ts';

export interface KillCycles extends Judged {
	readonly cycles: number;
	/** Cycles that died at the write they were meant to die at. */
	readonly died: number;
	readonly rang: number;
	readonly talked: number;
}

/** How long a write is waited for; callers come all the time. */
const patienceMs = 20_000;
const closelyJudged = 40;

/** The n-th cycle dies beside write n/3 of its daemon, in each of the three ways. */
export async function killCycles(
	cycles: number,
	seed: number,
	told: (cycle: number) => void = () => {},
): Promise<KillCycles> {
	// Writes come fast, so that the last of them need not be waited for long.
	const lab = await openPracticeLab({seed, agents: 8, everyMs: 70});
	try {
		let died = 0;
		for (let cycle = 0; cycle < cycles; cycle += 1) {
			const write = 1 + Math.floor(cycle / deathTimes.length);
			const when = deathTimes[cycle % deathTimes.length] ?? 'after the commit';
			await lab.startDaemon({write, when});
			if (await lab.died(patienceMs)) died += 1;
			// What is on the disk right now must be sound, not only what a later start made of it. A long
			// journal takes long to live again.
			if (cycle < closelyJudged || cycle % closelyJudged === 0) {
				const {problems} = judge(lab.database, {isOver: false});
				if (problems.length > 0) throw new Error(`cycle ${cycle}: ${problems.join('; ')}`);
			}
			told(cycle);
		}
		await lab.startDaemon();
		await lab.empty();
		await waitUntil(
			'the floor is at rest',
			() => judge(lab.database, {isOver: true}).problems.length === 0,
			{
				everyMs: 100,
				describe: () => judge(lab.database, {isOver: true}).problems.join('; '),
			},
		);
		await lab.stopDaemon();
		const judged = judge(lab.database, {isOver: true});
		const {rang, talked} = lab;
		const phantoms = judged.calls > rang ? [`${judged.calls} calls are known of ${rang} made`] : [];
		const problems = [...lab.problems, ...judged.problems, ...phantoms];
		return {...judged, problems, cycles, died, rang, talked};
	} finally {
		await lab.stop();
	}
}
