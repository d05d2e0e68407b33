/** The actions MixMonitor, MixMonitorMute and StopMixMonitor. */

import type {Channel} from '../channel.ts';
import {setValue} from '../dialplan/functions.ts';
import {type ActionCall, ActionRefused} from './action.ts';

function channelOf({exchange, message}: ActionCall): Channel {
	const name = message.get('Channel') ?? '';
	if (name === '') throw new ActionRefused('No channel specified');
	const channel = exchange.channel(name);
	if (channel === undefined) throw new ActionRefused('No such channel');
	return channel;
}

/** Only with two sides (`D`) and while joined (`b`), which is how the bridge asks for it. */
export function mixMonitor(call: ActionCall): void {
	const {exchange, message, succeed} = call;
	const channel = channelOf(call);
	const handleVariable = /i\((\w+)\)/.exec(message.get('Options') ?? '')?.[1];
	try {
		const handle = exchange.recordings.start(channel, message.get('File') ?? '');
		if (handleVariable !== undefined) setValue(exchange, channel, handleVariable, handle);
		succeed(undefined, [['MixMonitorID', handle]]);
	} catch {
		throw new ActionRefused('Could not start monitoring channel');
	}
}

export function mixMonitorMute(call: ActionCall): void {
	const isMuted = call.message.get('State') === '1';
	if (!call.exchange.recordings.mute(channelOf(call), isMuted))
		throw new ActionRefused('Cannot set mute flag');
	call.succeed(undefined);
}

export function stopMixMonitor(call: ActionCall): void {
	const handle = call.message.get('MixMonitorID');
	if (!call.exchange.recordings.stop(channelOf(call), handle))
		throw new ActionRefused('Could not stop monitoring channel');
	call.succeed(undefined);
}
