/**
 * Reads the whole live state from the switch: legs for the bridge, and the truth for the floor. Pure
 * but for the questions it asks through `ask`.
 */

import {
	type FoundCustomer,
	type FoundGroupLeg,
	type FoundRecording,
	type HeadsetId,
	type Instant,
	id,
	type MonitorId,
	type NumberId,
	type OfferId,
	type PhoneId,
	type SwitchTruth,
} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import type {AmiMessage} from '../ami/message.ts';
import {contexts, roles, variables} from '../asterisk/contract.ts';
import {beepLegs} from '../asterisk/manager.ts';
import {callerOf} from './caller.ts';
import {foundControl, setConsultOf, setConsultPart} from './control-resync.ts';
import {type AnsweredDial, dialIdOf, foundDials, setDialParts} from './dial-resync.ts';
import {setColleague, setHeadset} from './headset-resync.ts';
import type {KnownParties} from './known-parties.ts';
import {type Leg, type LegAs, type Legs, plays, stateOf} from './leg.ts';
import {modeOf} from './monitor-signals.ts';
import {readHolds} from './phone-holds.ts';
import {deviceEndpoint, isRegisteredState} from './phone-states.ts';
import {startedAtOf} from './switch-clock.ts';
import {type Tie, tiesUp} from './tie-states.ts';

/** All that a resync brings. */
export interface Resync {
	readonly truth: SwitchTruth;
	readonly registered: ReadonlyMap<PhoneId, boolean>;
	/** Legs that nobody waits for any more: supervisors' that ring, agents' whose colleague is out of the call. */
	readonly strays: readonly Leg[];
	/** Numbers dialled by hand that answered while nobody was here. */
	readonly answered: readonly AnsweredDial[];
	/** Rows that came and were not believed: these channels are missing here. */
	readonly missing: number;
}

export interface ResyncParts {
	readonly client: AmiClient;
	/** Empty; filled here. */
	readonly legs: Legs;
	/** The legs known before, of calls that the floor has ended already. */
	readonly over: ReadonlySet<string>;
	readonly parties: KnownParties;
	readonly phones: readonly {readonly phoneId: PhoneId; readonly endpoint: string}[];
	/** Of the switches that calls go across to. */
	readonly farPhones: ResyncParts['phones'];
	readonly ties: readonly Tie[];
	readonly clockOffsetMs: number;
	readonly now: Instant;
}

const asked = [
	variables.role,
	variables.legRole,
	variables.place,
	variables.number,
	variables.caller,
	variables.from,
	variables.privacy,
	variables.asserted,
	variables.since,
	variables.offer,
	variables.way,
	variables.customer,
	variables.monitor,
	variables.spied,
	variables.recording,
	variables.recordingHandle,
	variables.recordingPaused,
	variables.peer,
	variables.consult,
	variables.holder,
	variables.internal,
	variables.endpoint,
	variables.colleague,
	variables.headset,
	variables.lent,
];

/** Asks for everything at once, then for holds. Rejects with an `AmiError` when any part is refused or lost. */
export async function resync(parts: ResyncParts): Promise<Resync> {
	const {client, phones} = parts;
	const [startedAt, statuses, devices] = await Promise.all([
		startedAtOf(client),
		client.list('Status', {Variables: asked.join(',')}),
		client.list('DeviceStateList'),
	]);
	const registered = new Map<PhoneId, boolean>(phones.map(({phoneId}) => [phoneId, false]));
	const phoneByEndpoint = new Map(phones.map(({endpoint, phoneId}) => [endpoint, phoneId]));
	for (const item of devices.items) {
		const phoneId = phoneByEndpoint.get(deviceEndpoint(item.get('Device')) ?? '');
		if (phoneId !== undefined) registered.set(phoneId, isRegisteredState(item.get('State')));
	}
	const found = statuses.items
		.filter((item) => item.get('Channel')?.startsWith(beepLegs) !== true)
		.map((item) => readRow(parts.legs, item));
	await readHolds(
		client,
		found.filter(mayHold).map(({leg}) => leg),
	);
	parts.parties.keepOnly(new Set(found.map(({leg}) => leg.uniqueId)));
	const missing = statuses.missing + devices.missing;
	const {truth, strays, answered} = assemble(parts, found, phoneByEndpoint, registered, startedAt);
	const ties = tiesUp(parts.ties, devices.items);
	const tied = ties.length === 0 ? truth : {...truth, ties};
	return {truth: tied, strays, answered, registered, missing};
}

