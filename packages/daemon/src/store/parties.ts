/**
 * The people behind the calls: number, the network's name, the name an agent gave. The only place
 * of a caller's number. A party is found by number or made at once; a new one is written with the
 * next batch, in the transaction of the first event that names it.
 */

import {id, type PartyId} from '@plateau/core';
import {callerNumberOf} from './caller-number.ts';
import type {Db} from './database.ts';
import {record} from './rows.ts';

/** A customer as the desk shows them. Absent fields are unknown or withheld. */
export interface Party {
	readonly partyId: PartyId;
	/** E.164, or as the switch sent it when it is no such number. */
	readonly callerNumber?: string;
	/** The last name the network sent. */
	readonly callerName?: string;
	/** The name an agent gave. */
	readonly contactName?: string;
}

/** Who rang, as the switch reported it: raw. */
export interface Caller {
	readonly number?: string;
	readonly name?: string;
}

interface Known {
	readonly partyId: PartyId;
	readonly callerName: string | null;
}

const maxNameLength = 200;

export class Parties {
	readonly #country: string;
	readonly #statements;
	#lastNumber: number;
	/** Made or renamed since the last batch was stored. */
	readonly #pending = new Map<PartyId, Party>();
	readonly #pendingByNumber = new Map<string, PartyId>();

	constructor(db: Db, country: string) {
		this.#country = country;
		this.#statements = statementsOf(db);
		this.#lastNumber = db
			.prepare<[], number>('SELECT coalesce(max(party_number), 0) FROM party')
			.pluck()
			.get() as number;
	}

	/** The party behind the caller. Those who withhold their number are a new party each time. */
	of(caller: Caller): PartyId {
		const callerNumber = callerNumberOf(caller.number, this.#country);
		const callerName = caller.name?.trim().slice(0, maxNameLength) || undefined;
		const known = callerNumber === undefined ? undefined : this.#known(callerNumber);
		const partyId = known?.partyId ?? this.#nextId();
		const nameIsNews = callerName !== undefined && callerName !== known?.callerName;
		if (known === undefined || nameIsNews) {
			this.#pending.set(partyId, {
				partyId,
				...(callerNumber === undefined ? {} : {callerNumber}),
				...(callerName === undefined ? {} : {callerName}),
			});
			if (callerNumber !== undefined) this.#pendingByNumber.set(callerNumber, partyId);
		}
		return partyId;
	}

	/** The party of this number, as people write it; undefined when there is none. */
	ofNumber(number: string): PartyId | undefined {
		const callerNumber = callerNumberOf(number, this.#country);
		return callerNumber === undefined ? undefined : this.#known(callerNumber)?.partyId;
	}

	/** What is known of the party, whether stored yet or not. */
	get(partyId: PartyId): Party | undefined {
		const row = this.#statements.get.get(partyId);
		const stored = row === undefined ? undefined : record<Party>(row);
		const pending = this.#pending.get(partyId);
		return stored === undefined && pending === undefined
			? undefined
			: ({...stored, ...pending} as Party);
	}

	/** Writes the new ones. `settle` forgets them once the transaction is through. */
	write(): void {
		for (const {partyId, callerNumber = null, callerName = null} of this.#pending.values()) {
			this.#statements.put.run(partyId, Number(partyId.slice(2)), callerNumber, callerName);
		}
	}

	/** The pending ones are stored. */
	settle(): void {
		this.#pending.clear();
		this.#pendingByNumber.clear();
	}

	/** Notes that the party rang. */
	seen(partyId: PartyId, at: number): void {
		this.#statements.seen.run(at, at, partyId);
	}

	/** Gives the party a name, or with an empty one takes it away. False: no such party. */
	name(partyId: PartyId, name: string, at: number, by?: string): boolean {
		const contactName = name.trim().slice(0, maxNameLength) || null;
		return this.#statements.name.run(contactName, at, by ?? null, partyId).changes > 0;
	}

	#known(callerNumber: string): Known | undefined {
		const pendingId = this.#pendingByNumber.get(callerNumber);
		if (pendingId === undefined) return this.#statements.byNumber.get(callerNumber);
		const callerName = this.get(pendingId)?.callerName ?? null;
		return {partyId: pendingId, callerName};
	}

	#nextId(): PartyId {
		this.#lastNumber += 1;
		return id(`p-${this.#lastNumber}`);
	}
}

function statementsOf(db: Db) {
	return {
		byNumber: db.prepare<[string], Known>(
			'SELECT party_id AS partyId, caller_name AS callerName FROM party WHERE caller_number = ?',
		),
		get: db.prepare<[string], object>(
			`SELECT party_id AS partyId, caller_number AS callerNumber, caller_name AS callerName,
				contact_name AS contactName FROM party WHERE party_id = ?`,
		),
		put: db.prepare(
			`INSERT INTO party (party_id, party_number, caller_number, caller_name) VALUES (?, ?, ?, ?)
			ON CONFLICT (party_id) DO UPDATE SET caller_name = coalesce(excluded.caller_name, caller_name)`,
		),
		seen: db.prepare(
			`UPDATE party SET first_seen_at = coalesce(first_seen_at, ?), last_seen_at = ?
			WHERE party_id = ?`,
		),
		name: db.prepare(
			'UPDATE party SET contact_name = ?, contact_named_at = ?, contact_named_by = ? WHERE party_id = ?',
		),
	};
}
