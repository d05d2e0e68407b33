/**
 * The ties of a simulated plant: the legs that switches have on each other's phones, in step at both ends
 * while the tie is there, and what becomes of either end when the other one, or the tie, goes.
 */

import type {HeadsetId, PhoneId, SwitchId} from '../ids.ts';
import type {RingFailure} from '../inputs.ts';
import type {Millis} from '../time.ts';
import type {FarEnd, PhoneLeg} from './phones.ts';
import type {Random} from './random.ts';
import type {Schedule} from './schedule.ts';
import type {SimSwitch} from './switch.ts';

/** How long a leg bears silence from its other end. */
const silenceMs: Millis = 12_000;

/** A leg at the call's switch, and the one at the phone's own. */
interface Pair {
	readonly owner: SimSwitch;
	readonly leg: PhoneLeg;
	readonly home: SimSwitch;
	readonly mirror: PhoneLeg;
}

export class SimTies {
	readonly #schedule: Schedule;
	readonly #switches: () => readonly SimSwitch[];
	readonly #pairs = new Set<Pair>();
	#isDown = false;

	constructor(schedule: Schedule, switches: () => readonly SimSwitch[]) {
		this.#schedule = schedule;
		this.#switches = switches;
	}

	/** Whom calls of this switch can reach besides its own phones. */
	tiesOf(switchId: SwitchId): readonly SwitchId[] {
		if (this.#isDown) return [];
		return this.#switches().flatMap(({id}) => (id === switchId ? [] : [id]));
	}

	/** Nothing passes between any two; they notice in their own time. */
	cut(random: Random): void {
		if (this.#isDown) return;
		this.#isDown = true;
		this.#tellAll(random.int(0, 5000));
		for (const pair of [...this.#pairs]) {
			this.#schedule.after(silenceMs, () => {
				if (this.#isDown) this.#part(pair);
			});
		}
		this.#schedule.after(random.int(500, 40_000), () => this.mend(random.int(0, 3000)));
	}

	mend(noticedMs = 0): void {
		if (!this.#isDown) return;
		this.#isDown = false;
		this.#tellAll(noticedMs);
	}

	/** What the phones of one switch need of the others. */
	endOf(switchId: SwitchId): FarEnd {
		const owner = () => this.#named(switchId);
		const reach = (phoneId: PhoneId) => (this.#isDown ? undefined : this.#homeOf(phoneId)?.phones);
		return {
			isRegistered: (phoneId) => reach(phoneId)?.isRegistered(phoneId) ?? false,
			isFree: (phoneId) => reach(phoneId)?.isFree(phoneId) ?? false,
			whyNotLent: (phoneId, headsetId) => this.#whyNotLent(phoneId, headsetId),
			opened: (leg) => {
				const home = this.#homeOf(leg.phoneId);
				if (home === undefined) return;
				const lent = leg.lentId === undefined ? undefined : home.lend(leg.lentId);
				const mirror = lent ?? home.farBegins(leg.phoneId);
				if (lent?.isHeld === true) {
					leg.isHeld = true;
					leg.heldSince = this.#schedule.now;
				}
				this.#pairs.add({owner: owner(), leg, home, mirror});
			},
			closed: (leg) => {
				const pair = this.#pairOf(leg);
				if (pair === undefined) return;
				this.#pairs.delete(pair);
				if (this.#isDown) this.#schedule.after(silenceMs, () => pair.home.farEnds(pair.mirror));
				else pair.home.farEnds(pair.mirror);
			},
			gone: (leg) => {
				const pair = this.#pairOf(leg);
				if (pair === undefined) return;
				// The other end hears nothing more, and is none the wiser for a while.
				this.#pairs.delete(pair);
				this.#schedule.after(silenceMs, () => {
					if (leg === pair.leg) pair.home.farEnds(pair.mirror);
					else pair.owner.loseLeg(pair.leg);
				});
			},
			hungUp: (mirror) => {
				const pair = this.#pairOf(mirror);
				if (pair === undefined) return false;
				if (!this.#isDown) pair.owner.phoneHangsUp(pair.leg);
				else this.#part(pair);
				return true;
			},
			answer: (mirror) => {
				const pair = this.#isDown ? undefined : this.#pairOf(mirror);
				pair?.owner.answerLeg(pair.leg);
			},
			pressed: (leg) => {
				const pair = this.#pairOf(leg);
				pair?.home.lentIsHeld(pair.mirror, leg.isHeld === true);
			},
		};
	}

	#whyNotLent(phoneId: PhoneId, headsetId: HeadsetId): RingFailure | undefined {
		const home = this.#isDown ? undefined : this.#homeOf(phoneId);
		return home === undefined ? 'unregistered' : home.whyNotLent(headsetId);
	}

	/** Each end finds that the other is not there. */
	#part(pair: Pair): void {
		if (!this.#pairs.delete(pair)) return;
		pair.home.farEnds(pair.mirror);
		pair.owner.loseLeg(pair.leg);
	}

	#tellAll(afterMs: Millis): void {
		const isDown = this.#isDown;
		this.#schedule.after(afterMs, () => {
			if (this.#isDown !== isDown) return;
			for (const {id: switchId} of this.#switches()) {
				for (const {id: toSwitchId} of this.#switches()) {
					if (switchId === toSwitchId) continue;
					const type = isDown ? 'tie-down' : 'tie-up';
					this.#named(switchId).tell({type, switchId, toSwitchId});
				}
			}
		});
	}

	#pairOf(leg: PhoneLeg): Pair | undefined {
		for (const pair of this.#pairs) if (pair.leg === leg || pair.mirror === leg) return pair;
		return undefined;
	}

	#homeOf(phoneId: PhoneId): SimSwitch | undefined {
		return this.#switches().find(({phones}) => phones.ids.includes(phoneId));
	}

	#named(switchId: SwitchId): SimSwitch {
		return this.#switches().find(({id}) => id === switchId) as SimSwitch;
	}
}
