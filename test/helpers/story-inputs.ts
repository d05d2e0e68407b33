/** The words of a story's left side: each makes one input. */

import {
	type AgentId,
	type CallId,
	type Channel,
	type ChannelId,
	type CustomerPlace,
	type DispositionId,
	type Floor,
	type FoundCustomer,
	type FoundDial,
	type FoundRecording,
	type Input,
	id,
	type MonitorMode,
	type NumberId,
	type OfferId,
	type PartyId,
	type PhoneId,
	type PresenceWish,
	type RingFailure,
	type SwitchTruth,
} from '@plateau/core';
import {controlWords} from './control-inputs.ts';
import {dialWords, foundDial} from './dial-inputs.ts';
import {earWords} from './ear-inputs.ts';
import {baseConfig, duration, startsAt, withQueue} from './given.ts';
import {foundHeadset, headsetWords} from './headset-inputs.ts';
import {tieWords} from './tie-inputs.ts';

/** An input that the story gives its instant to. */
export type BareInput = Input extends infer I ? (I extends Input ? Omit<I, 'at'> : never) : never;

type Word = (args: readonly string[], floor: Floor) => BareInput;

const channel = (name = ''): Channel => ({switchId: id('main'), channelId: id(name)});

const wish = (state = 'available', reason = 'lunch'): PresenceWish =>
	state === 'available' ? {state} : {state: 'not-ready', reasonId: id(reason)};

const agentCommands: Readonly<Record<string, Word>> = {
	/** agent, phone, `takeover`, `not-ready` and a reason. */
	'sign-in': ([agent = '', phone = '', ...rest]) => ({
		type: 'sign-in',
		by: agent,
		agentId: id(agent),
		phoneId: id(phone),
		takeover: rest.includes('takeover'),
		presence: rest.includes('not-ready') ? wish('not-ready', rest.at(-1)) : wish(),
	}),
	'sign-out': ([agent = '', by = agent]) => ({type: 'sign-out', by, agentId: id(agent)}),
	available: ([agent = '']) => ({
		...{type: 'set-presence', by: agent, agentId: id(agent), presence: wish()},
	}),
	/** agent, reason, who asks. */
	'not-ready': ([agent = '', reason = 'lunch', by = agent]) => ({
		...{type: 'set-presence', by, agentId: id(agent), presence: wish('not-ready', reason)},
	}),
	cancel: ([agent = '']) => ({type: 'cancel-pending-presence', by: agent, agentId: id(agent)}),
	answer: ([agent = '']) => ({type: 'answer', by: agent, agentId: id(agent)}),
	decline: ([agent = '']) => ({type: 'decline', by: agent, agentId: id(agent)}),
	'hang-up': ([agent = '']) => ({type: 'hang-up', by: agent, agentId: id(agent)}),
	dispose: ([agent = '', call = '', disposition = 'done']) => ({
		...{type: 'set-disposition', by: agent, agentId: id(agent)},
		...{callId: id(call), dispositionId: id(disposition)},
	}),
	extend: ([agent = '']) => ({type: 'extend-wrap-up', by: agent, agentId: id(agent)}),
	/** agent, `no` to think better of it. */
	'want-wrap-up': ([agent = '', no]) => ({
		...{type: 'want-wrap-up', by: agent, agentId: id(agent), wanted: no === undefined},
	}),
	/** agent, piece of work, disposition. */
	'finish-work': ([agent = '', work = '', disposition]) => ({
		...{type: 'finish-work', by: agent, agentId: id(agent), workId: id(work)},
		...(disposition === undefined ? {} : {dispositionId: id<DispositionId>(disposition)}),
	}),
	'give-back': ([agent = '', work = '']) => ({
		...{type: 'give-back-work', by: agent, agentId: id(agent), workId: id(work)},
	}),
	finish: ([agent = '']) => ({type: 'finish-wrap-up', by: agent, agentId: id(agent)}),
};

