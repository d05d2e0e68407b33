// A floor on a real Asterisk that runs what asterisk-config wrote: loop, bridge, desk phones, callers.
// No store and no server: what the floor decides is kept in a list.

import {randomBytes} from 'node:crypto';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {
	type Event,
	emptyConfig,
	emptyFloor,
	type Floor,
	type FloorConfig,
	id,
	type SwitchId,
} from '@plateau/core';
import {asteriskConfig} from '@plateau/daemon/asterisk/config';
import type {AsteriskInput, AsteriskSecrets} from '@plateau/daemon/asterisk/input';
import {completeSecrets} from '@plateau/daemon/asterisk/secrets';
import {createBridge} from '@plateau/daemon/bridge/bridge';
import {modelOf} from '@plateau/daemon/floor-file/phone-models';
import {silentLog} from '@plateau/daemon/log';
import {type BareCommand, Loop} from '@plateau/daemon/loop';
import type {BareSignal, Caller, SwitchPort} from '@plateau/daemon/switch-port';
import type {ExecutionContext} from 'ava';
import {type RunningAsterisk, startAsterisk} from './rig/asterisk.ts';
import {makeWorkDir} from './rig/chamber.ts';
import {type Phone, type PhoneOptions, startPhone} from './rig/phone.ts';
import {freePort} from './rig/ports.ts';
import type {Rig} from './rig/root.ts';
import {waitUntil} from './rig/wait.ts';

/** The tones that each party says. */
export const tones = {agent: 600, colleague: 800, caller: 1000, supervisor: 1500};

/** Numbers of the lab: answered on entry, answered by an agent only, with a greeting. */
export const numbers = {
	answered: '0123456789',
	unanswered: '0123456780',
	greeted: '0123456781',
} as const;

export interface FloorLabOptions {
	/** Changes a written file before Asterisk reads it. */
	readonly edit?: (name: string, text: string) => string;
	readonly input?: Partial<AsteriskInput>;
	readonly ringMs?: number;
}

export interface FloorLab {
	readonly asterisk: RunningAsterisk;
	readonly registrar: {readonly host: string; readonly port: number};
	/** Where its manager interface listens, on this machine. */
	readonly amiPort: number;
	readonly secrets: AsteriskSecrets;
	readonly floor: Floor;
	readonly events: Event[];
	readonly signals: BareSignal[];
	/** Who rang, as the bridge reported it, in order. */
	readonly callers: Caller[];
	/** What the bridge warned of. */
	readonly warned: string[];
	/** Signs an agent in with phone 101, 102 or 103; starts that phone, saying `toneHz`. */
	agent(name: 'a1' | 'a2' | 'a3', toneHz?: number): Promise<Phone>;
	/** A desk phone, registered. */
	desk(extension: string, more?: Partial<PhoneOptions>): Promise<Phone>;
	/** A caller from the trunk. */
	caller(number: string, more?: Partial<PhoneOptions>): Promise<Phone>;
	submit(command: Record<string, unknown>): Promise<void>;
	/** The first event of this type from index `from` on. */
	event<T extends Event['type']>(
		type: T,
		from?: number,
		timeoutMs?: number,
	): Promise<Extract<Event, {type: T}>>;
	/** The daemon dies without a word, or comes back. */
	daemon(state: 'dead' | 'back'): Promise<void>;
}

const extensions = ['101', '102', '103'];
const mainSwitch = id<SwitchId>('main');

