/** Orders about calls by hand: an agent's phone called by itself, and the end of it. */

import type {CallId, DialFailure, EffectOf, PhoneId, RingFailure, SwitchId} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import type {SwitchDirectory, SwitchReporter} from '../switch-port.ts';
import {hangUpAction} from './actions.ts';
import {type DialledColleague, dialAction, dialledActions} from './dial-actions.ts';
import {isEndpointName} from './endpoint-name.ts';
import {type Leg, type LegAs, type Legs, plays} from './leg.ts';
import {Originated} from './originated.ts';
import {originateRefusal} from './ring-failure.ts';
import {RingWatch} from './ring-watch.ts';
import type {Send} from './sender.ts';
import type {BridgeTimes} from './settings.ts';

/** What a leg that was originated is for. */
export interface OwnDial {
	readonly callId: CallId;
	/** A colleague is called. */
	readonly isInternal: boolean;
	/** The phone is asked in its dialog, too. */
	readonly remoteAnswer: boolean;
}

export interface DialOrdersParts {
	readonly switchId: SwitchId;
	legs(): Legs;
	readonly directory: SwitchDirectory;
	readonly reporter: Pick<SwitchReporter, 'signal'>;
	readonly times: BridgeTimes;
	readonly send: Send;
	/** Has a headset call. Resolves why it cannot; undefined once it does, or is not to any more. */
	dialBy(
		effect: EffectOf<'dial'>,
		colleague: DialledColleague | undefined,
	): Promise<RingFailure | undefined>;
	/** The call is not to be begun, or joined, any more; true when a headset was about to. */
	calledOff(callId: CallId): boolean;
	/** Sends a headset back to where it waits. */
	free(leg: Leg): void;
	/** Whether the switch has a channel with this unique id. Rejects when it cannot be asked. */
	isThere(uniqueId: string): Promise<boolean>;
}

export class DialOrders {
	readonly #parts: DialOrdersParts;
	readonly #rings: RingWatch<CallId>;
	readonly #originated = new Originated<OwnDial>();

