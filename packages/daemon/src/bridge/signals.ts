/**
 * AMI events to signals. Keeps the legs up to date on the way and tells nothing twice, so that events
 * kept back during a resync can be read after it. A leg's end is told once the switch has confirmed it.
 */

import type {PhoneId, SwitchId} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import {contexts, userEvents} from '../asterisk/contract.ts';
import type {BareSignal} from '../switch-port.ts';
import {ControlReader} from './control-signals.ts';
import {CustomerReader} from './customer-signals.ts';
import {DialReader} from './dial-signals.ts';
import {HeadsetReader} from './headset-signals.ts';
import {channelOf, type Leg, plays, stateOf} from './leg.ts';
import {LegEnds} from './leg-ends.ts';
import {MonitorReader} from './monitor-signals.ts';
import {readHold} from './phone-holds.ts';
import {PhoneStates} from './phone-states.ts';
import type {ReaderParts} from './reader-parts.ts';
import {TieStates} from './tie-states.ts';

export class SignalReader {
	readonly #parts: ReaderParts;
	readonly #ends: LegEnds;
	readonly #phones: PhoneStates;
	readonly #customers: CustomerReader;
	readonly #control: ControlReader;
	readonly #dials: DialReader;
	readonly #headsets: HeadsetReader;
	readonly #monitors: MonitorReader;
	readonly #ties: TieStates;
	#count = 0;
	#isReplay = false;

	constructor(parts: ReaderParts) {
		this.#parts = parts;
		// In a replay what was read anew is believed before an event that speaks of something else.
		const own = {...parts, distrust: (why: string) => this.#distrust(why)};
		this.#customers = new CustomerReader(own);
		this.#control = new ControlReader(own, (why) => parts.distrust(why));
		this.#dials = new DialReader(own);
		this.#ends = new LegEnds(own, this.#control, this.#dials);
		this.#headsets = new HeadsetReader(own, this.#ends, this.#control, this.#dials);
		this.#monitors = new MonitorReader(own);
		this.#phones = new PhoneStates(own);
		this.#ties = new TieStates(parts.switchId, parts.ties, parts.reporter);
	}

	/** What a resync found about phones: later changes are told against it. */
	setRegistered(registered: ReadonlyMap<PhoneId, boolean>): void {
		this.#phones.set(registered);
	}

	/** The same of ties. */
	setTies(up: readonly SwitchId[]): void {
		this.#ties.set(up);
	}

	/**
	 * Reads an event that was kept back while the state was read: what it speaks of may be gone, or
	 * known already.
	 */
	replay(event: AmiMessage): void {
		this.#isReplay = true;
		this.read(event);
		this.#isReplay = false;
	}

	read(event: AmiMessage): void {
		this.#count += 1;
		const leg = this.#legOf(event);
		switch (event.event) {
			case 'Newchannel':
				this.#newChannel(event);
				break;
			case 'Newstate':
				if (leg !== undefined) this.#newState(leg, event);
				break;
			case 'Rename':
				if (leg !== undefined) leg.name = event.get('Newname') ?? leg.name;
				break;
			case 'HangupRequest':
				if (leg !== undefined) {
					leg.remoteHangUpAt ??= this.#count;
					leg.sip = event.get('TechCause') ?? leg.sip;
					this.#ends.saidGoodbye(leg, Number(event.get('Cause') ?? 16));
				}
				break;
			case 'SoftHangupRequest':
				if (leg !== undefined) leg.ownHangUpAt ??= this.#count;
				break;
			case 'Hangup':
				if (leg === undefined) break;
				this.#parts.parties.forget(leg.uniqueId);
				this.#ends.hungUp(leg, Number(event.get('Cause') ?? 0));
				break;
			case 'DialBegin':
				this.#dialBegin(leg, event);
				break;
			case 'UserEvent':
				this.#userEvent(leg, event);
				break;
			case 'ChanSpyStart':
				this.#monitors.listens(event);
				break;
			case 'Hold':
			case 'Unhold': {
				const told = leg && readHold(leg, event, this.#parts.switchId);
				if (told !== undefined) this.#tell(told);
				break;
			}
			case 'DTMFEnd':
				this.#customers.key(leg, event);
				break;
			case 'DeviceStateChange':
				this.#phones.read(event);
				this.#ties.read(event);
				break;
			default:
			// Filtered by the switch already; what remains concerns nobody here.
		}
		if (leg !== undefined) this.#parts.moved(leg);
	}

	/** The leg an event is about, its context noted. */
	#legOf(event: AmiMessage): Leg | undefined {
		const leg = this.#parts.legs.get(event.get('Uniqueid'));
		const context = event.get('Context');
		// Subroutines run in contexts of their own and return.
		if (leg !== undefined && context !== undefined && !subroutines.has(context)) {
			leg.context = context;
		}
		return leg;
	}

	#newChannel(event: AmiMessage): void {
		const {legs, monitorOf, headsetOf, groupRingOf, dialOf, phoneOf} = this.#parts;
		const uniqueId = event.get('Uniqueid');
		const name = event.get('Channel');
		if (uniqueId === undefined || name === undefined || legs.get(uniqueId) !== undefined) return;
		const leg = legs.add(uniqueId, name);
		leg.state = stateOf(event.get('ChannelState'));
		leg.context = event.get('Context') ?? '';
		const monitorId = monitorOf(uniqueId);
		if (monitorId !== undefined) {
			this.#monitors.begun(leg, monitorId);
			return;
		}
		const dialled = dialOf(uniqueId);
		if (dialled !== undefined) {
			this.#dials.begun(leg, dialled);
			return;
		}
		const headsetId = headsetOf(uniqueId);
		if (headsetId !== undefined) {
			leg.part = {role: 'headset'};
			leg.headset = {headsetId, isConnected: false, move: 0};
			return;
		}
		const ring = groupRingOf(uniqueId);
		if (ring !== undefined) {
			const group = {isTold: false, isReady: false, wasLetGo: false};
			leg.part = {role: 'agent', ...ring, hasAnswered: false, wantsAnswer: false, group};
			this.#parts.moved(leg);
			return;
		}
		// "Ring": the phone itself began. A leg that is called begins "Down", and DialBegin says whose it is.
		const phoneId = phoneOf(leg.endpoint);
		if (phoneId !== undefined && event.get('ChannelState') === '4') this.#outside(leg, phoneId);
	}

