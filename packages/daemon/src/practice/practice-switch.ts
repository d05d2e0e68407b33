/**
 * The practice switch: an Asterisk small enough to live inside the daemon. It speaks the real manager
 * protocol over TCP and runs the dialplan that `asterisk-config` writes, with virtual phones and callers.
 */

import {randomBytes, randomInt} from 'node:crypto';
import type {Language} from '@plateau/core';
import {createRandom} from '@plateau/core/sim';
import {contexts} from '../asterisk/contract.ts';
import {dialplanFile} from '../asterisk/dialplan.ts';
import type {AsteriskInput, AsteriskNumber} from '../asterisk/input.ts';
import {controlRights, eventsRead, filterMarks, systemRights} from '../asterisk/manager.ts';
import {AmiServer} from './ami-server.ts';
import {applications} from './apps/applications.ts';
import {type CallOptions, PracticeCaller} from './caller.ts';
import {type PracticeCallers, type PracticeCallersOptions, startCallers} from './callers.ts';
import {checkDialplan} from './check-dialplan.ts';
import {type PracticeClock, systemClock} from './clock.ts';
import {Dialplan} from './dialplan/read.ts';
import {Exchange, trunkName} from './exchange.ts';
import {hangUp} from './far-end.ts';
import {OutsideParty} from './outside-party.ts';
import {PracticePhone, type PracticePhoneOptions} from './phone.ts';
import type {ManagerUser} from './rights.ts';
import {soundMs} from './sound-lengths.ts';

export interface PracticeSwitchOptions {
	/** 127.0.0.1 unless told. */
	readonly host?: string;
	/** 0 (any free one) unless told. */
	readonly port?: number;
	/** The same seed and callers give the same calls. */
	readonly seed: number;
	readonly numbers: readonly AsteriskNumber[];
	readonly phones: readonly PracticePhoneOptions[];
	/** Of the phones and of unknown numbers; `fr` unless told. */
	readonly language?: Language;
	/** ISO 3166 code for the forms of numbers; `FR` unless told. */
	readonly country?: string;
	/** 16 hexadecimal digits; made up unless told. */
	readonly systemName?: string;
	/** The two users that `asterisk-config` writes, with secrets made up, unless told. */
	readonly users?: readonly ManagerUser[];
	/** Callers that ring by themselves; none unless told. */
	readonly callers?: PracticeCallersOptions;
	/** Whether the provider has a way to the outside; it has unless told. */
	readonly trunk?: boolean;
	/** What may be dialled to the outside; what is usual in the country unless told. */
	readonly outbound?: AsteriskInput['outbound'];
	/** Supervisors may listen from numbers outside; they may not unless told. */
	readonly outsideListening?: AsteriskInput['outsideListening'];
	/** The SIP code with which a number outside refuses; undefined: it answers. */
	readonly outsideRefuses?: (number: string) => number | undefined;
	/** Whether a number outside that rings is answered; it is unless told. */
	readonly outsideAnswers?: (number: string) => boolean;
	/** The floor's sounds by name, and queues' by id, as `asterisk-config` is given them. */
	readonly floorSounds?: AsteriskInput['floorSounds'];
	readonly queueSounds?: AsteriskInput['queueSounds'];
	/** How long the fallback queue tries; 300 s unless told. */
	readonly fallbackSecs?: number;
	/** Which queues have a mailbox, and where messages are written; none unless told. */
	readonly mailbox?: AsteriskInput['mailbox'];
	/** How long a sound lasts; as the stock sounds do unless told. */
	readonly soundMs?: (name: string) => number;
	readonly clock?: PracticeClock;
}

/** A manager user's name and secret, for the bridge's settings. */
export interface PracticeLogin {
	readonly username: string;
	readonly secret: string;
}

export interface PracticeSwitch {
	readonly host: string;
	readonly port: number;
	readonly systemName: string;
	/** What the bridge logs in with: the first user, and the one with the right `system`. */
	readonly control: PracticeLogin;
	readonly system: PracticeLogin | undefined;
	/** By endpoint. */
	readonly phones: ReadonlyMap<string, PracticePhone>;
	/** Callers that ring by themselves, when the options ask for them. */
	readonly callers: PracticeCallers | undefined;
	/** Somebody outside dials one of our numbers. */
	call(number: string, options?: CallOptions): PracticeCaller;
	/** Whom somebody here called last by the trunk. */
	readonly outside: OutsideParty | undefined;
	/** Live channels. */
	readonly channelCount: number;
	/** Drops the manager connections; the calls do not notice. */
	dropConnections(): void;
	/** Writes bytes into every manager connection: what a forged event looks like. */
	forge(text: string): void;
	/** Ends calls, callers and connections. */
	stop(): Promise<void>;
}

