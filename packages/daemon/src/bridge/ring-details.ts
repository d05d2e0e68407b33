/** What the ring of an agent's phone is told besides its order. */

import type {EffectOf} from '@plateau/core';
import type {SwitchDirectory} from '../switch-port.ts';
import type {RingDetails} from './actions.ts';
import {isEndpointName} from './endpoint-name.ts';

/** Undefined: the phone is none that could be called. */
export function ringDetails(
	effect: EffectOf<'ring-agent'>,
	directory: SwitchDirectory,
): RingDetails | undefined {
	const {endpoint, autoAnswer = {}} = directory.phone(effect.phoneId) ?? {};
	if (!isEndpointName(endpoint)) return undefined;
	return {
		endpoint,
		autoAnswer,
		nationalNumber: directory.nationalNumberOf(effect.partyId),
		queueLabel: directory.queueLabel(effect.queueId),
	};
}
