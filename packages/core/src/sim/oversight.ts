/** Supervisors and administrators: they listen, raise calls, move people, edit the floor; and a monkey. */

import type {Floor} from '../floor.ts';
import {
	type AgentId,
	type CallId,
	type DispositionId,
	id,
	type PhoneId,
	type QueueId,
	type ReasonId,
	type WindowId,
} from '../ids.ts';
import type {MonitorMode} from '../inputs.ts';
import {editFloor, supervisors} from './floor-plan.ts';
import type {Random} from './random.ts';
import type {BareInput} from './shell.ts';

type Send = (input: BareInput) => void;
const modes: readonly MonitorMode[] = ['listen', 'whisper', 'barge'];

/** One glance of a supervisor at the board. */
export function supervisorActs(random: Random, floor: Floor, send: Send): void {
	// Now and then an agent with a free minute listens to a colleague.
	const personId = random.chance(0.25)
		? random.pick([...floor.agents.keys()])
		: random.pick(supervisors);
	const by = personId;
	const agents = [...floor.agents.values()];
	answerRequest(floor, by, send);
	answerHand(floor, by, send);
	if (random.chance(0.15)) {
		// Whoever listens and is an agent, too.
		const monitor = [...floor.monitors.values()].find(({personId}) => {
			return floor.agents.get(personId as AgentId)?.state === 'signed-in';
		});
		if (monitor !== undefined) send({type: 'take-over', by, personId: monitor.personId});
	}
	if (random.chance(0.4)) pickUpOne(random, floor, by, send);
	const talking = agents.filter(
		(agent) => agent.state === 'signed-in' && agent.activity.state === 'talking',
	);
	switch (random.int(0, 9)) {
		case 0:
			send({type: 'take-phone', by, personId, phoneId: anyPhone(random, floor)});
			break;
		case 1:
		case 2:
		case 3:
			if (talking.length === 0) break;
			send({
				...{type: 'start-monitor', by, personId},
				agentId: random.pick(talking).id,
				mode: random.pick(modes),
			});
			break;
		case 4:
			send({type: 'change-monitor', by, personId, mode: random.pick(modes)});
			break;
		case 5:
			send({type: 'stop-monitor', by, personId});
			break;
		case 6: {
			const calls = [...floor.calls.keys()];
			if (calls.length === 0) break;
			const creditMs = random.int(1, 120) * 1000;
			send({type: 'raise-call', by, callId: random.pick(calls), creditMs});
			break;
		}
		case 7:
			if (takeOne(random, floor, by, send)) break;
			send({
				...{type: 'set-presence', by, agentId: random.pick(agents).id},
				presence: {state: 'not-ready', reasonId: id<ReasonId>('training')},
			});
			break;
		case 8:
			if (random.chance(0.3)) send({type: 'sign-out', by, agentId: random.pick(agents).id});
			else if (random.chance(0.5)) lend(random, floor, by, send);
			break;
		default:
			if (random.chance(0.2)) send({type: 'release-phone', by, personId});
	}
}

/** Whoever asked for a pause has waited long enough: mostly yes, and by whose word it is told by the name. */
function answerRequest(floor: Floor, by: string, send: Send): void {
	for (const agent of floor.agents.values()) {
		if (agent.state !== 'signed-in' || agent.request === undefined) continue;
		const isYes = agent.request.since % 3 !== 0;
		send({type: isYes ? 'approve-presence' : 'refuse-presence', by, agentId: agent.id});
		return;
	}
}

/** Some come to help by a word; who waits for the others is helped by one who speaks, or by nobody. */
function answerHand(floor: Floor, by: string, send: Send): void {
	for (const agent of floor.agents.values()) {
		if (agent.state !== 'signed-in' || agent.handSince === undefined) continue;
		if (agent.handSince % 4 === 0) send({type: 'lower-hand', by, agentId: agent.id});
	}
}

/** Somebody who could have a call next picks up what is parked. */
function pickUpOne(random: Random, floor: Floor, by: string, send: Send): void {
	const parked = [...floor.calls.values()].filter(({state}) => state === 'parked');
	const free = whoIsFree(floor);
	if (parked.length === 0 || free.length === 0) return;
	const callId = random.pick(parked).id;
	send({type: 'pick-up', by, callId, agentId: random.pick(free).id});
}

