/**
 * Keeps the floor's indexes true. `apply` calls `refile…` for whatever an event touched; a whole
 * index can be built from the rest of the floor, and the invariants compare the two.
 */

import type {Agent, SignedIn} from './agent/agent.ts';
import {type Call, customerChannel} from './call/call.ts';
import {ChannelCalls} from './channel-calls.ts';
import {Deadlines} from './deadlines.ts';
import type {Floor, FloorIndex} from './floor.ts';
import type {FloorConfig} from './floor-config.ts';
import {fileAssignments, refileAside} from './floor-index/aside.ts';
import {fileWork, noteUnsettled, refileDesks} from './floor-index/desks.ts';
import {countSignedIn, filedAgent, fileMemberships} from './floor-index/memberships.ts';
import {refileReady} from './floor-index/ready.ts';
import {dateNobody, refileRoll} from './floor-index/roll.ts';
import {countThere} from './floor-index/there.ts';
import {joinLine, leaveLine} from './floor-index/waiting.ts';
import type {
	AgentId,
	CallId,
	MonitorId,
	NumberId,
	OfferId,
	PersonId,
	PhoneId,
	QueueId,
	SwitchId,
} from './ids.ts';
import {nextLook} from './queue/looks.ts';
import {refileRecording} from './recording/recording.ts';
import {whyNotAvailable} from './routing/passed-over.ts';
import {Pools} from './routing/pool.ts';
import {reachesAgent, reachesOf} from './ties/reach.ts';
import {countAtWork} from './wait/crews.ts';
import {kindsOf} from './work/kinds.ts';

/** Everything that can be computed from the rest of the floor. */
export function buildIndex(floor: Floor): FloorIndex {
	const index: FloorIndex = {
		queues: new Map(floor.config.queues.map((queue) => [queue.id, queue])),
		numbers: new Map(floor.config.numbers.map((number) => [number.id, number])),
		phones: new Map(floor.config.phones.map((phone) => [phone.id, phone])),
		reaches: reachesOf(floor),
		agents: new Map(floor.config.agents.map((agent) => [agent.id, agent])),
		places: placesOf(floor.config),
		memberships: new Map(),
		asides: new Map(),
		greatestWeight: new Map(),
		signedIn: new Map(),
		signedInAt: new Map(),
		there: new Map(),
		hasAbsence: floor.config.queues.some(({absence}) => absence !== undefined),
		rolls: new Map(),
		crews: new Map(),
		callByChannel: new ChannelCalls(),
		pools: new Pools(),
		lines: new Map(),
		hot: [],
		callByConsult: new Map(),
		asking: new Set(),
		monitorByPerson: new Map(),
		deadlines: new Deadlines(),
		filedCalls: new Map(),
		filedAgents: new Map(),
		stuckTo: new Map(),
		kinds: kindsOf(floor.config),
		waitingWork: new Map(),
		openDesks: new Map(),
		deskRows: new Map(),
		unsettled: new Set(),
	};
	floor.index = index;
	fileMemberships(floor);
	fileAssignments(floor);
	for (const monitor of floor.monitors.values())
		index.monitorByPerson.set(monitor.personId, monitor.id);
	for (const agent of floor.agents.values()) {
		if (agent.state === 'signed-in') countSignedIn(floor, agent.id, 1);
	}
	for (const agent of floor.agents.values()) fileAgent(floor, agent.id);
	for (const call of floor.calls.values()) {
		for (const leg of call.legs) index.callByChannel.set(leg.channel, call.id);
		if (call.state === 'talking' && call.consult !== undefined)
			index.callByConsult.set(call.consult.id, call.id);
		refileCall(floor, call.id);
	}
	for (const offer of floor.offers.values()) refileOffer(floor, offer.id);
	for (const {callId} of floor.recordings.values()) refileRecording(floor, callId);
	fileWork(floor);
	for (const loan of floor.loans) {
		index.deadlines.set('loan', `${loan.agentId}:${loan.queueId}`, loan.endsAt);
	}
	return index;
}

/**
 * Files an agent among the ready and the ringing, or not, and sets what falls due for them. A queue
 * for which nobody is there any more, or somebody again, knows it since now. `before`: as they were, when
 * it is they alone who changed.
 */
export function refileAgent(floor: Floor, agentId: AgentId, before?: Agent): void {
	for (const queueId of fileAgent(floor, agentId, before)) {
		const isNobody = floor.index.there.get(queueId) === 0;
		floor.queues.set(queueId, isNobody ? {id: queueId, nobodySince: floor.at} : {id: queueId});
		dateNobody(floor, queueId);
	}
}

