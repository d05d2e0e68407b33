// What the bridge makes of a supervisor's leg at a number outside.

import test from 'ava';
import {event, on, reading} from './reading.ts';

const uniqueId = 'plateau-m-1-ab';
const leg = {Channel: 'PJSIP/trunk-00000009', Uniqueid: uniqueId, Context: 'plateau-ear'};

/** It is called. */
async function called() {
	const given = reading();
	given.monitors.set(uniqueId, 'm-1');
	given.ears.add(uniqueId);
	await given.read(event('Newchannel', {...leg, ChannelState: '0'}));
	return given;
}

const answers = on.user('PlateauEarAnswered', leg, {Monitor: 'm-1'});

const ends = test.macro({
	async exec(
		t,
		before: readonly ReturnType<typeof event>[],
		[sip, cause]: readonly [string, string],
		reason: string,
	) {
		const {read, told, distrusted} = await called();
		await read(...before);
		if (sip !== '') await read(event('HangupRequest', {...leg, TechCause: sip}));
		const seen = told.length;
		await read(on.hangup(leg, cause));
		t.deepEqual(told.slice(seen), [`monitor-ended m-1 ${reason}`]);
		t.deepEqual(distrusted, []);
	},
	title: (title) => `ear signals - ${title}`,
});

for (const [sip, cause, reason] of [
	['486', '17', 'busy'],
	['603', '21', 'declined'],
	['403', '21', 'declined'],
	['404', '1', 'no-such-number'],
	['480', '18', 'no-answer'],
	['503', '34', 'congestion'],
	['', '19', 'no-answer'],
	['', '1', 'no-such-number'],
	['', '38', 'congestion'],
] as const) {
	test(
		`ended before it answered, ${sip || 'no code'} and cause ${cause}`,
		ends,
		[],
		[sip, cause],
		reason,
	);
}
test('asked for the key, and they hang up', ends, [answers], ['', '16'], 'hung-up');
test(
	'asked for the key, and none comes',
	ends,
	[answers, on.user('PlateauEarUnkeyed', leg, {Monitor: 'm-1'})],
	['', '16'],
	'no-key',
);

test('ear signals - answered is told once, however often the key is asked for; then they hear', async (t) => {
	const {read, told, distrusted} = await called();
	const agent = {...on.agent('plateau-ring')};
	await read(event('Newchannel', {...agent, ChannelState: '0'}), answers, answers);
	t.deepEqual(told, ['monitor-answered plateau-m-1-ab m-1']);
	const spies = event('ChanSpyStart', {
		...{SpyerUniqueid: uniqueId, SpyerExten: 'barge', SpyerContext: 'plateau-monitor'},
		SpyeeUniqueid: agent.Uniqueid,
	});
	await read(spies, answers);
	t.deepEqual(told.slice(1), ['monitor-active plateau-m-1-ab m-1 barge']);
	t.deepEqual(distrusted, []);
});

test('ear signals - on a leg that is no supervisor’s it is looked at again', async (t) => {
	const {read, told, distrusted} = reading();
	await read(on.incoming(), on.user('PlateauEarAnswered', on.customer(), {Monitor: 'm-1'}));
	t.deepEqual(told, []);
	t.is(distrusted.length, 1);
});
