/** `BridgeWait(name,participant,m(class)S(seconds))`: held with music, for so long. */

import {argumentsOf} from '../dialplan/substitute.ts';
import type {AppEnd, AppRun} from '../dialplan/thread.ts';

export async function bridgeWait({exchange, channel, data}: AppRun): Promise<AppEnd> {
	const [name = '', , options = ''] = argumentsOf(data);
	const seconds = /S\((\d+)\)/.exec(options)?.[1];
	const bridge = exchange.holdingBridge(name);
	bridge.enter(channel);
	if (options.includes('m(')) channel.played = 'music';
	await channel.block<true>((wake) =>
		seconds === undefined
			? undefined
			: exchange.clock.after(Number(seconds) * 1000, () => wake(true)),
	);
	channel.played = undefined;
	bridge.leave(channel, channel.interrupted === 'bridge');
	return 'next';
}
