/** Reports about days: who was listened to, and when nobody saw a switch. */

import {dayAt, wallTime} from '../../replay/wall-time.ts';
import type {Outcome, ServerDeps} from '../deps.ts';
import type {Actions} from './action.ts';

export const reportActions: Actions<'report-exposure' | 'report-gaps'> = {
	async 'report-exposure'(deps, _asker, {agentId, ...days}) {
		const asked = spanOf(deps, days);
		if (!asked.ok) return asked;
		const {from, to, ...span} = asked.result;
		return {ok: true, result: {from, to, rows: [...deps.records.exposure({...span, agentId})]}};
	},

	async 'report-gaps'(deps, _asker, days) {
		const asked = spanOf(deps, days);
		if (!asked.ok) return asked;
		const {from, to, ...span} = asked.result;
		return {ok: true, result: {from, to, rows: [...deps.records.gaps(span)]}};
	},
};

interface Span {
	/** Days, both included. */
	readonly from: string;
	readonly to: string;
	readonly fromAt: number;
	readonly toAt: number;
	readonly now: number;
}

/** Today alone where no day is asked for. */
function spanOf(
	deps: ServerDeps,
	{from, to}: {readonly from?: string | undefined; readonly to?: string | undefined},
): Outcome<Span> {
	const {timeZone} = deps.facts();
	const now = deps.now();
	const [today = ''] = wallTime(now, timeZone).split(' ');
	const first = from ?? to ?? today;
	const last = to ?? from ?? today;
	const [begin, end] = [dayAt(first, timeZone), dayAt(last, timeZone)];
	if (begin === undefined || end === undefined || end.endsAt <= begin.startsAt) {
		return {ok: false, refusal: {code: 'bad-arguments', params: {detail: `${first} – ${last}`}}};
	}
	return {ok: true, result: {from: first, to: last, fromAt: begin.startsAt, toAt: end.endsAt, now}};
}
