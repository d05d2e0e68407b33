/** The rows that views are made of: one agent, one queue, one call, one monitor, one switch. Pure. */

import {
	type Agent,
	type AgentId,
	agentDay,
	type Call,
	callKind,
	entryOf,
	type Floor,
	id,
	isReady,
	kindAt,
	type Monitor,
	meanTimes,
	newcomerWaitMs,
	newDay,
	offeredOf,
	type Presence,
	type QueueConfig,
	type QueueId,
	queueDay,
	queueOf,
	ringingOffer,
	type SignedIn,
	type SwitchId,
	serviceLevel,
	speedOfAnswerMs,
	waitedMs,
	waitingSince,
} from '@plateau/core';
import type {AgentRow, CallRow, Label, MonitorRow, QueueRow} from '@plateau/core/protocol';
import {controlOf, type Names} from './control.ts';
import {calleeOf} from './internal.ts';
import {parkedOf} from './parked.ts';
import {compact} from './share.ts';

/** To which other switches each one's calls are to go across. */
export type Ties = ReadonlyMap<SwitchId, readonly SwitchId[]>;

/** What the live agents and calls of a queue add up to. */
export interface QueueTally {
	waiting: number;
	oldestEnteredAt: number | undefined;
	talking: number;
	wrapUp: number;
}

/** Tallies of every queue that anything is counted under, in one pass over calls and agents. */
export function tallyQueues(floor: Floor): Map<string, QueueTally> {
	const tallies = new Map<string, QueueTally>();
	const of = (queueId: string) => {
		let tally = tallies.get(queueId);
		if (tally === undefined) {
			tally = {waiting: 0, oldestEnteredAt: undefined, talking: 0, wrapUp: 0};
			tallies.set(queueId, tally);
		}
		return tally;
	};
	for (const call of floor.calls.values()) {
		// A caller waits until an agent talks to them, whoever's phone rings meanwhile.
		if (call.state !== 'waiting' && call.state !== 'ringing') continue;
		const tally = of(call.entry.queueId);
		const since = waitingSince(call.entry);
		tally.waiting += 1;
		tally.oldestEnteredAt = Math.min(tally.oldestEnteredAt ?? since, since);
	}
	for (const agent of floor.agents.values()) {
		if (agent.state !== 'signed-in') continue;
		const {activity} = agent;
		if (activity.state === 'wrap-up') of(activity.queueId).wrapUp += 1;
		// Who is called by a colleague does not talk yet.
		// Nor is a talk with a colleague any queue's.
		else if ('queueId' in activity && activity.state !== 'ringing' && activity.internal !== true) {
			of(activity.queueId).talking += 1;
		}
	}
	return tallies;
}

/** How many agents each queue could be answered by this instant. */
export function countReady(floor: Floor): Map<string, number> {
	const ready = new Map<string, number>();
	for (const {queueId, switchId, ready: lists} of floor.index.pools.values()) {
		// Who is free for other work is no more ready for calls.
		if (kindAt(switchId) !== callKind.id) continue;
		// Who can be rung from several switches is in a pool of each, and one agent all the same.
		const isHome = ({agentId}: {readonly agentId: AgentId}) =>
			floor.index.filedAgents.get(agentId)?.reach[0] === switchId;
		const isTied = floor.index.reaches.size > 1;
		const count = lists.reduce(
			(sum, list) => sum + (isTied ? [...list].filter(isHome).length : list.size),
			0,
		);
		ready.set(queueId, (ready.get(queueId) ?? 0) + count);
	}
	return ready;
}

