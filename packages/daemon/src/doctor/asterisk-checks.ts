/** What Asterisk is and runs: version, dialplan, modules, fallback queue, clock, and who directs it. */

import type {AmiClient} from '../ami/client.ts';
import {AmiActionError} from '../ami/errors.ts';
import {fallbackQueue, globals, heartbeatLimitSecs} from '../asterisk/contract.ts';
import {clockOffset} from '../bridge/switch-clock.ts';
import {type Finding, finding, unless} from './finding.ts';

/** From here on the fixes of asterisk#1144, #1273 and #1315 are in. */
const wantedVersion = [22, 10, 1] as const;
/** The dialplan's functions exist from here on: `PJSIP_PARSE_URI_FROM` came with 20.9 and 21.4. */
const oldestVersion = [20, 9, 0] as const;

/** Judges `22.10.1+dfsg`, `20.9.3`, `certified-20.7-cert2`. */
export function judgeVersion(version: string): Finding {
	const wanted = wantedVersion.join('.');
	const parts = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
	const numbers = [1, 2, 3].map((index) => Number(parts?.[index] ?? 0));
	const params = {version, wanted};
	if (parts === null) return finding('version-untried', params);
	if (isBefore(numbers, oldestVersion)) return finding('version-too-old', params);
	if (isBefore(numbers, wantedVersion)) return finding('version-loses-redirects', params);
	return numbers[0] === wantedVersion[0]
		? finding('version-good', params)
		: finding('version-untried', params);
}

function isBefore(version: readonly number[], other: readonly number[]): boolean {
	for (const [index, wanted] of other.entries()) {
		const part = version[index] ?? 0;
		if (part !== wanted) return part < wanted;
	}
	return false;
}

export async function checkVersion(client: AmiClient): Promise<readonly Finding[]> {
	const settings = await client.action('CoreSettings');
	return [judgeVersion(settings.get('AsteriskVersion') ?? '')];
}

/** `wanted` is the hash of the dialplan as it would be written now. */
export async function checkDialplan(
	client: AmiClient,
	wanted: string | undefined,
): Promise<readonly Finding[]> {
	const running = await globalValue(client, globals.dialplan);
	if (running === '') return [finding('dialplan-missing')];
	return [finding(running === wanted ? 'dialplan-current' : 'dialplan-other')];
}

/** Takes the second user: `ModuleCheck` needs the right `system`. */
export async function checkModules(
	system: AmiClient,
	modules: readonly string[],
): Promise<readonly Finding[]> {
	const missing: string[] = [];
	for (const name of modules) {
		try {
			await system.action('ModuleCheck', {Module: name});
		} catch (error) {
			if (!(error instanceof AmiActionError)) throw error;
			missing.push(name);
		}
	}
	return unless(
		missing.length === 0 ? [] : [finding('modules-missing', {modules: missing.join(', ')})],
		finding('modules-loaded', {count: modules.length}),
	);
}

export async function checkFallback(
	client: AmiClient,
	endpoints: readonly string[],
): Promise<readonly Finding[]> {
	const {items} = await client.list('QueueStatus', {Queue: fallbackQueue});
	if (!items.some((item) => item.event === 'QueueParams')) return [finding('fallback-missing')];
	const members = items
		.filter((item) => item.event === 'QueueMember')
		.map((item) => (item.get('Location') ?? '').replace(/^PJSIP\//, ''));
	const differ = [
		...endpoints.filter((endpoint) => !members.includes(endpoint)).map((one) => `+${one}`),
		...members.filter((endpoint) => !endpoints.includes(endpoint)).map((one) => `-${one}`),
	];
	return unless(
		differ.length === 0 ? [] : [finding('fallback-other', {phones: differ.join(', ')})],
		finding('fallback-ready', {count: members.length}),
	);
}

/** Further apart than this, and times in reports and in Asterisk's own records do not fit. */
const clockLimitMs = 2000;

export async function checkClock(client: AmiClient): Promise<readonly Finding[]> {
	const offsetMs = await clockOffset(client, Date.now);
	const seconds = Math.round(Math.abs(offsetMs) / 1000);
	const beat = Number(await globalValue(client, globals.alive));
	const ageSecs = Math.abs((Date.now() + offsetMs) / 1000 - beat);
	return [
		Math.abs(offsetMs) > clockLimitMs ? finding('clock-far', {seconds}) : finding('clock-near'),
		finding(ageSecs <= heartbeatLimitSecs ? 'directed' : 'directed-by-nobody'),
	];
}

async function globalValue(client: AmiClient, name: string): Promise<string> {
	return (await client.action('Getvar', {Variable: name})).get('Value') ?? '';
}