	constructor(parts: DialOrdersParts) {
		this.#parts = parts;
		this.#rings = new RingWatch({
			ringStartMs: parts.times.ringStartMs,
			notStarted: (callId) => this.#end(callId, 'not-started'),
		});
	}

	/** What a leg with this unique id was originated for. */
	of(uniqueId: string): OwnDial | undefined {
		return this.#originated.of(uniqueId);
	}

	/** It rings, or its end is known. */
	known(callId: CallId): void {
		this.#rings.known(callId);
	}

	dial(effect: EffectOf<'dial'>): void {
		const {callId, phoneId, remoteAnswer, to} = effect;
		const {directory, isThere, send} = this.#parts;
		const colleague = 'phoneId' in to ? this.#colleague(effect, to.phoneId) : undefined;
		if ('phoneId' in to && colleague === undefined) {
			this.#end(callId, 'no-such-number');
			return;
		}
		if (effect.headset !== undefined) {
			void this.#byHeadset(effect, colleague);
			return;
		}
		const {endpoint, autoAnswer = {}} = directory.phone(phoneId) ?? {};
		if (!isEndpointName(endpoint)) {
			this.#end(callId, 'phone-unregistered');
			return;
		}
		const isInternal = colleague !== undefined;
		const uniqueId = this.#originated.begin(callId, {callId, isInternal, remoteAnswer});
		this.#rings.begin(callId, {
			look: async () => ((await isThere(uniqueId)) ? 'dialling' : 'elsewhere'),
			takeBack: async () => void (await this.#drop(uniqueId)),
		});
		void send([dialAction(effect, {endpoint, autoAnswer, uniqueId, colleague})], effect.type).then(
			(outcome) => {
				if (outcome === 'taken') return;
				this.#originated.end(uniqueId);
				this.#rings.fail(callId);
			},
		);
	}

	/** Whatever has become of it; of a talk the agent's leg goes. */
	endDial({callId}: EffectOf<'end-dial'>): void {
		this.#rings.known(callId);
		const isCalledOff = this.#parts.calledOff(callId);
		const leg = this.#parts.legs().ofDial(callId);
		if (leg !== undefined) {
			if (plays(leg, 'dialling')) leg.part.isEnding = true;
			this.#endLeg(leg);
			return;
		}
		const [uniqueId] = this.#originated.idsOf((own) => own.callId === callId);
		if (isCalledOff || uniqueId === undefined) this.#end(callId, 'cancelled');
		else void this.#drop(uniqueId);
	}

	/** A colleague's headset could not be had: told, and the agent's leg ends. */
	notReached(leg: LegAs<'dialling'>, reason: DialFailure): void {
		leg.part.isOver = true;
		this.#end(leg.part.callId, reason);
		this.#endLeg(leg);
	}

	/** A phone could not be called; true when it was to dial a number. */
	originateFailed(event: AmiMessage): boolean {
		const uniqueId = event.get('Uniqueid') ?? '';
		const own = this.#originated.of(uniqueId);
		if (own === undefined) return false;
		// A leg that exists tells its own end, and better why.
		if (this.#parts.legs().get(uniqueId) !== undefined) return true;
		const isCalledOff = this.#originated.wasCalledOff(uniqueId);
		this.#originated.end(uniqueId);
		const reason = originateRefusal(event.get('Reason'));
		this.#end(own.callId, isCalledOff ? 'cancelled' : phoneFailure(reason));
		return true;
	}

	/** A leg did something, or is gone. */
	moved({uniqueId, part, name}: Leg, isThere: boolean): void {
		if (!isThere) this.#originated.end(uniqueId);
		else if (part.role === 'dialling' && this.#originated.wasCalledOff(uniqueId)) {
			part.isEnding = true;
			void this.#parts.send([hangUpAction(name)], 'end-dial');
		}
	}

	/** The number answered: the agent's leg is told whose it is, for whatever comes. */
	answered(agent: Leg, customer: Leg): void {
		void this.#parts.send(dialledActions(agent, customer), 'dial');
	}

	stop(): void {
		this.#rings.stop();
	}

	/** Undefined: their phone is none that could be called. */
	#colleague({agentId, to}: EffectOf<'dial'>, phoneId: PhoneId): DialledColleague | undefined {
		const {directory, switchId} = this.#parts;
		const {endpoint, autoAnswer = {}} = directory.phone(phoneId) ?? {};
		if (!isEndpointName(endpoint)) return undefined;
		const colleague = {endpoint, autoAnswer, callerName: directory.agentName(agentId)};
		const headset = 'phoneId' in to ? to.headset : undefined;
		if (headset === undefined) return colleague;
		const {headsetId, channel} = headset;
		return channel.switchId === switchId
			? {...colleague, nearId: headsetId}
			: {...colleague, lentId: headsetId};
	}

	async #byHeadset(
		effect: EffectOf<'dial'>,
		colleague: DialledColleague | undefined,
	): Promise<void> {
		const failure = await this.#parts.dialBy(effect, colleague);
		if (failure !== undefined) this.#end(effect.callId, phoneFailure(failure));
	}

	#endLeg(leg: Leg): void {
		if (leg.headset !== undefined) this.#parts.free(leg);
		else void this.#parts.send([hangUpAction(leg.name)], 'end-dial');
	}

	async #drop(uniqueId: string): Promise<void> {
		const leg = this.#parts.legs().get(uniqueId);
		if (leg === undefined) this.#originated.callOff(uniqueId);
		await this.#parts.send([hangUpAction(leg?.name ?? uniqueId)], 'end-dial');
	}

	#end(callId: CallId, reason: DialFailure): void {
		this.#rings.known(callId);
		this.#parts.reporter.signal({type: 'dial-ended', callId, reason});
	}
}

/** Why the agent's own phone did not take it. */
export function phoneFailure(failure: ReturnType<typeof originateRefusal>): DialFailure {
	if (failure === 'not-started' || failure === 'congestion') return 'not-started';
	return `phone-${failure}`;
}
