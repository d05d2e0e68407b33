/** From the floor file and the settings to what the Asterisk configuration is written from. */

import type {AsteriskInput, AsteriskNumber, AsteriskPhone, AsteriskTie} from '../asterisk/input.ts';
import type {DeclaredMailbox} from '../floor-file/rule-types.ts';
import {type FloorFile, floorDefaults} from '../floor-file/types.ts';
import {type Settings, type SwitchSettings, tiedTo} from '../settings/settings.ts';
import {asteriskHours} from './number-hours.ts';

/** How long a message may be, where the queue says nothing. */
const usualMessageMs = 180_000;

/** The input for one Asterisk: every number, and the phones that this switch serves. */
export function asteriskInput(
	file: FloorFile,
	settings: Settings,
	one: Extract<SwitchSettings, {practice: false}>,
): AsteriskInput {
	const country = file.country ?? settings.country;
	const language = country === 'FR' ? 'fr' : 'en';
	const {asterisk, trunk} = settings;
	const ties = tiesOf(file, settings, one);
	return {
		language,
		country,
		numbers: numbersOf(file, language),
		phones: phonesAt(file, settings, one.id),
		...(ties.length === 0 ? {} : {ties}),
		...(trunk === undefined ? {} : {trunk: trunkOf(trunk)}),
		...outboundOf(file),
		...shownOf(file),
		...listeningOf(file),
		manager: {
			bindAddress: one.host,
			port: one.port,
			permit: one.permit ?? [one.host === '127.0.0.1' ? '127.0.0.1/255.255.255.255' : one.host],
			controlUser: one.username,
			systemUser: one.system?.username ?? systemUserOf(one.username),
		},
		sip: one.sip,
		rtp: {from: asterisk.rtpFrom, to: asterisk.rtpTo},
		...(file.messages === undefined ? {} : {sounds: file.messages}),
		...soundsOf(file),
		recordingKeys: recordingKeysOf(file),
		...mailboxOf(file, settings, one.id),
		fallbackSecs: Math.round(settings.fallbackWaitMs / 1000),
	};
}

/** The desk phones that a switch serves. */
function phonesAt(file: FloorFile, {switches}: Settings, switchId: string): AsteriskPhone[] {
	const first = switches[0]?.id;
	return file.phones
		.filter((phone) => (phone.switch ?? first) === switchId)
		.map((phone) => ({
			extension: phone.id,
			endpoint: phone.endpoint ?? phone.id,
			...(phone.label === undefined ? {} : {label: phone.label.fr}),
		}));
}

/** As who a handset calls outside, an emergency too: a provider knows no extension, and may refuse the call. */
function shownOf({outbound, numbers}: FloorFile): Pick<AsteriskInput, 'shownNumber'> {
	// Short numbers are reached from within the country alone.
	const shownNumber = outbound?.callerId ?? numbers.find(({id}) => id.length > 6)?.id;
	return shownNumber === undefined ? {} : {shownNumber};
}

/** The other Asterisks, where both ends say how they are reached. */
function tiesOf(
	file: FloorFile,
	settings: Settings,
	one: Extract<SwitchSettings, {practice: false}>,
): AsteriskTie[] {
	return tiedTo(settings, one).map(({id, tieAddress: host, sip}) => {
		return {id, host, port: sip.port, phones: phonesAt(file, settings, id)};
	});
}

/** The sounds that rules name, and what agents hear of each queue. */
export function soundsOf(
	file: FloorFile,
): Required<Pick<AsteriskInput, 'floorSounds' | 'queueSounds'>> {
	const queueSounds = file.queues.flatMap(({id, whisper}) =>
		whisper === undefined ? [] : [[id, whisper] as const],
	);
	return {floorSounds: file.sounds ?? {}, queueSounds: Object.fromEntries(queueSounds)};
}

/** The queues that have a mailbox, and where its messages go; nothing where none has one. */
export function mailboxOf(
	{queues, sounds = {}}: FloorFile,
	{recording}: Pick<Settings, 'recording'>,
	switchId: string,
): Pick<AsteriskInput, 'mailbox'> {
	const spool = recording?.spool;
	const own = queues.flatMap(({id, mailbox}) =>
		mailbox === undefined ? [] : [{id, ...boxOf(mailbox, sounds)}],
	);
	if (own.length === 0 || spool === undefined) return {};
	return {mailbox: {spool, switchId, queues: own}};
}

function boxOf(
	{limitMs = usualMessageMs, prompt}: DeclaredMailbox,
	sounds: Readonly<Record<string, string>>,
) {
	const limitSecs = Math.round(limitMs / 1000);
	if (prompt === undefined) return {limitSecs};
	const {en, fr} = typeof prompt === 'string' ? {en: prompt, fr: prompt} : prompt;
	const found = Object.entries({en, fr}).flatMap(([language, name]) => {
		const path = sounds[name];
		return path === undefined ? [] : [[language, path] as const];
	});
	return {limitSecs, prompt: Object.fromEntries(found)};
}

/** What the floor file says of what may be dialled. */
export function outboundOf({outbound}: FloorFile): Pick<AsteriskInput, 'outbound'> {
	const {allow, deny} = outbound ?? {};
	if (allow === undefined && deny === undefined) return {};
	return {
		outbound: {...(allow === undefined ? {} : {allow}), ...(deny === undefined ? {} : {deny})},
	};
}

/** Whether anybody may listen from outside. */
export function listeningOf({listening}: FloorFile): Pick<AsteriskInput, 'outsideListening'> {
	return listening === undefined ? {} : {outsideListening: true};
}

/** Every key that means something to a queue's recording, once. */
function recordingKeysOf({queues}: FloorFile): readonly string[] {
	const keys = queues.flatMap(({recording}) =>
		[recording?.consentKey, recording?.optOutKey].filter((key) => key !== undefined),
	);
	return [...new Set(keys)].sort();
}

/** The numbers as the dialplan needs them. */
export function numbersOf(file: FloorFile, language: 'en' | 'fr'): AsteriskNumber[] {
	const zone = file.timeZone ?? floorDefaults.timeZone;
	return file.numbers.map((number) => ({
		id: number.id,
		queue: number.queue,
		language: number.language ?? language,
		answerOnEntry: (number.answer ?? 'on-entry') === 'on-entry',
		...(number.greeting === undefined ? {} : {greeting: number.greeting}),
		...(number.messages === undefined ? {} : {sounds: number.messages}),
		...(number.hours === undefined ? {} : {hours: asteriskHours(number.hours, zone)}),
	}));
}

/** The second manager user, when the settings name none. */
export function systemUserOf(username: string): string {
	return `${username}-system`;
}

function trunkOf(trunk: NonNullable<Settings['trunk']>): NonNullable<AsteriskInput['trunk']> {
	const {registration, ...rest} = trunk;
	if (registration === undefined) return rest;
	const {secret, ...who} = registration;
	return {...rest, registration: {...who, secret: secret.reveal()}};
}
