/** What the floor is told of its calendar. */

import {CalendarFeed} from '@plateau/daemon/calendar-feed';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {sampleFloorFile} from '@plateau/daemon/floor-file/sample';
import type {BareSignal} from '@plateau/daemon/switch-port';
import test, {type ExecutionContext} from 'ava';

/** What is told at an instant, without the day. */
function told(t: ExecutionContext, at: string): readonly string[] {
	const parsed = parseFloorFile(sampleFloorFile);
	if (!parsed.ok) throw new Error('the sample is right');
	const mornings = Array.from({length: 5}, () => [{fromMin: 9 * 60, toMin: 12 * 60}]);
	const hours = {week: [...mornings, [], []], holidays: []};
	const signals: BareSignal[] = [];
	const feed = new CalendarFeed({
		file: () => ({...parsed.floor, timeZone: 'Europe/Paris', windows: [{id: 'morning', hours}]}),
		now: () => Date.parse(at),
		takeStep: () => undefined,
		signal: (signal) => void signals.push(signal),
	});
	t.teardown(() => feed.stop());
	feed.tell();
	return signals.flatMap((signal) =>
		signal.type === 'window-hours' ? [`${signal.windowId} ${signal.open}`] : [],
	);
}

test('calendar - a named time of day is on within its hours, in the floor’s time zone', (t) => {
	// A Monday; Paris is an hour ahead.
	t.deepEqual(told(t, '2026-03-02T07:59:59Z'), ['morning false']);
	t.deepEqual(told(t, '2026-03-02T08:00:00Z'), ['morning true']);
	t.deepEqual(told(t, '2026-03-02T11:00:00Z'), ['morning false']);
	t.deepEqual(told(t, '2026-03-01T09:00:00Z'), ['morning false']);
});
