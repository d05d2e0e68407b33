/**
 * The switch port over AMI: connects and keeps connecting, reads the whole state after each connection,
 * then turns events into signals and effects into actions. Joins the parts; each decides for itself.
 */

import type {Effect, PhoneId} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import type {AmiError} from '../ami/errors.ts';
import type {AmiMessage} from '../ami/message.ts';
import {AmiLink} from '../ami/reconnect.ts';
import {eventsRead} from '../asterisk/manager.ts';
import type {SwitchPort} from '../switch-port.ts';
import {hangUpAction} from './actions.ts';
import {findDrift, lasting} from './audit.ts';
import {DoneOrders} from './done-orders.ts';
import {Heartbeat, isOwnedByOther} from './heartbeat.ts';
import {Legs, plays} from './leg.ts';
import {Performer, whereIs} from './performer.ts';
import {resync} from './resync.ts';
import {type BridgeParts, type BridgeTimes, SwitchOwnedError, usualTimes} from './settings.ts';
import {SignalReader} from './signals.ts';
import {clockOffset} from './switch-clock.ts';

/** The bridge to one Asterisk, or to the practice switch. */
export function createBridge(parts: BridgeParts): SwitchPort {
	return new Bridge(parts);
}

/** What lives as long as one connection. */
interface Session {
	readonly client: AmiClient;
	readonly performer: Performer;
	readonly heartbeat: Heartbeat;
	legs: Legs;
	reader: SignalReader | undefined;
	/** Events that came while the state was being read; undefined when they are read at once. */
	held: AmiMessage[] | undefined;
	/** The floor was told that the switch is here. */
	isTold: boolean;
	readsAgain: boolean;
	lastReadAt: number;
	orders: number;
}

/** Not more often than this is everything read again because something looked wrong. */
const distrustEveryMs = 1000;
const hangupTries = 5;
const hangupRetryMs = 100;

class Bridge implements SwitchPort {
	readonly switchId;
	readonly #parts: BridgeParts;
	readonly #times: BridgeTimes;
	readonly #control: AmiLink;
	readonly #system: AmiLink | undefined;
	readonly #done = new DoneOrders();
	#session: Session | undefined;
	#clockOffsetMs = 0;
	#auditTimer: NodeJS.Timeout | undefined;
	#retryTimer: NodeJS.Timeout | undefined;
	#isStopped = false;

