/**
 * The whole live state. The loop owns one floor and hands it to `step`; `apply` changes it in place,
 * its indexes included. `toSnapshot` and `fromSnapshot` carry it over a restart without the indexes.
 */

import {type Agent, copyOf} from './agent/agent.ts';
import type {Call} from './call/call.ts';
import type {ChannelCalls} from './channel-calls.ts';
import type {Counters} from './counters.ts';
import type {Deadlines} from './deadlines.ts';
import type {
	AgentConfig,
	FloorConfig,
	NumberConfig,
	PhoneConfig,
	QueueConfig,
} from './floor-config.ts';
import {emptyConfig} from './floor-config.ts';
import type {Aside, Assignment} from './floor-index/aside.ts';
import {buildIndex} from './floor-index.ts';
import type {
	AgentId,
	CallId,
	ChannelId,
	ConsultId,
	KindId,
	MonitorId,
	NumberId,
	OfferId,
	PersonId,
	PhoneId,
	QueueId,
	SwitchId,
	WindowId,
	WorkId,
} from './ids.ts';
import type {Monitor, MonitorNotice} from './monitor/monitor.ts';
import type {Offer} from './offer/offer.ts';
import type {QueueRoll} from './queue/roll.ts';
import type {CallRecording} from './recording/recording.ts';
import type {Loan, Membership} from './routing/membership.ts';
import {
	memorySnapshot,
	type RoutingMemory,
	type RoutingMemorySnapshot,
	routingMemory,
} from './routing/memory.ts';
import type {PassedOver, PassedOverCode} from './routing/passed-over.ts';
import type {CallRow, Line, Pool, Pools, ReadyRow} from './routing/pool.ts';
import {type Day, newDay, type Unfinished} from './stats/day.ts';
import type {WorkDay} from './stats/work-day.ts';
import type {Reach} from './ties/reach.ts';
import type {Instant} from './time.ts';
import type {Crew} from './wait/crews.ts';
import type {WorkItem} from './work/item.ts';
import type {KindConfig} from './work/kinds.ts';

/** A desk phone, who holds it and what the switch says of it. */
export interface Phone {
	readonly id: PhoneId;
	readonly registered: boolean;
	readonly holder?: PersonId;
	/** Channels of calls that the floor did not give. */
	readonly outside: readonly ChannelId[];
	/** Channels of calls that are at another switch. Absent: none. */
	readonly farLegs?: readonly ChannelId[];
}

/** A switch as the daemon sees it. `startedAt` is the switch's own start, known after the first resync. */
export interface SwitchLive {
	readonly id: SwitchId;
	readonly state: 'up' | 'down';
	readonly since: Instant;
	readonly startedAt?: Instant;
	/** While down: the last instant at which it was known to be there; undefined when it never was. */
	readonly lastSeenAt?: Instant;
	/** The switches whose phones its calls can reach besides its own, by id. Absent: none, or nobody knows. */
	readonly ties?: readonly SwitchId[];
}

/** What a queue remembers besides its calls. */
export interface QueueLive {
	readonly id: QueueId;
	/** Since when nobody who serves this queue is there; undefined while somebody is. */
	readonly nobodySince?: Instant;
}

/** Where a caller who has no agent yet is filed: in the roll of their queue, and in a line while offerable. */
export interface FiledCall {
	readonly queueId: QueueId;
	readonly row: CallRow;
	/** Among the ringing of the roll. */
	isRinging: boolean;
	/** Among the joined of the roll: its switch is there. */
	readonly isJoined: boolean;
	/** Undefined while it cannot be offered. */
	line: Line | undefined;
	/** Among the joined of the line: a step of the line may come to it. */
	isInSteps: boolean;
}

/** Where a waiting piece of other work is filed. */
export interface FiledWork {
	readonly line: Line;
	readonly row: CallRow<WorkId>;
}

