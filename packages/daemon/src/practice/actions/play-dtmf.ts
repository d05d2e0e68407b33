/** The action PlayDTMF: one digit to a channel, or with `Receive` as if its far end had pressed it. */

import {type ActionCall, ActionRefused} from './action.ts';

export function playDtmf({exchange, message, succeed}: ActionCall): void {
	const name = message.get('Channel') ?? '';
	const digit = message.get('Digit') ?? '';
	if (name === '') throw new ActionRefused('Channel not specified');
	if (digit === '') throw new ActionRefused('No digit specified');
	const channel = exchange.channel(name);
	if (channel === undefined) throw new ActionRefused('Channel not found');
	succeed('DTMF successfully queued');
	const isReceived = /^(?:true|yes|1|on)$/i.test(message.get('Receive') ?? '');
	const {bridge} = channel;
	const hearing = !isReceived
		? [channel]
		: bridge === undefined || bridge.isHolding
			? []
			: bridge.channels.filter((one) => one !== channel);
	for (const {far} of hearing) far.digit?.(digit);
}
