/**
 * What lives as long as one connection: owner's check, heartbeat, the reading of the whole state, then
 * events and orders. Whatever looks wrong makes it read everything again.
 */

import type {Effect, PhoneId} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import type {AmiMessage} from '../ami/message.ts';
import {filterMarks, filterProbe} from '../asterisk/manager.ts';
import type {SwitchReporter} from '../switch-port.ts';
import {hangUpAction} from './actions.ts';
import {findDrift, lasting} from './audit.ts';
import {Heartbeat, isOwnedByOther} from './heartbeat.ts';
import type {KnownParties} from './known-parties.ts';
import {type Leg, Legs, plays} from './leg.ts';
import {Performer} from './performer.ts';
import {tellingHolds} from './phone-holds.ts';
import {type Resync, resync} from './resync.ts';
import type {BridgeParts, BridgeTimes} from './settings.ts';
import {SignalReader} from './signals.ts';
import {clockOffset} from './switch-clock.ts';
import {whereIs} from './where-is.ts';

export interface SessionParts extends Omit<BridgeParts, 'onOwned'> {
	readonly client: AmiClient;
	readonly times: BridgeTimes;
	readonly parties: KnownParties;
	/** The second connection, when it is up. */
	system(): AmiClient | undefined;
	/** Another daemon directs this switch. */
	owned(): void;
}

/** Not more often than this is everything read again because something looked wrong. */
const distrustEveryMs = 1000;
/** More rounds than this, and orders come faster than the state can be read. */
const maxRounds = 4;
/** Two clocks that are so much further apart than before: one of them was put right. */
const stepMs = 500;
const hangupTries = 5;
const hangupRetryMs = 100;

export class Session {
	readonly #parts: SessionParts;
	/** Says nothing once this session is over: the next one reads everything anew, and an order that was on its way is no failure. */
	readonly #reporter: Pick<SwitchReporter, 'signal'> = {
		signal: (signal) => {
			if (!this.#isEnded) this.#parts.reporter.signal(signal);
		},
	};
	readonly #performer: Performer;
	readonly #heartbeat: Heartbeat;
	#legs: Legs;
	#reader: SignalReader | undefined;
	/** Events that came while the state was being read; undefined when they are read at once. */
	#held: AmiMessage[] | undefined = [];
	#isTold = false;
	#isFilterOld = false;
	#isEnded = false;
	#willReadAgain = false;
	#isReading = false;
	#lastReadAt = 0;
	#orders = 0;
	/** The phones that the last reading asked about. */
	#phonesRead = '';
	#clockOffsetMs = 0;
	#auditTimer: NodeJS.Timeout | undefined;
	#retryTimer: NodeJS.Timeout | undefined;

