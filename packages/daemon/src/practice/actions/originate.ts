/** The action Originate: calls a phone and, once it answers, runs the dialplan on its leg. */

import {makeLeg, ring, tellDial} from '../apps/call-leg.ts';
import {whisper} from '../apps/whisper.ts';
import type {Channel, LegNews} from '../channel.ts';
import {setValue} from '../dialplan/functions.ts';
import type {Location} from '../dialplan/read.ts';
import {startThread} from '../dialplan/thread.ts';
import type {Exchange} from '../exchange.ts';
import {type ActionCall, ActionRefused} from './action.ts';

const usualTimeoutMs = 30_000;

/** What `OriginateResponse` says: as measured, a refused call has 0, one out of time 3, answered 4. */
const reasons = {failed: 0, noAnswer: 3, answered: 4};

export function originate(call: ActionCall): void {
	const {exchange, message, succeed} = call;
	const target = message.get('Channel') ?? '';
	if (target === '') throw new ActionRefused('Channel not specified');
	if (!/^[A-Za-z]+\/.+/.test(target)) throw new ActionRefused('Invalid channel');
	const uniqueId = message.get('ChannelId');
	if (uniqueId !== undefined && exchange.channels.has(uniqueId)) {
		throw new ActionRefused('Uniqueid/channelid must be unique');
	}
	const application = message.get('Application');
	if (application === 'ChanSpy' && whisper(exchange, target, message.get('Data') ?? '')) {
		succeed('Originate successfully queued');
		return;
	}
	if (application !== undefined) {
		throw new ActionRefused('Originate Access Forbidden: app or data blacklisted');
	}
	const context = message.get('Context') ?? '';
	const extension = message.get('Exten') ?? '';
	const priority = exchange.dialplan.priorityOf(context, extension, message.get('Priority') ?? '1');
	if (context === '' || extension === '' || priority === undefined) {
		throw new ActionRefused('Extension does not exist.');
	}
	// Without Async the session would hear nothing until the phone has answered: not used here.
	succeed('Originate successfully queued');
	void run(exchange, call, target, uniqueId, {context, extension, priority});
}

async function run(
	exchange: Exchange,
	{message}: ActionCall,
	target: string,
	uniqueId: string | undefined,
	to: Location,
): Promise<void> {
	const caller = readCaller(message.get('CallerID') ?? '');
	const actionId = message.get('ActionID');
	const respond = (response: 'Success' | 'Failure', channel: string, reason: number) =>
		exchange.tell('OriginateResponse', 'call', [
			...(actionId === undefined ? [] : [['ActionID', actionId] as const]),
			['Response', response],
			['Channel', channel],
			['Context', to.context],
			['Exten', to.extension],
			['Reason', reason],
			['Uniqueid', uniqueId ?? ''],
			['CallerIDNum', caller.number || '<unknown>'],
			['CallerIDName', caller.name || '<unknown>'],
		]);
	// A moment later, so that the answer goes first.
	await new Promise<void>((resolve) => exchange.clock.after(0, resolve));
	const leg = makeLeg(exchange, {
		target,
		application: 'AppDial2',
		...(uniqueId === undefined ? {} : {uniqueId}),
	});
	if (leg === undefined) {
		respond('Failure', target, reasons.failed);
		return;
	}
	if (caller.number !== '') {
		Object.assign(leg.caller, caller);
		Object.assign(leg.connected, caller);
	}
	for (const variable of message.getAll('Variable')) {
		const equals = variable.indexOf('=');
		if (equals > 0) setValue(exchange, leg, variable.slice(0, equals), variable.slice(equals + 1));
	}
	const news = await ringing(exchange, leg, target, timeoutOf(message));
	leg.listener = undefined;
	if (news === 'answered') {
		tellDial(exchange, 'DialEnd', leg, 'ANSWER');
		respond('Success', leg.name, reasons.answered);
		await startThread(exchange, leg, to);
		return;
	}
	if (news !== 'timeout') {
		tellDial(exchange, 'DialEnd', leg, leg.hangupCause === 17 ? 'BUSY' : 'NOANSWER');
	}
	if (news === 'timeout') leg.hangupCause = 19;
	respond('Failure', target, news === 'timeout' ? reasons.noAnswer : reasons.failed);
	exchange.end(leg);
}

/** `"Name" <number>`. */
function readCaller(written: string): {readonly number: string; readonly name: string} {
	const [, name = '', number = ''] = /^\s*"?([^"<]*?)"?\s*<([^>]*)>\s*$/.exec(written) ?? [];
	return {number, name};
}

function timeoutOf(message: ActionCall['message']): number {
	const written = Number(message.get('Timeout') ?? usualTimeoutMs);
	return written > 0 ? written : usualTimeoutMs;
}

function ringing(
	exchange: Exchange,
	leg: Channel,
	target: string,
	forMs: number,
): Promise<LegNews['type'] | 'timeout'> {
	return new Promise((resolve) => {
		const cancel = exchange.clock.after(forMs, () => resolve('timeout'));
		leg.listener = (news) => {
			if (news.type === 'ringing') {
				tellDial(exchange, 'DialState', leg, 'RINGING');
				return;
			}
			cancel();
			resolve(news.type);
		};
		ring(exchange, leg, target);
	});
}
