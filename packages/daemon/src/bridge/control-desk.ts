/**
 * What orders of call control have in common: legs are sent to places of the dialplan, and those that are
 * to talk meet there; the floor is told once the switch says that they do, or that they do not.
 */

import type {
	Channel,
	ConsultId,
	Effect,
	FallibleOrder,
	HeadsetId,
	Language,
	RingFailure,
	SwitchId,
} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import {contexts, roles, variables} from '../asterisk/contract.ts';
import type {SwitchDirectory, SwitchReporter} from '../switch-port.ts';
import {type Action, hangUpAction, redirect, setVariable} from './actions.ts';
import type {Arrivals} from './arrivals.ts';
import {keepAction, languageAction, type Move, moveAction, peerAction} from './control-actions.ts';
import {type Leg, type LegAs, type LegPart, type Legs, plays} from './leg.ts';
import {type Send, sendMove} from './sender.ts';
import type {BridgeTimes} from './settings.ts';
import {spiesAgain} from './spies.ts';
import {type Place, Steps} from './steps.ts';
import {Talks} from './talks.ts';
import type {Tie} from './tie-states.ts';

/** Orders whose failure is told. */
export type ControlEffect = Extract<Effect, {type: FallibleOrder}>;

export interface ControlParts {
	readonly switchId: SwitchId;
	readonly client: AmiClient;
	legs(): Legs;
	readonly arrivals: Arrivals;
	readonly directory: SwitchDirectory;
	readonly reporter: Pick<SwitchReporter, 'signal'>;
	readonly times: BridgeTimes;
	/** The other switches. Absent: none. */
	readonly ties?: readonly Tie[] | undefined;
	/** Whether an endpoint is a desk phone's. */
	isPhone(endpoint: string | undefined): boolean;
	/** Sends a headset back to where it waits. */
	free(leg: Leg): void;
	/** A colleague’s headset, once it waits. A word: why not; undefined: not wanted any more. */
	askHeadset(
		headset: {readonly headsetId: HeadsetId},
		consultId: ConsultId,
	): Promise<Leg | RingFailure | undefined>;
	/** It is not to be asked any more; true when it was about to. */
	askedOff(consultId: ConsultId): boolean;
	readonly send: Send;
}

/** What the orders have in common: legs are found, sent, joined, and failures told. */
export class ControlDesk {
	readonly parts: ControlParts;
	readonly steps: Steps;
	readonly #talks: Talks;

	constructor(parts: ControlParts) {
		this.parts = parts;
		this.steps = new Steps({
			legOf: (uniqueId) => parts.legs().get(uniqueId),
			patienceMs: parts.times.controlMs,
		});
		this.#talks = new Talks(parts.client, parts.times.controlMs);
	}

	fail({type, callId}: ControlEffect, reason: string): void {
		this.parts.reporter.signal({type: 'order-failed', effect: type, callId, reason});
	}

	/** The leg of a channel, if it plays that part. */
	leg<Role extends LegPart['role']>(role: Role, {channelId}: Channel): LegAs<Role> | undefined {
		const leg = this.parts.legs().byChannel(channelId);
		return plays(leg, role) ? leg : undefined;
	}

	/** Sends one leg or two to their places, after `before`; tells a failure. */
	async move(
		effect: ControlEffect,
		before: readonly Action[],
		moves: readonly [Move, Move?],
	): Promise<boolean> {
		for (const move of moves) {
			if (move === undefined) continue;
			const {leg, context, extension} = move;
			this.parts.arrivals.expect(leg, [context], redirect(leg.name, context, extension));
		}
		const {send} = this.parts;
		const sent = await sendMove(send, effect.type, {before, move: moveAction(moves)});
		if (sent === 'taken') return true;
		for (const move of moves) if (move !== undefined) this.parts.arrivals.forget(move.leg);
		this.fail(effect, sent);
		return false;
	}

	/** The customer is put on hold, and the agent's leg waits at the desk. */
	hold(
		effect: ControlEffect & {readonly language: Language},
		customer: LegAs<'customer'>,
		agent: LegAs<'agent'>,
	): Promise<boolean> {
		return this.move(
			effect,
			[languageAction(customer, effect.language), peerAction(customer, agent)],
			[
				{leg: customer, context: contexts.hold},
				{leg: agent, context: contexts.desk},
			],
		);
	}

	/**
	 * Another leg has the customer: the end of this one is nobody's. Before that is told, so that whoever reads
	 * after a cut connection knows; a headset stays what it is.
	 */
	async release({type}: ControlEffect, agent: LegAs<'agent'>): Promise<void> {
		agent.part.isReleased = true;
		if (agent.headset !== undefined) return;
		await this.parts.send([setVariable(agent.name, variables.role, roles.released)], type);
	}

	/**
	 * Once `waiting` waits at the desk, and the others in their places, the customer is joined with it.
	 * Resolves whether they talk.
	 */
	join(
		effect: ControlEffect,
		customer: LegAs<'customer'>,
		waiting: Leg,
		others: readonly Place[] = [],
	): Promise<boolean> {
		const places = [{uniqueId: waiting.uniqueId, context: contexts.desk}, ...others];
		return new Promise((resolve) => {
			const giveUp = () => {
				this.fail(effect, 'not-in-time');
				resolve(false);
			};
			const run = async () => {
				const before = [peerAction(customer, waiting), keepAction(customer, others.length > 0)];
				const isSent = await this.move(effect, before, [{leg: customer, context: contexts.join}]);
				resolve(isSent && (await this.together(effect, [customer, waiting])));
			};
			this.steps.when(places, () => void run(), giveUp);
		});
	}

	/** Resolves whether these talk with each other now. */
	areTogether(legs: readonly Leg[]): Promise<boolean> {
		return this.#talks.begins(legs);
	}

	/** The same; tells a failure. */
	async together(effect: ControlEffect, legs: readonly Leg[]): Promise<boolean> {
		const areTogether = await this.areTogether(legs);
		if (!areTogether) this.fail(effect, 'not-joined');
		return areTogether;
	}

	/** The agent hears somebody else from now on: `far` is whom. */
	joined(far: Leg, agent: Leg): void {
		const channel = this.channel(far);
		this.parts.reporter.signal({type: 'legs-joined', channel, agentChannel: this.channel(agent)});
		this.talkChanged(agent);
	}

	talkChanged(agent: Leg): void {
		const actions = spiesAgain(this.parts.legs(), agent);
		if (actions.length > 0) void this.parts.send(actions, 'change-monitor');
	}

	/** Ends a leg; a headset goes back to where it waits. */
	hangUp(leg: Leg): void {
		if (leg.headset !== undefined) {
			this.parts.free(leg);
			return;
		}
		void this.parts.send([hangUpAction(leg.name)], 'hang-up');
	}

	channel({channelId}: Leg) {
		return {switchId: this.parts.switchId, channelId};
	}

	stop(): void {
		this.steps.stop();
		this.#talks.stop();
	}
}
