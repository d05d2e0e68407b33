/** One call's page: where it is, and its life so far moment by moment. Pure. */

import {
	type AgentId,
	type Call,
	type CallId,
	type Event,
	entryOf,
	type Floor,
	id,
	type OfferId,
	type QueueId,
	remainingWaitMs,
	segmentsOf,
	type Target,
} from '@plateau/core';
import type {CallMoment, CallView} from '@plateau/core/protocol';
import {firstOf, keptWhy, whyOf} from '../why/why-view.ts';
import type {CallRecord} from './look-ups.ts';
import type {Rows} from './row-cache.ts';
import {wholeSeconds} from './rows.ts';
import {compact} from './share.ts';

/** What the store has about one call. */
export interface CallRecords {
	readonly interaction: CallRecord | undefined;
	/** In order of `seq`. */
	readonly events: readonly Event[];
}

/** The view, or undefined when no such call is or was. */
export function callView(
	floor: Floor,
	rows: Rows,
	callId: string,
	{interaction, events}: CallRecords,
): CallView | undefined {
	const call = floor.calls.get(id<CallId>(callId));
	if (call === undefined && interaction === undefined) return undefined;
	return compact<CallView>({
		call: call === undefined ? undefined : rows.calls[callId],
		outcome: interaction?.outcome,
		life: lifeOf(events),
		segments: segmentsOf(events).map((segment) => ({...segment})),
		note: interaction?.note,
		dispositionId: interaction?.dispositionId,
		...(call === undefined ? {} : foretoldOf(floor, call)),
		waits: call?.state === 'waiting' ? firstOf(whyOf(floor, call.id)) : undefined,
		agents: namesOf(rows.agents, ({name}) => name),
		queues: namesOf(rows.queues, ({label}) => label),
		monitors: Object.fromEntries(
			Object.entries(rows.monitors).filter(([, monitor]) => monitor.callId === callId),
		),
	});
}

function foretoldOf(floor: Floor, call: Call): Pick<CallView, 'expectedWaitMs' | 'foretoldWaitMs'> {
	const leftMs = call.state === 'waiting' ? remainingWaitMs(floor, call, floor.at) : undefined;
	const foretoldMs = entryOf(call)?.expectedWaitMs;
	return {
		expectedWaitMs: leftMs === undefined ? undefined : wholeSeconds(leftMs),
		foretoldWaitMs: foretoldMs === undefined ? undefined : wholeSeconds(foretoldMs),
	};
}

/** Moments by `seq`, as text so that a record keeps them in order. */
function lifeOf(events: readonly Event[]): Record<string, CallMoment> {
	const offers = new Map<OfferId, {agentId: AgentId; at: number}>();
	const life: Record<string, CallMoment> = {};
	for (const event of events) {
		if (event.type === 'offer-made')
			offers.set(event.offerId, {agentId: event.agentId, at: event.at});
		// What comes of an order has a moment of its own.
		if (event.type === 'control-asked') continue;
		const {seq, at} = event;
		life[seq] = compact<CallMoment>({seq, at, type: event.type, ...detailOf(event, offers)});
	}
	return life;
}

type Detail = Omit<CallMoment, 'seq' | 'at' | 'type'> & {readonly type?: string};

