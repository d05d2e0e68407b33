/**
 * The face of the store: what the loop appends to and what the views look up. One SQLite file behind
 * it; the methods that write return promises, so that another database could take its place.
 */

import type {CallId, Contact, Event, MatterId, PartyId, PersonId} from '@plateau/core';
import type {AuditRow, Callback, ExposureRow, GapRow} from '@plateau/core/protocol';
import {AccountTable} from './accounts.ts';
import type {AgentInterval} from './agent-intervals.ts';
import {Audit, type AuditEntry} from './audit.ts';
import {type BackupResult, backUp} from './backup.ts';
import {CatchingUp} from './catching-up.ts';
import {type ContactChange, Contacts} from './contacts.ts';
import {type DatabaseOptions, type Db, openDatabase} from './database.ts';
import {reasonOf, StoreError} from './errors.ts';
import {Exposure, type ExposureQuestion} from './exposure.ts';
import {type AppliedFloorFile, FloorFiles} from './floor-files.ts';
import type {GapQuestion} from './gaps.ts';
import type {InteractionRecord, RecentRecord} from './interactions.ts';
import {LostCallers} from './lost-callers.ts';
import {MailboxTable} from './mailbox.ts';
import {type Matter, Matters, type NotedMatter} from './matters.ts';
import {type Caller, Parties, type Party} from './parties.ts';
import {Projector} from './projector.ts';
import type {Recordings} from './recordings.ts';
import {SessionTable} from './sessions.ts';
import {type SavedFloor, Snapshots} from './snapshots.ts';
import {unflushedOn} from './unflushed.ts';
import {WalSync} from './wal-sync.ts';

/** What one turn of the loop brings, stored whole or not at all. */
export interface Batch {
	/** Going on from the last one stored, without a gap. */
	readonly events: readonly Event[];
	readonly audits: readonly AuditEntry[];
	/** Given with the `floor-configured` event that applies it. */
	readonly floorFile?: AppliedFloorFile;
}

/** Where a start goes on from. */
export interface Loaded {
	/** The newest usable snapshot below `belowSeq`; absent: begin with an empty floor. */
	readonly snapshot?: SavedFloor;
	/** The events after it, in order, read as they are asked for. */
	readonly eventsAfter: Iterable<Event>;
}

export interface Store {
	/** The number of the last event stored; 0 before the first. */
	readonly lastSeq: number;
	/**
	 * What the floor is rebuilt from. A snapshot that cannot be used: ask again with its `seq` as
	 * `belowSeq` for the older one; 0 asks for the journal alone.
	 */
	load(belowSeq?: number): Loaded;
	/** Durable when resolved. Rejects with a StoreError and everything rolled back. */
	append(batch: Batch): Promise<void>;
	/**
	 * As `append`, but when it resolves the batch is only sure to outlive this process; `settle` makes
	 * sure that it outlives the machine.
	 */
	write(batch: Batch): Promise<void>;
	/** Resolves when all that was written is durable. Rejects with a StoreError that no second try mends. */
	settle(): Promise<void>;
	saveSnapshot(seq: number, floor: unknown, at: number): Promise<void>;
	/** Known by number, or made now and stored with the next batch. Never waits. */
	partyOf(caller: Caller): PartyId;
	party(partyId: PartyId): Party | undefined;
	/** The party of this number, as people write it; undefined when none ever rang or was added. */
	partyOfNumber(number: string): PartyId | undefined;
	/** Who waited when a switch went, or came to a mailbox, and has not been answered since; at most `limit`. */
	callbacks(limit: number): Callback[];
	/** When nobody saw a switch, and what came of the calls. */
	gaps(question: GapQuestion): GapRow[];
	/** Who was listened to, by whom, in a time. */
	exposure(question: ExposureQuestion): ExposureRow[];
	/** What routing asks of a party; undefined when nothing is known. Never waits. */
	contact(partyId: PartyId): Contact | undefined;
	/** Changes it; false: no such party. */
	setContact(partyId: PartyId, change: ContactChange): Promise<boolean>;
	/** Notes what work is about; stored with the event that names it. Never waits. */
	noteMatter(matter: NotedMatter): MatterId;
	/** That work never came to be. */
	dropMatter(matterId: MatterId): void;
	matter(matterId: MatterId): Matter | undefined;
	interaction(callId: CallId): InteractionRecord | undefined;
	/** A party's ended interactions, newest first; `exceptCallId` is left out. */
	pastInteractions(partyId: PartyId, limit: number, exceptCallId?: CallId): InteractionRecord[];
	/** The interactions an agent talked in or dialled, and colleagues' calls that they missed, newest first. */
	recentOfAgent(agentId: string, limit: number): RecentRecord[];
	/** A call's events so far, those of its offers and of monitoring included. */
	eventsOfCall(callId: CallId): Event[];
	/** An agent's shift between two instants. */
	intervalsOfAgent(agentId: string, from: number, to: number): AgentInterval[];
	/** The phone an agent or a supervisor held last, or undefined. */
	lastPhoneOf(personId: PersonId): string | undefined;
	/** True when the agent was connected to the call, however long ago. */
	hadCall(agentId: string, callId: CallId): boolean;
	/** Keeps the whole note; false: no such interaction. */
	saveNote(callId: CallId, text: string, at: number, by?: PersonId): Promise<boolean>;
	/** Names the party, an empty name takes it away; false: no such party. */
	nameCustomer(partyId: PartyId, name: string, at: number, by?: PersonId): Promise<boolean>;
	/** Newest first. */
	audits(limit: number): AuditRow[];
	/** The floor file in force, or undefined before the first. */
	floorFile(): AppliedFloorFile | undefined;
	readonly accounts: AccountTable;
	readonly sessions: SessionTable;
	readonly recordings: Recordings;
	readonly mailbox: MailboxTable;
	/** A checked copy of the whole database at `path`, taken while we go on. */
	backUp(path: string): Promise<BackupResult>;
	/** Gives the database up. Safe to call twice. */
	close(): void;
}

