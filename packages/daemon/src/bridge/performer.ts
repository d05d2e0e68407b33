/**
 * Carries out effects over AMI. "Success" means that Asterisk took an order, not that it is done: each
 * order is held against what happens next, asked about when nothing does, and given once more.
 */

import type {
	Effect,
	EffectOf,
	HeadsetId,
	MonitorId,
	OfferId,
	PhoneId,
	SwitchId,
} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import type {AmiMessage} from '../ami/message.ts';
import type {Log} from '../log.ts';
import type {SwitchDirectory, SwitchReporter} from '../switch-port.ts';
import {AnswerOrders} from './answer-orders.ts';
import {Arrivals} from './arrivals.ts';
import {CallerOrders} from './caller-orders.ts';
import {ColleagueOrders} from './colleague-orders.ts';
import {ControlOrders} from './control-orders.ts';
import {DialOrders, type OwnDial} from './dial-orders.ts';
import {endActions, endsByItself} from './end-actions.ts';
import {GroupOrders, type GroupRing} from './group-orders.ts';
import {HeadsetLending} from './headset-lending.ts';
import {HeadsetOrders} from './headset-orders.ts';
import {type Leg, type LegAs, type Legs, plays} from './leg.ts';
import {MonitorOrders} from './monitor-orders.ts';
import {RecordingOrders} from './recordings.ts';
import {ringDetails} from './ring-details.ts';
import {RingWatch} from './ring-watch.ts';
import {Sender} from './sender.ts';
import type {BridgeTimes, RecordingSpool} from './settings.ts';
import type {Tie} from './tie-states.ts';
import {isThere, whereIs} from './where-is.ts';

export interface PerformerParts {
	readonly client: AmiClient;
	/** The second connection, when it is up. */
	system(): AmiClient | undefined;
	legs(): Legs;
	readonly switchId: SwitchId;
	readonly directory: SwitchDirectory;
	/** Whether an endpoint is a desk phone's, here or at another switch. */
	isPhone(endpoint: string | undefined): boolean;
	readonly reporter: Pick<SwitchReporter, 'signal'>;
	readonly log: Log;
	readonly times: BridgeTimes;
	readonly recordings?: RecordingSpool;
	/** The other switches. Absent: none. */
	readonly ties?: readonly Tie[];
	distrust(why: string): void;
}

/** Orders on one connection; a new connection has a new performer. */
export class Performer {
	readonly #parts: PerformerParts;
	readonly #arrivals: Arrivals;
	readonly #answers: AnswerOrders;
	readonly #rings: RingWatch<OfferId>;
	readonly #callers: CallerOrders;
	readonly #control: ControlOrders;
	readonly #groups: GroupOrders;
	readonly #dials: DialOrders;
	readonly #colleagues: ColleagueOrders;
	readonly #headsets: HeadsetOrders;
	readonly #lending: HeadsetLending;
	readonly #monitors: MonitorOrders;
	readonly #recordings: RecordingOrders;
	readonly #sender: Sender;
	readonly #timers = new Set<NodeJS.Timeout>();

