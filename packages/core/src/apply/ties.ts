/** Folds ties between switches, and what calls of other switches have on a phone. */

import {invariant} from '../errors.ts';
import type {Floor} from '../floor.ts';
import {refileAgent, refileSwitch} from '../floor-index.ts';
import type {AgentId, ChannelId, PhoneId, SwitchId} from '../ids.ts';
import type {TieEventBody} from '../ties/events.ts';

export function applyTie(floor: Floor, event: TieEventBody): void {
	switch (event.type) {
		case 'tie-up':
			changeTies(floor, event.switchId, (ties) => [...ties, event.toSwitchId].sort());
			break;
		case 'tie-down':
			changeTies(floor, event.switchId, (ties) => ties.filter((to) => to !== event.toSwitchId));
			break;
		case 'far-leg-started':
			changeFarLegs(floor, event.phoneId, (legs) => [...legs, event.channelId]);
			break;
		case 'far-leg-ended':
			changeFarLegs(floor, event.phoneId, (legs) => legs.filter((leg) => leg !== event.channelId));
			break;
		default:
			event satisfies never;
	}
}

function changeTies(
	floor: Floor,
	switchId: SwitchId,
	change: (ties: readonly SwitchId[]) => readonly SwitchId[],
): void {
	const before = floor.switches.get(switchId);
	invariant(before !== undefined, 'the switch is on the floor', switchId);
	const {ties = [], ...rest} = before;
	const now = change(ties);
	floor.switches.set(switchId, now.length === 0 ? rest : {...rest, ties: now});
	refileSwitch(floor, switchId);
}

function changeFarLegs(
	floor: Floor,
	phoneId: PhoneId,
	change: (legs: readonly ChannelId[]) => readonly ChannelId[],
): void {
	const before = floor.phones.get(phoneId);
	invariant(before !== undefined, 'the phone is on the floor', phoneId);
	const {farLegs = [], ...rest} = before;
	const now = change(farLegs);
	floor.phones.set(phoneId, now.length === 0 ? rest : {...rest, farLegs: now});
	if (rest.holder !== undefined) refileAgent(floor, rest.holder as AgentId);
}
