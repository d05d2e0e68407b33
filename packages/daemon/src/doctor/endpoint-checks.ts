/** The trunk's and the phones' settings as Asterisk runs them, and whether they are registered. */

import type {AmiClient} from '../ami/client.ts';
import {AmiActionError} from '../ami/errors.ts';
import type {AmiMessage} from '../ami/message.ts';
import {contexts} from '../asterisk/contract.ts';
import {nobodyEndpoint} from '../asterisk/replaces.ts';
import {deviceEndpoint, isRegisteredState} from '../bridge/phone-states.ts';
import {type Finding, finding, unless} from './finding.ts';

export interface CheckedPhone {
	readonly extension: string;
	readonly endpoint: string;
}

/** A setting as `PJSIPShowEndpoint` shows it, as pjsip.conf spells it, and what it must be. */
interface Rule {
	readonly field: string;
	readonly setting: string;
	isRight(value: string): boolean;
}

const isFalse = (value: string) => value === 'false' || value === 'no';
const directMedia: Rule = {field: 'DirectMedia', setting: 'direct_media = no', isRight: isFalse};
const noTransfer: Rule = {field: 'AllowTransfer', setting: 'allow_transfer = no', isRight: isFalse};

const trunkRules: readonly Rule[] = [
	{field: 'TrustIdInbound', setting: 'trust_id_inbound = no', isRight: isFalse},
	{
		field: 'Callerid',
		setting: 'callerid = "trunk" <000>',
		isRight: (value) => /<[0-9]+>/.test(value),
	},
	directMedia,
	noTransfer,
	{field: 'DtmfMode', setting: 'dtmf_mode = rfc4733', isRight: (value) => value === 'rfc4733'},
];
const phoneRules: readonly Rule[] = [directMedia, noTransfer];

/**
 * Looks at the phones' endpoints and at every endpoint that delivers to us. Takes the second user.
 * What it is shown holds passwords: nothing of it is kept.
 */
export async function checkEndpoints(
	system: AmiClient,
	phones: readonly CheckedPhone[],
): Promise<readonly Finding[]> {
	const listed = await listOrNone(system, 'PJSIPShowEndpoints');
	const names = listed.map((item) => item.get('ObjectName') ?? '');
	const unknown = phones.filter(({endpoint}) => !names.includes(endpoint));
	const isPlaceKept = names.includes(nobodyEndpoint);
	const findings: Finding[] = [
		...(isPlaceKept || !(await isLoaded(system, 'res_pjsip_refer'))
			? [finding('places-kept')]
			: [finding('places-open')]),
		...unless(
			unknown.length === 0 ? [] : [finding('phones-unknown', {phones: inWords(unknown)})],
			finding('phones-known', {count: phones.length}),
		),
	];
	let trunks = 0;
	for (const name of names) {
		const phone = phones.find(({endpoint}) => endpoint === name);
		const shown = await listOrNone(system, 'PJSIPShowEndpoint', {Endpoint: name});
		const detail = shown.find((item) => item.event === 'EndpointDetail');
		if (detail === undefined) continue;
		if (phone !== undefined) {
			const settings = broken(detail, phoneRules);
			if (settings !== '') {
				findings.push(finding('phone-unsafe', {phone: phone.extension, settings}));
			}
		} else if (detail.get('Context') === contexts.incoming) {
			trunks += 1;
			const settings = broken(detail, trunkRules);
			findings.push(
				settings === ''
					? finding('trunk-safe', {endpoint: name})
					: finding('trunk-unsafe', {endpoint: name, settings}),
			);
			if (isSilent(shown)) findings.push(finding('trunk-silent', {endpoint: name}));
		}
	}
	if (trunks === 0) findings.push(finding('trunk-none', {context: contexts.incoming}));
	return findings;
}

async function isLoaded(system: AmiClient, name: string): Promise<boolean> {
	try {
		await system.action('ModuleCheck', {Module: name});
		return true;
	} catch (error) {
		if (!(error instanceof AmiActionError)) throw error;
		return false;
	}
}

/** Whether the provider has us registered; nothing where no registration is set. */
export async function checkRegistration(client: AmiClient): Promise<readonly Finding[]> {
	const items = await listOrNone(client, 'PJSIPShowRegistrationsOutbound');
	return items
		.filter((item) => item.event === 'OutboundRegistrationDetail')
		.map((item) => {
			const status = item.get('Status') ?? '';
			return status === 'Registered'
				? finding('trunk-registered')
				: finding('trunk-not-registered', {status});
		});
}

export async function checkRegistered(
	client: AmiClient,
	phones: readonly CheckedPhone[],
	sipPort: number,
): Promise<readonly Finding[]> {
	const {items} = await client.list('DeviceStateList');
	const registered = new Set(
		items
			.filter((item) => isRegisteredState(item.get('State')))
			.map((item) => deviceEndpoint(item.get('Device'))),
	);
	const absent = phones.filter(({endpoint}) => !registered.has(endpoint));
	const present = phones.length - absent.length;
	if (present === 0) return [finding('phones-none-registered', {port: sipPort})];
	return [
		finding('phones-registered', {count: present}),
		...(absent.length === 0 ? [] : [finding('phones-unregistered', {phones: inWords(absent)})]),
	];
}

/** It has addresses, and none of them answers what it is asked (OPTIONS). */
function isSilent(shown: readonly AmiMessage[]): boolean {
	const statuses = shown
		.filter((item) => item.event === 'ContactStatusDetail')
		.map((item) => item.get('Status'));
	return statuses.length > 0 && statuses.every((status) => status === 'Unreachable');
}

function broken(detail: AmiMessage, rules: readonly Rule[]): string {
	return rules
		.filter(({field, isRight}) => !isRight(detail.get(field) ?? ''))
		.map(({setting}) => setting)
		.join(', ');
}

function inWords(phones: readonly CheckedPhone[]): string {
	return phones
		.map(({extension, endpoint}) =>
			extension === endpoint ? extension : `${extension} (${endpoint})`,
		)
		.join(', ');
}

/** Asterisk refuses some lists when they are empty. */
async function listOrNone(
	client: AmiClient,
	action: string,
	fields: Readonly<Record<string, string>> = {},
): Promise<readonly AmiMessage[]> {
	try {
		return (await client.list(action, fields)).items;
	} catch (error) {
		if (error instanceof AmiActionError && /no .* found|not found|unable to/i.test(error.reason)) {
			return [];
		}
		throw error;
	}
}
