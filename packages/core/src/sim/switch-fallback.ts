/** The fake switch's own queue for callers whose daemon is silent: a desk phone takes them, or nobody. */

import type {Channel, ChannelId} from '../ids.ts';
import type {Millis} from '../time.ts';
import type {SimPhones} from './phones.ts';
import type {SimCustomer, SwitchHost} from './switch-parts.ts';

/** What the switch does for a caller in the fallback. */
export interface FallbackKeeper {
	readonly host: SwitchHost;
	readonly phones: SimPhones;
	newChannel(): ChannelId;
	/** Runs `act` unless the caller has moved on or left by then. */
	later(delayMs: Millis, act: () => void): void;
	/** Nobody takes them. */
	askMessage(): void;
	hangUp(): void;
}

/** The caller, on `channel`, has come to the fallback. */
export function fallBack(
	customer: SimCustomer,
	channel: Channel,
	{host, phones, newChannel, later, askMessage, hangUp}: FallbackKeeper,
): void {
	host.report({type: 'caller-in-fallback', channel});
	const {random, schedule} = host;
	later(random.int(3000, 20_000), () => {
		const free = phones.ids.filter((phoneId) => phones.isFree(phoneId));
		if (free.length === 0 || random.chance(0.3)) {
			later(20_000, askMessage);
			return;
		}
		const phoneId = random.pick(free);
		const channelId = newChannel();
		const since = schedule.now;
		customer.leg = phones.open({channelId, phoneId, role: 'fallback', isUp: true, since});
		customer.place = 'talking';
		customer.movedAt = since;
		host.report({type: 'outside-started', phoneId, channelId});
		host.report({type: 'fallback-answered', channel, phoneId});
		later(customer.talkMs, hangUp);
	});
}
