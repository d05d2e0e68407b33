/** Agents' time, counted again from the journal: what each was doing from one event to the next. */

import type {Event} from '../events.ts';
import type {AgentId, CallId, OfferId, PhoneId, SwitchId, WorkId} from '../ids.ts';
import type {AgentDay} from '../stats/day.ts';
import type {Instant} from '../time.ts';
import {PlainTalks} from './recount-line.ts';

type Times = Omit<AgentDay, 'handled' | 'offers' | 'rangOut'>;

interface Watch {
	readonly phoneId: PhoneId;
	isAvailable: boolean;
	doing: 'free' | 'ringing' | 'dialling' | 'talking' | 'holding' | 'consulting' | 'wrap-up';
	/** Other work, in hand and ringing on the desk. */
	readonly hand: Set<WorkId>;
	desk: boolean;
	/** When they began what they do. */
	since: Instant;
	/** Counted up to here. */
	until: Instant;
}

export class AgentTimes {
	readonly #watches = new Map<AgentId, Watch>();
	readonly #outside = new Map<PhoneId, number>();
	readonly #ringing = new Map<OfferId, AgentId>();
	readonly #talks = new PlainTalks();
	/** Who dialled what. */
	readonly #dials = new Map<CallId, AgentId>();
	/** Who is in a call that they dialled to a colleague. */
	readonly #internal = new Map<AgentId, CallId>();
	/** Whose phone rings by a consultation. */
	readonly #rung = new Set<AgentId>();
	#times = new Map<AgentId, Times>();
	#switches: ReadonlyMap<PhoneId, SwitchId> = new Map();

	take(event: Event): void {
		// Everybody's clock runs to this event before it changes what they do.
		this.#run(event.at);
		this.#inCalls(event);
		switch (event.type) {
			case 'day-started':
				this.#times = new Map();
				// Told late, a day still begins at its midnight for whoever goes on with something.
				for (const watch of this.#watches.values())
					watch.until = Math.min(event.at, Math.max(watch.since, event.startsAt ?? event.at));
				break;
			case 'agent-signed-in':
				this.#watches.set(event.agentId, {
					phoneId: event.phoneId,
					isAvailable: event.presence.state === 'available',
					doing: 'free',
					hand: new Set(),
					desk: false,
					since: event.at,
					until: event.at,
				});
				break;
			case 'agent-signed-out':
				this.#watches.delete(event.agentId);
				break;
			case 'presence-changed':
				this.#present(event);
				break;
			case 'offer-made':
				this.#ringing.set(event.offerId, event.agentId);
				this.#change(event.agentId, {doing: 'ringing'});
				break;
			case 'offer-ended':
				this.#change(this.#ringing.get(event.offerId), {doing: 'free'});
				break;
			case 'dial-asked':
				this.#change(event.agentId, {doing: 'dialling'});
				this.#dials.set(event.callId, event.agentId);
				if (event.toPhoneId !== undefined) this.#internal.set(event.agentId, event.callId);
				break;
			case 'call-ended':
				if (event.outcome === 'not-reached')
					this.#change(this.#dials.get(event.callId), {doing: 'free'});
				for (const [agentId, callId] of this.#internal)
					if (callId === event.callId) this.#internal.delete(agentId);
				break;
			case 'wrap-up-started':
				this.#change(event.agentId, {doing: 'wrap-up'});
				break;
			case 'wrap-up-ended':
				this.#change(event.agentId, {doing: 'free'});
				break;
			case 'work-offered':
			case 'work-offer-ended':
			case 'work-started':
			case 'work-given-back':
			case 'work-finished':
			case 'work-taken-back':
				this.#work(event);
				break;
			case 'outside-started':
			case 'outside-ended':
				this.#outsideCalls(event);
				break;
			case 'floor-configured': {
				// A phone that is taken off the floor, or moved, is not heard of any more.
				const declared = new Map(event.config.phones.map(({id, switchId}) => [id, switchId]));
				for (const phoneId of this.#outside.keys()) {
					if (declared.get(phoneId) !== this.#switches.get(phoneId)) this.#outside.delete(phoneId);
				}
				this.#switches = declared;
				break;
			}
			default:
				break;
		}
	}

	/** Whoever this event brings into a call, out of it, or to another part of it. */
	#inCalls(event: Event): void {
		if (!('callId' in event) || event.type === 'wrap-up-started') return;
		const before = this.#doingsOf(event.callId);
		this.#talks.take(event);
		if (event.type === 'consult-asked' && event.toAgentId !== undefined) {
			this.#change(event.toAgentId, {doing: 'ringing'});
			this.#rung.add(event.toAgentId);
		}
		if (event.type === 'consult-offered') {
			this.#change(event.toAgentId, {doing: 'ringing'});
			this.#rung.add(event.toAgentId);
		}
		if (event.type === 'consult-answered') {
			const thirdId = this.#talks.of.get(event.callId)?.thirdId;
			if (thirdId !== undefined && thirdId !== 'somebody') this.#rung.delete(thirdId);
		}
		const after = this.#doingsOf(event.callId);
		for (const [agentId, doing] of after) {
			if (before.get(agentId) !== doing) this.#change(agentId, {doing});
		}
		for (const agentId of before.keys()) {
			if (!after.has(agentId)) this.#change(agentId, {doing: 'free'});
			if (!after.has(agentId)) this.#rung.delete(agentId);
		}
	}

