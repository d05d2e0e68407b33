/**
 * What crossed the loopback, as one list of calls: SIP from callers to Asterisk and from Asterisk to
 * agents' phones. One clock for whatever made Asterisk ring, which knows nothing of being watched.
 */

import {packetIn, readFrames} from '../../test/asterisk/rig/pcap.ts';

/** One caller's call, by the times of its packets, epoch ms with fractions. */
export interface WireCall {
	/** The caller's number, by which both legs are known. */
	readonly number: string;
	/** The caller's first INVITE. */
	readonly arrivedAt: number;
	/** Asterisk's first INVITE to a phone for this caller; undefined: never rang. */
	readonly offeredAt: number | undefined;
	readonly agent: string | undefined;
	/** INVITEs to phones for this caller; more than one: offered again, or twice. */
	readonly offers: number;
	/** A phone's answer reached Asterisk. */
	readonly answeredAt: number | undefined;
	/** The phone's own BYE. */
	readonly agentHungUpAt: number | undefined;
	/** The status with which Asterisk turned the caller away; undefined: it did not. */
	readonly refusedWith: number | undefined;
}

interface Addresses {
	readonly caller: string;
	readonly agents: string;
}

type Draft = {-readonly [K in keyof WireCall]: WireCall[K]};

/** Reads the calls in a capture, in the order of their arrival. */
export function callsIn(file: string, {caller, agents}: Addresses): WireCall[] {
	const byNumber = new Map<string, Draft>();
	const callerLegs = new Map<string, Draft>();
	const agentLegs = new Map<string, Draft>();
	readFrames(file, 0, (frame) => {
		const {source, target, payload, isTcp} = packetIn(frame);
		if (isTcp) return;
		const text = payload.toString('latin1');
		const callId = /^Call-ID: *(\S+)/im.exec(text)?.[1] ?? '';
		if (source.startsWith(`${caller}:`)) {
			const number = numberIn(text);
			if (!text.startsWith('INVITE ') || byNumber.has(number)) return;
			const call = newCall(number, frame.at);
			byNumber.set(number, call);
			callerLegs.set(callId, call);
		} else if (target.startsWith(`${caller}:`)) {
			const status = Number(/^SIP\/2\.0 (\d{3})/.exec(text)?.[1] ?? 0);
			const call = callerLegs.get(callId);
			if (call !== undefined && status >= 400) call.refusedWith ??= status;
		} else if (target.startsWith(`${agents}:`)) {
			const agent = /^INVITE sip:([^@]+)@/.exec(text)?.[1];
			const call = agent === undefined ? undefined : byNumber.get(numberIn(text));
			// A repetition of a leg's INVITE is no offer more.
			if (call === undefined || agent === undefined || agentLegs.has(callId)) return;
			agentLegs.set(callId, call);
			call.offers += 1;
			if (call.offers > 1) return;
			call.offeredAt = frame.at;
			call.agent = agent;
		} else if (source.startsWith(`${agents}:`)) {
			const call = agentLegs.get(callId);
			if (call === undefined) return;
			if (/^SIP\/2\.0 200 /.test(text) && /^CSeq: *\d+ INVITE/im.test(text)) {
				call.answeredAt ??= frame.at;
			} else if (text.startsWith('BYE ')) {
				call.agentHungUpAt ??= frame.at;
			}
		}
	});
	return [...byNumber.values()];
}

/** Counts the events that Asterisk told over the manager connections of a capture. */
export function managerEventsIn(file: string, amiPort: number): number {
	// A packet may end inside a word: its last bytes are looked at again with the next.
	const tails = new Map<string, string>();
	const seen = new Map<string, number>();
	let events = 0;
	readFrames(file, 0, (frame) => {
		const {source, target, payload, isTcp, sequence} = packetIn(frame);
		if (!isTcp || payload.length === 0 || !source.endsWith(`:${amiPort}`)) return;
		const next = (sequence + payload.length) >>> 0;
		if (seen.get(target) === next) return;
		seen.set(target, next);
		const text = (tails.get(target) ?? '') + payload.toString('latin1');
		events += text.split('\nEvent: ').length - 1;
		const last = text.lastIndexOf('\nEvent: ');
		tails.set(target, text.slice(Math.max(last + 1, text.length - 8)));
	});
	return events;
}

function numberIn(sip: string): string {
	return /^(?:From|f): *[^<]*<sip:([^@;>]+)@/im.exec(sip)?.[1] ?? '';
}

function newCall(number: string, arrivedAt: number): Draft {
	return {
		number,
		arrivedAt,
		offeredAt: undefined,
		agent: undefined,
		offers: 0,
		answeredAt: undefined,
		agentHungUpAt: undefined,
		refusedWith: undefined,
	};
}
