/** The dialplan applications that Plateau's dialplan uses, by name. */

import type {Application} from '../dialplan/thread.ts';
import {bridgeTo} from './bridge.ts';
import {bridgeAdd} from './bridge-add.ts';
import {bridgeWait} from './bridge-wait.ts';
import {chanSpy} from './chan-spy.ts';
import {dial} from './dial.ts';
import {answer, execIf, gosub, goto, gotoIf, hangup, returnFrom, set, setAll} from './flow.ts';
import {gotoIfTime} from './goto-if-time.ts';
import {queue} from './queue.ts';
import {read} from './read.ts';
import {record} from './record.ts';
import {
	playback,
	progress,
	ringing,
	sayNumber,
	startMusicOnHold,
	stopMusicOnHold,
	wait,
} from './sounds.ts';
import {userEvent} from './user-event.ts';

/** Every application that can be run. */
export const applications: ReadonlyMap<string, Application> = new Map<string, Application>([
	['Answer', answer],
	['Bridge', bridgeTo],
	['BridgeAdd', bridgeAdd],
	['BridgeWait', bridgeWait],
	['ChanSpy', chanSpy],
	['Dial', dial],
	['ExecIf', execIf],
	['Gosub', gosub],
	['Goto', goto],
	['GotoIf', gotoIf],
	['GotoIfTime', gotoIfTime],
	['Hangup', hangup],
	[
		'HangupCauseClear',
		({channel}) => {
			channel.legCauses.clear();
			return 'next';
		},
	],
	['MSet', setAll],
	['NoOp', () => 'next'],
	['Playback', playback],
	['Progress', progress],
	['Queue', queue],
	['Read', read],
	['Record', record],
	['Return', returnFrom],
	['Ringing', ringing],
	['SayNumber', sayNumber],
	['Set', set],
	['StartMusicOnHold', startMusicOnHold],
	['StopMusicOnHold', stopMusicOnHold],
	['UserEvent', userEvent],
	['Wait', wait],
]);
