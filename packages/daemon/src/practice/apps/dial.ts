/**
 * `Dial(PJSIP/…,seconds,options)`: one phone is called, the caller hears music or ringing, then the two
 * are joined. Options: `g` go on when the phone hangs up, `m` `r` what the caller hears, `f` what the
 * phone shows, `b` and `U` subroutines of the phone's leg, `i` and `I` accepted (nothing is forwarded here, nor is identity).
 */

import type {Channel, LegNews} from '../channel.ts';
import {argumentsOf} from '../dialplan/substitute.ts';
import {type AppEnd, type AppRun, runSubroutine} from '../dialplan/thread.ts';
import type {Exchange} from '../exchange.ts';
import {tellHangUpRequest} from '../far-end.ts';
import {makeLeg, ring, tellDial} from './call-leg.ts';
import {talk} from './talk.ts';

export async function dial({exchange, channel, data}: AppRun): Promise<AppEnd> {
	const [target = '', seconds = '', written = ''] = argumentsOf(data);
	const options = readOptions(written);
	const end = (status: string, appEnd: AppEnd): AppEnd => {
		channel.played = undefined;
		channel.variables.set('DIALSTATUS', status);
		return appEnd;
	};
	const leg = makeLeg(exchange, {target, by: channel, application: 'AppDial'});
	if (leg === undefined) {
		channel.hangupCause = 3;
		return end('CHANUNAVAIL', 'next');
	}
	if (options.shows !== undefined) Object.assign(leg.connected, options.shows);
	if (options.before !== undefined) await runSubroutine(exchange, leg, at(options.before));
	channel.hasMusic = false;
	if (options.music) channel.played = 'music';
	else if (!channel.isUp) channel.played = 'ringing';
	ring(exchange, leg, target, channel);
	const news = await ringingEnds(exchange, channel, leg, Number(seconds) * 1000);
	channel.legCauses.delete(leg.name);
	if (news === undefined) {
		tellDial(exchange, 'DialEnd', leg, 'CANCEL', channel);
		leg.hangupCause = channel.hangupCause === 0 ? 16 : channel.hangupCause;
		exchange.end(leg);
		return end('CANCEL', 'next');
	}
	if (news.type !== 'answered') return end(refused(exchange, channel, leg, news), 'next');
	channel.hangupCause = 16;
	leg.hangupCause = 16;
	if (options.after !== undefined) {
		// It may say something to the phone. Should that hang up meanwhile, it is told twice.
		leg.listener = ({type}) => {
			if (type !== 'gone') return;
			if (leg.hasHungUp) tellHangUpRequest(exchange, leg);
			leg.interrupt({type: 'hang-up'});
		};
		await runSubroutine(exchange, leg, at(options.after));
		leg.listener = undefined;
	}
	noteCause(channel, leg, 'SIP 200 OK');
	channel.variables.set('DIALEDPEERNAME', leg.name);
	leg.location = {...leg.location, extension: ''};
	tellDial(exchange, 'DialEnd', leg, 'ANSWER', channel);
	channel.played = undefined;
	exchange.answer(channel);
	const over = await talk(exchange, channel, leg);
	return end('ANSWER', over === 'leg-left' && options.goesOn ? 'next' : 'over');
}

/** What ended the ringing; undefined when the caller left or was sent elsewhere. */
async function ringingEnds(
	exchange: Exchange,
	channel: Channel,
	leg: Channel,
	ringMs: number,
): Promise<LegNews | {readonly type: 'timeout'} | undefined> {
	const news = await channel.block<LegNews | {readonly type: 'timeout'}>((wake) => {
		leg.listener = (heard) => {
			if (heard.type === 'ringing') tellDial(exchange, 'DialState', leg, 'RINGING', channel);
			else wake(heard);
		};
		return exchange.clock.after(ringMs, () => wake({type: 'timeout'}));
	});
	leg.listener = undefined;
	return news;
}

/** The phone did not take it; gives `DIALSTATUS`. */
function refused(
	exchange: Exchange,
	channel: Channel,
	leg: Channel,
	news: LegNews | {readonly type: 'timeout'},
): string {
	if (news.type !== 'refused') {
		// Out of time, or dropped here while it rang: to the caller it is the same.
		tellDial(exchange, 'DialEnd', leg, 'NOANSWER', channel);
		noteCause(channel, leg, 'SIP 180 Ringing');
		if (news.type === 'gone') channel.hangupCause = leg.hangupCause;
		exchange.end(leg);
		return 'NOANSWER';
	}
	const {dialEnd, status} = ends.get(leg.hangupCause) ?? {
		dialEnd: 'NOANSWER',
		status: 'CHANUNAVAIL',
	};
	tellDial(exchange, 'DialEnd', leg, dialEnd, channel);
	noteCause(channel, leg, `SIP ${news.sip} ${reasons[news.sip] ?? 'Refused'}`);
	channel.hangupCause = leg.hangupCause;
	exchange.endSoon(leg);
	return status;
}

/** `DialEnd`'s status and `DIALSTATUS` by cause, as measured; the two differ for a phone that declines. */
const ends: ReadonlyMap<number, {readonly dialEnd: string; readonly status: string}> = new Map([
	[17, {dialEnd: 'BUSY', status: 'BUSY'}],
	[19, {dialEnd: 'NOANSWER', status: 'NOANSWER'}],
	[34, {dialEnd: 'CONGESTION', status: 'CONGESTION'}],
]);

const reasons: Readonly<Record<number, string>> = {
	404: 'Not Found',
	480: 'Temporarily Unavailable',
	486: 'Busy Here',
	503: 'Service Unavailable',
	603: 'Decline',
};

function noteCause(channel: Channel, leg: Channel, tech: string): void {
	channel.legCauses.set(leg.name, {cause: leg.hangupCause, tech});
}

interface DialOptions {
	readonly goesOn: boolean;
	readonly music: boolean;
	readonly before: string | undefined;
	readonly after: string | undefined;
	readonly shows: Channel['connected'] | undefined;
}

function readOptions(written: string): DialOptions {
	const plain = written.replaceAll(/\([^)]*\)/g, '');
	return {
		goesOn: plain.includes('g'),
		music: plain.includes('m'),
		before: /b\(([^)]*)\)/.exec(written)?.[1],
		after: /U\(([^)]*)\)/.exec(written)?.[1],
		shows: readShown(/f\(([^)]*)\)/.exec(written)?.[1]),
	};
}

/** `Name <number>`. */
function readShown(written: string | undefined): Channel['connected'] | undefined {
	const parts = /^ *(.*?) *<(.*)>$/.exec(written ?? '');
	return parts === null ? undefined : {name: parts[1] ?? '', number: parts[2] ?? ''};
}

/** `context^extension^priority`, extension `s` and priority 1 unless told. */
function at(written: string) {
	const [context = '', extension = 's', priority = '1'] = written.split('^');
	return {context, extension, priority: Number(priority)};
}
