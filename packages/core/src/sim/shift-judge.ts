/**
 * Whether pauses, work after a call and loans go as docs/work.md says, told from the events and the floor
 * file alone: who may choose a pause, when work after a call begins and ends, how long loans last.
 */

import {isSamePresence, type SignedIn} from '../agent/agent.ts';
import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {ReasonConfig, WrapUpRule} from '../floor-config.ts';
import type {AgentId, QueueId} from '../ids.ts';
import {membershipsOf} from '../routing/membership.ts';
import type {Instant} from '../time.ts';

type Chosen = Extract<Event, {type: 'presence-changed' | 'presence-pended' | 'presence-requested'}>;
type Of<Type extends Event['type']> = Extract<Event, {type: Type}>;

export class ShiftJudge {
	/** Whose work after a call must begin with the very next event. */
	#next: {readonly agentId: AgentId; readonly endsAt: Instant | undefined} | undefined;

	/** Whose pause was approved by the event before. */
	#approved: AgentId | undefined;

	/** What is wrong with an event, on the floor as it is just before it; empty when nothing is. */
	take(floor: Floor, event: Event): readonly string[] {
		const due = this.#next;
		const approved = this.#approved;
		this.#next = undefined;
		this.#approved = undefined;
		const isBegun = event.type === 'wrap-up-started' && event.agentId === due?.agentId;
		const wrong = due === undefined || isBegun ? [] : [`${due.agentId} has no work after the call`];
		switch (event.type) {
			case 'presence-changed':
			case 'presence-pended':
			case 'presence-requested':
				return event.agentId === approved ? wrong : [...wrong, ...judgeChoice(floor, event)];
			case 'presence-request-ended':
				if (event.outcome === 'approved') this.#approved = event.agentId;
				return wrong;
			case 'call-ended':
			case 'call-transferred':
			case 'call-handed-over':
			case 'call-taken-over':
			case 'call-returned':
				this.#next = workAfter(floor, event);
				return wrong;
			case 'wrap-up-started':
				return [...wrong, ...judgeBegun(event, due)];
			case 'wrap-up-extended':
				return [...wrong, ...judgeExtended(floor, event)];
			case 'wrap-up-wanted':
				return [...wrong, ...judgeWanted(floor, event)];
			case 'disposition-set':
				return [...wrong, ...judgeDisposition(floor, event)];
			case 'wrap-up-ended':
				return [...wrong, ...judgeOver(floor, event)];
			case 'agent-lent':
				return [...wrong, ...judgeLent(floor, event)];
			case 'loan-ended':
				return [...wrong, ...judgeReturned(floor, event)];
			default:
				return wrong;
		}
	}
}

function signedIn(floor: Floor, agentId: AgentId): SignedIn | undefined {
	const agent = floor.agents.get(agentId);
	return agent?.state === 'signed-in' ? agent : undefined;
}

function reasonOf(floor: Floor, presence: object | undefined): ReasonConfig | undefined {
	const reasonId = presence !== undefined && 'reasonId' in presence ? presence.reasonId : undefined;
	return floor.config.reasons.find(({id}) => id === reasonId);
}

/** A pause that an agent chose: one that they may choose, with room for it. */
function judgeChoice(floor: Floor, event: Chosen): readonly string[] {
	const {agentId, presence, by, type} = event;
	const agent = signedIn(floor, agentId);
	if (agent === undefined || by === 'floor' || presence.state !== 'not-ready') return [];
	const {pendingPresence: wish} = agent;
	// What was asked for in time comes true, whoever is away by then.
	const isOld = wish !== undefined && wish.state !== 'logged-out' && isSamePresence(wish, presence);
	if (isOld) return [];
	const reason = reasonOf(floor, presence);
	const wrong: string[] = [];
	const isChoosable = reason?.system === false || presence.reasonId === 'signed-in';
	if (!isChoosable) wrong.push(`${presence.reasonId} was chosen for ${agentId}, as nobody can`);
	if (by !== agentId) return wrong;
	if ((reason?.approval === true) !== (type === 'presence-requested'))
		wrong.push(`${agentId}: ${presence.reasonId} and a supervisor's word do not fit`);
	if (reason?.system !== false) return wrong;
	const others = [...floor.agents.values()].filter(
		(other): other is SignedIn =>
			other.state === 'signed-in' && other.id !== agentId && isAway(floor, other),
	);
	for (const {id: queueId, maxNotReady} of floor.config.queues) {
		if (maxNotReady === undefined || !serves(floor, agentId, queueId)) continue;
		const away = others.filter((other) => serves(floor, other.id, queueId)).length;
		if (away >= maxNotReady) wrong.push(`${agentId} is one too many away of ${queueId}`);
	}
	return wrong;
}

/** By choice, now or from the end of their work on. */
function isAway(floor: Floor, {presence, pendingPresence}: SignedIn): boolean {
	return [presence, pendingPresence].some((one) => reasonOf(floor, one)?.system === false);
}

function serves(floor: Floor, agentId: AgentId, queueId: QueueId): boolean {
	const config = floor.config.agents.find(({id}) => id === agentId);
	if (config === undefined) return false;
	const lent = floor.loans.filter((loan) => loan.agentId === agentId);
	return membershipsOf(floor.config, config, lent).some((own) => own.queueId === queueId);
}

function ruleOf(floor: Floor, queueId: QueueId): WrapUpRule | undefined {
	return floor.config.queues.find(({id}) => id === queueId)?.wrapUp;
}

