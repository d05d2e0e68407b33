/** Reports about days: who was listened to. */

import {dayAt, wallTime} from '../../replay/wall-time.ts';
import type {Actions} from './action.ts';

export const reportActions: Actions<'report-exposure'> = {
	async 'report-exposure'(deps, _asker, {from, to, agentId}) {
		const {timeZone} = deps.facts();
		const now = deps.now();
		const [today = ''] = wallTime(now, timeZone).split(' ');
		const first = from ?? to ?? today;
		const last = to ?? from ?? today;
		const [begin, end] = [dayAt(first, timeZone), dayAt(last, timeZone)];
		if (begin === undefined || end === undefined || end.endsAt <= begin.startsAt) {
			return {ok: false, refusal: {code: 'bad-arguments', params: {detail: `${first} – ${last}`}}};
		}
		const rows = deps.records.exposure({
			...{fromAt: begin.startsAt, toAt: end.endsAt, now},
			agentId,
		});
		return {ok: true, result: {from: first, to: last, rows: [...rows]}};
	},
};
