/**
 * Carries out effects over AMI. "Success" means that Asterisk took an order, not that it is done: each
 * order is held against what happens next, asked about when nothing does, and given once more.
 */

import {randomBytes} from 'node:crypto';
import type {Effect, MonitorId, OfferId, SwitchId} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import {AmiActionError} from '../ami/errors.ts';
import type {AmiMessage} from '../ami/message.ts';
import {contexts} from '../asterisk/contract.ts';
import type {Log} from '../log.ts';
import type {SwitchDirectory, SwitchReporter} from '../switch-port.ts';
import {
	type Action,
	admitActions,
	answerPhoneAction,
	changeMonitorActions,
	farewellActions,
	hangUpAction,
	redirect,
	ringActions,
	startMonitorAction,
	withdrawActions,
} from './actions.ts';
import {Arrivals} from './arrivals.ts';
import type {Leg, Legs} from './leg.ts';
import type {BridgeTimes} from './settings.ts';

export interface PerformerParts {
	readonly switchId: SwitchId;
	readonly client: AmiClient;
	/** The second connection, when it is up. */
	readonly system: () => Pick<AmiClient, 'action'> | undefined;
	readonly legs: () => Legs;
	readonly directory: SwitchDirectory;
	readonly reporter: SwitchReporter;
	readonly log: Log;
	readonly times: BridgeTimes;
	distrust(why: string): void;
}

type EffectOf<T extends Effect['type']> = Extract<Effect, {type: T}>;

/** How often a ring that is said to be starting is waited for. */
const ringPatience = 3;

/** Orders on one connection; a new connection has a new performer. */
export class Performer {
	readonly #parts: PerformerParts;
	readonly #arrivals: Arrivals;
	readonly #rings = new Map<OfferId, NodeJS.Timeout>();
	/** Legs originated for supervisors, by the unique id we gave them. */
	readonly #monitors = new Map<string, {monitorId: MonitorId; endpoint: string}>();
	#isStopped = false;

