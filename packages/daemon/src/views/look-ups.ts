/** What views look up beside the floor: labels of the floor file, and the store's records. */

import type {
	CallId,
	Event,
	Instant,
	MatterId,
	Millis,
	Outcome,
	PartyId,
	PersonId,
} from '@plateau/core';
import type {Label, WorkRow} from '@plateau/core/protocol';

/** What people call things, from the floor file; by id, in the file's order. */
export interface Directory {
	readonly queues: ReadonlyMap<string, Label>;
	/** People's names. */
	readonly agents: ReadonlyMap<string, string>;
	readonly reasons: ReadonlyMap<string, Label>;
	readonly dispositions: ReadonlyMap<string, Label>;
	/** Kinds of work besides calls. */
	readonly kinds: ReadonlyMap<string, Label>;
}

/** What a piece of work is about, and for whom where somebody said so. */
export interface MatterRecord {
	readonly subject: string;
	readonly contact?: string;
	readonly messageMs?: Millis;
	readonly message?: NonNullable<WorkRow['message']>;
}

/** A customer. Fields are absent when unknown or withheld; `callerNumber` is E.164. */
export interface PartyRecord {
	readonly callerNumber?: string;
	/** What the network sent. */
	readonly callerName?: string;
	/** What an agent said. */
	readonly contactName?: string;
}

/** A call as it is kept. Fields are absent until they are known. */
export interface CallRecord {
	readonly callId: string;
	readonly partyId: string;
	readonly numberId: string;
	readonly arrivedAt: Instant;
	readonly queueId?: string;
	readonly enteredAt?: Instant;
	readonly agentId?: string;
	readonly phoneId?: string;
	readonly direction?: 'in' | 'out' | 'internal';
	readonly calledAgentId?: string;
	readonly calledPhoneId?: string;
	readonly outcome?: Outcome;
	/** Why a number was not reached. */
	readonly dialReason?: string;
	readonly waitMs?: number;
	readonly talkMs?: number;
	readonly dispositionId?: string;
	readonly note?: string;
	readonly noteSavedAt?: Instant;
}

/** One of an agent's last calls. `missed`: a colleague's, which they did not take. */
export interface RecentCall extends CallRecord {
	readonly missed?: true;
}

/** The store, as far as views read it. Answers at once: the journal is on this machine. */
export interface Records {
	party(partyId: PartyId): PartyRecord | undefined;
	matter(matterId: MatterId): MatterRecord | undefined;
	interaction(callId: CallId): CallRecord | undefined;
	/** Ended ones, newest first, without `exceptCallId`. */
	pastInteractions(partyId: PartyId, limit: number, exceptCallId?: CallId): readonly CallRecord[];
	/** Those the agent talked in or dialled, and colleagues' that they missed, newest first, a running one included. */
	recentOfAgent(agentId: string, limit: number): readonly RecentCall[];
	/** In order of `seq`, those of the call's offers and monitors included. */
	eventsOfCall(callId: CallId): readonly Event[];
	lastPhoneOf(personId: PersonId): string | undefined;
}

/** A thing's label, or its id when it was taken out of the file while still in use. */
export function labelOf(labels: ReadonlyMap<string, Label>, id: string): Label {
	return labels.get(id) ?? {en: id, fr: id};
}

/** The name to show for an agent, or for whoever else holds a phone or listens. */
export function personName(directory: Directory, personId: string): string {
	return directory.agents.get(personId) ?? personId;
}
