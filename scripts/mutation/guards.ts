/** Every guard, in the order of the list. */

import {agentGuards} from './agent-guards.ts';
import {consultGuards} from './consult-guards.ts';
import {controlGuards} from './control-guards.ts';
import {decidingGuards} from './deciding-guards.ts';
import {dialGuards} from './dial-guards.ts';
import {doorGuards} from './door-guards.ts';
import {earGuards} from './ear-guards.ts';
import type {Guard} from './guard.ts';
import {headsetGuards} from './headset-guards.ts';
import {internalGuards} from './internal-guards.ts';
import {recordingGuards} from './recording-guards.ts';
import {requestGuards} from './request-guards.ts';
import {resyncGuards} from './resync-guards.ts';
import {resyncTalkGuards} from './resync-talk-guards.ts';
import {routingGuards} from './routing-guards.ts';
import {settingApartGuards} from './setting-apart-guards.ts';
import {shiftGuards} from './shift-guards.ts';
import {tieGuards} from './tie-guards.ts';
import {transferGuards} from './transfer-guards.ts';
import {workGuards} from './work-guards.ts';

export const guards: readonly Guard[] = [
	...[
		...routingGuards,
		...decidingGuards,
		...doorGuards,
		...shiftGuards,
		...tieGuards,
		...workGuards,
	],
	...[
		...controlGuards,
		...consultGuards,
		...transferGuards,
		...settingApartGuards,
		...dialGuards,
		...internalGuards,
	],
	...[
		...requestGuards,
		...headsetGuards,
		...recordingGuards,
		...resyncGuards,
		...resyncTalkGuards,
		...agentGuards,
		...earGuards,
	],
];
