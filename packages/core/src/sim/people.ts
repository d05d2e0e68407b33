/**
 * The people of a world besides its callers, each at a pace of their own: staff, supervisors, the back office.
 * What each of them does when it is their turn is in a file of its own.
 */

import type {Floor} from '../floor.ts';
import type {FloorConfig} from '../floor-config.ts';
import type {Millis} from '../time.ts';
import {officeActs} from './back-office.ts';
import {earActs} from './ears.ts';
import {supervisorActs} from './oversight.ts';
import type {Random} from './random.ts';
import type {Schedule} from './schedule.ts';
import type {BareInput} from './shell.ts';
import {agentActs, type StaffHabits} from './staff.ts';
import type {SimSwitch} from './switch.ts';

export interface PeopleParts {
	readonly schedule: Schedule;
	readonly random: Random;
	readonly config: FloorConfig;
	/** As the world has them until it settles. */
	readonly habits: StaffHabits;
	/** As they are by now. */
	habitsNow(): StaffHabits;
	isSettling(): boolean;
	/** Undefined while the daemon is away. */
	floor(): Floor | undefined;
	switches(): readonly SimSwitch[];
	send(input: BareInput): void;
}

/** Everybody begins. Only the staff go on once the world settles. */
export function letPeopleAct(parts: PeopleParts): void {
	const {random, config, habits, send} = parts;
	staffAct(parts);
	const board = random.fork('supervisors');
	often(parts, board, 10_000, (floor) => {
		if (habits.restlessness > 0) supervisorActs(board, floor, send);
	});
	// On floors that allow it at first: the worlds of others are what they were.
	if (config.listening !== undefined && habits.restlessness > 0) {
		const ears = random.fork('ears of the supervisors');
		often(parts, ears, 25_000, (floor) => earActs(ears, floor, send));
	}
	const office = random.fork('back office');
	often(parts, office, 15_000, (floor) => officeActs(office, floor, send));
}

function staffAct({schedule, random, config, habitsNow, floor, switches, send}: PeopleParts): void {
	const pace = random.fork('staff');
	// What the staff of some worlds do; not of one that is kept for a row that nothing else reaches.
	const keys = random.fork('keys of the staff’s phones');
	const which = keys.int(0, 199);
	const colleagues = random.fork('calls among the staff');
	const host = {
		random: pace,
		more: random.fork('more of the staff'),
		control: random.fork('staff amid calls'),
		recorder: random.fork('recordings of the staff'),
		dialler: random.fork('numbers that the staff dial'),
		colleagues: colleagues.chance(0.25) ? colleagues : undefined,
		callsHeadsets: random.fork('calls to headsets').chance(0.6),
		work: random.fork('work of the staff'),
		headsets: random.fork('headsets of the staff'),
		phoneKeys: which < 50 && which !== 21 ? keys : undefined,
		...{habits: habitsNow, send, switches},
	};
	for (const {id: agentId} of config.agents) {
		const again = () =>
			schedule.after(pace.exponential(habitsNow().paceMs), () => {
				const now = floor();
				if (now !== undefined) agentActs(host, now, agentId);
				again();
			});
		again();
	}
}

/** Time and again, at chance intervals of this mean, until the world settles. */
function often(
	{schedule, isSettling, floor}: PeopleParts,
	random: Random,
	meanMs: Millis,
	act: (floor: Floor) => void,
): void {
	const again = () =>
		schedule.after(random.exponential(meanMs), () => {
			if (isSettling()) return;
			const now = floor();
			if (now !== undefined) act(now);
			again();
		});
	again();
}
