/** The contract's switch, practised: virtual phones and callers, nothing outside this process. */

import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {
	controlRights,
	eventsRead,
	filterMarks,
	systemRights,
} from '@plateau/daemon/asterisk/manager';
import type {PracticeCaller} from '@plateau/daemon/practice/caller';
import type {PhoneState, PracticePhone} from '@plateau/daemon/practice/phone';
import {startPracticeSwitch} from '@plateau/daemon/practice/practice-switch';
import {toneHzOf} from '@plateau/daemon/practice/recordings';
import {
	type ContractCaller,
	type ContractPhone,
	type ContractSwitch,
	declaredMailbox,
	declaredNumbers,
	endpointOf,
	extensions,
	floorSounds,
	isOfOlderFilter,
	type OpenSwitch,
	queueSounds,
	recordingKeys,
	type Voice,
} from './driver.ts';
import {until} from './wait.ts';

const control = {
	...{name: 'control', secret: 'control-secret', ...controlRights, events: eventsRead},
	heldBack: Object.values(filterMarks(recordingKeys)),
};
const olderControl = {...control, events: eventsRead.filter(isOfOlderFilter), heldBack: []};
const otherUsers = [
	{name: 'system', secret: 'system-secret', ...systemRights},
	{
		name: 'watcher',
		secret: 'watcher-secret',
		read: ['call', 'user'],
		write: ['call', 'originate', 'reporting'],
	},
];
const loginOf = (username: string) => ({username, secret: `${username}-secret`});

/** Messages need not take their time here. */
const soundMs = 800;
/** One is long enough to lose a link in and find it again, however busy the machine. */
const longSound = 'vm-nobodyavail';
const longMs = 5000;

export const openPractice: OpenSwitch = async (wish = {}) => {
	const {fallbackSecs, trunk = true, outbound, outsideListening} = wish;
	const refusing = new Set<string>();
	const silent = new Set<string>();
	const played: string[] = [];
	const spoolDir = mkdtempSync(join(tmpdir(), 'plateau-spool-'));
	const practice = await startPracticeSwitch({
		seed: 1,
		numbers: declaredNumbers,
		phones: extensions.map((extension) => ({
			extension,
			endpoint: endpointOf(extension),
			registered: false,
		})),
		users: [wish.olderFilter === true ? olderControl : control, ...otherUsers],
		trunk,
		...(outbound === undefined ? {} : {outbound}),
		floorSounds,
		queueSounds,
		mailbox: declaredMailbox(spoolDir),
		...(outsideListening === true ? {outsideListening} : {}),
		outsideRefuses: (number) => (refusing.has(number) ? 486 : undefined),
		outsideAnswers: (number) => !silent.has(number),
		...(fallbackSecs === undefined ? {} : {fallbackSecs}),
		soundMs(name) {
			played.push(name);
			return name === longSound ? longMs : soundMs;
		},
	});
	const {system} = practice;
	if (system === undefined)
		throw new Error('the practice switch has no user with the right system');
	const voices = new Map<string, Voice>(
		extensions.map((extension) => [endpointOf(extension), extension]),
	);
	/** Names in `Voice`'s words; music, greetings and messages are sound. */
	const inWords = (heard: readonly string[]): readonly Voice[] =>
		heard
			.map((one) => (one === 'ringing' ? one : (voices.get(one) ?? 'sound')))
			.sort((one, other) => one.localeCompare(other));
	const phoneOf = (extension: string): PracticePhone => {
		const phone = practice.phones.get(endpointOf(extension));
		if (phone === undefined) throw new Error(`there is no phone ${extension}`);
		return phone;
	};
	const reaches = (what: string, state: () => PhoneState | 'over', wanted: string) =>
		until(`${what} is ${wanted}`, () => state() === wanted, {
			describe: () => `It is ${state()}.`,
		}).then(() => undefined);

	return {
		address: {host: practice.host, port: practice.port},
		control: loginOf('control'),
		system: loginOf('system'),
		watcher: loginOf('watcher'),
		systemName: practice.systemName,
		spoolDir,
		messagesDir: spoolDir,
		toneHzOf(voice) {
			const [name = voice] = [...voices].find(([, one]) => one === voice) ?? [];
			return toneHzOf(name);
		},
		phone: async (extension) => {
			const phone = phoneOf(extension);
			phone.register();
			return {
				endpoint: phone.endpoint,
				hears: async () => inWords(phone.heard()),
				hangUp: async () => void (phone.hangUp() || phone.refuse()),
				until: (state) => reaches(`phone ${extension}`, () => phone.state, state),
				isIdle: () => phone.state === 'idle',
				digits: async () => phone.digits,
				answer: async () => void phone.answer(),
				dial: async (number) => void phone.dial(number),
				hold: async () => void phone.hold(),
				resume: async () => void phone.hold(false),
				register: async () => phone.register(),
				unregister: async () => phone.unregister(),
				shows: async () => phone.shows ?? {number: '', name: ''},
			} satisfies ContractPhone;
		},
		async phoneWith(extension, habit) {
			const phone = phoneOf(extension);
			phone.register();
			// A virtual phone knows no forwarding; to the switch, one that is not followed is a busy phone.
			if (habit === 'busy' || habit === 'forwards to 103') phone.refuseAll(486);
			if (habit === 'declines') phone.refuseAll(603, true);
			if (habit === 'answers') phone.answerAll();
			return {asked: () => Object.fromEntries(phone.asked)};
		},
		async caller({from = '0612345678', voice = 'caller'} = {}) {
			let call: PracticeCaller | undefined;
			const state = () => {
				if (call === undefined || call.isOver) return 'idle';
				return call.isAnswered ? 'talking' : 'dialling';
			};
			return {
				dial: async (number) => {
					call = practice.call(number, {from});
					voices.set(call.voice, voice);
				},
				press: async (digits) => call?.press(digits),
				hears: async () => inWords(call?.heard() ?? []),
				hangUp: async () => call?.hangUp(),
				until: (wanted) => reaches(voice, state, wanted),
				isIdle: () => state() === 'idle',
				digits: async () => call?.digits ?? '',
			} satisfies ContractCaller;
		},
		async outside(number, habit = 'answers') {
			if (habit === 'busy') refusing.add(number);
			if (habit === 'rings') silent.add(number);
			const voice = `outside ${number}`;
			voices.set(voice, 'outside');
			const party = () => (practice.outside?.number === number ? practice.outside : undefined);
			const state = () => party()?.state ?? 'idle';
			return {
				hears: async () => inWords(party()?.heard() ?? []),
				hangUp: async () => void party()?.hangUp(),
				until: (wanted) => reaches(voice, state, wanted),
				isIdle: () => state() === 'idle',
				digits: async () => party()?.digits ?? '',
				press: async (digits) => party()?.press(digits),
				shows: async () => party()?.shows ?? '',
			};
		},
		async rawCall({from, number, headers = []}) {
			const call = practice.call(number, {header: from, headers});
			setTimeout(() => call.hangUp(), 1500);
		},
		async forge(fields) {
			const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
			practice.forge(`${lines.join('')}\r\n`);
		},
		played: async () => played,
		channelCount: async () => practice.channelCount,
		async stop() {
			await practice.stop();
			rmSync(spoolDir, {recursive: true, force: true});
		},
	} satisfies ContractSwitch;
};
