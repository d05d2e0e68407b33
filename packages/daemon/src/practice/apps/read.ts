/**
 * `Read(variable,file&file…,1,,1,seconds)`: one key, pressed while the files are played or within some
 * seconds behind them, into the variable; empty when none came. One digit and one attempt: no more is used.
 */

import {argumentsOf} from '../dialplan/substitute.ts';
import type {AppEnd, AppRun} from '../dialplan/thread.ts';

export async function read({exchange, channel, data}: AppRun): Promise<AppEnd> {
	const [variable = '', files = '', , , , seconds = '10'] = argumentsOf(data);
	exchange.answer(channel);
	const keyWithin = (ms: number) =>
		channel.block<string>((wake) => {
			channel.pressed = wake;
			return exchange.clock.after(ms, () => wake(''));
		});
	let key: string | undefined = '';
	for (const file of files.split('&')) {
		channel.hasMusic = false;
		channel.played = file;
		key = await keyWithin(exchange.soundMs(file));
		channel.played = undefined;
		if (key !== '') break;
	}
	if (key === '') key = await keyWithin(Number(seconds) * 1000);
	channel.pressed = undefined;
	channel.variables.set(variable, key ?? '');
	return 'next';
}
