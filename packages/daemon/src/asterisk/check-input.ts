/** That nothing `asterisk-config` is given can change the meaning of a configuration file. */

import {emergencyNumbers} from '@plateau/core';
import {
	type AsteriskInput,
	type AsteriskMailbox,
	type AsteriskSecrets,
	type AsteriskTrunk,
	trunkEndpoint,
} from './input.ts';

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

const soundWords = 'a path or name of letters, digits, / . _ -';

/** Throws `AsteriskInputError` with every problem at once. */
export function checkAsteriskInput(input: AsteriskInput, secrets: AsteriskSecrets): void {
	const problems = new Problems();
	checkSounds(problems, input);
	checkRules(problems, input);
	checkPhones(problems, input);
	checkAddresses(problems, input);
	if (input.trunk !== undefined) checkTrunk(problems, input, input.trunk);
	checkSecrets(problems, input, secrets);
	if (problems.found.length > 0) throw new AsteriskInputError(problems.found);
}

/** Collects what is wrong. */
class Problems {
	readonly found: string[] = [];

	want(isRight: boolean, what: string, value: unknown, expected: string): void {
		if (!isRight) this.found.push(`${what} ${JSON.stringify(value)} is not ${expected}`);
	}

	matches(pattern: RegExp, what: string, value: string, expected: string): void {
		this.want(pattern.test(value), what, value, expected);
	}

	port(what: string, value: number): void {
		const isPort = Number.isInteger(value) && value > 0 && value < 65_536;
		this.want(isPort, what, value, 'a port, 1 to 65535');
	}
}

/** Numbers, and the sounds of numbers, floor and queues. */
function checkSounds(problems: Problems, input: AsteriskInput): void {
	for (const {id, greeting, sounds, hours} of input.numbers) {
		if (hours !== undefined) {
			problems.matches(
				zone,
				`time zone of number ${id}`,
				hours.timeZone,
				'the name of a time zone',
			);
		}
		problems.matches(number, 'number', id, '2 to 15 digits');
		for (const path of [greeting, ...Object.values(sounds ?? {})]) {
			if (path !== undefined) problems.matches(sound, `sound of number ${id}`, path, soundWords);
		}
	}
	for (const path of Object.values(input.sounds ?? {}))
		problems.matches(sound, 'sound', path, soundWords);
	for (const [what, sounds] of [
		['sound', input.floorSounds],
		['queue', input.queueSounds],
	] as const) {
		for (const [id, path] of Object.entries(sounds ?? {})) {
			problems.matches(soundName, what, id, '1 to 40 letters, digits, . _ or -');
			problems.matches(sound, `sound of ${what} ${id}`, path, soundWords);
		}
	}
}

