/**
 * A seeded world: callers, staff and supervisors around a floor, fake switches under it, and faults.
 * The same options give the same world to the last event. Used by tests and by simulations.
 */

import type {Event, Outcome} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {FloorConfig} from '../floor-config.ts';
import {id, type NumberId, type PartyId} from '../ids.ts';
import type {Millis} from '../time.ts';
import {disagreements, isSomebodys} from './agreement.ts';
import {createCallerPlan} from './callers.ts';
import {type FaultPlan, type FaultTargets, noFaults, planFaults, unleash} from './faults.ts';
import {planFloor} from './floor-plan.ts';
import {Inspector} from './inspector.ts';
import {letPeopleAct} from './people.ts';
import {Plant} from './plant.ts';
import {createRandom, type Random} from './random.ts';
import {contactOf, partyOf} from './regulars.ts';
import {Schedule} from './schedule.ts';
import {type BareInput, type DeathPoint, Shell} from './shell.ts';
import {diligentHabits, reactionOf, type StaffHabits, usualHabits} from './staff.ts';
import {targetsOf} from './targets.ts';
import {noWireFaults} from './wire.ts';

export interface WorldOptions {
	/** Any whole number. */
	readonly seed: number;
	/** How many callers come before the world settles. 300 when absent. */
	readonly calls?: number;
	/**
	 * How closely the world is watched. `every step` (when absent): all laws after each step.
	 * `now and then`: after each step the laws of what it touched, all of them after every n-th step (n
	 * of the seed, 100 to 600), after each start and at the end; longer worlds at a tenth of the cost.
	 */
	readonly looks?: 'every step' | 'now and then';
	/** The floor; drawn from the seed when absent. */
	readonly config?: FloorConfig;
	/** Drawn from the seed when absent. */
	readonly faults?: FaultPlan;
	/** The usual ones when absent. */
	readonly habits?: StaffHabits;
	/** Of what is drawn: callers come so many times as often, wait and talk so much shorter. 1 when absent. */
	readonly haste?: number;
	/** Callers an hour, mean patience and talk; drawn from the seed when absent. */
	readonly perHour?: number;
	readonly patienceMs?: Millis;
	readonly talkMs?: Millis;
	/** After so many broken laws a world is given up: the rest says nothing new. 50 when absent. */
	readonly mostBroken?: number;
}

/** What came of a world. */
export interface WorldReport {
	readonly seed: number;
	/** Laws that were broken, in order; empty when all is well. */
	readonly broken: readonly string[];
	/** Calls that ended, by outcome. */
	readonly outcomes: ReadonlyMap<Outcome, number>;
	readonly calls: number;
	readonly steps: number;
	readonly events: number;
	/** `machine: from + event → to`, with how often each was seen. */
	readonly transitions: ReadonlyMap<string, number>;
	readonly refusals: ReadonlyMap<string, number>;
	readonly anomalies: ReadonlyMap<string, number>;
	/** The floor as it was left, with the day's counters. */
	readonly floor: Floor | undefined;
	readonly journal: readonly Event[];
}

/** 2 March 2026, 8:00 in Paris. */
const startsAt = 1_772_434_800_000;
/** How long a settling world may take until nobody is left. */
const settleMs = 4 * 3_600_000;

/** Lives one world from its first caller until nobody is left. Never throws on a broken law. */
export function runWorld(options: WorldOptions): WorldReport {
	const world = new World(options);
	try {
		world.run();
	} catch (error) {
		world.inspector.broken.push(`threw: ${error instanceof Error ? error.stack : String(error)}`);
	}
	return world.report();
}

class World {
	readonly inspector: Inspector;
	readonly #options: WorldOptions;
	readonly #schedule = new Schedule();
	readonly #random: Random;
	readonly #config: FloorConfig;
	readonly #faults: FaultPlan;
	readonly #habits: StaffHabits;
	readonly #plant: Plant;
	readonly #shell: Shell;
	/** Looked at in whole only now and then. */
	readonly #isSeldom: boolean;
	#isSettling = false;
	#parties = 0;
	#days = 0;
	#switchClockOffMs = 0;
	#deathPoint: DeathPoint | undefined;
	#outcomes: ReadonlyMap<Outcome, number> = new Map();

	constructor(options: WorldOptions) {
		this.#options = options;
		this.#random = createRandom(options.seed);
		this.#isSeldom = options.looks === 'now and then';
		// A stream of its own: the world is the same however closely it is watched.
		const wholeEvery = this.#isSeldom ? this.#random.fork('looks').int(100, 600) : 1;
		this.inspector = new Inspector(wholeEvery);
		this.#config = options.config ?? planFloor(this.#random.fork('floor'));
		this.#faults = options.faults ?? planFaults(this.#random.fork('faults'));
		this.#habits = options.habits ?? usualHabits;
		this.#shell = this.#makeShell();
		this.#plant = new Plant(this.#config, {
			schedule: this.#schedule,
			random: this.#random,
			clock: () => startsAt + this.#schedule.now + this.#switchClockOffMs,
			wireFaults: () => (this.#isSettling ? noWireFaults : this.#faults.wire),
			reaction: (random) => reactionOf(random, this.#habitsNow()),
			deliver: (signal) => this.#send(signal),
			isDaemonAlive: () => this.#shell.floor !== undefined,
		});
	}

