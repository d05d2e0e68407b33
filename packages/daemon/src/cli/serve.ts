/** `plateaud serve`: the daemon in this process until a signal ends it. */

import {daemonText} from '@plateau/core/text';
import {type Daemon, startDaemon} from '../daemon.ts';
import {type Log, openLog} from '../log.ts';
import type {Flags} from '../settings/given.ts';
import {type Settings, secretsOf} from '../settings/settings.ts';
import {exitCodes} from './exit-codes.ts';
import {exitCodeOf, sentenceOf} from './failure.ts';
import {complainOf, floorFileOr, readText, storedFloorFile} from './floor-file.ts';
import {complain, type Io, print, settingsOr, tell} from './io.ts';
import {type Reach, reachSwitches} from './reach.ts';
import {privateFolder} from './secrets-file.ts';

export interface ServeOptions {
	readonly flags: Flags;
	/** Applied when no floor file ever was. */
	readonly floorPath?: string;
	/** Callers an hour at a practice switch; nobody rings unless told. */
	readonly callersPerHour?: number;
	/** Resolves when the process is asked to end. */
	readonly ended: Promise<unknown>;
}

export async function serve(io: Io, options: ServeOptions): Promise<number> {
	const {flags, floorPath, callersPerHour, ended} = options;
	if (callersPerHour !== undefined && !(callersPerHour >= 1 && callersPerHour <= 3600)) {
		complain(io, daemonText.callersBad);
		return exitCodes.usage;
	}
	const settings = settingsOr(io, flags);
	if (typeof settings === 'number') return settings;
	if (settings.switches.length === 0) {
		complain(io, daemonText.noSwitch);
		return exitCodes.config;
	}
	privateFolder(settings.dataDir);
	const log = openLog({
		level: settings.logLevel,
		secrets: secretsOf(settings),
		...(settings.logFile === undefined ? {} : {to: settings.logFile}),
	});
	let fatal: unknown;
	let fail = () => {};
	const failed = new Promise<void>((resolve) => {
		fail = resolve;
	});
	const file = storedFloorFile(settings) ?? floorFileOr(io, settings, floorPath);
	if (typeof file === 'number') return file;
	const reach = await reachSwitches(settings, file, callersPerHour);
	try {
		const daemon = await startDaemon({
			settings,
			log,
			reach: reach.of,
			onFatal(error) {
				fatal ??= error;
				fail();
			},
		});
		let code: number | undefined;
		try {
			code = await prepare(io, {daemon, settings, log, floorPath, reach});
			if (code === undefined) {
				tell(io, daemonText.serving, {where: whereOf(settings)});
				await Promise.race([ended, failed]);
				tell(io, daemonText.stopping);
			}
		} finally {
			await daemon.stop();
		}
		if (fatal === undefined) return code ?? exitCodes.ok;
	} catch (error) {
		fatal ??= error;
	} finally {
		await reach.stop();
	}
	print(io.stderr, `plateaud: ${sentenceOf(fatal, io.locale)}`);
	return exitCodeOf(fatal);
}

/** What a start needs once: an account to log in with, and the first floor. */
async function prepare(
	io: Io,
	parts: {
		readonly daemon: Daemon;
		readonly settings: Settings;
		readonly log: Log;
		readonly floorPath: string | undefined;
		readonly reach: Reach;
	},
): Promise<number | undefined> {
	const {daemon, floorPath} = parts;
	if ((await daemon.accounts.list()).length === 0) {
		complain(io, daemonText.noAccounts);
		return exitCodes.failed;
	}
	if (floorPath === undefined || (daemon.floor.seq > 0 && daemon.floor.config.queues.length > 0))
		return undefined;
	const text = readText(floorPath);
	const applied = await daemon.floorFiles.apply(text, {dryRun: false, by: 'plateaud'});
	if (applied.ok) return undefined;
	complainOf(io, floorPath, applied.refusal.details ?? []);
	complain(io, daemonText.floorBad, {path: floorPath, count: applied.refusal.details?.length ?? 1});
	return exitCodes.config;
}

function whereOf({socket, listen}: Settings): string {
	return listen === undefined ? socket : `${socket}, ${listen.host}:${listen.port}`;
}
