/** What goes wrong in the simulated world, and when. Each world has its own mix, drawn from the seed. */

import type {Millis} from '../time.ts';
import type {Random} from './random.ts';
import type {Schedule} from './schedule.ts';
import type {DeathPoint} from './shell.ts';
import {noWireFaults, type WireFaults} from './wire.ts';

/** How often each trouble comes; mean gaps in ms, infinity for never. */
export interface FaultPlan {
	readonly wire: WireFaults;
	readonly linkCutEveryMs: Millis;
	readonly switchRestartEveryMs: Millis;
	readonly crashEveryMs: Millis;
	readonly clockStepEveryMs: Millis;
	readonly phoneFlapEveryMs: Millis;
	readonly configEveryMs: Millis;
	readonly hoursEveryMs: Millis;
	readonly secondLookEveryMs: Millis;
	readonly monkeyEveryMs: Millis;
	/** Where switches have ties. */
	readonly tieCutEveryMs: Millis;
	/** Wake-ups for deadlines are late by up to this. */
	readonly wakeLateMs: Millis;
	/** At a restart of the daemon its clock may be wrong by up to this, either way. */
	readonly wallOffMs: Millis;
}

const never = Number.POSITIVE_INFINITY;

/** Nothing goes wrong. */
export const noFaults: FaultPlan = {
	wire: noWireFaults,
	linkCutEveryMs: never,
	switchRestartEveryMs: never,
	crashEveryMs: never,
	clockStepEveryMs: never,
	phoneFlapEveryMs: never,
	configEveryMs: never,
	hoursEveryMs: never,
	secondLookEveryMs: never,
	monkeyEveryMs: never,
	tieCutEveryMs: never,
	wakeLateMs: 0,
	wallOffMs: 0,
};

/** A mix of troubles: some worlds are calm, some have one plague, some have them all. */
export function planFaults(random: Random): FaultPlan {
	const often = (meanMs: Millis, share: number) =>
		random.chance(share) ? meanMs * (0.3 + random.next()) : never;
	// Of a stream of its own: the other troubles of a kept seed are what they were.
	const ties = random.fork('ties');
	return {
		wire: random.chance(0.35)
			? {
					lost: random.chance(0.4) ? 0.004 : 0,
					repeated: random.chance(0.6) ? 0.02 : 0,
					late: random.chance(0.5) ? 0.01 : 0,
				}
			: noWireFaults,
		linkCutEveryMs: often(120_000, 0.6),
		switchRestartEveryMs: often(600_000, 0.3),
		crashEveryMs: often(150_000, 0.6),
		clockStepEveryMs: often(300_000, 0.3),
		phoneFlapEveryMs: often(60_000, 0.6),
		configEveryMs: often(180_000, 0.5),
		hoursEveryMs: often(240_000, 0.5),
		secondLookEveryMs: often(200_000, 0.3),
		monkeyEveryMs: often(15_000, 0.5),
		tieCutEveryMs: ties.chance(0.6) ? 90_000 * (0.3 + ties.next()) : never,
		wakeLateMs: random.chance(0.3) ? 2000 : 0,
		wallOffMs: random.chance(0.3) ? 40_000 : 0,
	};
}

/** What the faults can do to the world. */
export interface FaultTargets {
	cutLink(): void;
	restartSwitch(): void;
	/** Now, or (with a point) amid the next turn that makes events. */
	crash(at: DeathPoint | undefined): void;
	stepClock(byMs: number): void;
	flapPhone(): void;
	configure(): void;
	changeHours(): void;
	/** The bridge distrusts what it heard and reads everything again, without having lost anything. */
	lookAgain(): void;
	monkey(): void;
	cutTies(): void;
}

/** Lets each trouble come at chance intervals until `until`. */
export function unleash(
	{schedule, random}: {schedule: Schedule; random: Random},
	plan: FaultPlan,
	until: () => boolean,
	targets: FaultTargets,
): void {
	const every = (meanMs: Millis, act: () => void, own = random) => {
		if (meanMs === never) return;
		const again = () =>
			schedule.after(own.exponential(meanMs), () => {
				if (until()) return;
				act();
				again();
			});
		again();
	};
	const deaths: readonly (DeathPoint | undefined)[] = [
		undefined,
		'before-append',
		'before-effects',
		'amid-effects',
	];
	every(plan.linkCutEveryMs, () => targets.cutLink());
	every(plan.switchRestartEveryMs, () => targets.restartSwitch());
	every(plan.crashEveryMs, () => targets.crash(random.pick(deaths)));
	every(plan.clockStepEveryMs, () => targets.stepClock(random.int(-20_000, 20_000)));
	every(plan.phoneFlapEveryMs, () => targets.flapPhone());
	every(plan.configEveryMs, () => targets.configure());
	every(plan.hoursEveryMs, () => targets.changeHours());
	every(plan.secondLookEveryMs, () => targets.lookAgain());
	every(plan.monkeyEveryMs, () => targets.monkey());
	every(plan.tieCutEveryMs, () => targets.cutTies(), random.fork('ties'));
}
