/**
 * A leg that whispers (`Originate` of `Local/ext@context/n`, `ChanSpy(channel,qESw)`): what the files of a context say,
 * mixed into what another channel hears. Its two legs are nothing here: the manager's filter holds back what they do.
 */

import type {Channel} from '../channel.ts';
import {argumentsOf} from '../dialplan/substitute.ts';
import type {Exchange} from '../exchange.ts';

/** `leg`: what is said, `Local/ext@context/n`; `spying`: ChanSpy's arguments. False: it is no such leg. */
export function whisper(exchange: Exchange, leg: string, spying: string): boolean {
	const [, extension, context] = /^Local\/(.+)@(.+)\/n$/.exec(leg) ?? [];
	if (extension === undefined || context === undefined) return false;
	const spied = exchange.channel(argumentsOf(spying)[0] ?? '');
	if (spied !== undefined) void say(exchange, spied, filesAt(exchange, context, extension));
	return true;
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
