/**
 * Lives a day through the real engine: every arrival, wish and ring goes through `step`, as in the
 * daemon, over a switch that never fails. Keeps no journal: a day is counted as it passes.
 */

import type {Effect} from '../effects.ts';
import {invariant, type RefusalCode} from '../errors.ts';
import type {Event} from '../events.ts';
import {emptyFloor, type Floor} from '../floor.ts';
import type {FloorConfig} from '../floor-config.ts';
import type {AgentId, SwitchId} from '../ids.ts';
import {Schedule} from '../sim/schedule.ts';
import type {BareInput} from '../sim/shell.ts';
import {nextDueAt, type StepResult, step} from '../step.ts';
import type {Instant} from '../time.ts';
import {type DayFigures, FiguresWatch} from './figures.ts';
import {IdealSwitch} from './ideal-switch.ts';
import {type DayPlan, ownPhone, type RuleMove, type StaffMove} from './plan.ts';

/** A day that was lived. */
export interface SimulatedDay {
	readonly figures: DayFigures;
	/** When the last thing happened, or the plan's end. */
	readonly endedAt: Instant;
	/** Calls that came in. */
	readonly calls: number;
	/** What people could not do that they did in the plan, by code. */
	readonly refused: readonly {
		readonly at: Instant;
		readonly agentId: AgentId | undefined;
		readonly code: RefusalCode;
	}[];
}

/**
 * Simulates the plan to its end. Throws when the floor refuses the plan's configuration. `keep` is
 * told of each event, for whoever wants the journal of such a day.
 */
export function simulateDay(plan: DayPlan, keep?: (event: Event) => void): SimulatedDay {
	return new DayRun(plan, keep).run();
}

class DayRun {
	readonly #plan: DayPlan;
	readonly #keep: ((event: Event) => void) | undefined;
	readonly #floor: Floor = emptyFloor();
	readonly #schedule = new Schedule();
	readonly #watch: FiguresWatch;
	readonly #switch: IdealSwitch;
	readonly #refused: SimulatedDay['refused'][number][] = [];
	/** Orders that nobody has carried out yet. */
	readonly #orders: Effect[] = [];
	#isCarrying = false;
	#wakeAt = Number.POSITIVE_INFINITY;

