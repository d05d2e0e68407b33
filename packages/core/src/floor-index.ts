/**
 * Keeps the floor's indexes true. `apply` calls `refile…` for whatever an event touched; a whole
 * index can be built from the rest of the floor, and the invariants compare the two.
 */

import type {SignedIn} from './agent/agent.ts';
import {type Call, entryOf} from './call/call.ts';
import {Deadlines} from './deadlines.ts';
import type {Floor, FloorIndex, Line, ReadyRow, WaitingRow} from './floor.ts';
import type {FloorConfig} from './floor-config.ts';
import {
	type AgentId,
	type CallId,
	channelKey,
	type MonitorId,
	type OfferId,
	type PersonId,
	type QueueId,
	type SwitchId,
} from './ids.ts';
import {rankAt} from './queue/entry.ts';
import {serves} from './routing/eligible.ts';
import {isReady} from './routing/ready.ts';
import {compareReady, rankOf} from './routing/strategy.ts';
import {SortedList} from './sorted-list.ts';
import type {Instant} from './time.ts';

/** Everything that can be computed from the rest of the floor. */
export function buildIndex(floor: Floor): FloorIndex {
	const index: FloorIndex = {
		queues: new Map(floor.config.queues.map((queue) => [queue.id, queue])),
		numbers: new Map(floor.config.numbers.map((number) => [number.id, number])),
		phones: new Map(floor.config.phones.map((phone) => [phone.id, phone])),
		agents: new Map(floor.config.agents.map((agent) => [agent.id, agent])),
		places: placesOf(floor.config),
		serves: new Map(
			floor.config.agents.map((agent) => [
				agent.id,
				floor.config.queues.filter((queue) => serves(agent, queue)).map((queue) => queue.id),
			]),
		),
		signedIn: new Map(),
		callByChannel: new Map(),
		lines: new Map(),
		hot: new Set(),
		monitorByPerson: new Map(),
		deadlines: new Deadlines(),
		waitingRows: new Map(),
		readyRows: new Map(),
	};
	floor.index = index;
	for (const monitor of floor.monitors.values())
		index.monitorByPerson.set(monitor.personId, monitor.id);
	for (const agent of floor.agents.values()) {
		if (agent.state === 'signed-in') countSignedIn(floor, agent.id, 1);
		refileAgent(floor, agent.id);
	}
	for (const call of floor.calls.values()) {
		for (const leg of call.legs) index.callByChannel.set(channelKey(leg.channel), call.id);
		refileCall(floor, call.id);
	}
	for (const offer of floor.offers.values()) refileOffer(floor, offer.id);
	return index;
}

/** Adds `by` (1 or -1) to the signed-in count of every queue that the agent serves. */
export function countSignedIn(floor: Floor, agentId: AgentId, by: 1 | -1): void {
	for (const queueId of floor.index.serves.get(agentId) ?? []) {
		floor.index.signedIn.set(queueId, (floor.index.signedIn.get(queueId) ?? 0) + by);
	}
}

/** Files an agent among the ready, or not, and sets what falls due for them. */
export function refileAgent(floor: Floor, agentId: AgentId): void {
	const {index} = floor;
	const filed = index.readyRows.get(agentId);
	if (filed !== undefined) {
		for (const {line, row} of filed) {
			line.ready.remove(row);
			warm(index, line);
		}
		index.readyRows.delete(agentId);
	}
	const agent = floor.agents.get(agentId);
	if (agent?.state !== 'signed-in') {
		index.deadlines.set(`wrap-up:${agentId}`, undefined);
		index.deadlines.set(`grace:${agentId}`, undefined);
		index.deadlines.set(`rest:${agentId}`, undefined);
		return;
	}
	const wrapUpEndsAt = agent.activity.state === 'wrap-up' ? agent.activity.endsAt : undefined;
	index.deadlines.set(`wrap-up:${agentId}`, wrapUpEndsAt);
	index.deadlines.set(`grace:${agentId}`, graceDueAt(agent));
	index.deadlines.set(`rest:${agentId}`, agent.restEndsAt);

	const phone = index.phones.get(agent.phoneId);
	if (phone === undefined || !isReady(floor, agent)) return;
	const {idleSince} = agent;
	const rows = (index.serves.get(agentId) ?? []).map((queueId) => ({
		line: lineOf(index, queueId, phone.switchId),
		row: {agentId, idleSince, rank: rankOf(floor, agentId, queueId)},
	}));
	for (const {line, row} of rows) {
		line.ready.add(row);
		warm(index, line);
	}
	index.readyRows.set(agentId, rows);
}

/** Files again every signed-in agent, after what their ranks are made of changed for all. */
export function refileAgents(floor: Floor): void {
	for (const agent of floor.agents.values()) {
		if (agent.state === 'signed-in') refileAgent(floor, agent.id);
	}
}