/** One channel with what it carries. */
export interface Row {
	readonly leg: Leg;
	readonly bridgeId: string;
	readonly application: string;
	readonly extension: string;
	readonly carried: ReadonlyMap<string, string>;
}

function readRow(legs: Legs, item: AmiMessage): Row {
	const leg = legs.add(item.get('Uniqueid') ?? '', item.get('Channel') ?? '');
	leg.state = stateOf(item.get('ChannelState'));
	leg.context = item.get('Context') ?? '';
	const carried = new Map(
		[...item.pairs('Variable')].map(([name, value]) => [name, value === '(null)' ? '' : value]),
	);
	return {
		leg,
		bridgeId: item.get('BridgeID') ?? '',
		application: item.get('Application') ?? '',
		extension: item.get('Exten') ?? '',
		carried,
	};
}

/** A leg that talks with a phone; customers are not asked for. */
function mayHold({leg, carried}: Row): boolean {
	return leg.state === 'up' && leg.name.startsWith('PJSIP/') && roleOf(carried) !== roles.customer;
}

function assemble(
	parts: ResyncParts,
	rows: readonly Row[],
	phoneByEndpoint: ReadonlyMap<string, PhoneId>,
	registered: ReadonlyMap<PhoneId, boolean>,
	switchStartedAt: Instant,
): Pick<Resync, 'truth' | 'strays' | 'answered'> {
	const customers: FoundCustomer[] = [];
	const outside = new Map<PhoneId, Leg[]>();
	const everyPhone = new Map(
		[...parts.phones, ...parts.farPhones].map(({endpoint, phoneId}) => [endpoint, phoneId]),
	);
	const monitors: SwitchTruth['monitors'][number][] = [];
	const strays: Leg[] = [];
	const recordings: FoundRecording[] = [];
	for (const row of rows) setPart(row, phoneByEndpoint, parts.over);
	for (const row of rows) {
		if (row.carried.get(variables.role) === roles.consult) setConsultPart(row, rows);
	}
	for (const row of rows) {
		const isOver = parts.over.has(row.leg.uniqueId);
		setColleague(row, rows, {phones: phoneByEndpoint, isOver});
	}
	const answered = setDialParts(rows, phoneByEndpoint);
	const dials = foundDials(rows);
	for (const row of rows) setHeadset(row, rows, phoneByEndpoint);
	const legs = rows.map(({leg}) => leg);
	for (const row of rows) setConsultOf(row, legs);
	for (const row of rows) {
		const {leg} = row;
		if (plays(leg, 'customer')) {
			if (leg.part.isOver) continue;
			customers.push(foundCustomer(parts, row, rows, everyPhone));
			recordings.push(...foundRecordings(row));
		} else if (isForgotten(row, rows)) {
			strays.push(leg);
		} else if (plays(leg, 'supervisor')) {
			const mode = modeOf(row.extension);
			if (leg.part.isActive && mode !== undefined) {
				const {monitorId} = leg.part;
				monitors.push({monitorId, channelId: leg.channelId, mode});
			} else {
				strays.push(leg);
			}
		}
		const phoneId = busyPhone(leg, phoneByEndpoint);
		if (phoneId !== undefined) outside.set(phoneId, [...(outside.get(phoneId) ?? []), leg]);
	}

	const phones = parts.phones.map(({phoneId}) => ({
		phoneId,
		registered: registered.get(phoneId) ?? false,
		outside: (outside.get(phoneId) ?? []).map(({channelId}) => channelId),
		...farLegsOf(legs, phoneId),
	}));
	const headsets = legs.flatMap(({headset, channelId, isHeld}) =>
		headset === undefined
			? []
			: [
					{
						...{headsetId: headset.headsetId, channelId, connected: headset.isConnected},
						...(isHeld === undefined ? {} : {held: isHeld}),
					},
				],
	);
	const ongoing = dials.length === 0 ? {} : {dials};
	const truth = {switchStartedAt, customers, phones, monitors, ...ongoing, recordings, headsets};
	return {truth, strays, answered};
}

