/**
 * `Queue(name,options,,,seconds,,subroutine)`: every free desk phone rings for the first caller in line,
 * again and again, until one answers or the time is up. Static members, `ringall`, `ringinuse=no`.
 */

import type {Channel} from '../channel.ts';
import {argumentsOf} from '../dialplan/substitute.ts';
import {type AppEnd, type AppRun, runSubroutine} from '../dialplan/thread.ts';
import type {Exchange} from '../exchange.ts';
import {makeLeg, ring, tellDial} from './call-leg.ts';
import {talk} from './talk.ts';

/** Q.850. */
const answeredElsewhere = 26;
const ringMs = 20_000;
const retryMs = 2000;
/** How often somebody further back looks whether it is their turn. */
const turnMs = 200;

export async function queue({exchange, channel, data}: AppRun): Promise<AppEnd> {
	const [name = '', options = '', , , seconds = '', , subroutine = ''] = argumentsOf(data);
	const line = exchange.queueLine(name);
	line.push(channel);
	const endsAt = exchange.clock.now() + (seconds === '' ? Infinity : Number(seconds) * 1000);
	const leave = () => {
		const index = line.indexOf(channel);
		if (index >= 0) line.splice(index, 1);
		channel.played = undefined;
	};
	channel.hasMusic = false;
	channel.played = options.includes('r') && !channel.isUp ? 'ringing' : 'music';
	while (channel.interrupted === undefined && exchange.clock.now() < endsAt) {
		const leftMs = endsAt - exchange.clock.now();
		const isFirst = line[0] === channel;
		const legs = isFirst ? ringAll(exchange, channel) : [];
		if (legs.length === 0) {
			await pause(exchange, channel, Math.min(isFirst ? retryMs : turnMs, leftMs));
			continue;
		}
		const winner = await firstAnswer(exchange, channel, legs, Math.min(ringMs, leftMs));
		giveUp(exchange, channel, legs, winner);
		if (winner !== undefined) {
			leave();
			await connect(exchange, channel, winner, subroutine);
			return 'over';
		}
		await pause(exchange, channel, Math.min(retryMs, endsAt - exchange.clock.now()));
	}
	leave();
	channel.variables.set('QUEUESTATUS', 'TIMEOUT');
	return 'next';
}

/** Calls every member that is free. */
function ringAll(exchange: Exchange, channel: Channel): readonly Channel[] {
	const legs: Channel[] = [];
	for (const {name} of exchange.queueMembers()) {
		if (exchange.deviceState(name) !== 'NOT_INUSE') continue;
		const target = `PJSIP/${name}`;
		const leg = makeLeg(exchange, {target, by: channel, application: 'AppQueue'});
		if (leg === undefined) continue;
		legs.push(leg);
		ring(exchange, leg, target, channel, target);
	}
	return legs;
}

/** The first leg that answers; undefined when none does in time, or the caller is gone. */
async function firstAnswer(
	exchange: Exchange,
	channel: Channel,
	legs: readonly Channel[],
	forMs: number,
): Promise<Channel | undefined> {
	const won = await channel.block<Channel | 'nobody'>((wake) => {
		let open = legs.length;
		for (const leg of legs) {
			leg.listener = (news) => {
				if (news.type === 'ringing') {
					tellDial(exchange, 'DialState', leg, 'RINGING', channel);
				} else if (news.type === 'answered') {
					wake(leg);
				} else {
					tellDial(exchange, 'DialEnd', leg, 'BUSY', channel);
					exchange.end(leg);
					open -= 1;
					if (open === 0) wake('nobody');
				}
			};
		}
		return exchange.clock.after(forMs, () => wake('nobody'));
	});
	for (const leg of legs) leg.listener = undefined;
	return won === 'nobody' ? undefined : won;
}

/** Ends the legs that did not win. Each end is told twice, as Asterisk's queue does. */
function giveUp(
	exchange: Exchange,
	channel: Channel,
	legs: readonly Channel[],
	winner: Channel | undefined,
): void {
	const losers = legs.filter((leg) => leg !== winner && !leg.isGone);
	const isOutOfTime = winner === undefined && channel.interrupted === undefined;
	if (winner !== undefined) tellDial(exchange, 'DialEnd', winner, 'ANSWER', channel);
	for (const status of [isOutOfTime ? 'NOANSWER' : 'CANCEL', 'CANCEL']) {
		for (const leg of losers) tellDial(exchange, 'DialEnd', leg, status, channel);
	}
	for (const leg of losers) {
		if (winner !== undefined) leg.hangupCause = answeredElsewhere;
		exchange.end(leg);
	}
}

async function connect(
	exchange: Exchange,
	channel: Channel,
	leg: Channel,
	subroutine: string,
): Promise<void> {
	if (subroutine !== '') {
		await runSubroutine(exchange, leg, {context: subroutine, extension: 's', priority: 1});
	}
	exchange.answer(channel);
	channel.connected.number = leg.caller.number;
	channel.connected.name = leg.caller.name;
	await talk(exchange, channel, leg);
}

async function pause(exchange: Exchange, channel: Channel, ms: number): Promise<void> {
	await channel.block<true>((wake) => exchange.clock.after(Math.max(0, ms), () => wake(true)));
}
