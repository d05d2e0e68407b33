/**
 * `Originate(Local/ext@context/n,app,ChanSpy,"channel,qESw",,a)`: what the files of a context say, mixed into what
 * another channel hears, in its own time. Its two legs are nothing here: the manager's filter holds back what they do.
 */

import type {Channel} from '../channel.ts';
import {argumentsOf} from '../dialplan/substitute.ts';
import type {AppEnd, AppRun} from '../dialplan/thread.ts';
import type {Exchange} from '../exchange.ts';

export function whisper({exchange, data}: AppRun): AppEnd {
	const [leg = '', , , spying = ''] = argumentsOf(data);
	const [, extension = '', context = ''] = /^Local\/(.+)@(.+)\/n$/.exec(leg) ?? [];
	const [name = ''] = argumentsOf(spying.replaceAll('"', ''));
	const spied = exchange.channel(name);
	if (spied !== undefined) void say(exchange, spied, filesAt(exchange, context, extension));
	return 'next';
}

function filesAt(exchange: Exchange, context: string, extension: string): readonly string[] {
	const files: string[] = [];
	for (let priority = 1; ; priority += 1) {
		const step = exchange.dialplan.find({context, extension, priority});
		if (step === undefined) return files;
		if (step.application === 'Playback') files.push(step.data);
	}
}

async function say(exchange: Exchange, spied: Channel, files: readonly string[]): Promise<void> {
	for (const file of files) {
		spied.whispered = file;
		await new Promise<void>((resolve) => exchange.clock.after(exchange.soundMs(file), resolve));
	}
	spied.whispered = undefined;
}
