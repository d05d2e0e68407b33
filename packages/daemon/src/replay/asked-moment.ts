/** From what a client asks to see to what the worker looks up: days and times become instants. Pure. */

import type {Instant} from '@plateau/core';
import type {ParsedArgs} from '@plateau/core/protocol';
import type {JobOutcome} from '../jobs/kinds.ts';
import type {ReplayArgs} from './replay-floor.ts';
import {dayAt, instantsOf, offsetText} from './wall-time.ts';

type Moment = ReplayArgs['moment'];

/** Refusals: `bad-arguments`, `replay-no-such-time`, `replay-time-twice`. */
export function askedMoment(
	{day, at, instant, seq}: ParsedArgs<'replay-floor'>,
	zone: string,
): JobOutcome<Moment> {
	const given = [day, instant, seq].filter((one) => one !== undefined);
	if (given.length !== 1) return bad('one of day, instant and seq');
	if (seq !== undefined) return {ok: true, result: {seq}};
	if (instant !== undefined) return {ok: true, result: {at: instant}};
	const range = dayAt(day ?? '', zone);
	if (day === undefined || range === undefined) return bad(`there is no day ${day}`);
	if (at === undefined) return {ok: true, result: {day, ...range}};
	const instants = instantsOf(day, at, zone);
	if (instants === undefined) return bad(`"${at}" is not a time: 14:03 or 14:03:20`);
	return one(instants, {day, at, zone, range});
}

function one(
	instants: readonly Instant[],
	asked: {day: string; at: string; zone: string; range: {startsAt: Instant; endsAt: Instant}},
): JobOutcome<Moment> {
	const {day, at, zone, range} = asked;
	const [first, second] = instants;
	if (first === undefined) {
		return {ok: false, refusal: {code: 'replay-no-such-time', params: {day, at, zone}}};
	}
	if (second === undefined) return {ok: true, result: {day, ...range, at: first}};
	const [early, late] = [first, second].map((instant) => `${at}${offsetText(instant, zone)}`);
	const params = {day, at, early: early ?? '', late: late ?? ''};
	return {ok: false, refusal: {code: 'replay-time-twice', params}};
}

function bad(detail: string): JobOutcome<Moment> {
	return {ok: false, refusal: {code: 'bad-arguments', params: {detail}}};
}