/** Where an agent is filed who is free for the work of a desk. */
export interface FiledDeskRow {
	readonly pool: Pool;
	readonly from: number;
	readonly row: ReadyRow;
}

/** An agent in the indexes: what they serve, and where they are counted and filed now. */
export interface FiledAgent {
	readonly agentId: AgentId;
	readonly memberships: readonly Membership[];
	/** The queues in which they are counted as long as something keeps them from being rung. */
	readonly assigned: Assignment[];
	/** What keeps them from it; undefined: nothing. */
	aside: PassedOverCode | undefined;
	/** The same as an offer tells it, once one has told it; only where nothing of it changes with time. */
	told: PassedOver | undefined;
	/** Counted in the crews of their queues. */
	isAtWork: boolean;
	/** Counted as there for these queues. */
	thereFor: readonly QueueId[];
	/** Whose calls they could be rung for when they were last ready or rang; at each, a pool and a row for each membership. */
	reach: readonly SwitchId[];
	pools: readonly Pool[];
	rows: readonly ReadyRow[];
	/** Ready agents have their rows in the pools; those who ring are counted in the pools that widen. */
	state: 'ready' | 'ringing' | 'neither';
}

/** What can be computed from the rest of the floor, kept for speed. */
export interface FloorIndex {
	readonly queues: Map<QueueId, QueueConfig>;
	readonly numbers: Map<NumberId, NumberConfig>;
	readonly phones: Map<PhoneId, PhoneConfig>;
	/** From which switches the phones of each can be rung. */
	reaches: ReadonlyMap<SwitchId, Reach>;
	readonly agents: Map<AgentId, AgentConfig>;
	/** Each agent's place in the order of the floor file, from 0. */
	readonly places: Map<AgentId, number>;
	/** What each agent may serve, by assignment, skills and loans. */
	readonly memberships: Map<AgentId, readonly Membership[]>;
	/** Who of each queue cannot be rung now; see `floor-index/aside.ts`. */
	readonly asides: Map<QueueId, Aside>;
	/** The greatest weight that an agent has in each queue. */
	readonly greatestWeight: Map<QueueId, number>;
	/** How many signed-in agents serve each queue. */
	readonly signedIn: Map<QueueId, number>;
	/** The same by queue and by the steps that let them in: see `signedInKey`. */
	readonly signedInAt: Map<string, number>;
	/** How many agents are there for each queue, by what it counts as absence; and whether any counts something. */
	readonly there: Map<QueueId, number>;
	readonly hasAbsence: boolean;
	/** Every queue's callers who have no agent yet. */
	readonly rolls: Map<QueueId, QueueRoll>;
	/** What each queue has of those who are at work. */
	readonly crews: Map<QueueId, Crew>;
	/** Of customers' and agents' legs. */
	readonly callByChannel: ChannelCalls;
	readonly pools: Pools;
	/** By their own keys. */
	readonly lines: Map<string, Line>;
	/** Lines with somebody waiting and somebody ready for them. */
	readonly hot: Line[];
	/** The call that a third party is called or consulted for. */
	readonly callByConsult: Map<ConsultId, CallId>;
	/** Calls whose agent waits for one of a queue that they ask; of switches that are there. */
	readonly asking: Set<CallId>;
	readonly monitorByPerson: Map<PersonId, MonitorId>;
	readonly deadlines: Deadlines;
	/** Each caller who has no agent yet; and each agent of the floor file, or who was ever on the floor since. */
	readonly filedCalls: Map<CallId, FiledCall>;
	readonly filedAgents: Map<AgentId, FiledAgent>;
	/** Calls that wait for one agent alone. */
	readonly stuckTo: Map<AgentId, Set<CallId>>;
	readonly kinds: ReadonlyMap<KindId, KindConfig>;
	/** Work that waits, and who is free for it: see `floor-index/desks.ts`. */
	readonly waitingWork: Map<WorkId, FiledWork>;
	readonly openDesks: Map<QueueId, Map<KindId, number>>;
	readonly deskRows: Map<AgentId, readonly FiledDeskRow[]>;
	/** Agents whose work is not as their state asks; none between two steps. */
	readonly unsettled: Set<AgentId>;
}

