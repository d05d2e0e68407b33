/**
 * Whether call control is asked for only where it makes sense: one order at a time, a third party only one
 * who can be reached, digits only for somebody who hears them. Said again without `decide/`.
 */

import type {Call} from '../call/call.ts';
import type {ControlOrder} from '../call/control.ts';
import type {Effect} from '../effects.ts';
import type {Event, EventOf} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {AgentId, PhoneId} from '../ids.ts';
import type {Input} from '../inputs.ts';
import type {StepResult} from '../step.ts';

type Talk = Call & {readonly state: 'talking'};

/** What a command for somebody outside, and what was ordered of the switch, must keep to. */
export function judgeControl(floor: Floor, input: Input, result: StepResult): readonly string[] {
	if (!result.ok) return [];
	const isForbidden =
		(input.type === 'consult' || input.type === 'transfer') &&
		input.to.kind === 'outside' &&
		input.to.number === 'nowhere';
	const wrong = result.effects.flatMap((effect) => judgeEffect(floor, effect));
	return isForbidden ? [...wrong, `${input.type} to a number that nobody may call`] : wrong;
}

function judgeEffect(floor: Floor, effect: Effect): readonly string[] {
	if (effect.type !== 'swap' && effect.type !== 'send-digits') return [];
	const call = floor.calls.get(effect.callId);
	if (call?.state !== 'talking')
		return [`${effect.type} for ${effect.callId}, which does not talk`];
	const isWithThird = call.line === 'consulting' && call.consult?.hears !== 'customer';
	if (effect.type === 'swap') {
		const isRight = (effect.with === 'customer') === (isWithThird || call.line === 'conference');
		return isRight ? [] : [`${call.id} is ${call.line}, and swapped to the ${effect.with}`];
	}
	const role = isWithThird ? 'consult' : 'customer';
	const heard = call.legs.find((leg) => leg.role === role)?.channel.channelId;
	const isHeard = call.line !== 'held' && heard === effect.channel.channelId;
	return isHeard ? [] : [`digits of ${call.id} go to somebody who does not hear the agent`];
}

/** What is wrong with an event, on the floor as it is just before it; empty when nothing is. */
export function judgeControlEvent(floor: Floor, event: Event): readonly string[] {
	if (event.type !== 'control-asked' && event.type !== 'consult-asked') return [];
	const call = floor.calls.get(event.callId);
	const what = event.type === 'consult-asked' ? 'consult' : event.order;
	if (call?.state !== 'talking') return [`${what} of ${event.callId}, which does not talk`];
	const wrong = [...judgeTarget(floor, event, call)];
	// Who hangs up waits for nothing; who takes over has not got the call yet.
	if (call.pending?.endsAt !== undefined && what !== 'hang-up')
		wrong.push(`${what} of ${call.id} while ${call.pending.order} is on its way`);
	if (call.agentId !== event.agentId) wrong.push(`${what} of ${call.id} by ${event.agentId}`);
	if (!fits(call, what)) {
		const third = call.consult === undefined ? 'nobody' : `somebody ${call.consult.state}`;
		wrong.push(`${what} of ${call.id}, which is ${call.line} with ${third}`);
	}
	return wrong;
}

function fits({line, consult}: Talk, what: ControlOrder): boolean {
	switch (what) {
		case 'hold':
			// For a queue that is asked, too.
			return line === 'joined' && (consult === undefined || consult.state === 'waiting');
		case 'resume':
		case 'hang-up':
			return line === 'held' && consult === undefined;
		case 'consult':
		case 'transfer':
		case 'park':
		case 'take-over':
			return consult === undefined;
		case 'swap':
		case 'hand-over':
			return consult?.state === 'answered';
		case 'join-all':
			return consult?.state === 'answered' && line !== 'conference';
		case 'end-consult':
			// A queue that has nobody yet is let go without a word to the switch.
			return consult !== undefined && consult.state !== 'waiting';
	}
}

/** Whom it is for can be reached from the caller's switch, and is free. */
function judgeTarget(
	floor: Floor,
	event: EventOf<'control-asked' | 'consult-asked'>,
	call: Talk,
): readonly string[] {
	const {toAgentId, toPhoneId, agentId} = event;
	const queueId = event.type === 'control-asked' ? event.toQueueId : undefined;
	if (queueId !== undefined && floor.config.queues.every(({id}) => id !== queueId))
		return [`${call.id} goes to ${queueId}, which is not there`];
	if (toPhoneId === undefined) return [];
	if (!isWithinReach(floor, call, toPhoneId)) return [`${toPhoneId} is out of reach of ${call.id}`];
	const isFree =
		toAgentId === undefined ? isPhoneFree(floor, toPhoneId) : isFreeAgent(floor, toAgentId);
	if (!isFree) return [`${toAgentId ?? toPhoneId} is called about ${call.id}, and is not free`];
	return toAgentId === agentId ? [`${agentId} calls themselves`] : [];
}

/** At the caller's switch, or at one that has a tie from there. */
function isWithinReach(floor: Floor, call: Talk, phoneId: PhoneId): boolean {
	const from = call.legs.find(({role}) => role === 'customer')?.channel.switchId;
	const home = floor.config.phones.find(({id}) => id === phoneId)?.switchId;
	if (from === undefined || home === undefined) return false;
	return from === home || floor.switches.get(from)?.ties?.includes(home) === true;
}

function isFreeAgent(floor: Floor, agentId: AgentId): boolean {
	const agent = floor.agents.get(agentId);
	return (
		agent?.state === 'signed-in' &&
		floor.config.agents.some(({id}) => id === agentId) &&
		agent.presence.state === 'available' &&
		agent.activity.state === 'idle' &&
		agent.link.state !== 'lost' &&
		(agent.headset?.state ?? 'connected') === 'connected' &&
		isPhoneFree(floor, agent.phoneId, agentId)
	);
}

/** Nobody is signed in at it but `agentId`, nobody listens with it, and there is no call on it. */
function isPhoneFree(floor: Floor, phoneId: PhoneId, agentId?: AgentId): boolean {
	const phone = floor.phones.get(phoneId);
	const holder = phone?.holder;
	const own = holder === undefined ? undefined : floor.agents.get(holder as AgentId);
	const listens = [...floor.monitors.values()].some(
		// From a number outside, the phone is free; who is to be called as a colleague is not.
		({personId, phoneId: at}) => personId === holder && (at !== undefined || agentId !== undefined),
	);
	return (
		phone?.registered === true &&
		phone.outside.length === 0 &&
		(phone.farLegs ?? []).length === 0 &&
		!(holder !== undefined && listens) &&
		(own?.state !== 'signed-in' || own.id === agentId)
	);
}