function fileAgent(floor: Floor, agentId: AgentId, before?: Agent): readonly QueueId[] {
	const {index} = floor;
	const {deadlines, stuckTo, hasAbsence} = index;
	const agent = floor.agents.get(agentId);
	const own = agent?.state === 'signed-in' ? agent : undefined;
	const wrapUpEndsAt = own?.activity.state === 'wrap-up' ? own.activity.endsAt : undefined;
	deadlines.set('wrap-up', agentId, wrapUpEndsAt);
	deadlines.set('grace', agentId, own && graceDueAt(own));
	deadlines.set('rest', agentId, own?.restEndsAt);
	deadlines.set('headset', agentId, own && headsetDueAt(floor, own));
	const filed = filedAgent(index, agentId);
	const aside = whyNotAvailable(floor, agent);
	refileReady(floor, filed, own, aside);
	refileDesks(floor, agentId);
	noteUnsettled(floor, agentId, own);
	refileAside(filed, aside);
	const stuck = stuckTo.get(agentId);
	if (stuck !== undefined) {
		for (const callId of stuck) {
			deadlines.set('stick', callId, stickDueAt(floor, floor.calls.get(callId)));
		}
	}
	// What follows is made of what they chose and of their desk, unless a queue counts more as absence.
	const isAsBefore = before !== undefined && own !== undefined && isSameChoice(before, own);
	if (!isAsBefore) countAtWork(index, filed, own);
	return isAsBefore && !hasAbsence ? none : countThere(floor, filed, own);
}

const none: readonly QueueId[] = [];

function isSameChoice(before: Agent, {presence, link}: SignedIn): boolean {
	return before.state === 'signed-in' && before.presence === presence && before.link === link;
}

/** Files again every signed-in agent, after what their ranks are made of changed for all. */
export function refileAgents(floor: Floor): void {
	for (const agent of floor.agents.values()) {
		if (agent.state === 'signed-in') refileAgent(floor, agent.id);
	}
}

/** Files a call among those who can be offered, or not, and sets what falls due for it. */
export function refileCall(floor: Floor, callId: CallId): void {
	const {deadlines, filedCalls} = floor.index;
	const call = floor.calls.get(callId);
	const queued = call?.state === 'waiting' || call?.state === 'ringing' ? call : undefined;
	dateTalk(floor, callId, call);
	dateParked(floor, callId, call);
	const before = filedCalls.get(callId);
	// Who is in no queue is filed nowhere, and nothing falls due for them.
	if (before === undefined && queued === undefined) return;
	if (before !== undefined) leaveLine(floor, before);
	const switchId = queued && customerChannel(queued)?.switchId;
	const isUp = switchId !== undefined && floor.switches.get(switchId)?.state === 'up';
	const filed = refileRoll(floor, callId, queued, before, isUp);
	if (isUp && queued !== undefined && filed !== undefined) {
		joinLine(floor, queued, filed, switchId);
	}
	const waiting = isUp && queued?.state === 'waiting' ? queued : undefined;
	deadlines.set('max-wait', callId, waiting && maxWaitDueAt(floor, waiting));
	deadlines.set('closing', callId, waiting && closingDueAt(floor, waiting));
	deadlines.set('look', callId, waiting && lookDueAt(floor, waiting));
	deadlines.set('age', callId, waiting && ageDueAt(floor, waiting));
	deadlines.set('stick', callId, stickDueAt(floor, waiting));
	deadlines.set('back', callId, waiting?.entry.comesBackBy);
	const growsAt = isUp && queued?.state === 'ringing' ? queued.growsAt : undefined;
	deadlines.set('grow', callId, growsAt);
}

/** Sets when an order of call control, and a third party's ring, count as failed; neither while the switch is away. */
function dateTalk(floor: Floor, callId: CallId, call: Call | undefined): void {
	const {asking, deadlines} = floor.index;
	const talk = call?.state === 'talking' && isSwitchUp(floor, call) ? call : undefined;
	deadlines.set('order', callId, talk?.pending?.endsAt);
	const dialled = call?.state === 'dialling' && isPhoneUp(floor, call.phoneId) ? call : undefined;
	deadlines.set('dial', callId, dialled?.endsAt);
	deadlines.set('consult', callId, talk?.consult?.ringEndsAt);
	if (talk?.consult?.state === 'waiting') asking.add(callId);
	else if (asking.size > 0) asking.delete(callId);
}

/** Sets when a call has been parked for too long, and when it is called again that is not there yet. */
function dateParked(floor: Floor, callId: CallId, call: Call | undefined): void {
	const {deadlines} = floor.index;
	const parked = call?.state === 'parked' && isSwitchUp(floor, call) ? call : undefined;
	deadlines.set('park', callId, parked?.endsAt);
	if (call?.state !== 'waiting') deadlines.set('back', callId, parked?.entry.comesBackBy);
}

/** Sets when a live offer's ring is over; none while the switch of its call is away. */
export function refileOffer(floor: Floor, offerId: OfferId): void {
	const offer = floor.offers.get(offerId);
	const call = offer && floor.calls.get(offer.callId);
	const isUp = call !== undefined && isSwitchUp(floor, call);
	floor.index.deadlines.set('ring', offerId, isUp ? offer?.ringEndsAt : undefined);
}

