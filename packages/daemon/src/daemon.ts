/**
 * Builds the parts, joins them, starts them in order and stops them in reverse. Decides nothing. The
 * only place where the bridge, the store and the server meet.
 */

import {randomUUID} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {
	type AgentId,
	checkInvariants,
	type Event,
	type Floor,
	type PartyId,
	type SwitchId,
	toSnapshot,
} from '@plateau/core';
import {Accounts} from './accounts/accounts.ts';
import {tieEndpoint} from './asterisk/ties.ts';
import {createBridge} from './bridge/bridge.ts';
import type {BridgeSettings} from './bridge/settings.ts';
import {CalendarFeed} from './calendar-feed.ts';
import {Clock} from './clock.ts';
import {switchDirectory, viewDirectory} from './directory.ts';
import {FloorFiles} from './floor-file-port.ts';
import {JobRunner} from './jobs/runner.ts';
import type {Log} from './log.ts';
import {type CommandAnswer, Loop} from './loop.ts';
import {openMailbox} from './mailbox/open-mailbox.ts';
import {rebuildFloor} from './rebuild.ts';
import {openRecording} from './recording/open-recording.ts';
import {records} from './records-port.ts';
import type {ServerDeps} from './server/deps.ts';
import {ServerError} from './server/errors.ts';
import {openServer, type Server} from './server/server.ts';
import type {ListenAt} from './server/socket.ts';
import {type Settings, type SwitchSettings, tiedTo} from './settings/settings.ts';
import {StallWatch} from './stall-watch.ts';
import {openStore, type Store} from './store/store.ts';
import type {SwitchDirectory, SwitchPort} from './switch-port.ts';
import {ViewHub} from './views/hub.ts';
import {lookAt} from './views/look.ts';

/** A daemon that runs. */
export interface Daemon {
	readonly floor: Floor;
	readonly accounts: Accounts;
	readonly floorFiles: FloorFiles;
	readonly server: Server;
	/** A wish of the daemon's own making, as for a demo's simulated colleagues. */
	submit: Loop['submit'];
	/** Calls `listener` after each stored batch. */
	onEvents(listener: (events: readonly Event[]) => void): void;
	/** Resolves when nothing is queued, due or unsent. */
	idle(): Promise<void>;
	/** Stops taking anything, finishes what was begun; calls go on in Asterisk. */
	stop(): Promise<void>;
}

export interface DaemonParts {
	readonly settings: Settings;
	readonly log: Log;
	/** How to reach each switch: an Asterisk's own settings, or a practice switch that was started for it. */
	reach(one: SwitchSettings): Omit<BridgeSettings, 'ownerId'>;
	/** An agent's own desk opened. */
	onDesk?(agentId: AgentId): void;
	/** Something that cannot go on: another owner, or our own mistake. The daemon is stopping. */
	onFatal(error: unknown): void;
}

