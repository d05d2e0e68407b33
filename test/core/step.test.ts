/** Laws of `step` and `apply` for inputs of every kind in any order. */

import {fc, testProp} from '@fast-check/ava';
import {
	apply,
	checkInvariants,
	type Effect,
	type Event,
	emptyFloor,
	type Input,
	id,
	step,
	toSnapshot,
	type WindowId,
} from '@plateau/core';
import test from 'ava';
import {baseConfig, startsAt} from '../helpers/given.ts';
import {inputOf} from '../helpers/story-inputs.ts';

const agents = fc.constantFrom('a1', 'a2', 'a3', 'a4', 'nobody');
const phones = fc.constantFrom('1001', '1002', '1003', '1009', '9999');
const people = fc.constantFrom('sophie', 'marc', 'a1');
const callers = fc.constantFrom('k1', 'k2', 'k3', 'k4');
const numbers = fc.constantFrom('100', '101', '200', '300', '999');
const calls = fc.constantFrom('c-1', 'c-2', 'c-3');
const offers = fc.constantFrom('o-1', 'o-2', 'o-3', 'o-4');
const legs = fc.constantFrom('l1', 'l2', 'l3');
const reasons = fc.constantFrom('lunch', 'training', 'rang-out', 'holidays');
const modes = fc.constantFrom('listen', 'whisper', 'barge');
const failures = fc.constantFrom('no-answer', 'busy', 'declined', 'unregistered', 'not-started');
const places = fc.constantFrom('entering', 'waiting', 'ringing', 'talking', 'message', 'fallback');
const found = fc
	.array(fc.tuple(callers, places, offers, legs, phones), {maxLength: 4})
	.map((all) => all.filter(([name], place) => all.findIndex(([other]) => other === name) === place))
	.map((all) => all.map((one) => one.join(':')));

/** Rules of entering and staying, as edits of a queue. */
const rules = fc.constantFrom(
	'{"maxWaiting":1,"onFull":{"action":"move","queueId":"sales"},"placeKeptMs":60000}',
	'{"joinEmpty":false,"absence":[{"when":"not-ready"},{"when":"talking"},{"when":"link-lost"}]}',
	'{"diversions":[{"when":"wait-ratio","above":1,"to":{"action":"send-out","number":"17"}}]}',
	'{"onClose":{"afterMs":20000,"to":{"action":"message","sound":"so"}},"nobodyMs":0}',
	'{"overflow":[{"afterMs":5000,"everyMs":10000,"repeat":true,"when":{"waitingAbove":1},"act":{"action":"raise","creditMs":1000}},{"afterMs":5000,"when":{},"act":{"action":"announce","position":true}}]}',
	'{"overflow":[{"afterMs":0,"when":{"eligibleBelow":1},"act":{"action":"move","queueId":"vip"}}]}',
);

/** One line of a story: any word with any arguments that could be its own. */
const words = fc.oneof(
	fc.tuple(fc.constant('sign-in'), agents, phones),
	fc.tuple(fc.constant('sign-in'), agents, phones, fc.constant('takeover')),
	fc.tuple(fc.constantFrom('sign-out', 'available', 'cancel', 'finish', 'link', 'unlink'), agents),
	fc.tuple(fc.constantFrom('answer', 'decline', 'hang-up'), agents),
	fc.tuple(fc.constant('not-ready'), agents, reasons),
	fc.tuple(fc.constant('dispose'), agents, calls, fc.constantFrom('done', 'sold', 'none')),
	fc.tuple(fc.constantFrom('take'), people, phones),
	fc.tuple(fc.constantFrom('release', 'stop'), people),
	fc.tuple(fc.constant('listen'), people, agents, modes),
	fc.tuple(fc.constant('mode'), people, modes),
	fc.tuple(fc.constant('raise'), calls, fc.constantFrom('1s', '60s')),
	fc.tuple(fc.constant('arrives'), callers, numbers),
	fc.tuple(fc.constantFrom('waits', 'leaves', 'falls-back', 'fallback-answers'), callers),
	fc.tuple(fc.constantFrom('rings', 'answers'), offers, legs),
	fc.tuple(fc.constant('fails'), offers, failures),
	fc.tuple(fc.constant('agent-leaves'), legs),
	fc.tuple(fc.constant('hears'), fc.constantFrom('m-1', 'm-2'), legs, modes),
	fc.tuple(fc.constant('hears-no-more'), fc.constantFrom('m-1', 'm-2')),
	fc.tuple(fc.constantFrom('registered', 'unregistered'), phones),
	fc.tuple(fc.constantFrom('outside', 'outside-over'), phones, fc.constantFrom('x1', 'x2')),
	fc.tuple(fc.constantFrom('opens', 'closes'), numbers),
	fc.tuple(fc.constantFrom('begins', 'ends'), fc.constantFrom('evening', 'never')),
	fc.tuple(fc.constant('rules'), fc.constantFrom('support', 'sales'), rules),
	fc.tuple(fc.constant('without'), fc.constant('agents'), agents),
	fc.tuple(fc.constant('without'), fc.constant('phones'), phones),
	fc.tuple(fc.constant('without'), fc.constant('queues'), fc.constantFrom('vip', 'sales')),
	fc.constantFrom(['restore'], ['lost'], ['restart'], ['due'], ['day', 'tomorrow']),
	found.map((customers) => ['found', ...customers]),
);
const lives = fc.array(fc.tuple(fc.integer({min: 0, max: 40}), words), {maxLength: 60});