/** Files again every call, offer and agent of a switch, after it came or went, or a tie of it. */
export function refileSwitch(floor: Floor, switchId: SwitchId): void {
	floor.index.reaches = reachesOf(floor);
	for (const call of floor.calls.values()) {
		const isThere = call.legs.some((leg) => leg.channel.switchId === switchId);
		// One that is being dialled may have no leg yet.
		if (isThere || call.state === 'dialling') refileCall(floor, call.id);
	}
	for (const offer of floor.offers.values()) refileOffer(floor, offer.id);
	refileAgents(floor);
}

/** Files again every call of a number, after it closed or opened. */
export function refileNumber(floor: Floor, numberId: NumberId): void {
	for (const call of floor.calls.values()) {
		if (call.numberId === numberId) refileCall(floor, call.id);
	}
}

/** Files who listens to whom. An agent who listens is not ready meanwhile. */
export function refileMonitor(floor: Floor, personId: PersonId, monitorId?: MonitorId): void {
	if (monitorId === undefined) floor.index.monitorByPerson.delete(personId);
	else floor.index.monitorByPerson.set(personId, monitorId);
	refileAgent(floor, personId as AgentId);
}

/** The end of a lost desk's grace, while there is a presence for it to change. */
function graceDueAt(agent: SignedIn): number | undefined {
	if (agent.link.state !== 'lost' || agent.pendingPresence !== undefined) return undefined;
	return agent.presence.state === 'available' ? agent.link.graceEndsAt : undefined;
}

/** When a headset that is called counts as not answered; not while its switch is away. */
function headsetDueAt(floor: Floor, {headset, phoneId}: SignedIn): number | undefined {
	if (headset?.state !== 'connecting') return undefined;
	const switchId = floor.index.phones.get(phoneId)?.switchId;
	const isUp = switchId !== undefined && floor.switches.get(switchId)?.state === 'up';
	return isUp ? headset.endsAt : undefined;
}

type Waiting = Call & {state: 'waiting'};

function isPhoneUp(floor: Floor, phoneId: PhoneId): boolean {
	const switchId = floor.index.phones.get(phoneId)?.switchId;
	return switchId !== undefined && floor.switches.get(switchId)?.state === 'up';
}

function isSwitchUp(floor: Floor, call: Call): boolean {
	const switchId = customerChannel(call)?.switchId;
	return switchId !== undefined && floor.switches.get(switchId)?.state === 'up';
}

function maxWaitDueAt(floor: Floor, {entry}: Waiting): number | undefined {
	const maxWaitMs = floor.index.queues.get(entry.queueId)?.maxWaitMs;
	return maxWaitMs === undefined ? undefined : entry.joinedAt + maxWaitMs;
}

/** Who still waits when their number has been closed for so long. */
function closingDueAt(floor: Floor, {entry, numberId}: Waiting): number | undefined {
	const rule = floor.index.queues.get(entry.queueId)?.onClose;
	const closedAt = floor.closedNumbers.get(numberId);
	return rule === undefined || closedAt === undefined ? undefined : closedAt + rule.afterMs;
}

function lookDueAt(floor: Floor, {entry}: Waiting): number | undefined {
	return nextLook(floor.index.queues.get(entry.queueId)?.overflow, entry)?.dueAt;
}

function ageDueAt(floor: Floor, {entry}: Waiting): number | undefined {
	const step = floor.index.queues.get(entry.queueId)?.ageing?.[entry.aged];
	return step && entry.joinedAt + step.afterMs;
}

/** Who waits for one agent waits no longer once that agent could not take the call in time. */
function stickDueAt(floor: Floor, call: Call | undefined): number | undefined {
	if (call?.state !== 'waiting' || call.entry.stick === undefined) return undefined;
	const {queueId, stick, comesBackBy} = call.entry;
	if (!isSwitchUp(floor, call) || comesBackBy !== undefined) return undefined;
	return mayBeWaitedFor(floor, stick.agentId, call, queueId, stick.sentBy ?? stick.takenBy)
		? stick.endsAt
		: 0;
}

/**
 * True while the agent is signed in where the call can reach them, has not chosen to be away, and serves the
 * queue, or was given this call and is on the floor still.
 */
export function mayBeWaitedFor(
	floor: Floor,
	agentId: AgentId,
	call: Call,
	queueId: QueueId,
	givenBy?: PersonId,
): boolean {
	const agent = floor.agents.get(agentId);
	return (
		agent?.state === 'signed-in' &&
		// Taken out of the floor file, they get no more calls.
		floor.index.agents.has(agentId) &&
		agent.presence.state === 'available' &&
		reachesAgent(floor, customerChannel(call)?.switchId, agent) &&
		(givenBy !== undefined
			? floor.index.agents.has(agentId)
			: (floor.index.memberships.get(agentId)?.some((own) => own.queueId === queueId) ?? false))
	);
}

function placesOf({agents, agentOrder = []}: FloorConfig): Map<AgentId, number> {
	const order = new Set([...agentOrder, ...agents.map(({id}) => id)]);
	return new Map([...order].map((agentId, place) => [agentId, place]));
}
