/**
 * Whether queues let callers in, and gave up on them, as their rules say: worked out the plain way, by
 * looking at everybody. Shares no code with the engine's counts.
 */

import type {SignedIn} from '../agent/agent.ts';
import {customerChannel} from '../call/call.ts';
import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {AbsenceFactor, QueueConfig} from '../floor-config.ts';
import type {CallId, QueueId} from '../ids.ts';
import {membershipsOf} from '../routing/membership.ts';
import type {Instant} from '../time.ts';

/** Watches doors and ends of waits. Give it each event before the floor has folded it. */
export class DoorJudge {
	/** Where a party stood in the queue that it called, and until when that place is kept. */
	readonly #kept = new Map<string, {readonly rankAt: Instant; readonly until: Instant}>();
	/** Sent to a queue by their agent a moment ago. */
	readonly #sent = new Set<CallId>();

	/** What is wrong with this event; empty when nothing is. */
	judge(floor: Floor, event: Event): readonly string[] {
		switch (event.type) {
			case 'call-transferred':
				if (event.toQueueId !== undefined) this.#sent.add(event.callId);
				return [];
			case 'call-queued':
				return this.#queued(floor, event);
			case 'call-diverted':
				return judgeDiverted(floor, event);
			case 'call-moved':
			case 'call-dismissed':
			case 'call-sent-out':
				return judgeEnd(floor, event);
			case 'call-looked-at':
				return judgeLook(floor, event);
			case 'call-ended':
				this.#ended(floor, event);
				return [];
			default:
				return [];
		}
	}

	#queued(floor: Floor, event: Extract<Event, {type: 'call-queued'}>): readonly string[] {
		const {callId, queueId, at, passed = []} = event;
		const wrong: string[] = [];
		const call = floor.calls.get(callId);
		const queue = queueOf(floor, queueId);
		const counted = floor.index.there.get(queueId) ?? 0;
		const there = queue === undefined ? counted : thereFor(floor, queue);
		if (counted !== there) wrong.push(`${there} are there for ${queueId}, not ${counted}`);
		// Whom an agent sends comes in by no door.
		const isSent = this.#sent.delete(callId);
		const isNew = call?.state === 'entering' && event.enteredAt === at && !isSent;
		const most = queue?.maxWaiting ?? Number.POSITIVE_INFINITY;
		if (isNew && waitingIn(floor, queueId) >= most) wrong.push(`${callId} came into a full queue`);
		if (isNew && queue?.joinEmpty === false && thereFor(floor, queue) === 0)
			wrong.push(`${callId} came into a queue where nobody is there`);
		if (isNew && queue !== undefined && isTooMany(floor, queue))
			wrong.push(`${callId} came in past a diversion`);
		const key = `${passed[0] ?? queueId} ${call?.partyId}`;
		const kept = this.#kept.get(key);
		this.#kept.delete(key);
		if (isSent) return wrong;
		const isKept = kept !== undefined && kept.until >= at;
		const rankAt = event.enteredAt - event.creditMs;
		if (event.isRecovered === true && !(isKept && kept.rankAt === rankAt))
			wrong.push(`${callId} got a place back that was not kept`);
		if (event.isRecovered !== true && isKept && kept.rankAt < rankAt)
			wrong.push(`${callId} did not get its place back`);
		return wrong;
	}

	#ended(floor: Floor, {callId, at, outcome}: Extract<Event, {type: 'call-ended'}>): void {
		const call = floor.calls.get(callId);
		if (!['abandoned', 'voicemail', 'lost-in-gap', 'pbx-restart'].includes(outcome)) return;
		if (call === undefined || !('entry' in call) || call.entry === undefined) return;
		if (call.entry.answered === true) return;
		const {passed, queueId, enteredAt, creditMs} = call.entry;
		const firstId = passed[0] ?? queueId;
		const keptMs = queueOf(floor, firstId)?.placeKeptMs;
		if (keptMs === undefined) return;
		this.#kept.set(`${firstId} ${call.partyId}`, {
			...{rankAt: enteredAt - creditMs, until: at + keptMs},
		});
	}
}

function judgeDiverted(
	floor: Floor,
	{callId, queueId, reason}: Extract<Event, {type: 'call-diverted'}>,
): readonly string[] {
	const queue = queueOf(floor, queueId);
	if (queue === undefined) return [`${callId} met the door of no queue`];
	const waiting = waitingIn(floor, queueId);
	const there = thereFor(floor, queue);
	const isRight = {
		full: () => waiting >= (queue.maxWaiting ?? Number.POSITIVE_INFINITY),
		nobody: () => queue.joinEmpty === false && there === 0,
		'wait-ratio': () => isTooMany(floor, queue),
		// How long is not said again here; but never where nobody waits.
		'expected-wait': () => waiting > 0,
	}[reason]();
	return isRight ? [] : [`${callId} was not let into ${queueId}, and not for: ${reason}`];
}

/** A diversion by the waiting for each agent there holds. */
function isTooMany(floor: Floor, queue: QueueConfig): boolean {
	const waiting = waitingIn(floor, queue.id);
	const there = thereFor(floor, queue);
	return (queue.diversions ?? []).some(
		(own) =>
			own.when === 'wait-ratio' &&
			waiting > 0 &&
			(there === 0 || (waiting + 1) / there > own.above),
	);
}

