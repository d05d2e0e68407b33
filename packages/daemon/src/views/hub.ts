/**
 * Computes each watched view once per scope when something changed, at the pace of its kind, and
 * hands the difference to everybody who watches it. Does nothing while nobody watches or nothing
 * changes. Rights are the server's business.
 */

import type {Event} from '@plateau/core';
import {diff, type JsonObject, type RefusalBody, type ViewName} from '@plateau/core/protocol';
import type {Log} from '../log.ts';
import type {Directory} from './look-ups.ts';
import {RowCache} from './row-cache.ts';
import {share} from './share.ts';
import {type RecordChange, type Sources, type Topic, topics} from './topics.ts';

/** A view at one moment. Never changed once made. */
export interface ViewState {
	readonly data: JsonObject;
	/** `data` as JSON text, made once however many ask. */
	json(): string;
}

/** How a view came from the one before it. */
export interface ViewStep {
	readonly before: JsonObject;
	/** The patch from `before` as JSON text, made once however many ask. */
	patchJson(): string;
}

export interface Watcher {
	changed(state: ViewState, step: ViewStep): void;
	/** There is no such view any more. */
	ended(refusal: RefusalBody): void;
}

export interface Watch {
	/** The view as it is now. */
	readonly state: ViewState;
	stop(): void;
}

/** The least time between two computations of a kind, in ms. */
export type Pace = Readonly<Record<ViewName, number>>;

/** A desk follows at once; a wall is read four times a second at most. */
export const defaultPace: Pace = {
	...{desk: 20, me: 100, waiting: 100},
	...{targets: 250, call: 250, board: 250},
};

interface Entry {
	readonly name: ViewName;
	readonly topic: Topic;
	readonly watchers: Set<Watcher>;
	state: ViewState;
	isDue: boolean;
}

export class ViewHub {
	readonly #sources: Sources;
	readonly #log: Log;
	readonly #pace: Pace;
	readonly #rows: RowCache;
	readonly #entries = new Map<string, Entry>();
	/** Kinds that will be computed soon. */
	readonly #timers = new Map<ViewName, NodeJS.Timeout>();
	readonly #lastRunAt = new Map<ViewName, number>();
	/** Changes by time alone, by entry. */
	readonly #alarms = new Map<Entry, NodeJS.Timeout>();

	#directory: Directory | undefined;