	#newState(leg: Leg, event: AmiMessage): void {
		leg.state = stateOf(event.get('ChannelState'));
		this.#dials.changed(leg);
		const isAsked =
			plays(leg, 'agent') || plays(leg, 'consult') || plays(leg, 'far') ? leg.part : undefined;
		if (leg.state === 'ringing' && isAsked?.wantsAnswer === true) {
			isAsked.wantsAnswer = false;
			this.#parts.answerNow(leg);
		}
	}

	#dialBegin(caller: Leg | undefined, event: AmiMessage): void {
		const called = this.#parts.legs.get(event.get('DestUniqueid'));
		if (this.#dials.called(caller, called, event.get('Context') ?? '')) return;
		if (plays(called, 'agent') && called.part.group?.isTold === false) {
			const {offerId, group} = called.part;
			group.isTold = true;
			this.#parts.ringKnown(offerId);
			this.#tell({type: 'offer-ringing', offerId, channel: channelOf(this.#parts, called)});
			return;
		}
		if (called === undefined || called.part.role !== 'unknown') return;
		const phoneId = this.#parts.phoneOf(called.endpoint);
		if (plays(caller, 'agent') && event.get('Context') === contexts.consult) {
			this.#control.called(caller, called);
		} else if (plays(caller, 'customer')) {
			const {offerId} = caller.part;
			if (event.get('Context') === contexts.ring && offerId !== undefined) {
				const customerId = caller.uniqueId;
				const wantsAnswer = false;
				called.part = {role: 'agent', customerId, offerId, hasAnswered: false, wantsAnswer};
				this.#parts.ringKnown(offerId);
				this.#tell({type: 'offer-ringing', offerId, channel: channelOf(this.#parts, called)});
			} else if (event.get('Context') === contexts.fallback) {
				called.part = {role: 'fallback', customerId: caller.uniqueId, isTold: false};
			} else if (phoneId === undefined) {
				// Outside, where the caller was sent.
				called.part = {role: 'other'};
			} else if (event.get('Context') === contexts.transfer) {
				this.#outside(called, phoneId);
			}
		} else if (phoneId === undefined) {
			called.part = {role: 'other'};
		} else if (event.get('Context') === contexts.across) {
			called.part = {role: 'far', phoneId, wantsAnswer: false};
			this.#tell({type: 'far-leg-started', phoneId, channelId: called.channelId});
		} else if (event.get('Uniqueid') !== undefined) {
			// A colleague calls: busy from the first ring, so that no offer rings on top.
			this.#outside(called, phoneId);
		}
	}

	#userEvent(leg: Leg | undefined, event: AmiMessage): void {
		const name = event.get('UserEvent') ?? '';
		if (leg === undefined) {
			if (ours.has(name)) this.#distrust(`${name} on a channel that is not known`);
			return;
		}
		if (this.#monitors.read(leg, name)) return;
		if (name === userEvents.arrived) {
			this.#customers.arrived(leg, event);
		} else if (name === userEvents.headset) {
			this.#headsets.read(leg, event);
		} else if (name === userEvents.across) {
			leg.part = {role: 'other'};
			this.#parts.lend(leg, event, this.#parts.phoneOf(event.get('Endpoint')));
		} else if (this.#dials.read(leg, name, event) || this.#control.read(leg, name, event)) {
			// Told, or noted, or of no account.
			return;
		} else if (plays(leg, 'customer')) {
			this.#customers.read(leg, name, event);
		} else if (name === userEvents.connected && plays(leg, 'agent')) {
			if (leg.part.hasAnswered) return;
			leg.part.hasAnswered = true;
			const {offerId} = leg.part;
			this.#tell({type: 'offer-answered', offerId, channel: channelOf(this.#parts, leg)});
		} else if (name === userEvents.ready && plays(leg, 'agent')) {
			// Heard by `moved`: who is to be joined to it can come now.
			if (leg.part.group !== undefined) leg.part.group.isReady = true;
		} else if (name === userEvents.fallbackAnswered) {
			this.#customers.fallbackAnswered(leg, event);
		} else if (ours.has(name)) {
			this.#distrust(`${name} on a channel that is no customer's`);
		}
	}

	#outside(leg: Leg, phoneId: PhoneId): void {
		leg.part = {role: 'outside', phoneId};
		this.#tell({type: 'outside-started', phoneId, channelId: leg.channelId});
	}

	#distrust(why: string): void {
		if (!this.#isReplay) this.#parts.distrust(why);
	}

	#tell(signal: BareSignal): void {
		this.#parts.reporter.signal(signal);
	}
}

const ours: ReadonlySet<string> = new Set(Object.values(userEvents));
const subroutines: ReadonlySet<string> = new Set([
	contexts.agentLeg,
	contexts.acrossLeg,
	contexts.acrossOwn,
	contexts.connected,
	contexts.fallbackLeg,
	contexts.dialLeg,
	contexts.dialled,
	contexts.consultLeg,
	contexts.consulted,
	contexts.transferLeg,
	contexts.transferAnswered,
	contexts.customerEnd,
	contexts.caller,
	contexts.sound,
	contexts.queueSound,
	contexts.mailboxRule,
]);
