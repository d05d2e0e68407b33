/** The switches of a simulated world, each behind its wire. */

import type {Effect} from '../effects.ts';
import type {FloorConfig} from '../floor-config.ts';
import type {SwitchId} from '../ids.ts';
import type {Instant} from '../time.ts';
import type {Reaction} from './phones.ts';
import type {Random} from './random.ts';
import type {Schedule} from './schedule.ts';
import {SimSwitch} from './switch.ts';
import type {BareSignal} from './switch-parts.ts';
import {SimTies} from './ties.ts';
import {Wire, type WireFaults} from './wire.ts';

export interface PlantOptions {
	readonly schedule: Schedule;
	readonly random: Random;
	/** The switches' own clock. */
	readonly clock: () => Instant;
	readonly wireFaults: () => WireFaults;
	readonly reaction: (random: Random) => Reaction;
	/** Where signals go: to the daemon that lives now, if any. */
	readonly deliver: (signal: BareSignal) => void;
	readonly isDaemonAlive: () => boolean;
}

/** One switch and the connection to it. */
export interface Node {
	readonly simSwitch: SimSwitch;
	readonly wire: Wire;
}

export class Plant {
	readonly nodes: readonly Node[];
	/** Undefined where there are none. */
	readonly ties: SimTies | undefined;
	readonly #options: PlantOptions;

	/** A switch for each that a phone of the floor is on. */
	constructor(config: FloorConfig, options: PlantOptions) {
		this.#options = options;
		const switchIds = [...new Set(config.phones.map((phone) => phone.switchId))];
		// Half the floors of several switches have none: a caller rings the phones of their own alone.
		const isTied = switchIds.length > 1 && options.random.fork('whether tied').chance(0.5);
		const {schedule} = options;
		const all = () => this.nodes.map(({simSwitch}) => simSwitch);
		this.ties = isTied ? new SimTies(schedule, all) : undefined;
		this.nodes = switchIds.map((switchId) => this.#make(config, switchId));
	}

	perform(effect: Effect): void {
		const switchId =
			'channel' in effect
				? effect.channel.switchId
				: 'agentChannel' in effect
					? effect.agentChannel.switchId
					: effect.switchId;
		this.nodes.find(({simSwitch}) => simSwitch.id === switchId)?.wire.order(effect);
	}

	connect(node: Node): void {
		if (this.#options.isDaemonAlive() && !node.wire.isUp) node.wire.connect();
	}

	/** The bridge distrusts what it heard and reads everything again. */
	lookAgain(): void {
		for (const {wire} of this.nodes) if (wire.isUp) wire.connect();
	}

	cutAll(): void {
		for (const {wire} of this.nodes) wire.cut();
	}

	/** The connection breaks; the daemon notices in its own time, or only when it comes back. */
	cut(random: Random, node: Node): void {
		if (!node.wire.isUp) return;
		node.wire.cut();
		const noticedMs = random.int(0, 12_000);
		const backMs = random.int(100, 30_000);
		const {schedule, deliver} = this.#options;
		schedule.after(Math.min(noticedMs, backMs), () => {
			// A daemon that was started anew meanwhile has another connection by now.
			if (!node.wire.isUp) deliver({type: 'switch-lost', switchId: node.simSwitch.id});
		});
		schedule.after(backMs, () => this.connect(node));
	}

	#make(config: FloorConfig, switchId: SwitchId): Node {
		const {schedule, clock, wireFaults, reaction, deliver} = this.#options;
		const {ties} = this;
		const random = this.#options.random.fork(`switch ${switchId}`);
		const phones = config.phones.filter((phone) => phone.switchId === switchId);
		const simSwitch: SimSwitch = new SimSwitch(
			switchId,
			phones.map((phone) => phone.id),
			{
				schedule,
				random,
				clock,
				report: (signal) => wire.report(signal),
				reaction: () => reaction(random),
				...(ties === undefined
					? {}
					: {far: ties.endOf(switchId), ties: () => ties.tiesOf(switchId)}),
			},
		);
		const wireRandom = random.fork('wire');
		const wire = new Wire(() => simSwitch, {
			schedule,
			random: wireRandom,
			faults: wireFaults,
			deliver,
		});
		return {simSwitch, wire};
	}
}