function whoIsFree(floor: Floor) {
	return [...floor.agents.values()].filter(
		(agent) =>
			agent.state === 'signed-in' &&
			agent.presence.state === 'available' &&
			(agent.activity.state === 'idle' || agent.activity.state === 'wrap-up'),
	);
}

/** One of those who wait is given to an agent who could have it next; mostly it is not the first. */
function takeOne(random: Random, floor: Floor, by: string, send: Send): boolean {
	const waiting = [...floor.calls.values()].filter(({state}) => state === 'waiting');
	const free = whoIsFree(floor);
	if (waiting.length === 0 || free.length === 0) return false;
	const callId = random.pick(waiting).id;
	send({type: 'take-call', by, callId, agentId: random.pick(free).id});
	return true;
}

/** An agent given to some queue for a while, or taken back. */
function lend(random: Random, floor: Floor, by: string, send: Send): void {
	const agentId = random.pick([...floor.agents.keys()]);
	const queueId = random.pick([...floor.queues.keys()]);
	if (random.chance(0.3)) send({type: 'end-loan', by, agentId, queueId});
	else {
		const forMs = random.int(60, 400) * 1000;
		send({type: 'lend-agent', by, agentId, queueId, only: random.chance(0.3), forMs});
	}
}

/** An administrator applies an edited floor file, or the first one again. */
export function administratorActs(
	random: Random,
	floor: Floor,
	first: Floor['config'],
	send: Send,
): void {
	const config = random.chance(0.4) ? first : editFloor(random, floor.config);
	send({type: 'configure-floor', by: 'admin', config});
}

/** A command that fits nothing in particular: refusals must leave no trace. */
export function monkeyActs(random: Random, floor: Floor, send: Send): void {
	const agentId = id<AgentId>(random.pick([...floor.agents.keys(), 'nobody']));
	const personId = random.pick([...supervisors, agentId]);
	const callId = id<CallId>(random.pick([...floor.calls.keys(), 'c-0']));
	const by = 'monkey';
	const commands: readonly BareInput[] = [
		{type: 'answer', by, agentId},
		{type: 'decline', by, agentId},
		{type: 'hang-up', by, agentId},
		{type: 'finish-wrap-up', by, agentId},
		{type: 'extend-wrap-up', by, agentId},
		{type: 'want-wrap-up', by, agentId, wanted: true},
		{type: 'approve-presence', by, agentId},
		{type: 'refuse-presence', by, agentId},
		{type: 'cancel-pending-presence', by, agentId},
		{type: 'raise-call', by, callId, creditMs: random.int(0, 60_000)},
		{type: 'take-call', by, callId, agentId},
		{type: 'park', by, agentId},
		{type: 'pick-up', by, callId, agentId},
		{type: 'take-over', by, personId},
		{type: 'end-loan', by, agentId, queueId: id<QueueId>('support')},
		{
			...{type: 'lend-agent', by, agentId, only: false},
			...{queueId: id<QueueId>(random.pick(['support', 'nothing'])), forMs: random.int(0, 90_000)},
		},
		{type: 'set-disposition', by, agentId, callId, dispositionId: id<DispositionId>('sold')},
		{type: 'take-phone', by, personId, phoneId: anyPhone(random, floor)},
		{type: 'release-phone', by, personId},
		{type: 'start-monitor', by, personId, agentId, mode: random.pick(modes)},
		{type: 'change-monitor', by, personId, mode: random.pick(modes)},
		{
			...{type: 'sign-in', by, agentId, phoneId: anyPhone(random, floor)},
			...{takeover: random.chance(0.5), presence: {state: 'available'}},
		},
		{
			...{type: 'set-presence', by, agentId},
			presence: {
				state: 'not-ready',
				reasonId: id<ReasonId>(random.pick(['lunch', 'rang-out', 'holidays'])),
			},
		},
		{type: 'start-recording', by, agentId, told: true},
		{type: 'resume-recording', by, agentId},
		{type: 'opt-out-recording', by, agentId, reason: 'private'},
		{type: 'phone-registered', phoneId: id<PhoneId>('9999')},
		{type: 'window-hours', windowId: id<WindowId>('nothing'), open: true},
		{type: 'link-lost', agentId},
	];
	send(random.pick(commands));
}

function anyPhone(random: Random, floor: Floor): PhoneId {
	return id<PhoneId>(random.pick([...floor.phones.keys(), '9999']));
}
