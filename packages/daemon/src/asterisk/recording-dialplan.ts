/** What callers are told before they may be recorded. Recording itself is ordered by the bridge. */

import type {Step} from './conf-text.ts';
import {contexts, userEvents, variables} from './contract.ts';
import {playNow} from './sounds-dialplan.ts';

const v = variables;

/**
 * From the label `tell` on: the notice, whole. It is told of only when all of it was heard: who is taken
 * out of it, or whose sound is missing, was not told, and is not recorded.
 */
export const noticeSteps: readonly Step[] = [
	['tell', 'Answer()'],
	'Set(PLATEAU_NOW=)',
	`Set(PLATEAU_SOUND=\${${v.notice}})`,
	`Gosub(${contexts.sound},s,1)`,
	'Set(PLAYBACKSTATUS=)',
	playNow,
	`ExecIf($["\${PLAYBACKSTATUS}" = "SUCCESS"]?UserEvent(${userEvents.noticed}))`,
];