	run(): void {
		this.#open();
		this.#letCallersCome();
		this.#schedule.run(Number.POSITIVE_INFINITY, () => this.#isSettling || this.#isHopeless());
		this.#settle();
		const horizon = this.#schedule.now + settleMs;
		this.#schedule.run(horizon, () => this.#isEmpty() || this.#isHopeless());
		this.#close();
	}

	report(): WorldReport {
		const {broken, transitions, refusals, anomalies, steps} = this.inspector;
		return {
			...{seed: this.#options.seed, broken, transitions, refusals, anomalies, steps},
			outcomes: this.#outcomes,
			calls: this.#parties,
			events: this.#shell.journal.length,
			floor: this.#shell.floor,
			journal: this.#shell.journal,
		};
	}

	#open(): void {
		this.#shell.start();
		this.#send({type: 'configure-floor', by: 'admin', config: this.#config});
		this.#newDay();
		for (const node of this.#plant.nodes) this.#plant.connect(node);
		this.#letPeopleAct();
		unleash(
			{schedule: this.#schedule, random: this.#random.fork('troubles')},
			this.#faults,
			() => this.#isSettling,
			this.#targets(),
		);
		// Days are short here, so that calls and shifts span their ends.
		this.#repeat(420_000, () => this.#newDay());
		this.#repeat(7000, () => this.#compareWithSwitches());
		this.#repeat(90_000, () => this.#shell.saveSnapshot());
		this.#repeat(this.#isSeldom ? 1_900_000 : 190_000, () => {
			const {floor} = this.#shell;
			if (floor !== undefined) this.inspector.startTwin(floor);
		});
	}

	#letPeopleAct(): void {
		letPeopleAct({
			...{schedule: this.#schedule, random: this.#random},
			...{config: this.#config, habits: this.#habits},
			habitsNow: () => this.#habitsNow(),
			isSettling: () => this.#isSettling,
			floor: () => this.#shell.floor,
			switches: () => this.#plant.nodes.map(({simSwitch}) => simSwitch),
			send: (input) => this.#send(input),
		});
	}

	#letCallersCome(): void {
		const random = this.#random.fork('callers');
		const {seed, calls = 300, haste = 1, perHour, patienceMs, talkMs} = this.#options;
		const plan = createCallerPlan({
			seed,
			perHour: perHour ?? haste * random.int(60, 160) * this.#config.agents.length,
			patienceMs: patienceMs ?? (random.int(20, 200) * 1000) / haste,
			talkMs: talkMs ?? (random.int(10, 60) * 1000) / haste,
			numbers: [
				...this.#config.numbers.map(({id: number}) => ({number})),
				...(this.#faults === noFaults ? [] : [{number: '33199000099', weight: 0.02}]),
			],
		});
		const next = () => {
			const caller = plan.next();
			this.#schedule.after(caller.afterMs, () => {
				this.#arrive(random, caller.number, caller.patienceMs, caller.talkMs);
				if (this.#parties >= calls) this.#isSettling = true;
				else next();
			});
		};
		next();
	}

	#arrive(random: Random, number: string, patienceMs: Millis, talkMs: Millis): void {
		this.#parties += 1;
		const partyId = partyOf(this.#random, this.#parties);
		random.pick(this.#plant.nodes).simSwitch.arrive({
			partyId: id<PartyId>(partyId),
			numberId: id<NumberId>(number),
			patienceMs,
			talkMs,
			...contactOf(this.#random, partyId, this.#config),
		});
	}

