/**
 * Whether calls by hand keep their word: nothing is dialled that may not be, an emergency is refused for
 * nothing but its phone, and a number that was not reached leaves its agent as they were.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, CallId} from '../ids.ts';
import type {Input} from '../inputs.ts';
import type {StepResult} from '../step.ts';
import {dialledNumbers} from './staff-dials.ts';

interface Dialling {
	readonly agentId: AgentId;
	readonly idleSince: number;
	readonly presence: string;
}

/** What may stand in the way of an emergency: there is no phone to call it with, or it is taken. */
const noWay: ReadonlySet<string> = new Set([
	...['unknown-agent', 'not-signed-in', 'agent-on-call', 'phone-in-use', 'phone-not-registered'],
	...['switch-down', 'unknown-queue', 'queue-needed', 'headset-not-connected'],
]);

export class DialJudge {
	readonly #dials = new Map<CallId, Dialling>();

	/** A command and what became of it. */
	judge(input: Input, result: StepResult): readonly string[] {
		if (input.type !== 'dial') return [];
		const known = dialledNumbers.find(({number}) => number === input.number);
		if (known === undefined) return [`${input.number} is no number that anybody would dial`];
		if (result.ok) {
			const rung = result.effects.some(({type}) => type === 'dial');
			return [
				...(known.may ? [] : [`${input.number} was dialled`]),
				...(rung ? [] : [`${input.number} was taken, and nothing rings`]),
			];
		}
		const {code} = result.refusal;
		if (known.isEmergency === true && !noWay.has(code)) return [`an emergency met ${code}`];
		const isPolicy = ['number-not-allowed', 'number-bad', 'no-such-extension'].includes(code);
		return isPolicy && known.may ? [`${input.number} was refused with ${code}`] : [];
	}

	/** Each event, on the floor as it is just before it. */
	before(floor: Floor, event: Event): readonly string[] {
		if (event.type !== 'dial-asked') return [];
		const agent = floor.agents.get(event.agentId);
		if (agent?.state !== 'signed-in' || agent.activity.state !== 'idle')
			return [`${event.agentId} dials ${event.callId} without being idle`];
		this.#dials.set(event.callId, {agentId: agent.id, ...stateOf(agent)});
		return [];
	}

	/** The same, just after it. */
	after(floor: Floor, event: Event): readonly string[] {
		if (event.type.startsWith('work-')) this.#otherWork(floor);
		if (event.type === 'presence-changed' && event.by === 'floor') this.#otherWork(floor);
		if (event.type === 'dial-answered') this.#dials.delete(event.callId);
		if (event.type !== 'call-ended') return [];
		const dialled = this.#dials.get(event.callId);
		this.#dials.delete(event.callId);
		if (event.outcome !== 'not-reached') {
			return dialled === undefined
				? []
				: [`${event.callId} was dialled, and ended as ${event.outcome}`];
		}
		const agent = dialled && floor.agents.get(dialled.agentId);
		if (dialled === undefined) return [`${event.callId} was not reached, and never dialled`];
		if (agent?.state !== 'signed-in') return [`${dialled.agentId} left while they dialled`];
		const {idleSince, presence} = stateOf(agent);
		return [
			...(idleSince === dialled.idleSince ? [] : [`${agent.id} lost their place among the idle`]),
			...(presence === dialled.presence ? [] : [`${agent.id} was ${dialled.presence} before`]),
			...(agent.dialNotice?.reason === event.reason ? [] : [`${agent.id} is told nothing of it`]),
		];
	}

	/**
	 * What they do at their desk meanwhile is work of its own, and begins their idle time anew; what they
	 * let ring out there makes them not ready.
	 */
	#otherWork(floor: Floor): void {
		for (const [callId, {agentId}] of this.#dials) {
			const agent = floor.agents.get(agentId);
			if (agent?.state === 'signed-in') this.#dials.set(callId, {agentId, ...stateOf(agent)});
		}
	}
}

function stateOf({idleSince, presence}: SignedIn): Pick<Dialling, 'idleSince' | 'presence'> {
	return {idleSince, presence: JSON.stringify(presence)};
}
