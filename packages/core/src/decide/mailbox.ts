/** Callers who leave a message in the switch's own mailbox: they are let finish. */

import type {Call} from '../call/call.ts';
import {type Channel, channelKey} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {fallBack} from './fallback.ts';
import {callOf} from './find.ts';

/** Told by the switch; `mailboxFound` is what a resync says. */
export function callerInMailbox(turn: Turn, channel: Channel): void {
	const call = callOf(turn.floor, channel);
	if (call === undefined) turn.anomaly('mailbox-unknown', channelKey(channel));
	else if (isUnserved(call)) mailboxFound(turn, call);
	else turn.anomaly('mailbox-while-served', call.id);
}

/** Whatever was ordered for them came too late: nothing more is. */
export function mailboxFound(turn: Turn, call: Unserved): void {
	if (call.state === 'fallback' && call.inMailbox === true) return;
	if (call.state !== 'fallback') fallBack(turn, call);
	turn.emit({type: 'call-in-mailbox', callId: call.id});
}

/** A call that no agent has now, and that is not on its way out. */
export type Unserved = Call & {state: 'entering' | 'waiting' | 'ringing' | 'parked' | 'fallback'};

function isUnserved(call: Call): call is Unserved {
	return ['entering', 'waiting', 'ringing', 'parked', 'fallback'].includes(call.state);
}
