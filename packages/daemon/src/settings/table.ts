/**
 * The one table of settings: it feeds reading, `--help`, `plateaud config check` and the README.
 * Key in `plateau.toml`, variable and flag follow from each other: `dataDir`, `PLATEAU_DATA_DIR`,
 * `--data-dir`. What each is for is said in core's text.
 */

import type {SettingKey, SettingKind} from '@plateau/core/text';
import {logLevels} from '../log.ts';

/** A setting. */
export interface SettingRow {
	readonly key: SettingKey;
	readonly kind: SettingKind;
	/** As written in the file; absent: none, or said in words by `fallbackNote`. */
	readonly fallback?: string;
	/** How the default is found, where it depends on the machine. */
	readonly fallbackNote?: string;
	/** Inclusive limits: numbers, or ms of a duration. */
	readonly min?: number;
	readonly max?: number;
	readonly choices?: readonly string[];
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Settings that there is one of. */
export const settingRows: readonly SettingRow[] = [
	{key: 'dataDir', kind: 'path', fallbackNote: '$XDG_DATA_HOME/plateau'},
	{key: 'database', kind: 'path', fallbackNote: '<dataDir>/plateau.db'},
	{key: 'socket', kind: 'path', fallbackNote: '$XDG_RUNTIME_DIR/plateau/plateaud.sock'},
	{key: 'socketMode', kind: 'choice', fallback: '0600', choices: ['0600', '0660']},
	{key: 'listen', kind: 'address'},
	{key: 'tlsCert', kind: 'path'},
	{key: 'tlsKey', kind: 'path'},
	{key: 'country', kind: 'country', fallback: 'FR'},
	{key: 'locale', kind: 'choice', fallbackNote: '$LANG', choices: ['en', 'fr']},
	{key: 'logLevel', kind: 'choice', fallback: 'info', choices: logLevels},
	{key: 'logFile', kind: 'path', fallbackNote: 'stdout'},
	{key: 'snapshotEvery', kind: 'integer', fallback: '5000', min: 100, max: 100_000},
	{key: 'sessionLife', kind: 'duration', fallback: '30d', min: minuteMs, max: 366 * dayMs},
	{key: 'fallback.wait', kind: 'duration', fallback: '5m', min: 10_000, max: 120 * minuteMs},
	{key: 'recording.spool', kind: 'path', fallbackNote: '/var/spool/asterisk/monitor/plateau'},
	{key: 'recording.folder', kind: 'path', fallbackNote: '<dataDir>/recordings'},
	{
		key: 'recording.keyFile',
		kind: 'path',
		fallbackNote: '$XDG_CONFIG_HOME/plateau/recording-keys.json',
	},
	{key: 'recording.minFree', kind: 'integer', fallback: '500', min: 1, max: 1_000_000},
	{key: 'asterisk.sipAddress', kind: 'host', fallback: '0.0.0.0'},
	{key: 'asterisk.sipPort', kind: 'port', fallback: '5060'},
	{key: 'asterisk.rtpFrom', kind: 'port', fallback: '10000'},
	{key: 'asterisk.rtpTo', kind: 'port', fallback: '20000'},
	{key: 'trunk.host', kind: 'host'},
	{key: 'trunk.port', kind: 'port'},
	{key: 'trunk.user', kind: 'text'},
	{key: 'trunk.secret', kind: 'secret'},
	{key: 'trunk.secretFile', kind: 'path'},
	{key: 'trunk.realm', kind: 'host'},
	{key: 'trunk.addresses', kind: 'list'},
	{key: 'trunk.assertedIdentity', kind: 'boolean', fallback: 'false'},
	{key: 'trunk.outgoingNumber', kind: 'text'},
	{key: 'trunk.qualify', kind: 'boolean', fallback: 'true'},
];

/** Settings of each switch in `[[switches]]`. */
export const switchRows: readonly SettingRow[] = [
	{key: 'switches.id', kind: 'id'},
	{key: 'switches.practice', kind: 'boolean', fallback: 'false'},
	{key: 'switches.host', kind: 'host', fallback: '127.0.0.1'},
	{key: 'switches.port', kind: 'port', fallback: '5038'},
	{key: 'switches.tls', kind: 'boolean', fallback: 'false'},
	{key: 'switches.username', kind: 'text', fallback: 'plateau'},
	{key: 'switches.secret', kind: 'secret'},
	{key: 'switches.secretFile', kind: 'path'},
	{key: 'switches.systemUsername', kind: 'text'},
	{key: 'switches.systemSecret', kind: 'secret'},
	{key: 'switches.systemSecretFile', kind: 'path'},
	{key: 'switches.systemName', kind: 'secret'},
	{key: 'switches.systemNameFile', kind: 'path'},
	{key: 'switches.permit', kind: 'list'},
	{key: 'switches.sipAddress', kind: 'host', fallbackNote: 'asterisk.sipAddress'},
	{key: 'switches.sipPort', kind: 'port', fallbackNote: 'asterisk.sipPort'},
	{key: 'switches.tieAddress', kind: 'host'},
];

/** The field of a switch that a row is about: `host` of `switches.host`. */
export function switchField(row: SettingRow): string {
	return row.key.slice('switches.'.length);
}

/** `data-dir` of `dataDir`; undefined for secrets, which others could read on the command line. */
export function flagOf({key, kind}: SettingRow): string | undefined {
	return kind === 'secret' ? undefined : words(key).join('-');
}

/** `PLATEAU_DATA_DIR` of `dataDir`; of a switch's row with the switch's id in it. */
export function variableOf(row: SettingRow, switchId?: string): string {
	if (switchId === undefined) return `PLATEAU_${words(row.key).join('_').toUpperCase()}`;
	const id = switchId.replaceAll('-', '_').toUpperCase();
	return `PLATEAU_SWITCH_${id}_${words(switchField(row)).join('_').toUpperCase()}`;
}

function words(key: string): string[] {
	return key.replaceAll(/[A-Z]/g, (letter) => `.${letter.toLowerCase()}`).split('.');
}
