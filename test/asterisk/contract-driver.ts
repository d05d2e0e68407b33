// The contract's switch, real: an Asterisk that runs what asterisk-config wrote, with real phones.

import {randomBytes} from 'node:crypto';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {asteriskConfig} from '@plateau/daemon/asterisk/config';
import type {AsteriskInput} from '@plateau/daemon/asterisk/input';
import {completeSecrets} from '@plateau/daemon/asterisk/secrets';
import type {TestFn} from 'ava';
import {
	type ContractParty,
	type ContractSwitch,
	declaredMailbox,
	declaredNumbers,
	endpointOf,
	extensions,
	floorSounds,
	type Habit,
	isOfOlderFilter,
	numbers,
	type OpenSwitch,
	queueSounds,
	recordingKeys,
	type SwitchWish,
	type Voice,
} from '../contract/driver.ts';
import type {Declare} from '../contract/given.ts';
import {startAsterisk} from './rig/asterisk.ts';
import {makeWorkDir} from './rig/chamber.ts';
import {type Phone, type PhoneOptions, startPhone} from './rig/phone.ts';
import {accountOf} from './rig/phone-config.ts';
import {freePort} from './rig/ports.ts';
import {onRealAsterisk} from './rig/real-test.ts';
import type {Rig} from './rig/root.ts';
import {
	answeringPhones,
	caller as callerScenario,
	forwardingPhone,
	refusingPhone,
	talkPhone,
	toldPhone,
} from './rig/scenarios.ts';
import {startSipp, startSippPhone} from './rig/sipp.ts';
import {waitUntil} from './rig/wait.ts';

/** Each party says a tone of its own. */
const tones: ReadonlyMap<Voice, number> = new Map([
	['101', 600],
	['102', 800],
	['103', 1500],
	['caller', 1000],
	['caller 2', 1250],
	['outside', 400],
]);
/** Where callers and those who are called outside are. */
const outsideAddress = '127.0.0.2';
/** How long is listened at once. */
const listenMs = 400;

const habits: Readonly<Record<Habit, string>> = {
	busy: refusingPhone('486 Busy Here', {rings: false}),
	declines: refusingPhone('603 Decline'),
	'forwards to 103': forwardingPhone('103'),
	answers: answeringPhones(),
	'answers when asked': talkPhone(),
	'answers when told to': toldPhone(),
};

const watcher = `
[watcher]
secret = watcher-secret
read = call,user
write = call,originate,reporting
`;

/** The watcher hears all that the practice switch says, too: here Asterisk keeps none of it to itself. */
function withWatcher(managerConf: string): string {
	return managerConf.replace(/^disabledevents = .*\n/m, '') + watcher;
}

/** Declares the contract's cases on a real switch each. */
export function onRealSwitch(test: TestFn): Declare {
	const realTest = onRealAsterisk(test);
	return (title, run) => realTest(`real ${title}`, (t, rig) => run(t, openReal(rig)));
}

