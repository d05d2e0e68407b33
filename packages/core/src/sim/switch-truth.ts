/** What a fake switch says when it is asked for everything. */

import type {ChannelId} from '../ids.ts';
import type {FoundCustomer, FoundGroupLeg, SwitchTruth} from '../inputs.ts';
import type {Instant} from '../time.ts';
import type {PhoneLeg, SimPhones} from './phones.ts';
import type {SimCustomer} from './switch-parts.ts';

/** All that is so. A switch tells its start in whole seconds. */
export function truthOf(
	startedAt: Instant,
	customers: Iterable<SimCustomer>,
	phones: SimPhones,
): SwitchTruth {
	return {
		switchStartedAt: Math.floor(startedAt / 1000) * 1000,
		customers: [...customers].map((customer) => found(customer, phones)),
		phones: phones.ids.map((phoneId) => ({
			phoneId,
			registered: phones.isRegistered(phoneId),
			outside: phones.outsideOf(phoneId),
			farLegs: phones.farLegsOf(phoneId),
		})),
		monitors: [...phones.legs.values()].flatMap(({monitorId, channelId, mode, isUp}) =>
			isUp && monitorId !== undefined && mode !== undefined ? [{monitorId, channelId, mode}] : [],
		),
	};
}

function found(customer: SimCustomer, phones: SimPhones): FoundCustomer {
	const {channelId, place, offerId, leg, third, partyId, numberId, startedAt, contact} = customer;
	const {dialId} = customer;
	const groupLegs = groupLegsOf(channelId, leg, phones);
	return {
		channelId,
		place,
		...(offerId === undefined ? {} : {offerId}),
		...(leg?.role === 'agent'
			? {
					...{agentChannelId: leg.channelId, agentPhoneId: leg.phoneId},
					phoneHeld: leg.isHeld === true,
				}
			: {}),
		...(groupLegs.length === 0 ? {} : {groupLegs}),
		...(third === undefined
			? {}
			: {
					consult: {
						consultId: third.consultId,
						...(third.isSeen ? {channelId: third.channelId} : {}),
						answered: third.isUp,
						hears: third.hears,
					},
				}),
		...(dialId === undefined ? {} : {dialId}),
		...(customer.isColleague === true ? {isColleague: true} : {}),
		arrival: {partyId, numberId, startedAt, ...(contact === undefined ? {} : {contact})},
	};
}

/** The legs that ring for a caller by themselves; not the one that they talk with. */
function groupLegsOf(
	customerId: ChannelId,
	joined: PhoneLeg | undefined,
	phones: SimPhones,
): readonly FoundGroupLeg[] {
	return [...phones.legs.values()].flatMap((leg) =>
		leg.group?.customerId === customerId && leg !== joined && leg.offerId !== undefined
			? [
					{
						offerId: leg.offerId,
						channelId: leg.channelId,
						phoneId: leg.phoneId,
						answered: leg.isUp,
					},
				]
			: [],
	);
}
