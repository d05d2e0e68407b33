/** What simulated agents do after a call: as long as planned, within what the queue's rule allows. */

import {invariant} from '../errors.ts';
import type {AgentId, CallId} from '../ids.ts';
import type {Millis} from '../time.ts';
import type {IdealSwitchOptions} from './ideal-switch.ts';

type Tools = Pick<IdealSwitchOptions, 'floor' | 'take' | 'after'>;

export class WrapUps {
	readonly #tools: Tools;

	constructor(tools: Tools) {
		this.#tools = tools;
	}

	/** While they talk still: asks for work after the call where that is left to the agent. */
	want(callId: CallId, plannedMs: Millis | undefined): void {
		const {floor, take} = this.#tools;
		const call = floor.calls.get(callId);
		if (call?.state !== 'talking' || plannedMs === undefined || plannedMs === 0) return;
		if (floor.index.queues.get(call.entry.queueId)?.wrapUp.mode !== 'optional') return;
		take({type: 'want-wrap-up', agentId: call.agentId, wanted: true, by: call.agentId});
	}

	/** The call has ended. `Infinity`: until its time ends it; undefined: the same, or at once where it has none. */
	begin(callId: CallId, agentId: AgentId, plannedMs: Millis | undefined): void {
		const activity = this.#wrapUpOf(callId, agentId);
		if (activity === undefined) return;
		const {floor, take, after} = this.#tools;
		const lasts = plannedMs ?? Number.POSITIVE_INFINITY;
		if (activity.endsAt === undefined) {
			// Nothing ends a wrap-up without a limit but the agent.
			after(Number.isFinite(lasts) ? lasts : 0, () => this.#finish(callId, agentId));
			return;
		}
		const restMs = activity.endsAt - floor.at;
		if (lasts <= restMs) after(lasts, () => this.#finish(callId, agentId));
		else if (Number.isFinite(lasts)) {
			const askAfterMs = Math.max(0, restMs - 1);
			after(askAfterMs, () => {
				if (this.#wrapUpOf(callId, agentId) === undefined) return;
				const isLonger = take({type: 'extend-wrap-up', agentId, by: agentId}).ok;
				if (isLonger) this.begin(callId, agentId, lasts - askAfterMs);
			});
		}
	}

	#finish(callId: CallId, agentId: AgentId): void {
		const {floor, take} = this.#tools;
		const activity = this.#wrapUpOf(callId, agentId);
		if (activity === undefined) return;
		const fits = floor.config.dispositions.find(
			({queues}) => queues.length === 0 || queues.includes(activity.queueId),
		);
		if (fits !== undefined && !activity.dispositionSet) {
			take({type: 'set-disposition', agentId, callId, dispositionId: fits.id, by: agentId});
		}
		const result = take({type: 'finish-wrap-up', agentId, by: agentId});
		// One with a limit may not be ended early; its time ends it.
		invariant(
			result.ok || activity.endsAt !== undefined,
			`an agent can end a wrap-up without a limit: ${result.ok ? '' : result.refusal.code}`,
		);
	}

	#wrapUpOf(callId: CallId, agentId: AgentId) {
		const agent = this.#tools.floor.agents.get(agentId);
		if (agent?.state !== 'signed-in' || agent.activity.state !== 'wrap-up') return undefined;
		return agent.activity.callId === callId ? agent.activity : undefined;
	}
}
