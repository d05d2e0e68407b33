/**
 * The switch port over AMI: two connections that come back by themselves, and a session for each time
 * the first one is up. What a session does is in `session.ts`.
 */

import type {Effect, SwitchId} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import type {AmiError} from '../ami/errors.ts';
import {AmiLink, type LinkOptions} from '../ami/reconnect.ts';
import {eventsRead} from '../asterisk/manager.ts';
import type {SwitchPort} from '../switch-port.ts';
import {DoneOrders} from './done-orders.ts';
import {KnownParties} from './known-parties.ts';
import {Session} from './session.ts';
import {type BridgeLogin, type BridgeParts, SwitchOwnedError, usualTimes} from './settings.ts';

/** The bridge to one Asterisk, or to the practice switch. */
export function createBridge(parts: BridgeParts): SwitchPort {
	return new Bridge(parts);
}

class Bridge implements SwitchPort {
	readonly switchId: SwitchId;
	readonly #parts: BridgeParts;
	/** Events and call control. */
	readonly #control: AmiLink;
	/** What takes the right `system`, and lists. */
	readonly #system: AmiLink | undefined;
	readonly #done = new DoneOrders();
	readonly #parties: KnownParties;
	#session: Session | undefined;
	#isStopped = false;

	constructor(parts: BridgeParts) {
		this.#parts = parts;
		this.switchId = parts.switchId;
		this.#parties = new KnownParties(parts.reporter);
		const {control, system} = parts.settings;
		this.#control = this.#controlLink(control);
		this.#system = system && this.#systemLink(system);
	}

	start(): void {
		this.#control.start();
		this.#system?.start();
	}

	async stop(): Promise<void> {
		this.#isStopped = true;
		this.#endSession();
		await Promise.all([this.#control.stop(), this.#system?.stop()]);
	}

	reset(why: string): void {
		this.#control.reset(new Error(why));
	}

	phonesChanged(): void {
		this.#session?.phonesChanged();
	}

	perform(effect: Effect): void {
		if (this.#session?.isTold !== true) {
			// After the next resync the floor orders anew what is still wanted.
			this.#parts.log.warn('order-dropped', {order: effect.type, why: 'the switch is away'});
		} else if (this.#done.first(effect.id)) {
			this.#session.perform(effect);
		}
	}

	#up(client: AmiClient): void {
		this.#endSession();
		const {settings, log} = this.#parts;
		log.info('switch-connected');
		const session = new Session({
			...this.#parts,
			client,
			parties: this.#parties,
			times: {...usualTimes, ...settings.times},
			system: () => this.#system?.client,
			owned: () => this.#owned(),
		});
		this.#session = session;
		void session.begin();
	}

	#down(cause: AmiError): void {
		if (this.#isStopped) return;
		this.#parts.log.warn('switch-lost', {why: cause.message});
		this.#lose();
	}

	#owned(): void {
		const error = new SwitchOwnedError(this.switchId);
		this.#parts.log.error(error.code, {why: error.message});
		this.#lose();
		void this.stop();
		this.#parts.onOwned(error);
	}

	/** Ends the session; the floor is told if it had been told of the switch. */
	#lose(): void {
		const wasTold = this.#session?.isTold ?? false;
		this.#endSession();
		if (wasTold) this.#parts.reporter.signal({type: 'switch-lost', switchId: this.switchId});
	}

	#endSession(): void {
		this.#session?.end();
		this.#session = undefined;
	}

	#controlLink(login: BridgeLogin): AmiLink {
		const {log} = this.#parts;
		const wanted = new Set<string>(eventsRead);
		return new AmiLink(
			{...this.#options(login), wants: (name) => wanted.has(name)},
			{
				up: (client) => this.#up(client),
				down: (cause) => this.#down(cause),
				event: (event) => this.#session?.event(event),
				quarantined: (event, reason) => {
					// Its fields may be a caller's words: only the reason and the kind are written.
					log.error('event-not-believed', {reason, kind: event.event.slice(0, 40)});
					this.#session?.distrust(`an event was not believed: ${reason}`);
				},
				retrying: ({message: why}, attempt, retryMs) =>
					log[attempt === 1 ? 'warn' : 'debug']('switch-unreachable', {why, attempt, retryMs}),
				loginRefused: ({message: why}, retryMs) =>
					log.error('switch-login-refused', {why, retryMs}),
			},
		);
	}

	#systemLink(login: BridgeLogin): AmiLink {
		const {log} = this.#parts;
		return new AmiLink(
			{...this.#options(login), eventMask: 'off'},
			{
				up: () => log.debug('system-user-connected'),
				down: () => {},
				event: () => {},
				loginRefused: ({message: why}) => log.error('system-user-refused', {why}),
			},
		);
	}

	#options(login: BridgeLogin): LinkOptions {
		const {address, systemName} = this.#parts.settings;
		return {...address, ...login, ...(systemName === undefined ? {} : {systemName})};
	}
}
