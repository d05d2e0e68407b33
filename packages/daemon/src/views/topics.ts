/** What each kind of view is computed from, and which events make its records from the store stale. */

import {type AgentId, type CallId, type Event, type Floor, id, type PartyId} from '@plateau/core';
import type {RefusalBody, ViewName} from '@plateau/core/protocol';
import {boardView} from './board.ts';
import {type CallRecords, callView} from './call.ts';
import {deskView} from './desk.ts';
import {callInFront, type DeskRecords, readDeskRecords} from './desk-records.ts';
import type {Directory, Records} from './look-ups.ts';
import {meView} from './me.ts';
import type {RowCache} from './row-cache.ts';
import type {Ties} from './rows.ts';
import {targetsView} from './targets.ts';
import {waitingView} from './waiting.ts';

/** Where views read from. */
export interface Sources {
	floor(): Floor;
	directory(): Directory;
	readonly records: Records;
	/** To which other switches calls are to go across; to none when absent. */
	readonly ties?: Ties;
	/** Numbers outside can be dialled; they can when absent. */
	readonly hasTrunk?: boolean;
	/** Since when the store takes nothing; it works when absent. */
	unsavedSince?(): number | undefined;
	/** The daemon's clock, epoch ms. */
	now(): number;
}

/** A note or a name that was written. Neither: the labels and people's names of the floor file. */
export interface RecordChange {
	readonly callId?: CallId;
	readonly partyId?: PartyId;
}

/** One view of one scope. */
export interface Topic {
	/** The view as it is now, and when it changes by time alone; undefined: there is no such thing. */
	compute(): {readonly view: object; readonly dueAt?: number | undefined} | undefined;
	/** The floor has moved on by these. */
	happened(events: readonly Event[]): void;
	recordsChanged(change: RecordChange): void;
	/** Said when there is no such thing. */
	readonly missing: RefusalBody;
}

type Make = (scope: string, sources: Sources, rows: RowCache) => Topic;

/** A topic for each view that can be watched. */
export const topics: Readonly<Record<ViewName, Make>> = {
	board: boardTopic,
	desk: deskTopic,
	call: callTopic,
	me: meTopic,
	targets: targetsTopic,
	waiting: waitingTopic,
};

function boardTopic(_scope: string, sources: Sources, rows: RowCache): Topic {
	return {
		compute: () => boardView(sources.floor(), rows.rows(), sources.now()),
		happened() {},
		recordsChanged() {},
		missing: {code: 'unknown-view'},
	};
}

function targetsTopic(_scope: string, sources: Sources, rows: RowCache): Topic {
	const outside = sources.hasTrunk ?? true;
	return {
		compute: () => ({view: targetsView(sources.floor(), rows.rows(), outside)}),
		happened() {},
		recordsChanged() {},
		missing: {code: 'unknown-view'},
	};
}

function waitingTopic(scope: string, sources: Sources, rows: RowCache): Topic {
	return {
		compute() {
			const view = waitingView(sources.floor(), id<AgentId>(scope), rows);
			return view === undefined ? undefined : {view};
		},
		happened() {},
		recordsChanged() {},
		missing: {code: 'unknown-agent', params: {agentId: scope}},
	};
}

function deskTopic(scope: string, sources: Sources, rows: RowCache): Topic {
	const agentId = id<AgentId>(scope);
	let known: DeskRecords | undefined;
	// Colleagues who call them: not taken, it is one more of their own.
	const calling = new Set(callsOfColleagues(sources.floor(), agentId));

	function read(): DeskRecords {
		const agent = sources.floor().agents.get(agentId);
		const callId = agent?.state === 'signed-in' ? callInFront(sources.floor(), agent) : undefined;
		if (known === undefined || known.callId !== callId) {
			known = readDeskRecords(sources.floor(), agentId, {
				records: sources.records,
				directory: sources.directory(),
			});
		}
		return known;
	}

	function shows(callId: string): boolean {
		if (known === undefined) return false;
		const isIt = (row: {readonly callId: string}) => row.callId === callId;
		return known.callId === callId || known.recent.some(isIt) || known.past.some(isIt);
	}

	return {
		compute() {
			const view = deskView(sources.floor(), rows.rows(), agentId, {
				records: read(),
				directory: sources.directory(),
				names: rows.names(),
			});
			return view === undefined ? undefined : {view};
		},
		happened(events) {
			for (const event of events) {
				if (event.type === 'dial-asked' && event.toAgentId === agentId) calling.add(event.callId);
				else if (event.type === 'call-ended' && calling.delete(event.callId)) known = undefined;
				else if (known !== undefined && isStale(event)) known = undefined;
			}
		},
		recordsChanged({callId, partyId}) {
			// Names stand in many rows; a name is given seldom.
			if (callId === undefined || partyId !== undefined || shows(callId)) known = undefined;
		},
		missing: {code: 'unknown-agent', params: {agentId: scope}},
	};

	function isStale(event: Event): boolean {
		switch (event.type) {
			case 'floor-configured':
				return true;
			case 'call-ended':
				// The customer in front may have had a second call, which is now a past one.
				return known?.partyId !== undefined || shows(event.callId);
			case 'call-handed-over':
			case 'call-taken-over':
				return event.toAgentId === agentId || shows(event.callId);
			case 'call-connected':
			case 'wrap-up-started':
			case 'wrap-up-ended':
			case 'disposition-set':
				return event.agentId === agentId || shows(event.callId);
			default:
				return false;
		}
	}
}

function* callsOfColleagues({calls}: Floor, agentId: AgentId): Iterable<CallId> {
	for (const call of calls.values()) {
		if (call.state !== 'dialling' || call.to?.kind !== 'agent') continue;
		if (call.to.agentId === agentId) yield call.id;
	}
}

function callTopic(scope: string, sources: Sources, rows: RowCache): Topic {
	const callId = id<CallId>(scope);
	let known: CallRecords | undefined;
	return {
		compute() {
			known ??= {
				interaction: sources.records.interaction(callId),
				events: sources.records.eventsOfCall(callId),
			};
			const view = callView(sources.floor(), rows.rows(), scope, known);
			return view === undefined ? undefined : {view};
		},
		happened(events) {
			// Events of offers and monitors name no call; there are few enough to look again.
			const concerns = (event: Event) =>
				'offerId' in event ||
				'monitorId' in event ||
				('callId' in event && event.callId === callId);
			if (events.some(concerns)) known = undefined;
		},
		recordsChanged(change) {
			if (change.callId === callId || change.partyId !== undefined) known = undefined;
		},
		missing: {code: 'unknown-call'},
	};
}

function meTopic(login: string, sources: Sources, rows: RowCache): Topic {
	let lastPhone: {readonly id: string | undefined} | undefined;
	return {
		compute() {
			lastPhone ??= {id: sources.records.lastPhoneOf(login)};
			const parts = {
				directory: sources.directory(),
				lastPhoneId: lastPhone.id,
				unsavedSince: sources.unsavedSince?.(),
			};
			return {view: meView(sources.floor(), rows.rows(), login, parts)};
		},
		happened(events) {
			if (events.some(({type}) => type === 'phone-taken' || type === 'agent-signed-in')) {
				lastPhone = undefined;
			}
		},
		recordsChanged() {},
		missing: {code: 'unknown-view'},
	};
}