/** Whose work the end of a talk begins, and until when; undefined: nobody's. */
function workAfter(
	floor: Floor,
	{
		callId,
		at,
	}: Of<
		'call-ended' | 'call-transferred' | 'call-handed-over' | 'call-taken-over' | 'call-returned'
	>,
): {readonly agentId: AgentId; readonly endsAt: Instant | undefined} | undefined {
	const call = floor.calls.get(callId);
	const agent = call?.state === 'talking' ? signedIn(floor, call.agentId) : undefined;
	if (call?.state !== 'talking' || agent === undefined) return undefined;
	// Colleagues among themselves: nothing is to be wrapped up.
	if (call.direction === 'internal') return undefined;
	const rule = ruleOf(floor, call.entry.queueId);
	const isWanted = 'wrapUpWanted' in agent.activity && agent.activity.wrapUpWanted === true;
	if (rule === undefined || rule.mode === 'none') return undefined;
	if (rule.mode === 'optional' && !isWanted) return undefined;
	const limitMs = 'limitMs' in rule ? rule.limitMs : undefined;
	return {agentId: agent.id, endsAt: limitMs === undefined ? undefined : at + limitMs};
}

function judgeBegun(
	{agentId, endsAt}: Of<'wrap-up-started'>,
	due: {readonly agentId: AgentId; readonly endsAt: Instant | undefined} | undefined,
): readonly string[] {
	if (due === undefined) return [`${agentId} has work after a call that asks for none`];
	return endsAt === due.endsAt ? [] : [`${agentId} works until ${endsAt}, not ${due.endsAt}`];
}

function judgeExtended(floor: Floor, {agentId, endsAt}: Of<'wrap-up-extended'>): readonly string[] {
	const activity = signedIn(floor, agentId)?.activity;
	if (activity?.state !== 'wrap-up') return [`${agentId} has no work to make longer`];
	const rule = ruleOf(floor, activity.queueId);
	const {extendMs = 0, extendLimit = 1} = rule !== undefined && 'extendMs' in rule ? rule : {};
	const isRight =
		(activity.extensions ?? 0) < extendLimit && endsAt === (activity.endsAt ?? 0) + extendMs;
	return isRight ? [] : [`${agentId} works longer than the queue lets them`];
}

function judgeWanted(floor: Floor, {agentId}: Of<'wrap-up-wanted'>): readonly string[] {
	const activity = signedIn(floor, agentId)?.activity;
	const queueId = activity !== undefined && 'queueId' in activity ? activity.queueId : undefined;
	const mode = queueId && ruleOf(floor, queueId)?.mode;
	return mode === 'optional' ? [] : [`${agentId} cannot choose whether work follows`];
}

function judgeDisposition(
	floor: Floor,
	{agentId, callId, dispositionId}: Of<'disposition-set'>,
): readonly string[] {
	const activity = signedIn(floor, agentId)?.activity;
	if (activity === undefined || !('queueId' in activity) || activity.callId !== callId)
		return [`${agentId} chose a disposition for a call that is not theirs`];
	const queues = floor.config.dispositions.find(({id}) => id === dispositionId)?.queues;
	const fits = queues?.length === 0 || queues?.includes(activity.queueId) === true;
	return fits ? [] : [`${dispositionId} is no disposition of ${activity.queueId}`];
}

function judgeOver(
	floor: Floor,
	{agentId, at, reason, dispositionMissing}: Of<'wrap-up-ended'>,
): readonly string[] {
	const activity = signedIn(floor, agentId)?.activity;
	if (activity?.state !== 'wrap-up') return [`${agentId} has no work to end`];
	const rule = ruleOf(floor, activity.queueId);
	const isAsked = rule !== undefined && rule.mode !== 'none' && rule.dispositionRequired;
	const isMissing = isAsked && !activity.dispositionSet;
	const wrong: string[] = [];
	if ((dispositionMissing === true) !== isMissing)
		wrong.push(`${agentId}: whether a disposition is missing is told wrongly`);
	if (reason === 'time' && (activity.endsAt ?? Number.POSITIVE_INFINITY) > at)
		wrong.push(`${agentId}: the work ended before its time`);
	if (reason === 'by-key' && isMissing) wrong.push(`${agentId} ended work without a disposition`);
	if (reason === 'by-key' && rule?.mode === 'fixed' && activity.endsAt !== undefined)
		wrong.push(`${agentId} ended work that ends by time alone`);
	return wrong;
}

function judgeLent(
	floor: Floor,
	{agentId, queueId, at, endsAt}: Of<'agent-lent'>,
): readonly string[] {
	const queue = floor.config.queues.find(({id}) => id === queueId);
	const isThere = floor.config.agents.some(({id}) => id === agentId);
	const lastsMs = endsAt - at;
	const isRight =
		isThere && queue?.ownerId === undefined && lastsMs >= 60_000 && lastsMs <= 86_400_000;
	return isRight && queue !== undefined ? [] : [`${agentId} cannot be lent so to ${queueId}`];
}

function judgeReturned(
	floor: Floor,
	{agentId, queueId, at, reason}: Of<'loan-ended'>,
): readonly string[] {
	const loan = floor.loans.find((own) => own.agentId === agentId && own.queueId === queueId);
	const queue = floor.config.queues.find(({id}) => id === queueId);
	const isGone =
		queue === undefined ||
		queue.ownerId !== undefined ||
		!floor.config.agents.some(({id}) => id === agentId);
	const isRight =
		loan !== undefined &&
		(reason === 'by-person' || (reason === 'time' ? at >= loan.endsAt : isGone));
	return isRight ? [] : [`the loan of ${agentId} to ${queueId} ended without a reason`];
}
