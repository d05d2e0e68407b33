/** A daemon that is not there: everything the server asks for, in memory, with what was asked kept. */

import {
	type AgentId,
	type CallId,
	type ListeningConfig,
	type MatterId,
	type PartyId,
	type PhoneId,
	verdictOn,
	verdictOnEar,
	type WorkId,
} from '@plateau/core';
import type {
	Account,
	AuditRow,
	Callback,
	ExposureRow,
	JsonObject,
	RecordingRow,
	RefusalBody,
} from '@plateau/core/protocol';
import {diff} from '@plateau/core/protocol';
import type {JobOutcome} from '@plateau/daemon/jobs/kinds';
import {silentLog} from '@plateau/daemon/log';
import type {BareCommand, ServerDeps, ViewState, Watcher} from '@plateau/daemon/server/deps';

type Submitted = Awaited<ReturnType<ServerDeps['submit']>>;

/** A view whose data a test sets by hand. */
export class FakeView {
	readonly watchers = new Set<Watcher>();
	state: ViewState;

	constructor(data: JsonObject) {
		this.state = stateOf(data);
	}

	set(data: JsonObject): void {
		const before = this.state.data;
		this.state = stateOf(data);
		for (const watcher of [...this.watchers]) {
			watcher.changed(this.state, {
				before,
				patchJson: () => JSON.stringify(diff(before, data)),
			});
		}
	}

	end(refusal: RefusalBody): void {
		for (const watcher of [...this.watchers]) watcher.ended(refusal);
	}
}

export function stateOf(data: JsonObject): ViewState {
	return {data, json: () => JSON.stringify(data)};
}