	#doingsOf(callId: CallId): ReadonlyMap<AgentId, Watch['doing']> {
		const doings = new Map<AgentId, Watch['doing']>();
		const talk = this.#talks.of.get(callId);
		if (talk === undefined) return doings;
		const {thirdId} = talk;
		const aside = talk.isHeard ? 'talking' : 'consulting';
		doings.set(talk.agentId, this.#talks.isHeld(callId) ? 'holding' : aside);
		if (thirdId !== undefined && thirdId !== 'somebody')
			doings.set(thirdId, this.#rung.has(thirdId) ? 'ringing' : 'consulting');
		return doings;
	}

	/** Each agent's times of the day, running stretches counted up to `at`. */
	upTo(at: Instant): ReadonlyMap<AgentId, Times> {
		this.#run(at);
		return this.#times;
	}

	none(): Times {
		return {
			...{talkMs: 0, holdMs: 0, wrapUpMs: 0, ringMs: 0, idleMs: 0, outsideMs: 0, notReadyMs: 0},
			workMs: 0,
		};
	}

	#change(agentId: AgentId | undefined, change: Pick<Watch, 'doing'>): void {
		const watch = agentId === undefined ? undefined : this.#watches.get(agentId);
		if (watch !== undefined) Object.assign(watch, change, {since: watch.until});
	}

	/** Work goes on whatever is chosen meanwhile; a break begins anew with each reason. */
	#present(event: Extract<Event, {type: 'presence-changed'}>): void {
		const watch = this.#watches.get(event.agentId);
		if (watch === undefined) return;
		watch.isAvailable = event.presence.state === 'available';
		const isOutside = (this.#outside.get(watch.phoneId) ?? 0) > 0;
		if (watch.doing === 'free' && !isOutside) watch.since = event.at;
	}

	/** A stretch of another sort begins with the first piece, the last, and a desk that rings for idle hands. */
	#work(event: Extract<Event, {type: `work-${string}`}>): void {
		const watch =
			'agentId' in event && event.agentId ? this.#watches.get(event.agentId) : undefined;
		if (watch === undefined) return;
		const sort = () => (watch.hand.size > 0 ? 'hand' : watch.desk ? 'desk' : 'none');
		const before = sort();
		if (event.type === 'work-offered') watch.desk = true;
		else if (event.type === 'work-offer-ended') watch.desk = false;
		else if (event.type === 'work-started') {
			watch.desk = false;
			watch.hand.add(event.workId);
		} else watch.hand.delete(event.workId);
		const isOutside = (this.#outside.get(watch.phoneId) ?? 0) > 0;
		if (before !== sort() && watch.doing === 'free' && !isOutside) watch.since = event.at;
	}

	#outsideCalls({type, phoneId, at}: Extract<Event, {type: `outside-${string}`}>): void {
		const before = this.#outside.get(phoneId) ?? 0;
		const now = before + (type === 'outside-started' ? 1 : -1);
		this.#outside.set(phoneId, now);
		if (before > 0 === now > 0) return;
		for (const watch of this.#watches.values())
			if (watch.phoneId === phoneId && watch.doing === 'free') watch.since = at;
	}

	#run(at: Instant): void {
		for (const [agentId, watch] of this.#watches) {
			if (watch.until === at) continue;
			let times = this.#times.get(agentId);
			if (times === undefined) {
				times = this.none();
				this.#times.set(agentId, times);
			}
			const field = this.#internal.has(agentId) ? 'outsideMs' : this.#fieldOf(watch);
			times[field] += at - watch.until;
			watch.until = at;
		}
	}

	#fieldOf(watch: Watch): keyof Times {
		switch (watch.doing) {
			case 'ringing':
			case 'dialling':
				return 'ringMs';
			case 'talking':
			case 'consulting':
				return 'talkMs';
			case 'holding':
				return 'holdMs';
			case 'wrap-up':
				return 'wrapUpMs';
			case 'free':
				if ((this.#outside.get(watch.phoneId) ?? 0) > 0) return 'outsideMs';
				if (!watch.isAvailable) return 'notReadyMs';
				if (watch.hand.size > 0) return 'workMs';
				return watch.desk ? 'ringMs' : 'idleMs';
		}
	}
}