/** Starts everything; the floor knows its switch when this resolves. */
export async function floorLab(
	t: ExecutionContext,
	rig: Rig,
	options: FloorLabOptions = {},
): Promise<FloorLab> {
	const [sipPort, amiPort, rtpPort] = [await freePort(), await freePort(), await freePort()];
	const secrets = completeSecrets(extensions.map(endpointOf), {}, randomBytes);
	const input: AsteriskInput = {
		language: 'en',
		country: 'FR',
		numbers: [
			{id: '33123456789', language: 'en', answerOnEntry: true},
			{id: '33123456780', language: 'fr', answerOnEntry: false},
			{id: '33123456781', language: 'fr', answerOnEntry: true, greeting: 'hello-world'},
		],
		phones: extensions.map((extension) => ({extension, endpoint: endpointOf(extension)})),
		trunk: {host: '127.0.0.2', assertedIdentity: false, qualify: true},
		manager: {
			bindAddress: '127.0.0.1',
			port: amiPort,
			permit: ['127.0.0.1'],
			controlUser: 'plateau',
			systemUser: 'plateau-system',
		},
		sip: {bindAddress: '127.0.0.1', port: sipPort},
		// Far from the ports that are handed out one by one.
		rtp: {from: rtpPort + 20_000, to: rtpPort + 20_200},
		...options.input,
	};
	const asterisk = await runAsterisk(t, rig, input, secrets, options.edit);

	const events: Event[] = [];
	const signals: BareSignal[] = [];
	const callers: Caller[] = [];
	const warned: string[] = [];
	const floor = emptyFloor();
	let bridge: SwitchPort | undefined;
	const loop = new Loop({
		floor,
		now: Date.now,
		append: async (batch) => void events.push(...batch),
		settle: async () => {},
		perform: (effect) => bridge?.perform(effect),
		broadcast: () => {},
		storeFailed: (error) => t.fail(String(error)),
		broken: (error) => t.fail(String(error)),
	});
	const makeBridge = () =>
		createBridge({
			switchId: mainSwitch,
			settings: {
				address: {host: '127.0.0.1', port: amiPort},
				control: {username: 'plateau', secret: secrets.control},
				system: {username: 'plateau-system', secret: secrets.system},
				systemName: secrets.systemName,
				ownerId: 'lab',
			},
			reporter: {
				signal(signal) {
					signals.push(signal);
					loop.signal(signal);
				},
				partyOf(caller) {
					callers.push(caller);
					return id(caller.number ?? 'withheld');
				},
			},
			directory: {
				phone: (phoneId) => ({
					endpoint: endpointOf(phoneId),
					remoteAnswer: true,
					autoAnswer: modelOf({}).autoAnswer,
				}),
				phones: () => extensions.map((one) => ({phoneId: id(one), endpoint: endpointOf(one)})),
				nationalNumberOf: (partyId) => (partyId === 'withheld' ? undefined : partyId),
				agentName: (agentId) => agentId,
				queueLabel: () => 'Aide générale',
			},
			log: {
				...silentLog,
				warn: (event) => void warned.push(event),
				error: (event) => void warned.push(event),
			},
			now: Date.now,
			onOwned: (error) => t.fail(error.message),
		});
	t.teardown(async () => {
		await bridge?.stop();
		await loop.stop();
	});

	const submit: FloorLab['submit'] = async (command) => {
		const answer = await loop.submit({by: 'lab', ...command} as unknown as BareCommand);
		if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
	};
	const daemon: FloorLab['daemon'] = async (state) => {
		await bridge?.stop();
		bridge = undefined;
		if (state === 'dead') return;
		loop.signal({type: 'daemon-started'});
		const told = signals.length;
		bridge = makeBridge();
		bridge.start();
		await waitUntil('the switch is read', () =>
			signals.slice(told).some(({type}) => type === 'switch-resynced'),
		);
		await loop.idle();
	};
	await submit({type: 'configure-floor', config: configOf(options.ringMs ?? 10_000)});
	await daemon('back');

	const registrar = {host: '127.0.0.1', port: sipPort};
	const desk: FloorLab['desk'] = async (extension, more = {}) => {
		const user = endpointOf(extension);
		const secret = secrets.phones[user] ?? '';
		const phone = await startPhone({rig, registrar, user, secret, ...more});
		t.teardown(phone.stop);
		await phone.registered();
		return phone;
	};
	return {
		asterisk,
		registrar,
		amiPort,
		secrets,
		floor,
		events,
		signals,
		callers,
		warned,
		submit,
		daemon,
		desk,
		async agent(name, toneHz = tones.agent) {
			const extension = `10${name.slice(1)}`;
			const phone = await desk(extension, {toneHz});
			await waitUntil('the floor knows the phone', () =>
				[...floor.phones.values()].some((one) => one.id === extension && one.registered),
			);
			const presence = {state: 'available'};
			await submit({
				type: 'sign-in',
				agentId: name,
				phoneId: extension,
				takeover: false,
				presence,
			});
			return phone;
		},
		async caller(number, more = {}) {
			const toneHz = tones.caller;
			const address = '127.0.0.2';
			const phone = await startPhone({rig, registrar, user: number, address, toneHz, ...more});
			t.teardown(phone.stop);
			return phone;
		},
		event: (type, from = 0, timeoutMs = 30_000) =>
			waitUntil(
				`the floor says ${type}`,
				() =>
					events.slice(from).find((one): one is never => one.type === type) as
						| Extract<Event, {type: typeof type}>
						| undefined,
				{
					timeoutMs,
					describe: () => `it said ${events.slice(from).map((one) => one.type)}`,
				},
			),
	};
}

async function runAsterisk(
	t: ExecutionContext,
	rig: Rig,
	input: AsteriskInput,
	secrets: AsteriskSecrets,
	edit: FloorLabOptions['edit'] = (_name, text) => text,
): Promise<RunningAsterisk> {
	const configDir = makeWorkDir('conf');
	t.teardown(() => rmSync(configDir, {recursive: true}));
	for (const [name, text] of asteriskConfig(input, secrets)) {
		writeFileSync(path.join(configDir, name), edit(name, text));
	}
	const asterisk = await startAsterisk({rig, configDir});
	t.teardown(asterisk.stop);
	// Debian's package brings this folder; the rig's log folder is a fresh one.
	mkdirSync(path.join(asterisk.logDir, 'cdr-custom'));
	return asterisk;
}

function endpointOf(extension: string): string {
	return `p${extension}`;
}

function configOf(ringMs: number): FloorConfig {
	const number = (numberId: string, language: 'en' | 'fr', answerOnEntry: boolean) => ({
		id: numberId,
		queueId: 'support',
		language,
		priorityMs: 0,
		answerOnEntry,
	});
	return {
		...emptyConfig,
		numbers: [
			number('33123456780', 'fr', false),
			number('33123456781', 'fr', true),
			number('33123456789', 'en', true),
		],
		queues: [
			{
				id: 'support',
				thresholdMs: 20_000,
				ringMs,
				wrapUp: {mode: 'none'},
				shortAbandonMs: 5000,
				onMaxWait: {action: 'message'},
				nobodyMs: 3_600_000,
				onNobody: {action: 'message'},
				rangOutReasonId: 'rang-out',
				monitoringShown: true,
			},
		],
		phones: extensions.map((one) => ({
			id: one,
			switchId: 'main',
			endpoint: endpointOf(one),
			remoteAnswer: true,
		})),
		agents: ['a1', 'a2', 'a3'].map((one) => ({id: one, queues: ['support'], skills: {}})),
	} as unknown as FloorConfig;
}
