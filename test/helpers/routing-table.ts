/**
 * Routing as a line of text: `callers c1:support:30s c2:sales | agents a1:idle:90s a2:wrap-up | c1→a1`.
 * A caller is `name:queue[:waited][:+head start]`, an agent `name:state[:for][:skill=level…][@queue,…]`.
 * `strategy fewest-calls` is every queue's, `order a2 a1` that of the floor file. What an agent did
 * until they became idle is `:did=support/2m,idle/1m,sales/30s`: talks by queue, and time between.
 */

import {
	type AgentConfig,
	type AgentId,
	type CallId,
	type ChannelId,
	type EventBody,
	type FloorConfig,
	id,
	type OfferId,
	type PhoneId,
	type QueueId,
	type ReasonId,
	step,
} from '@plateau/core';
import type {ExecutionContext} from 'ava';
import {baseConfig, duration, floorOf, startsAt} from './given.ts';

type Timed = [at: number, body: EventBody];
const now = startsAt + 3_600_000;

/** Asserts who is offered what, in the order of the offers; `nobody` for none. */
export function routing(t: ExecutionContext, line: string): void {
	const parts = line.split('|').map((part) => part.trim());
	const words = (name: string) =>
		(parts.find((part) => part.startsWith(`${name} `)) ?? '').split(/\s+/).slice(1);
	const agents = words('agents').map(parseAgent);
	const [strategy] = words('strategy');
	const agentOrder = words('order').map((name) => id<AgentId>(name));
	const config: FloorConfig = {
		...baseConfig,
		queues: baseConfig.queues.map((queue) => (strategy ? {...queue, strategy} : queue)) as never,
		agents: agents.map(({config: own}) => own).toSorted(byId),
		...(agentOrder.length > 0 ? {agentOrder} : {}),
	};
	const phones = agents.map(({phone}) => phone);
	const floor = floorOf([
		[startsAt, {type: 'floor-configured', by: 'admin', config: withPhones(config, phones)}],
		[now, {type: 'switch-resynced', switchId: id('main'), switchStartedAt: startsAt}],
		...agents.flatMap(({events}) => events),
		...words('callers').flatMap(callerEvents),
	]);
	const result = step(floor, {type: 'deadline-reached', at: now});
	const offers = result.ok ? result.events : [];
	const made = offers.flatMap((event) =>
		event.type === 'offer-made'
			? [`${nameOf.get(event.callId) ?? event.callId}→${event.agentId}`]
			: [],
	);
	t.is(made.join(' ') || 'nobody', parts.at(-1) ?? '', line);
}

/** Callers' names by the call ids that the events give them. */
const nameOf = new Map<string, string>();

function callerEvents(text: string, place: number): Timed[] {
	const [name = '', queueId = 'support', ...rest] = text.split(':');
	const waitedMs = duration(rest.find((word) => /^\d/.test(word)) ?? '0');
	const creditMs = duration((rest.find((word) => word.startsWith('+')) ?? '+0').slice(1));
	const callId = id<CallId>(`c-${place + 1}`);
	nameOf.set(callId, name);
	const at = now - waitedMs;
	return [
		[
			at,
			{
				...{type: 'call-arrived', callId, switchId: id('main'), channelId: id(`k${place}`)},
				...{partyId: id('p-1'), numberId: id('100'), startedAt: at},
			},
		],
		[at, {type: 'call-queued', callId, queueId: id(queueId), enteredAt: at, creditMs}],
	];
}

interface GivenAgent {
	readonly config: AgentConfig;
	readonly phone: string;
	readonly events: Timed[];
}

function parseAgent(text: string, place: number): GivenAgent {
	const [before = '', queues = 'support'] = text.split('@');
	const [name = '', state = 'idle', ...rest] = before.split(':');
	const did = (rest.find((word) => word.startsWith('did=')) ?? '').slice('did='.length);
	const skills = rest
		.filter((word) => word.includes('=') && !word.startsWith('did='))
		.map((word) => word.split('='));
	const forMs = duration(rest.find((word) => /^\d/.test(word)) ?? '60s');
	const config: AgentConfig = {
		id: id(name),
		queues: queues.split(',').map((queue) => id<QueueId>(queue)),
		skills: Object.fromEntries(skills.map(([skill = '', level]) => [skill, Number(level)])),
	};
	const phone = `20${place + 1}`;
	const at = now - forMs;
	const events =
		did === ''
			? agentEvents(name, phone, state, at, place)
			: pastEvents(id(name), id(phone), did.split(','), at, place);
	return {config, phone, events};
}

