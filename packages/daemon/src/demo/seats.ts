/** Who plays whom in the demo: seats for people, colleagues that are simulated, and their phones. */

import type {AgentId, PhoneId} from '@plateau/core';
import type {FloorFile} from '../floor-file/types.ts';

/** A place at the floor. */
export interface Seat {
	readonly agentId: AgentId;
	readonly phoneId: PhoneId;
}

/** Desks that people take, in this order; the others are simulated. */
const seatCount = 3;

/** The supervisor's login and phone: the last phone of the file. */
export const supervisorLogin = 'sam';

/** The first agents of the file are people's, the next are colleagues; each has the phone in the same place. */
export function seatsOf(file: FloorFile): {
	readonly people: readonly Seat[];
	readonly colleagues: readonly Seat[];
	readonly supervisorPhoneId: PhoneId | undefined;
} {
	const phones = file.phones.map(({id}) => id as PhoneId);
	const supervisorPhoneId = phones.at(-1);
	const seats = file.agents.flatMap(({id}, index): Seat[] => {
		const phoneId = phones[index];
		if (phoneId === undefined || phoneId === supervisorPhoneId) return [];
		return [{agentId: id as AgentId, phoneId}];
	});
	return {
		people: seats.slice(0, seatCount),
		colleagues: seats.slice(seatCount),
		supervisorPhoneId,
	};
}