const boardCommands: Readonly<Record<string, Word>> = {
	/** queue, kind, head start. */
	add: ([queue = 'support', kind = 'task', credit = '0']) => ({
		...{type: 'add-work', by: 'sophie', queueId: id(queue), kindId: id(kind)},
		...{matterId: id('t-1'), creditMs: duration(credit)},
	}),
	'take-back': ([work = '']) => ({type: 'take-back-work', by: 'sophie', workId: id(work)}),
	/** The rule of a kind: its name, how much of it, `held` where a call does not interrupt it. */
	kind: ([name = 'task', capacity = '1', held], {config}) => ({
		...{type: 'configure-floor', by: 'admin'},
		config: {
			...config,
			kinds: [
				...(config.kinds ?? []).filter((own) => own.id !== name),
				{
					...{id: id(name), capacity: Number(capacity), needsPhone: false},
					interruptible: held === undefined,
				},
			],
		},
	}),
	take: ([personId = '', phone = '']) => ({
		...{type: 'take-phone', by: personId, personId, phoneId: id(phone)},
	}),
	release: ([personId = '']) => ({type: 'release-phone', by: personId, personId}),
	raise: ([call = '', credit = '60s']) => ({
		...{type: 'raise-call', by: 'sophie', callId: id(call), creditMs: duration(credit)},
	}),
	/** call, agent, and who asks. */
	'take-call': ([call = '', agent = '', by = 'sophie']) => ({
		...{type: 'take-call', by, callId: id(call), agentId: id(agent)},
	}),
	'pick-up': ([call = '', agent = '', by = agent]) => ({
		...{type: 'pick-up', by, callId: id(call), agentId: id(agent)},
	}),
	'take-over': ([personId = '']) => ({type: 'take-over', by: personId, personId}),
	listen: ([personId = '', agent = '', mode = 'listen']) => ({
		...{type: 'start-monitor', by: personId, personId},
		...{agentId: id(agent), mode: mode as MonitorMode},
	}),
	mode: ([personId = '', mode = 'whisper']) => ({
		...{type: 'change-monitor', by: personId, personId, mode: mode as MonitorMode},
	}),
	stop: ([personId = '', by = personId]) => ({type: 'stop-monitor', by, personId}),
	/** A queue and a JSON of changed rules, without spaces; null takes a rule away. */
	rules: ([queue = '', json = '{}'], floor) => ({
		...{type: 'configure-floor', by: 'admin'},
		config: withQueue(floor.config, queue, JSON.parse(json)),
	}),
	/** agent, and who asks. */
	hand: ([agent = '', by = agent]) => ({type: 'raise-hand', by, agentId: id(agent)}),
	'hand-down': ([agent = '', by = agent]) => ({type: 'lower-hand', by, agentId: id(agent)}),
	approve: ([agent = '', by = 'sophie']) => ({type: 'approve-presence', by, agentId: id(agent)}),
	refuse: ([agent = '', by = 'sophie']) => ({type: 'refuse-presence', by, agentId: id(agent)}),
	/** agent, queue, time, `only`. */
	lend: ([agent = '', queue = '', time = '1h', only]) => ({
		...{type: 'lend-agent', by: 'sophie', agentId: id(agent), queueId: id(queue)},
		...{only: only !== undefined, forMs: duration(time)},
	}),
	unlend: ([agent = '', queue = '']) => ({
		...{type: 'end-loan', by: 'sophie', agentId: id(agent), queueId: id(queue)},
	}),
	/** Agents or reasons, one's id, and a JSON of what changes in it, without spaces. */
	change: ([list = 'agents', name = '', json = '{}'], {config}) => {
		const changeOne = <T extends {readonly id: string}>(items: readonly T[]) =>
			items.map((item) => (item.id === name ? {...item, ...JSON.parse(json)} : item));
		const {agents, reasons} = config;
		const changed = list === 'agents' ? {agents: changeOne(agents)} : {reasons: changeOne(reasons)};
		return {type: 'configure-floor', by: 'admin', config: {...config, ...changed}};
	},
	/** The floor as it was at the beginning. */
	restore: () => ({type: 'configure-floor', by: 'admin', config: baseConfig}),
	/** Takes an agent, a phone, a queue or a number off the floor. */
	without: ([kind = '', name = ''], {config}) => {
		const lists = {agents: config.agents, phones: config.phones, numbers: config.numbers};
		const list: readonly {readonly id: string}[] =
			kind === 'queues' ? config.queues : lists[kind as keyof typeof lists];
		const kept = list.filter((item) => item.id !== name);
		return {type: 'configure-floor', by: 'admin', config: {...config, [kind]: kept}};
	},
};

