import {apply, emptyFloor, type Strategy, strategies} from '@plateau/core';
import {simulateDay} from '@plateau/core/day-sim';
import {arrivalsAgain} from '@plateau/daemon/what-if/arrivals';
import {readDay} from '@plateau/daemon/what-if/recorded-day';
import test from 'ava';
import {day, givenJournal, startsAt} from './given-day.ts';

// What a day showed is enough to live it again: whoever is rung, however many at once, whatever is missed.

function recordedOf(seed: number, strategy: Strategy | undefined) {
	const journal = givenJournal(seed, strategy);
	const start = journal.findIndex(({type}) => type === 'day-started');
	const floor = emptyFloor();
	for (const event of journal.slice(0, start)) apply(floor, event);
	return readDay(floor, journal.slice(start), {day, endsAt: startsAt + 24 * 3_600_000});
}

for (const strategy of strategies) {
	test(`what-if - a day of ${strategy}, lived again with nothing changed, is the day as it was`, (t) => {
		for (const seed of [1, 4]) {
			const recorded = recordedOf(seed, strategy);
			t.true(recorded.figures.floor.abandoned > 10 && recorded.figures.floor.leftEmpty > 0);
			t.true(recorded.calls.some(({rings}) => rings.length > 1));
			const {arrivals} = arrivalsAgain(recorded, 1);
			const again = simulateDay({...recorded, arrivals, answerMs: 0});
			t.deepEqual(again.refused, []);
			t.deepEqual(again.figures, recorded.figures);
		}
	});
}

test('what-if - what the day did not show is drawn, a stream a call', (t) => {
	const recorded = recordedOf(1, undefined);
	const [first, again, other] = [1, 1, 2].map((seed) => arrivalsAgain(recorded, seed).arrivals);
	t.deepEqual(again, first);
	const differing = first?.filter((arrival, index) => {
		return arrival.patienceMs !== other?.[index]?.patienceMs;
	});
	const gaveUp = recorded.calls.filter(({outcome}) => outcome === 'abandoned');
	t.is(
		differing?.length,
		recorded.calls.length - gaveUp.length,
		'only those who gave up are known',
	);
	// A call less changes no other call's draws.
	const without = {...recorded, calls: recorded.calls.slice(1)};
	const patience = arrivalsAgain(without, 1).arrivals.map(({patienceMs}) => patienceMs);
	const waits = (arrivals: typeof first) => arrivals?.slice(1).map(({patienceMs}) => patienceMs);
	const near = patience.filter((ms, index) => {
		return Math.abs(ms - (waits(first)?.[index] ?? 0)) > 0.05 * ms;
	});
	t.deepEqual(near, []);
});
