/**
 * A supervisor who listens from a number outside: who answers there is asked for a key, and hears nothing
 * before it. It may be a machine, or somebody else. All of it by the dialplan alone.
 */

import {context, extension} from './conf-text.ts';
import {contexts, earStates, userEvents, variables} from './contract.ts';
import type {AsteriskInput} from './input.ts';
import {earSounds} from './messages.ts';

const v = variables;

/** The key that opens it. */
const key = '1';
/** How often it is asked for, and how long is waited each time. */
const turns = 3;
const turnSecs = 5;

/** `plateau-ear`; none where nobody listens from outside. */
export function earContexts({outsideListening}: AsteriskInput): readonly string[] {
	if (outsideListening !== true) return [];
	const sounds = earSounds.key.stock.join('&');
	return [
		context(
			contexts.ear,
			`A number outside that a supervisor listens from, once somebody, or something, has answered: it is
			asked for the key ${key}, ${turns} times, and hung up without. Only the key leads to ${contexts.monitor}.`,
			...['listen', 'whisper', 'barge'].map((mode) =>
				extension(mode, [
					`UserEvent(${userEvents.earAnswered},Monitor: \${${v.monitor}})`,
					'Set(PLATEAU_TURNS=0)',
					['ask', `Read(PLATEAU_KEY,${sounds},1,,1,${turnSecs})`],
					`GotoIf($["\${PLATEAU_KEY}" = "${key}"]?open)`,
					'Set(PLATEAU_TURNS=$[${PLATEAU_TURNS} + 1])',
					`GotoIf($[\${PLATEAU_TURNS} < ${turns}]?ask)`,
					`UserEvent(${userEvents.earUnkeyed},Monitor: \${${v.monitor}})`,
					'Hangup(16)',
					['open', `Set(${v.ear}=${earStates.open})`],
					`Goto(${contexts.monitor},${mode},1)`,
				]),
			),
		),
	];
}

/** Before anything is heard: whatever order brought a leg here, one that is closed is asked for the key. */
export function earGuard({outsideListening}: AsteriskInput, mode: string): readonly string[] {
	if (outsideListening !== true) return [];
	return [`GotoIf($["\${${v.ear}}" = "${earStates.closed}"]?${contexts.ear},${mode},1)`];
}