	constructor(sources: Sources, options: {log: Log; pace?: Partial<Pace>}) {
		this.#sources = {
			...sources,
			// Asked for once a view, and it changes once a month.
			directory: () => {
				this.#directory ??= sources.directory();
				return this.#directory;
			},
		};
		this.#log = options.log;
		this.#pace = {...defaultPace, ...options.pace};
		this.#rows = new RowCache(this.#sources);
	}

	/** True when every view is as the floor is. */
	get idle(): boolean {
		return this.#timers.size === 0;
	}

	/** The floor has moved on by these events, which are stored. */
	floorChanged(events: readonly Event[]): void {
		this.#rows.changed();
		for (const entry of this.#entries.values()) {
			entry.topic.happened(events);
			this.#due(entry);
		}
	}

	/** The store takes nothing, or works again: told to everybody, though nothing else can be. */
	storeChanged(): void {
		for (const entry of this.#entries.values()) if (entry.name === 'me') this.#due(entry);
	}

	/** A note or a name was written; with nothing named, the labels of the floor file changed. */
	recordsChanged(change: RecordChange): void {
		const {callId, partyId} = change;
		if (callId === undefined && partyId === undefined) {
			this.#directory = undefined;
			this.#rows.changed();
		}
		if (partyId !== undefined) this.#rows.partyChanged(partyId);
		for (const entry of this.#entries.values()) {
			entry.topic.recordsChanged(change);
			this.#due(entry);
		}
	}

	/** Begins to watch; the present state comes with the answer, later ones to `watcher`. */
	watch(
		name: ViewName,
		scope: string,
		watcher: Watcher,
	):
		| {readonly ok: true; readonly watch: Watch}
		| {readonly ok: false; readonly refusal: RefusalBody} {
		const key = `${name} ${scope}`;
		let entry = this.#entries.get(key);
		// Whoever comes now must not be shown a state that is a quarter of a second old.
		if (entry?.isDue === true && !this.#refresh(key, entry)) entry = undefined;
		if (entry === undefined) {
			const opened = this.#open(key, name, scope);
			if ('refusal' in opened) return {ok: false, refusal: opened.refusal};
			entry = opened;
		}
		const {watchers} = entry;
		const open = entry;
		watchers.add(watcher);
		return {
			ok: true,
			watch: {
				get state() {
					return open.state;
				},
				stop: () => {
					watchers.delete(watcher);
					if (watchers.size === 0) this.#close(key, open);
				},
			},
		};
	}

	/** Computes nothing any more. */
	stop(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		for (const alarm of this.#alarms.values()) clearTimeout(alarm);
		this.#timers.clear();
		this.#alarms.clear();
		this.#entries.clear();
	}

	#open(key: string, name: ViewName, scope: string): Entry | {refusal: RefusalBody} {
		const topic = topics[name](scope, this.#sources, this.#rows);
		const computed = topic.compute();
		if (computed === undefined) return {refusal: topic.missing};
		const entry: Entry = {
			name,
			topic,
			watchers: new Set(),
			state: stateOf(computed.view as JsonObject),
			isDue: false,
		};
		this.#entries.set(key, entry);
		this.#setAlarm(entry, computed.dueAt);
		return entry;
	}

	#close(key: string, entry: Entry): void {
		if (this.#entries.get(key) === entry) this.#entries.delete(key);
		this.#setAlarm(entry, undefined);
	}

	#due(entry: Entry): void {
		entry.isDue = true;
		const {name} = entry;
		if (this.#timers.has(name)) return;
		const since = performance.now() - (this.#lastRunAt.get(name) ?? Number.NEGATIVE_INFINITY);
		const ms = Math.max(0, this.#pace[name] - since);
		this.#timers.set(
			name,
			setTimeout(() => this.#run(name), ms),
		);
	}

	#run(name: ViewName): void {
		this.#timers.delete(name);
		this.#lastRunAt.set(name, performance.now());
		for (const [key, entry] of [...this.#entries]) {
			if (entry.name === name && entry.isDue) this.#refresh(key, entry);
		}
	}

	/** Computes the view and tells the difference. False when there is no such view any more. */
	#refresh(key: string, entry: Entry): boolean {
		entry.isDue = false;
		let computed: ReturnType<Topic['compute']>;
		try {
			computed = entry.topic.compute();
		} catch (error) {
			// One view that cannot be drawn must not stop the calls; it stays as it was.
			this.#log.error('view-failed', {view: key, error});
			return true;
		}
		if (computed === undefined) {
			this.#close(key, entry);
			for (const watcher of [...entry.watchers]) watcher.ended(entry.topic.missing);
			return false;
		}
		this.#setAlarm(entry, computed.dueAt);
		const before = entry.state.data;
		const data = share(before, computed.view as JsonObject);
		if (data === before) return true;
		entry.state = stateOf(data);
		const step = stepFrom(before, data);
		for (const watcher of [...entry.watchers]) watcher.changed(entry.state, step);
		return true;
	}

	#setAlarm(entry: Entry, dueAt: number | undefined): void {
		clearTimeout(this.#alarms.get(entry));
		this.#alarms.delete(entry);
		if (dueAt === undefined) return;
		// Node's timers end at 2^31 ms; an alert further away is looked at again then.
		const ms = Math.min(Math.max(0, dueAt - this.#sources.now()), 2 ** 31 - 1);
		this.#alarms.set(
			entry,
			setTimeout(() => this.#due(entry), ms),
		);
	}
}

function stateOf(data: JsonObject): ViewState {
	let text: string | undefined;
	return {
		data,
		json() {
			text ??= JSON.stringify(data);
			return text;
		},
	};
}

function stepFrom(before: JsonObject, after: JsonObject): ViewStep {
	let text: string | undefined;
	return {
		before,
		patchJson() {
			text ??= JSON.stringify(diff(before, after));
			return text;
		},
	};
}