const callSignals: Readonly<Record<string, Word>> = {
	/** channel, number dialled, and of the caller: `party=p-2 since=-30s vip=60s owner=a1 last=a2`. */
	arrives: ([name = '', number = '100', ...rest], {at}) => {
		const said = new Map(rest.map((word) => word.split('=') as [string, string]));
		const [vip, owner, last] = ['vip', 'owner', 'last'].map((word) => said.get(word));
		const contact = {
			...(vip === undefined ? {} : {priorityMs: duration(vip)}),
			...(owner === undefined ? {} : {ownerId: id<AgentId>(owner)}),
			...(last === undefined ? {} : {lastAgentId: id<AgentId>(last)}),
		};
		return {
			...{type: 'call-arrived', channel: channel(name)},
			...{partyId: id(said.get('party') ?? 'p-1'), numberId: id(number)},
			...{startedAt: at + duration(said.get('since') ?? '0')},
			...(Object.keys(contact).length > 0 ? {contact} : {}),
		};
	},
	waits: ([name]) => ({type: 'caller-waiting', channel: channel(name)}),
	leaves: ([name]) => ({type: 'customer-left', channel: channel(name), cause: 16}),
	'falls-back': ([name]) => ({type: 'caller-in-fallback', channel: channel(name)}),
	'leaves-message': ([name]) => ({type: 'caller-in-mailbox', channel: channel(name)}),
	'fallback-answers': ([name]) => ({type: 'fallback-answered', channel: channel(name)}),
	/** offer, the agent's channel. */
	rings: ([offer = '', name]) => ({
		...{type: 'offer-ringing', offerId: id(offer), channel: channel(name)},
	}),
	answers: ([offer = '', name]) => ({
		...{type: 'offer-answered', offerId: id(offer), channel: channel(name)},
	}),
	fails: ([offer = '', reason = 'no-answer']) => ({
		...{type: 'offer-ended', offerId: id(offer), reason: reason as RingFailure},
	}),
	'agent-leaves': ([name]) => ({type: 'agent-left', channel: channel(name), cause: 16}),
	hears: ([monitor = '', name, mode = 'listen']) => ({
		...{type: 'monitor-active', monitorId: id(monitor)},
		...{channel: channel(name), mode: mode as MonitorMode},
	}),
	'hears-no-more': ([monitor = '', reason = 'left']) => ({
		...{type: 'monitor-ended', monitorId: id(monitor), reason},
	}),
};

const plantSignals: Readonly<Record<string, Word>> = {
	registered: ([phone = '']) => ({type: 'phone-registered', phoneId: id(phone)}),
	unregistered: ([phone = '']) => ({type: 'phone-unregistered', phoneId: id(phone)}),
	outside: ([phone = '', name = '']) => ({
		...{type: 'outside-started', phoneId: id(phone), channelId: id(name)},
	}),
	'outside-over': ([phone = '', name = '']) => ({
		...{type: 'outside-ended', phoneId: id(phone), channelId: id(name)},
	}),
	link: ([agent = '']) => ({type: 'link-up', agentId: id(agent)}),
	unlink: ([agent = '']) => ({type: 'link-lost', agentId: id(agent)}),
	opens: ([number = '']) => ({type: 'number-hours', numberId: id(number), open: true}),
	closes: ([number = '']) => ({type: 'number-hours', numberId: id(number), open: false}),
	begins: ([window = '']) => ({type: 'window-hours', windowId: id(window), open: true}),
	ends: ([window = '']) => ({type: 'window-hours', windowId: id(window), open: false}),
	day: ([day = '']) => ({type: 'day-started', day}),
	clock: ([by = '0']) => ({type: 'clock-stepped', byMs: Number(by)}),
	lost: () => ({type: 'switch-lost', switchId: id('main')}),
	restart: () => ({type: 'daemon-started'}),
	due: () => ({type: 'deadline-reached'}),
	/** The same of a switch called north. */
	'found-north': (args, floor) => ({
		...{type: 'switch-resynced', switchId: id('north'), truth: truthOf(args, floor)},
	}),
	found: (args, floor) => ({
		...{type: 'switch-resynced', switchId: id('main'), truth: truthOf(args, floor)},
	}),
};

