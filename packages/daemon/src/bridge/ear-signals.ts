/** What supervisors' legs at numbers outside tell before anything is heard, and why they came to nothing. */

import type {MonitorId} from '@plateau/core';
import {userEvents} from '../asterisk/contract.ts';
import {farFailureOf} from './dial-signals.ts';
import {type Leg, type LegAs, plays} from './leg.ts';

/** A user event of such a leg: the monitor that is to be told as answered, `noted`; undefined: it is none. */
export function readEar(leg: Leg, name: string): MonitorId | 'noted' | undefined {
	if (name !== userEvents.earAnswered && name !== userEvents.earUnkeyed) return undefined;
	if (!plays(leg, 'supervisor')) return undefined;
	const {part} = leg;
	if (name === userEvents.earUnkeyed) {
		part.ear = 'unkeyed';
		return 'noted';
	}
	const isNew = part.ear !== 'asked' && !part.isActive;
	part.ear = 'asked';
	return isNew ? part.monitorId : 'noted';
}

/** Why such a leg ended before anything was heard, by what its provider said, else by its Q.850 cause. */
export function earEndOf({part, sip}: LegAs<'supervisor'>, cause: number): string {
	if (part.ear === 'unkeyed') return 'no-key';
	if (part.ear === 'asked') return 'hung-up';
	const failure = sip === '' ? (causes[cause] ?? 'congestion') : farFailureOf('', sip);
	return failure === 'refused' ? 'declined' : failure;
}

const causes: Readonly<Record<number, string>> = {
	0: 'no-answer',
	1: 'no-such-number',
	3: 'no-such-number',
	16: 'no-answer',
	17: 'busy',
	18: 'no-answer',
	19: 'no-answer',
	21: 'declined',
	28: 'no-such-number',
};
