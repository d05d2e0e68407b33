/**
 * Headsets that are nailed up: called once, given to one caller after the other, sent back from each. A
 * leg that was sent back counts as there once the dialplan says so by the number of that move.
 */

import type {
	CallId,
	ConsultId,
	EffectOf,
	HeadsetId,
	OfferId,
	RingFailure,
	SwitchId,
} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import type {AmiMessage} from '../ami/message.ts';
import {contexts, headsetMoves} from '../asterisk/contract.ts';
import type {SwitchDirectory, SwitchReporter} from '../switch-port.ts';
import {hangUpAction} from './actions.ts';
import {callActions, type DialledColleague} from './dial-actions.ts';
import {isEndpointName} from './endpoint-name.ts';
import {backAction, connectHeadsetAction, freeActions, takeActions} from './headset-actions.ts';
import {type Leg, type LegPart, type Legs, plays} from './leg.ts';
import {Originated} from './originated.ts';
import {originateRefusal} from './ring-failure.ts';
import {type Send, sendMove} from './sender.ts';
import {whereIs} from './where-is.ts';

export interface HeadsetOrdersParts {
	readonly switchId: SwitchId;
	readonly client: AmiClient;
	legs(): Legs;
	readonly directory: SwitchDirectory;
	readonly reporter: Pick<SwitchReporter, 'signal'>;
	readonly send: Send;
	/** Whoever was to be joined with it is not any more. */
	freed(leg: Leg): void;
}

/** How long a leg may take to be where it can be joined, and how often it is looked at. */
const homeMs = 1000;
const lookMs = 1;

export class HeadsetOrders {
	readonly #parts: HeadsetOrdersParts;
	readonly #originated = new Originated<HeadsetId>();
	/** Occasions for which one is asked: offers, consultations, calls by hand, calls that it is lent to; false once withdrawn. */
	readonly #taking = new Map<string, boolean>();

	constructor(parts: HeadsetOrdersParts) {
		this.#parts = parts;
	}

	/** The headset that a leg with this unique id was originated for. */
	of(uniqueId: string): HeadsetId | undefined {
		return this.#originated.of(uniqueId);
	}