	constructor(parts: PerformerParts) {
		this.#parts = parts;
		const {times, client, log, reporter} = parts;
		this.#sender = new Sender(client, log);
		const {send} = this.#sender;
		this.#arrivals = new Arrivals({
			confirmMs: times.confirmMs,
			whereIs: (leg) => whereIs(client, leg),
			send: (action) => void send([action], action.name),
			lost: (leg, context) => parts.distrust(`${leg.channelId} never came to ${context}`),
			log,
		});
		this.#answers = new AnswerOrders({
			...parts,
			failed: (order, error) => this.#sender.failed(order, error),
		});
		this.#rings = new RingWatch({
			ringStartMs: times.ringStartMs,
			notStarted: (offerId) => {
				log.warn('ring-not-started', {offerId});
				reporter.signal({type: 'offer-ended', offerId, reason: 'not-started'});
			},
		});
		this.#callers = new CallerOrders({
			...parts,
			arrivals: this.#arrivals,
			rings: this.#rings,
			legOf: (effect) => this.#legOf(effect),
			send,
			sendRing: this.#sender.sendApart,
		});
		this.#recordings = new RecordingOrders({
			control: client,
			system: () => parts.system(),
			legs: () => parts.legs(),
			reporter,
			log,
			spool: parts.recordings,
			isStopped: () => this.#sender.isStopped,
		});
		this.#headsets = new HeadsetOrders({
			...parts,
			send,
			freed: (leg) => this.#groups.forget(leg),
		});
		this.#lending = new HeadsetLending({
			legs: () => parts.legs(),
			reporter,
			ask: (headset, occasion) => this.#headsets.ask(headset, occasion),
			send,
		});
		this.#monitors = new MonitorOrders({
			...parts,
			send,
		});
		const free = (leg: Leg) => this.#headsets.free(leg);
		this.#groups = new GroupOrders({
			free,
			legs: () => parts.legs(),
			arrivals: this.#arrivals,
			rings: this.#rings,
			reporter,
			send,
			isThere: (uniqueId) => isThere(client, uniqueId),
		});
		this.#dials = new DialOrders({
			...parts,
			free,
			dialBy: (effect, colleague) => this.#headsets.dial(effect, colleague),
			calledOff: (callId) => {
				this.#colleagues.calledOff(callId);
				return this.#headsets.withdraw(callId);
			},
			send,
			isThere: (uniqueId) => isThere(client, uniqueId),
		});
		this.#colleagues = new ColleagueOrders({
			...parts,
			free,
			askHeadset: (headset, callId) => this.#headsets.ask(headset, callId),
			notReached: (caller, reason) => this.#dials.notReached(caller, reason),
			answered: (caller, colleague) => this.#dials.answered(caller, colleague),
			send,
		});
		this.#control = new ControlOrders({
			...parts,
			free,
			askHeadset: (headset, consultId) => this.#headsets.ask(headset, consultId),
			askedOff: (consultId) => this.#headsets.withdraw(consultId),
			arrivals: this.#arrivals,
			send,
		});
	}

	/** The group's ring that a leg with this unique id was originated for. */
	groupRingOf(uniqueId: string): GroupRing | undefined {
		return this.#groups.ringOf(uniqueId);
	}

	/** The call by hand that a leg with this unique id was originated for. */
	dialOf(uniqueId: string): OwnDial | undefined {
		return this.#dials.of(uniqueId);
	}

	/** What calls by hand are told: their ring has begun or ended, the number has answered. */
	get dials(): Pick<DialOrders, 'known' | 'answered'> {
		return this.#dials;
	}

	/** The headset that a leg with this unique id was originated for. */
	headsetOf(uniqueId: string): HeadsetId | undefined {
		return this.#headsets.of(uniqueId);
	}

	/** A call of another switch is to have the headset of this phone. */
	lend(arriving: Leg, event: AmiMessage, phoneId: PhoneId | undefined): void {
		void this.#lending.lend(arriving, event, phoneId);
	}

	/** The monitor that a leg with this unique id was originated for. */
	monitorOf(uniqueId: string): MonitorId | undefined {
		return this.#monitors.of(uniqueId);
	}

	/** Such a leg is at a number outside. */
	isOutsideEar(uniqueId: string): boolean {
		return this.#monitors.isOutside(uniqueId);
	}

	/** The leg did something, or is gone. */
	moved(leg: Leg): void {
		const isThere = this.#parts.legs().get(leg.uniqueId) !== undefined;
		this.#arrivals.seen(leg, isThere);
		if (!isThere) {
			this.#headsets.gone(leg);
			this.#lending.over(leg);
			if (plays(leg, 'customer')) this.#headsets.customerGone(leg);
			this.#colleagues.callerGone(leg);
		}
		this.#groups.moved(leg, isThere);
		this.#control.moved(leg, isThere);
		this.#dials.moved(leg, isThere);
		this.#monitors.moved(leg, isThere);
	}

	/** What call control is told: a consultation's ring has begun or ended, an agent's talk has changed. */
	get control(): Pick<ControlOrders, 'consultKnown' | 'talkChanged' | 'thirdGone'> {
		return this.#control;
	}

	/** A headset that called a colleague waits again. */
	callerBack(caller: Leg): void {
		this.#colleagues.callerGone(caller);
	}

	/** A colleague's headset waits again: nobody is kept waiting for it. */
	colleagueBack(colleague: LegAs<'customer'>): void {
		this.#headsets.customerGone(colleague);
		this.#control.moved(colleague, false);
	}

	/** The offer's ring has begun or ended: nothing to wait for. */
	ringKnown(offerId: OfferId): void {
		this.#rings.known(offerId);
	}

	/**
	 * A phone that was called by itself could not be reached: an agent's or a supervisor's. Acted on a
	 * moment later: this report may overtake the leg's own events, which say better why.
	 */
	originateFailed(event: AmiMessage): void {
		const ring = this.#groups.ringOf(event.get('Uniqueid') ?? '');
		if (ring !== undefined) this.#rings.known(ring.offerId);
		const own = this.#dials.of(event.get('Uniqueid') ?? '');
		if (own !== undefined) this.#dials.known(own.callId);
		this.#later(this.#parts.times.lateEventMs, () => this.#originateFailed(event));
	}

	#originateFailed(event: AmiMessage): void {
		const owners = [this.#groups, this.#dials, this.#headsets];
		if (!owners.some((owner) => owner.originateFailed(event)))
			this.#monitors.originateFailed(event);
	}

	/** The phone is asked to answer; it rings. */
	answerNow(leg: Leg): void {
		this.#answers.now(leg);
	}

	stop(): void {
		this.#sender.stop();
		for (const timer of this.#timers) clearTimeout(timer);
		this.#rings.stop();
		this.#arrivals.stop();
		this.#control.stop();
		this.#dials.stop();
		this.#colleagues.stop();
	}

	perform(effect: Effect): void {
		switch (effect.type) {
			case 'admit':
			case 'say-farewell':
			case 'announce':
				this.#callers.perform(effect);
				break;
			case 'withdraw-ring':
				if (effect.way !== 'group') this.#callers.perform(effect);
				else if (!this.#headsets.withdraw(effect.offerId)) this.#groups.withdraw(effect);
				break;
			case 'connect':
				this.#groups.connect(effect);
				break;
			case 'send-out':
				if (effect.transfer === undefined) this.#callers.perform(effect);
				else this.#move(effect);
				break;
			case 'ring-agent':
				this.#ring(effect);
				break;
			case 'answer-phone':
			case 'answer-consult':
			case 'answer-dialled':
				this.#answers.perform(effect);
				break;
			case 'hang-up':
				this.#hangUp(effect);
				break;
			case 'start-monitor':
			case 'listen-outside':
			case 'change-monitor':
			case 'stop-monitor':
				this.#monitors.perform(effect);
				break;
			case 'resume':
			case 'mute':
			case 'send-digits':
				this.#control.perform(effect);
				break;
			case 'hold':
			case 'consult':
			case 'swap':
			case 'join-all':
			case 'end-consult':
			case 'hand-over':
			case 'take-over':
			case 'requeue':
				this.#move(effect);
				break;
			case 'dial':
				this.#dials.dial(effect);
				break;
			case 'ask-colleague':
				void this.#colleagues.ask(effect);
				break;
			case 'end-dial':
				this.#dials.endDial(effect);
				break;
			case 'start-recording':
			case 'pause-recording':
			case 'resume-recording':
			case 'stop-recording':
				this.#recordings.perform(effect);
				break;
			case 'connect-headset':
				this.#headsets.connect(effect);
				break;
			case 'drop-headset':
				this.#headsets.drop(effect);
				break;
			default:
				effect satisfies never;
		}
	}

	#hangUp(effect: EffectOf<'hang-up'>): void {
		const leg = this.#legOf(effect);
		if (leg === undefined) return;
		// A colleague's key: their caller's leg goes by it, too, and a switch may tell of that first.
		if (plays(leg, 'customer') && leg.part.phoneId !== undefined) leg.ownHangUpAt ??= 0;
		const end = () => void this.#sender.send(endActions(leg, this.#parts), effect.type);
		if (leg.headset !== undefined) this.#headsets.release(leg, effect);
		else if (!endsByItself(leg)) end();
		else {
			this.#later(this.#parts.times.lateEventMs, () => {
				if (this.#parts.legs().get(leg.uniqueId) === leg) end();
			});
		}
	}

	/** Not once this performer has stopped. */
	#later(ms: number, run: () => void): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			run();
		}, ms);
		this.#timers.add(timer);
	}

	#ring(effect: EffectOf<'ring-agent'>): void {
		const {directory, log, reporter} = this.#parts;
		const {offerId} = effect;
		const leg = this.#legOf(effect);
		if (leg === undefined) return;
		if (effect.headset?.channel.switchId === this.#parts.switchId) {
			void this.#headsets.take(effect, leg);
			return;
		}
		const details = ringDetails(effect, directory);
		if (details === undefined) {
			log.warn('ring-impossible', {offerId, phoneId: effect.phoneId, why: 'no such endpoint'});
			reporter.signal({type: 'offer-ended', offerId, reason: 'unregistered'});
			return;
		}
		const orders = effect.way === 'group' ? this.#groups : this.#callers;
		orders.ring(effect, leg, details);
	}

	/** Of a talk that is still to be joined, once the queue's name is said: this is what becomes of it instead. */
	#move(effect: Parameters<ControlOrders['perform']>[0]): void {
		if ('agentChannel' in effect) {
			const agent = this.#parts.legs().byChannel(effect.agentChannel.channelId);
			if (agent !== undefined) this.#groups.forget(agent);
		}
		this.#control.perform(effect);
	}

	#legOf(effect: Effect & {channel: {channelId: Leg['channelId']}}): Leg | undefined {
		const leg = this.#parts.legs().byChannel(effect.channel.channelId);
		if (leg === undefined) this.#parts.log.debug('order-for-gone-channel', {order: effect.type});
		return leg;
	}
}
