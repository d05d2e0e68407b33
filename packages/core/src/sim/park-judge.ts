/**
 * Whether a parked call is with nobody until somebody entitled picks it up or its time is over, at a number
 * that no other has. Worked out by looking at everybody.
 */

import type {Event, EventOf} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {CallId} from '../ids.ts';

export class ParkJudge {
	readonly #parked = new Map<
		CallId,
		{readonly place: number; readonly byId: string; readonly endsAt: number}
	>();

	/** The turn in which a parked call's time was first seen to be over: there it ends. */
	readonly #overAt = new Map<CallId, number>();

	/** When the daemon started last: in that turn its switches still count as there. */
	#startedAt: number | undefined;

	/** What is wrong with an event, on the floor as it is just before it; empty when nothing is. */
	take(floor: Floor, event: Event): readonly string[] {
		switch (event.type) {
			case 'call-parked':
				return this.#park(floor, event);
			case 'call-picked-up':
				return this.#pickUp(floor, event);
			case 'call-returned':
			case 'call-ended':
			case 'call-fell-back':
				this.#parked.delete(event.callId);
				return [];
			case 'offer-made':
			case 'call-connected':
				return this.#parked.has(event.callId)
					? [`${event.callId} is parked, and ${event.type} for ${event.agentId}`]
					: [];
			case 'wrap-up-started':
				return this.#parked.get(event.callId)?.byId === event.agentId
					? [`${event.agentId} wraps up ${event.callId}, which they parked`]
					: [];
			case 'daemon-started':
				this.#startedAt = event.at;
				return [];
			default:
				return this.#late(floor, event);
		}
	}

	#park(floor: Floor, event: EventOf<'call-parked'>): readonly string[] {
		const {callId, agentId, place, endsAt} = event;
		const call = floor.calls.get(callId);
		const wrong: string[] = [];
		if (call?.state !== 'talking' || call.agentId !== agentId)
			wrong.push(`${callId} was parked by ${agentId}, who had not got it`);
		const places = [...this.#parked.values()].map((own) => own.place);
		const isLowest = Array.from({length: place - 1}, (_, below) => below + 1).every((one) =>
			places.includes(one),
		);
		if (places.includes(place) || !isLowest)
			wrong.push(`${callId} is parked at ${place}, beside ${places.join(', ')}`);
		this.#parked.set(callId, {place, byId: agentId, endsAt});
		this.#overAt.delete(callId);
		return wrong;
	}

	#pickUp(floor: Floor, event: EventOf<'call-picked-up'>): readonly string[] {
		const {callId, agentId, stick} = event;
		const own = this.#parked.get(callId);
		this.#parked.delete(callId);
		if (own === undefined) return [`${callId} was picked up and was not parked`];
		const agent = floor.agents.get(agentId);
		const isFree =
			agent?.state === 'signed-in' &&
			agent.presence.state === 'available' &&
			(agent.activity.state === 'idle' || agent.activity.state === 'wrap-up');
		const wrong = isFree ? [] : [`${callId} was picked up by ${agentId}, who can have no call`];
		return stick.agentId === agentId && stick.sentBy === own.byId
			? wrong
			: [...wrong, `${callId} is for ${stick.agentId}, else for ${stick.sentBy}`];
	}

	/** Nobody is parked for ever; only a switch that is away holds the end up. */
	#late(floor: Floor, {at}: Event): readonly string[] {
		// Nobody was there to end anything.
		if (at === this.#startedAt) return [];
		return [...this.#parked].flatMap(([callId, {endsAt}]) => {
			if (at <= endsAt) return [];
			const call = floor.calls.get(callId);
			const switchId = call?.legs[0]?.channel.switchId;
			const own = switchId === undefined ? undefined : floor.switches.get(switchId);
			// In the turn that finds it again, its end is still to come.
			const isUp = own?.state === 'up' && own.since < at;
			if (!isUp) return [];
			const overAt = this.#overAt.get(callId) ?? at;
			this.#overAt.set(callId, overAt);
			return at > overAt ? [`${callId} is parked since too long`] : [];
		});
	}
}
