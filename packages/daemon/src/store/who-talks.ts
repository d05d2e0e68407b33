/** Which agents a live call keeps busy, and with what: its own, and a colleague who is asked about it. */

import type {Event} from '@plateau/core';

/** What an agent does in a call. */
export type InCall = 'dialling' | 'talking' | 'holding' | 'consulting' | 'ringing';

/** One agent's part in a call, after an event. `activity` absent: they are out of it. */
export interface Part {
	readonly agentId: string;
	readonly activity?: InCall;
	/** Absent: of a call between colleagues. */
	readonly queueId: string | undefined;
}

interface Talk {
	readonly agentId: string;
	readonly queueId: string | undefined;
	/** A number that has not answered yet. */
	readonly isDialled?: true;
	readonly isHeard: boolean;
	/** By the third party as well. */
	readonly areAll?: true;
	/** The agent's phone is on hold. */
	readonly isAway?: true;
	readonly third?: {readonly agentId?: string; readonly isUp: boolean};
}

export class WhoTalks {
	readonly #talks = new Map<string, Talk | undefined>();
	readonly #eventsOf: (callId: string, beforeSeq: number) => Iterable<Event>;

	/** `eventsOf`: a call's events before one of them, in order. */
	constructor(eventsOf: (callId: string, beforeSeq: number) => Iterable<Event>) {
		this.#eventsOf = eventsOf;
	}

	/** Follows an event of the call; those whose part in it is another now. */
	take(callId: string, event: Event): readonly Part[] {
		const before = this.#talkOf(callId, event);
		const after = next(before, event);
		if (event.type === 'call-ended') this.#talks.delete(callId);
		else this.#talks.set(callId, after);
		if (before === after) return [];
		const queueId = (after ?? before)?.queueId;
		const now = doings(after);
		const was = doings(before);
		return [
			...[...now]
				.filter(([agentId, activity]) => was.get(agentId) !== activity)
				.map(([agentId, activity]) => ({agentId, activity, queueId})),
			...[...was.keys()]
				.filter((agentId) => !now.has(agentId))
				.map((agentId) => ({agentId, queueId})),
		];
	}

	/** Forgets what a rolled-back transaction taught. */
	forget(): void {
		this.#talks.clear();
	}

	#talkOf(callId: string, event: Event): Talk | undefined {
		const isNew = event.type === 'call-arrived' || event.type === 'dial-asked';
		if (this.#talks.has(callId) || isNew) return this.#talks.get(callId);
		let talk: Talk | undefined;
		for (const earlier of this.#eventsOf(callId, event.seq)) talk = next(talk, earlier);
		return talk;
	}
}

function next(talk: Talk | undefined, event: Event): Talk | undefined {
	switch (event.type) {
		case 'dial-asked': {
			// A call between colleagues names a queue only because every call by hand does.
			const queueId = event.toPhoneId === undefined ? event.queueId : undefined;
			return {agentId: event.agentId, queueId, isDialled: true, isHeard: true};
		}
		case 'dial-answered': {
			const {queueId} = talk ?? event;
			return {agentId: event.agentId, queueId, isHeard: true};
		}
		case 'call-connected':
			return {agentId: event.agentId, queueId: event.queueId, isHeard: true};
		case 'call-held':
			return talk && {...talk, isHeard: false};
		case 'call-resumed':
			return talk && {...talk, isHeard: true};
		case 'call-conferenced':
			return talk && {...talk, isHeard: true, areAll: true};
		case 'call-phone-held':
			return talk && {...talk, isAway: true};
		case 'call-phone-resumed': {
			if (talk === undefined) return undefined;
			const {isAway: _over, ...back} = talk;
			return back;
		}
		case 'consult-asked': {
			const {toAgentId: agentId} = event;
			const third = {isUp: false, ...(agentId === undefined ? {} : {agentId})};
			return talk && {...talk, third};
		}
		case 'consult-queued':
		case 'consult-passed':
			return talk && {...talk, third: {isUp: false}};
		case 'consult-offered':
			return talk && {...talk, third: {isUp: false, agentId: event.toAgentId}};
		case 'consult-answered':
			return talk && {...talk, isHeard: false, third: {...talk.third, isUp: true}};
		case 'consult-swapped':
			return talk && {...two(talk), isHeard: event.hears === 'customer'};
		case 'consult-ended': {
			if (talk === undefined) return undefined;
			const {third: _gone, ...alone} = two(talk);
			return alone;
		}
		case 'call-handed-over':
			return event.toAgentId === undefined || talk === undefined
				? undefined
				: {agentId: event.toAgentId, queueId: talk.queueId, isHeard: true};
		case 'call-taken-over':
			return talk && {agentId: event.toAgentId, queueId: talk.queueId, isHeard: true};
		case 'call-parked':
		case 'call-transferred':
		case 'call-returned':
		case 'call-ended':
			return undefined;
		default:
			return talk;
	}
}

/** Not all three any more. */
function two({areAll: _over, ...talk}: Talk): Talk {
	return talk;
}

function doings(talk: Talk | undefined): ReadonlyMap<string, InCall> {
	const parts = new Map<string, InCall>();
	if (talk === undefined) return parts;
	const {agentId, isHeard, isDialled, isAway, areAll, third} = talk;
	if (isDialled === true) parts.set(agentId, 'dialling');
	else if (isHeard && isAway === true && areAll !== true) parts.set(agentId, 'holding');
	else if (isHeard) parts.set(agentId, 'talking');
	else parts.set(agentId, third === undefined ? 'holding' : 'consulting');
	if (third?.agentId !== undefined) parts.set(third.agentId, third.isUp ? 'consulting' : 'ringing');
	return parts;
}