/** Starts everything. What was started is stopped again when a part fails to start. */
export async function startDaemon(parts: DaemonParts): Promise<Daemon> {
	const {settings, log} = parts;
	const stops: (() => Promise<void> | void)[] = [];
	try {
		return await assemble(parts, stops);
	} catch (error) {
		log.error('start-failed', {error});
		await stopAll(stops, log);
		throw error;
	}

	async function assemble(
		{reach, onFatal}: DaemonParts,
		onStop: (() => Promise<void> | void)[],
	): Promise<Daemon> {
		const store = openStore(settings.database, {country: settings.country});
		onStop.push(() => store.close());
		const jobs = new JobRunner({database: settings.database, log});
		onStop.push(() => jobs.stop());
		const {floor, replayed, snapshotSeq} = rebuildFloor(store);
		const unsound = checkInvariants(floor);
		if (unsound.length > 0) {
			throw new Error(`the floor rebuilt from the journal is not sound: ${unsound.join('; ')}`);
		}
		log.info('floor-rebuilt', {seq: floor.seq, snapshotSeq, replayed, calls: floor.calls.size});

		const clock = new Clock(floor.at);
		const now = () => clock.now();
		const listeners: ((events: readonly Event[]) => void)[] = [];
		const switchIds = settings.switches.map(({id}) => id);
		const ownerId = ownerIdIn(settings.dataDir);
		const bridges = new Map<SwitchId, SwitchPort>();
		let snapshotAt = snapshotSeq;
		const failures: unknown[] = [];

		const stalls = new StallWatch({
			monotonic: () => performance.now(),
			stalled(ms) {
				log.warn('stood-still', {ms});
				for (const bridge of bridges.values()) bridge.reset(`we stood still for ${ms} ms`);
			},
		});
		/** Since when the store has taken nothing; undefined: it works. */
		let unsavedSince: number | undefined;
		const loop = new Loop({
			floor,
			now,
			awake: () => stalls.look(),
			append(events) {
				const floorFile = files.fileFor(events);
				return store.write({events, audits: [], ...(floorFile === undefined ? {} : {floorFile})});
			},
			settle: () => store.settle(),
			perform(effect) {
				const switchId =
					'channel' in effect
						? effect.channel.switchId
						: 'agentChannel' in effect
							? effect.agentChannel.switchId
							: effect.switchId;
				bridges.get(switchId)?.perform(effect);
			},
			broadcast(events) {
				for (const {seq, at: _at, v: _v, type, ...about} of events) {
					log.info(type, {seq, ...brief(about)});
				}
				hub.floorChanged(events);
				recorder?.stored(events);
				mailbox?.stored(events);
				for (const listener of listeners) listener(events);
				const seq = floor.seq;
				if (seq - snapshotAt >= settings.snapshotEvery) {
					snapshotAt = seq;
					void saveSnapshot();
				}
			},
			storeFailed(error, tries) {
				log.error('store-failed', {error, tries});
				unsavedSince ??= now();
				hub.storeChanged();
			},
			storeWorks() {
				log.info('store-works', {ms: now() - (unsavedSince ?? now())});
				unsavedSince = undefined;
				hub.storeChanged();
			},
			broken(error) {
				failures.push(error);
				log.error('loop-broken', {error});
				onFatal(error);
			},
		});
		const submit = (command: Parameters<Loop['submit']>[0]): Promise<CommandAnswer> =>
			loop.submit(command);

		const files = new FloorFiles({
			stored: store.floorFile(),
			switchIds,
			country: settings.country,
			now,
			submit,
			applied() {
				calendar.tell();
				for (const bridge of bridges.values()) bridge.phonesChanged();
				hub.recordsChanged({});
				log.info('floor-file-applied', {seq: floor.seq});
			},
		});
		const calendar = new CalendarFeed({
			file: () => files.current,
			now,
			takeStep: () => clock.takeStep(),
			signal: (signal) => loop.signal(signal),
		});
		const recording = openRecording(settings, {
			...{recordings: store.recordings, ownerId, now, log},
		});
		const {recorder} = recording;
		const directory = switchDirectory({
			file: () => files.current,
			numberOf: (partyId) => store.party(partyId)?.callerNumber,
			defaultSwitchId: switchIds[0] ?? ('' as SwitchId),
			country: settings.country,
			outgoingNumber: settings.trunk?.outgoingNumber,
		});
		const mailbox = openMailbox(settings, {
			...{store, sealing: recording.sealing, log, submit, now, file: () => files.current},
			contactOf: (partyId) => contactLine(store, directory, partyId as PartyId),
		});
		const hub = new ViewHub(
			{
				floor: () => floor,
				directory: () => viewDirectory(files.current),
				records: store,
				ties: new Map(
					settings.switches.map((one) => [one.id, tiedTo(settings, one).map(({id}) => id)]),
				),
				unsavedSince: () => unsavedSince,
				hasTrunk: settings.trunk !== undefined || settings.switches.some((one) => one.practice),
				now,
			},
			{log},
		);
		onStop.push(() => hub.stop());
		const accounts = new Accounts({
			accounts: store.accounts,
			sessions: store.sessions,
			now,
			sessionLifeMs: settings.sessionLifeMs,
		});

		for (const one of settings.switches) {
			const bridge = createBridge({
				switchId: one.id,
				settings: {...reach(one), ownerId},
				reporter: {
					signal: (signal) => loop.signal(signal),
					partyOf: (caller) => store.partyOf(caller),
					contactOf: (partyId) => store.contact(partyId),
				},
				directory,
				...(recorder === undefined ? {} : {recordings: recorder}),
				ties: tiedTo(settings, one).map(({id}) => ({switchId: id, endpoint: tieEndpoint(id)})),
				now,
				log: log.child({switch: one.id}),
				onOwned: onFatal,
			});
			bridges.set(one.id, bridge);
		}

		const deps: ServerDeps = {
			now,
			log,
			facts: () => ({
				timeZone: floor.config.timeZone,
				country: settings.country,
				practice: settings.switches.some(({practice}) => practice),
			}),
			hasTrunk: () =>
				settings.trunk !== undefined || settings.switches.some(({practice}) => practice),
			submit: async (command) => submit(command),
			floor: lookAt(() => floor, store),
			views: hub,
			accounts,
			records: records(store),
			recordings: recording.port,
			audit: {
				record: (row) => store.append({events: [], audits: [row]}),
				list: async (limit) => store.audits(limit),
			},
			floorFile: files,
			jobs,
			backup: async (name) => {
				const path = backupPath(settings, name, now());
				const {bytes} = await store.backUp(path);
				return {ok: true, result: {path, bytes}};
			},
			linkUp(agentId) {
				parts.onDesk?.(agentId);
				loop.signal({type: 'link-up', agentId});
			},
			linkLost: (agentId) => loop.signal({type: 'link-lost', agentId}),
		};

		// The floor first, then the switches, and the people last: nobody sees a floor that is not true.
		onStop.push(async () => {
			calendar.stop();
			await loop.stop();
			await saveSnapshot();
		});
		loop.signal({type: 'daemon-started'});
		calendar.tell();
		await loop.start();
		if (failures.length > 0) throw failures[0];
		stalls.start();
		onStop.push(() => stalls.stop());
		recorder?.start();
		onStop.push(async () => recorder?.stop());
		mailbox?.start();
		onStop.push(async () => mailbox?.stop());
		for (const bridge of bridges.values()) bridge.start();
		onStop.push(async () => {
			await Promise.all([...bridges.values()].map((bridge) => bridge.stop()));
		});
		const server = await openServer({at: listenAt(settings)}, deps);
		onStop.push(() => server.stop());

		let stopping: Promise<void> | undefined;
		return {
			floor,
			accounts,
			floorFiles: files,
			server,
			submit,
			onEvents: (listener) => listeners.push(listener),
			async idle() {
				while (true) {
					await loop.idle();
					if (hub.idle && server.idle) return;
					await new Promise((resolve) => setTimeout(resolve, 5));
				}
			},
			stop() {
				stopping ??= (async () => {
					await stopAll(onStop, log);
					log.info('stopped', {seq: floor.seq});
				})();
				return stopping;
			},
		};

		async function saveSnapshot(): Promise<void> {
			// A loop that broke left the floor ahead of the journal, maybe in the middle of a step. Saved,
			// it would lie in wait until the journal has grown past it, and be believed then.
			if (floor.seq !== store.lastSeq) return;
			try {
				await store.saveSnapshot(floor.seq, toSnapshot(floor), now());
			} catch (error) {
				// A start reads more of the journal, that is all.
				log.warn('snapshot-failed', {error});
			}
		}
	}
}