	/** No more trouble: everything comes back, and a few callers of endless patience must be served. */
	#settle(): void {
		this.#isSettling = true;
		this.#deathPoint = undefined;
		const {floor} = this.#shell;
		if (floor === undefined) this.#restart();
		this.#plant.ties?.mend();
		for (const node of this.#plant.nodes) this.#plant.connect(node);
		for (const numberId of this.#shell.floor?.closedNumbers.keys() ?? [])
			this.#send({type: 'number-hours', numberId, open: true});
		this.#send({type: 'configure-floor', by: 'admin', config: this.#config});
		for (const {simSwitch} of this.#plant.nodes)
			for (const phoneId of simSwitch.phones.ids) simSwitch.setRegistered(phoneId, true);
		// On two switches a caller may wait where no agent has a phone; only one's own patience helps.
		if (this.#plant.nodes.length > 1) return;
		const random = this.#random.fork('last callers');
		for (const {id: number} of this.#config.numbers) this.#arrive(random, number, settleMs, 20_000);
		// What was lost on a faulty wire is found by looking again.
		this.#schedule.after(60_000, () => this.#plant.lookAgain());
	}

	#close(): void {
		this.#plant.lookAgain();
		this.#schedule.run(this.#schedule.now + 60_000);
		const {floor, journal} = this.#shell;
		if (floor === undefined) {
			this.inspector.broken.push('the daemon is not there at the end');
			return;
		}
		for (const call of floor.calls.values())
			this.inspector.broken.push(`call ${call.id} is still ${call.state} at the end (I6)`);
		for (const {simSwitch} of this.#plant.nodes) {
			for (const channelId of simSwitch.ears.keys())
				this.inspector.broken.push(`an ear outside, ${channelId}, is still there at the end (I15)`);
			for (const {channelId, role, headsetId} of simSwitch.phones.legs.values()) {
				if (role === 'headset' && isSomebodys(floor, headsetId)) continue;
				if (role !== 'outside')
					this.inspector.broken.push(`channel ${channelId} (${role}) is still up at the end (I15)`);
			}
		}
		this.inspector.compare(floor, 'the floor at the end');
		// Where the whole journal was replayed at starts too, the last snapshot and its tail are enough.
		this.inspector.compare(this.#shell.rebuild(!this.#isSeldom), 'the replayed journal');
		this.#outcomes = this.inspector.close(journal, floor);
	}

	/** On a wire that loses nothing, a connection that has lasted has left no difference but what an order is on its way to mend. */
	#compareWithSwitches(): void {
		const {floor} = this.#shell;
		if (floor === undefined || this.#faults.wire !== noWireFaults) return;
		for (const {simSwitch, wire} of this.#plant.nodes) {
			if (wire.upForMs < 20_000 || wire.isOrdering || wire.isTelling) continue;
			this.inspector.broken.push(
				...disagreements(simSwitch, floor, this.#schedule.now, this.#shell.now()),
			);
		}
	}

	/** So much is wrong that the rest says nothing new. */
	#isHopeless(): boolean {
		return this.inspector.broken.length >= (this.#options.mostBroken ?? 50);
	}

	#isEmpty(): boolean {
		const isQuiet = this.#plant.nodes.every(({simSwitch}) => simSwitch.customers.size === 0);
		return isQuiet && this.#shell.floor?.calls.size === 0;
	}

	#targets(): FaultTargets {
		return targetsOf({
			random: this.#random.fork('targets'),
			schedule: this.#schedule,
			plant: this.#plant,
			config: this.#config,
			floor: () => this.#shell.floor,
			send: (input) => this.#send(input),
			die: () => this.#shell.die(),
			dieNextTurn: (at) => {
				this.#deathPoint = at;
			},
			stepSwitchClock: (offMs) => {
				this.#switchClockOffMs = offMs;
			},
		});
	}

	#restart(): void {
		if (this.#shell.floor !== undefined) return;
		const random = this.#random.fork(`restart ${this.#shell.journal.length}`);
		const wallOffMs = Math.floor((random.next() * 2 - 1) * this.#faults.wallOffMs);
		this.#shell.start({wallOffMs, fromStart: random.chance(this.#isSeldom ? 0.02 : 0.15)});
		for (const node of this.#plant.nodes)
			this.#schedule.after(random.int(20, 800), () => this.#plant.connect(node));
	}

	#makeShell(): Shell {
		const random = this.#random.fork('daemon');
		return new Shell({
			schedule: this.#schedule,
			random,
			startsAt,
			perform: (effect) => this.#plant.perform(effect),
			inspect: (input, result, floor) => this.inspector.inspect(input, result, floor),
			keep: (event) => this.inspector.keep(event),
			rebuilt: (floor) => this.inspector.rebuilt(floor),
			deathPoint: () => {
				const point = this.#deathPoint;
				this.#deathPoint = undefined;
				return point;
			},
			died: () => {
				this.inspector.dropTwin();
				this.#plant.cutAll();
				this.#schedule.after(random.int(200, 40_000), () => this.#restart());
			},
			wakeLateMs: () => random.int(0, this.#faults.wakeLateMs),
		});
	}

	#habitsNow(): StaffHabits {
		return this.#isSettling ? diligentHabits : this.#habits;
	}

	/** The feed of days may learn of midnight late; the first one began long ago. */
	#newDay(): void {
		this.#days += 1;
		const lateMs = this.#days === 1 ? 8 * 3_600_000 : (this.#days % 3) * 1500;
		const startsAt = this.#shell.now() - lateMs;
		this.#send({type: 'day-started', day: `day ${this.#days}`, startsAt});
	}

	#repeat(everyMs: Millis, act: () => void): void {
		this.#schedule.after(everyMs, () => {
			if (this.#isSettling) return;
			act();
			this.#repeat(everyMs, act);
		});
	}

	#send(input: BareInput): void {
		this.#shell.take(input);
	}
}