function agentEvents(name: string, phone: string, state: string, at: number, place: number) {
	const agentId = id<AgentId>(name);
	const phoneId = id<PhoneId>(phone);
	if (state === 'out') return [];
	const presence =
		state === 'not-ready'
			? ({state: 'not-ready', reasonId: id<ReasonId>('lunch')} as const)
			: ({state: 'available'} as const);
	const events: Timed[] = [
		[at, {type: 'phone-taken', phoneId, personId: name}],
		[at, {type: 'agent-signed-in', agentId, phoneId, presence}],
	];
	if (state !== 'unregistered') events.push([startsAt, {type: 'phone-registered', phoneId}]);
	if (state === 'outside')
		events.push([at, {type: 'outside-started', phoneId, channelId: id(`x${place}`)}]);
	if (state === 'lost') {
		events.push([at, {type: 'link-came-up', agentId}]);
		events.push([at, {type: 'link-was-lost', agentId, graceEndsAt: now + 1}]);
	}
	if (['ringing', 'talking', 'wrap-up', 'resting', 'missed'].includes(state))
		events.push(...callOf(agentId, phoneId, state, at, place));
	return events;
}

/** An earlier call of the agent's, as far as `state` says. */
function callOf(
	agentId: AgentId,
	phoneId: PhoneId,
	state: string,
	at: number,
	place: number,
): Timed[] {
	const callId = id<CallId>(`c-${900 + place}`);
	const offerId = id<OfferId>(`o-${900 + place}`);
	const queueId = id<QueueId>('support');
	const events: Timed[] = [
		[
			at,
			{
				...{type: 'call-arrived', callId, switchId: id('main'), channelId: id(`y${place}`)},
				...{partyId: id('p-1'), numberId: id('100'), startedAt: at},
			},
		],
		[at, {type: 'call-queued', callId, queueId, enteredAt: at, creditMs: 0}],
		[
			at,
			{
				...{type: 'offer-made', offerId, roundId: id(`r-${900 + place}`), callId, agentId, phoneId},
				...{queueId, ringEndsAt: now + 9000, candidates: 1, idleMs: 0},
			},
		],
	];
	if (state === 'ringing') return events;
	if (state === 'resting' || state === 'missed') {
		const rest = state === 'resting' ? {restEndsAt: now + 1} : {};
		return [
			...events,
			[at, {type: 'offer-ended', offerId, state: 'failed', reason: 'busy', ...rest}],
			[at, {type: 'call-ended', callId, outcome: 'abandoned', endedBy: 'customer', cause: 16}],
		];
	}
	const channelId = id<ChannelId>(`z${place}`);
	events.push(
		[at, {type: 'offer-accepted', offerId, channelId}],
		[at, {type: 'call-connected', callId, agentId, phoneId, queueId, channelId, waitMs: 0}],
	);
	if (state === 'talking') return events;
	return [
		...events,
		[at, {type: 'call-ended', callId, outcome: 'answered', endedBy: 'customer', cause: 16}],
		[at, {type: 'wrap-up-started', agentId, callId, queueId, endsAt: now + 9000}],
	];
}

/** A sign-in, and all that the agent did before `until`, when the last of it ended. */
function pastEvents(
	agentId: AgentId,
	phoneId: PhoneId,
	did: readonly string[],
	until: number,
	place: number,
): Timed[] {
	const parts = did.map((text) => {
		const [queue = '', length = ''] = text.split('/');
		return {queue, ms: duration(length)};
	});
	let at = until - parts.reduce((sum, {ms}) => sum + ms, 0);
	const events: Timed[] = [
		[startsAt, {type: 'phone-registered', phoneId}],
		...agentEvents(agentId, phoneId, 'unregistered', at, place),
	];
	for (const [turn, {queue, ms}] of parts.entries()) {
		const number = 1000 * (place + 1) + turn;
		if (queue !== 'idle') events.push(...talkOf(agentId, phoneId, id(queue), number, at, at + ms));
		at += ms;
	}
	return events;
}

/** A call that was answered at once and talked through. */
function talkOf(
	agentId: AgentId,
	phoneId: PhoneId,
	queueId: QueueId,
	number: number,
	from: number,
	to: number,
): Timed[] {
	const callId = id<CallId>(`c-${number}`);
	const offerId = id<OfferId>(`o-${number}`);
	const channelId = id<ChannelId>(`z${number}`);
	return [
		[
			from,
			{
				...{type: 'call-arrived', callId, switchId: id('main'), channelId: id(`y${number}`)},
				...{partyId: id('p-1'), numberId: id('100'), startedAt: from},
			},
		],
		[from, {type: 'call-queued', callId, queueId, enteredAt: from, creditMs: 0}],
		[
			from,
			{
				...{type: 'offer-made', offerId, roundId: id(`r-${number}`), callId, agentId, phoneId},
				...{queueId, ringEndsAt: to, candidates: 1, idleMs: 0},
			},
		],
		[from, {type: 'offer-accepted', offerId, channelId}],
		[from, {type: 'call-connected', callId, agentId, phoneId, queueId, channelId, waitMs: 0}],
		[to, {type: 'call-ended', callId, outcome: 'answered', endedBy: 'customer', cause: 16}],
	];
}

function withPhones(config: typeof baseConfig, phones: readonly string[]): typeof baseConfig {
	return {
		...config,
		phones: phones.map((phone) => ({
			id: id(phone),
			switchId: id('main'),
			endpoint: phone,
			remoteAnswer: true,
		})),
	};
}

function byId(a: AgentConfig, b: AgentConfig): number {
	return a.id < b.id ? -1 : 1;
}
