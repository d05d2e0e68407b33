/** How the bridge reaches each switch: an Asterisk by its settings, a practice switch that is started here. */

import type {BridgeSettings} from '../bridge/settings.ts';
import {answersWhenAsked} from '../floor-file/phone-models.ts';
import type {FloorFile} from '../floor-file/types.ts';
import type {PracticeSwitch, PracticeSwitchOptions} from '../practice/practice-switch.ts';
import type {Settings, SwitchSettings} from '../settings/settings.ts';
import {
	listeningOf,
	mailboxOf,
	numbersOf,
	outboundOf,
	soundsOf,
	systemUserOf,
} from './asterisk-input.ts';
import {secretsIn} from './secrets-file.ts';

export type SwitchReach = Omit<BridgeSettings, 'ownerId'>;

/** Everything that was started for the switches. */
export interface Reach {
	of(one: SwitchSettings): SwitchReach;
	stop(): Promise<void>;
}

/** An Asterisk as its settings say; what they leave out is what `asterisk-config` wrote into its files. */
export function reachAsterisk(
	one: Extract<SwitchSettings, {practice: false}>,
	dataDir: string,
): SwitchReach {
	const {host, port, tls, username, secret} = one;
	const address = {host, port, ...(tls ? {tls: {}} : {})};
	if (secret === undefined) {
		const made = secretsIn(dataDir, []);
		return {
			address,
			control: {username, secret: made.control},
			system: {username: one.system?.username ?? systemUserOf(username), secret: made.system},
			systemName: made.systemName,
		};
	}
	const {system, systemName} = one;
	return {
		address,
		control: {username, secret: secret.reveal()},
		...(system === undefined
			? {}
			: {system: {username: system.username, secret: system.secret.reveal()}}),
		...(systemName === undefined ? {} : {systemName: systemName.reveal()}),
	};
}

/** A practice switch as the bridge reaches it. */
export function reachPractice({
	host,
	port,
	control,
	system,
	systemName,
}: PracticeSwitch): SwitchReach {
	return {
		address: {host, port},
		control,
		...(system === undefined ? {} : {system}),
		systemName,
	};
}

/** A practice switch with the numbers and phones of a floor file; its phones ring until they are answered. */
export async function practiceFor(
	file: FloorFile,
	options: {
		readonly country: string;
		readonly seed: number;
		readonly callers?: PracticeSwitchOptions['callers'];
		readonly mailbox?: PracticeSwitchOptions['mailbox'];
		readonly answersAfterMs?: (phoneId: string) => (() => number) | undefined;
	},
): Promise<PracticeSwitch> {
	const {startPracticeSwitch} = await import('../practice/practice-switch.ts');
	const language = options.country === 'FR' ? 'fr' : 'en';
	return startPracticeSwitch({
		seed: options.seed,
		language,
		country: options.country,
		numbers: numbersOf(file, language),
		...soundsOf(file),
		...outboundOf(file),
		...listeningOf(file),
		phones: file.phones.map((phone) => {
			const answersAfterMs = options.answersAfterMs?.(phone.id);
			return {
				endpoint: phone.endpoint ?? phone.id,
				extension: phone.id,
				remoteAnswer: answersWhenAsked(phone, file),
				...(answersAfterMs === undefined ? {} : {answersAfterMs}),
			};
		}),
		...(options.callers === undefined ? {} : {callers: options.callers}),
		...(options.mailbox === undefined ? {} : {mailbox: options.mailbox}),
	});
}

/** Callers as on a usual day; the first within seconds, so that a first try is not a riddle. */
function callersOf(perHour: number): PracticeSwitchOptions['callers'] {
	return {perHour, patienceMs: 90_000, talkMs: 60_000, firstAfterMs: 2000};
}

/** Starts what must be started and says how to reach each switch of the settings. Practice switches are rung as often as told. */
export async function reachSwitches(
	settings: Settings,
	file: FloorFile,
	callersPerHour?: number,
): Promise<Reach> {
	const practice = new Map<string, PracticeSwitch>();
	for (const one of settings.switches) {
		if (!one.practice) continue;
		const seed = Math.floor(Math.random() * 2 ** 31);
		const callers = callersPerHour === undefined ? {} : {callers: callersOf(callersPerHour)};
		const more = {...callers, ...mailboxOf(file, settings, one.id)};
		practice.set(one.id, await practiceFor(file, {country: settings.country, seed, ...more}));
	}
	return {
		of(one) {
			if (!one.practice) return reachAsterisk(one, settings.dataDir);
			const started = practice.get(one.id);
			if (started === undefined) throw new Error(`the practice switch ${one.id} was not started`);
			return reachPractice(started);
		},
		async stop() {
			await Promise.all([...practice.values()].map((one) => one.stop()));
		},
	};
}
