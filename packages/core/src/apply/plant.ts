/** Folds what the floor stands on: its configuration, days, numbers, switches and phones. */

import {invariant} from '../errors.ts';
import type {EventBody} from '../events.ts';
import type {Floor, Phone} from '../floor.ts';
import type {FloorConfig} from '../floor-config.ts';
import {buildIndex, refileAgent, refileAgents, refileNumber, refileSwitch} from '../floor-index.ts';
import type {AgentId, PhoneId} from '../ids.ts';
import {forgetGone} from '../routing/memory.ts';
import {newDay} from '../stats/day.ts';
import type {Instant} from '../time.ts';
import {setActivity} from './change-agent.ts';
import {changed} from './changed.ts';

type PlantEvent = {at: Instant} & Extract<
	EventBody,
	{
		type:
			| 'floor-configured'
			| 'day-started'
			| 'agent-lent'
			| 'loan-ended'
			| 'number-opened'
			| 'number-closed'
			| 'window-opened'
			| 'window-closed'
			| 'switch-lost'
			| 'switch-resynced'
			| 'phone-registered'
			| 'phone-unregistered'
			| 'phone-taken'
			| 'phone-released'
			| 'outside-started'
			| 'outside-ended';
	}
>;

export function applyPlant(floor: Floor, event: PlantEvent): void {
	const {at} = event;
	switch (event.type) {
		case 'floor-configured':
			configure(floor, event.config, at);
			break;
		case 'day-started':
			// Stretches that run on are counted from here when they end: see `accrue`.
			floor.day = newDay(event.startsAt ?? at, event.day);
			// Ranks that are counted from the day's start are all nothing again.
			refileAgents(floor);
			break;
		case 'agent-lent': {
			const {agentId, queueId, only, endsAt} = event;
			changeLoans(floor, at, [
				...floor.loans.filter((loan) => loan.agentId !== agentId || loan.queueId !== queueId),
				{agentId, queueId, only, endsAt},
			]);
			break;
		}
		case 'loan-ended': {
			const {agentId, queueId} = event;
			changeLoans(
				floor,
				at,
				floor.loans.filter((loan) => loan.agentId !== agentId || loan.queueId !== queueId),
			);
			break;
		}
		case 'number-opened':
			floor.closedNumbers.delete(event.numberId);
			refileNumber(floor, event.numberId);
			break;
		case 'number-closed':
			floor.closedNumbers.set(event.numberId, at);
			refileNumber(floor, event.numberId);
			break;
		case 'window-opened':
			floor.openWindows.add(event.windowId);
			break;
		case 'window-closed':
			floor.openWindows.delete(event.windowId);
			break;
		case 'switch-lost': {
			const before = floor.switches.get(event.switchId);
			floor.switches.set(event.switchId, {
				...(before?.startedAt === undefined ? {} : {startedAt: before.startedAt}),
				id: event.switchId,
				state: 'down',
				since: at,
				lastSeenAt: event.lastSeenAt ?? at,
			});
			refileSwitch(floor, event.switchId);
			break;
		}
		case 'switch-resynced': {
			const before = floor.switches.get(event.switchId);
			floor.switches.set(event.switchId, {
				id: event.switchId,
				state: 'up',
				since: before?.state === 'up' ? before.since : at,
				startedAt: event.switchStartedAt,
				...(before?.ties === undefined ? {} : {ties: before.ties}),
			});
			refileSwitch(floor, event.switchId);
			Object.assign(floor.counters, event.next);
			break;
		}
		case 'phone-registered':
			changePhone(floor, event.phoneId, (phone) => changed(phone, {registered: true}));
			break;
		case 'phone-unregistered':
			changePhone(floor, event.phoneId, (phone) => changed(phone, {registered: false}));
			break;
		case 'phone-taken':
			changePhone(floor, event.phoneId, (phone) => changed(phone, {holder: event.personId}));
			break;
		case 'phone-released':
			changePhone(floor, event.phoneId, ({holder: _gone, ...phone}) => phone);
			break;
		case 'outside-started':
			changePhone(floor, event.phoneId, (phone) =>
				changed(phone, {outside: [...phone.outside, event.channelId]}),
			);
			holderOutside(floor, event.phoneId, at);
			break;
		case 'outside-ended':
			changePhone(floor, event.phoneId, (phone) =>
				changed(phone, {
					outside: phone.outside.filter((channelId) => channelId !== event.channelId),
				}),
			);
			holderOutside(floor, event.phoneId, at);
			break;
		default:
			event satisfies never;
	}
}