/** Stops everything in reverse; what fails to stop does not keep the rest from it. */
async function stopAll(stops: (() => Promise<void> | void)[], log: Log): Promise<void> {
	for (const stop of stops.reverse()) {
		try {
			await stop();
		} catch (error) {
			log.error('stop-failed', {error});
		}
	}
}

/** The same daemon after a restart, another one in another data folder. */
function ownerIdIn(dataDir: string): string {
	const path = join(dataDir, 'daemon-id');
	const known = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
	// Empty when new, or when the machine went down while it was written.
	if (known !== '') return known;
	const ownerId = randomUUID();
	writeFileSync(path, `${ownerId}\n`, {mode: 0o600});
	return ownerId;
}

/** Log lines stay short: a configuration is in the journal, not in the log. */
function brief(about: object): object {
	const {config: _config, ...rest} = about as {config?: unknown};
	return rest;
}

/** Who left a message: the name an agent gave or the network's, and the number as it is dialled. */
function contactLine(
	store: Store,
	{nationalNumberOf}: SwitchDirectory,
	partyId: PartyId,
): string | undefined {
	const {contactName, callerName} = store.party(partyId) ?? {};
	const known = [contactName ?? callerName, nationalNumberOf(partyId)].filter(
		(one) => one !== undefined,
	);
	return known.length === 0 ? undefined : known.join(', ').slice(0, 200);
}

function listenAt({socket, socketMode, listen}: Settings): ListenAt[] {
	const unix: ListenAt = {kind: 'unix', path: socket, mode: socketMode};
	if (listen === undefined) return [unix];
	const {host, port, tls} = listen;
	const files = tls && {cert: tlsFile(tls.certFile), key: tlsFile(tls.keyFile)};
	return [unix, {kind: 'tcp', host, port, ...(files === undefined ? {} : {tls: files})}];
}

function tlsFile(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		throw new ServerError('tls-files-bad', {reason: (error as Error).message}, error);
	}
}

function backupPath({dataDir}: Settings, name: string | undefined, at: number): string {
	const stamp = new Date(at).toISOString().replaceAll(/[:.]/g, '-');
	return `${dataDir}/backups/${name ?? `plateau-${stamp}.db`}`;
}
