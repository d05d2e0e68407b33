/** Two channels joined until one of them leaves. */

import type {Channel} from '../channel.ts';
import type {Exchange} from '../exchange.ts';

/**
 * Joins `channel`, whose application this is, with a `leg` that it called. `leg-left`: the leg hung up or
 * was dropped. `moved`: the leg was bridged elsewhere. `channel-left`: hung up, or sent elsewhere. The leg
 * is ended unless it was moved.
 */
export async function talk(
	exchange: Exchange,
	channel: Channel,
	leg: Channel,
): Promise<'leg-left' | 'channel-left' | 'moved'> {
	const bridge = exchange.makeBridge({
		technology: 'simple_bridge',
		creator: '<unknown>',
		name: '<unknown>',
	});
	bridge.enter(leg);
	bridge.enter(channel);
	channel.far.joined?.(channel, leg);
	leg.far.joined?.(leg, channel);
	const left = await channel.block<'leg-left' | 'moved'>((wake) => {
		// It hung up before: joined all the same, for no time.
		if (leg.interrupted === 'hang-up') wake('leg-left');
		leg.listener = (news) => {
			if (news.type === 'gone') wake('leg-left');
		};
		leg.moved = () => wake('moved');
		return undefined;
	});
	// Taken elsewhere, be it together with its caller: it is somebody else's now.
	if (leg.bridge !== bridge) {
		bridge.leave(channel);
		return left === undefined ? 'channel-left' : 'moved';
	}
	leg.listener = undefined;
	leg.moved = undefined;
	const [first, second] = left === undefined ? [channel, leg] : [leg, channel];
	bridge.leave(first);
	bridge.leave(second);
	// Before the dialplan goes on: Asterisk ends the leg that was called before the one that called.
	exchange.end(leg);
	return left ?? 'channel-left';
}