function detailOf(
	event: Event,
	offers: ReadonlyMap<OfferId, {agentId: AgentId; at: number}>,
): Detail {
	switch (event.type) {
		case 'call-queued':
			return {
				...{queueId: event.queueId, ms: event.creditMs},
				reason: event.isRecovered === true ? 'recovered' : undefined,
			};
		case 'call-raised':
			// A recipe is nobody.
			return event.by === 'floor'
				? {ms: event.creditMs, reason: 'overflow'}
				: {ms: event.creditMs, personId: event.by};
		case 'call-parked':
			return {agentId: event.agentId};
		case 'call-picked-up':
			return {agentId: event.agentId, personId: event.by};
		case 'call-taken':
			return {agentId: event.agentId, personId: event.by};
		case 'call-moved':
			return {queueId: event.queueId, reason: event.reason};
		case 'offer-made': {
			const {agentId, queueId, candidates, idleMs, strategy, isSticky, taken, why} = event;
			const kept = why && keptWhy(why, event.at);
			return {agentId, queueId, candidates, ms: idleMs, strategy, isSticky, taken, why: kept};
		}
		case 'offer-ringing':
		case 'offer-accepted':
			return {agentId: offers.get(event.offerId)?.agentId};
		case 'offer-ended': {
			const offer = offers.get(event.offerId);
			// Its end says more than that it ended: `offer-rang-out`, `offer-declined`…
			return {
				type: `offer-${event.state}`,
				reason: event.reason,
				agentId: offer?.agentId,
				ms: offer === undefined ? undefined : event.at - offer.at,
			};
		}
		case 'call-connected':
			return {agentId: event.agentId, queueId: event.queueId, ms: event.waitMs};
		case 'call-looked-at':
			return {reason: event.holds ? 'step-holds' : 'step-waits'};
		case 'call-diverted':
			return {queueId: event.queueId, reason: event.reason};
		case 'call-dismissed':
		case 'call-sent-out':
			return {reason: event.reason};
		case 'call-ended':
			return {reason: event.reason ?? event.endedBy};
		case 'dial-asked':
			return event.toPhoneId === undefined
				? {agentId: event.agentId, queueId: event.queueId}
				: {...goesTo(event), personId: event.agentId};
		case 'dial-answered':
			return {agentId: event.agentId};
		case 'wrap-up-started':
		case 'disposition-set':
			return {agentId: event.agentId};
		case 'wrap-up-ended':
			return {
				agentId: event.agentId,
				reason: event.dispositionMissing ? 'no-disposition' : event.reason,
			};
		case 'control-failed':
			return {agentId: event.agentId, reason: event.reason};
		case 'call-held':
		case 'call-resumed':
		case 'call-phone-held':
		case 'call-phone-resumed':
			return {agentId: event.agentId};
		case 'call-muted':
			return {agentId: event.agentId, reason: event.muted ? 'muted' : 'unmuted'};
		case 'digits-sent':
			return {agentId: event.agentId};
		case 'consult-asked':
			return {...goesTo(event), personId: event.by};
		case 'consult-queued':
			return {queueId: event.queueId, personId: event.by};
		case 'consult-offered':
			return {agentId: event.toAgentId, queueId: event.queueId};
		case 'consult-passed':
			return {agentId: event.toAgentId, reason: event.reason};
		case 'consult-swapped':
			return {reason: event.hears === 'customer' ? 'hears-customer' : 'hears-third'};
		case 'consult-ended':
			return {reason: event.reason};
		case 'call-returned':
			return {reason: event.reason, agentId: event.stick?.agentId};
		case 'call-taken-over':
			return {agentId: event.toAgentId, personId: event.agentId};
		case 'call-handed-over':
		case 'call-transferred':
			return {...goesTo(event), personId: event.agentId};
		case 'hand-raised':
			return {agentId: event.agentId};
		case 'hand-lowered':
			return {agentId: event.agentId, personId: event.by};
		case 'wrap-up-wanted':
		case 'wrap-up-extended':
			return {agentId: event.agentId};
		case 'monitor-asked': {
			const {agentId, personId, mode: reason, partyId} = event;
			return {
				...(partyId === undefined ? {} : {type: 'monitor-outside'}),
				agentId,
				personId,
				reason,
			};
		}
		case 'monitor-mode-asked':
		case 'monitor-started':
			return {reason: event.mode};
		case 'monitor-ended':
			return {reason: event.reason};
		default:
			return {};
	}
}

/** Whom or where to, a phone by its extension; a number outside is nobody by name here. */
function goesTo(event: Target & {readonly toQueueId?: QueueId}): Detail {
	const {toAgentId, toPhoneId, toQueueId} = event;
	return {agentId: toAgentId ?? toPhoneId, queueId: toQueueId};
}

function namesOf<T, Name>(
	rows: Readonly<Record<string, T>>,
	nameOf: (row: T) => Name,
): Record<string, Name> {
	return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, nameOf(row)]));
}
