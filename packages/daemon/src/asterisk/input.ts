/**
 * What `asterisk-config` is given, and the check that none of it can change the meaning of a
 * configuration file. Where the values come from (floor file, settings, stored secrets) is not
 * known here.
 */

import {emergencyNumbers, type Farewell, type Language, type OutboundConfig} from '@plateau/core';

/** A message that a caller hears; `fallback` ends the fallback queue. */
export type MessageName = Farewell | 'fallback';

/** Own recordings: absolute paths, `.wav` at the end or none. Mono, 16 bits, 8 or 16 kHz. */
export type OwnSounds = Readonly<Partial<Record<MessageName, string>>>;

export interface AsteriskNumber {
	/** Digits of E.164 without plus, or a short number. */
	readonly id: string;
	readonly language: Language;
	readonly answerOnEntry: boolean;
	/** Played once, before the wait, when answered on entry. A path, or a stock sound's name. */
	readonly greeting?: string;
	readonly sounds?: OwnSounds;
	/** Absent: always open. */
	readonly hours?: AsteriskHours;
	/** Whose callers are, for a mailbox. */
	readonly queue?: string;
}

/** Where callers leave a message when nobody answers while the daemon is away. */
export interface AsteriskMailbox {
	/** The folder that Asterisk writes to and the daemon takes from: absolute. */
	readonly spool: string;
	/** What the daemon calls this Asterisk. */
	readonly switchId: string;
	readonly queues: readonly {
		readonly id: string;
		/** How long a message may be. */
		readonly limitSecs: number;
		/** Said before the beep, by language: paths, or stock sounds' names; the stock words where absent. */
		readonly prompt?: Readonly<Partial<Record<Language, string>>>;
	}[];
}

/** When a number is open, for calls that the daemon does not decide in time. */
export interface AsteriskHours {
	/** `Europe/Paris` */
	readonly timeZone: string;
	/** Seven days from Monday on: minutes from midnight, `toMin` exclusive and perhaps on the next day. */
	readonly week: readonly (readonly {readonly fromMin: number; readonly toMin: number}[])[];
	/** `12-25` */
	readonly closedYearly: readonly string[];
	/** `20261224`, both included. */
	readonly closedDays: readonly {readonly from: string; readonly to: string}[];
}

export interface AsteriskPhone {
	/** What colleagues dial, 2 to 6 digits. */
	readonly extension: string;
	/** The PJSIP endpoint's name. */
	readonly endpoint: string;
	/** Shown to colleagues. */
	readonly label?: string;
}

/** How the provider is reached. */
export interface AsteriskTrunk {
	/** Host name or address of the provider's SIP server. */
	readonly host: string;
	readonly port?: number;
	/** Set when the provider wants a registration; absent: known by address alone. */
	readonly registration?: {readonly user: string; readonly secret: string; readonly realm?: string};
	/** Addresses or networks that the provider calls from; `host` alone unless told. */
	readonly addresses?: readonly string[];
	/** Believe `P-Asserted-Identity` for the caller's number: only if the provider says to. */
	readonly assertedIdentity: boolean;
	/** The number shown on calls to the outside; the provider's default unless told. */
	readonly outgoingNumber?: string;
	/** Ask it every minute whether it answers, and call nobody by it but emergencies while it does not. */
	readonly qualify: boolean;
}

/** Its SIP server, as the host of a SIP address. */
export function serverOf({host, port}: AsteriskTrunk): string {
	return port === undefined ? host : `${host}:${port}`;
}

/** Another Asterisk of the same daemon, and the desk phones there. */
export interface AsteriskTie {
	/** The switch's id in the settings. */
	readonly id: string;
	/** Where its SIP is reached from here; what comes from there is believed to be it. */
	readonly host: string;
	readonly port: number;
	readonly phones: readonly AsteriskPhone[];
}

/** One manager user; its secret is in `AsteriskSecrets`. */
export interface AsteriskManager {
	readonly bindAddress: string;
	readonly port: number;
	/** Addresses or networks that may log in. */
	readonly permit: readonly string[];
	readonly controlUser: string;
	/** The second user, with the right `system`: answers phones from the desk. Absent: not written. */
	readonly systemUser?: string;
}

/** Folders for `asterisk.conf`; absent ones are left to the package's own. */
export interface AsteriskPaths {
	readonly etc?: string;
	readonly modules?: string;
	readonly lib?: string;
	readonly db?: string;
	readonly data?: string;
	readonly spool?: string;
	readonly run?: string;
	readonly log?: string;
	/** The folder of music files, absolute or below the data folder; `moh` unless told. */
	readonly music?: string;
}

