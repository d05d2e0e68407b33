/** Actions on channels: Redirect, Hangup, Bridge, PJSIPNotify. "Success" means: taken, events follow. */

import type {Channel} from '../channel.ts';
import type {Location} from '../dialplan/read.ts';
import {startThread} from '../dialplan/thread.ts';
import type {Exchange} from '../exchange.ts';
import {type ActionCall, ActionRefused} from './action.ts';

export function redirect({exchange, message, succeed}: ActionCall): void {
	const name = message.get('Channel') ?? '';
	if (name === '') throw new ActionRefused('Channel not specified');
	const context = message.get('Context') ?? '';
	const extension = message.get('Exten') ?? '';
	const written = message.get('Priority') ?? '';
	if (context === '') throw new ActionRefused('Context not specified');
	if (extension === '') throw new ActionRefused('Exten not specified');
	if (written === '') throw new ActionRefused('Priority not specified');
	const priority = exchange.dialplan.priorityOf(context, extension, written);
	if (priority === undefined) throw new ActionRefused('Priority is invalid');
	const channel = exchange.channel(name);
	if (channel === undefined) throw new ActionRefused(`Channel does not exist: ${name}`);
	const extraName = message.get('ExtraChannel') ?? '';
	if (extraName === '') {
		sendTo(exchange, channel, {context, extension, priority});
		succeed('Redirect successful');
		return;
	}
	const extra = exchange.channel(extraName);
	if (extra === undefined) throw new ActionRefused(`ExtraChannel does not exist: ${extraName}`);
	sendTo(exchange, channel, {context, extension, priority});
	sendTo(exchange, extra, {
		context: message.get('ExtraContext') ?? context,
		extension: message.get('ExtraExten') ?? extension,
		priority: Number(message.get('ExtraPriority') ?? priority),
	});
	succeed('Dual Redirect successful');
}

/** A channel that was called runs no dialplan: it leaves its caller and begins one. */
function sendTo(exchange: Exchange, channel: Channel, to: Location): void {
	if (channel.hasThread) {
		channel.location = to;
		channel.interrupt({type: 'redirect', to});
		return;
	}
	channel.location = to;
	takeFromCaller(channel);
	void startThread(exchange, channel, to);
}

function takeFromCaller(leg: Channel): void {
	const {moved} = leg;
	leg.moved = undefined;
	leg.listener = undefined;
	leg.bridge?.leave(leg);
	moved?.();
}

export function hangup({exchange, message, succeed}: ActionCall): void {
	const name = message.get('Channel') ?? '';
	if (name === '') throw new ActionRefused('No channel specified');
	const channel = exchange.channel(name);
	if (channel === undefined) throw new ActionRefused('No such channel');
	const cause = Number(message.get('Cause') ?? 0);
	succeed('Channel Hungup');
	channel.drop(Number.isInteger(cause) && cause > 0 && cause <= 127 ? cause : undefined);
}

export function bridge({exchange, message, succeed}: ActionCall): void {
	const names = [message.get('Channel1') ?? '', message.get('Channel2') ?? ''] as const;
	if (names[0] === '' || names[1] === '')
		throw new ActionRefused('Missing channel parameter in request');
	const first = exchange.channel(names[0]);
	if (first === undefined) throw new ActionRefused(`Channel1 does not exist: ${names[0]}`);
	const second = exchange.channel(names[1]);
	if (second === undefined) throw new ActionRefused(`Channel2 does not exist: ${names[1]}`);
	succeed('Channels have been bridged');
	const shared = exchange.makeBridge({
		technology: 'simple_bridge',
		creator: '<unknown>',
		name: '<unknown>',
	});
	for (const channel of [first, second]) {
		if (channel.hasThread) {
			channel.interrupt({type: 'bridge', bridge: shared});
		} else {
			takeFromCaller(channel);
			shared.enter(channel);
			const left = () => {
				if (shared.channels.length < 2) exchange.end(channel);
			};
			const stop = shared.watch(left);
			channel.listener = (news) => {
				if (news.type !== 'gone') return;
				stop();
				exchange.end(channel);
			};
		}
	}
}

export function pjsipNotify({exchange, message, succeed}: ActionCall): void {
	const variables = message.getAll('Variable');
	if (variables.length === 0 && message.get('Option') === undefined) {
		throw new ActionRefused(
			'PJSIPNotify requires either an Option or Variable(s).You must use only one of them.',
		);
	}
	const channel = exchange.channel(message.get('Channel') ?? '');
	if (channel === undefined) throw new ActionRefused('Channel not found');
	succeed('NOTIFY sent');
	const asksToTalk =
		message.get('Option') === 'talk' || variables.some((one) => /^Event=talk$/i.test(one.trim()));
	if (asksToTalk) channel.far.askedToTalk?.(channel);
}