/** The desk phone that is in use by this leg, for a call that the floor did not give it. */
function busyPhone(
	{part, endpoint}: Leg,
	phoneByEndpoint: ReadonlyMap<string, PhoneId>,
): PhoneId | undefined {
	if (part.role === 'outside' || part.role === 'customer' || part.role === 'dialled')
		return part.phoneId;
	// While it only rings it stops ringing as soon as its caller is taken back.
	const isTaken = part.role === 'fallback' && part.isTold;
	return isTaken ? phoneByEndpoint.get(endpoint ?? '') : undefined;
}

/** Waits at the desk for a colleague's headset that is out of their call. */
function isForgotten({leg, carried}: Row, rows: readonly Row[]): boolean {
	if (!plays(leg, 'agent') || leg.headset !== undefined) return false;
	const customerId = carried.get(variables.customer);
	const customer = rows.find((row) => row.leg.uniqueId === customerId)?.leg;
	return leg.context === contexts.desk && plays(customer, 'headset');
}

/** Those by which calls of other switches have the phone. */
function farLegsOf(legs: readonly Leg[], phoneId: PhoneId) {
	const farLegs = legs.flatMap((leg) =>
		plays(leg, 'far') && leg.part.phoneId === phoneId ? [leg.channelId] : [],
	);
	return farLegs.length === 0 ? {} : {farLegs};
}

/** The switch has begun it when it has a name of its own for it. */
function foundRecordings({leg, carried}: Row): readonly FoundRecording[] {
	const recordingId = carried.get(variables.recording) ?? '';
	if (recordingId === '' || (carried.get(variables.recordingHandle) ?? '') === '') return [];
	const paused = carried.get(variables.recordingPaused) === '1';
	return [{recordingId: id(recordingId), channelId: leg.channelId, paused}];
}

/** A leg that still rings has the role that was meant for it. */
function roleOf(carried: Row['carried']): string | undefined {
	return carried.get(variables.role) || carried.get(variables.legRole);
}

/** What these legs are is seen once all are known; one that was released is nobody's. */
const toldApartLater: ReadonlySet<string> = new Set([
	roles.consult,
	roles.released,
	roles.dialling,
	roles.dialled,
]);

function setPart(
	{leg, carried, application, extension}: Row,
	phoneByEndpoint: ReadonlyMap<string, PhoneId>,
	over: ReadonlySet<string>,
): void {
	const role = roleOf(carried);
	const customerId = carried.get(variables.customer) ?? '';
	const offer = carried.get(variables.offer) ?? '';
	const offerId = offer === '' ? undefined : id<OfferId>(offer);
	const phoneId = phoneByEndpoint.get(leg.endpoint ?? '');
	if (role === roles.customer) {
		const isOver = over.has(leg.uniqueId);
		leg.part = {role: 'customer', offerId, wasLeft: false, isOver, phoneId};
	} else if (role === roles.agent && offerId !== undefined) {
		const hasAnswered = leg.state === 'up';
		const isReady = application === 'BridgeWait';
		const lentId = carried.get(variables.lent) ?? '';
		leg.part = {
			...{role: 'agent', customerId, offerId, hasAnswered, wantsAnswer: false},
			...(lentId === '' ? {} : {lentId: id<HeadsetId>(lentId)}),
			...(carried.get(variables.way) === 'group'
				? {group: {isTold: true, isReady, wasLetGo: false}}
				: {}),
		};
	} else if (role === roles.far && phoneId !== undefined) {
		leg.part = {role: 'far', phoneId, wantsAnswer: false};
	} else if (role === roles.headset) {
		leg.part = {role: 'headset'};
	} else if (role === roles.supervisor) {
		leg.part = {
			role: 'supervisor',
			monitorId: id<MonitorId>(carried.get(variables.monitor) ?? ''),
			spiedId: carried.get(variables.spied) ?? '',
			isActive: application === 'ChanSpy',
			mode: modeOf(extension),
		};
	} else if (toldApartLater.has(role ?? '')) {
		leg.part = {role: 'other'};
	} else if (role === roles.transfer) {
		leg.part = phoneId === undefined ? {role: 'other'} : {role: 'outside', phoneId};
	} else if (customerId !== '' && phoneId !== undefined) {
		// Called for a customer and no agent's leg: the fallback queue's.
		leg.part = {role: 'fallback', customerId, isTold: leg.state === 'up'};
	} else {
		leg.part = phoneId === undefined ? {role: 'other'} : {role: 'outside', phoneId};
	}
}