/** Agents about recordings, callers' keys, and what the switch says of recordings. */
const recordingWords: Readonly<Record<string, Word>> = {
	record: ([agent = '', told]) => ({
		...{type: 'start-recording', by: agent, agentId: id(agent), told: told === 'told'},
	}),
	'pause-record': ([agent = '']) => ({type: 'pause-recording', by: agent, agentId: id(agent)}),
	'resume-record': ([agent = '']) => ({type: 'resume-recording', by: agent, agentId: id(agent)}),
	'stop-record': ([agent = '']) => ({type: 'stop-recording', by: agent, agentId: id(agent)}),
	private: ([agent = '']) => ({
		...{type: 'opt-out-recording', by: agent, agentId: id(agent), reason: 'private'},
	}),
	'opt-out': ([agent = '']) => ({
		...{type: 'opt-out-recording', by: agent, agentId: id(agent), reason: 'opted-out'},
	}),
	told: ([name]) => ({type: 'notice-heard', channel: channel(name)}),
	presses: ([name, digit = '']) => ({type: 'caller-pressed', channel: channel(name), digit}),
	records: ([recording = '', name]) => ({
		...{type: 'recording-started', recordingId: id(recording), channel: channel(name)},
	}),
	pauses: ([recording = '', name]) => ({
		...{type: 'recording-paused', recordingId: id(recording), channel: channel(name)},
	}),
	resumes: ([recording = '', name]) => ({
		...{type: 'recording-resumed', recordingId: id(recording), channel: channel(name)},
	}),
	stops: ([recording = '', name, failure]) => ({
		...{type: 'recording-stopped', recordingId: id(recording), channel: channel(name)},
		...(failure === undefined ? {} : {failure: failure as 'no-space'}),
	}),
};

const words: Readonly<Record<string, Word>> = {
	...agentCommands,
	...boardCommands,
	...callSignals,
	...plantSignals,
	...controlWords,
	...dialWords,
	...earWords,
	...headsetWords,
	...tieWords,
	...recordingWords,
};

/** The input that a line's words make. Throws on a word that is not in the table. */
export function inputOf([word = '', ...args]: readonly string[], floor: Floor): BareInput {
	const make = words[word];
	if (make === undefined) throw new Error(`no such word in a story: "${word}"`);
	return make(args, floor);
}

/**
 * What a resync found: `k1:waiting`, `k2:talking:o-1:k9:1001` (offer, agent's channel, phone),
 * `k3:waiting:number=200:since=-9s`, `m-1:k7:whisper`, `1002:unregistered`, `1003:outside=x1`,
 * `rec-1:k1:paused`, `headset:a1:k9`, `switch:restarted`, `dial=c-1:ringing:k9`, `k1:talking:o-1:k9:1001:dial=c-1`, `k1:talking:o-1:k9:1001:phone=held`. A phone that is not named is registered.
 */
