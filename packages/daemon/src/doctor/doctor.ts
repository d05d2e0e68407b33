/** The doctor: asks each switch and this machine everything, in the order in which one would mend it. */

import type {AmiClient} from '../ami/client.ts';
import {AmiActionError, AmiError} from '../ami/errors.ts';
import type {AmiAddress} from '../ami/transport.ts';
import {
	checkClock,
	checkDialplan,
	checkFallback,
	checkModules,
	checkVersion,
} from './asterisk-checks.ts';
import {
	type CheckedPhone,
	checkEndpoints,
	checkRegistered,
	checkRegistration,
} from './endpoint-checks.ts';
import {type Finding, finding} from './finding.ts';
import {
	checkDisk,
	checkRtpPorts,
	checkSipPort,
	checkSounds,
	usualDataFolders,
} from './machine-checks.ts';
import {
	checkEvents,
	checkFilter,
	checkRights,
	isLoopback,
	type ManagerLogin,
	reachManager,
	reachSystemUser,
} from './manager-checks.ts';
import {checkRecording, type RecordingToCheck} from './recording-checks.ts';
import {checkSpoolOf} from './spool-checks.ts';
import {type CheckedTie, checkTies} from './tie-checks.ts';

/** One switch to look at. */
export type CheckedSwitch =
	| {readonly switchId: string; readonly practice: true}
	| {
			readonly switchId: string;
			readonly practice: false;
			readonly address: AmiAddress;
			readonly control: ManagerLogin;
			readonly system?: ManagerLogin;
			readonly systemName?: string;
			/** Hash of the dialplan as `asterisk-config` would write it now. */
			readonly dialplan: string | undefined;
			/** Must be loaded for what is declared. */
			readonly modules: readonly string[];
			/** Where Asterisk writes what is recorded; absent where nothing is. */
			readonly spool?: string;
			readonly phones: readonly CheckedPhone[];
			/** The other switches that its calls go across to. Absent: none. */
			readonly ties?: readonly CheckedTie[];
			/** Callers' keys that mean something. Absent: none. */
			readonly keys?: readonly string[];
			readonly languages: readonly string[];
			/** Own recordings and greetings of the floor file. */
			readonly ownSounds: readonly string[];
			readonly sip: {readonly bindAddress: string; readonly port: number};
			readonly rtp: {readonly from: number; readonly to: number};
	  };

export interface DoctorParts {
	readonly dataDir: string;
	readonly switches: readonly CheckedSwitch[];
	/** Where Asterisk's sounds may be on this machine; the usual places unless told. */
	readonly dataFolders?: readonly string[];
	/** Absent where no queue records or has a mailbox. */
	readonly recording?: Omit<RecordingToCheck, 'dataDir'>;
}

/** Everything found, this machine first. Never rejects because of what it finds. */
export async function examine(parts: DoctorParts): Promise<readonly Finding[]> {
	const findings: Finding[] = [...(await checkDisk(parts.dataDir))];
	const {recording, dataDir} = parts;
	if (recording !== undefined) findings.push(...(await checkRecording({...recording, dataDir})));
	if (parts.switches.length === 0) findings.push(finding('no-switch'));
	for (const one of parts.switches) {
		const found = one.practice
			? [finding('practice-switch', {switchId: one.switchId})]
			: await examineAsterisk(one, parts.dataFolders ?? usualDataFolders);
		findings.push(...found.map((each) => ({switchId: one.switchId, ...each})));
	}
	return findings;
}

async function examineAsterisk(
	one: Extract<CheckedSwitch, {practice: false}>,
	dataFolders: readonly string[],
): Promise<readonly Finding[]> {
	const {address, control, phones, languages, ownSounds: own} = one;
	const isHere = isLoopback(address.host);
	const machine = [
		...checkRtpPorts(one.rtp, phones.length),
		...(isHere ? await checkSipPort(one.sip.bindAddress, one.sip.port) : []),
		...(isHere ? await checkSounds({languages, own, dataFolders}) : [finding('sounds-elsewhere')]),
	];
	const reached = await reachManager(address, control);
	if (!('asked' in reached)) return [...reached.findings, ...machine];
	const {client} = reached.asked;
	const second = await reachSystemUser(address, one.system);
	const endpoints = phones.map(({endpoint}) => endpoint);
	try {
		return [
			...reached.findings,
			...second.findings,
			...(await ask('ListCommands', () => checkRights(client))),
			...(await ask('UserEvent', () => checkEvents(reached.asked, one.systemName))),
			...(await ask('UserEvent', () => checkFilter(reached.asked, one.keys ?? []))),
			...(await ask('CoreSettings', () => checkVersion(client))),
			...(await ask('Getvar', () => checkDialplan(client, one.dialplan))),
			...(isHere && one.spool !== undefined
				? await ask('CoreSettings', () => checkSpoolOf(client, one.spool ?? ''))
				: []),
			...(await askSecond(second.client, 'ModuleCheck', (system) =>
				checkModules(system, one.modules),
			)),
			...(await askSecond(second.client, 'PJSIPShowEndpoints', (system) =>
				checkEndpoints(system, phones),
			)),
			...(await ask('PJSIPShowRegistrationsOutbound', () => checkRegistration(client))),
			...(await ask('DeviceStateList', () => checkRegistered(client, phones, one.sip.port))),
			...(await ask('DeviceStateList', () => checkTies(client, one.ties ?? []))),
			...(await ask('QueueStatus', () => checkFallback(client, endpoints))),
			...(await ask('Ping', () => checkClock(client))),
			...machine,
		];
	} finally {
		await Promise.all([client.close(), second.client?.close()]);
	}
}

/** A question that Asterisk refuses, or leaves unanswered, is a finding of its own. */
async function ask(
	action: string,
	check: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
	try {
		return await check();
	} catch (error) {
		if (!(error instanceof AmiError)) throw error;
		const why = error instanceof AmiActionError ? error.reason : error.message;
		return [finding('not-asked', {action, why})];
	}
}

/** Without the second user these are left out: `system-user-absent` says so. */
async function askSecond(
	system: AmiClient | undefined,
	action: string,
	check: (system: AmiClient) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
	return system === undefined ? [] : ask(action, () => check(system));
}
