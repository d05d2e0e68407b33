/** Settings from their values: defaults of the machine, and what must fit together. */

import {join} from 'node:path';
import {id, type SwitchId} from '@plateau/core';
import {localeOf} from '@plateau/core/text';
import type {Environment} from './file.ts';
import type {Address} from './kinds.ts';
import type {SettingProblem} from './problem.ts';
import type {
	ListenSettings,
	RecordingSettings,
	Settings,
	SwitchSettings,
	TrunkSettings,
} from './settings.ts';
import {settingRows} from './table.ts';
import type {Values} from './values.ts';

/** What the defaults depend on. */
export interface Machine {
	readonly env: Environment;
	readonly home: string;
}

/** The settings, whole; what does not fit together is added to `problems`. */
export function assemble(
	values: Values,
	switchIds: readonly string[],
	machine: Machine,
	problems: SettingProblem[],
): Settings {
	const dataDir = values.get<string>('dataDir') ?? usualDataDir(machine);
	const {env} = machine;
	const language = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
	const logFile = values.get<string>('logFile');
	const listen = listenOf(values, problems);
	const trunk = trunkOf(values, problems);
	return {
		dataDir,
		database: values.get<string>('database') ?? join(dataDir, 'plateau.db'),
		socket: values.get<string>('socket') ?? usualSocket(machine, dataDir),
		socketMode: Number.parseInt(values.orFallback<string>('socketMode'), 8),
		...(listen === undefined ? {} : {listen}),
		country: values.orFallback('country'),
		locale: values.get('locale') ?? localeOf(language),
		logLevel: values.orFallback('logLevel'),
		...(logFile === undefined ? {} : {logFile}),
		snapshotEvery: values.orFallback('snapshotEvery'),
		sessionLifeMs: values.orFallback('sessionLife'),
		fallbackWaitMs: values.orFallback('fallback.wait'),
		recording: recordingOf(values, machine, {
			dataDir,
			isPractice: switchIds.every((one) => values.orFallback<boolean>(`switches.${one}.practice`)),
		}),
		asterisk: asteriskOf(values, problems),
		...(trunk === undefined ? {} : {trunk}),
		switches: switchIds.map((switchId) => switchOf(values, switchId, problems)),
	};
}

/** Where data lives when nobody says: systemd's folder, else the user's own. */
function usualDataDir({env, home}: Machine): string {
	// systemd may name several, parted by colons; ours is the first.
	const system = env['STATE_DIRECTORY']?.split(':')[0];
	return system || join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'plateau');
}

/** The keys are not beside the data: whoever has a copy of one has not the other. */
function recordingOf(
	values: Values,
	{env, home}: Machine,
	{dataDir, isPractice}: {readonly dataDir: string; readonly isPractice: boolean},
): RecordingSettings {
	const config =
		env['CONFIGURATION_DIRECTORY']?.split(':')[0] ||
		join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'plateau');
	const usualSpool = isPractice
		? join(dataDir, 'recording-spool')
		: '/var/spool/asterisk/monitor/plateau';
	return {
		spool: values.get('recording.spool') ?? usualSpool,
		folder: values.get('recording.folder') ?? join(dataDir, 'recordings'),
		keyFile: values.get('recording.keyFile') ?? join(config, 'recording-keys.json'),
		minFreeMegabytes: values.orFallback('recording.minFree'),
	};
}

function usualSocket({env}: Machine, dataDir: string): string {
	const system = env['RUNTIME_DIRECTORY']?.split(':')[0];
	if (system) return join(system, 'plateaud.sock');
	const runtime = env['XDG_RUNTIME_DIR'];
	return runtime ? join(runtime, 'plateau', 'plateaud.sock') : join(dataDir, 'plateaud.sock');
}