export interface StoreOptions extends DatabaseOptions {
	/** The country of callers' numbers without a prefix, as ISO 3166; FR when absent. */
	readonly country?: string;
}

/** Opens the store at `path` (`:memory:` for one that is forgotten) as its only owner. */
export function openStore(path: string, options: StoreOptions = {}): Store {
	const {db, close} = openDatabase(path, options);
	const parties = new Parties(db, options.country ?? 'FR');
	const matters = new Matters(db);
	const projector = projectorOf(db, parties, close);
	const {journal} = projector;
	const catchingUp = new CatchingUp(projector);
	const contacts = new Contacts(db);
	const lostCallers = new LostCallers(db);
	const exposure = new Exposure(db, journal);
	const audit = new Audit(db);
	const snapshots = new Snapshots(db);
	const floorFiles = new FloorFiles(db);
	/** For what is read now. */
	const projected = () => {
		projector.refresh();
		return projector.projections;
	};
	const appendNow = appender(db, {parties, matters, projector, catchingUp, audit, floorFiles});
	const wal = new WalSync(path);
	const unflushed = unflushedOn(db);
	return {
		get lastSeq() {
			return journal.lastSeq;
		},
		load(belowSeq = Number.MAX_SAFE_INTEGER) {
			// A snapshot beyond the journal's end belongs to a journal that was cut back.
			const snapshot = snapshots.latest(Math.min(belowSeq, journal.lastSeq + 1));
			const eventsAfter = journal.after(snapshot?.seq ?? 0);
			return snapshot === undefined ? {eventsAfter} : {snapshot, eventsAfter};
		},
		append: async (batch) => appendNow(batch, {isProjected: true}),
		async write(batch) {
			unflushed(() => appendNow(batch, {isProjected: false}));
		},
		settle: () => wal.settle(),
		saveSnapshot: async (seq, floor, at) => writing(db, () => snapshots.save(seq, floor, at)),
		partyOf: (caller) => parties.of(caller),
		party: (partyId) => parties.get(partyId),
		partyOfNumber: (number) => parties.ofNumber(number),
		callbacks(limit) {
			projector.refresh();
			return lostCallers.list(limit);
		},
		gaps: (question) => projected().gaps.between(question),
		exposure(question) {
			projector.refresh();
			return exposure.between(question);
		},
		contact(partyId) {
			// Asked at every arrival, and nearly never of somebody who hung up this moment.
			if (projector.isBehindOn(partyId)) projector.refresh();
			return contacts.of(partyId);
		},
		setContact: async (partyId, change) =>
			writing(db, () => {
				// They may never have rung: the row waits for the next batch otherwise.
				parties.write();
				return contacts.set(partyId, change);
			}),
		noteMatter: (matter) => matters.note(matter),
		dropMatter: (matterId) => matters.drop(matterId),
		matter: (matterId) => matters.get(matterId),
		interaction: (callId) => projected().interactions.get(callId),
		pastInteractions: (partyId, limit, exceptCallId) =>
			projected().interactions.ofParty(partyId, limit, exceptCallId),
		recentOfAgent: (agentId, limit) => projected().interactions.ofAgent(agentId, limit),
		eventsOfCall: (callId) => journal.ofCall(callId),
		intervalsOfAgent: (agentId, from, to) => projected().agentIntervals.ofAgent(agentId, from, to),
		lastPhoneOf: (personId) => projected().lastPhones.of(personId),
		hadCall: (agentId, callId) => projected().interactions.hadCall(agentId, callId),
		saveNote: async (callId, text, at, by) =>
			writing(db, () => {
				projector.catchUp();
				return projector.projections.interactions.saveNote(callId, text, at, by);
			}),
		nameCustomer: async (partyId, name, at, by) =>
			writing(db, () => parties.name(partyId, name, at, by)),
		audits: (limit) => audit.latest(limit),
		floorFile: () => floorFiles.latest(),
		accounts: new AccountTable(db),
		sessions: new SessionTable(db),
		recordings: projector.projections.recordings,
		mailbox: new MailboxTable(db, projector, () => parties.write()),
		backUp: (to) => backUp(db, to),
		close() {
			catchingUp.stop();
			if (db.open) projector.refresh();
			wal.close();
			close();
		},
	};
}