export function fakeDeps() {
	const accounts = new Map<string, {account: Account; password: string}>();
	const tokens = new Map<string, string>();
	const listeners = new Set<(login: string) => void>();
	const views = new Map<string, FakeView>();
	const told: string[] = [];
	const submitted: BareCommand[] = [];
	const audit: AuditRow[] = [];
	const lostCallers: Callback[] = [];
	const heard: ExposureRow[] = [];
	const notes: {callId: string; text: string; by: string}[] = [];
	const desks = new Map<string, {callId: CallId; partyId?: PartyId}>();
	const changedRecords: object[] = [];
	const jobs: {name: string; args: unknown; gone: AbortSignal | undefined}[] = [];
	const state = {
		now: 1_000_000,
		submit: async (_command: BareCommand): Promise<Submitted> => ({ok: true}),
		auditFails: false,
		lastPhone: undefined as string | undefined,
		hadCall: false,
		message: 'msg-1' as string | undefined,
		holder: 'alice',
		hasTrunk: true,
		listening: undefined as ListeningConfig | undefined,
		job: async (_name: string): Promise<JobOutcome<never>> => ({ok: true, result: {} as never}),
	};
	let serial = 0;
	const changed = (login: string) => {
		for (const listener of listeners) listener(login);
	};

	const deps: ServerDeps = {
		now: () => state.now,
		log: silentLog,
		facts: () => ({timeZone: 'Europe/Paris', country: 'FR', practice: true}),
		async submit(command) {
			submitted.push(command);
			return state.submit(command);
		},
		floor: {
			hasAgent: (agentId) => accounts.has(agentId),
			callAt: (agentId) => desks.get(agentId),
			verdictOn: (number) => verdictOn({numbers: [], phones: [{id: '1014'}]}, number),
			extensionOf: (to) =>
				to.kind === 'phone' || to.agentId === 'marc' ? ('1014' as PhoneId) : undefined,
			verdictOnEar(number) {
				const {listening} = state;
				const floor = {numbers: [], phones: []};
				return verdictOnEar(listening === undefined ? floor : {...floor, listening}, number);
			},
			parkedAt: (place) => (place === 1 ? ('c-1' as CallId) : undefined),
			mayPickUp: (callId) => callId !== 'c-9',
			mayTake: (callId) => callId !== 'c-9',
			workOf: () => 'w-1' as WorkId,
			workItem: (workId) =>
				workId === 'w-9'
					? undefined
					: {matterId: 't-1' as MatterId, agentId: state.holder as AgentId},
			whyWork: (workId) => (workId === 'w-9' ? undefined : {counts: {}, passedOver: []}),
		},
		views: {
			watch(name, scope, watcher) {
				const view = views.get(`${name}:${scope}`);
				if (view === undefined) return {ok: false, refusal: {code: 'unknown-view'}};
				view.watchers.add(watcher);
				return {
					ok: true,
					watch: {
						get state() {
							return view.state;
						},
						stop: () => view.watchers.delete(watcher),
					},
				};
			},
			recordsChanged: (what) => changedRecords.push(what),
		},
		accounts: {
			async logIn(login, password) {
				const known = accounts.get(login);
				if (known?.password !== password) return {ok: false, code: 'log-in-wrong', retryMs: 500};
				serial += 1;
				const token = `token-${serial}`;
				tokens.set(token, login);
				return {ok: true, token, account: known.account};
			},
			async accountOf(token) {
				return accounts.get(tokens.get(token) ?? '')?.account;
			},
			async endToken(token) {
				const login = tokens.get(token);
				tokens.delete(token);
				if (login !== undefined) changed(login);
			},
			async add({login, role, password}) {
				if (accounts.has(login)) {
					return {ok: false, refusal: {code: 'account-exists', params: {login}}};
				}
				accounts.set(login, {account: {login, role}, password});
				return {ok: true, result: null};
			},
			async setPassword({login, password, oldPassword, keepToken}) {
				const known = accounts.get(login);
				if (known === undefined) {
					return {ok: false, refusal: {code: 'unknown-account', params: {login}}};
				}
				if (oldPassword !== undefined && known.password !== oldPassword) {
					return {ok: false, refusal: {code: 'log-in-wrong'}};
				}
				known.password = password;
				for (const [token, owner] of tokens) {
					if (owner === login && token !== keepToken) tokens.delete(token);
				}
				changed(login);
				return {ok: true, result: null};
			},
			async setRole({login, role}) {
				const known = accounts.get(login);
				if (known === undefined) {
					return {ok: false, refusal: {code: 'unknown-account', params: {login}}};
				}
				known.account = {login, role};
				changed(login);
				return {ok: true, result: null};
			},
			async remove(login) {
				accounts.delete(login);
				changed(login);
				return {ok: true, result: null};
			},
			list: async () => [...accounts.values()].map(({account}) => account),
			onChange(listener) {
				listeners.add(listener);
				return () => listeners.delete(listener);
			},
		},
		hasTrunk: () => state.hasTrunk,
		records: {
			async saveNote({callId, text, by}) {
				notes.push({callId, text, by});
				return {ok: true, result: null};
			},
			async nameParty({name, by}) {
				told.push(`named ${name} by ${by}`);
				return {ok: true, result: null};
			},
			partyOfNumber: (number, add) =>
				number === '0612345678' || add ? ('p-1' as PartyId) : undefined,
			outsideParty: () => 'p-2' as PartyId,
			customer: (partyId) => (partyId === 'p-9' ? undefined : {partyId, lastAgentId: 'alice'}),
			async setCustomer({partyId, ...change}) {
				told.push(`${partyId}: ${JSON.stringify(change)}`);
				return partyId === 'p-9'
					? {ok: false, refusal: {code: 'unknown-party'}}
					: {ok: true, result: null};
			},
			exposure: ({agentId}) =>
				heard.filter((row) => agentId === undefined || row.agentId === agentId),
			callbacks: (limit) => lostCallers.slice(0, limit),
			noteMatter({subject, contact, by}) {
				told.push(`matter ${subject} for ${contact ?? 'nobody'} by ${by}`);
				return 't-1' as MatterId;
			},
			gaps: () => [],
			messageOf: () => state.message,
			dropMatter: (matterId) => told.push(`dropped ${matterId}`),
			hadCall: async () => state.hadCall,
			lastPhoneOf: async () => state.lastPhone,
		},
		recordings: fakeRecordings,
		audit: {
			async record(row) {
				if (state.auditFails) throw new Error('disk full');
				audit.push(row);
			},
			list: async (limit) => [...audit].reverse().slice(0, limit),
		},
		floorFile: {
			async apply(text, {dryRun}) {
				told.push(`floor ${text.length} characters`);
				return {ok: true, result: {applied: !dryRun, changes: []}};
			},
			export: async () => 'queues: {}\n',
		},
		jobs: {
			async run(name, args, gone) {
				jobs.push({name, args, gone});
				return state.job(name);
			},
		},
		backup: async (name) => ({ok: true, result: {path: `/backups/${name ?? 'x'}`, bytes: 1}}),
		linkUp: (agentId) => told.push(`up ${agentId}`),
		linkLost: (agentId) => told.push(`lost ${agentId}`),
	};

	/** An account with a token of its own: `token-of-<login>`. */
	function account(login: string, role: Account['role'], password = 'correct horse'): void {
		accounts.set(login, {account: {login, role}, password});
		tokens.set(`token-of-${login}`, login);
	}

	return {
		deps,
		state,
		told,
		submitted,
		audit,
		notes,
		lostCallers,
		heard,
		jobs,
		desks,
		views,
		tokens,
		changedRecords,
		account,
		changed,
		setRole: (login: string, role: Account['role']) => {
			const known = accounts.get(login);
			if (known !== undefined) known.account = {login, role};
			changed(login);
		},
	};
}

/** One recording, of one chunk. */
const fakeRecordings: ServerDeps['recordings'] = {
	list: async () => [fakeRecording],
	show: async () => ({ok: true, result: fakeRecording}),
	open: async () => ({
		ok: true,
		result: {recording: fakeRecording, ticket: 'abc', bytes: 48, chunks: 1},
	}),
	read: async () => ({ok: true, result: {data: 'UklGRg=='}}),
	remove: async () => ({ok: true, result: null}),
	hold: async () => ({ok: true, result: null}),
};

const fakeRecording: RecordingRow = {
	...{id: 'rec-1', state: 'kept' as const, callId: 'c-1', agentId: 'alice', queueId: 'support'},
	...{purpose: 'quality', askedBy: 'floor', askedAt: 1},
};
