/** The words of a story's left side that are about call control. */

import {
	type Channel,
	type FallibleOrder,
	id,
	type RingFailure,
	type TransferTarget,
} from '@plateau/core';
import type {BareInput} from './story-inputs.ts';

type Word = (args: readonly string[]) => BareInput;

const channel = (name = ''): Channel => ({switchId: id('main'), channelId: id(name)});

/** `a2`, `1003`, `support`, or `+33…`, whose party is `p-9`. */
function target(name = ''): TransferTarget {
	if (name.startsWith('number:'))
		return {kind: 'outside', number: name.slice('number:'.length), partyId: id('p-9')};
	if (name.startsWith('+')) return {kind: 'outside', number: name, partyId: id('p-9')};
	if (/^\d/.test(name)) return {kind: 'phone', phoneId: id(name)};
	return /^a\d/.test(name)
		? {kind: 'agent', agentId: id(name)}
		: {kind: 'queue', queueId: id(name)};
}

/** Commands with their agent alone. */
const plain = ['hold', 'resume', 'swap', 'join-all', 'end-consult', 'hand-over', 'park'] as const;

export const controlWords: Readonly<Record<string, Word>> = {
	...Object.fromEntries(
		plain.map((type): [string, Word] => [
			type,
			([agent = '', by = agent]) => ({type, by, agentId: id(agent)}),
		]),
	),
	/** agent, `off` or `on`. */
	microphone: ([agent = '', state]) => ({
		...{type: 'mute', by: agent, agentId: id(agent), muted: state === 'off'},
	}),
	digits: ([agent = '', digits = '1']) => ({
		...{type: 'send-digits', by: agent, agentId: id(agent), digits},
	}),
	transfer: ([agent = '', to]) => ({
		...{type: 'transfer', by: agent, agentId: id(agent), to: target(to)},
	}),
	consult: ([agent = '', name]) => {
		return {type: 'consult', by: agent, agentId: id(agent), to: target(name)};
	},
	'phone-held': ([leg]) => ({type: 'phone-held', channel: channel(leg)}),
	'phone-resumed': ([leg]) => ({type: 'phone-resumed', channel: channel(leg)}),
	held: ([name]) => ({type: 'customer-held', channel: channel(name)}),
	/** The far party, the agent's leg. */
	joined: ([name, leg]) => ({
		...{type: 'legs-joined', channel: channel(name), agentChannel: channel(leg)},
	}),
	'all-joined': ([name]) => ({type: 'all-joined', channel: channel(name)}),
	'consult-rings': ([consult = '', name]) => ({
		...{type: 'consult-ringing', consultId: id(consult), channel: channel(name)},
	}),
	'consult-answers': ([consult = '', name]) => ({
		...{type: 'consult-answered', consultId: id(consult), channel: channel(name)},
	}),
	'consult-ends': ([consult = '', reason = 'hung-up']) => ({
		...{type: 'consult-ended', consultId: id(consult)},
		reason: reason as RingFailure | 'hung-up',
	}),
	'sent-out': ([name]) => ({type: 'sent-out', channel: channel(name)}),
	'sent-out-answered': ([name]) => ({type: 'sent-out-answered', channel: channel(name)}),
	'sent-out-ended': ([name, reason = 'busy']) => ({
		...{type: 'sent-out-ended', channel: channel(name), reason: reason as RingFailure},
	}),
	'order-fails': ([effect = '', call = 'c-1']) => ({
		...{type: 'order-failed', effect: effect as FallibleOrder, callId: id(call), reason: 'refused'},
	}),
};
