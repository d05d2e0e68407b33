/**
 * `Record(file.sln,silence,seconds,k)`: a beep, then what the far end says, until `#`, a hang-up or the time is
 * up. Sets RECORD_STATUS. Nobody here is ever silent.
 */

import {argumentsOf} from '../dialplan/substitute.ts';
import type {AppEnd, AppRun} from '../dialplan/thread.ts';
import {playback} from './sounds.ts';

export async function record(run: AppRun): Promise<AppEnd> {
	const {exchange, channel} = run;
	const [path = '', , seconds = '0'] = argumentsOf(run.data);
	const end = (status: string): AppEnd => {
		channel.variables.set('RECORD_STATUS', status);
		return 'next';
	};
	await playback({...run, data: 'beep'});
	if (channel.interrupted !== undefined) return end('HANGUP');
	let stop: () => void;
	try {
		stop = exchange.recordings.dictate(channel, path);
	} catch {
		return end('ERROR');
	}
	const status = await channel.block<string>((wake) => {
		channel.pressed = (digit) => digit === '#' && wake('DTMF');
		const limitMs = Number(seconds) * 1000;
		return limitMs > 0 ? exchange.clock.after(limitMs, () => wake('TIMEOUT')) : undefined;
	});
	channel.pressed = undefined;
	stop();
	return end(status ?? 'HANGUP');
}