/** An idle holder is `outside` while the phone has such a call; work goes on undisturbed. */
function holderOutside(floor: Floor, phoneId: PhoneId, at: Instant): void {
	const phone = floor.phones.get(phoneId);
	const agent = phone?.holder === undefined ? undefined : floor.agents.get(phone.holder as AgentId);
	if (phone === undefined || agent?.state !== 'signed-in' || agent.phoneId !== phoneId) return;
	const isOutside = phone.outside.length > 0;
	if (agent.activity.state === 'idle' && isOutside) {
		setActivity(floor, at, agent.id, {state: 'outside', since: at});
	} else if (agent.activity.state === 'outside' && !isOutside) {
		setActivity(floor, at, agent.id, {state: 'idle', since: at});
	}
}

function changePhone(floor: Floor, phoneId: PhoneId, change: (phone: Phone) => Phone): void {
	const phone = floor.phones.get(phoneId);
	invariant(phone !== undefined, `phone ${phoneId} is on the floor`);
	floor.phones.set(phoneId, change(phone));
	if (phone.holder !== undefined) refileAgent(floor, phone.holder as AgentId);
}

/** Objects that stay keep their live state; those that go are taken off once nothing needs them. */
function configure(floor: Floor, config: FloorConfig, at: Instant): void {
	// A phone that moves to another switch is another phone: what is known of it is not.
	for (const {id, switchId} of config.phones) {
		const before = floor.index.phones.get(id);
		if (before !== undefined && before.switchId !== switchId) floor.phones.delete(id);
	}
	floor.config = config;
	keepOnly(
		floor.phones,
		config.phones.map((phone) => phone.id),
		(id) => ({id, registered: false, outside: []}),
		(phone) => phone.holder === undefined,
	);
	keepOnly(
		floor.agents,
		config.agents.map((agent) => agent.id),
		(id) => ({id, state: 'signed-out', since: at}),
		(agent) => agent.state === 'signed-out',
	);
	keepOnly(
		floor.queues,
		config.queues.map((queue) => queue.id),
		(id) => ({id}),
		() => true,
	);
	const numbers = new Set(config.numbers.map((number) => number.id));
	for (const numberId of floor.closedNumbers.keys()) {
		if (!numbers.has(numberId)) floor.closedNumbers.delete(numberId);
	}
	const windows = new Set((config.windows ?? []).map((window) => window.id));
	for (const windowId of floor.openWindows) {
		if (!windows.has(windowId)) floor.openWindows.delete(windowId);
	}
	keepOnly(
		floor.switches,
		config.phones.map((phone) => phone.switchId),
		(id) => ({id, state: 'down', since: at}),
		() => false,
	);
	forgetGone(floor.memory, config);
	fileAnew(floor, at);
}

/** Lending is rare: everything is filed anew, as after an edit of the floor file. */
function changeLoans(floor: Floor, at: Instant, loans: Floor['loans']): void {
	floor.loans = loans;
	fileAnew(floor, at);
}

/** Who serves what may have changed for all. */
function fileAnew(floor: Floor, at: Instant): void {
	floor.index = buildIndex(floor);
	for (const queue of floor.queues.values()) {
		const isNobody = (floor.index.there.get(queue.id) ?? 0) === 0;
		const nobodySince = isNobody ? (queue.nobodySince ?? at) : undefined;
		floor.queues.set(queue.id, {id: queue.id, ...(nobodySince === undefined ? {} : {nobodySince})});
	}
	floor.index = buildIndex(floor);
}

/** Whatever the history, equal floors look through their things in the same order: by id. */
function keepOnly<K extends string, V>(
	map: Map<K, V>,
	ids: readonly K[],
	make: (id: K) => V,
	mayGo: (value: V) => boolean,
): void {
	const wanted = new Set(ids);
	for (const [id, value] of map) if (!wanted.has(id) && mayGo(value)) map.delete(id);
	for (const id of ids) if (!map.has(id)) map.set(id, make(id));
	const rows = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
	map.clear();
	for (const [id, value] of rows) map.set(id, value);
}
