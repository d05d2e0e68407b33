/**
 * Internal calls to who is nailed up: the leg that calls waits, and is joined with the colleague's headset, which
 * hears a beep. Their phone is free again, and that is told, once the headset is out of the call.
 */

import type {CallId, DialFailure, EffectOf, HeadsetId, RingFailure, SwitchId} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import {contexts, extensions} from '../asterisk/contract.ts';
import type {SwitchReporter} from '../switch-port.ts';
import {redirect} from './actions.ts';
import {peerAction} from './control-actions.ts';
import {becomeTalk} from './dial-signals.ts';
import {colleagueActions} from './headset-actions.ts';
import {type Leg, type LegAs, type Legs, plays} from './leg.ts';
import {type Send, sendMove} from './sender.ts';
import type {BridgeTimes} from './settings.ts';
import {Talks} from './talks.ts';

type AskColleague = EffectOf<'ask-colleague'>;

export interface ColleagueOrdersParts {
	readonly switchId: SwitchId;
	readonly client: AmiClient;
	legs(): Legs;
	readonly reporter: Pick<SwitchReporter, 'signal'>;
	readonly times: BridgeTimes;
	readonly send: Send;
	/** Their headset, once it waits. A word: why not; undefined: not wanted any more. */
	askHeadset(
		headset: {readonly headsetId: HeadsetId},
		callId: CallId,
	): Promise<Leg | RingFailure | undefined>;
	/** Sends a headset back to where it waits. */
	free(leg: Leg): void;
	/** Nothing came of a call by hand: told, and the agent's leg ends. */
	notReached(caller: LegAs<'dialling'>, reason: DialFailure): void;
	/** They talk: the agent's leg is told with whom. */
	answered(caller: Leg, colleague: Leg): void;
}

export class ColleagueOrders {
	readonly #parts: ColleagueOrdersParts;
	readonly #talks: Talks;
	/** From the order on until they talk, or do not: ordered again after a gap it is one. */
	readonly #asking = new Set<CallId>();

	constructor(parts: ColleagueOrdersParts) {
		this.#parts = parts;
		this.#talks = new Talks(parts.client, parts.times.controlMs);
	}

	async ask(effect: AskColleague): Promise<void> {
		const {callId} = effect;
		if (this.#asking.has(callId)) return;
		this.#asking.add(callId);
		const failure = await this.#join(effect);
		this.#asking.delete(callId);
		const caller = this.#callerOf(effect);
		if (failure !== undefined && caller !== undefined) this.#parts.notReached(caller, failure);
	}

	/** Called off: whoever is on the way into it waits again. */
	calledOff(callId: CallId): void {
		for (const leg of this.#parts.legs().all()) {
			if (leg.headset !== undefined && isOf(leg, callId)) this.#parts.free(leg);
		}
	}

	/** The leg that called is out of it: the headset that it had, or was to have, waits again. */
	callerGone({uniqueId, part}: Leg): void {
		const customerId = part.role === 'agent' ? part.customerId : undefined;
		for (const leg of this.#parts.legs().all()) {
			const isTheirs = plays(leg, 'dialled')
				? leg.part.agentId === uniqueId
				: plays(leg, 'customer') && leg.uniqueId === customerId;
			if (leg.headset !== undefined && isTheirs) this.#parts.free(leg);
		}
	}

	stop(): void {
		this.#talks.stop();
	}

	/** Resolves why they do not talk; undefined once they do. */
	async #join(effect: AskColleague): Promise<DialFailure | undefined> {
		const {legs, askHeadset, free} = this.#parts;
		const {callId, phoneId, headset} = effect;
		const leg = await askHeadset(headset, callId);
		const caller = this.#callerOf(effect);
		const isThere = typeof leg === 'object' && plays(leg, 'headset');
		if (!isThere || caller === undefined) {
			this.#tellFree(effect);
			return leg === 'unregistered' ? 'not-registered' : 'not-started';
		}
		const colleague: Leg = leg;
		const agentId = caller.uniqueId;
		colleague.part = {role: 'dialled', callId, agentId, phoneId, wantsAnswer: false};
		const isSent = await this.#send(effect, caller, colleague);
		const areTogether = isSent && (await this.#talks.begins([caller, colleague]));
		// After a reading of the whole state a leg is another object.
		const now = legs().get(colleague.uniqueId);
		const agent = this.#callerOf(effect);
		const isStill = now !== undefined && now.headset?.leaving === undefined && isOf(now, callId);
		if (areTogether && agent !== undefined && isStill) {
			this.#talk(effect, agent, now);
			return undefined;
		}
		if (isStill) free(now);
		else if (now === undefined || plays(now, 'headset')) this.#tellFree(effect);
		return 'not-started';
	}

	async #send({type, callId}: AskColleague, caller: Leg, colleague: Leg): Promise<boolean> {
		const move = redirect(caller.name, contexts.dial, extensions.beep);
		const before = [
			...colleagueActions(colleague, {callId, caller}),
			peerAction(caller, colleague),
		];
		return (await sendMove(this.#parts.send, type, {before, move})) === 'taken';
	}

	#talk({callId}: AskColleague, caller: Leg, colleague: Leg): void {
		const {switchId, reporter, answered} = this.#parts;
		becomeTalk(caller, colleague, callId);
		answered(caller, colleague);
		reporter.signal({
			...{type: 'dial-answered', callId, channel: {switchId, channelId: colleague.channelId}},
			agentChannel: {switchId, channelId: caller.channelId},
		});
	}

	/** The leg that calls, unless it was ordered to end. */
	#callerOf({callId, agentChannel}: AskColleague): LegAs<'dialling'> | undefined {
		const leg = this.#parts.legs().byChannel(agentChannel.channelId);
		if (!plays(leg, 'dialling') || leg.part.callId !== callId) return undefined;
		return leg.part.isEnding || leg.part.isOver ? undefined : leg;
	}

	#tellFree({phoneId, headset}: AskColleague): void {
		const {channelId} = headset.channel;
		this.#parts.reporter.signal({type: 'outside-ended', phoneId, channelId});
	}
}

/** On the way into this call. */
function isOf(leg: Leg, callId: CallId): boolean {
	return plays(leg, 'dialled') && leg.part.callId === callId;
}