	constructor(parts: SessionParts) {
		const reporter = tellingHolds(parts.reporter, parts.switchId, () => this.#legs);
		this.#parts = {...parts, reporter};
		this.#legs = new Legs(parts.settings.systemName);
		this.#performer = new Performer({
			...parts,
			reporter: this.#reporter,
			system: () => parts.system(),
			legs: () => this.#legs,
			isPhone: (endpoint) =>
				[...this.#phones(), ...this.#farPhones()].some((phone) => phone.endpoint === endpoint),
			distrust: (why) => this.distrust(why),
		});
		this.#heartbeat = new Heartbeat(parts.client, {
			ownerId: parts.settings.ownerId,
			beatMs: parts.times.beatMs,
			compareClocks: () => this.#compareClocks(),
			switchNow: () => this.#switchNow(),
			lost: () => parts.owned(),
			failed: (error) => parts.log.warn('heartbeat-failed', {error}),
		});
	}

	/** Whether the floor was told that the switch is here. */
	get isTold(): boolean {
		return this.#isTold;
	}

	/** Takes the switch and reads it; tries again until it can or the connection goes. */
	async begin(): Promise<void> {
		const {client, settings, log, times} = this.#parts;
		try {
			this.#clockOffsetMs = await clockOffset(client, this.#parts.now);
			if (await isOwnedByOther(client, settings.ownerId, this.#switchNow())) {
				this.#parts.owned();
				return;
			}
			await this.#heartbeat.begin();
			this.#askFilter();
			await this.#readAll();
			this.#auditLater();
		} catch (error) {
			if (this.#isEnded) return;
			// A switch that is still starting knows some of the questions only later.
			log.warn('resync-failed', {error, retryMs: times.resyncRetryMs});
			this.#retryTimer = setTimeout(() => void this.begin(), times.resyncRetryMs);
		}
	}

	/** Whether Asterisk tells us all that we read: comes back only by another filter than ours. */
	#askFilter(): void {
		const {event, header} = filterProbe;
		const fields = {UserEvent: event, [header]: filterMark};
		// A user who may not ask is told so by the doctor.
		this.#parts.client.action('UserEvent', fields).catch(() => {});
	}

	event(event: AmiMessage): void {
		if (isProbeBack(event)) {
			if (!this.#isFilterOld) this.#parts.log.warn('manager-filter-old');
			this.#isFilterOld = true;
		} else if (event.event === 'OriginateResponse') {
			if (event.get('Response') === 'Failure') this.#performer.originateFailed(event);
		} else if (this.#held === undefined) {
			this.#reader?.read(event);
		} else {
			this.#held.push(event);
		}
	}

	perform(effect: Effect): void {
		this.#orders += 1;
		this.#performer.perform(effect);
	}

	/** Something cannot be right: everything is read again, soon and not in a storm. */
	distrust(why: string): void {
		if (!this.#isTold || this.#willReadAgain || this.#isEnded) return;
		const {log} = this.#parts;
		log.warn('state-distrusted', {why});
		this.#willReadAgain = true;
		this.#readLater();
	}

	#readLater(): void {
		const {log} = this.#parts;
		const sinceMs = performance.now() - this.#lastReadAt;
		this.#retryTimer = setTimeout(
			() => {
				if (this.#isReading) {
					// Two at once: the later one would tell what was true before the earlier one was done.
					this.#lastReadAt = performance.now();
					this.#readLater();
					return;
				}
				this.#willReadAgain = false;
				this.#readAll().catch((error: unknown) => {
					if (this.#isEnded) return;
					log.error('resync-failed', {error});
					this.#lastReadAt = performance.now();
					this.distrust('the last reading failed');
				});
			},
			Math.max(0, distrustEveryMs - sinceMs),
		);
	}

	/** The floor may have other phones now: those that were not asked about are. */
	phonesChanged(): void {
		if (this.#phonesNow() !== this.#phonesRead) this.distrust('the floor has other phones');
	}

	/** The connection is gone or given up: nothing more is told or sent. */
	end(): void {
		this.#isEnded = true;
		clearTimeout(this.#auditTimer);
		clearTimeout(this.#retryTimer);
		this.#heartbeat.stop();
		this.#performer.stop();
	}

	/** Reads the whole state, tells it, then reads the events that came meanwhile. */
	async #readAll(): Promise<void> {
		this.#isReading = true;
		try {
			await this.#readAndTell();
		} finally {
			this.#isReading = false;
		}
	}

	async #readAndTell(): Promise<void> {
		const {switchId, reporter, log, client} = this.#parts;
		const over = new Set(
			this.#legs
				.all()
				.filter(isOver)
				.map(({uniqueId}) => uniqueId),
		);
		this.#held ??= [];
		const {legs, found} = await this.#readQuietly(over);
		if (this.#isEnded) return;
		this.#lastReadAt = performance.now();
		this.#legs = legs;
		const reader = this.#makeReader(legs);
		this.#reader = reader;
		reader.setRegistered(found.registered);
		reader.setTies(found.truth.ties ?? []);
		log.info('switch-resynced', {
			customers: found.truth.customers.length,
			phones: found.truth.phones.filter(({registered}) => registered).length,
			clockOffsetMs: this.#clockOffsetMs,
		});
		if (found.missing > 0) log.error('rows-not-believed', {count: found.missing});
		reporter.signal({type: 'switch-resynced', switchId, truth: found.truth});
		this.#isTold = true;
		for (const stray of found.strays) {
			const {name, fields} = hangUpAction(stray.name);
			client.action(name, fields).catch(() => {});
		}
		for (const {agent, customer} of found.answered) this.#performer.dials.answered(agent, customer);
		const held = this.#held;
		this.#held = undefined;
		for (const event of held ?? []) reader.replay(event);
		this.phonesChanged();
	}

	/**
	 * Reads again when an order was given meanwhile, which may be half in what was read; when the floor has
	 * other phones by then; or when a row did not come or was not believed: a call that is missing would be
	 * taken for over.
	 */
	async #readQuietly(over: ReadonlySet<string>): Promise<{legs: Legs; found: Resync}> {
		const {parties, client, settings, now, ties = []} = this.#parts;
		for (let round = 1; ; round += 1) {
			const ordersBefore = this.#orders;
			this.#phonesRead = this.#phonesNow();
			const legs = new Legs(settings.systemName);
			const found = await resync({
				client,
				legs,
				over,
				parties,
				phones: this.#phones(),
				farPhones: this.#farPhones(),
				ties,
				clockOffsetMs: this.#clockOffsetMs,
				now: now(),
			});
			const isQuiet = this.#orders === ordersBefore && this.#phonesRead === this.#phonesNow();
			const isWhole = isQuiet && found.missing === 0;
			if (isWhole || round === maxRounds) return {legs, found};
		}
	}

	#makeReader(legs: Legs): SignalReader {
		const {switchId, parties, now, ties = []} = this.#parts;
		const performer = this.#performer;
		return new SignalReader({
			switchId,
			legs,
			ties,
			parties,
			reporter: this.#reporter,
			phoneOf: (endpoint) => this.#phoneOf(endpoint),
			monitorOf: (uniqueId) => performer.monitorOf(uniqueId),
			isOutsideEar: (uniqueId) => performer.isOutsideEar(uniqueId),
			headsetOf: (uniqueId) => performer.headsetOf(uniqueId),
			lend: (arriving, event, phoneId) => performer.lend(arriving, event, phoneId),
			groupRingOf: (uniqueId) => performer.groupRingOf(uniqueId),
			clockOffsetMs: () => this.#clockOffsetMs,
			now,
			moved: (leg) => performer.moved(leg),
			dialOf: (uniqueId) => performer.dialOf(uniqueId),
			dialKnown: (callId) => performer.dials.known(callId),
			dialAnswered: (agent, customer) => performer.dials.answered(agent, customer),
			ringKnown: (offerId) => performer.ringKnown(offerId),
			consultKnown: (consultId) => performer.control.consultKnown(consultId),
			talkChanged: (agent) => performer.control.talkChanged(agent),
			thirdGone: (guest) => performer.control.thirdGone(guest),
			callerBack: (caller) => performer.callerBack(caller),
			colleagueBack: (colleague) => performer.colleagueBack(colleague),
			answerNow: (leg) => performer.answerNow(leg),
			confirmGone: (leg) => this.#confirmGone(leg),
			distrust: (why) => this.distrust(why),
		});
	}

	async #confirmGone(leg: Leg): Promise<boolean> {
		for (let tries = 0; tries < hangupTries; tries += 1) {
			if ((await whereIs(this.#parts.client, leg)) === undefined) return true;
			await new Promise((resolve) => setTimeout(resolve, hangupRetryMs));
		}
		return false;
	}

	#auditLater(): void {
		this.#auditTimer = setTimeout(() => {
			this.#audit()
				.catch((error: unknown) => this.#parts.log.debug('audit-failed', {error}))
				.finally(() => {
					if (!this.#isEnded) this.#auditLater();
				});
		}, this.#parts.times.auditMs);
	}

	async #audit(): Promise<void> {
		const {client, times, now} = this.#parts;
		const isPhone = (endpoint: string | undefined) => this.#phoneOf(endpoint) !== undefined;
		const look = () => findDrift(this.#parts.system() ?? client, this.#legs, isPhone);
		const first = await look();
		if (first.gone.length + first.unknown.length > 0) {
			await new Promise((resolve) => setTimeout(resolve, times.confirmMs));
			const {gone, unknown} = lasting(first, await look());
			if (gone.length + unknown.length > 0) {
				this.distrust(`${gone.length} channels are gone and ${unknown.length} are unknown`);
			}
		}
		// Two clocks drift, too.
		this.#clockOffsetMs = await clockOffset(client, now);
	}

	#phoneOf(endpoint: string | undefined): PhoneId | undefined {
		if (endpoint === undefined) return undefined;
		return this.#phones().find((phone) => phone.endpoint === endpoint)?.phoneId;
	}

	#phones() {
		return this.#parts.directory.phones(this.#parts.switchId);
	}

	/** Of the other switches: the same phone has the same endpoint's name everywhere. */
	#farPhones() {
		const {directory, ties = []} = this.#parts;
		return ties.flatMap(({switchId}) => directory.phones(switchId));
	}

	#phonesNow(): string {
		return JSON.stringify([...this.#phones(), ...this.#farPhones()]);
	}

	/** A clock that was put right, ours or the switch's, is followed; a slow answer is no step. */
	async #compareClocks(): Promise<void> {
		const offsetMs = await clockOffset(this.#parts.client, this.#parts.now);
		if (Math.abs(offsetMs - this.#clockOffsetMs) >= stepMs) this.#clockOffsetMs = offsetMs;
	}

	#switchNow(): number {
		return this.#parts.now() + this.#clockOffsetMs;
	}
}

const filterMark = filterMarks([]).events;

function isProbeBack(event: AmiMessage): boolean {
	return (
		event.event === 'UserEvent' &&
		event.get('UserEvent') === filterProbe.event &&
		event.get(filterProbe.header) === filterMark
	);
}

function isOver(leg: Leg): boolean {
	return plays(leg, 'customer') && leg.part.isOver;
}
