/** Folds consultations of queues: asked, offered to one of their agents, and passed on by who did not take it. */

import {copyOf} from '../agent/agent.ts';
import type {Consult} from '../call/control.ts';
import type {QueueConsultEventBody} from '../call/queue-consults.ts';
import {invariant} from '../errors.ts';
import type {Floor} from '../floor.ts';
import type {AgentId} from '../ids.ts';
import type {Instant} from '../time.ts';
import {changeAgent, setActivity, signedIn} from './change-agent.ts';
import {changeLine, put, withoutConsult, withoutNotice} from './control.ts';
import {bump} from './counters.ts';
import type {Talk} from './talk-end.ts';

type QueueConsultEvent = {at: Instant; seq: number} & QueueConsultEventBody;

export function applyQueueConsult(floor: Floor, event: QueueConsultEvent): void {
	const call = floor.calls.get(event.callId);
	invariant(call?.state === 'talking', 'the call talks', event.callId);
	const {at} = event;
	switch (event.type) {
		case 'consult-queued': {
			const asked = {...withoutNotice(call), consult: request(floor, event, event.consultId)};
			// Who is not held yet is so when the switch says it.
			if (call.line === 'held') changeLine(floor, asked, at, 'consulting');
			else put(floor, asked);
			break;
		}
		case 'consult-offered': {
			const {toAgentId: agentId, toPhoneId: phoneId, ringEndsAt} = event;
			const to = {kind: 'agent', agentId, phoneId} as const;
			const {consult} = call;
			invariant(consult?.id === event.consultId, 'the request waits', event.consultId);
			put(floor, {...call, consult: {...consult, to, state: 'calling', since: at, ringEndsAt}});
			const {queueId} = call.entry;
			const ringing = {state: 'ringing', since: at, callId: call.id, queueId} as const;
			setActivity(floor, at, agentId, ringing, signedIn(floor, agentId).idleSince);
			break;
		}
		case 'consult-passed':
			passOn(floor, call, event);
			break;
		default:
			event satisfies never;
	}
}

function passOn(
	floor: Floor,
	call: Talk,
	event: QueueConsultEvent & {readonly type: 'consult-passed'},
): void {
	const {consult} = call;
	invariant(consult?.asked !== undefined, 'a queue was asked', event.consultId);
	const alone = withoutConsult(floor, call);
	const next = request(floor, event, event.nextId);
	put(floor, {...alone, consult: {...next, asked: consult.asked}});
	freeAgent(floor, event.toAgentId, event);
}

/** As after an offer of the queue that they did not take. */
function freeAgent(
	floor: Floor,
	agentId: AgentId,
	event: QueueConsultEvent & {readonly type: 'consult-passed'},
): void {
	const {at, state, reason, restEndsAt} = event;
	const agent = floor.agents.get(agentId);
	if (agent?.state !== 'signed-in' || agent.activity.state !== 'ringing') return;
	const isTheirs = state !== 'withdrawn' && reason !== 'lost-in-gap';
	const idleSince = isTheirs ? at : agent.idleSince;
	setActivity(floor, at, agentId, {state: 'idle', since: at}, idleSince);
	if (restEndsAt === undefined && state !== 'rang-out') return;
	const next = copyOf(signedIn(floor, agentId));
	if (restEndsAt !== undefined) next.restEndsAt = restEndsAt;
	if (state === 'rang-out') next.missedRings = (agent.missedRings ?? 0) + 1;
	changeAgent(floor, at, next);
}

/** A request that waits, filed under its id. */
function request(
	floor: Floor,
	{at, callId, queueId}: Pick<QueueConsultEvent, 'at' | 'callId' | 'queueId'>,
	id: Consult['id'],
): Consult {
	bump(floor, 'consult', id);
	floor.index.callByConsult.set(id, callId);
	const to = {kind: 'queue', queueId} as const;
	return {id, to, asked: {queueId, since: at}, state: 'waiting', since: at, hears: 'consult'};
}
