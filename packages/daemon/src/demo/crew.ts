/**
 * The demo's simulated colleagues: they sign in, wrap up with a disposition after a few seconds, and
 * take a short break now and then. What their phones do is the practice switch's affair.
 */

import type {AgentId, CallId, Event, Floor, ReasonId} from '@plateau/core';
import {createRandom, type Random} from '@plateau/core/sim';
import type {BareCommand, CommandAnswer} from '../loop.ts';
import type {Seat} from './seats.ts';

export interface CrewParts {
	readonly floor: Floor;
	readonly colleagues: readonly Seat[];
	readonly seed: number;
	submit(command: BareCommand): Promise<CommandAnswer>;
}

const wrapUpMs = {from: 3000, to: 12_000};
const breakMs = {from: 20_000, to: 60_000};
const breakChance = 0.12;

export class Crew {
	readonly #parts: CrewParts;
	readonly #random: Random;
	readonly #timers = new Set<NodeJS.Timeout>();
	#isStopped = false;

	constructor(parts: CrewParts) {
		this.#parts = parts;
		this.#random = createRandom(parts.seed).fork('crew');
	}

	async signIn(): Promise<void> {
		for (const {agentId, phoneId} of this.#parts.colleagues) {
			await this.#parts.submit({
				type: 'sign-in',
				by: agentId,
				agentId,
				phoneId,
				takeover: false,
				presence: {state: 'available'},
			});
		}
	}

	/** Follows the floor. */
	happened(events: readonly Event[]): void {
		if (this.#isStopped) return;
		for (const event of events) {
			if (!('agentId' in event) || !this.#isColleague(event.agentId)) continue;
			const {agentId} = event;
			if (event.type === 'wrap-up-started') {
				this.#later(wrapUpMs, () => this.#wrapUp(agentId, event.callId));
			} else if (event.type === 'presence-changed' && event.presence.state === 'not-ready') {
				this.#later(breakMs, () => this.#available(agentId));
			} else if (event.type === 'wrap-up-ended' && this.#random.chance(breakChance)) {
				const presence = {state: 'not-ready', reasonId: 'break' as ReasonId} as const;
				// A daemon that stops meanwhile takes nothing more.
				this.#parts.submit({type: 'set-presence', by: agentId, agentId, presence}).catch(() => {});
			}
		}
	}

	stop(): void {
		this.#isStopped = true;
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
	}

	async #wrapUp(agentId: AgentId, callId: CallId): Promise<void> {
		const dispositions = this.#parts.floor.config.dispositions.filter(
			({queues}) => queues.length === 0,
		);
		if (dispositions.length > 0) {
			const dispositionId = this.#random.pick(dispositions).id;
			await this.#parts.submit({
				type: 'set-disposition',
				by: agentId,
				agentId,
				callId,
				dispositionId,
			});
		}
		await this.#parts.submit({type: 'finish-wrap-up', by: agentId, agentId});
	}

	async #available(agentId: AgentId): Promise<void> {
		await this.#parts.submit({
			type: 'set-presence',
			by: agentId,
			agentId,
			presence: {state: 'available'},
		});
	}

	#later({from, to}: {readonly from: number; readonly to: number}, act: () => Promise<void>): void {
		const timer = setTimeout(
			() => {
				this.#timers.delete(timer);
				// A daemon that stops meanwhile takes nothing more.
				act().catch(() => {});
			},
			this.#random.int(from, to),
		);
		this.#timers.add(timer);
	}

	#isColleague(agentId: AgentId): boolean {
		return this.#parts.colleagues.some((seat) => seat.agentId === agentId);
	}
}
