/**
 * The rows of the floor as it is now, computed once for all views and kept as the same objects while
 * they do not change. Customers' names and numbers are looked up once a call.
 */

import type {Floor, MatterId, PartyId, QueueId} from '@plateau/core';
import type {
	AgentRow,
	CallRow,
	Label,
	MonitorRow,
	PhoneRow,
	QueueRow,
	WorkRow,
} from '@plateau/core/protocol';
import {type Names, partiesOf} from './control.ts';
import {
	type Directory,
	labelOf,
	type MatterRecord,
	type PartyRecord,
	personName,
	type Records,
} from './look-ups.ts';
import {
	agentRow,
	callRow,
	countReady,
	monitorRow,
	queueRow,
	switchRows,
	type Ties,
	tallyQueues,
} from './rows.ts';
import {compact, share} from './share.ts';
import {type WaitingHead, waitingHead} from './waiting.ts';
import {tallyWork, workRows} from './work-rows.ts';

export interface Rows {
	readonly queues: Readonly<Record<string, QueueRow>>;
	readonly agents: Readonly<Record<string, AgentRow>>;
	readonly calls: Readonly<Record<string, CallRow>>;
	readonly work: Readonly<Record<string, WorkRow>>;
	readonly kinds: Readonly<Record<string, Label>>;
	readonly monitors: Readonly<Record<string, MonitorRow>>;
	readonly phones: Readonly<Record<string, PhoneRow>>;
	readonly switches: ReturnType<typeof switchRows>;
	readonly reasons: Readonly<Record<string, Label>>;
	readonly dispositions: Readonly<Record<string, Label>>;
	readonly dayStartedAt: number;
}

export class RowCache {
	readonly #floor: () => Floor;
	readonly #directory: () => Directory;
	readonly #records: Pick<Records, 'party' | 'matter'>;
	readonly #ties: Ties | undefined;
	readonly #matters = new Map<MatterId, MatterRecord | undefined>();
	readonly #parties = new Map<PartyId, PartyRecord | undefined>();
	readonly #heads = new Map<QueueId, WaitingHead>();
	#rows: Rows | undefined;
	#isFresh = false;

	constructor(sources: {
		floor(): Floor;
		directory(): Directory;
		readonly records: Pick<Records, 'party' | 'matter'>;
		readonly ties?: Ties;
	}) {
		this.#ties = sources.ties;
		this.#floor = () => sources.floor();
		this.#directory = () => sources.directory();
		this.#records = sources.records;
	}

	/** Something on the floor changed; computed again when next asked for. */
	changed(): void {
		this.#isFresh = false;
	}

	/** A customer was named. */
	partyChanged(partyId: PartyId): void {
		this.#parties.delete(partyId);
		this.#isFresh = false;
	}

	rows(): Rows {
		if (this.#rows === undefined || !this.#isFresh) {
			this.#rows = share(this.#rows, this.#compute());
			this.#heads.clear();
			this.#isFresh = true;
		}
		return this.#rows;
	}

	/** Who is first of those who wait in a queue: found once for all who look. */
	waitingHead(queueId: QueueId): WaitingHead {
		const {calls} = this.rows();
		let head = this.#heads.get(queueId);
		if (head === undefined) {
			const directory = this.#directory();
			const nameOf = (agentId: string) => personName(directory, agentId);
			head = waitingHead(this.#floor(), queueId, {calls, nameOf});
			this.#heads.set(queueId, head);
		}
		return head;
	}

	/** The customer behind a live call. */
	party(partyId: PartyId): PartyRecord | undefined {
		if (!this.#parties.has(partyId)) this.#parties.set(partyId, this.#records.party(partyId));
		return this.#parties.get(partyId);
	}

	/** Names of agents and of live calls' parties. */
	names(): Names {
		const directory = this.#directory();
		return {
			agent: (agentId) => personName(directory, agentId),
			party: (partyId) => this.party(partyId),
			queue: (queueId) => labelOf(directory.queues, queueId),
		};
	}

	#compute(): Rows {
		const floor = this.#floor();
		const directory = this.#directory();
		const tallies = tallyQueues(floor);
		const ready = countReady(floor);
		const work = tallyWork(floor);
		return {
			queues: byId(floor.config.queues, (config) =>
				queueRow(floor, config, {
					label: labelOf(directory.queues, config.id),
					ready: ready.get(config.id) ?? 0,
					tally: tallies.get(config.id),
					work: work.get(config.id),
				}),
			),
			agents: byId(floor.agents.values(), (agent) =>
				agentRow(floor, agent, personName(directory, agent.id)),
			),
			calls: this.#calls(floor),
			work: this.#work(floor),
			kinds: Object.fromEntries(directory.kinds),
			monitors: byId(floor.monitors.values(), monitorRow),
			phones: byId(floor.phones.values(), ({id, registered, outside, holder}) =>
				compact<PhoneRow>({
					id,
					registered,
					outside: outside.length > 0,
					heldBy: holder,
					heldByName: holder === undefined ? undefined : personName(directory, holder),
				}),
			),
			switches: switchRows(floor, this.#ties),
			reasons: Object.fromEntries(directory.reasons),
			dispositions: Object.fromEntries(directory.dispositions),
			dayStartedAt: floor.day.startedAt,
		};
	}

	/** A matter never changes: it is looked up once a piece. */
	#work(floor: Floor): Record<string, WorkRow> {
		const live = new Set([...floor.work.values()].map(({matterId}) => matterId));
		for (const matterId of this.#matters.keys()) {
			if (!live.has(matterId)) this.#matters.delete(matterId);
		}
		return workRows(floor, (matterId) => {
			if (!this.#matters.has(matterId)) {
				this.#matters.set(matterId, this.#records.matter(matterId));
			}
			return this.#matters.get(matterId);
		});
	}

	#calls(floor: Floor): Record<string, CallRow> {
		const live = new Set<PartyId>();
		for (const call of floor.calls.values()) {
			live.add(call.partyId);
			for (const partyId of partiesOf(call)) live.add(partyId);
		}
		for (const partyId of this.#parties.keys()) {
			if (!live.has(partyId)) this.#parties.delete(partyId);
		}
		const names = this.names();
		return byId(floor.calls.values(), (call) => callRow(floor, call, names));
	}
}

function byId<T extends {readonly id: string}, R>(
	items: Iterable<T>,
	rowOf: (item: T) => R,
): Record<string, R> {
	const rows: Record<string, R> = {};
	for (const item of items) rows[item.id] = rowOf(item);
	return rows;
}