function foundCustomer(
	{parties, clockOffsetMs, now}: ResyncParts,
	row: Row,
	rows: readonly Row[],
	phoneByEndpoint: ReadonlyMap<string, PhoneId>,
): FoundCustomer {
	const {leg, carried} = row;
	const value = (name: string) => carried.get(name) ?? '';
	const legs = rows.flatMap((other) =>
		plays(other.leg, 'agent') && other.leg.part.customerId === leg.uniqueId ? [other.leg] : [],
	);
	const lastOffer = value(variables.offer);
	// Of a group's legs it is the one that the caller was sent to; the others ring beside.
	const isSentTo = ['ringing', 'held'].includes(value(variables.place));
	const agent =
		// By call control it is the one that holds them, or that they were handed to.
		legs.find(({name}) => isSentTo && name === value(variables.peer)) ??
		legs.find(({part}) => part.group === undefined || (isSentTo && part.offerId === lastOffer));
	const dialId = dialIdOf(row);
	const groupLegs = legs.flatMap((one) =>
		one.part.group === undefined || one === agent ? [] : [foundGroupLeg(one, phoneByEndpoint)],
	);
	const offerId = agent?.part.offerId;
	const agentPhoneId = phoneByEndpoint.get(agent?.endpoint ?? '');
	const since = Number(value(variables.since)) - clockOffsetMs;
	return {
		channelId: leg.channelId,
		place: placeOf(row, agent),
		...foundControl(row, agent, rows),
		...(lastOffer === '' ? {} : {offerId: offerId ?? id<OfferId>(lastOffer)}),
		...(agent === undefined ? {} : {agentChannelId: agent.channelId}),
		...(agentPhoneId === undefined ? {} : {agentPhoneId}),
		...(agent?.isHeld === undefined ? {} : {phoneHeld: agent.isHeld}),
		...(groupLegs.length === 0 ? {} : {groupLegs}),
		...(dialId === undefined ? {} : {dialId}),
		...(value(variables.internal) === '1' ? {isColleague: true} : {}),
		arrival: {
			...parties.arrivalOf(
				leg.uniqueId,
				callerOf({
					number: value(variables.caller),
					from: value(variables.from),
					privacy: value(variables.privacy),
					asserted: value(variables.asserted),
				}),
			),
			numberId: id<NumberId>(value(variables.number)),
			startedAt: since > 0 ? Math.min(Math.round(since), now) : now,
		},
	};
}

function foundGroupLeg(
	{channelId, endpoint, part}: LegAs<'agent'>,
	phoneByEndpoint: ReadonlyMap<string, PhoneId>,
): FoundGroupLeg {
	const phoneId = phoneByEndpoint.get(endpoint ?? '');
	return {
		offerId: part.offerId,
		channelId,
		...(phoneId === undefined ? {} : {phoneId}),
		answered: part.hasAnswered,
	};
}

function placeOf({leg, carried, bridgeId}: Row, agent: Leg | undefined): FoundCustomer['place'] {
	const place = carried.get(variables.place);
	switch (place) {
		case 'waiting':
		case 'message':
		case 'sent-out':
		case 'mailbox':
			return place;
		case 'ringing':
			// The agent's leg tells: it answers a moment before the two are joined.
			return agent?.state === 'up' ? 'talking' : 'ringing';
		case 'fallback':
			return bridgeId === '' || leg.context !== contexts.fallback ? 'fallback' : 'talking';
		default:
			return 'entering';
	}
}