function judgeEnd(
	floor: Floor,
	{callId, at, reason}: {readonly callId: CallId; readonly at: Instant; readonly reason: string},
): readonly string[] {
	const call = floor.calls.get(callId);
	if (call?.state !== 'waiting') return [];
	const {joinedAt, queueId} = call.entry;
	const queue = queueOf(floor, queueId);
	if (queue === undefined) return [`${callId} waited in no queue`];
	const closedAt = floor.closedNumbers.get(call.numberId) ?? Number.POSITIVE_INFINITY;
	const nobodySince = floor.queues.get(queueId)?.nobodySince ?? Number.POSITIVE_INFINITY;
	const isRight: Readonly<Record<string, () => boolean>> = {
		'max-wait': () => at >= joinedAt + (queue.maxWaitMs ?? Number.POSITIVE_INFINITY),
		nobody: () =>
			thereFor(floor, queue) === 0 && at >= Math.max(joinedAt, nobodySince) + queue.nobodyMs,
		closing: () => at >= closedAt + (queue.onClose?.afterMs ?? Number.POSITIVE_INFINITY),
		overflow: () => (queue.overflow ?? []).some(({afterMs}) => at >= joinedAt + afterMs),
	};
	const {switchId = undefined} = customerChannel(call) ?? {};
	if (switchId === undefined || floor.switches.get(switchId)?.state !== 'up')
		return [`${callId} was let go while its switch was away`];
	return isRight[reason]?.() === false
		? [`${callId} waited no longer, and not for: ${reason}`]
		: [];
}

/** Whether a step's conditions hold, by counting everybody; how long waits are foretold is left out. */
function judgeLook(
	floor: Floor,
	{callId, at, step, holds, againAt}: Extract<Event, {type: 'call-looked-at'}>,
): readonly string[] {
	const call = floor.calls.get(callId);
	const queue = call?.state === 'waiting' ? queueOf(floor, call.entry.queueId) : undefined;
	const own = queue?.overflow?.[step];
	if (call?.state !== 'waiting' || queue === undefined || own === undefined)
		return [`${callId} was looked at by a step that is not there`];
	const {entry} = call;
	const wrong: string[] = [];
	if (at < entry.joinedAt + own.afterMs) wrong.push(`${callId} was looked at too early`);
	const isOver = own.everyMs === undefined || (holds && own.repeat !== true);
	if ((againAt === undefined) !== isOver || (againAt ?? at + 1) <= at)
		wrong.push(`${callId} is looked at again at the wrong time`);
	const rank = (one: typeof entry) => one.enteredAt - one.creditMs;
	const place =
		1 +
		[...floor.calls.values()].filter(
			(other) =>
				(other.state === 'waiting' || other.state === 'ringing') &&
				other.entry.queueId === queue.id &&
				(rank(other.entry) < rank(entry) ||
					(rank(other.entry) === rank(entry) && other.entry.seq < entry.seq)),
		).length;
	const {positionAbove = 0, positionBelow = Number.POSITIVE_INFINITY, waitingAbove = 0} = own.when;
	const {eligibleBelow = Number.POSITIVE_INFINITY, during, expectedWaitAboveMs} = own.when;
	const isMet =
		place > positionAbove &&
		place < positionBelow &&
		waitingIn(floor, queue.id) > waitingAbove &&
		thereFor(floor, queue) < eligibleBelow &&
		(during === undefined || floor.openWindows.has(during));
	const {act} = own;
	const canAct =
		act.action === 'widen'
			? entry.widened < (queue.widen?.length ?? 0)
			: act.action !== 'move' ||
				(![queue.id, ...entry.passed].includes(act.queueId) &&
					queueOf(floor, act.queueId) !== undefined);
	const isRight = holds ? isMet && canAct : !isMet || !canAct || expectedWaitAboveMs !== undefined;
	if (!isRight) wrong.push(`${callId}, step ${step}: ${holds ? 'held' : 'did not hold'}`);
	return wrong;
}

function queueOf(floor: Floor, queueId: QueueId): QueueConfig | undefined {
	return floor.config.queues.find(({id}) => id === queueId);
}

function waitingIn(floor: Floor, queueId: QueueId): number {
	return [...floor.calls.values()].filter(
		(call) =>
			(call.state === 'waiting' || call.state === 'ringing') && call.entry.queueId === queueId,
	).length;
}

function thereFor(floor: Floor, queue: QueueConfig): number {
	return floor.config.agents.filter((config) => {
		const agent = floor.agents.get(config.id);
		if (agent?.state !== 'signed-in') return false;
		const lent = floor.loans.filter(({agentId}) => agentId === config.id);
		const serves = membershipsOf(floor.config, config, lent).some(
			({queueId}) => queueId === queue.id,
		);
		return serves && !(queue.absence ?? []).some((factor) => isAway(floor, agent, factor));
	}).length;
}

function isAway(floor: Floor, agent: SignedIn, factor: AbsenceFactor): boolean {
	const phone = floor.phones.get(agent.phoneId);
	const {presence} = agent;
	const holds: Readonly<Record<AbsenceFactor['when'], boolean>> = {
		'signed-out': false,
		unregistered: phone === undefined || !phone.registered,
		outside: phone !== undefined && phone.outside.length > 0,
		'wrap-up': agent.activity.state === 'wrap-up',
		talking: ['talking', 'holding', 'consulting'].includes(agent.activity.state),
		'link-lost': agent.link.state === 'lost',
		'not-ready':
			presence.state === 'not-ready' &&
			(factor.when !== 'not-ready' || [undefined, presence.reasonId].includes(factor.reasonId)),
	};
	return holds[factor.when];
}