/** Caught up with what a killed process left behind. */
function projectorOf(db: Db, parties: Parties, close: () => void): Projector {
	try {
		const projector = new Projector(db, parties);
		projector.catchUp();
		return projector;
	} catch (cause) {
		close();
		if (cause instanceof StoreError) throw cause;
		throw new StoreError('database-unusable', {path: db.name, reason: reasonOf(cause)}, cause);
	}
}

interface Parts {
	readonly parties: Parties;
	readonly matters: Matters;
	readonly projector: Projector;
	readonly catchingUp: CatchingUp;
	readonly audit: Audit;
	readonly floorFiles: FloorFiles;
}

interface Thoroughness {
	/** With all that follows from the events; else that comes soon after. */
	readonly isProjected: boolean;
}

/** One transaction for a batch; after a failure the parts know again only what is stored. */
function appender(
	db: Db,
	{parties, matters, projector, catchingUp, audit, floorFiles}: Parts,
): (batch: Batch, thoroughness: Thoroughness) => void {
	const transaction = db.transaction((batch: Batch, {isProjected}: Thoroughness) => {
		const {events, audits, floorFile} = batch;
		parties.write();
		for (const matterId of mattersOf(events)) matters.write(matterId);
		for (const event of events) projector.write(event);
		for (const entry of audits) audit.write(entry);
		if (floorFile !== undefined) floorFiles.write(floorFile);
		if (isProjected || projector.hasFailed) projector.catchUp();
	});
	return (batch, thoroughness) => {
		try {
			transaction.immediate(batch, thoroughness);
			catchingUp.plan();
			parties.settle();
			matters.settle(mattersOf(batch.events));
		} catch (cause) {
			if (db.open) projector.forget();
			throw appendFailed(db, batch, cause);
		}
	};
}

/** What the work that comes with these events is about. */
function mattersOf(events: readonly Event[]): MatterId[] {
	return events.flatMap((event) => (event.type === 'work-added' ? [event.matterId] : []));
}

function appendFailed(db: Db, {events}: Batch, cause: unknown): StoreError {
	if (cause instanceof StoreError) return cause;
	if (!db.open) return new StoreError('store-closed', {path: db.name}, cause);
	return new StoreError(
		'append-failed',
		{path: db.name, count: events.length, reason: reasonOf(cause)},
		cause,
	);
}

function writing<T>(db: Db, write: () => T): T {
	try {
		return write();
	} catch (cause) {
		throw new StoreError('write-failed', {path: db.name, reason: reasonOf(cause)}, cause);
	}
}
