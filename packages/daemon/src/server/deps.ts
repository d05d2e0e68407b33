/**
 * What the server needs from the rest of the daemon, as interfaces that `daemon.ts` fills in. The
 * server knows neither the loop, nor the store, nor the switch.
 */

import type {
	AgentId,
	CallId,
	Command,
	Instant,
	MatterId,
	PartyId,
	PersonId,
	Refusal,
} from '@plateau/core';
import type {
	Account,
	AuditRow,
	Callback,
	CustomerRecord,
	ExposureRow,
	FloorChange,
	GapRow,
	RecordingRow,
	RefusalBody,
	ViewName,
} from '@plateau/core/protocol';
import type {JobRunner} from '../jobs/runner.ts';
import type {Log} from '../log.ts';
import type {Watch, Watcher} from '../views/hub.ts';
import type {FloorLook} from '../views/look.ts';
import type {RecordChange} from '../views/topics.ts';

export type {ViewState, ViewStep, Watch, Watcher} from '../views/hub.ts';
export type {FloorLook} from '../views/look.ts';

/** A command before the loop gives it its instant. */
export type BareCommand = Command extends infer C
	? C extends Command
		? Omit<C, 'at'>
		: never
	: never;

/** Done, with what came of it; or no, with why. */
export type Outcome<T = null> =
	| {readonly ok: true; readonly result: T}
	| {readonly ok: false; readonly refusal: Refusal & Pick<RefusalBody, 'details'>};

/** Accounts, log-ins and tokens. Passwords and tokens are never logged by either side. */
export interface AccountsPort {
	/** Throttled by account and by address. `retryMs`: how long to wait before another try counts. */
	logIn(
		login: string,
		password: string,
		address: string,
	): Promise<
		| {readonly ok: true; readonly token: string; readonly account: Account}
		| {
				readonly ok: false;
				readonly code: 'log-in-wrong' | 'log-in-throttled';
				readonly retryMs?: number;
		  }
	>;
	/** The account of a live token; undefined when it is unknown, expired or revoked. */
	accountOf(token: string): Promise<Account | undefined>;
	endToken(token: string): Promise<void>;
	add(account: Account & {readonly password: string}): Promise<Outcome>;
	/**
	 * Ends every token of the account but `keepToken`. With `oldPassword` it must match (`log-in-wrong`,
	 * throttled from `address` like a log-in); without, the right was checked here.
	 */
	setPassword(change: {
		readonly login: string;
		readonly password: string;
		readonly oldPassword?: string;
		readonly address: string;
		readonly keepToken?: string;
	}): Promise<Outcome>;
	/** Its tokens stay good, for what the role may do. Refusals: `unknown-account`, `last-admin`. */
	setRole(account: Account): Promise<Outcome>;
	/** Ends the account's tokens too. Refusals: `unknown-account`, `last-admin`. */
	remove(login: string): Promise<Outcome>;
	/** In order of login. */
	list(): Promise<readonly Account[]>;
	/** Calls `listener` after a password, a role or an account changed. Returns how to stop. */
	onChange(listener: (login: string) => void): () => void;
}

/** The records beside the journal that people write by hand, and what commands must know of old calls. */
export interface RecordsPort {
	saveNote(note: {
		readonly callId: CallId;
		readonly text: string;
		readonly by: PersonId;
		readonly at: Instant;
	}): Promise<Outcome>;
	/** `name` empty: takes the given name away. Refusal: `unknown-party`. */
	nameParty(name: {
		readonly partyId: PartyId;
		readonly name: string;
		readonly by: PersonId;
		readonly at: Instant;
	}): Promise<Outcome>;
	/** The customer of this number, as people write it; with `add` made when there is none. */
	partyOfNumber(number: string, add: boolean): PartyId | undefined;
	/** The party of a number that an agent dials; undefined for one that is none, or for emergencies. */
	outsideParty(number: string): PartyId | undefined;
	/** What is known of a customer, or undefined. */
	customer(partyId: PartyId): CustomerRecord | undefined;
	/** What is absent stays; null takes away. Refusal: `unknown-party`. */
	setCustomer(change: {
		readonly partyId: PartyId;
		readonly ownerId?: string | null;
		readonly priorityMs?: number | null;
	}): Promise<Outcome>;
	/** Who was listened to, by whom, in a time. */
	exposure(question: {
		readonly fromAt: Instant;
		readonly toAt: Instant;
		/** What goes on counts up to now. */
		readonly now: Instant;
		readonly agentId?: string | undefined;
	}): readonly ExposureRow[];
	/** When nobody saw a switch, and what came of the calls. */
	gaps(question: {
		readonly fromAt: Instant;
		readonly toAt: Instant;
		/** What goes on lasts until now. */
		readonly now: Instant;
	}): readonly GapRow[];
	/** Who is to be called back, at most `limit`. */
	callbacks(limit: number): readonly Callback[];
	/** What a piece of work is about and for whom; kept once the work is on the floor. */
	noteMatter(matter: {
		readonly subject: string;
		readonly contact?: string;
		readonly by: PersonId;
		readonly at: Instant;
	}): MatterId;
	/** The caller's message that it is about, as long as that is kept. */
	messageOf(matterId: MatterId): string | undefined;
	/** The work was refused. */
	dropMatter(matterId: MatterId): void;
	/** True when this agent was connected to this call, however long ago. */
	hadCall(agentId: AgentId, callId: CallId): Promise<boolean>;
	/** The phone this person held last. */
	lastPhoneOf(personId: PersonId): Promise<string | undefined>;
}

