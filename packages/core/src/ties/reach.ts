/**
 * From which switches a phone can be rung: its own, and each that has a tie to it. A call stays at the
 * switch where it came in; what goes across is the leg to the phone.
 */

import type {SignedIn} from '../agent/agent.ts';
import type {Floor, Phone} from '../floor.ts';
import type {Channel, PhoneId, SwitchId} from '../ids.ts';

/** The switches from which phones of one switch can be rung: that one first, then those that have a tie to it. */
export type Reach = readonly SwitchId[];

/** By the phones' own switch. Computed anew when a switch or a tie comes or goes. */
export function reachesOf({
	switches,
	config,
}: Pick<Floor, 'switches' | 'config'>): Map<SwitchId, Reach> {
	const homes = new Set(config.phones.map(({switchId}) => switchId));
	const reaches = new Map<SwitchId, Reach>();
	for (const home of homes) {
		const others = [...switches.values()].filter(
			({id, ties}) => id !== home && ties?.includes(home) === true,
		);
		reaches.set(home, [home, ...others.map(({id}) => id).sort()]);
	}
	return reaches;
}

/** The switches whose calls this agent can be rung for; none where their phone is not declared. */
export function reachOf({index}: Floor, {phoneId}: Pick<SignedIn, 'phoneId'>): Reach {
	const home = index.phones.get(phoneId)?.switchId;
	return (home === undefined ? undefined : index.reaches.get(home)) ?? nowhere;
}

/** Whether a call at this switch can ring the phone: it is there, or a tie leads to it. */
export function reaches(floor: Floor, from: SwitchId | undefined, phoneId: PhoneId): boolean {
	return from !== undefined && reachOf(floor, {phoneId}).includes(from);
}

/** The same for the agent who sits there. */
export function reachesAgent(floor: Floor, from: SwitchId | undefined, agent: SignedIn): boolean {
	return reaches(floor, from, agent.phoneId);
}

/** A leg of this switch at the phone is by a tie: the phone is at another one. */
export function isAcross({index}: Floor, phoneId: PhoneId, {switchId}: Channel): boolean {
	return index.phones.get(phoneId)?.switchId !== switchId;
}

/** A call has this phone that its agent's state need not tell of: none of the floor, or one across a tie. */
export function isInUse({outside, farLegs = []}: Phone): boolean {
	return outside.length + farLegs.length > 0;
}

/** The leg that a phone rings by: of a call at another switch, the one at the phone's own. */
export function ringingLeg({index, phones}: Floor, phoneId: PhoneId, leg: Channel): Channel {
	const switchId = index.phones.get(phoneId)?.switchId;
	const [channelId] = phones.get(phoneId)?.farLegs ?? [];
	if (switchId === undefined || switchId === leg.switchId || channelId === undefined) return leg;
	return {switchId, channelId};
}

const nowhere: Reach = [];
