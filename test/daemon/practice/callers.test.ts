import type {PracticeCallersOptions} from '@plateau/daemon/practice/callers';
import test from 'ava';
import {givenSwitch, phoneOf} from './given-switch.ts';

const often: PracticeCallersOptions = {perHour: 120, patienceMs: 20_000, talkMs: 15_000};

test('callers - the same seed makes the same day', async (t) => {
	const day = async () => {
		const {practice, clock} = await givenSwitch(t, {callers: often});
		const counts: number[] = [];
		for (let step = 0; step < 60; step += 1) {
			await clock.advance(5000);
			counts.push(practice.channelCount);
		}
		return counts;
	};
	const first = await day();
	t.true(first.some((count) => count > 0));
	t.deepEqual(await day(), first);
});

test('callers - the first rings when it is told to, and one may be had at once', async (t) => {
	const {practice, clock} = await givenSwitch(t, {
		callers: {...often, perHour: 1, firstAfterMs: 3000},
	});
	await clock.advance(2900);
	t.is(practice.channelCount, 0);
	await clock.advance(200);
	t.true(practice.channelCount > 0);
	const before = practice.channelCount;
	const caller = practice.callers?.ringNow();
	t.false(caller?.isOver ?? true);
	t.is(practice.channelCount, before + 1);
});

test('callers - who is not served gives up, and nobody rings any more once they are stopped', async (t) => {
	const {practice, clock} = await givenSwitch(t, {
		callers: {...often, firstAfterMs: 0},
		fallbackSecs: 3000,
	});
	const caller = practice.callers?.ringNow();
	await clock.advance(600_000);
	t.true(caller?.isOver ?? false, 'patience ends');
	practice.callers?.stop();
	await clock.advance(600_000);
	t.is(practice.channelCount, 0);
});

test('callers - a talk ends after a while, by either side; no more ring than there may be', async (t) => {
	const {practice, clock} = await givenSwitch(t, {
		callers: {...often, perHour: 3600, patienceMs: 600_000, most: 3},
		phones: ['101', '102'].map((extension) => ({
			extension,
			endpoint: `desk-${extension}`,
			answersAfterMs: () => 1000,
		})),
		fallbackSecs: 3000,
	});
	let talks = 0;
	let most = 0;
	let wasTalking = false;
	for (let step = 0; step < 600; step += 1) {
		await clock.advance(500);
		const isTalking = phoneOf(practice, '101').state === 'talking';
		if (isTalking && !wasTalking) talks += 1;
		wasTalking = isTalking;
		const phones = [...practice.phones.values()].reduce((sum, {callCount}) => sum + callCount, 0);
		most = Math.max(most, practice.channelCount - phones);
	}
	t.true(talks >= 5, `${talks} talks in five minutes`);
	t.is(most, 3);
});

test('callers - none ring when none were asked for', async (t) => {
	const {practice, clock} = await givenSwitch(t);
	await clock.advance(3_600_000);
	t.is(practice.callers, undefined);
	t.is(practice.channelCount, 0);
	t.is(clock.waiting, 0);
});