/** Starts a practice switch; it listens when this resolves. Rejects when the port is taken. */
export async function startPracticeSwitch(options: PracticeSwitchOptions): Promise<PracticeSwitch> {
	const {host = '127.0.0.1', port = 0, seed, clock = systemClock, language = 'fr'} = options;
	const dialplan = new Dialplan(dialplanFile(inputOf(options)));
	checkDialplan(dialplan);
	const systemName = options.systemName ?? randomBytes(8).toString('hex');
	const random = createRandom(seed).fork('practice switch');
	const exchange: Exchange = new Exchange({
		clock,
		dialplan,
		applications,
		systemName,
		language,
		random,
		soundMs: options.soundMs ?? soundMs,
		tell: (event, eventClass, fields) =>
			server.tell(systemName, clock.now(), event, eventClass, fields),
	});
	const users = options.users ?? usualUsers();
	const server = new AmiServer({
		exchange,
		users,
		challenge: () => String(randomInt(100_000_000, 999_999_999)),
	});
	const phones = new Map<string, PracticePhone>();
	for (const phoneOptions of options.phones) {
		const phone = new PracticePhone(exchange, phoneOptions);
		phones.set(phone.endpoint, phone);
		exchange.addEndpoint({
			name: phone.endpoint,
			caller: {number: phone.extension, name: phone.label},
			context: contexts.phones,
			isMember: true,
			isReachable: () => phone.isRegistered,
			farEnd: () => phone,
		});
	}
	exchange.addEndpoint({
		name: trunkName,
		caller: {number: '000', name: 'trunk'},
		context: contexts.incoming,
		isMember: false,
		isReachable: () => options.trunk ?? true,
		farEnd(dialled) {
			const {outsideRefuses, outsideAnswers} = options;
			const refusesWith = outsideRefuses?.(dialled);
			const answers = outsideAnswers?.(dialled) ?? true;
			outside = new OutsideParty(exchange, dialled, refusesWith, answers);
			return outside;
		},
	});
	let outside: OutsideParty | undefined;

	let callerCount = 0;
	const call = (number: string, callOptions: CallOptions = {}) => {
		callerCount += 1;
		const caller = new PracticeCaller(exchange, `caller ${callerCount}`, callOptions);
		caller.dial(number);
		return caller;
	};

	const listensOn = await server.listen(host, port);
	const callers =
		options.callers === undefined
			? undefined
			: startCallers({
					options: {...options.callers, numbers: options.callers.numbers ?? dialled(options)},
					seed,
					clock: exchange.clock,
					random: random.fork('talks'),
					call,
					hangUpColleague(leg) {
						const phone = phones.get(leg.endpoint);
						if (phone?.isColleague !== true) return false;
						hangUp(exchange, leg);
						return true;
					},
				});
	const loginOf = ({name, secret}: ManagerUser) => ({username: name, secret});
	const [control] = users;
	const system = users.find((user) => user !== control && user.write.includes('system'));
	if (control === undefined) throw new Error('the practice switch needs at least one manager user');
	return {
		host,
		port: listensOn,
		systemName,
		control: loginOf(control),
		system: system && loginOf(system),
		phones,
		callers,
		call,
		get outside() {
			return outside;
		},
		get channelCount() {
			return exchange.channels.size;
		},
		dropConnections: () => server.drop(),
		forge: (text) => server.forge(text),
		async stop() {
			callers?.stop();
			exchange.stop();
			await server.close();
		},
	};
}

/** What `asterisk-config` would be given for this floor; of it only the dialplan is used. */
function inputOf(options: PracticeSwitchOptions): AsteriskInput {
	const {language = 'fr', country = 'FR', trunk = true} = options;
	const {numbers, phones, fallbackSecs, floorSounds, queueSounds} = options;
	return {
		language,
		country,
		numbers,
		phones: phones.map(({endpoint, extension, label}) => ({
			endpoint,
			extension,
			...(label === undefined ? {} : {label}),
		})),
		...(options.outbound === undefined ? {} : {outbound: options.outbound}),
		...(options.outsideListening === true ? {outsideListening: true} : {}),
		...(trunk ? {trunk: {host: 'practice.invalid', assertedIdentity: false, qualify: true}} : {}),
		...(floorSounds === undefined ? {} : {floorSounds}),
		...(queueSounds === undefined ? {} : {queueSounds}),
		manager: {bindAddress: '127.0.0.1', port: 5038, permit: ['127.0.0.1'], controlUser: 'plateau'},
		sip: {bindAddress: '127.0.0.1', port: 5060},
		rtp: {from: 10_000, to: 20_000},
		...(fallbackSecs === undefined ? {} : {fallbackSecs}),
		...(options.mailbox === undefined ? {} : {mailbox: options.mailbox}),
	};
}

function usualUsers(): readonly ManagerUser[] {
	const secret = () => randomBytes(18).toString('base64url');
	// All keys of callers pass.
	const heldBack = Object.values(filterMarks([]));
	return [
		{name: 'plateau', secret: secret(), ...controlRights, events: eventsRead, heldBack},
		{name: 'plateau-system', secret: secret(), ...systemRights},
	];
}

function dialled({numbers}: PracticeSwitchOptions) {
	return numbers.map(({id, language}) => ({number: id, language}));
}