export interface Floor {
	/** Of the last event applied; 0 before the first. */
	seq: number;
	/** Of the last event applied. */
	at: Instant;
	config: FloorConfig;
	day: Day;
	counters: Counters;
	memory: RoutingMemory;
	/** Numbers that are closed now, and since when; every other declared number is open. */
	closedNumbers: Map<NumberId, Instant>;
	/** Named times of day that are on. */
	openWindows: Set<WindowId>;
	/** Agents lent to queues, in the order of the loans. */
	loans: readonly Loan[];
	switches: Map<SwitchId, SwitchLive>;
	queues: Map<QueueId, QueueLive>;
	phones: Map<PhoneId, Phone>;
	agents: Map<AgentId, Agent>;
	calls: Map<CallId, Call>;
	offers: Map<OfferId, Offer>;
	monitors: Map<MonitorId, Monitor>;
	/** What people are told of their last listening, until the next. */
	monitorNotices: Map<PersonId, MonitorNotice>;
	/** What is known of recording each call; absent: nothing was said or done about it yet. */
	recordings: Map<CallId, CallRecording>;
	/** Work that needs no phone, in the order in which it came. */
	work: Map<WorkId, WorkItem>;
	index: FloorIndex;
}

/** A floor before its first event. */
export function emptyFloor(): Floor {
	return withIndex({
		seq: 0,
		at: 0,
		config: emptyConfig,
		day: newDay(0, ''),
		counters: {call: 1, offer: 1, round: 1, monitor: 1, consult: 1, recording: 1, work: 1},
		memory: routingMemory(),
		closedNumbers: new Map(),
		openWindows: new Set(),
		loans: [],
		switches: new Map(),
		queues: new Map(),
		phones: new Map(),
		agents: new Map(),
		calls: new Map(),
		offers: new Map(),
		monitors: new Map(),
		monitorNotices: new Map(),
		recordings: new Map(),
		work: new Map(),
	});
}

function withIndex(state: Omit<Floor, 'index'>): Floor {
	const floor = state as Floor;
	floor.index = buildIndex(floor);
	return floor;
}

/** Grows when a snapshot of an older shape could not be read; older ones are then replayed over. */
export const snapshotVersion = 6;

/** The floor as JSON-safe data, equal for equal floors; indexes are left out. */
export function toSnapshot(floor: Floor): FloorSnapshot {
	return {
		version: snapshotVersion,
		seq: floor.seq,
		at: floor.at,
		config: floor.config,
		day: {
			startedAt: floor.day.startedAt,
			day: floor.day.day,
			// These rows change in place: the snapshot has copies.
			queues: sorted(floor.day.queues).map(([id, row]) => [id, {...row}] as const),
			agents: sorted(floor.day.agents).map(([id, row]) => [id, {...row}] as const),
			unfinished: sorted(floor.day.unfinished),
			work: sorted(floor.day.work).map(([key, row]) => [key, {...row}] as const),
		},
		counters: {...floor.counters},
		closedNumbers: sorted(floor.closedNumbers),
		openWindows: [...floor.openWindows].sort(),
		loans: floor.loans,
		switches: sorted(floor.switches),
		queues: sorted(floor.queues),
		phones: sorted(floor.phones),
		agents: sorted(floor.agents).map(agentRow),
		// Filed as they came, which their counted ids say too: a restored floor looks at them in that order.
		calls: [...floor.calls].map(withoutAbsent),
		offers: [...floor.offers],
		monitors: [...floor.monitors],
		monitorNotices: sorted(floor.monitorNotices),
		recordings: [...floor.recordings],
		work: [...floor.work],
		memory: memorySnapshot(floor.memory),
	};
}

