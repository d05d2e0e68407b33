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

/** Music from now on, also through the `Wait` that follows. */
export function startMusicOnHold({channel}: AppRun): AppEnd {
	channel.hasMusic = true;
	return 'next';
}

export function stopMusicOnHold({channel}: AppRun): AppEnd {
	channel.hasMusic = false;
	return 'next';
}

/** `file&file…[,noanswer]`, one after the other. */
export async function playback({exchange, channel, data}: AppRun): Promise<AppEnd> {
	const [files = '', options = ''] = argumentsOf(data);
	if (options !== 'noanswer') exchange.answer(channel);
	const end = await play({exchange, channel}, files.split('&'));
	channel.variables.set('PLAYBACKSTATUS', channel.interrupted === undefined ? 'SUCCESS' : 'FAILED');
	return end;
}

/** A whole number below a million, digit by digit group. */
export async function sayNumber({exchange, channel, data}: AppRun): Promise<AppEnd> {
	const number = Number(data);
	if (!Number.isInteger(number) || number < 0) return 'next';
	return await play({exchange, channel}, digitsOf(number));
}

/** The files of `digits/` for a whole number, one after the other; each language has ways of its own. */
export function digitsOf(number: number): readonly string[] {
	if (number <= 20) return [`digits/${number}`];
	if (number >= 100) {
		const rest = number % 100;
		const hundreds = [...digitsOf(Math.floor(number / 100)), 'digits/hundred'];
		return rest === 0 ? hundreds : [...hundreds, ...digitsOf(rest)];
	}
	const unit = number % 10;
	const tens = [`digits/${number - unit}`];
	return unit === 0 ? tens : [...tens, `digits/${unit}`];
}

async function play(
	{exchange, channel}: Pick<AppRun, 'exchange' | 'channel'>,
	files: readonly string[],
): Promise<AppEnd> {
	channel.hasMusic = false;
	for (const file of files) {
		channel.played = file;
		const heard = await channel.block<true>((wake) =>
			exchange.clock.after(exchange.soundMs(file), () => wake(true)),
		);
		channel.played = undefined;
		if (heard === undefined) break;
	}
	return 'next';
}
