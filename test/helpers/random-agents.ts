/** Agents of random floors: what they did since they signed in, and what they do now. */

import {type EventBody, id} from '@plateau/core';
import type {Random} from '@plateau/core/sim';
import type {Timed} from './random-floor.ts';

/** What an agent does at the moment of the decision. */
const doings = [
	...(['idle', 'ringing', 'ringing', 'ringing', 'ringing', 'not-ready'] as const),
	...(['talking', 'wrap-up', 'outside', 'lost', 'unregistered', 'resting'] as const),
	...(['listening', 'out'] as const),
] as const;
export type Doing = (typeof doings)[number];

/** A stretch of an agent's day until they became idle. */
interface Stretch {
	/** The queue of a talk; undefined while idle. */
	readonly queueId?: string;
	readonly from: number;
	readonly to: number;
}

export interface GivenAgent {
	readonly agentId: string;
	readonly phone: string;
	readonly switchId: string;
	readonly doing: Doing;
	/** In order; the present idle stretch comes after the last. */
	readonly did: readonly Stretch[];
	readonly idleSince: number;
	/** Work besides calls that they have in hand, and since when. */
	readonly hand?: readonly {readonly kindId: string; readonly at: number}[];
	readonly events: readonly Timed[];
}

interface Place {
	readonly agentId: string;
	readonly phone: string;
	readonly switchId: string;
	readonly place: number;
	readonly now: number;
	readonly queueIds: readonly string[];
}

/** An agent and their day. `ringing` ones have their offer from `random-calls.ts`. */
export function giveAgent(random: Random, where: Place): GivenAgent {
	const {agentId, phone, switchId, now, queueIds} = where;
	const doing = random.chance(0.6) ? 'idle' : random.pick(doings);
	const idleSince = now - random.pick([20, 40, 40, 60, 80, 200]) * 1000;
	const did: Stretch[] = [];
	const lengths = Array.from({length: random.int(0, 5)}, () => random.int(1, 4) * 30_000);
	let at = idleSince - lengths.reduce((sum, ms) => sum + ms, 0);
	const signedInAt = at;
	for (const [place, ms] of lengths.entries()) {
		// The last of them is a talk: what follows it is the present idle stretch.
		const isIdle = place < lengths.length - 1 && random.chance(0.4);
		const queueId = isIdle ? undefined : random.pick(queueIds);
		did.push({...(queueId === undefined ? {} : {queueId}), from: at, to: at + ms});
		at += ms;
	}
	const events: Timed[] = [
		[
			signedInAt - 10,
			{
				type: doing === 'unregistered' ? 'phone-unregistered' : 'phone-registered',
				phoneId: id(phone),
			},
		],
	];
	if (doing === 'out') {
		return {agentId, phone, switchId, doing, did: [], idleSince, events};
	}
	events.push(
		[signedInAt, {type: 'phone-taken', phoneId: id(phone), personId: agentId}],
		[
			signedInAt,
			{
				...{type: 'agent-signed-in', agentId: id(agentId), phoneId: id(phone)},
				presence: {state: 'available'},
			},
		],
		...did.flatMap((stretch, turn) => talkEvents(where, stretch, turn)),
		...presentEvents(where, doing),
	);
	return {agentId, phone, switchId, doing, did, idleSince, events};
}

