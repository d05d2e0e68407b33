/** Applications that only wait, or wait while something is played. */

import {argumentsOf} from '../dialplan/substitute.ts';
import type {AppEnd, AppRun} from '../dialplan/thread.ts';

/** Ringing tone from now on, also through the `Wait` that follows. */
export function ringing({channel}: AppRun): AppEnd {
	if (!channel.isUp) channel.isToldToRing = true;
	return 'next';
}

/** Early media: the sound path is open before the answer. */
export function progress(): AppEnd {
	return 'next';
}

export async function wait({exchange, channel, data}: AppRun): Promise<AppEnd> {
	await channel.block<true>((wake) => exchange.clock.after(Number(data) * 1000, () => wake(true)));
	return 'next';
}

/** `file&file…[,noanswer]`, one after the other. */
export async function playback({exchange, channel, data}: AppRun): Promise<AppEnd> {
	const [files = '', options = ''] = argumentsOf(data);
	if (options !== 'noanswer') exchange.answer(channel);
	for (const file of files.split('&')) {
		channel.played = file;
		const heard = await channel.block<true>((wake) =>
			exchange.clock.after(exchange.soundMs(file), () => wake(true)),
		);
		channel.played = undefined;
		if (heard === undefined) break;
	}
	return 'next';
}
