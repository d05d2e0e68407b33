/** The plan of simulated callers: seeded, plausible, and nobody's real number. */

import {type CallerPlanOptions, createCallerPlan, createRandom} from '@plateau/core/sim';
import test from 'ava';

const options: CallerPlanOptions = {
	seed: 4711,
	perHour: 120,
	patienceMs: 90_000,
	talkMs: 180_000,
	numbers: [
		{number: '33199000001', language: 'fr', weight: 3},
		{number: '33199000002', language: 'en'},
	],
};

const take = (count: number, plan = createCallerPlan(options)) =>
	Array.from({length: count}, () => plan.next());

const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

test('callers - the same seed brings the same callers, another seed others', (t) => {
	t.deepEqual(take(50), take(50));
	t.notDeepEqual(take(50), take(50, createCallerPlan({...options, seed: 4712})));
});

test('callers - arrive, wait and talk about as long as asked', (t) => {
	const callers = take(20_000);
	const near = (value: number, wanted: number) => Math.abs(value / wanted - 1) < 0.05;
	t.true(near(mean(callers.map(({afterMs}) => afterMs)), 30_000));
	t.true(near(mean(callers.map(({patienceMs}) => patienceMs)), 90_000));
	t.true(near(mean(callers.map(({talkMs}) => talkMs)), 180_000));
	t.true(near(callers.filter(({number}) => number === '33199000001').length, 15_000));
	t.true(callers.every(({patienceMs, talkMs}) => patienceMs >= 3000 && talkMs >= 4000));
});

test('callers - ring from numbers kept for fiction, or withhold them with their name', (t) => {
	const fiction = {
		fr: /^\+33(63998|19900|26191|35301|46571|53649)\d{4}$/,
		en: /^\+44(7700900|2079460|1134960|1614960)\d{3}$/,
	};
	const callers = take(2000);
	const withheld = callers.filter(({callerNumber}) => callerNumber === '');
	t.true(withheld.length > 20 && withheld.length < 200);
	t.true(withheld.every(({callerName}) => callerName === ''));
	for (const {callerNumber, language} of callers) {
		if (callerNumber !== '') t.regex(callerNumber, fiction[language]);
	}
});

test('callers - ring again under the same name', (t) => {
	const names = new Map<string, Set<string>>();
	for (const {callerNumber, callerName} of take(2000)) {
		if (callerNumber === '') continue;
		names.set(callerNumber, (names.get(callerNumber) ?? new Set()).add(callerName));
	}
	t.true(names.size <= 120);
	t.is([...names.values()].filter((own) => own.size > 1).length, 0);
});

test('callers - a plan without numbers or calls is our own mistake', (t) => {
	t.throws(() => createCallerPlan({...options, numbers: []}), {message: /at least one number/});
	t.throws(() => createCallerPlan({...options, perHour: 0}), {message: /more than 0/});
});

test('random - a fork depends on seed and name alone', (t) => {
	const untouched = createRandom(7);
	const drawn = createRandom(7);
	drawn.next();
	t.is(untouched.fork('people').next(), drawn.fork('people').next());
	t.not(untouched.fork('people').next(), untouched.fork('faults').next());
});

test('random - whole numbers stay within their bounds and reach both', (t) => {
	const random = createRandom(1);
	const seen = new Set(Array.from({length: 1000}, () => random.int(-1, 3)));
	t.deepEqual(
		[...seen].sort((a, b) => a - b),
		[-1, 0, 1, 2, 3],
	);
});
