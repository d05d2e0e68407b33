/** A reader of AMI events with nothing behind it: what it tells is written down. */

import {type Contact, id, type PartyId, type PhoneId, type SwitchId} from '@plateau/core';
import {AmiMessage} from '@plateau/daemon/ami/message';
import type {OwnDial} from '@plateau/daemon/bridge/dial-orders';
import type {GroupRing} from '@plateau/daemon/bridge/group-orders';
import {KnownParties} from '@plateau/daemon/bridge/known-parties';
import {type Leg, Legs} from '@plateau/daemon/bridge/leg';
import {SignalReader} from '@plateau/daemon/bridge/signals';
import type {BareSignal} from '@plateau/daemon/switch-port';

export const systemName = '00112233445566ff';

export function event(name: string, fields: Readonly<Record<string, string>> = {}): AmiMessage {
	return AmiMessage.of([['Event', name], ...Object.entries(fields)]);
}

export interface Reading {
	readonly reader: SignalReader;
	readonly legs: Legs;
	/** Signals as words: `offer-ringing o-1 1.2`. */
	readonly told: string[];
	readonly signals: BareSignal[];
	readonly distrusted: string[];
	readonly answered: string[];
	/** Reads events; the confirmations of hangups have come when it resolves. */
	read(...events: readonly AmiMessage[]): Promise<void>;
	/** Channels that are still there although a hangup was reported. */
	readonly immortal: Set<string>;
	/** Monitors that were originated, by unique id. */
	readonly monitors: Map<string, string>;
	/** Of these, those at numbers outside. */
	readonly ears: Set<string>;
	/** Group rings that were originated, by unique id. */
	readonly groupRings: Map<string, GroupRing>;
	/** Phones that were originated to dial a number, by unique id. */
	readonly dials: Map<string, OwnDial>;
}

/** `contactOf`: what the records say of a party. */
export function reading(contactOf?: (partyId: PartyId) => Contact | undefined): Reading {
	const legs = new Legs(systemName);
	const told: string[] = [];
	const signals: BareSignal[] = [];
	const distrusted: string[] = [];
	const answered: string[] = [];
	const immortal = new Set<string>();
	const monitors = new Map<string, string>();
	const ears = new Set<string>();
	const groupRings = new Map<string, GroupRing>();
	const dials = new Map<string, OwnDial>();
	const reader = new SignalReader({
		switchId: id<SwitchId>('main'),
		legs,
		ties: [],
		reporter: {
			signal(signal) {
				signals.push(signal);
				told.push(inWords(signal));
			},
		},
		parties: new KnownParties({
			partyOf: ({number}) => id(number ?? 'withheld'),
			...(contactOf === undefined ? {} : {contactOf}),
		}),
		phoneOf: (endpoint) =>
			/^p10[1-3]$/.test(endpoint ?? '') ? id<PhoneId>((endpoint ?? '').slice(1)) : undefined,
		monitorOf: (uniqueId) => {
			const monitor = monitors.get(uniqueId);
			return monitor === undefined ? undefined : id(monitor);
		},
		isOutsideEar: (uniqueId) => ears.has(uniqueId),
		dialOf: (uniqueId) => dials.get(uniqueId),
		dialKnown: () => {},
		dialAnswered: () => {},
		headsetOf: () => undefined,
		lend: () => {},
		groupRingOf: (uniqueId) => groupRings.get(uniqueId),
		clockOffsetMs: () => 1000,
		now: () => 1_700_000_000_000,
		moved: () => {},
		ringKnown: () => {},
		consultKnown: () => {},
		talkChanged: () => {},
		callerBack: () => {},
		colleagueBack: () => {},
		thirdGone: () => {},
		answerNow: (leg: Leg) => answered.push(leg.name),
		confirmGone: async (leg) => !immortal.has(leg.uniqueId),
		distrust: (why) => distrusted.push(why),
	});
	return {
		reader,
		legs,
		told,
		signals,
		distrusted,
		answered,
		immortal,
		monitors,
		ears,
		groupRings,
		dials,
		async read(...events) {
			for (const one of events) reader.read(one);
			await new Promise((resolve) => setImmediate(resolve));
		},
	};
}

function inWords(signal: BareSignal): string {
	const {type, channel, ...rest} = signal as BareSignal & {channel?: {channelId: string}};
	const about = Object.values(rest).filter((value) => typeof value !== 'object');
	return [type, ...(channel === undefined ? [] : [channel.channelId]), ...about].join(' ');
}

/** Events of one call, by the numbers of its legs. */
export const on = {
	/** `n` is the leg's number: its unique id ends so. */
	leg: (n: number, endpoint: string) => ({
		Channel: `PJSIP/${endpoint}-0000000${n}`,
		Uniqueid: `${systemName}-1.${n}`,
	}),
	customer: (context = 'plateau-wait') => ({...on.leg(1, 'trunk'), Context: context}),
	agent: (context = 'plateau-phones') => ({...on.leg(2, 'p101'), Context: context}),
	incoming: () => event('Newchannel', {...on.customer('plateau-in'), ChannelState: '4'}),
	user: (name: string, leg: Readonly<Record<string, string>>, fields = {}) =>
		event('UserEvent', {...leg, UserEvent: name, ...fields}),
	arrived: () =>
		on.user('PlateauArrived', on.customer('plateau-arrive'), {
			Number: '33123456789',
			From: '%22Zo%C3%A9%22%20%3Csip:0612345678@127.0.0.2%3E',
			Since: '1699999999500',
		}),
	rings: (offerId = 'o-1') => [
		on.user('PlateauRinging', on.customer('plateau-ring'), {Offer: offerId}),
		event('Newchannel', {...on.agent(), ChannelState: '0'}),
		event('DialBegin', {
			...on.customer('plateau-ring'),
			DestChannel: on.agent().Channel,
			DestUniqueid: on.agent().Uniqueid,
		}),
		event('Newstate', {...on.agent(), ChannelState: '5'}),
	],
	answers: (offerId = 'o-1') => [
		event('Newstate', {...on.agent(), ChannelState: '6'}),
		on.user('PlateauConnected', on.agent('plateau-connected'), {Offer: offerId}),
	],
	hangup: (leg: Readonly<Record<string, string>>, cause = '16') =>
		event('Hangup', {...leg, Cause: cause}),
};
