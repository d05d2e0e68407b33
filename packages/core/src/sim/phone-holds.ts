/** Holds pressed at the desk phones of a fake switch: kept with the leg, and told of legs that are an agent's. */

import type {PhoneId, SwitchId} from '../ids.ts';
import type {PhoneLeg, SimPhones} from './phones.ts';
import type {SwitchHost} from './switch-parts.ts';

/** The person at this phone presses its key: what is up goes on hold, or comes back. False: nothing is up. */
export function pressHold(
	phones: SimPhones,
	switchId: SwitchId,
	host: SwitchHost,
	phoneId: PhoneId,
): boolean {
	const leg = [...phones.legs.values()].find((one) => one.phoneId === phoneId && mayBeHeld(one));
	if (leg === undefined) return false;
	leg.isHeld = leg.isHeld !== true;
	leg.heldSince = host.schedule.now;
	if (isAgents(leg)) tell(leg, switchId, host);
	if (leg.lentId !== undefined) phones.pressedAcross(leg);
	return true;
}

/** Whether the call at this phone is on hold there. */
export function isHeldAt(phones: SimPhones, phoneId: PhoneId): boolean {
	return [...phones.legs.values()].some((leg) => leg.phoneId === phoneId && leg.isHeld === true);
}

/** A leg has become an agent's: on hold already, it is told now. */
export function tellHeld(leg: PhoneLeg, switchId: SwitchId, host: SwitchHost): void {
	if (leg.isHeld === true) tell(leg, switchId, host);
}

function tell({channelId, isHeld}: PhoneLeg, switchId: SwitchId, host: SwitchHost): void {
	const type = isHeld === true ? 'phone-held' : 'phone-resumed';
	host.report({type, channel: {switchId, channelId}});
}

function isAgents({role, headsetId}: PhoneLeg): boolean {
	return role === 'agent' || headsetId !== undefined;
}

function mayBeHeld({role, isUp}: PhoneLeg): boolean {
	return isUp && (role === 'agent' || role === 'headset' || role === 'consult');
}
