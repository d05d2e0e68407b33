/** `BridgeAdd(channel)`: joins the bridge that the named channel is in, and stays while there is a talk. */

import {argumentsOf} from '../dialplan/substitute.ts';
import {type AppEnd, type AppRun, stayIn} from '../dialplan/thread.ts';

export async function bridgeAdd({exchange, channel, data}: AppRun): Promise<AppEnd> {
	const [name = ''] = argumentsOf(data);
	const bridge = exchange.channel(name)?.bridge;
	if (bridge !== undefined) await stayIn(exchange, channel, bridge);
	return 'next';
}
