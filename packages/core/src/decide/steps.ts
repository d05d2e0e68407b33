/**
 * The steps of a wait: whom a call waits for first, and when more agents may serve it. Each step that
 * is taken is an event, so that the order of waiting never moves by itself.
 */

import type {Call} from '../call/call.ts';
import {invariant} from '../errors.ts';
import type {FirstSteps} from '../events.ts';
import type {Floor} from '../floor.ts';
import {isAnybodyEnough, isAnybodyInTier} from '../floor-index/memberships.ts';
import {mayBeWaitedFor} from '../floor-index.ts';
import {type CallId, isWorkId, type QueueId} from '../ids.ts';
import type {Stick} from '../queue/entry.ts';
import type {InMaking} from '../shapes.ts';
import type {Instant} from '../time.ts';
import type {Turn} from '../turn.ts';
import {stepWork} from './work-steps.ts';

/** How far any call has come as it begins: steps that nobody signed in could serve are skipped at once. */
export function beginningOf(
	floor: Floor,
	queueId: QueueId,
): {readonly widened: number; readonly tiersOpen: number} {
	const queue = floor.index.queues.get(queueId);
	const widenSteps = queue?.widen?.length ?? 0;
	const tierSteps = queue?.tiers?.length ?? 0;
	let widened = 0;
	while (widened < widenSteps && !isAnybodyEnough(floor.index, queueId, widened)) widened += 1;
	let tiersOpen = 0;
	while (tiersOpen < tierSteps && !isAnybodyInTier(floor.index, queueId, widened, tiersOpen)) {
		tiersOpen += 1;
	}
	return {widened, tiersOpen};
}

/** Where a call begins in a queue. */
export function firstSteps(floor: Floor, call: Call, queueId: QueueId, at: Instant): FirstSteps {
	const {widened, tiersOpen} = beginningOf(floor, queueId);
	const stick = stickOf(floor, call, queueId, at);
	const steps: InMaking<FirstSteps> = {};
	if (widened > 0) steps.widened = widened;
	if (tiersOpen > 0) steps.tiersOpen = tiersOpen;
	if (stick !== undefined) steps.stick = stick;
	return steps;
}

/** The agent whom the queue lets this contact wait for, if they could take the call. */
function stickOf(floor: Floor, call: Call, queueId: QueueId, at: Instant): Stick | undefined {
	const rule = floor.index.queues.get(queueId)?.sticky;
	const {contact} = call;
	if (rule === undefined || contact === undefined) return undefined;
	const {ownerId, lastAgentId} = contact;
	const wanted = rule.to === 'owner' ? [ownerId, lastAgentId] : [lastAgentId];
	const agentId = wanted.find(
		(own) => own !== undefined && mayBeWaitedFor(floor, own, call, queueId),
	);
	return agentId === undefined ? undefined : {agentId, endsAt: at + rule.waitMs};
}

/** The call has waited long enough for its one agent, or that agent is away. */
export function unstick(turn: Turn, callId: CallId): void {
	const call = turn.floor.calls.get(callId);
	if (call?.state !== 'waiting' || call.entry.stick === undefined) return;
	const {agentId, endsAt} = call.entry.stick;
	const reason = endsAt <= turn.at ? 'time' : 'agent-away';
	turn.emit({type: 'call-unstuck', callId, agentId, reason});
}

/** The next declared step of its wait: a head start. */
export function age(turn: Turn, callId: CallId): void {
	const call = turn.floor.calls.get(callId);
	if (call?.state !== 'waiting') return;
	const {aged, queueId} = call.entry;
	const step = turn.floor.index.queues.get(queueId)?.ageing?.[aged];
	if (step === undefined) return;
	turn.emit({type: 'call-aged', callId, aged: aged + 1, creditMs: step.creditMs});
}

/** The first caller of a line takes its next step: by the time waited, or as nobody there could serve. */
export function takeStep(turn: Turn, what: 'widen' | 'tier' | 'skip', lineKey: string): void {
	const {index} = turn.floor;
	const line = index.lines.get(lineKey);
	const callId = line?.joined.first()?.callId;
	invariant(line?.pool !== undefined && callId !== undefined, `a caller of ${lineKey} has a step`);
	const {widened, tiersOpen, pool} = line;
	const isWidening =
		what === 'widen' ||
		(what === 'skip' &&
			index.queues.get(pool.queueId)?.widen?.[widened] !== undefined &&
			!isAnybodyEnough(index, pool.queueId, widened));
	const reason = what === 'skip' ? 'nobody' : 'time';
	if (isWorkId(callId)) stepWork(turn, callId, isWidening ? 'widen' : 'tier', reason);
	else if (isWidening) turn.emit({type: 'call-widened', callId, widened: widened + 1, reason});
	else turn.emit({type: 'call-tier-opened', callId, tiersOpen: tiersOpen + 1, reason});
}
