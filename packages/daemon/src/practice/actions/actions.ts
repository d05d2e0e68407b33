/** The actions of the practice switch by name, those of a session itself apart. */

import type {Action} from './action.ts';
import {bridge, hangup, pjsipNotify, redirect} from './channels.ts';
import {coreSettings, coreStatus, ping} from './core.ts';
import {bridgeList, coreShowChannels, deviceStateList, pjsipShowContacts, status} from './lists.ts';
import {originate} from './originate.ts';
import {playDtmf} from './play-dtmf.ts';
import {mixMonitor, mixMonitorMute, stopMixMonitor} from './recordings.ts';
import {getvar, setvar, userEvent} from './variables.ts';

/** Names in lower case: Asterisk does not mind how they are written. */
export const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
	['bridge', bridge],
	['bridgelist', bridgeList],
	['coresettings', coreSettings],
	['coreshowchannels', coreShowChannels],
	['corestatus', coreStatus],
	['devicestatelist', deviceStateList],
	['getvar', getvar],
	['hangup', hangup],
	['mixmonitor', mixMonitor],
	['mixmonitormute', mixMonitorMute],
	['originate', originate],
	['ping', ping],
	['pjsipnotify', pjsipNotify],
	['pjsipshowcontacts', pjsipShowContacts],
	['playdtmf', playDtmf],
	['redirect', redirect],
	['setvar', setvar],
	['status', status],
	['stopmixmonitor', stopMixMonitor],
	['userevent', userEvent],
]);
