/** What a fake switch says when it is asked for everything. */

import type {FoundCustomer, SwitchTruth} from '../inputs.ts';
import type {Instant} from '../time.ts';
import type {SimPhones} from './phones.ts';
import type {SimCustomer} from './switch-parts.ts';

/** All that is so. A switch tells its start in whole seconds. */
export function truthOf(
	startedAt: Instant,
	customers: Iterable<SimCustomer>,
	phones: SimPhones,
): SwitchTruth {
	return {
		switchStartedAt: Math.floor(startedAt / 1000) * 1000,
		customers: [...customers].map(found),
		phones: phones.ids.map((phoneId) => ({
			phoneId,
			registered: phones.isRegistered(phoneId),
			outside: phones.outsideOf(phoneId),
		})),
		monitors: [...phones.legs.values()].flatMap(({monitorId, channelId, mode, isUp}) =>
			isUp && monitorId !== undefined && mode !== undefined ? [{monitorId, channelId, mode}] : [],
		),
	};
}

function found(customer: SimCustomer): FoundCustomer {
	const {channelId, place, offerId, leg, partyId, numberId, startedAt, contact} = customer;
	return {
		channelId,
		place,
		...(offerId === undefined ? {} : {offerId}),
		...(leg?.role === 'agent' ? {agentChannelId: leg.channelId, agentPhoneId: leg.phoneId} : {}),
		arrival: {partyId, numberId, startedAt, ...(contact === undefined ? {} : {contact})},
	};
}