export interface AsteriskInput {
	/** The language of messages to callers of unknown numbers, and of the phones. */
	readonly language: Language;
	/** ISO 3166 code; gives national forms of numbers, emergency numbers and dialling rules. */
	readonly country: string;
	readonly numbers: readonly AsteriskNumber[];
	readonly phones: readonly AsteriskPhone[];
	readonly trunk?: AsteriskTrunk;
	/** Shown to the outside of calls from handsets, where the trunk has no number of its own. */
	readonly shownNumber?: string;
	/** The other Asterisks that calls go across to. Absent: none. */
	readonly ties?: readonly AsteriskTie[];
	/** What may be dialled to the outside, besides what is usual in the country. */
	readonly outbound?: Pick<OutboundConfig, 'allow' | 'deny'>;
	/** Supervisors may listen from numbers outside. Absent: not. */
	readonly outsideListening?: true;
	readonly manager: AsteriskManager;
	readonly sip: {readonly bindAddress: string; readonly port: number};
	readonly rtp: {readonly from: number; readonly to: number};
	/** Own recordings for every number that has none of its own. */
	readonly sounds?: OwnSounds;
	/** Sounds that rules play to callers, by the floor's names for them: paths, or stock sounds' names. */
	readonly floorSounds?: Readonly<Record<string, string>>;
	/** What an agent hears before the caller, by queue: paths, or stock sounds' names. */
	readonly queueSounds?: Readonly<Record<string, string>>;
	/** Keys of callers that mean something to recording: one digit, `*` or `#` each. */
	readonly recordingKeys?: readonly string[];
	/** Absent: no queue has a mailbox. */
	readonly mailbox?: AsteriskMailbox;
	/** How long the fallback queue tries, in seconds; 300 unless told. */
	readonly fallbackSecs?: number;
	readonly paths?: AsteriskPaths;
}

/** Random values, kept by the caller so that the same input writes the same files. */
export interface AsteriskSecrets {
	/** Asterisk's `systemname`: 16 hexadecimal digits. */
	readonly systemName: string;
	readonly control: string;
	readonly system: string;
	/** By endpoint. */
	readonly phones: Readonly<Record<string, string>>;
	/** What the Asterisks of one daemon show each other. Absent: there is one alone. */
	readonly tie?: string;
}

/** An input that must not be written to a file. `problems` are sentences, each naming its value. */
export class AsteriskInputError extends Error {
	readonly code = 'asterisk-input-bad';
	readonly problems: readonly string[];

	constructor(problems: readonly string[]) {
		super(`the Asterisk configuration cannot be written: ${problems.join('; ')}`);
		this.name = 'AsteriskInputError';
		this.problems = problems;
	}
}

const word = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
const soundName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const host = /^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$|^\[?[0-9A-Fa-f:]{2,39}\]?$/;
const network = /^[0-9A-Fa-f.:]{2,39}(?:\/[0-9.]{1,15})?$|^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/;
const sound = /^[A-Za-z0-9/][A-Za-z0-9/._-]{0,199}$/;
const folder = /^[A-Za-z0-9/][A-Za-z0-9/._ -]{0,199}$/;
const spoolFolder = /^\/[A-Za-z0-9/._-]{1,199}$/;
const number = /^[0-9]{2,15}$/;
const zone = /^[A-Za-z][A-Za-z0-9_+/-]{1,39}$/;
/** Printable ASCII, no blank: what a provider hands out. `;` is escaped when written. */
const password = /^[!-~]{1,128}$/;