/** What may be dialled, mailboxes, keys. */
function checkRules(problems: Problems, {outbound, mailbox, recordingKeys}: AsteriskInput): void {
	const {allow = [], deny = []} = outbound ?? {};
	for (const prefix of [...allow, ...deny])
		problems.matches(
			/^(?:\+[0-9]{0,15}|[0-9]{1,15})$/,
			'prefix',
			prefix,
			'the beginning of a number',
		);
	if (mailbox !== undefined) checkMailbox(problems, mailbox);
	for (const key of recordingKeys ?? [])
		problems.matches(/^[0-9*#]$/, 'recording key', key, 'one digit, * or #');
}

/** Ours and those across ties; and that no name stands twice. */
function checkPhones(problems: Problems, input: AsteriskInput): void {
	const ties = input.ties ?? [];
	for (const {id, host: at, port: sipPort} of ties) {
		problems.matches(/^[a-z0-9][a-z0-9-]{0,39}$/, 'switch', id, 'small letters, digits and dashes');
		problems.matches(host, `SIP address of ${id}`, at, 'an address');
		problems.port(`SIP port of ${id}`, sipPort);
	}
	const everyPhone = [...input.phones, ...ties.flatMap(({phones}) => phones)];
	for (const {extension, endpoint} of everyPhone) {
		problems.matches(/^[0-9]{2,6}$/, 'extension', extension, '2 to 6 digits');
		problems.matches(word, 'endpoint', endpoint, '1 to 40 letters, digits, _ or -');
		problems.want(
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
			problems.found.push(`${what} "${twice}" is there twice`);
		}
	}
}

/** Where the manager, SIP and sound listen, and folders. */
function checkAddresses(problems: Problems, {manager, sip, rtp, paths}: AsteriskInput): void {
	problems.matches(host, 'manager address', manager.bindAddress, 'an address');
	problems.port('manager port', manager.port);
	for (const user of [manager.controlUser, manager.systemUser]) {
		if (user !== undefined) problems.matches(word, 'manager user', user, 'a word');
	}
	problems.want(
		manager.controlUser !== manager.systemUser,
		'manager user',
		manager.systemUser,
		'a second user',
	);
	for (const from of manager.permit)
		problems.matches(network, 'permitted address', from, 'an address');
	problems.matches(host, 'SIP address', sip.bindAddress, 'an address');
	problems.port('SIP port', sip.port);
	problems.port('first RTP port', rtp.from);
	problems.port('last RTP port', rtp.to);
	problems.want(rtp.to > rtp.from, 'RTP range', `${rtp.from}-${rtp.to}`, 'ascending');
	for (const path of Object.values(paths ?? {}))
		problems.matches(folder, 'folder', path, 'a plain path');
}

function checkTrunk(problems: Problems, input: AsteriskInput, trunk: AsteriskTrunk): void {
	problems.matches(host, 'trunk host', trunk.host, 'a host name or an address');
	if (trunk.port !== undefined) problems.port('trunk port', trunk.port);
	for (const from of trunk.addresses ?? [])
		problems.matches(network, 'trunk address', from, 'an address');
	if (trunk.registration !== undefined) {
		const {user, secret, realm} = trunk.registration;
		problems.matches(/^[A-Za-z0-9+._-]{1,80}$/, 'trunk user', user, 'a SIP user name');
		problems.want(
			password.test(secret),
			'trunk secret',
			'(hidden)',
			'printable ASCII without blanks',
		);
		if (realm !== undefined) problems.matches(host, 'trunk realm', realm, 'a host name');
	}
	for (const [what, shown] of [
		['outgoing number', trunk.outgoingNumber],
		['shown number', input.shownNumber],
	] as const) {
		if (shown !== undefined) problems.matches(/^\+?[0-9]{2,15}$/, what, shown, 'a number');
	}
	problems.want(
		!input.phones.some(({endpoint}) => endpoint === trunkEndpoint),
		'endpoint',
		trunkEndpoint,
		'free: the trunk has it',
	);
}

function checkSecrets(problems: Problems, input: AsteriskInput, secrets: AsteriskSecrets): void {
	problems.matches(/^[0-9a-f]{16}$/, 'system name', secrets.systemName, '16 hexadecimal digits');
	const hasTies = (input.ties ?? []).length > 0;
	for (const [what, secret] of [
		['control secret', secrets.control],
		['system secret', secrets.system],
		...(hasTies ? [['tie secret', secrets.tie] as const] : []),
		...input.phones.map(
			({endpoint}) => [`secret of ${endpoint}`, secrets.phones[endpoint]] as const,
		),
	] as const) {
		// Never show it: problems are printed.
		if (!/^[A-Za-z0-9_-]{16,64}$/.test(secret ?? '')) {
			problems.found.push(`the ${what} is not 16 to 64 letters, digits, _ or -`);
		}
	}
}

function checkMailbox(problems: Problems, {spool, switchId, queues}: AsteriskMailbox): void {
	problems.matches(spoolFolder, 'spool', spool, 'an absolute path of letters, digits, / . _ -');
	problems.matches(soundName, 'switch', switchId, '1 to 40 letters, digits, . _ or -');
	for (const {id, limitSecs, prompt = {}} of queues) {
		problems.matches(soundName, 'queue with a mailbox', id, '1 to 40 letters, digits, . _ or -');
		problems.matches(
			/^[1-9][0-9]{0,3}$/,
			`mailbox of queue ${id}`,
			String(limitSecs),
			'whole seconds',
		);
		for (const path of Object.values(prompt)) {
			if (path !== undefined) problems.matches(sound, `prompt of queue ${id}`, path, soundWords);
		}
	}
}