/** Recordings that are made and kept. Refusals: `unknown-recording`, `recording-gone`, `recording-not-ready`… */
export interface RecordingsPort {
	/** Newest first. */
	list(query: {
		readonly callId?: string | undefined;
		readonly agentId?: string | undefined;
		readonly queueId?: string | undefined;
		readonly limit?: number | undefined;
	}): Promise<RecordingRow[]>;
	show(recordingId: string): Promise<Outcome<RecordingRow>>;
	/** Checks that it can be read whole; the ticket is for this login. Who asked is in the audit by now. */
	open(
		recordingId: string,
		login: string,
	): Promise<Outcome<{recording: RecordingRow; ticket: string; bytes: number; chunks: number}>>;
	/** A chunk in base64. */
	read(ticket: string, chunk: number, login: string): Promise<Outcome<{data: string}>>;
	remove(wish: {
		readonly recordingId: string;
		readonly reason: string;
		readonly by: PersonId;
	}): Promise<Outcome>;
	hold(wish: {
		readonly recordingId: string;
		readonly held: boolean;
		readonly reason: string;
		readonly by: PersonId;
	}): Promise<Outcome>;
}

/** Who did what to whom, and when. Rows are only ever added. */
export interface AuditPort {
	record(row: AuditRow): Promise<void>;
	/** Newest first, at most `limit`. */
	list(limit: number): Promise<readonly AuditRow[]>;
}

/** The declared floor as a file. */
export interface FloorFilePort {
	/** Refusal: `floor-file-bad` with each error in `details`, or one of the core's. */
	apply(
		text: string,
		options: {readonly dryRun: boolean; readonly by: PersonId},
	): Promise<Outcome<{applied: boolean; changes: FloorChange[]}>>;
	/** The floor as it is now, byte-stable. */
	export(): Promise<string>;
}

/** Where views come from. Rights were checked by the server; scope '' where a view has none. */
export interface ViewSource {
	watch(
		view: ViewName,
		scope: string,
		watcher: Watcher,
	):
		| {readonly ok: true; readonly watch: Watch}
		| {readonly ok: false; readonly refusal: RefusalBody};
	/** A note or a name was written: the views that show it are due. */
	recordsChanged(change: RecordChange): void;
}

/** All of it. */
export interface ServerDeps {
	now(): Instant;
	readonly log: Log;
	/** What `welcome` tells. */
	facts(): {readonly timeZone: string; readonly country: string; readonly practice: boolean};
	/** Whether there is a way to the outside. */
	hasTrunk(): boolean;
	/** Runs one command through the loop; resolves when its events are stored. */
	submit(command: BareCommand): Promise<{readonly ok: true} | Extract<Outcome, {ok: false}>>;
	readonly floor: FloorLook;
	readonly views: ViewSource;
	readonly accounts: AccountsPort;
	readonly records: RecordsPort;
	readonly recordings: RecordingsPort;
	readonly audit: AuditPort;
	readonly floorFile: FloorFilePort;
	/** Work that would hold up the loop, in a thread of its own; `gone` calls it off. */
	readonly jobs: Pick<JobRunner, 'run'>;
	/** Writes a checked copy of the database. `name` has no folders in it. */
	backup(name: string | undefined): Promise<Outcome<{path: string; bytes: number}>>;
	/** An agent's own desk came: the first of possibly several. */
	linkUp(agentId: AgentId): void;
	/** The last of an agent's own desks went. Not told while the server stops. */
	linkLost(agentId: AgentId): void;
}
