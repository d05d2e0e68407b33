/** `manager.conf`: the two users of the daemon, each with no more rights than it uses. */

import {createHash} from 'node:crypto';
import {confFile, section} from './conf-text.ts';
import {contexts} from './contract.ts';
import type {AsteriskInput, AsteriskSecrets} from './input.ts';

/** Events that the bridge reads; Asterisk keeps the others to itself. */
export const eventsRead = [
	'Newchannel',
	'Newstate',
	'Rename',
	'HangupRequest',
	'SoftHangupRequest',
	'Hangup',
	'DialBegin',
	'UserEvent',
	'ChanSpyStart',
	'ChanSpyStop',
	'OriginateResponse',
	'DeviceStateChange',
	'DTMFEnd',
	'Hold',
	'Unhold',
] as const;

/**
 * Events that each call makes by the dozen and that nobody reads. A filter keeps them from the wire, but Asterisk
 * would still write each of them out, and queue those of a call for the daemon's connection first.
 */
const eventsUnread = [
	'VarSet',
	'Newexten',
	'NewCallerid',
	'NewConnectedLine',
	'NewAccountCode',
	'DialState',
	'DialEnd',
	'BridgeCreate',
	'BridgeDestroy',
	'BridgeLeave',
	'LocalBridge',
	'LocalOptimizationBegin',
	'LocalOptimizationEnd',
	'HangupHandlerPush',
	'HangupHandlerPop',
	'HangupHandlerRun',
	'MusicOnHoldStart',
	'MusicOnHoldStop',
	'RTCPSent',
	'RTCPReceived',
];

/** The two legs that whisper a beep: of no call, and there for a moment. */
export const beepLegs = `Local/s@${contexts.beep}-`;
/** Where an event names the leg that it is of. */
const legHeaders = ['Channel', 'SpyerChannel', 'DestChannel'];

/** Keys that callers press: a card's number might be among them, so most stay in Asterisk. */
const keysEvent = 'DTMFEnd';

/**
 * A user event of ours that asks which filter Asterisk has for us. What a filter lets through cannot be read over
 * the manager interface; so each filter that is written holds back this event where it names the filter itself:
 * an event that comes back has met another one.
 */
export const filterProbe = {event: 'PlateauFilter', header: 'Filter'} as const;

/** What names the filter in `filterProbe`: its events, and its callers' keys. */
export function filterMarks(keys: readonly string[]) {
	const hash = createHash('sha256')
		.update([...eventsRead, beepLegs].join())
		.digest('hex')
		.slice(0, 16);
	return {events: `events-${hash}`, keys: `keys-${[...keys].sort().join('')}`};
}

/** What the control user may send. `command`, `config` and `agi` would be a shell: never. */
export const controlRights = {
	/** `dtmf`: callers' keys; of them only those that mean something pass the filter. */
	read: ['call', 'user', 'dtmf'],
	write: ['call', 'originate', 'user', 'reporting'],
};
/** The second user: `PJSIPNotify` and `MixMonitor` need `system`. It reads no events. */
export const systemRights = {read: [], write: ['system']};

/** The text of `manager.conf`. */
export function managerFile(input: AsteriskInput, secrets: AsteriskSecrets): string {
	const {bindAddress, port} = input.manager;
	return confFile(
		`The manager interface, by which the daemon watches and directs calls. Whoever has these
		passwords directs them too: keep this file to yourself (mode 0640, group asterisk).
		Written by "plateaud asterisk-config".`,
		section('general', [
			'enabled = yes',
			`bindaddr = ${bindAddress}`,
			`port = ${port}`,
			'webenabled = no',
			'; Durations are taken from the switch’s clock, not from when an event came over the wire.',
			'timestampevents = yes',
			'displayconnects = no',
			'; Nobody reads these here. Take out the name of one that another program of yours needs.',
			`disabledevents = ${eventsUnread.join(',')}`,
			'; An address that knows no password is not kept waiting in memory.',
			'authtimeout = 30',
			'authlimit = 20',
		]),
		...managerUsers(input, secrets),
	);
}

/** The users alone, for somebody’s own `manager.conf`. */
export function managerUsers(input: AsteriskInput, secrets: AsteriskSecrets): readonly string[] {
	const {manager} = input;
	const guarded = (secret: string) => [
		`secret = ${secret}`,
		'deny = 0.0.0.0/0.0.0.0',
		'deny = ::/0',
		...manager.permit.map((address) => `permit = ${address}`),
		'; A daemon that does not read is dropped after five seconds rather than kept in memory.',
		'writetimeout = 5000',
	];
	return [
		section(
			manager.controlUser,
			[
				...guarded(secrets.control),
				`read = ${controlRights.read.join(',')}`,
				`write = ${controlRights.write.join(',')}`,
				'; Only what is used crosses the wire.',
				...eventsRead
					.filter((name) => name !== keysEvent)
					.map((name) => `eventfilter(action(include),name(${name})) =`),
				...(input.recordingKeys ?? []).map(
					(key) =>
						`eventfilter(action(include),name(${keysEvent}),header(Digit),method(exact)) = ${key}`,
				),
				'; Nothing of the legs that whisper a beep.',
				...legHeaders.map(
					(header) =>
						`eventfilter(action(exclude),header(${header}),method(starts_with)) = ${beepLegs}`,
				),
				'; How the daemon and the doctor tell whether this filter is of their version: they do not hear these.',
				...Object.values(filterMarks(input.recordingKeys ?? [])).map(
					(mark) =>
						`eventfilter(action(exclude),name(UserEvent),header(${filterProbe.header}),method(exact)) = ${mark}`,
				),
			],
			`Sees and directs calls. Without "command", "config", "agi", "system": it cannot run programs,
			read files or change the configuration.`,
		),
		...(manager.systemUser === undefined
			? []
			: [
					section(
						manager.systemUser,
						[...guarded(secrets.system), 'read =', `write = ${systemRights.write.join(',')}`],
						`Makes desk phones answer from the keyboard (PJSIPNotify), begins recordings (MixMonitor) and lets
						the doctor look at endpoints and modules. These take "system", which may also load modules and change the dialplan: leave
						this user out where agents lift the handset and nothing is recorded.`,
					),
				]),
	];
}
