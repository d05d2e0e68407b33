/** Laws of ties: a switch that is away keeps nobody whose own phone is known to be free. */

import type {SignedIn} from '../agent/agent.ts';
import {type Call, customerChannel} from '../call/call.ts';
import type {Floor} from '../floor.ts';
import type {Must} from './must.ts';

export function checkTies(floor: Floor, must: Must): void {
	for (const {id, state, ties = []} of floor.switches.values()) {
		must(state === 'up' || ties.length === 0, () => `${id} is away and has no ties that are known`);
		must(!ties.includes(id), () => `${id} has no tie to itself`);
		must(new Set(ties).size === ties.length, () => `${id} has each tie once`);
	}
	for (const {id, farLegs = []} of floor.phones.values())
		must(new Set(farLegs).size === farLegs.length, () => `phone ${id} has each far leg once`);
	for (const agent of floor.agents.values()) {
		if (agent.state !== 'signed-in') continue;
		const at = customerSwitch(floor, agent);
		const home = floor.config.phones.find(({id}) => id === agent.phoneId)?.switchId;
		if (at === undefined || home === undefined || at === home) continue;
		const isHomeUp = floor.switches.get(home)?.state === 'up';
		const isAway = floor.switches.get(at)?.state !== 'up';
		const isTaken = (floor.phones.get(agent.phoneId)?.farLegs ?? []).length > 0;
		const isRung = agent.activity.state === 'ringing' && agent.activity.offerId !== undefined;
		const isCut = !isAway && floor.switches.get(at)?.ties?.includes(home) !== true;
		must(
			!isHomeUp || !isRung || !isCut || isTaken,
			() => `${agent.id} is not rung by a call of ${at}, from where no tie leads to them`,
		);
		must(
			!isHomeUp || !isAway || isTaken,
			() => `${agent.id} is kept by a call of ${at}, which is away, and has no leg of it`,
		);
	}
}

/** Where the call is that they are rung for, or are in. */
function customerSwitch({offers, calls}: Floor, {activity}: SignedIn) {
	if (activity.state === 'wrap-up') return undefined;
	const offer = activity.state === 'ringing' ? activity.offerId : undefined;
	const callId =
		offer !== undefined
			? offers.get(offer)?.callId
			: 'callId' in activity
				? activity.callId
				: undefined;
	const call: Call | undefined = callId === undefined ? undefined : calls.get(callId);
	return call && customerChannel(call)?.switchId;
}