	constructor(parts: BridgeParts) {
		this.#parts = parts;
		this.switchId = parts.switchId;
		const {settings} = parts;
		this.#times = {...usualTimes, ...settings.times};
		const system = settings.systemName === undefined ? {} : {systemName: settings.systemName};
		const wanted = new Set<string>([
			...eventsRead,
			'Status',
			'StatusComplete',
			'DeviceStateListComplete',
		]);
		this.#control = new AmiLink(
			{...settings.address, ...settings.control, ...system, wants: (name) => wanted.has(name)},
			{
				up: (client) => this.#up(client),
				down: (cause) => this.#down(cause),
				event: (event) => this.#event(event),
				quarantined: (event, reason) => {
					// Its fields may be a caller's: only the reason and the kind are written.
					parts.log.error('forged-event', {reason, kind: event.event.slice(0, 40)});
					this.#distrust(`an event was not believed: ${reason}`);
				},
				retrying: (cause, attempt, retryMs) =>
					parts.log[attempt === 1 ? 'warn' : 'debug']('switch-unreachable', {
						why: cause.message,
						attempt,
						retryMs,
					}),
				loginRefused: (cause, retryMs) =>
					parts.log.error('switch-login-refused', {why: cause.message, retryMs}),
			},
		);
		this.#system = settings.system && this.#systemLink({...system, ...settings.system});
	}

	start(): void {
		this.#control.start();
		this.#system?.start();
	}

	async stop(): Promise<void> {
		this.#isStopped = true;
		clearTimeout(this.#retryTimer);
		this.#endSession();
		await Promise.all([this.#control.stop(), this.#system?.stop()]);
	}

	perform(effect: Effect): void {
		const session = this.#session;
		if (session === undefined || !session.isTold) {
			// After the next resync the floor orders anew what is still wanted.
			this.#parts.log.warn('order-dropped', {order: effect.type, why: 'the switch is away'});
			return;
		}
		if (!this.#done.first(effect.id)) return;
		session.orders += 1;
		session.performer.perform(effect);
	}

	#up(client: AmiClient): void {
		const {switchId, directory, reporter, log} = this.#parts;
		this.#endSession();
		const session: Session = {
			client,
			performer: new Performer({
				switchId,
				client,
				directory,
				reporter,
				log,
				times: this.#times,
				system: () => this.#system?.client,
				legs: () => session.legs,
				distrust: (why) => this.#distrust(why),
			}),
			heartbeat: new Heartbeat(client, {
				ownerId: this.#parts.settings.ownerId,
				beatMs: this.#times.beatMs,
				switchNow: () => Date.now() + this.#clockOffsetMs,
				lost: () => this.#owned(),
				failed: (error) => log.warn('heartbeat-failed', {error}),
			}),
			legs: new Legs(this.#parts.settings.systemName),
			reader: undefined,
			held: [],
			isTold: false,
			readsAgain: false,
			lastReadAt: 0,
			orders: 0,
		};
		this.#session = session;
		void this.#begin(session);
	}

	async #begin(session: Session): Promise<void> {
		const {client, heartbeat} = session;
		const {log, settings} = this.#parts;
		try {
			this.#clockOffsetMs = await clockOffset(client, Date.now);
			const switchNow = Date.now() + this.#clockOffsetMs;
			if (await isOwnedByOther(client, settings.ownerId, switchNow)) {
				this.#owned();
				return;
			}
			await heartbeat.begin();
			await this.#readAll(session);
			this.#audit(session);
		} catch (error) {
			if (this.#session !== session || this.#isStopped) return;
			log.error('resync-failed', {error, retryMs: this.#times.resyncRetryMs});
			heartbeat.stop();
			this.#retryTimer = setTimeout(() => {
				if (this.#session === session && client.isUp) this.#up(client);
			}, this.#times.resyncRetryMs);
		}
	}

	/** Reads the whole state, tells it, then reads the events that came meanwhile. */
	async #readAll(session: Session): Promise<void> {
		const {switchId, directory, reporter, log} = this.#parts;
		const over = new Set(
			session.legs
				.all()
				.filter(isOver)
				.map(({uniqueId}) => uniqueId),
		);
		session.held ??= [];
		let found: Awaited<ReturnType<typeof resync>>;
		let legs: Legs;
		let ordersBefore: number;
		let rounds = 0;
		do {
			ordersBefore = session.orders;
			legs = new Legs(this.#parts.settings.systemName);
			found = await resync({
				client: session.client,
				legs,
				over,
				reporter,
				phones: directory.phones(switchId),
				clockOffsetMs: this.#clockOffsetMs,
				now: Date.now(),
			});
			rounds += 1;
			// An order that was given meanwhile may be half in what was read.
		} while (session.orders !== ordersBefore && rounds < 4);
		if (this.#session !== session) return;
		session.lastReadAt = performance.now();
		session.legs = legs;
		session.reader = this.#reader(session, legs);
		session.reader.setRegistered(found.registered);
		log.info('switch-resynced', {
			customers: found.truth.customers.length,
			phones: found.truth.phones.filter(({registered}) => registered).length,
			clockOffsetMs: this.#clockOffsetMs,
		});
		reporter.signal({type: 'switch-resynced', switchId, truth: found.truth});
		session.isTold = true;
		for (const stray of found.strays) {
			const {name, fields} = hangUpAction(stray.name);
			session.client.action(name, fields).catch(() => {});
		}
		const {held} = session;
		session.held = undefined;
		for (const event of held ?? []) session.reader.replay(event);
	}

	#reader(session: Session, legs: Legs): SignalReader {
		const {switchId, reporter} = this.#parts;
		const {performer, client} = session;
		return new SignalReader({
			switchId,
			legs,
			reporter,
			phoneOf: (endpoint) => this.#phoneOf(endpoint),
			monitorOf: (uniqueId) => performer.monitorOf(uniqueId),
			clockOffsetMs: () => this.#clockOffsetMs,
			now: Date.now,
			moved: (leg) => performer.moved(leg),
			ringKnown: (offerId) => performer.ringKnown(offerId),
			answerNow: (leg) => performer.answerNow(leg),
			confirmGone: async (leg) => {
				for (let tries = 0; tries < hangupTries; tries += 1) {
					if ((await whereIs(client, leg)) === undefined) return true;
					await new Promise((resolve) => setTimeout(resolve, hangupRetryMs));
				}
				return false;
			},
			distrust: (why) => this.#distrust(why),
		});
	}

	#event(event: AmiMessage): void {
		const session = this.#session;
		if (session === undefined) return;
		if (event.event === 'FullyBooted') {
			// Phones and trunks are loaded only now.
			if (session.isTold) this.#distrust('the switch has finished its start');
		} else if (event.event === 'OriginateResponse') {
			if (event.get('Response') === 'Failure') session.performer.originateFailed(event);
		} else if (session.held !== undefined) {
			session.held.push(event);
		} else {
			session.reader?.read(event);
		}
	}

	/** Something cannot be right: everything is read again, soon and not in a storm. */
	#distrust(why: string): void {
		const session = this.#session;
		if (session === undefined || !session.isTold || session.readsAgain) return;
		this.#parts.log.warn('state-distrusted', {why});
		session.readsAgain = true;
		const waitMs = Math.max(0, distrustEveryMs - (performance.now() - session.lastReadAt));
		this.#retryTimer = setTimeout(() => {
			if (this.#session !== session) return;
			session.readsAgain = false;
			this.#readAll(session).catch((error: unknown) => {
				if (this.#session !== session) return;
				this.#parts.log.error('resync-failed', {error});
				this.#distrust('the last reading failed');
			});
		}, waitMs);
	}

	#audit(session: Session): void {
		const isPhone = (endpoint: string | undefined) => this.#phoneOf(endpoint) !== undefined;
		const look = () => findDrift(this.#system?.client ?? session.client, session.legs, isPhone);
		const run = async () => {
			const first = await look();
			if (first.gone.length + first.unknown.length > 0) {
				await new Promise((resolve) => setTimeout(resolve, this.#times.confirmMs));
				const {gone, unknown} = lasting(first, await look());
				if (this.#session === session && gone.length + unknown.length > 0) {
					this.#distrust(`${gone.length} channels are gone and ${unknown.length} are unknown`);
				}
			}
			if (this.#session === session) {
				this.#clockOffsetMs = await clockOffset(session.client, Date.now);
			}
		};
		this.#auditTimer = setTimeout(() => {
			run()
				.catch((error: unknown) => this.#parts.log.debug('audit-failed', {error}))
				.finally(() => {
					if (this.#session === session) this.#audit(session);
				});
		}, this.#times.auditMs);
	}

	#down(cause: AmiError): void {
		const wasTold = this.#session?.isTold ?? false;
		this.#endSession();
		if (this.#isStopped) return;
		this.#parts.log.warn('switch-lost', {why: cause.message});
		if (wasTold) this.#parts.reporter.signal({type: 'switch-lost', switchId: this.switchId});
	}

	#owned(): void {
		const error = new SwitchOwnedError(this.switchId);
		const wasTold = this.#session?.isTold ?? false;
		this.#parts.log.error('switch-owned', {why: error.message});
		void this.stop();
		if (wasTold) this.#parts.reporter.signal({type: 'switch-lost', switchId: this.switchId});
		this.#parts.onOwned(error);
	}

	#endSession(): void {
		clearTimeout(this.#auditTimer);
		clearTimeout(this.#retryTimer);
		this.#session?.heartbeat.stop();
		this.#session?.performer.stop();
		this.#session = undefined;
	}

	#phoneOf(endpoint: string | undefined): PhoneId | undefined {
		if (endpoint === undefined) return undefined;
		return this.#parts.directory.phones(this.switchId).find((phone) => phone.endpoint === endpoint)
			?.phoneId;
	}

	#systemLink(login: {username: string; secret: string; systemName?: string}): AmiLink {
		const {log, settings} = this.#parts;
		return new AmiLink(
			{...settings.address, ...login, eventMask: 'off'},
			{
				up: () => log.debug('system-user-connected'),
				down: () => {},
				event: () => {},
				loginRefused: (cause) => log.error('system-user-refused', {why: cause.message}),
			},
		);
	}
}

function isOver(leg: ReturnType<Legs['all']>[number]): boolean {
	return plays(leg, 'customer') && leg.part.isOver;
}
