/** Numbers outside, as the dialplan dials them by the trunk. */

import {variables} from './contract.ts';
import {trunkEndpoint} from './input.ts';

/** Keeps digits and a plus of what was asked for, nothing that means something to Dial. */
export const readOutsideNumber = `Set(PLATEAU_DIALLED=\${FILTER(0-9+,\${${variables.sendTo}})})`;

/** Goes to this label where too little of a number is left. */
export function unlessNumber(label: string): string {
	return `GotoIf($[\${LEN(\${PLATEAU_DIALLED})} < 2]?${label})`;
}

/** The number that was read, as what Dial calls. */
export const outsideNumber = `PJSIP/\${PLATEAU_DIALLED}@${trunkEndpoint}`;

/**
 * An agent has somebody called outside, who sees what the floor shows, else `shown`; with no number to call on
 * to the label `ended`.
 */
export function callOutside(shown: string | undefined, options: string): readonly string[] {
	return [
		readOutsideNumber,
		unlessNumber('ended'),
		...(shown === undefined
			? []
			: [
					`ExecIf($[\${LEN(\${${variables.showNumber}})} = 0]?Set(_${variables.showNumber}=${shown}))`,
				]),
		`Dial(${outsideNumber},\${${variables.ringSecs}},${options})`,
	];
}