export interface FloorSnapshot {
	readonly version: number;
	readonly seq: number;
	readonly at: Instant;
	readonly config: FloorConfig;
	readonly day: {
		readonly startedAt: Instant;
		readonly day: string;
		readonly queues: readonly (readonly [
			QueueId,
			Day['queues'] extends Map<QueueId, infer V> ? V : never,
		])[];
		readonly agents: readonly (readonly [
			AgentId,
			Day['agents'] extends Map<AgentId, infer V> ? V : never,
		])[];
		/** Absent from older ones. */
		readonly unfinished?: readonly (readonly [AgentId, Unfinished])[];
		readonly work: readonly (readonly [string, WorkDay])[];
	};
	readonly counters: Counters;
	readonly closedNumbers: readonly (readonly [NumberId, Instant])[];
	readonly openWindows: readonly WindowId[];
	readonly loans: readonly Loan[];
	readonly switches: readonly (readonly [SwitchId, SwitchLive])[];
	readonly queues: readonly (readonly [QueueId, QueueLive])[];
	readonly phones: readonly (readonly [PhoneId, Phone])[];
	readonly agents: readonly (readonly [AgentId, Agent])[];
	readonly calls: readonly (readonly [CallId, Call])[];
	readonly offers: readonly (readonly [OfferId, Offer])[];
	readonly monitors: readonly (readonly [MonitorId, Monitor])[];
	/** Absent from older ones. */
	readonly monitorNotices?: readonly (readonly [PersonId, MonitorNotice])[];
	readonly recordings: readonly (readonly [CallId, CallRecording])[];
	readonly work: readonly (readonly [WorkId, WorkItem])[];
	readonly memory: RoutingMemorySnapshot;
}

/** The floor of a snapshot, or undefined when its version is not ours. The snapshot is not kept. */
export function fromSnapshot(snapshot: FloorSnapshot): Floor | undefined {
	if (snapshot.version !== snapshotVersion) return undefined;
	const copy = structuredCopy(snapshot);
	return withIndex({
		seq: copy.seq,
		at: copy.at,
		config: copy.config,
		day: {
			startedAt: copy.day.startedAt,
			day: copy.day.day,
			queues: new Map(copy.day.queues),
			agents: new Map(copy.day.agents),
			unfinished: new Map(copy.day.unfinished ?? []),
			work: new Map(copy.day.work),
		},
		counters: {...copy.counters},
		closedNumbers: new Map(copy.closedNumbers),
		openWindows: new Set(copy.openWindows),
		loans: copy.loans,
		switches: new Map(copy.switches),
		queues: new Map(copy.queues),
		phones: new Map(copy.phones),
		agents: new Map(copy.agents),
		calls: new Map(copy.calls),
		offers: new Map(copy.offers),
		monitors: new Map(copy.monitors),
		monitorNotices: new Map(copy.monitorNotices ?? []),
		recordings: new Map(copy.recordings),
		work: new Map(copy.work),
		memory: routingMemory(copy.memory),
	});
}

/** Snapshots are JSON-safe by construction, so a round trip is a deep copy. */
function structuredCopy<T>(value: T): T {
	return JSON.parse(JSON.stringify(value)) as T;
}

function sorted<K extends string, V>(map: ReadonlyMap<K, V>): [K, V][] {
	return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Whatever happened to them, equal agents have their fields in one order. */
function agentRow([id, agent]: readonly [AgentId, Agent]): readonly [AgentId, Agent] {
	return withoutAbsent([id, agent.state === 'signed-in' ? copyOf(agent) : agent]);
}

/** Fields that are there and undefined are none in JSON, and none in the snapshot. */
function withoutAbsent<K, V extends object>([id, row]: readonly [K, V]): readonly [K, V] {
	const fields = Object.entries(row);
	if (fields.every(([, value]) => value !== undefined)) return [id, row];
	return [id, Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as V];
}
