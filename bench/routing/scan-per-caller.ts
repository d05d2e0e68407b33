/**
 * The same work the way Asterisk's app_queue does it: queues that know nothing of each other, and a
 * scan over a queue's members for each caller, each time. Strategy `leastrecent`, autofill on.
 * Written from the behaviour, with plain arrays and numbers; no locks, no channels, no device states.
 */

import {queuesOf, type Size} from './given-floor.ts';
import {lcg} from './live-floor.ts';

/** An agent in one queue: app_queue keeps one for each queue, with its own last call. */
interface Member {
	readonly agent: number;
	readonly penalty: number;
	/** When the last call of this queue ended; 0 before the first. */
	lastCallAt: number;
	status: 'free' | 'busy';
	isPaused: boolean;
	metric: number;
}

interface Caller {
	readonly queue: Queue;
}

interface Queue {
	readonly members: Member[];
	/** In order of priority and coming. */
	readonly callers: Caller[];
}

/** In which order waiting callers look whether it is their turn. */
export type WakeOrder = 'any' | 'first come';

export class ScanningQueues {
	readonly #queues: readonly Queue[];
	/** All who wait, in the order in which their threads wake. */
	readonly #waiting: Caller[] = [];
	readonly #busy: number[] = [];
	readonly #random = lcg(4711);
	#now = 0;

	constructor(size: Size) {
		this.#queues = Array.from({length: size.queues}, () => ({members: [], callers: []}));
		for (let agent = 0; agent < size.agents; agent += 1) {
			for (const place of queuesOf(agent, size)) {
				this.#queues[place]?.members.push({
					agent,
					penalty: 0,
					lastCallAt: 0,
					status: 'busy',
					isPaused: false,
					metric: 0,
				});
			}
			this.#busy.push(agent);
		}
	}

	/** A caller joins the end of any queue. */
	caller(): void {
		const queue = this.#queues[Math.floor(this.#random() * this.#queues.length)] as Queue;
		const caller = {queue};
		queue.callers.push(caller);
		this.#waiting.push(caller);
	}

	/**
	 * Somebody hangs up; then callers wake until one has got the agent. `any`: each when their own second
	 * is over, as app_queue's do, so in no order. `first come`: the kindest order there could be.
	 */
	rushTurn(wake: WakeOrder): void {
		this.#oneHangsUp();
		const {length} = this.#waiting;
		for (let turn = 0; ; turn += 1) {
			if (turn > 1000 * length) throw new Error('nobody took the agent');
			const place = wake === 'any' ? Math.floor(this.#random() * length) : turn % length;
			if (this.#look(place)) break;
		}
		this.caller();
	}

	/** Every caller wakes once and looks, as each does once a second whether anybody is free or not. */
	wakeAll(): void {
		for (const caller of this.#waiting) this.#isTheirTurn(caller);
	}

	get waiting(): number {
		return this.#waiting.length;
	}

	#oneHangsUp(): void {
		this.#now += 1;
		const place = Math.floor(this.#random() * this.#busy.length);
		const agent = this.#busy[place] as number;
		this.#busy[place] = this.#busy[this.#busy.length - 1] as number;
		this.#busy.pop();
		this.#changeStatus(agent, 'free');
	}

	/** True when the caller at this place got somebody. */
	#look(place: number): boolean {
		const caller = this.#waiting[place] as Caller;
		if (!this.#isTheirTurn(caller)) return false;
		const member = this.#tryCalling(caller);
		if (member === undefined) return false;
		this.#changeStatus(member.agent, 'busy');
		this.#busy.push(member.agent);
		caller.queue.callers.splice(caller.queue.callers.indexOf(caller), 1);
		this.#waiting.splice(place, 1);
		return true;
	}

	/** Counts the free members; it is this caller's turn when fewer callers than that are ahead. */
	#isTheirTurn(caller: Caller): boolean {
		const {members, callers} = caller.queue;
		let available = 0;
		for (const member of members) if (canRing(member)) available += 1;
		let ahead = 0;
		for (const other of callers) {
			if (ahead >= available) return false;
			if (other === caller) return true;
			ahead += 1;
		}
		return false;
	}

	/** A metric for every member who can be rung, then the least of them. */
	#tryCalling({queue}: Caller): Member | undefined {
		let best: Member | undefined;
		for (const member of queue.members) {
			if (!canRing(member)) continue;
			member.metric = member.penalty * 1_000_000;
			if (member.lastCallAt > 0) member.metric += 1_000_000 - (this.#now - member.lastCallAt);
			if (best === undefined || member.metric < best.metric) best = member;
		}
		return best;
	}

	/** A device's state is looked for in every queue. */
	#changeStatus(agent: number, status: Member['status']): void {
		for (const {members} of this.#queues) {
			for (const member of members) {
				if (member.agent !== agent) continue;
				if (status === 'free') member.lastCallAt = this.#now;
				member.status = status;
				break;
			}
		}
	}
}

function canRing({status, isPaused}: Member): boolean {
	return status === 'free' && !isPaused;
}
