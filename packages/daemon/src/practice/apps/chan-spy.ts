/**
 * `ChanSpy(uniqueid,uq…ES)`: hears the named channel, and speaks to it (`w`) or to both sides (`B`).
 * Only by unique id: Plateau never lets a prefix choose.
 */

import {argumentsOf} from '../dialplan/substitute.ts';
import type {AppEnd, AppRun} from '../dialplan/thread.ts';
import {channelFields} from '../event-fields.ts';

/** From the application's start to the first sound, as measured. */
const attachMs = 100;

export async function chanSpy({exchange, channel, data}: AppRun): Promise<AppEnd> {
	const [uniqueId = '', options = ''] = argumentsOf(data);
	exchange.answer(channel);
	const isThere = await channel.block<boolean>((wake) =>
		exchange.clock.after(attachMs, () => wake(true)),
	);
	const spied = exchange.channels.get(uniqueId);
	if (isThere === undefined || spied === undefined || !options.includes('u')) return 'next';
	const mode = options.includes('B') ? 'barge' : options.includes('w') ? 'whisper' : 'listen';
	// As they were when it began: Asterisk takes both from its cache.
	const fields = [...channelFields(channel, 'Spyer'), ...channelFields(spied, 'Spyee')];
	const tell = (event: string) => exchange.tell(event, 'call', fields);
	channel.spied = {channel: spied, mode};
	tell('ChanSpyStart');
	await channel.block<true>((wake) => exchange.onEnd(spied, () => wake(true)));
	channel.spied = undefined;
	tell('ChanSpyStop');
	return 'next';
}