/** Files a call among the waiting, or not, and sets what falls due for it. */
export function refileCall(floor: Floor, callId: CallId): void {
	const {index} = floor;
	const filed = index.waitingRows.get(callId);
	if (filed !== undefined) {
		filed.line.waiting.remove(filed.row);
		warm(index, filed.line);
		index.waitingRows.delete(callId);
	}
	const call = floor.calls.get(callId);
	const customer = call?.legs.find((leg) => leg.role === 'customer');
	const isUp =
		customer !== undefined && floor.switches.get(customer.channel.switchId)?.state === 'up';
	if (call?.state !== 'waiting' || customer === undefined || !isUp) {
		index.deadlines.set(`max-wait:${callId}`, undefined);
		index.deadlines.set(`nobody:${callId}`, undefined);
		return;
	}
	index.deadlines.set(`max-wait:${callId}`, maxWaitDueAt(floor, call));
	index.deadlines.set(`nobody:${callId}`, nobodyDueAt(floor, call));
	const line = lineOf(index, call.entry.queueId, customer.channel.switchId);
	const row: WaitingRow = {callId, rankAt: rankAt(call.entry), seq: call.entry.seq};
	line.waiting.add(row);
	warm(index, line);
	index.waitingRows.set(callId, {line, row});
}

/** Sets when a live offer's ring is over; none while its switch is away. */
export function refileOffer(floor: Floor, offerId: OfferId): void {
	const offer = floor.offers.get(offerId);
	const switchId = offer && floor.index.phones.get(offer.phoneId)?.switchId;
	const isUp = switchId !== undefined && floor.switches.get(switchId)?.state === 'up';
	floor.index.deadlines.set(`ring:${offerId}`, isUp ? offer?.ringEndsAt : undefined);
}

/** Files again every call, offer and agent of a switch, after it came or went. */
export function refileSwitch(floor: Floor, switchId: SwitchId): void {
	for (const call of floor.calls.values()) {
		if (call.legs.some((leg) => leg.channel.switchId === switchId)) refileCall(floor, call.id);
	}
	for (const offer of floor.offers.values()) refileOffer(floor, offer.id);
	refileAgents(floor);
}

/** Files again every call that waits in a queue. */
export function refileQueue(floor: Floor, queueId: QueueId): void {
	for (const call of floor.calls.values()) {
		if (call.state === 'waiting' && call.entry.queueId === queueId) refileCall(floor, call.id);
	}
}

/** Files who listens to whom. An agent who listens is not ready meanwhile. */
export function refileMonitor(floor: Floor, personId: PersonId, monitorId?: MonitorId): void {
	if (monitorId === undefined) floor.index.monitorByPerson.delete(personId);
	else floor.index.monitorByPerson.set(personId, monitorId);
	refileAgent(floor, personId as AgentId);
}

/** The end of a lost desk's grace, while there is a presence for it to change. */
function graceDueAt(agent: SignedIn): Instant | undefined {
	if (agent.link.state !== 'lost' || agent.pendingPresence !== undefined) return undefined;
	return agent.presence.state === 'available' ? agent.link.graceEndsAt : undefined;
}

function maxWaitDueAt(floor: Floor, call: Call & {state: 'waiting'}): Instant | undefined {
	const maxWaitMs = floor.index.queues.get(call.entry.queueId)?.maxWaitMs;
	return maxWaitMs === undefined ? undefined : call.entry.joinedAt + maxWaitMs;
}

function nobodyDueAt(floor: Floor, call: Call & {state: 'waiting'}): Instant | undefined {
	const entry = entryOf(call);
	if (entry === undefined) return undefined;
	const nobodySince = floor.queues.get(entry.queueId)?.nobodySince;
	const nobodyMs = floor.index.queues.get(entry.queueId)?.nobodyMs;
	if (nobodySince === undefined || nobodyMs === undefined) return undefined;
	return Math.max(entry.joinedAt, nobodySince) + nobodyMs;
}

function placesOf({agents, agentOrder = []}: FloorConfig): Map<AgentId, number> {
	const order = new Set([...agentOrder, ...agents.map(({id}) => id)]);
	return new Map([...order].map((agentId, place) => [agentId, place]));
}

function lineOf(index: FloorIndex, queueId: QueueId, switchId: SwitchId): Line {
	const key = `${queueId}@${switchId}`;
	let line = index.lines.get(key);
	if (line === undefined) {
		line = {
			queueId,
			switchId,
			waiting: new SortedList<WaitingRow>((a, b) => a.rankAt - b.rankAt || a.seq - b.seq),
			ready: new SortedList<ReadyRow>(compareReady),
		};
		index.lines.set(key, line);
	}
	return line;
}

function warm(index: FloorIndex, line: Line): void {
	if (line.waiting.size > 0 && line.ready.size > 0) index.hot.add(line);
	else index.hot.delete(line);
}
