/**
 * Simulated callers: they ring by a seeded plan, give up when their patience ends, talk for a while and
 * hang up. A simulated colleague at the other end hangs up first as often as not.
 */

import {type CallerPlanOptions, createCallerPlan, type Random} from '@plateau/core/sim';
import type {CallOptions, PracticeCaller} from './caller.ts';
import type {Channel} from './channel.ts';
import type {Cancel, PracticeClock} from './clock.ts';

export interface PracticeCallersOptions
	extends Omit<CallerPlanOptions, 'seed' | 'numbers'>,
		Partial<Pick<CallerPlanOptions, 'numbers'>> {
	/** When the first one rings, from the start; by the plan unless told. Unit: ms. */
	readonly firstAfterMs?: number;
	/** Calls at once; who would be one more does not ring. 50 unless told. */
	readonly most?: number;
}

/** Callers that ring by themselves. */
export interface PracticeCallers {
	/** The next caller of the plan rings now, not when their time comes. */
	ringNow(): PracticeCaller;
	/** Nobody rings any more; calls that are up go on. */
	stop(): void;
}

interface CallersParts {
	readonly options: PracticeCallersOptions & Pick<CallerPlanOptions, 'numbers'>;
	readonly seed: number;
	readonly clock: PracticeClock;
	readonly random: Random;
	call(number: string, options: CallOptions): PracticeCaller;
	/** Hangs up a phone of a simulated colleague; false when it is a person's. */
	hangUpColleague(leg: Channel): boolean;
}

export function startCallers(parts: CallersParts): PracticeCallers {
	const {options, seed, clock, random} = parts;
	const plan = createCallerPlan({...options, seed});
	const live = new Set<PracticeCaller>();
	let next = plan.next();
	let cancel: Cancel | undefined;

	const ring = (): PracticeCaller => {
		const {number, callerNumber, callerName, patienceMs, talkMs} = next;
		next = plan.next();
		let losePatience: Cancel = () => {};
		let hasTalked = false;
		const caller = parts.call(number, {
			...(callerNumber === '' ? {withheld: true} : {from: callerNumber}),
			...(callerName === '' ? {} : {name: callerName}),
			onTalk(partner) {
				losePatience();
				if (hasTalked) return;
				hasTalked = true;
				clock.after(talkMs, () => {
					const byColleague = random.chance(0.5) && parts.hangUpColleague(partner);
					if (!byColleague) caller.hangUp();
				});
			},
		});
		losePatience = clock.after(patienceMs, () => caller.hangUp());
		live.add(caller);
		void caller.ended$.then(() => {
			losePatience();
			live.delete(caller);
		});
		return caller;
	};

	const schedule = (afterMs: number) => {
		cancel = clock.after(afterMs, () => {
			if (live.size < (options.most ?? 50)) ring();
			else next = plan.next();
			schedule(next.afterMs);
		});
	};
	schedule(options.firstAfterMs ?? next.afterMs);
	return {
		ringNow: () => ring(),
		stop: () => cancel?.(),
	};
}