	connect(effect: EffectOf<'connect-headset'>): void {
		const {directory, send} = this.#parts;
		const {headsetId} = effect;
		const {endpoint, autoAnswer = {}} = directory.phone(effect.phoneId) ?? {};
		if (!isEndpointName(endpoint)) {
			this.#tellEnd(headsetId, 'unregistered');
			return;
		}
		const uniqueId = this.#originated.begin(headsetId, headsetId);
		const action = connectHeadsetAction(effect, {endpoint, autoAnswer, uniqueId});
		void send([action], effect.type).then((outcome) => {
			if (outcome === 'taken' || !this.#originated.end(uniqueId)) return;
			this.#tellEnd(headsetId, 'not-started');
		});
	}

	drop({headsetId, type}: EffectOf<'drop-headset'>): void {
		const [uniqueId] = this.#originated.idsOf((one) => one === headsetId);
		const leg = this.#legOf(headsetId);
		// Called by a colleague, whose leg goes by it, too: a switch may tell of that first.
		if (plays(leg, 'customer')) leg.ownHangUpAt ??= 0;
		const target = leg?.name ?? uniqueId;
		if (target !== undefined) void this.#parts.send([hangUpAction(target)], type);
	}

	/** A phone could not be called; true when it was for a headset. */
	originateFailed(event: AmiMessage): boolean {
		const uniqueId = event.get('Uniqueid') ?? '';
		const headsetId = this.#originated.of(uniqueId);
		if (headsetId === undefined) return false;
		// A leg that exists tells its own end, and better why.
		if (this.#parts.legs().get(uniqueId) !== undefined) return true;
		this.#originated.end(uniqueId);
		this.#tellEnd(headsetId, originateRefusal(event.get('Reason')));
		return true;
	}

	/** Gives it to a caller, who is joined with it once the floor has heard. */
	async take(effect: EffectOf<'ring-agent'>, customer: Leg): Promise<void> {
		const {reporter, switchId, send} = this.#parts;
		const {offerId, headset, whisper} = effect;
		if (headset === undefined) return;
		const leg = await this.ask(headset, offerId);
		// Their own end is told.
		const isThere = this.#parts.legs().get(customer.uniqueId) !== undefined;
		if (leg === undefined || !isThere) return;
		if (typeof leg === 'string') {
			reporter.signal({type: 'offer-ended', offerId, reason: leg});
			const {headsetId} = headset;
			if (this.#legOf(headsetId) === undefined) this.#tellEnd(headsetId, 'hung-up');
			return;
		}
		const customerId = customer.uniqueId;
		leg.part = {
			...{role: 'agent', customerId, offerId, hasAnswered: true, wantsAnswer: false},
			group: {isTold: true, isReady: whisper !== true, wasLetGo: false},
		};
		void send(takeActions(effect, leg, {customerId, whispers: whisper === true}), effect.type);
		const {channelId} = leg;
		reporter.signal({type: 'offer-answered', offerId, channel: {switchId, channelId}});
	}

	/** Has it call a number, or a colleague. Resolves why it cannot; undefined once it does, or is not to any more. */
	async dial(
		effect: EffectOf<'dial'>,
		colleague: DialledColleague | undefined,
	): Promise<RingFailure | undefined> {
		const {callId, headset} = effect;
		if (headset === undefined) return undefined;
		const leg = await this.ask(headset, callId);
		if (leg === undefined || typeof leg === 'string') return leg;
		leg.part = {
			...{role: 'dialling', callId, step: 'phone', wantsAnswer: false},
			isInternal: colleague !== undefined,
			...{isTold: true, isEnding: false, isOver: false},
		};
		const sent = await this.#parts.send(callActions(effect, leg, colleague), effect.type);
		if (sent === 'taken') return undefined;
		idle(leg);
		return 'not-started';
	}

	/** The headset's leg for this occasion, once it waits. A word: why not; undefined: asked for already, or not wanted any more. */
	async ask(
		headset: {readonly headsetId: HeadsetId},
		occasion: string,
	): Promise<Leg | RingFailure | undefined> {
		if (this.#taking.has(occasion)) return undefined;
		this.#taking.set(occasion, true);
		const leg = await this.#home(headset, occasion);
		const isWanted = this.#taking.get(occasion) === true;
		this.#taking.delete(occasion);
		return isWanted ? leg : undefined;
	}

	/** An offer, a consultation or a call by hand is taken back; true when it was on its way to a headset. */
	withdraw(occasion: OfferId | CallId | ConsultId): boolean {
		if (!this.#taking.has(occasion)) return false;
		this.#taking.set(occasion, false);
		return true;
	}

	/** By order, out of a call: only if it is still in the one that was meant. */
	release(leg: Leg, {customer, offerId}: EffectOf<'hang-up'>): void {
		const {part} = leg;
		if (!isInCall(part)) return;
		const customerId = part.role === 'agent' || part.role === 'consult' ? part.customerId : '';
		const whose = this.#parts.legs().channelIdOf(customerId);
		if (customer !== undefined && customer.channelId !== whose) return;
		if (offerId !== undefined && offerId !== occasionOf(part)) return;
		this.free(leg);
	}

	/** Sends it back to where it waits, out of whatever it is in. */
	free(leg: Leg): void {
		const {headset} = leg;
		if (headset === undefined || headset.leaving !== undefined) return;
		// Out of their own Dial, which takes the customer along: as if it was hung up.
		if (plays(leg, 'agent') && leg.part.isDialled === true) leg.ownHangUpAt ??= 0;
		headset.move = (headset.move + 1) % headsetMoves;
		headset.leaving = {part: leg.part, move: headset.move};
		this.#parts.freed(leg);
		void this.#sendBack(leg, headset.move);
	}

	/** The customer is gone: whoever talked with them comes back without being sent. */
	customerGone({uniqueId}: Leg): void {
		const legs = this.#parts.legs();
		for (const leg of legs.all()) {
			if (leg.headset === undefined || leg.headset.leaving !== undefined) continue;
			if (!plays(leg, 'agent') || leg.part.customerId !== uniqueId) continue;
			// With a third party: the floor ends it.
			if (legs.ofConsult(leg.part.consult?.consultId) !== undefined) continue;
			// Who called them by hand comes out of their Dial.
			const isInTalk =
				leg.part.isDialled === true
					? leg.context === contexts.dial
					: leg.part.group?.isReady === true && leg.context === contexts.headset;
			if (!isInTalk) {
				this.free(leg);
				continue;
			}
			idle(leg);
			this.#parts.freed(leg);
			void this.#parts.send(freeActions(leg), 'hang-up');
		}
	}

	/** A leg is gone. */
	gone({uniqueId}: Leg): void {
		this.#originated.end(uniqueId);
	}

	/** The leg, once it waits where it can be joined; else why not. */
	async #home(
		{headsetId}: {readonly headsetId: HeadsetId},
		occasion: string,
	): Promise<Leg | RingFailure> {
		const until = performance.now() + homeMs;
		for (;;) {
			const leg = this.#legOf(headsetId);
			if (leg === undefined || this.#taking.get(occasion) !== true) return 'unregistered';
			// Not to be torn out of that, should it not come back in time.
			if (isTaken(leg)) return 'congestion';
			const where = await whereIs(this.#parts.client, leg).catch(() => undefined);
			if (where === undefined) return 'unregistered';
			const isHome = where.context === contexts.headset && where.application === 'BridgeWait';
			// Its word may be lost: it is where it was sent, and has been for long enough.
			const isLate = performance.now() > until;
			if (isHome && (leg.headset?.leaving === undefined || isLate)) {
				this.#back(leg);
				return this.#legOf(headsetId) ?? 'unregistered';
			}
			if (isLate) {
				if (leg.headset !== undefined) delete leg.headset.leaving;
				this.free(leg);
				return 'not-started';
			}
			await new Promise((resolve) => setTimeout(resolve, lookMs));
		}
	}

	#back(leg: Leg): void {
		if (leg.headset !== undefined) delete leg.headset.leaving;
		if (plays(leg, 'agent') || plays(leg, 'consult')) idle(leg);
	}

	async #sendBack(leg: Leg, move: number): Promise<void> {
		await sendMove(this.#parts.send, 'hang-up', {
			before: freeActions(leg),
			move: backAction(leg, move),
			isWanted: () => leg.headset?.leaving?.move === move,
		});
	}

	#legOf(headsetId: HeadsetId): Leg | undefined {
		return this.#parts
			.legs()
			.all()
			.find(({headset}) => headset?.headsetId === headsetId && headset.isConnected);
	}

	#tellEnd(headsetId: HeadsetId, reason: RingFailure | 'hung-up'): void {
		this.#parts.reporter.signal({type: 'headset-ended', headsetId, reason});
	}
}

type InCall = Extract<LegPart, {role: 'agent' | 'dialling' | 'consult' | 'dialled' | 'customer'}>;

/** Of a call of the floor. `dialled`, `customer`: a colleague's. */
function isInCall(part: LegPart): part is InCall {
	return ['agent', 'dialling', 'consult', 'dialled', 'customer'].includes(part.role);
}

/** What a headset is taken for. */
function occasionOf(part: InCall) {
	if (part.role === 'agent' || part.role === 'customer') return part.offerId;
	return part.role === 'consult' ? part.consultId : part.callId;
}

/** Somebody else has it, and the floor was told so a moment ago. */
function isTaken({part, headset}: Leg): boolean {
	const isAnothers = part.role === 'far' || part.role === 'dialled' || part.role === 'customer';
	return isAnothers && headset?.leaving === undefined;
}

function idle(leg: Leg): void {
	leg.part = {role: 'headset'};
}