export function queueRow(
	floor: Floor,
	config: QueueConfig,
	parts: {
		label: Label;
		ready: number;
		tally: QueueTally | undefined;
		work: QueueRow['work'];
	},
): QueueRow {
	// Reading must not change the floor: counters are made on first use by events alone.
	const day = floor.day.queues.get(config.id) ?? queueDay(newDay(0, ''), config.id);
	const {tally} = parts;
	return compact<QueueRow>({
		id: config.id,
		label: parts.label,
		waiting: tally?.waiting ?? 0,
		oldestEnteredAt: tally?.oldestEnteredAt,
		ready: parts.ready,
		talking: tally?.talking ?? 0,
		wrapUp: tally?.wrapUp ?? 0,
		signedIn: floor.index.signedIn.get(config.id) ?? 0,
		offered: offeredOf(day),
		answered: day.answered,
		answeredInTime: day.answeredInTime,
		abandoned: day.abandoned,
		shortAbandoned: day.shortAbandoned,
		timedOut: day.timedOut,
		leftEmpty: day.leftEmpty,
		serviceLevel: serviceLevel(day),
		speedOfAnswerMs: speedOfAnswerMs(day),
		turnedAway: day.full + day.diverted || undefined,
		overflowed: day.overflowed || undefined,
		expectedWaitMs: expectedWaitMs(floor, config.id),
		expectedWaitErrorMs: day.foretold > 0 ? day.foretoldErrorMs / day.foretold : undefined,
		thresholdMs: config.thresholdMs,
		work: parts.work,
	});
}

/**
 * Of several switches that are up the longest. By the instant of the last change, so that nothing is
 * sent while nothing changes; whole seconds, so that little is.
 */
function expectedWaitMs(floor: Floor, queueId: QueueId): number | undefined {
	let longest: number | undefined;
	for (const {id: switchId, state} of floor.switches.values()) {
		if (state !== 'up') continue;
		const ms = newcomerWaitMs(floor, queueId, switchId, floor.at);
		if (ms !== undefined && ms >= (longest ?? 0)) longest = ms;
	}
	return longest === undefined ? undefined : wholeSeconds(longest);
}

/** A foretold time as views say it. */
export function wholeSeconds(ms: number): number {
	return Math.round(ms / 1000) * 1000;
}

export function agentRow(floor: Floor, agent: Agent, name: string): AgentRow {
	const day = floor.day.agents.get(agent.id) ?? agentDay(newDay(0, ''), agent.id);
	const figures = {
		loans: loansOf(floor, agent.id),
		handled: day.handled,
		handleTimeMs: meanTimes(floor.day, agent.id)?.handleTimeMs,
	};
	if (agent.state === 'signed-out') {
		return compact<AgentRow>({
			id: agent.id,
			name,
			presence: {state: 'logged-out', since: agent.since},
			activity: 'idle',
			activitySince: agent.since,
			ready: false,
			linkLost: false,
			...figures,
		});
	}
	const {activity} = agent;
	const offer = ringingOffer(floor, agent);
	return compact<AgentRow>({
		id: agent.id,
		name,
		phoneId: agent.phoneId,
		phoneRegistered: floor.phones.get(agent.phoneId)?.registered ?? false,
		presence: agent.presence,
		pendingPresence: agent.pendingPresence,
		pauseEndsAt: pauseEndsAt(floor, agent.presence),
		handSince: agent.handSince,
		requested: requestedBy(agent),
		activity: activity.state,
		activitySince: activity.since,
		isInternal: isInternal(activity) || undefined,
		ready: isReady(floor, agent),
		linkLost: agent.link.state === 'lost',
		headset: agent.headset && headsetRow(agent.headset),
		phoneRefusedAt: agent.phoneRefusedAt,
		queueId: queueIdOf(activity) ?? offer?.queueId,
		callId: 'callId' in activity ? activity.callId : offer?.callId,
		wrapUpEndsAt: activity.state === 'wrap-up' ? activity.endsAt : undefined,
		work: agent.work && {
			inHand: agent.work.hand.length,
			rings: agent.work.offered !== undefined,
		},
		...figures,
	});
}

/** The queue whose work it is; none's is a talk with a colleague. */
function queueIdOf(activity: SignedIn['activity']): QueueId | undefined {
	if (!('queueId' in activity)) return undefined;
	return isInternal(activity) ? undefined : activity.queueId;
}

function isInternal(activity: SignedIn['activity']): boolean {
	return 'internal' in activity && activity.internal === true;
}

function loansOf(floor: Floor, agentId: AgentId): AgentRow['loans'] {
	const own = floor.loans.filter((loan) => loan.agentId === agentId);
	if (own.length === 0) return undefined;
	return own.map(({queueId, endsAt, only}) => ({queueId, endsAt, only}));
}

/** When a pause for such a reason has lasted long enough. */
function pauseEndsAt(floor: Floor, presence: Presence): number | undefined {
	if (presence.state !== 'not-ready') return undefined;
	const limitMs = floor.config.reasons.find(({id}) => id === presence.reasonId)?.limitMs;
	return limitMs === undefined ? undefined : presence.since + limitMs;
}

