/** `Bridge(channel[,p])`: takes another channel out of where it waits and talks with it; `p`: it hears a beep. Sets BRIDGERESULT. */

import {headsetBeep} from '../../asterisk/contract.ts';
import {argumentsOf} from '../dialplan/substitute.ts';
import {type AppEnd, type AppRun, stayIn} from '../dialplan/thread.ts';

export async function bridgeTo({exchange, channel, data}: AppRun): Promise<AppEnd> {
	const [name = '', options = ''] = argumentsOf(data);
	const peer = exchange.channel(name);
	const end = (result: string): AppEnd => {
		channel.variables.set('BRIDGERESULT', result);
		return 'next';
	};
	// Without a name Asterisk ends the call.
	if (name === '') return 'over';
	if (peer === undefined) return end('NONEXISTENT');
	if (peer === channel) return end('LOOP');
	// A leg that somebody called runs no dialplan here: only one that waits by itself can be taken.
	if (!peer.hasThread) return end('FAILURE');
	exchange.answer(channel);
	const bridge = exchange.makeBridge({
		technology: 'simple_bridge',
		creator: '<unknown>',
		name: '<unknown>',
	});
	peer.interrupt({type: 'bridge', bridge});
	// It enters first, in its own time.
	await new Promise<void>((resolve) => exchange.clock.after(0, resolve));
	const isThere = peer.bridge === bridge;
	if (isThere) {
		channel.far.joined?.(channel, peer);
		peer.far.joined?.(peer, channel);
		if (options.includes('p')) {
			peer.played = headsetBeep;
			exchange.clock.after(exchange.soundMs(headsetBeep), () => {
				if (peer.played === headsetBeep) peer.played = undefined;
			});
		}
	}
	await stayIn(exchange, channel, bridge);
	return end(isThere ? 'SUCCESS' : 'FAILURE');
}
