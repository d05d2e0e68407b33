/** Guards of ties between switches. */

import {type Guard, guardsOf} from './guard.ts';

export const tieGuards: readonly Guard[] = [
	...guardsOf('ties/reach.ts', [
		['a tie leads where it leads', 'ties?.includes(home) === true', 'true'],
		[
			'a headset stays at its own switch',
			'headset === undefined ? reach.all : reach.own',
			'reach.all',
		],
		[
			'a phone with a far leg is in use',
			'outside.length + farLegs.length > 0',
			'outside.length > 0',
		],
	]),
	...guardsOf('decide/ties.ts', [
		['who is free of a switch that is away is freed', 'settleFar(turn, signal.phoneId);', ''],
		[
			'only whose phone has no far leg',
			'home === undefined || (phone.farLegs ?? []).length > 0',
			'home === undefined',
		],
		['only of a switch that is away', "if (state !== 'up') leaveAway", 'if (true) leaveAway'],
	]),
];