function truthOf(args: readonly string[], floor: Floor): SwitchTruth {
	const phones = new Map<PhoneId, {registered: boolean; outside: ChannelId[]}>();
	for (const {id: phoneId} of floor.config.phones)
		phones.set(phoneId, {registered: true, outside: []});
	const customers: FoundCustomer[] = [];
	const monitors: SwitchTruth['monitors'][number][] = [];
	const recordings: FoundRecording[] = [];
	const dials: FoundDial[] = [];
	const headsets: NonNullable<SwitchTruth['headsets']>[number][] = [];
	let switchStartedAt = startsAt - 60_000;
	for (const arg of args) {
		if (arg.startsWith('dial=')) {
			dials.push(foundDial(arg.slice('dial='.length)));
			continue;
		}
		const [name = '', what = '', ...rest] = arg.split(':');
		const phone = phones.get(id<PhoneId>(name));
		if (name === 'switch') switchStartedAt = floor.at;
		else if (name === 'headset') headsets.push(foundHeadset([what, ...rest], floor));
		else if (name.startsWith('rec-'))
			recordings.push({
				...{recordingId: id(name), channelId: id(what)},
				paused: rest[0] === 'paused',
			});
		else if (name.startsWith('m-'))
			monitors.push({
				...{monitorId: id(name), channelId: id(what)},
				mode: (rest[0] ?? 'listen') as MonitorMode,
			});
		else if (phone === undefined) customers.push(foundOf(name, what, rest, floor));
		else if (what === 'unregistered') phone.registered = false;
		else phone.outside.push(id(what.replace('outside=', '')));
	}
	return {
		switchStartedAt,
		customers,
		phones: [...phones].map(([phoneId, state]) => ({phoneId, ...state})),
		monitors,
		...(dials.length === 0 ? {} : {dials}),
		recordings,
		headsets,
	};
}

function foundOf(
	name: string,
	place: string,
	rest: readonly string[],
	floor: Floor,
): FoundCustomer {
	const named = new Map(
		rest.filter((word) => word.includes('=')).map((word) => word.split('=') as [string, string]),
	);
	const [offer, leg, phone] = rest.filter((word) => !word.includes('='));
	return {
		channelId: id<ChannelId>(name),
		place: place as CustomerPlace,
		...(offer === undefined ? {} : {offerId: id<OfferId>(offer)}),
		...(leg === undefined ? {} : {agentChannelId: id<ChannelId>(leg)}),
		...(phone === undefined ? {} : {agentPhoneId: id<PhoneId>(phone)}),
		...consultOf(named.get('consult')),
		...groupLegsOf(named.get('legs')),
		...(named.has('phone') ? {phoneHeld: named.get('phone') === 'held'} : {}),
		...(named.has('dial') ? {dialId: id<CallId>(named.get('dial') ?? '')} : {}),
		...(named.has('colleague') ? {isColleague: true} : {}),
		arrival: {
			partyId: id<PartyId>('p-9'),
			numberId: id<NumberId>(named.get('number') ?? '100'),
			startedAt: floor.at + duration(named.get('since') ?? '0'),
		},
	};
}

/** `o-1/k8/answered+o-2/k9`: legs of a group's ring by their offers. */
function groupLegsOf(text: string | undefined): Pick<FoundCustomer, 'groupLegs'> {
	if (text === undefined) return {};
	const groupLegs = text.split('+').map((leg) => {
		const [offer = '', channelId = '', state] = leg.split('/');
		return {
			...{offerId: id<OfferId>(offer), channelId: id<ChannelId>(channelId)},
			answered: state === 'answered',
		};
	});
	return {groupLegs};
}

/** `k-1/k5/answered/customer`: a third party's channel, whether they answered, whom the agent hears. */
function consultOf(text: string | undefined): Pick<FoundCustomer, 'consult'> {
	if (text === undefined) return {};
	const [consultId = '', channelId = '', state = '', hears = 'consult'] = text.split('/');
	return {
		consult: {
			consultId: id(consultId),
			...(channelId === '' ? {} : {channelId: id<ChannelId>(channelId)}),
			answered: state === 'answered',
			hears: hears as 'customer' | 'consult',
		},
	};
}
