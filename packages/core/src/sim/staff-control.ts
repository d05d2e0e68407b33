/** Agents as people amid a call: they hold, ask a colleague, send the caller on, and change their minds. */

import type {SignedIn} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import {type CallId, id, type PartyId, type PhoneId, type QueueId} from '../ids.ts';
import type {ConsultTarget, ThirdPartyTarget, TransferTarget} from '../inputs.ts';
import type {Random} from './random.ts';
import type {BareInput} from './shell.ts';

/** What they have at hand. `restlessness`: as in `StaffHabits`. */
export interface ControlHost {
	readonly random: Random;
	readonly restlessness: number;
	readonly send: (input: BareInput) => void;
}

/** One thing that fits what the agent sees of their call. */
export function controlActs(host: ControlHost, floor: Floor, agent: SignedIn): void {
	const {random, restlessness, send} = host;
	const {id: agentId, activity} = agent;
	const call = 'callId' in activity ? floor.calls.get(activity.callId) : undefined;
	if (call?.state !== 'talking') return;
	const by = agentId;
	const may = (share: number) => random.chance(share * restlessness);
	if (call.agentId !== agentId) {
		if (may(0.1)) send({type: 'hang-up', by, agentId});
		return;
	}
	const isAside = call.consult !== undefined || call.line === 'held';
	if (isAside && random.chance(0.25))
		send({type: 'want-wrap-up', by, agentId, wanted: random.chance(0.6)});
	if (call.consult?.state === 'waiting') {
		// Nobody yet: they wait for whom the queue has, or think better of it.
		if (may(0.04)) dispose(host, floor, agentId, call.id);
		if (random.chance(0.06)) send({type: 'end-consult', by, agentId});
		else if (may(0.02)) send({type: random.pick(['swap', 'hang-up', 'park']), by, agentId});
	} else if (call.consult !== undefined) {
		if (may(0.06)) dispose(host, floor, agentId, call.id);
		withThird(host, agentId, call.consult.state === 'answered');
	} else if (call.line === 'held') {
		if (may(0.1)) send({type: 'mute', by, agentId, muted: random.chance(0.5)});
		if (may(0.08)) dispose(host, floor, agentId, call.id);
		if (may(0.2)) askSomebody(host, floor, agentId);
		else if (may(0.1)) sendOn(host, floor, agentId);
		else if (may(0.15)) send({type: 'park', by, agentId});
		else if (may(0.08)) send({type: 'hang-up', by, agentId});
		else if (random.chance(0.6)) send({type: 'resume', by, agentId});
	} else {
		if (may(0.12)) send({type: 'hold', by, agentId});
		if (may(0.05)) send({type: 'mute', by, agentId, muted: random.chance(0.5)});
		if (may(0.03)) send({type: 'send-digits', by, agentId, digits: '12#'});
		if (may(0.07)) sendOn(host, floor, agentId);
		else if (may(0.05)) send({type: 'park', by, agentId});
		else if (may(0.12)) askSomebody(host, floor, agentId);
		else if (may(0.02)) send({type: random.pick(['swap', 'resume', 'hand-over']), by, agentId});
	}
}

function withThird(
	{random, restlessness, send}: ControlHost,
	agentId: string,
	isUp: boolean,
): void {
	const by = agentId;
	const own = {by, agentId: id<SignedIn['id']>(agentId)};
	if (!isUp && random.chance(0.8)) {
		if (random.chance(0.15)) send({...own, type: 'end-consult'});
		return;
	}
	const draw = random.next();
	if (draw < 0.2 * restlessness) send({...own, type: 'swap'});
	else if (draw < 0.4 * restlessness) send({...own, type: 'join-all'});
	else if (draw < 0.48 * restlessness) send({...own, type: 'hang-up'});
	else if (draw < 0.53 * restlessness) send({...own, type: 'send-digits', digits: '0'});
	else if (draw < 0.58 * restlessness) send({...own, type: 'mute', muted: random.chance(0.5)});
	else if (draw < 0.75) send({...own, type: 'hand-over'});
	else send({...own, type: 'end-consult'});
}

function dispose(
	{random, send}: ControlHost,
	floor: Floor,
	agentId: SignedIn['id'],
	callId: CallId,
): void {
	const {dispositions} = floor.config;
	if (dispositions.length === 0) return;
	const dispositionId = random.pick(dispositions).id;
	send({type: 'set-disposition', by: agentId, agentId, callId, dispositionId});
}

function sendOn(host: ControlHost, floor: Floor, agentId: SignedIn['id']): void {
	const {random, send} = host;
	const queues = [...floor.queues.keys()];
	const to: TransferTarget = random.chance(0.3)
		? {kind: 'queue', queueId: random.pick(queues)}
		: anybody(random, floor);
	send({type: 'transfer', by: agentId, agentId, to});
}

function askSomebody({random, send}: ControlHost, floor: Floor, agentId: SignedIn['id']): void {
	const to: ConsultTarget = random.chance(0.3)
		? {kind: 'queue', queueId: id<QueueId>(random.pick([...floor.queues.keys(), 'nowhere']))}
		: anybody(random, floor);
	send({type: 'consult', by: agentId, agentId, to});
}

/** A colleague who seems free more often than not; a desk phone; a number outside. */
export function anybody(random: Random, floor: Floor): ThirdPartyTarget {
	const free = [...floor.index.filedAgents].flatMap(([agentId, {state}]) =>
		state === 'ready' ? [agentId] : [],
	);
	const draw = random.next();
	if (draw < 0.5 && free.length > 0) return {kind: 'agent', agentId: random.pick(free)};
	if (draw < 0.65) return {kind: 'agent', agentId: random.pick([...floor.agents.keys()])};
	if (draw < 0.8) {
		return {kind: 'phone', phoneId: id<PhoneId>(random.pick([...floor.phones.keys(), '9998']))};
	}
	const line = random.int(1, 9);
	const number = random.chance(0.9) ? `+3319900007${line}` : 'nowhere';
	return {kind: 'outside', number, partyId: id<PartyId>(`p-out-${line}`)};
}
