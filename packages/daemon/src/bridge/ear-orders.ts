/** Orders to call a number outside from which a supervisor listens. */

import type {EffectOf} from '@plateau/core';
import {contexts, earStates, roles, variables} from '../asterisk/contract.ts';
import {trunkEndpoint} from '../asterisk/input.ts';
import {type Action, notForwarded} from './actions.ts';
import {checkedNumber} from './dial-values.ts';

type ListenOutside = EffectOf<'listen-outside'>;

/** What the trunk is asked for; undefined where the text is no number. */
export function earTarget(number: string): string | undefined {
	const checked = checkedNumber(number);
	return checked === '' ? undefined : `${checked}@${trunkEndpoint}`;
}

/** The number is called by itself; its unique id is ours to choose. Closed: the key opens it, and nothing else. */
export function listenOutsideAction(
	effect: ListenOutside,
	{
		target,
		uniqueId,
		spiedId,
		usualNumber,
	}: {
		readonly target: string;
		readonly uniqueId: string;
		readonly spiedId: string;
		/** Shown where the floor says nothing; absent: as the provider does. */
		readonly usualNumber?: string | undefined;
	},
): Action {
	const shown = checkedNumber(effect.callerId ?? usualNumber);
	return {
		name: 'Originate',
		fields: {
			Channel: `PJSIP/${target}`,
			ChannelId: uniqueId,
			Context: contexts.ear,
			Exten: effect.mode,
			Priority: 1,
			Async: true,
			Timeout: Math.max(1000, effect.ringMs),
			...(shown === '' ? {} : {CallerID: `<${shown}>`}),
			Variable: [
				`${variables.role}=${roles.supervisor}`,
				`${variables.monitor}=${effect.monitorId}`,
				`${variables.spied}=${spiedId}`,
				`${variables.ear}=${earStates.closed}`,
				notForwarded,
			],
		},
	};
}
