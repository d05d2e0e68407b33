/** The words of a story with a second switch, `annex`, and ties between the two. */

import {type Floor, type Input, id, type SwitchId} from '@plateau/core';
import {startsAt} from './given.ts';
import {foundHeadset} from './headset-inputs.ts';

type BareInput = Input extends infer I ? (I extends Input ? Omit<I, 'at'> : never) : never;
type Word = (args: readonly string[], floor: Floor) => BareInput;

export const tieWords: Readonly<Record<string, Word>> = {
	/** from, to. */
	tie: ([from = '', to = '']) => ({type: 'tie-up', switchId: id(from), toSwitchId: id(to)}),
	untie: ([from = '', to = '']) => ({type: 'tie-down', switchId: id(from), toSwitchId: id(to)}),
	/** phone, channel at its own switch. */
	far: ([phone = '', leg = '']) => ({
		...{type: 'far-leg-started', phoneId: id(phone), channelId: id(leg)},
	}),
	'far-over': ([phone = '', leg = '']) => ({
		...{type: 'far-leg-ended', phoneId: id(phone), channelId: id(leg)},
	}),
	/** The annex is read, without callers: `far=1002:x1`, `headset:a2:h1:held`, `tied`, `restarted`. */
	annex: (args, floor) => {
		const far = args.flatMap((arg) =>
			arg.startsWith('far=') ? [arg.slice('far='.length).split(':')] : [],
		);
		return {
			...{type: 'switch-resynced', switchId: id<SwitchId>('annex')},
			truth: {
				switchStartedAt: args.includes('restarted') ? floor.at : startsAt - 60_000,
				customers: [],
				phones: floor.config.phones
					.filter(({switchId}) => switchId === 'annex')
					.map(({id: phoneId}) => ({
						...{phoneId, registered: true, outside: []},
						farLegs: far.filter(([phone]) => phone === phoneId).map(([, leg = '']) => id(leg)),
					})),
				monitors: [],
				headsets: args.flatMap((arg) =>
					arg.startsWith('headset:') ? [foundHeadset(arg.split(':').slice(1), floor)] : [],
				),
				...(args.includes('tied') ? {ties: [id<SwitchId>('main')]} : {}),
			},
		};
	},
	/** A phone of the annex has this leg on hold, or has it no longer. */
	'holds-there': ([leg = '']) => ({
		...{type: 'phone-held', channel: {switchId: id('annex'), channelId: id(leg)}},
	}),
	'resumes-there': ([leg = '']) => ({
		...{type: 'phone-resumed', channel: {switchId: id('annex'), channelId: id(leg)}},
	}),
	'annex-lost': () => ({type: 'switch-lost', switchId: id('annex')}),
	/** A caller of the annex. */
	'arrives-there': ([name = '', number = '100']) => ({
		...{type: 'call-arrived', channel: {switchId: id('annex'), channelId: id(name)}},
		...{partyId: id(`p-${name}`), numberId: id(number), startedAt: startsAt},
	}),
	'waits-there': ([name = '']) => ({
		...{type: 'caller-waiting', channel: {switchId: id('annex'), channelId: id(name)}},
	}),
};
