/** A bridge on an answering switch, with quick times. What it tells is kept. */

import {setTimeout as sleep} from 'node:timers/promises';
import {id, type PhoneId, type SwitchId} from '@plateau/core';
import {createBridge} from '@plateau/daemon/bridge/bridge';
import type {BridgeTimes} from '@plateau/daemon/bridge/settings';
import {modelOf} from '@plateau/daemon/floor-file/phone-models';
import {silentLog} from '@plateau/daemon/log';
import type {BareSignal, SwitchPort} from '@plateau/daemon/switch-port';
import type {ExecutionContext} from 'ava';
import {AnsweringSwitch, systemName} from './answering-switch.ts';

export interface GivenBridge {
	readonly asterisk: AnsweringSwitch;
	readonly bridge: SwitchPort;
	readonly signals: BareSignal[];
	readonly owned: string[];
	/** The phones of the floor; their endpoints are `p<id>`. */
	readonly phones: string[];
	/** The floor's clock, by how much it is ahead of the machine's. */
	readonly clock: {aheadMs: number};
	/** Log events at warn or above. */
	readonly warned: string[];
	/** The first signal of this type from index `from` on. */
	signal<T extends BareSignal['type']>(
		type: T,
		from?: number,
	): Promise<Extract<BareSignal, {type: T}>>;
	until(what: string, isSo: () => boolean): Promise<void>;
}

const quick: Partial<BridgeTimes> = {
	beatMs: 20,
	confirmMs: 40,
	ringStartMs: 40,
	lateEventMs: 20,
	controlMs: 150,
	auditMs: 60_000,
	resyncRetryMs: 20,
};

/** A caller of whom the records say something. */
export const regular = '0687654321';

export async function givenBridge(
	t: ExecutionContext,
	times: Partial<BridgeTimes> = {},
	prepare: (asterisk: AnsweringSwitch) => void = () => {},
): Promise<GivenBridge> {
	const asterisk = await new AnsweringSwitch().start();
	prepare(asterisk);
	const signals: BareSignal[] = [];
	const owned: string[] = [];
	const phones = ['101', '102'];
	const warned: string[] = [];
	let strangers = 0;
	const clock = {aheadMs: 0};
	const note = (event: string) => void warned.push(event);
	const log = {...silentLog, warn: note, error: note};
	const bridge = createBridge({
		switchId: id<SwitchId>('main'),
		settings: {
			address: {host: '127.0.0.1', port: asterisk.port},
			control: {username: 'control', secret: 'x'},
			system: {username: 'system', secret: 'y'},
			systemName,
			ownerId: 'daemon-1',
			times: {...quick, ...times},
		},
		reporter: {
			signal: (signal) => void signals.push(signal),
			// Who hides the number is a new party each time, as in the store.
			partyOf: ({number}) => id(number ?? `withheld-${strangers++}`),
			contactOf: (partyId) => (partyId === regular ? {ownerId: id('alice')} : undefined),
		},
		directory: {
			phone: (phoneId) =>
				phoneId === '199'
					? undefined
					: {
							endpoint: `p${phoneId}`,
							remoteAnswer: true,
							autoAnswer: modelOf({model: phoneId === '102' ? 'yealink-t46' : 'generic'})
								.autoAnswer,
						},
			phones: () => phones.map((one) => ({phoneId: id<PhoneId>(one), endpoint: `p${one}`})),
			nationalNumberOf: () => '06 12 34 56 78',
			agentName: (agentId) => agentId,
			queueLabel: () => 'Support',
		},
		now: () => Date.now() + clock.aheadMs,
		log,
		onOwned: (error) => owned.push(error.code),
	});
	t.teardown(async () => {
		await bridge.stop();
		await asterisk.stop();
	});
	const until = async (what: string, isSo: () => boolean) => {
		const deadline = performance.now() + 5000;
		while (!isSo()) {
			if (performance.now() > deadline) {
				const seen = signals.map(({type}) => type).join(', ');
				throw new Error(
					`never came: ${what}; told: ${seen}; sent: ${asterisk.actions.join(' | ')}`,
				);
			}
			await sleep(2);
		}
	};
	return {
		asterisk,
		bridge,
		clock,
		signals,
		owned,
		phones,
		warned,
		until,
		async signal<T extends BareSignal['type']>(type: T, from = 0) {
			const find = () =>
				signals.slice(from).find((one): one is Extract<BareSignal, {type: T}> => one.type === type);
			await until(type, () => find() !== undefined);
			const found = find();
			if (found === undefined) throw new Error(`there is no ${type}`);
			return found;
		},
	};
}

/** The same, read, with one customer who waits; what it was asked until then is forgotten. */
export async function withCustomer(t: ExecutionContext, times: Partial<BridgeTimes> = {}) {
	const given = await givenBridge(t, times, ({channels}) => {
		channels.set('1', waitingCustomer());
	});
	given.bridge.start();
	await given.signal('switch-resynced');
	given.asterisk.actions.length = 0;
	const customer = given.asterisk.channels.get('1');
	if (customer === undefined) throw new Error('there is a customer');
	return {...given, customer};
}

/** A waiting customer, as `Status` gives one. */
export function waitingCustomer(n = 1) {
	return {
		Channel: `PJSIP/trunk-0000000${n}`,
		Uniqueid: `${systemName}-1.${n}`,
		ChannelState: '6',
		Context: 'plateau-wait',
		Exten: 's',
		Application: 'BridgeWait',
		BridgeID: 'b',
		variables: {
			PLATEAU_ROLE: 'customer',
			PLATEAU_PLACE: 'waiting',
			PLATEAU_NUMBER: '33123456789',
			PLATEAU_FROM: '%3Csip:0612345678@127.0.0.2%3E',
			PLATEAU_SINCE: '1700000000000',
			PLATEAU_CUSTOMER: `${systemName}-1.${n}`,
		},
	};
}