/** Opens real switches in this root. */
export function openReal(rig: Rig): OpenSwitch {
	return async (wish = {}) => {
		const [sipPort, amiPort, rtpPort] = [await freePort(), await freePort(), await freePort()];
		const trunkPort = await freePort(outsideAddress);
		const registrar = {host: '127.0.0.1', port: sipPort};
		const secrets = completeSecrets(extensions.map(endpointOf), {}, randomBytes);
		const configDir = makeWorkDir('conf');
		const messagesDir = path.join(configDir, 'messages');
		mkdirSync(messagesDir);
		const input = inputOf({sipPort, amiPort, rtpPort, trunkPort}, wish, messagesDir);
		for (const [name, text] of asteriskConfig(input, secrets)) {
			// A provider that trusts its callers: what they write gets into events.
			const isUnsafe = wish.unsafeTrunk === true && name === 'pjsip.conf';
			const written = isUnsafe ? text.replace('callerid = "trunk" <000>\n', '') : text;
			const filtered = wish.olderFilter === true ? withOlderFilter(written) : written;
			writeFileSync(
				path.join(configDir, name),
				name === 'manager.conf' ? withWatcher(filtered) : filtered,
			);
		}
		const asterisk = await startAsterisk({rig, configDir});
		// Debian's package brings this folder; the rig's log folder is a fresh one.
		mkdirSync(path.join(asterisk.logDir, 'cdr-custom'));
		const stops: (() => Promise<unknown>)[] = [];
		let provider: Phone | undefined;
		const start = async (options: Omit<PhoneOptions, 'rig' | 'registrar'>) => {
			const phone = await startPhone({rig, registrar, ...options});
			stops.push(phone.stop);
			return phone;
		};
		const secretOf = (extension: string) => secrets.phones[endpointOf(extension)] ?? '';
		const rawCall: ContractSwitch['rawCall'] = async ({from, number, headers = []}) => {
			const scenario = callerScenario({from, talkMs: 300, headers});
			const address = '127.0.0.2';
			const run = await startSipp({rig, scenario, remote: registrar, address, service: number});
			stops.push(run.stop);
		};

		return {
			address: {host: '127.0.0.1', port: amiPort},
			control: {username: 'plateau', secret: secrets.control},
			system: {username: 'plateau-system', secret: secrets.system},
			watcher: {username: 'watcher', secret: 'watcher-secret'},
			systemName: secrets.systemName,
			spoolDir: path.join(asterisk.spoolDir, 'monitor', 'plateau'),
			messagesDir,
			toneHzOf: (voice) => tones.get(voice) ?? 0,
			async phone(extension) {
				const options = {
					user: endpointOf(extension),
					secret: secretOf(extension),
					toneHz: tones.get(extension) ?? 0,
				};
				const phone = await start(options);
				await phone.registered();
				return {
					endpoint: options.user,
					...partyOf(phone),
					answer: phone.answer,
					dial: async (number) => void (await phone.dial(number)),
					hold: phone.hold,
					resume: phone.resume,
					unregister: phone.unregister,
					async register() {
						const after = phone.events.length;
						await phone.command('uanew', accountOf({rig, registrar, ...options}));
						await phone.event(({type}) => type === 'REGISTER_OK', {after});
					},
					async shows() {
						const rang = await phone.event(({type}) => type === 'CALL_INCOMING');
						const number = /^sip:([^@]*)@/.exec(rang.peeruri ?? '')?.[1] ?? '';
						return {number, name: rang.peerdisplayname ?? ''};
					},
				};
			},
			async phoneWith(extension, habit) {
				const phone = await startSippPhone({
					rig,
					user: endpointOf(extension),
					secret: secretOf(extension),
					registrar,
					scenario: habits[habit],
				});
				stops.push(phone.stop);
				// Asked between its registration and its start, it answers when it is asked again. A question that
				// nobody answered in 3 s makes it unreachable, whatever it answered since: no more of them than needed.
				const endpoint = endpointOf(extension);
				let askedAt = performance.now();
				await waitUntil(
					`phone ${extension} is reachable`,
					async () => {
						if (performance.now() - askedAt > 4000) {
							askedAt = performance.now();
							await asterisk.cli(`pjsip qualify ${endpoint}`);
						}
						const contacts = await asterisk.cli('pjsip show contacts');
						return new RegExp(`${endpoint}/.* Avail `).test(contacts);
					},
					{everyMs: 50},
				);
				return {asked: () => askedIn(phone.messages())};
			},
			async caller({from = '0612345678', voice = 'caller'} = {}) {
				const phone = await start({
					user: from,
					address: '127.0.0.2',
					toneHz: tones.get(voice) ?? 0,
				});
				return {
					...partyOf(phone),
					dial: async (number) => void (await phone.dial(number)),
					press: phone.press,
				};
			},
			async outside(number, habit = 'answers') {
				// One provider, whichever number is called.
				provider ??= await start({
					user: number,
					address: outsideAddress,
					port: trunkPort,
					toneHz: tones.get('outside') ?? 0,
					autoAnswer: habit === 'answers',
				});
				const phone = provider;
				// Lifts nothing: refuses what rings, for as long as the phone lives.
				if (habit === 'busy') {
					phone.until('ringing', 60_000).then(phone.hangUp, () => {});
				}
				return {
					...partyOf(phone),
					press: phone.press,
					async shows() {
						const rang = await phone.event(({type}) => /^CALL_(INCOMING|ESTABLISHED)$/.test(type));
						return /^sip:([^@]*)@/.exec(rang.peeruri ?? '')?.[1] ?? '';
					},
				};
			},
			rawCall,
			async forge(fields) {
				const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
				const forged = ['', ...lines, '', 'Event: X'].join('\r\n');
				const escaped = [...forged].map(
					(one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`,
				);
				await rawCall({from: `<sip:06${escaped.join('')}@h>`, number: numbers.plain});
			},
			played: async () =>
				[...asterisk.log().matchAll(/Playing '([^'.]+)\.\w+'/g)].map(([, name = '']) => name),
			async channelCount() {
				const answer = await asterisk.cli('core show channels count');
				return Number(/^(\d+) active channel/m.exec(answer)?.[1]);
			},
			async stop() {
				await Promise.all(stops.map((stop) => stop()));
				await asterisk.stop();
				rmSync(configDir, {recursive: true, force: true});
			},
		};
	};
}

/** A file as it was written before holds at phones were read; other files stay. */
function withOlderFilter(file: string): string {
	const isOlder = (line: string) => {
		const [, action, event = ''] = /^eventfilter\(action\((\w+)\),name\((\w+)\)/.exec(line) ?? [];
		return action !== 'exclude' && isOfOlderFilter(event);
	};
	return file.split('\n').filter(isOlder).join('\n');
}

/** What the last INVITE among these messages asks with. */
function askedIn(messages: string): Record<string, string> {
	const invite = messages.split(/^-{5,}.*$/m).findLast((one) => /^INVITE sip:/m.test(one)) ?? '';
	return Object.fromEntries(
		[...invite.matchAll(/^((?:Call|Alert)-Info|(?:Priv-)?Answer-Mode): *(.*?)\r?$/gm)].map(
			([, name = '', value = '']) => [name, value],
		),
	);
}

function partyOf(phone: Phone): ContractParty {
	return {
		async hears() {
			const {tonesHz, isLoud} = await phone.listen([...tones.values()], {
				forMs: listenMs,
				timeoutMs: listenMs * 2,
			});
			const voices = [...tones].filter(([, toneHz]) => tonesHz.includes(toneHz));
			if (voices.length > 0) return voices.map(([voice]) => voice);
			if (isLoud) return ['sound'];
			return phone.state() === 'hears-ringing' ? ['ringing'] : [];
		},
		hangUp: phone.hangUp,
		until: async (state) =>
			void (await waitUntil(`phone ${phone.user} is ${state}`, () => phone.state() === state, {
				describe: () => `it is ${phone.state()}`,
			})),
		isIdle: () => phone.state() === 'idle',
		digits: async () =>
			phone.events
				.filter(({type}) => type === 'CALL_DTMF_START')
				.map(({param = ''}) => param)
				.join(''),
	};
}

function inputOf(
	ports: Readonly<Record<'sipPort' | 'amiPort' | 'rtpPort' | 'trunkPort', number>>,
	{fallbackSecs, trunk = true, outbound, outsideListening}: SwitchWish,
	messagesDir: string,
): AsteriskInput {
	return {
		language: 'fr',
		country: 'FR',
		numbers: declaredNumbers,
		phones: extensions.map((extension) => ({extension, endpoint: endpointOf(extension)})),
		...(trunk
			? // Asked before it is there, it would be held for unreachable while it is.
				{
					trunk: {
						host: outsideAddress,
						port: ports.trunkPort,
						assertedIdentity: false,
						qualify: false,
					},
				}
			: {}),
		...(outbound === undefined ? {} : {outbound}),
		...(outsideListening === true ? {outsideListening} : {}),
		floorSounds,
		queueSounds,
		recordingKeys,
		mailbox: declaredMailbox(messagesDir),
		manager: {
			bindAddress: '127.0.0.1',
			port: ports.amiPort,
			permit: ['127.0.0.1'],
			controlUser: 'plateau',
			systemUser: 'plateau-system',
		},
		sip: {bindAddress: '127.0.0.1', port: ports.sipPort},
		// Far from the ports that are handed out one by one.
		rtp: {from: ports.rtpPort + 20_000, to: ports.rtpPort + 20_200},
		...(fallbackSecs === undefined ? {} : {fallbackSecs}),
	};
}