/** Throws `AsteriskInputError` with every problem at once. */
export function checkAsteriskInput(input: AsteriskInput, secrets: AsteriskSecrets): void {
	const problems: string[] = [];
	const want = (isRight: boolean, what: string, value: unknown, expected: string) => {
		if (!isRight) problems.push(`${what} ${JSON.stringify(value)} is not ${expected}`);
	};
	const matches = (pattern: RegExp, what: string, value: string, expected: string) =>
		want(pattern.test(value), what, value, expected);
	const port = (what: string, value: number) =>
		want(Number.isInteger(value) && value > 0 && value < 65_536, what, value, 'a port, 1 to 65535');

	for (const {id, greeting, sounds, hours} of input.numbers) {
		if (hours !== undefined) {
			matches(zone, `time zone of number ${id}`, hours.timeZone, 'the name of a time zone');
		}
		matches(number, 'number', id, '2 to 15 digits');
		for (const path of [greeting, ...Object.values(sounds ?? {})]) {
			if (path !== undefined) matches(sound, `sound of number ${id}`, path, soundWords);
		}
	}
	for (const path of Object.values(input.sounds ?? {})) matches(sound, 'sound', path, soundWords);
	for (const [what, sounds] of [
		['sound', input.floorSounds],
		['queue', input.queueSounds],
	] as const) {
		for (const [id, path] of Object.entries(sounds ?? {})) {
			matches(soundName, what, id, '1 to 40 letters, digits, . _ or -');
			matches(sound, `sound of ${what} ${id}`, path, soundWords);
		}
	}
	const {allow = [], deny = []} = input.outbound ?? {};
	for (const prefix of [...allow, ...deny])
		matches(/^(?:\+[0-9]{0,15}|[0-9]{1,15})$/, 'prefix', prefix, 'the beginning of a number');
	if (input.mailbox !== undefined) checkMailbox(input.mailbox, matches);
	for (const key of input.recordingKeys ?? [])
		matches(/^[0-9*#]$/, 'recording key', key, 'one digit, * or #');
	const ties = input.ties ?? [];
	for (const {id, host: at, port: sipPort} of ties) {
		matches(/^[a-z0-9][a-z0-9-]{0,39}$/, 'switch', id, 'small letters, digits and dashes');
		matches(host, `SIP address of ${id}`, at, 'an address');
		port(`SIP port of ${id}`, sipPort);
	}
	const everyPhone = [...input.phones, ...ties.flatMap(({phones}) => phones)];
	for (const {extension, endpoint} of everyPhone) {
		matches(/^[0-9]{2,6}$/, 'extension', extension, '2 to 6 digits');
		matches(word, 'endpoint', endpoint, '1 to 40 letters, digits, _ or -');
		want(
			!emergencyNumbers(input.country).includes(extension),
			'extension',
			extension,
			'free: it is an emergency number',
		);
	}
	for (const [what, list] of [
		['extension', everyPhone.map(({extension}) => extension)],
		['endpoint', everyPhone.map(({endpoint}) => endpoint)],
		['number', input.numbers.map(({id}) => id)],
	] as const) {
		for (const twice of list.filter((value, index) => list.indexOf(value) !== index)) {
			problems.push(`${what} "${twice}" is there twice`);
		}
	}

	const {manager, trunk} = input;
	matches(host, 'manager address', manager.bindAddress, 'an address');
	port('manager port', manager.port);
	for (const user of [manager.controlUser, manager.systemUser]) {
		if (user !== undefined) matches(word, 'manager user', user, 'a word');
	}
	want(
		manager.controlUser !== manager.systemUser,
		'manager user',
		manager.systemUser,
		'a second user',
	);
	for (const from of manager.permit) matches(network, 'permitted address', from, 'an address');
	matches(host, 'SIP address', input.sip.bindAddress, 'an address');
	port('SIP port', input.sip.port);
	port('first RTP port', input.rtp.from);
	port('last RTP port', input.rtp.to);
	want(
		input.rtp.to > input.rtp.from,
		'RTP range',
		`${input.rtp.from}-${input.rtp.to}`,
		'ascending',
	);
	for (const path of Object.values(input.paths ?? {}))
		matches(folder, 'folder', path, 'a plain path');

	if (trunk !== undefined) {
		matches(host, 'trunk host', trunk.host, 'a host name or an address');
		if (trunk.port !== undefined) port('trunk port', trunk.port);
		for (const from of trunk.addresses ?? []) matches(network, 'trunk address', from, 'an address');
		if (trunk.registration !== undefined) {
			const {user, secret, realm} = trunk.registration;
			matches(/^[A-Za-z0-9+._-]{1,80}$/, 'trunk user', user, 'a SIP user name');
			want(password.test(secret), 'trunk secret', '(hidden)', 'printable ASCII without blanks');
			if (realm !== undefined) matches(host, 'trunk realm', realm, 'a host name');
		}
		if (trunk.outgoingNumber !== undefined) {
			matches(/^\+?[0-9]{2,15}$/, 'outgoing number', trunk.outgoingNumber, 'a number');
		}
		if (input.shownNumber !== undefined) {
			matches(/^\+?[0-9]{2,15}$/, 'shown number', input.shownNumber, 'a number');
		}
		want(
			!input.phones.some(({endpoint}) => endpoint === trunkEndpoint),
			'endpoint',
			trunkEndpoint,
			'free: the trunk has it',
		);
	}

	matches(/^[0-9a-f]{16}$/, 'system name', secrets.systemName, '16 hexadecimal digits');
	for (const [what, secret] of [
		['control secret', secrets.control],
		['system secret', secrets.system],
		...(ties.length === 0 ? [] : [['tie secret', secrets.tie] as const]),
		...input.phones.map(
			({endpoint}) => [`secret of ${endpoint}`, secrets.phones[endpoint]] as const,
		),
	] as const) {
		// Never show it: problems are printed.
		if (!/^[A-Za-z0-9_-]{16,64}$/.test(secret ?? '')) {
			problems.push(`the ${what} is not 16 to 64 letters, digits, _ or -`);
		}
	}
	if (problems.length > 0) throw new AsteriskInputError(problems);
}

type Matches = (pattern: RegExp, what: string, value: string, expected: string) => void;

function checkMailbox({spool, switchId, queues}: AsteriskMailbox, matches: Matches): void {
	matches(spoolFolder, 'spool', spool, 'an absolute path of letters, digits, / . _ -');
	matches(soundName, 'switch', switchId, '1 to 40 letters, digits, . _ or -');
	for (const {id, limitSecs, prompt = {}} of queues) {
		matches(soundName, 'queue with a mailbox', id, '1 to 40 letters, digits, . _ or -');
		matches(/^[1-9][0-9]{0,3}$/, `mailbox of queue ${id}`, String(limitSecs), 'whole seconds');
		for (const path of Object.values(prompt)) {
			if (path !== undefined) matches(sound, `prompt of queue ${id}`, path, soundWords);
		}
	}
}

const soundWords = 'a path or name of letters, digits, / . _ -';

/** The trunk's endpoint in `pjsip.conf`. */
export const trunkEndpoint = 'trunk';
