/** A waiting or a parked call for one agent: who may get it next, and giving it to them. Pure. */
import type {AgentRow} from '@plateau/core/protocol';
import {type boardReasonText, takeText} from '@plateau/core/text';
import {monitorOf, targetCall} from './board-targets.ts';
import type {BoardModel} from './board-types.ts';
import type {Step} from './shell-types.ts';

type Code = keyof typeof boardReasonText;

/** Who could have a call next: oneself first, then who is ready, then who is in wrap-up. */
export function takerChoices({view, me}: BoardModel): readonly AgentRow[] {
	const agents = Object.values(view?.agents ?? {}).filter(mayGet);
	const rank = (agent: AgentRow) => (agent.id === me?.agentId ? 0 : agent.ready ? 1 : 2);
	return agents.toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function mayGet({ready, presence, activity, linkLost}: AgentRow): boolean {
	return ready || (presence.state === 'available' && activity === 'wrap-up' && !linkLost);
}

/** Opens the list of who could get the marked call. */
export function take(model: BoardModel): Step<BoardModel> {
	const callId = targetCall(model)?.id;
	if (callId === undefined) return {model};
	if (takerChoices(model).length === 0)
		return {model, notice: {sentence: takeText.nobody, tone: 'warn'}};
	return {model: {...model, form: {kind: 'taker', selected: 0, callId}}};
}

/** Somebody of the list gets the call. */
export function chooseTaker(model: BoardModel, index: number): Step<BoardModel> {
	const {form} = model;
	const agent = takerChoices(model)[index];
	if (form?.kind !== 'taker' || agent === undefined) return {model};
	const args = {callId: form.callId, agentId: agent.id};
	const isParked = model.view?.calls[form.callId]?.state === 'parked';
	const name = isParked ? 'pick-up' : 'take-call';
	return {
		model: {...model, form: undefined},
		requests: [{type: 'command', name, args, tag: agent.name}],
	};
}

/** Why there is no call to take over: a call is an agent's, at the phone that they listen with. */
export function takeOverBlock(model: BoardModel): Code | undefined {
	if (monitorOf(model)?.state !== 'active') return 'not-listening';
	return model.me?.signedIn === true ? undefined : 'not-signed-in-yourself';
}

/** Why no call can be taken. */
export function takeBlock(model: BoardModel): Code | undefined {
	const call = targetCall(model);
	if (call?.state === 'ringing') return 'rings-now';
	return call?.state === 'waiting' || call?.state === 'parked' ? undefined : 'no-waiting-call';
}