function listenOf(values: Values, problems: SettingProblem[]): ListenSettings | undefined {
	const certFile = values.get<string>('tlsCert');
	const keyFile = values.get<string>('tlsKey');
	if (values.has('tlsCert') !== values.has('tlsKey')) {
		const origin = values.origin(values.has('tlsCert') ? 'tlsCert' : 'tlsKey');
		problems.push({code: 'tls-half', origin, params: {}});
	}
	const address = values.get<Address>('listen');
	if (address === undefined) return undefined;
	if (certFile !== undefined && keyFile !== undefined) {
		return {...address, tls: {certFile, keyFile}};
	}
	if (!isLoopback(address.host) && !values.has('tlsCert') && !values.has('tlsKey')) {
		const params = {host: address.host};
		problems.push({code: 'address-needs-tls', origin: values.origin('listen'), params});
	}
	return address;
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function asteriskOf(values: Values, problems: SettingProblem[]): Settings['asterisk'] {
	const rtpFrom = values.orFallback<number>('asterisk.rtpFrom');
	const rtpTo = values.orFallback<number>('asterisk.rtpTo');
	if (rtpTo <= rtpFrom) {
		const origin = values.origin(
			values.has('asterisk.rtpTo') ? 'asterisk.rtpTo' : 'asterisk.rtpFrom',
		);
		problems.push({code: 'rtp-range-empty', origin, params: {}});
	}
	return {
		sipAddress: values.orFallback('asterisk.sipAddress'),
		sipPort: values.orFallback('asterisk.sipPort'),
		rtpFrom,
		rtpTo,
	};
}

function trunkOf(values: Values, problems: SettingProblem[]): TrunkSettings | undefined {
	const host = values.get<string>('trunk.host');
	const given = settingRows.filter(({key}) => key.startsWith('trunk.') && values.has(key));
	if (host === undefined) {
		const [first] = given;
		if (first !== undefined && !values.has('trunk.host')) {
			const {key} = first;
			problems.push({code: 'trunk-incomplete', origin: values.origin(key), params: {key}});
		}
		return undefined;
	}
	const registration = registrationOf(values, problems);
	return {
		host,
		...optional('port', values.get<number>('trunk.port')),
		...optional('registration', registration),
		...optional('addresses', values.get<readonly string[]>('trunk.addresses')),
		assertedIdentity: values.orFallback('trunk.assertedIdentity'),
		...optional('outgoingNumber', values.get<string>('trunk.outgoingNumber')),
		qualify: values.orFallback('trunk.qualify'),
	};
}

function registrationOf(
	values: Values,
	problems: SettingProblem[],
): TrunkSettings['registration'] | undefined {
	const user = values.get<string>('trunk.user');
	const secret = values.secret('trunk.secret');
	const hasSecret = values.has('trunk.secret') || values.has('trunk.secretFile');
	if (values.has('trunk.user') !== hasSecret) {
		const key = hasSecret ? 'trunk.secret' : 'trunk.user';
		problems.push({code: 'trunk-user-incomplete', origin: values.origin(key), params: {}});
	}
	if (user === undefined || secret === undefined) return undefined;
	return {user, secret, ...optional('realm', values.get<string>('trunk.realm'))};
}

function switchOf(values: Values, switchId: string, problems: SettingProblem[]): SwitchSettings {
	const path = (field: string) => `switches.${switchId}.${field}`;
	if (values.orFallback<boolean>(path('practice')))
		return {id: id<SwitchId>(switchId), practice: true};
	const has = (field: string) => values.has(path(field)) || values.has(path(`${field}File`));
	const params = {id: switchId};
	const origin = values.origin(values.has(path('id')) ? path('id') : path('host'));
	if (has('systemUsername') !== has('systemSecret')) {
		problems.push({code: 'system-user-incomplete', origin, params});
	}
	const secret = values.secret(path('secret'));
	const username = values.get<string>(path('systemUsername'));
	const systemSecret = values.secret(path('systemSecret'));
	return {
		id: id<SwitchId>(switchId),
		practice: false,
		host: values.orFallback(path('host')),
		port: values.orFallback(path('port')),
		tls: values.orFallback(path('tls')),
		username: values.orFallback(path('username')),
		...optional('secret', secret),
		...(username === undefined || systemSecret === undefined
			? {}
			: {system: {username, secret: systemSecret}}),
		...optional('systemName', values.secret(path('systemName'))),
		...optional('permit', values.get<readonly string[]>(path('permit'))),
		sip: {
			bindAddress: values.get(path('sipAddress')) ?? values.orFallback('asterisk.sipAddress'),
			port: values.get(path('sipPort')) ?? values.orFallback('asterisk.sipPort'),
		},
		...optional('tieAddress', values.get<string>(path('tieAddress'))),
	};
}

function optional<K extends string, V>(key: K, value: V | undefined): {[P in K]?: V} {
	return (value === undefined ? {} : {[key]: value}) as {[P in K]?: V};
}