	constructor(parts: PerformerParts) {
		this.#parts = parts;
		this.#arrivals = new Arrivals({
			confirmMs: parts.times.confirmMs,
			whereIs: (leg) => whereIs(parts.client, leg),
			send: (action) => void this.#send([action], action.name),
			lost: (leg, context) => parts.distrust(`${leg.channelId} never came to ${context}`),
			log: parts.log,
		});
	}

	/** The monitor that a leg with this unique id was originated for. */
	monitorOf(uniqueId: string): MonitorId | undefined {
		return this.#monitors.get(uniqueId)?.monitorId;
	}

	/** The leg did something, or is gone. */
	moved(leg: Leg): void {
		const isThere = this.#parts.legs().get(leg.uniqueId) !== undefined;
		this.#arrivals.seen(leg, isThere);
		if (!isThere) this.#monitors.delete(leg.uniqueId);
	}

	/** The offer's ring has begun or ended: nothing to wait for. */
	ringKnown(offerId: OfferId): void {
		clearTimeout(this.#rings.get(offerId));
		this.#rings.delete(offerId);
	}

	/** A supervisor's phone could not be reached. Where there was a leg, its own end tells why. */
	originateFailed(event: AmiMessage): void {
		const channel = event.get('Channel') ?? '';
		for (const [uniqueId, {monitorId, endpoint}] of this.#monitors) {
			if (channel !== `PJSIP/${endpoint}` && !channel.startsWith(`PJSIP/${endpoint}-`)) continue;
			if (this.#parts.legs().get(uniqueId) !== undefined) continue;
			this.#monitors.delete(uniqueId);
			const reason = originateReasons[event.get('Reason') ?? ''] ?? 'failed';
			this.#parts.reporter.signal({type: 'monitor-ended', monitorId, reason});
		}
	}

	answerNow(leg: Leg): void {
		const system = this.#parts.system();
		if (system === undefined) {
			this.#parts.log.warn('answer-phone-impossible', {why: 'the system user is not connected'});
			return;
		}
		const {name, fields} = answerPhoneAction(leg.name);
		system.action(name, fields).catch((error: unknown) => this.#failed(name, error));
	}

	stop(): void {
		this.#isStopped = true;
		for (const timer of this.#rings.values()) clearTimeout(timer);
		this.#rings.clear();
		this.#arrivals.stop();
	}

	perform(effect: Effect): void {
		switch (effect.type) {
			case 'admit':
				this.#sendOn(effect, [contexts.admit, contexts.wait], admitActions);
				break;
			case 'withdraw-ring':
				this.ringKnown(effect.offerId);
				this.#sendOn(effect, [contexts.wait], withdrawActions);
				break;
			case 'say-farewell':
				this.#sendOn(effect, [contexts.farewell], farewellActions);
				break;
			case 'ring-agent':
				this.#ring(effect);
				break;
			case 'answer-phone':
				this.#answer(effect);
				break;
			case 'hang-up': {
				const leg = this.#legOf(effect);
				if (leg !== undefined) void this.#send([hangUpAction(leg.name)], effect.type);
				break;
			}
			case 'start-monitor':
				this.#startMonitor(effect);
				break;
			case 'change-monitor':
				this.#changeMonitor(effect);
				break;
			case 'stop-monitor':
				this.#stopMonitor(effect);
				break;
			default:
				effect satisfies never;
		}
	}

	/** Redirects a customer and watches for the arrival. */
	#sendOn<E extends EffectOf<'admit' | 'withdraw-ring' | 'say-farewell'>>(
		effect: E,
		arrivesIn: readonly string[],
		actionsOf: (effect: E, channelName: string) => readonly Action[],
	): void {
		const leg = this.#legOf(effect);
		if (leg === undefined) return;
		const actions = actionsOf(effect, leg.name);
		const last = actions.at(-1);
		if (last !== undefined) this.#arrivals.expect(leg, arrivesIn, last);
		void this.#send(actions, effect.type);
	}

	#ring(effect: EffectOf<'ring-agent'>): void {
		const {directory, log} = this.#parts;
		const {offerId} = effect;
		const leg = this.#legOf(effect);
		if (leg === undefined) return;
		const phone = directory.phone(effect.phoneId);
		// What reaches Dial must be one endpoint's name and nothing else.
		if (phone === undefined || !/^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/.test(phone.endpoint)) {
			log.warn('ring-impossible', {offerId, phoneId: effect.phoneId, why: 'no such endpoint'});
			this.#parts.reporter.signal({type: 'offer-ended', offerId, reason: 'unregistered'});
			return;
		}
		this.#arrivals.forget(leg);
		const actions = ringActions(effect, leg.name, {
			endpoint: phone.endpoint,
			nationalNumber: directory.nationalNumberOf(effect.partyId),
			queueLabel: directory.queueLabel(effect.queueId),
		});
		this.#watchRing(offerId, leg, ringPatience);
		void this.#send(actions, effect.type).then((isTaken) => {
			if (!isTaken) this.#notStarted(offerId);
		});
	}

	#watchRing(offerId: OfferId, leg: Leg, patience: number): void {
		clearTimeout(this.#rings.get(offerId));
		const timer = setTimeout(() => {
			void this.#checkRing(offerId, leg, patience);
		}, this.#parts.times.ringStartMs);
		this.#rings.set(offerId, timer);
	}

	async #checkRing(offerId: OfferId, leg: Leg, patience: number): Promise<void> {
		const where = await whereIs(this.#parts.client, leg).catch(() => undefined);
		if (!this.#rings.has(offerId) || this.#isStopped) return;
		// Gone: its own end is told by its Hangup.
		if (where === undefined) return this.ringKnown(offerId);
		if (where.context === contexts.ring && where.application === 'Dial' && patience > 1) {
			this.#watchRing(offerId, leg, patience - 1);
			return;
		}
		this.#parts.log.warn('ring-not-started', {offerId, context: where.context});
		// Should the order still come true, it comes before this one and is undone by it.
		const back = redirect(leg.name, contexts.wait);
		this.#arrivals.expect(leg, [contexts.wait], back);
		await this.#send([back], 'withdraw-ring');
		this.#notStarted(offerId);
	}

	#notStarted(offerId: OfferId): void {
		if (!this.#rings.has(offerId)) return;
		this.ringKnown(offerId);
		this.#parts.reporter.signal({type: 'offer-ended', offerId, reason: 'not-started'});
	}

	#answer(effect: EffectOf<'answer-phone'>): void {
		const leg = this.#parts.legs().byChannel(effect.channel.channelId);
		if (leg?.part.role !== 'agent') return;
		// The NOTIFY goes inside the call's dialog, which begins with the phone's "ringing".
		if (leg.state === 'ringing') this.answerNow(leg);
		else if (leg.state === 'down') leg.part.wantsAnswer = true;
	}

	#startMonitor(effect: EffectOf<'start-monitor'>): void {
		const {directory, reporter} = this.#parts;
		const {monitorId} = effect;
		const phone = directory.phone(effect.phoneId);
		const spied = this.#parts.legs().byChannel(effect.agentChannel.channelId);
		if (phone === undefined || spied === undefined) {
			const reason = phone === undefined ? 'unregistered' : 'call-ended';
			reporter.signal({type: 'monitor-ended', monitorId, reason});
			return;
		}
		const {endpoint} = phone;
		const uniqueId = `plateau-${monitorId}-${randomBytes(6).toString('hex')}`;
		this.#monitors.set(uniqueId, {monitorId, endpoint});
		const details = {endpoint, uniqueId, spiedId: spied.uniqueId};
		void this.#send([startMonitorAction(effect, details)], effect.type).then((isTaken) => {
			if (isTaken) return;
			this.#monitors.delete(uniqueId);
			reporter.signal({type: 'monitor-ended', monitorId, reason: 'failed'});
		});
	}

	#changeMonitor(effect: EffectOf<'change-monitor'>): void {
		const legs = this.#parts.legs();
		const leg = legs.byChannel(effect.channel.channelId);
		const spied = legs.byChannel(effect.agentChannel.channelId);
		if (leg === undefined || spied === undefined) return;
		void this.#send(changeMonitorActions(effect, leg.name, spied.uniqueId), effect.type);
	}

	#stopMonitor(effect: EffectOf<'stop-monitor'>): void {
		const leg = this.#parts.legs().monitor(effect.monitorId);
		const [uniqueId] =
			[...this.#monitors].find(([, {monitorId}]) => monitorId === effect.monitorId) ?? [];
		const target = leg?.name ?? uniqueId;
		if (target !== undefined) void this.#send([hangUpAction(target)], effect.type);
	}

	#legOf(effect: Effect & {channel: {channelId: Leg['channelId']}}): Leg | undefined {
		const leg = this.#parts.legs().byChannel(effect.channel.channelId);
		if (leg === undefined) this.#parts.log.debug('order-for-gone-channel', {order: effect.type});
		return leg;
	}

	/** Sends all at once; they are carried out in this order. Resolves whether the last was taken. */
	async #send(actions: readonly Action[], order: string): Promise<boolean> {
		const answers = await Promise.allSettled(
			actions.map(({name, fields}) => this.#parts.client.action(name, fields)),
		);
		for (const answer of answers) {
			if (answer.status === 'rejected') {
				this.#failed(order, answer.reason);
				break;
			}
		}
		return answers.at(-1)?.status === 'fulfilled';
	}

	#failed(order: string, error: unknown): void {
		if (this.#isStopped) return;
		// A channel that went in the same moment is no fault.
		const isGone =
			error instanceof AmiActionError && /no such channel|not exist/i.test(error.reason);
		this.#parts.log[isGone ? 'debug' : 'warn']('order-failed', {order, error});
	}
}

/** Where the switch says a channel is; undefined when it is gone. Rejects when it cannot be asked. */
export async function whereIs(
	client: AmiClient,
	leg: Leg,
): Promise<{readonly context: string; readonly application: string} | undefined> {
	try {
		const {items} = await client.list('Status', {Channel: leg.name});
		const [item] = items;
		if (item === undefined || item.get('Uniqueid') !== leg.uniqueId) return undefined;
		return {context: item.get('Context') ?? '', application: item.get('Application') ?? ''};
	} catch (error) {
		if (error instanceof AmiActionError) return undefined;
		throw error;
	}
}

/** `OriginateResponse`: the control frame that ended the ring. */
const originateReasons: Readonly<Record<string, string>> = {
	0: 'unregistered',
	1: 'no-answer',
	3: 'no-answer',
	5: 'busy',
	8: 'declined',
};
