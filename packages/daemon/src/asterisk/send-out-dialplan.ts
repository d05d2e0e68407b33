/** Callers whom the floor sends to a number outside: by the trunk, as desk phones dial it. */

import {isAnswered} from './conditions.ts';
import {context, extension} from './conf-text.ts';
import {contexts, musicClass, userEvents, variables} from './contract.ts';
import type {AsteriskInput} from './input.ts';
import {outsideNumber, readOutsideNumber, unlessNumber} from './outside-number.ts';

const v = variables;
/** How long it rings there. Unit: seconds. */
const ringSecs = 90;

/** The context `plateau-send-out`; without a trunk it says that it cannot. */
export function sendOutContext({trunk}: AsteriskInput): string {
	const shown = trunk?.outgoingNumber;
	return context(
		contexts.sendOut,
		`Sent to a number outside, which rings there while the music, or the ringing tone, goes on. The call
		ends with that talk; a number that cannot be reached ends it with a message.`,
		extension('s', [
			`Set(${v.place}=sent-out)`,
			`Set(_${v.legRole}=)`,
			readOutsideNumber,
			`UserEvent(${userEvents.sentOut},Number: \${PLATEAU_DIALLED})`,
			...(trunk === undefined
				? []
				: [
						unlessNumber('failed'),
						...(shown === undefined ? [] : [`Set(CALLERID(num)=${shown})`]),
						`Dial(${outsideNumber},${ringSecs},giI\${IF(${isAnswered}?m(${musicClass}):r)})`,
						'GotoIf($["${DIALSTATUS}" = "ANSWER"]?over)',
						'GotoIf($["${DIALSTATUS}" = "BUSY" | "${DIALSTATUS}" = "NOANSWER"]?nobody)',
					]),
			[trunk === undefined ? '' : 'failed', `Goto(${contexts.farewell},error,1)`],
			...(trunk === undefined
				? []
				: ([
						['nobody', `Goto(${contexts.farewell},nobody,1)`],
						['over', 'Hangup(16)'],
					] as const)),
		]),
	);
}
