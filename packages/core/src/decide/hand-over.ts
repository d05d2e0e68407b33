/** The customer is left to the third party, who has the call from then on. */

import type {Turn} from '../turn.ts';
import {noteHeldBefore} from './headset-holds.ts';
import {outsideStarted} from './phones.ts';
import {partsOf, type Talk, targetOf} from './talk.ts';
import {leave} from './transfer.ts';

/** The switch has joined customer and third party; the agent's leg is, or soon will be, gone. */
export function handedOver(turn: Turn, call: Talk): void {
	const {consult: third, id: callId, agentId} = call;
	const channel = partsOf(call)?.consultChannel;
	if (third === undefined || channel === undefined) return;
	leave(turn, call, {
		...{type: 'call-handed-over', callId, consultId: third.id, agentId},
		channelId: channel.channelId,
		...targetOf(third.to),
	});
	if (third.to.kind === 'agent') noteHeldBefore(turn, third.to.agentId, channel);
	if (third.to.kind !== 'phone') return;
	// The phone goes on with it, and is in use, whoever comes to sit there.
	const {phoneId} = third.to;
	const {channelId} = channel;
	turn.emit({type: 'phone-found-talking', callId, phoneId, channelId});
	outsideStarted(turn, phoneId, channelId);
}