	constructor(plan: DayPlan, keep: ((event: Event) => void) | undefined) {
		this.#plan = plan;
		this.#keep = keep;
		this.#watch = new FiguresWatch(this.#floor);
		this.#switch = new IdealSwitch({
			floor: this.#floor,
			answerMs: plan.answerMs,
			take: (input) => this.#take(input),
			after: (delayMs, run) => this.#schedule.after(delayMs, run),
		});
	}

	run(): SimulatedDay {
		const {day = 'simulated', startsAt, countedFrom, endsAt} = this.#plan;
		const {config, arrivals, staff, rules = []} = this.#plan;
		this.#configure(config);
		this.#take({type: 'day-started', day, startsAt});
		if (countedFrom !== undefined) {
			this.#schedule.after(countedFrom - startsAt, () =>
				this.#take({type: 'day-started', day: 'counted'}),
			);
		}
		// At one instant the rules change first: who comes may be new in them.
		const moves = [...rules, ...staff].sort((a, b) => a.at - b.at);
		this.#inTurn(moves, (move) => this.#move(move));
		this.#inTurn(arrivals, (arrival) => this.#switch.ring(arrival));
		this.#schedule.run(endsAt === undefined ? Number.POSITIVE_INFINITY : endsAt - startsAt);
		const endedAt = endsAt ?? this.#now();
		return {
			figures: this.#watch.figures(endedAt),
			endedAt,
			calls: this.#switch.calls,
			refused: this.#refused,
		};
	}

	#now(): Instant {
		return this.#plan.startsAt + this.#schedule.now;
	}

	/** Does `act` for each item at its instant; what is due at the start is done at once. */
	#inTurn<T extends {readonly at: Instant}>(items: Iterable<T>, act: (item: T) => void): void {
		const rest = items[Symbol.iterator]();
		const next = () => {
			for (;;) {
				const {value: item, done} = rest.next();
				if (done === true) return;
				const waitMs = item.at - this.#now();
				if (waitMs > 0) {
					this.#schedule.after(waitMs, () => {
						act(item);
						next();
					});
					return;
				}
				act(item);
			}
		};
		next();
	}

	#take(input: BareInput): StepResult {
		const result = step(this.#floor, {...input, at: this.#now()} as Parameters<typeof step>[1]);
		if (!result.ok) return result;
		for (const event of result.events) {
			this.#watch.observe(event);
			this.#keep?.(event);
		}
		for (const effect of result.effects) this.#orders.push(effect);
		if (!this.#isCarrying) this.#carryOut();
		return result;
	}

	/** Orders in the order they were given, those included that carrying them out brings. */
	#carryOut(): void {
		this.#isCarrying = true;
		for (let next = 0; next < this.#orders.length; next++) {
			this.#switch.perform(this.#orders[next] as Effect);
		}
		this.#orders.length = 0;
		this.#isCarrying = false;
		const dueAt = nextDueAt(this.#floor);
		if (dueAt === undefined || dueAt >= this.#wakeAt) return;
		this.#wakeAt = dueAt;
		this.#schedule.after(dueAt - this.#now(), () => {
			if (this.#wakeAt === dueAt) this.#wakeAt = Number.POSITIVE_INFINITY;
			this.#take({type: 'deadline-reached'});
		});
	}

	#configure(config: FloorConfig): void {
		const result = this.#take({type: 'configure-floor', config, by: 'plan'});
		invariant(
			result.ok,
			`the floor takes the plan's rules: ${result.ok ? '' : result.refusal.code}`,
		);
		const switches = new Map<SwitchId, (typeof config.phones)[number][]>();
		for (const phone of config.phones) {
			const phones = switches.get(phone.switchId);
			if (phones === undefined) switches.set(phone.switchId, [phone]);
			else phones.push(phone);
		}
		for (const [switchId, phones] of switches) {
			if (this.#floor.switches.get(switchId)?.state === 'up') {
				for (const {id: phoneId} of phones) this.#take({type: 'phone-registered', phoneId});
				continue;
			}
			const truth = {
				switchStartedAt: this.#plan.startsAt,
				customers: [],
				phones: phones.map(({id: phoneId}) => ({phoneId, registered: true, outside: []})),
				monitors: [],
				ties:
					this.#plan.isTied === true ? [...switches.keys()].filter((to) => to !== switchId) : [],
			};
			this.#take({type: 'switch-resynced', switchId, truth});
		}
	}

	#move(move: RuleMove | StaffMove): void {
		if (move.type === 'configured') {
			this.#configure(move.config);
			return;
		}
		const result = this.#take(inputOf(move));
		if (result.ok) return;
		const agentId = 'agentId' in move ? move.agentId : undefined;
		this.#refused.push({at: move.at, agentId, code: result.refusal.code});
	}
}

function inputOf(move: Exclude<RuleMove, {type: 'configured'}> | StaffMove): BareInput {
	switch (move.type) {
		case 'sign-in': {
			const {agentId, presence, phoneId = ownPhone(agentId)} = move;
			// The floor alone may set its own reasons, and a recorded day begins in the middle of some.
			// A headset is a phone that is answered as soon as the plan says: nobody has to be called for it.
			return {
				...{type: 'sign-in', by: 'floor', agentId, phoneId, takeover: true, presence},
				nailedUp: false,
			};
		}
		case 'presence': {
			// What people did was allowed: nothing here waits for anybody's approval.
			const {agentId, presence} = move;
			return presence.state === 'logged-out'
				? {type: 'sign-out', agentId, by: 'floor'}
				: {type: 'set-presence', agentId, presence, by: 'floor'};
		}
		case 'presence-cancelled':
			return {type: 'cancel-pending-presence', agentId: move.agentId, by: move.agentId};
		case 'lent': {
			const {agentId, queueId, only, forMs} = move;
			return {type: 'lend-agent', agentId, queueId, only, forMs, by: 'floor'};
		}
		case 'loan-ended':
			return {type: 'end-loan', agentId: move.agentId, queueId: move.queueId, by: 'floor'};
		case 'hours':
			return {type: 'number-hours', numberId: move.numberId, open: move.open};
		case 'window':
			return {type: 'window-hours', windowId: move.windowId, open: move.open};
		case 'outside-started':
		case 'outside-ended':
			return {type: move.type, phoneId: move.phoneId, channelId: move.channelId};
	}
}
