/**
 * Holds at the phone itself, as the switch tells of them. docs/call-control.md has what they mean beside
 * every other state of a talk.
 */

import {agentChannel} from '../call/call.ts';
import type {PhoneHoldSignal} from '../call/phone-holds.ts';
import type {Channel} from '../ids.ts';
import type {Turn} from '../turn.ts';
import {noteHeadsetHold} from './headset-holds.ts';
import {isSame, talkOf} from './talk.ts';

export function phoneHoldSignal(turn: Turn, {type, channel}: PhoneHoldSignal): void {
	notePhoneHold(turn, channel, type === 'phone-held');
}

/** The leg is on hold at its phone, or is not: of a talk, of a headset between two calls, or of both. */
export function notePhoneHold(turn: Turn, channel: Channel, isHeld: boolean): void {
	noteHeadsetHold(turn, channel, isHeld);
	const call = talkOf(turn, channel);
	// A third party's hold is their own: the agent hears the music.
	if (call === undefined || !isSame(channel, agentChannel(call))) return;
	if ((call.phoneHeld === true) === isHeld) return;
	const {id: callId, agentId} = call;
	turn.emit({type: isHeld ? 'call-phone-held' : 'call-phone-resumed', callId, agentId});
}
