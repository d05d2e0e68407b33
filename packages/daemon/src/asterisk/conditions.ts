/** Conditions that several contexts of the dialplan ask about. */

import {globals, heartbeatLimitSecs, variables} from './contract.ts';

/** The customer was answered: hears music where others hear ringing. */
export const isAnswered = `$["\${${variables.answer}}" = "1"]`;

/** No daemon directs this switch. A heartbeat from the future is no better than an old one: a clock was wrong. */
export const isAlone = `$[\${EPOCH} - 0\${${globals.alive}} > ${heartbeatLimitSecs} | 0\${${globals.alive}} - \${EPOCH} > ${heartbeatLimitSecs}]`;

/** Whether a channel is there, by the variable that holds its full name or unique id; an empty one is none. */
export function isThere(variable: string): string {
	return `$["\${CHANNEL_EXISTS(\${${variable}})}" = "1"]`;
}

/** Whether a variable of a channel has a value. */
export function isSet(variable: string): string {
	return `$[\${LEN(\${${variable}})} > 0]`;
}
