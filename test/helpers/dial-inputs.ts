/** The words of a story's left side that are about calls by hand. */

import {
	type Channel,
	type DialFailure,
	type DialStep,
	type Floor,
	type FoundDial,
	id,
	type QueueId,
} from '@plateau/core';
import type {BareInput} from './story-inputs.ts';

type Word = (args: readonly string[], floor: Floor) => BareInput;

const channel = (name = ''): Channel => ({switchId: id('main'), channelId: id(name)});

export const dialWords: Readonly<Record<string, Word>> = {
	/** agent, number, queue. */
	dials: ([agent = '', number = '', queue]) => ({
		...{type: 'dial', by: agent, agentId: id(agent), number, partyId: id('p-9')},
		...(queue === undefined ? {} : {queueId: id<QueueId>(queue)}),
	}),
	/** agent, a colleague or `phone:1003`. */
	'calls-colleague': ([agent = '', to = '']) => ({
		...{type: 'dial-colleague', by: agent, agentId: id(agent), partyId: id('p-9')},
		to: to.startsWith('phone:')
			? {kind: 'phone', phoneId: id(to.slice('phone:'.length))}
			: {kind: 'agent', agentId: id(to)},
	}),
	/** call, `phone`, `calling` or `ringing`, the agent's channel. */
	'dial-comes': ([call = '', step = 'phone', name]) => ({
		...{type: 'dial-progressed', callId: id(call), step: step as DialStep},
		agentChannel: channel(name),
	}),
	/** call, the called party's channel, the agent's. */
	'dial-answers': ([call = '', far, own]) => ({
		...{type: 'dial-answered', callId: id(call), channel: channel(far)},
		agentChannel: channel(own),
	}),
	'dial-fails': ([call = '', reason = 'busy']) => ({
		...{type: 'dial-ended', callId: id(call), reason: reason as DialFailure},
	}),
	/** What the floor file says of calls to the outside, as JSON without spaces. */
	outbound: ([json = '{}'], {config}) => ({
		...{type: 'configure-floor', by: 'admin'},
		config: {...config, outbound: JSON.parse(json)},
	}),
};

/** What a resync found: `dial=c-1:ringing:k9`. */
export function foundDial(text: string): FoundDial {
	const [call = '', step = 'phone', name = ''] = text.split(':');
	return {callId: id(call), step: step as DialStep, agentChannelId: id(name)};
}
