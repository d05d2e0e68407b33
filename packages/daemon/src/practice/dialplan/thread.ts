/**
 * Runs the dialplan on a channel: step by step, acting on hang-ups and redirects between the steps, in
 * the end the hangup handlers. What an application does is in `apps/`.
 */

import type {Bridge} from '../bridge.ts';
import type {Channel} from '../channel.ts';
import {channelFields} from '../event-fields.ts';
import type {Exchange} from '../exchange.ts';
import {valuesOf} from './functions.ts';
import type {Location} from './read.ts';
import {substitute} from './substitute.ts';

/** How an application ended. It may have moved the channel's location: `goto` says so. */
export type AppEnd = 'next' | 'goto' | 'over';

/** What an application is run with. */
export interface AppRun {
	readonly exchange: Exchange;
	readonly channel: Channel;
	/** Its arguments, variables put in. */
	readonly data: string;
}

export type Application = (run: AppRun) => AppEnd | Promise<AppEnd>;

/** Starts the dialplan on a channel; the promise settles when the channel is gone. */
export async function startThread(
	exchange: Exchange,
	channel: Channel,
	from: Location,
): Promise<void> {
	channel.hasThread = true;
	channel.location = from;
	exchange.processedCalls += 1;
	for (;;) {
		const end = await runStep(exchange, channel);
		const interrupt = channel.takeInterrupt();
		if (interrupt?.type === 'hang-up') break;
		channel.played = undefined;
		if (interrupt?.type === 'redirect') {
			channel.returns.length = 0;
			channel.location = interrupt.to;
		} else if (interrupt?.type === 'bridge') {
			if (!(await stayIn(exchange, channel, interrupt.bridge))) break;
			advance(channel);
		} else if (end === 'over') {
			break;
		} else if (end === 'next') {
			advance(channel);
		}
	}
	channel.played = undefined;
	channel.application = '';
	channel.data = '';
	exchange.tell('SoftHangupRequest', 'call', [
		...channelFields(channel),
		['Cause', 16],
		...(channel.techCause === undefined ? [] : [['TechCause', channel.techCause] as const]),
	]);
	const last = channel.location;
	for (const handler of channel.hangupHandlers.splice(0).reverse()) {
		await runSubroutine(exchange, channel, handler);
	}
	channel.location = last;
	exchange.end(channel);
}

/**
 * Runs a subroutine on a channel up to its `Return`, then puts the channel back where it stood. A
 * hang-up or a redirect meanwhile does not stop it: subroutines here never wait.
 */
export async function runSubroutine(
	exchange: Exchange,
	channel: Channel,
	from: Location,
): Promise<void> {
	const {location, application, data} = channel;
	const depth = channel.returns.length;
	channel.returns.push(location);
	channel.location = from;
	while (channel.returns.length > depth) {
		const end = await runStep(exchange, channel);
		if (end === 'over') break;
		if (end === 'next') advance(channel);
	}
	channel.returns.length = depth;
	channel.location = location;
	channel.application = application;
	channel.data = data;
}

/** In a bridge that was made for it; false when the channel was hung up there. */
export async function stayIn(
	exchange: Exchange,
	channel: Channel,
	bridge: Bridge,
): Promise<boolean> {
	bridge.enter(channel);
	// Asked a moment later: the other one enters too.
	await channel.block<true>((wake) => {
		const look = () => bridge.channels.length < 2 && wake(true);
		const stopWatching = bridge.watch(look);
		const cancel = exchange.clock.after(bridgeMeetMs, look);
		return () => {
			stopWatching();
			cancel();
		};
	});
	bridge.leave(channel);
	return channel.interrupted !== 'hang-up';
}

/** How long one of two channels waits for the other in a bridge. */
const bridgeMeetMs = 1000;

async function runStep(exchange: Exchange, channel: Channel): Promise<AppEnd> {
	const step = exchange.dialplan.find(channel.location);
	// Behind an extension's last step the call is over.
	if (step === undefined) return 'over';
	const data = substitute(step.data, valuesOf(exchange, channel));
	const application = exchange.applications.get(step.application);
	if (application === undefined) throw new Error(`no application ${step.application}`);
	channel.application = step.application;
	channel.data = data;
	exchange.tell('Newexten', 'dialplan', [
		...channelFields(channel),
		['Extension', channel.location.extension],
		['Application', step.application],
		['AppData', data],
	]);
	return await application({exchange, channel, data});
}

function advance(channel: Channel): void {
	const {location} = channel;
	channel.location = {...location, priority: location.priority + 1};
}