function requestedBy({request}: SignedIn): AgentRow['requested'] {
	if (request?.presence.state !== 'not-ready') return undefined;
	return {reasonId: request.presence.reasonId, since: request.since};
}

export function callRow(floor: Floor, call: Call, names: Names): CallRow {
	const party = names.party(call.partyId);
	const entry = entryOf(call);
	const callee = calleeOf(floor, call, names);
	return compact<CallRow>({
		id: call.id,
		state: call.state,
		since: call.since,
		arrivedAt: call.startedAt,
		queueId: callee === undefined ? queueOf(call) : undefined,
		isInternal: callee !== undefined || undefined,
		enteredAt: entry && waitingSince(entry),
		agentId: agentOf(floor, call),
		callerNumber: callee?.phoneId ?? party?.callerNumber,
		callerName: callee?.name ?? party?.contactName ?? party?.callerName,
		dialledNumber: dialledNumber(floor, call.numberId),
		waitMs:
			call.state === 'talking' && call.direction === 'in'
				? (call.entry.waitMs ?? waitedMs(call.entry, call.since))
				: undefined,
		offers: call.offers,
		raisedMs: raisedMs(floor, call),
		...controlOf(call, names),
		parked: parkedOf(call, names),
		headStartMs: headStartMs(call),
		ownAgentId: call.contact?.ownerId,
		waitsFor: waitsFor(call),
	});
}

/** Who talks, or whose phone rings; the first of them when several do. */
function agentOf(floor: Floor, call: Call): string | undefined {
	if (call.state === 'talking' || call.state === 'dialling') return call.agentId;
	if (call.state !== 'ringing') return undefined;
	const first = call.offerIds[0];
	return first === undefined ? undefined : floor.offers.get(first)?.agentId;
}

/** All of a call's head start, undefined for none. */
export function headStartMs(call: Call): number | undefined {
	return entryOf(call)?.creditMs || undefined;
}

function waitsFor(call: Call): CallRow['waitsFor'] {
	const stick = call.state === 'waiting' || call.state === 'ringing' ? call.entry.stick : undefined;
	return stick && {agentId: stick.agentId, until: stick.endsAt};
}

/** The head start that people gave, without the one its number gives everybody. */
function raisedMs(floor: Floor, call: Call): number | undefined {
	const credit = entryOf(call)?.creditMs ?? 0;
	const raised = credit - (floor.index.numbers.get(call.numberId)?.priorityMs ?? 0);
	return raised > 0 ? raised : undefined;
}

/** E.164 with its plus for the floor's own numbers; whatever was dialled, for others. */
export function dialledNumber(floor: Floor, numberId: string): string {
	return floor.index.numbers.has(id(numberId)) ? `+${numberId}` : numberId;
}

export function monitorRow(monitor: Monitor): MonitorRow {
	return {
		id: monitor.id,
		personId: monitor.personId,
		agentId: monitor.agentId,
		callId: monitor.callId,
		// What the switch confirmed; the wish only while nothing is heard yet.
		mode: monitor.state === 'active' ? monitor.mode : monitor.wantedMode,
		state: monitor.state,
		...(monitor.partyId === undefined ? {} : {outside: true}),
		since: monitor.since,
	};
}

/** The switches, as every screen shows their state. `ties`: those that the settings say there are. */
export function switchRows(
	{switches}: Floor,
	ties: Ties = new Map(),
): Record<string, {id: string; state: 'up' | 'down'; since: number; noTieTo?: string[]}> {
	const isUp = (id: SwitchId) => switches.get(id)?.state === 'up';
	return Object.fromEntries(
		[...switches.values()].map(({id, state, since, ties: known = []}) => {
			const wanted = isUp(id) ? (ties.get(id) ?? []).filter(isUp) : [];
			const noTieTo = wanted.filter((to) => !known.includes(to));
			return [id, {id, state, since, ...(noTieTo.length === 0 ? {} : {noTieTo})}];
		}),
	);
}

function headsetRow(headset: NonNullable<SignedIn['headset']>): NonNullable<AgentRow['headset']> {
	const isHeld = headset.state === 'connected' && headset.held === true;
	return {state: isHeld ? 'held' : headset.state, since: headset.since};
}
