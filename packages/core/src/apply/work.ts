/** Folds the life of work that needs no phone, and what its agents have of it. */

import type {SignedIn} from '../agent/agent.ts';
import {invariant} from '../errors.ts';
import type {Floor} from '../floor.ts';
import {refileWork} from '../floor-index/desks.ts';
import {refileAgent} from '../floor-index.ts';
import type {AgentId, WorkId} from '../ids.ts';
import {workDay} from '../stats/work-day.ts';
import type {Instant} from '../time.ts';
import type {WorkEventBody} from '../work/events.ts';
import {
	type AgentWork,
	inWorkState,
	type WorkFacts,
	type WorkItem,
	type WorkState,
	workedMsAt,
} from '../work/item.ts';
import {changeAgent, forgetMisses, signedIn} from './change-agent.ts';
import {changed} from './changed.ts';
import {bump} from './counters.ts';

type WorkEvent = {at: Instant; seq: number} & WorkEventBody;

export function applyWork(floor: Floor, event: WorkEvent): void {
	const {at, workId} = event;
	if (event.type === 'work-added') {
		add(floor, event);
		return;
	}
	const item = floor.work.get(workId);
	invariant(item !== undefined, `work ${workId} is on the floor`);
	const row = workDay(floor.day, item.entry.queueId, item.kindId);
	switch (event.type) {
		case 'work-stepped': {
			const {widened, tiersOpen, aged, creditMs} = event;
			const entry = changed(item.entry, {widened, tiersOpen, aged});
			const later = changed(entry, {creditMs: entry.creditMs + creditMs});
			floor.work.set(workId, Object.assign({}, item, {entry: later}));
			refileWork(floor, workId);
			break;
		}
		case 'work-offered': {
			const {agentId, offerId, ringEndsAt} = event;
			bump(floor, 'offer', offerId);
			floor.memory.lastOffered.set(event.queueId, agentId);
			row.offers += 1;
			change(floor, item, {
				...{state: 'offered', since: at, agentId, offerId, ringEndsAt},
				...{offers: item.offers + 1, triedId: agentId},
			});
			// Whether it was work is known when it ends: until then the place among the idle is kept.
			has(floor, at, agentId, ({hand}) => ({hand, offered: workId}));
			break;
		}
		case 'work-offer-ended': {
			const {agentId, restEndsAt, state} = event;
			if (state === 'rang-out') row.rangOut += 1;
			change(floor, item, {state: 'waiting', since: at});
			const isTheirs = state !== 'withdrawn';
			has(floor, at, agentId, ({hand}) => ({hand}), isTheirs ? at : undefined);
			rest(floor, at, agentId, restEndsAt, state === 'rang-out' ? 1 : 0);
			break;
		}
		case 'work-started': {
			const {agentId, waitMs} = event;
			row.started += 1;
			row.waitOfStartedMs += waitMs;
			change(floor, item, {
				...{state: 'in-hand', since: at, agentId},
				startedAt: item.startedAt ?? at,
			});
			forgetMisses(floor, at, agentId);
			has(floor, at, agentId, ({hand}) => ({hand: [...hand, workId]}), at);
			break;
		}
		case 'work-set-aside':
			stop(floor, item, at);
			change(floor, item, {
				...{state: 'aside', since: at, agentId: event.agentId},
				workedMs: workedMsAt(item, at),
			});
			refileAgent(floor, event.agentId);
			break;
		case 'work-resumed':
			change(floor, item, {state: 'in-hand', since: at, agentId: event.agentId});
			refileAgent(floor, event.agentId);
			break;
		case 'work-given-back':
			stop(floor, item, at);
			row.givenBack += 1;
			change(floor, item, {
				...{state: 'waiting', since: at, waitsSince: at},
				workedMs: workedMsAt(item, at),
			});
			letGo(floor, at, event.agentId, workId);
			rest(floor, at, event.agentId, event.restEndsAt, 0);
			break;
		case 'work-finished':
		case 'work-taken-back':
			stop(floor, item, at);
			if (event.type === 'work-finished') row.finished += 1;
			else row.takenBack += 1;
			floor.work.delete(workId);
			refileWork(floor, workId);
			if (event.agentId !== undefined) letGo(floor, at, event.agentId, workId);
			break;
		default:
			event satisfies never;
	}
}

function add(floor: Floor, event: WorkEvent & {type: 'work-added'}): void {
	const {at, seq, workId, kindId, matterId, queueId, creditMs, by} = event;
	const {widened = 0, tiersOpen = 0} = event;
	bump(floor, 'work', workId);
	floor.work.set(workId, {
		...{id: workId, kindId, matterId, addedAt: at, addedBy: by, waitsSince: at},
		...{offers: 0, workedMs: 0, state: 'waiting', since: at},
		entry: {
			...{queueId, enteredAt: at, creditMs, seq, joinedAt: at, passed: []},
			...{widened, tiersOpen, aged: 0},
		},
	});
	workDay(floor.day, queueId, kindId).added += 1;
	refileWork(floor, workId);
}

/** A stretch of being worked on counts when it ends, in the day in which it passed. */
function stop(floor: Floor, item: WorkItem, at: Instant): void {
	if (item.state !== 'in-hand') return;
	const ms = at - Math.max(item.since, floor.day.startedAt);
	workDay(floor.day, item.entry.queueId, item.kindId).workedMs += Math.max(0, ms);
}

function change(floor: Floor, item: WorkItem, state: WorkState & Partial<WorkFacts>): void {
	floor.work.set(item.id, inWorkState(item, state));
	refileWork(floor, item.id);
}

/** The last work ended now. */
function letGo(floor: Floor, at: Instant, agentId: AgentId, workId: WorkId): void {
	has(
		floor,
		at,
		agentId,
		({hand, ...rest}) => ({...rest, hand: hand.filter((own) => own !== workId)}),
		at,
	);
}

/**
 * What an agent has now. An agent in no call begins a stretch of another sort as the desk rings, as the
 * first piece is taken in hand, and as the last is let go.
 */
function has(
	floor: Floor,
	at: Instant,
	agentId: AgentId,
	next: (work: AgentWork) => AgentWork,
	idleSince?: Instant,
): void {
	const {work: before, ...agent} = signedIn(floor, agentId);
	const work = next(before ?? {hand: []});
	const isNothing = work.hand.length === 0 && work.offered === undefined;
	const {activity} = agent;
	const isOther = sortOf(before) !== sortOf(work) && activity.state === 'idle';
	changeAgent(
		floor,
		at,
		changed<SignedIn>(agent, {
			...(isNothing ? {} : {work}),
			...(isOther ? {activity: {state: 'idle', since: at}} : {}),
			...(idleSince === undefined ? {} : {idleSince}),
		}),
	);
}

function sortOf(work: AgentWork | undefined): 'hand' | 'offer' | 'none' {
	if (work === undefined || (work.hand.length === 0 && work.offered === undefined)) return 'none';
	return work.hand.length > 0 ? 'hand' : 'offer';
}

/** The agent is left alone for a while, as after a call's ring. */
function rest(
	floor: Floor,
	at: Instant,
	agentId: AgentId,
	restEndsAt: Instant | undefined,
	missed: 0 | 1,
): void {
	if (restEndsAt === undefined && missed === 0) return;
	const agent = signedIn(floor, agentId);
	changeAgent(
		floor,
		at,
		changed<SignedIn>(agent, {
			...(restEndsAt === undefined ? {} : {restEndsAt}),
			...(missed === 0 ? {} : {missedRings: (agent.missedRings ?? 0) + 1}),
		}),
	);
}
