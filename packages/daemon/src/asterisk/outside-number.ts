/** Numbers outside, as the dialplan dials them by the trunk. */

import {emergencyNumbers} from '@plateau/core';
import {variables} from './contract.ts';
import {type AsteriskInput, serverOf, trunkEndpoint} from './input.ts';

/** Keeps digits and a plus of what was asked for, nothing that means something to Dial. */
export const readOutsideNumber = `Set(PLATEAU_DIALLED=\${FILTER(0-9+,\${${variables.sendTo}})})`;

/** Goes to this label where too little of a number is left. */
export function unlessNumber(label: string): string {
	return `GotoIf($[\${LEN(\${PLATEAU_DIALLED})} < 2]?${label})`;
}

/** The number that was read, as what Dial calls; for those that are no emergency. */
export const outsideNumber = `PJSIP/\${PLATEAU_DIALLED}@${trunkEndpoint}`;

/**
 * Calls the number that was read: `rest` is what Dial takes behind it. An emergency goes to the provider's own
 * address, so that it is tried, too, while Asterisk takes the provider for unreachable.
 */
export function dialOutside({trunk, country}: AsteriskInput, rest: string): readonly string[] {
	if (trunk === undefined) return [];
	const emergencies = emergencyNumbers(country).join('|');
	const direct = `PJSIP/${trunkEndpoint}/sip:\${PLATEAU_DIALLED}@${serverOf(trunk)}`;
	return [
		`Set(PLATEAU_TO=${outsideNumber})`,
		`ExecIf($[\${REGEX("^(${emergencies})$" \${PLATEAU_DIALLED})}]?Set(PLATEAU_TO=${direct}))`,
		`Dial(\${PLATEAU_TO},${rest})`,
	];
}

/**
 * An agent has somebody called outside, who sees what the floor shows, else the usual number; with no number
 * to call on to the label `ended`.
 */
export function callOutside(input: AsteriskInput, options: string): readonly string[] {
	if (input.trunk === undefined) return [];
	const shown = input.trunk.outgoingNumber;
	return [
		readOutsideNumber,
		unlessNumber('ended'),
		...(shown === undefined
			? []
			: [
					`ExecIf($[\${LEN(\${${variables.showNumber}})} = 0]?Set(_${variables.showNumber}=${shown}))`,
				]),
		...dialOutside(input, `\${${variables.ringSecs}},${options}`),
	];
}