/** What is being done since five seconds before now. */
function presentEvents(where: Place, doing: Doing): Timed[] {
	const {agentId, phone, place, now} = where;
	const at = now - 5000;
	const [agent, phoneId] = [id<never>(agentId), id<never>(phone)];
	const current = {queueId: where.queueIds[0] ?? 'q1', from: at, to: at};
	const made = (events: readonly EventBody[]) => events.map((body) => [at, body] as const);
	switch (doing) {
		case 'not-ready':
			return made([
				{
					...{type: 'presence-changed', agentId: agent, by: agentId},
					presence: {state: 'not-ready', reasonId: id('lunch')},
				},
			]);
		case 'talking':
			return talkEvents(where, current, 90).slice(0, -1);
		case 'wrap-up':
			return [
				...talkEvents(where, current, 90),
				...made([
					{
						...{
							type: 'wrap-up-started',
							agentId: agent,
							callId: id(`c-${1000 * (place + 1) + 90}`),
						},
						queueId: id(current.queueId),
					},
				]),
			];
		case 'outside':
			return made([{type: 'outside-started', phoneId, channelId: id(`x${place}`)}]);
		case 'lost':
			return made([
				{type: 'link-came-up', agentId: agent},
				{type: 'link-was-lost', agentId: agent, graceEndsAt: now + 60_000},
			]);
		case 'resting':
			return restEvents(where, at);
		case 'listening':
			return made([
				{
					...{type: 'monitor-asked', monitorId: id(`m-${place + 1}`), personId: agentId, phoneId},
					...{agentId: agent, callId: id('c-1'), mode: 'listen'},
				},
			]);
		default:
			return [];
	}
}

/** A call that was answered at once and talked through. */
function talkEvents(
	{agentId, phone, switchId, place}: Place,
	{queueId, from, to}: Stretch,
	turn: number,
): Timed[] {
	if (queueId === undefined) return [];
	const number = 1000 * (place + 1) + turn;
	const callId = id<never>(`c-${number}`);
	const offerId = id<never>(`past-${number}`);
	const [agent, phoneId, queue] = [id<never>(agentId), id<never>(phone), id<never>(queueId)];
	const channelId = id<never>(`z${number}`);
	return [
		...arrivalEvents(number, switchId, queueId, from),
		[from, offerBody(offerId, number, callId, agent, phoneId, queue, from + 30_000)],
		[from, {type: 'offer-accepted', offerId, channelId}],
		[
			from,
			{
				...{type: 'call-connected', callId, agentId: agent, phoneId, queueId: queue, channelId},
				waitMs: 0,
			},
		],
		[to, {type: 'call-ended', callId, outcome: 'answered', endedBy: 'customer', cause: 16}],
	];
}

/** Their phone was busy for a caller who then went away. */
function restEvents({agentId, phone, switchId, place, now, queueIds}: Place, at: number): Timed[] {
	const number = 1000 * (place + 1) + 91;
	const queueId = queueIds[0] ?? 'q1';
	const [callId, offerId] = [id<never>(`c-${number}`), id<never>(`past-${number}`)];
	const [agent, phoneId, queue] = [id<never>(agentId), id<never>(phone), id<never>(queueId)];
	return [
		...arrivalEvents(number, switchId, queueId, at),
		[at, offerBody(offerId, number, callId, agent, phoneId, queue, now)],
		[
			at,
			{
				...{type: 'offer-ended', offerId, state: 'failed', reason: 'busy'},
				restEndsAt: now + 1000,
			},
		],
		[at, {type: 'call-ended', callId, outcome: 'abandoned', endedBy: 'customer', cause: 16}],
	];
}

/** A call that comes in and waits. */
export function arrivalEvents(
	number: number,
	switchId: string,
	queueId: string,
	at: number,
	more: Partial<Extract<EventBody, {type: 'call-queued'}>> = {},
): Timed[] {
	const callId = id<never>(`c-${number}`);
	return [
		[
			at,
			{
				...{type: 'call-arrived', callId, switchId: id(switchId), channelId: id(`y${number}`)},
				...{partyId: id('p-1'), numberId: id('100'), startedAt: at},
			},
		],
		[at, {type: 'call-queued', callId, queueId: id(queueId), enteredAt: at, creditMs: 0, ...more}],
	];
}

/** An offer; its id is given its number once all are in order. */
export function offerBody(
	offerId: never,
	round: number,
	callId: never,
	agentId: never,
	phoneId: never,
	queueId: never,
	ringEndsAt: number,
	more: Partial<Extract<EventBody, {type: 'offer-made'}>> = {},
): EventBody {
	return {
		...{type: 'offer-made', offerId, roundId: id(`r-${round}`), callId, agentId, phoneId, queueId},
		...{ringEndsAt, candidates: 1, idleMs: 0},
		...more,
	};
}
