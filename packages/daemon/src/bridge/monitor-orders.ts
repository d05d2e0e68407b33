/** Orders about supervisors: a phone or a number outside called to listen, sent into another mode, let go. */

import type {EffectOf, MonitorId} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import type {SwitchDirectory, SwitchReporter} from '../switch-port.ts';
import {changeMonitorActions, hangUpAction, startMonitorAction} from './actions.ts';
import {earTarget, listenOutsideAction} from './ear-orders.ts';
import type {Leg, Legs} from './leg.ts';
import {Originated} from './originated.ts';
import {monitorRefusal} from './ring-failure.ts';
import type {Send} from './sender.ts';

/** What a leg that was originated is for. */
interface OwnMonitor {
	readonly monitorId: MonitorId;
	/** What was called, without the technology. */
	readonly endpoint: string;
	/** A number outside. */
	readonly isOutside: boolean;
}

export interface MonitorOrdersParts {
	legs(): Legs;
	readonly directory: SwitchDirectory;
	readonly reporter: Pick<SwitchReporter, 'signal'>;
	readonly send: Send;
}

export class MonitorOrders {
	readonly #parts: MonitorOrdersParts;
	readonly #originated = new Originated<OwnMonitor>();

	constructor(parts: MonitorOrdersParts) {
		this.#parts = parts;
	}

	/** The monitor that a leg with this unique id was originated for. */
	of(uniqueId: string): MonitorId | undefined {
		return this.#originated.of(uniqueId)?.monitorId;
	}

	/** Such a leg is at a number outside. */
	isOutside(uniqueId: string): boolean {
		return this.#originated.of(uniqueId)?.isOutside === true;
	}

	perform(
		effect: EffectOf<'start-monitor' | 'listen-outside' | 'change-monitor' | 'stop-monitor'>,
	): void {
		switch (effect.type) {
			case 'start-monitor':
				this.#start(effect);
				break;
			case 'listen-outside':
				this.#listenOutside(effect);
				break;
			case 'change-monitor':
				this.#change(effect);
				break;
			case 'stop-monitor':
				this.#stop(effect);
				break;
			default:
				effect satisfies never;
		}
	}

	/** A leg did something, or is gone. */
	moved(leg: Leg, isThere: boolean): void {
		if (!isThere) this.#originated.end(leg.uniqueId);
		else if (this.#originated.wasCalledOff(leg.uniqueId))
			void this.#parts.send([hangUpAction(leg.name)], 'stop-monitor');
	}

	/** Nobody could be called to listen. */
	originateFailed(event: AmiMessage): void {
		for (const uniqueId of this.#originated.idsOf((own, one) => isAbout(event, own, one))) {
			const own = this.#originated.of(uniqueId);
			// A leg that exists tells its own end, and better why.
			if (own === undefined || this.#parts.legs().get(uniqueId) !== undefined) continue;
			this.#originated.end(uniqueId);
			this.#end(own.monitorId, monitorRefusal(event.get('Reason'), own.isOutside));
		}
	}

	#start(effect: EffectOf<'start-monitor'>): void {
		const {monitorId} = effect;
		const endpoint = this.#parts.directory.phone(effect.phoneId)?.endpoint;
		const spied = this.#parts.legs().byChannel(effect.agentChannel.channelId);
		if (endpoint === undefined || spied === undefined) {
			this.#end(monitorId, endpoint === undefined ? 'unregistered' : 'call-ended');
			return;
		}
		const own = {monitorId, endpoint, isOutside: false};
		const uniqueId = this.#originated.begin(monitorId, own);
		const action = startMonitorAction(effect, {endpoint, uniqueId, spiedId: spied.uniqueId});
		void this.#parts.send([action], effect.type).then((outcome) => {
			if (outcome === 'taken') return;
			this.#originated.end(uniqueId);
			this.#end(monitorId, 'failed');
		});
	}

	#listenOutside(effect: EffectOf<'listen-outside'>): void {
		const {monitorId} = effect;
		const target = earTarget(effect.number);
		const spied = this.#parts.legs().byChannel(effect.agentChannel.channelId);
		if (target === undefined || spied === undefined) {
			this.#end(monitorId, target === undefined ? 'no-such-number' : 'call-ended');
			return;
		}
		const own = {monitorId, endpoint: target, isOutside: true};
		const uniqueId = this.#originated.begin(monitorId, own);
		const usualNumber = this.#parts.directory.outgoingNumber?.();
		const details = {target, uniqueId, spiedId: spied.uniqueId, usualNumber};
		void this.#parts.send([listenOutsideAction(effect, details)], effect.type).then((outcome) => {
			if (outcome === 'taken') return;
			this.#originated.end(uniqueId);
			this.#end(monitorId, 'failed');
		});
	}

	#change(effect: EffectOf<'change-monitor'>): void {
		const legs = this.#parts.legs();
		const leg = legs.byChannel(effect.channel.channelId);
		const spied = legs.byChannel(effect.agentChannel.channelId);
		if (leg === undefined || spied === undefined) return;
		void this.#parts.send(changeMonitorActions(effect, leg.name, spied.uniqueId), effect.type);
	}

	#stop({monitorId, type}: EffectOf<'stop-monitor'>): void {
		const leg = this.#parts.legs().ofMonitor(monitorId);
		const [uniqueId] = this.#originated.idsOf((own) => own.monitorId === monitorId);
		// On its way still: the switch may not know it yet.
		if (leg === undefined && uniqueId !== undefined) this.#originated.callOff(uniqueId);
		const target = leg?.name ?? uniqueId;
		if (target !== undefined) void this.#parts.send([hangUpAction(target)], type);
	}

	#end(monitorId: MonitorId, reason: string): void {
		this.#parts.reporter.signal({type: 'monitor-ended', monitorId, reason});
	}
}

/** Whether an `OriginateResponse` is about this leg. */
function isAbout(event: AmiMessage, {endpoint}: OwnMonitor, uniqueId: string): boolean {
	const channel = event.get('Channel') ?? '';
	const own = event.get('Uniqueid') ?? '';
	// The id that we chose; an agent's leg may be rung on the same phone.
	if (own !== '') return own === uniqueId;
	return channel === `PJSIP/${endpoint}` || channel.startsWith(`PJSIP/${endpoint}-`);
}
