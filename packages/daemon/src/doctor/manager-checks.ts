/** Is the manager interface there, does it take us, and are our rights the right ones. */

import {setTimeout as sleep} from 'node:timers/promises';
import {type AmiClient, connectAmi} from '../ami/client.ts';
import {AmiError, AmiLoginError} from '../ami/errors.ts';
import type {AmiMessage} from '../ami/message.ts';
import {type AmiAddress, whereOf} from '../ami/transport.ts';
import {filterMarks, filterProbe} from '../asterisk/manager.ts';
import {type Finding, finding, unless} from './finding.ts';

export interface ManagerLogin {
	readonly username: string;
	readonly secret: string;
}

/** A connection for questions; `heard` are the user events since. */
export interface Asked {
	readonly client: AmiClient;
	readonly heard: readonly AmiMessage[];
}

/** What the control user must be able to send. */
const needed = [
	'CoreSettings',
	'CoreStatus',
	'DeviceStateList',
	'Getvar',
	'Hangup',
	'Originate',
	'Redirect',
	'Setvar',
	'Status',
	'UserEvent',
];
/** What would be a shell, or a change of the configuration, in the wrong hands. */
const forbidden = [
	'AGI',
	'Command',
	'CreateConfig',
	'DialplanExtensionAdd',
	'GetConfig',
	'ModuleLoad',
	'Reload',
	'UpdateConfig',
];

/** Logs in, or says why that cannot be. */
export async function reachManager(
	address: AmiAddress,
	login: ManagerLogin,
): Promise<{asked: Asked; findings: readonly Finding[]} | {findings: readonly Finding[]}> {
	const where = whereOf(address);
	const heard: AmiMessage[] = [];
	try {
		const client = await connectAmi(
			{...address, ...login, eventMask: 'user'},
			{event: (event) => void heard.push(event)},
		);
		const reached = finding('manager-reached', {where, user: login.username});
		const isExposed = address.tls === undefined && !isLoopback(address.host);
		const exposed = isExposed ? [finding('manager-exposed', {where})] : [];
		return {asked: {client, heard}, findings: [reached, ...exposed]};
	} catch (error) {
		if (!(error instanceof AmiError)) throw error;
		return {
			findings: [
				error instanceof AmiLoginError
					? finding('manager-login-refused', {where, user: login.username})
					: finding('manager-unreachable', {where, why: whyOf(error)}),
			],
		};
	}
}

/** The second user, whom answering from the keyboard and the closer looks take. */
export async function reachSystemUser(
	address: AmiAddress,
	login: ManagerLogin | undefined,
): Promise<{client?: AmiClient; findings: readonly Finding[]}> {
	if (login === undefined) return {findings: [finding('system-user-absent')]};
	const user = login.username;
	try {
		const client = await connectAmi({...address, ...login, eventMask: 'off'}, {event: () => {}});
		const allowed = await actionsOf(client);
		if (allowed.has('PJSIPNotify')) return {client, findings: [finding('system-user-reached')]};
		await client.close();
		const why = 'PJSIPNotify: permission denied';
		return {findings: [finding('system-user-refused', {user, why})]};
	} catch (error) {
		if (!(error instanceof AmiError)) throw error;
		return {findings: [finding('system-user-refused', {user, why: error.message})]};
	}
}

/** Enough rights and not too many, by what Asterisk would let this user send. */
export async function checkRights(client: AmiClient): Promise<readonly Finding[]> {
	const allowed = await actionsOf(client);
	const missing = needed.filter((name) => !allowed.has(name));
	const excessive = forbidden.filter((name) => allowed.has(name));
	return unless(
		[
			...(missing.length === 0 ? [] : [finding('rights-missing', {actions: missing.join(', ')})]),
			...(excessive.length === 0
				? []
				: [finding('rights-excessive', {actions: excessive.join(', ')})]),
		],
		finding('rights-right'),
	);
}

/** How long our own event may take to come back. */
const echoMs = 1000;

/** Sends an event and listens for it: shows reading rights, timestamps and the system name at once. */
export async function checkEvents(
	{client, heard}: Asked,
	systemName: string | undefined,
): Promise<readonly Finding[]> {
	await client.action('UserEvent', {UserEvent: 'PlateauDoctor'});
	const echo = await heardOf(heard, (event) => event.get('UserEvent') === 'PlateauDoctor');
	const named = (await client.action('CoreSettings')).get('SystemName') ?? '';
	return [
		finding(echo === undefined ? 'events-not-heard' : 'events-heard'),
		...(echo !== undefined && echo.get('Timestamp') === undefined
			? [finding('timestamps-missing')]
			: []),
		finding(
			named === ''
				? 'system-name-missing'
				: systemName === undefined || named !== systemName
					? 'system-name-other'
					: 'system-name-right',
		),
	];
}

/**
 * Whether all that the daemon reads comes through the filter of the control user: that one holds back our
 * questions where they name it, and an older one does not. `keys` are callers' keys that mean something.
 */
export async function checkFilter(
	{client, heard}: Asked,
	keys: readonly string[],
): Promise<readonly Finding[]> {
	const {event: name, header} = filterProbe;
	const marks = filterMarks(keys);
	const isBack = (mark: string) => (event: AmiMessage) =>
		event.get('UserEvent') === name && event.get(header) === mark;
	for (const mark of [marks.events, marks.keys, passes]) {
		await client.action('UserEvent', {UserEvent: name, [header]: mark});
	}
	// Sent last, and through every filter: the others would have come before it.
	if ((await heardOf(heard, isBack(passes))) === undefined) return [];
	if (heard.some(isBack(marks.events))) return [finding('filter-old')];
	if (heard.some(isBack(marks.keys))) return [finding('filter-keys-other')];
	return [finding('filter-current')];
}

const passes = 'none';

async function heardOf(
	heard: readonly AmiMessage[],
	fits: (event: AmiMessage) => boolean,
): Promise<AmiMessage | undefined> {
	const deadline = performance.now() + echoMs;
	while (!heard.some(fits) && performance.now() < deadline) await sleep(10);
	return heard.find(fits);
}

async function actionsOf(client: AmiClient): Promise<ReadonlySet<string>> {
	return new Set((await client.action('ListCommands')).names);
}

/** The system's own words where there are some: ours name the address once more. */
function whyOf(error: AmiError): string {
	return error.cause instanceof Error ? error.cause.message : error.message;
}

export function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