function live(life: readonly (readonly [number, readonly string[]])[]) {
	const floor = emptyFloor();
	const journal: Event[] = [];
	const broken: string[] = [];
	let at = startsAt;
	const send = (input: object) => {
		const {seq} = floor;
		const result = step(floor, {...input, at} as Input);
		if (result.ok) journal.push(...result.events);
		else if (floor.seq !== seq) broken.push(`refused ${result.refusal.code}, yet changed`);
		broken.push(...checkInvariants(floor));
	};
	const windows = [{id: id<WindowId>('evening')}];
	send({type: 'configure-floor', by: 'admin', config: {...baseConfig, windows}});
	send(inputOf(['found'], floor));
	// Enough staff that lives are more than refusals.
	for (const [agent, phone] of [
		['a1', '1001'],
		['a4', '1003'],
	] as const)
		send(inputOf(['sign-in', agent, phone], floor));
	for (const [seconds, line] of life) {
		at += seconds * 1000;
		send(inputOf(line, floor));
	}
	return {floor, journal, broken};
}

testProp(
	'step - whatever comes in whatever order, every law holds and a replay is the same floor',
	[lives],
	(t, life) => {
		const {floor, journal, broken} = live(life);
		t.deepEqual(broken, []);
		const replayed = emptyFloor();
		for (const event of JSON.parse(JSON.stringify(journal)) as Event[]) apply(replayed, event);
		t.deepEqual(toSnapshot(replayed), toSnapshot(floor));
		t.deepEqual(
			journal.map(({seq}) => seq),
			journal.map((_, place) => place + 1),
		);
	},
	{numRuns: 300},
);

test('apply - an event out of turn is our own mistake', (t) => {
	const floor = emptyFloor();
	t.throws(() => apply(floor, {seq: 2, at: 0, v: 2, type: 'daemon-started'}), {
		message: /the event follows the last one: 2/,
	});
});

/** The orders that a story's last line gave. */
function orders(...lines: readonly string[]): readonly Effect[] {
	const floor = emptyFloor();
	const given = [
		{type: 'configure-floor', by: 'admin', config: baseConfig},
		inputOf(['found'], {...floor, config: baseConfig}),
	];
	let effects: readonly Effect[] = [];
	let at = startsAt;
	for (const input of given) step(floor, {...input, at} as Input);
	for (const line of lines) {
		at += 1000;
		const result = step(floor, {...inputOf(line.split(' '), floor), at} as Input);
		effects = result.ok ? result.effects : [];
	}
	return effects;
}

test('effects - carry all that the switch needs', (t) => {
	t.deepEqual(orders('sign-in a1 1001', 'arrives k1 101', 'waits k1'), [
		{
			...{id: 'ring-agent:o-1', type: 'ring-agent', way: 'direct'},
			...{offerId: 'o-1', callId: 'c-1'},
			channel: {switchId: id('main'), channelId: id('k1')},
			...{agentId: 'a1', phoneId: '1001', queueId: 'support', partyId: 'p-1'},
			...{language: 'en', answerOnEntry: false, ringMs: 15_000},
		},
	] as unknown as Effect[]);
});

const talk = ['sign-in a1 1001', 'arrives k1', 'waits k1', 'answers o-1 k9'];

test('effects - an order given again after a gap has an id of its own, or it would be dropped', (t) => {
	const listen = [...talk, 'take sophie 1009', 'listen sophie a1', 'hears m-1 k7', 'lost'];
	const [lost] = orders(...listen, 'stop sophie');
	const [again] = orders(...listen, 'stop sophie', 'found k1:talking:o-1:k9:1001 m-1:k7');
	t.is(lost?.type, 'stop-monitor');
	t.is(again?.type, 'stop-monitor');
	t.not(again?.id, lost?.id);

	const [farewell] = orders('closes 100', 'arrives k1');
	const [said] = orders('closes 100', 'arrives k1', 'lost', 'found k1:waiting');
	t.is(said?.type, 'say-farewell');
	t.not(said?.id, farewell?.id);
});
