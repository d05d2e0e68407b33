/** `BridgeWait(name,participant,e(m)m(class)S(seconds))`: held with music or in silence, for so long. */

import {argumentsOf} from '../dialplan/substitute.ts';
import type {AppEnd, AppRun} from '../dialplan/thread.ts';

/** Whose waiting is silent: what a turn says so by `e` goes on for the channel, until another says otherwise. */
const silent = new WeakSet<object>();

export async function bridgeWait({exchange, channel, data}: AppRun): Promise<AppEnd> {
	const [name = '', , options = ''] = argumentsOf(data);
	const seconds = /S\((\d+)\)/.exec(options)?.[1];
	const bridge = exchange.holdingBridge(name);
	bridge.enter(channel);
	channel.hasMusic = false;
	const entertainment = /e\((\w)\)/.exec(options)?.[1];
	if (entertainment === 's') silent.add(channel);
	else if (entertainment === 'm') silent.delete(channel);
	if (options.includes('m(') && !silent.has(channel)) channel.played = 'music';
	await channel.block<true>((wake) =>
		seconds === undefined
			? undefined
			: exchange.clock.after(Number(seconds) * 1000, () => wake(true)),
	);
	channel.played = undefined;
	bridge.leave(channel, channel.interrupted === 'bridge');
	return 'next';
}
