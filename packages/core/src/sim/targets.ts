/** What the faults do to a world's parts. */

import type {Floor} from '../floor.ts';
import type {FloorConfig} from '../floor-config.ts';
import {id, type WindowId} from '../ids.ts';
import type {Millis} from '../time.ts';
import {controlMonkeyActs} from './control-monkey.ts';
import type {FaultTargets} from './faults.ts';
import {administratorActs, monkeyActs} from './oversight.ts';
import type {Plant} from './plant.ts';
import type {Random} from './random.ts';
import type {Schedule} from './schedule.ts';
import type {BareInput, DeathPoint} from './shell.ts';

export interface TargetParts {
	readonly random: Random;
	readonly schedule: Schedule;
	readonly plant: Plant;
	readonly config: FloorConfig;
	/** Undefined while the daemon is dead. */
	readonly floor: () => Floor | undefined;
	readonly send: (input: BareInput) => void;
	readonly die: () => void;
	readonly dieNextTurn: (at: DeathPoint) => void;
	readonly stepSwitchClock: (offMs: Millis) => void;
}

export function targetsOf(parts: TargetParts): FaultTargets {
	const {random, schedule, plant, config, floor, send} = parts;
	// Of their own, so that the rest of a kept seed's world is what it was.
	const amidCalls = random.fork('monkeys amid calls');
	const ties = random.fork('ties');
	const anyNode = () => random.pick(plant.nodes);
	const onFloor = (act: (live: Floor) => void) => {
		const live = floor();
		if (live !== undefined) act(live);
	};
	return {
		cutLink: () => plant.cut(random, anyNode()),
		restartSwitch: () => {
			const node = anyNode();
			node.simSwitch.restart();
			plant.cut(random, node);
		},
		crash: (at) => {
			if (at === undefined) parts.die();
			else parts.dieNextTurn(at);
		},
		stepClock: (byMs) => {
			parts.stepSwitchClock(byMs);
			send({type: 'clock-stepped', byMs});
		},
		flapPhone: () => {
			const {simSwitch} = anyNode();
			const phoneId = random.pick(simSwitch.phones.ids);
			simSwitch.setRegistered(phoneId, false);
			schedule.after(random.exponential(20_000), () => simSwitch.setRegistered(phoneId, true));
		},
		configure: () => onFloor((live) => administratorActs(random, live, config, send)),
		changeHours: () => {
			const {id: numberId} = random.pick(config.numbers);
			send({type: 'number-hours', numberId, open: random.chance(0.6)});
			const windowId = id<WindowId>('busy-hours');
			send({type: 'window-hours', windowId, open: random.chance(0.5)});
		},
		lookAgain: () => plant.lookAgain(),
		monkey: () => {
			onFloor((live) => monkeyActs(random, live, send));
			onFloor((live) => controlMonkeyActs(amidCalls, live, send));
		},
		cutTies: () => plant.ties?.cut(ties),
	};
}
