import test from 'ava';
import {givenSwitch, number, phoneOf} from './given-switch.ts';

test('phone - calls a colleague: rings, is answered, is heard, hangs up', async (t) => {
	const {practice, clock} = await givenSwitch(t);
	const [one, other] = [phoneOf(practice, '101'), phoneOf(practice, '102')];
	t.true(one.dial('102'));
	t.is(one.state, 'dialling');
	await clock.advance(10);
	t.is(other.state, 'ringing');
	t.deepEqual(other.shows, {number: '101', name: '101'});
	t.deepEqual(one.heard(), ['ringing']);
	t.deepEqual(other.heard(), [], 'the handset is down');
	t.true(other.answer());
	await clock.advance(10);
	t.deepEqual([one.state, other.state], ['talking', 'talking']);
	t.deepEqual([one.heard(), other.heard()], [['desk-102'], ['desk-101']]);
	t.true(one.hangUp());
	await clock.advance(10);
	t.deepEqual([one.state, other.state], ['idle', 'idle']);
	t.is(practice.channelCount, 0);
});

test('phone - calls outside by the trunk', async (t) => {
	const {practice, clock} = await givenSwitch(t);
	const phone = phoneOf(practice, '101');
	t.true(phone.dial('0612345678'));
	await clock.advance(1000);
	t.is(phone.state, 'dialling');
	await clock.advance(3000);
	t.is(phone.state, 'talking');
	t.deepEqual(phone.heard(), ['outside 0612345678']);
	phone.hangUp();
	await clock.advance(10);
	t.is(practice.channelCount, 0);
});

test('phone - what looks like an extension and is nobody’s is no service of the country, unless the floor says so', async (t) => {
	const phones = ['1001', '1002'].map((extension) => ({extension, endpoint: `desk-${extension}`}));
	const dialled = async (digits: string, outbound: object) => {
		const {practice, clock} = await givenSwitch(t, {phones, outbound});
		const phone = phoneOf(practice, '1001');
		t.true(phone.dial(digits));
		await clock.advance(5000);
		return [phone.state, ...phone.heard()];
	};
	t.deepEqual(await dialled('1008', {}), ['idle']);
	t.deepEqual(await dialled('1014', {}), ['talking', 'outside 1014']);
	t.deepEqual(await dialled('1008', {allow: ['1008']}), ['talking', 'outside 1008']);
	t.deepEqual(await dialled('0612345678', {}), ['talking', 'outside 0612345678']);
});

test('phone - its own hold: the other hears music, it hears nothing; told twice it is told once', async (t) => {
	const {practice, clock} = await givenSwitch(t);
	const [one, other] = [phoneOf(practice, '101'), phoneOf(practice, '102')];
	t.false(one.hold(), 'nothing is up');
	one.dial('102');
	await clock.advance(10);
	other.answer();
	await clock.advance(10);
	t.true(other.hold());
	t.true(other.hold());
	t.true(other.isHolding);
	t.deepEqual([one.heard(), other.heard()], [['music'], []]);
	t.true(other.hold(false));
	t.false(other.isHolding);
	t.deepEqual([one.heard(), other.heard()], [['desk-102'], ['desk-101']]);
	one.hangUp();
	await clock.advance(10);
	t.false(other.isHolding);
});

test('phone - what the dialplan does not know, or a phone that is off, goes nowhere', async (t) => {
	const {practice, clock} = await givenSwitch(t);
	const phone = phoneOf(practice, '101');
	t.false(phone.dial('5555'));
	t.false(phone.answer());
	t.false(phone.refuse());
	t.false(phone.hangUp());
	phone.unregister();
	t.false(phone.dial('102'));
	phone.register();
	phoneOf(practice, '102').unregister();
	t.true(phone.dial('102'));
	await clock.advance(10);
	t.is(phone.state, 'idle');
	t.is(practice.channelCount, 0);
});

test('phone - a second call rings while the first goes on', async (t) => {
	const {practice, clock} = await givenSwitch(t);
	const [one, other] = [phoneOf(practice, '101'), phoneOf(practice, '102')];
	one.dial('0612345678');
	await clock.advance(3000);
	other.dial('101');
	await clock.advance(10);
	t.is(one.callCount, 2);
	t.is(one.state, 'ringing');
	one.refuse(486);
	await clock.advance(10);
	t.is(one.state, 'talking');
	t.is(other.state, 'idle');
});

test('phone - a simulated colleague answers by itself', async (t) => {
	const {practice, clock} = await givenSwitch(t, {
		phones: [
			{endpoint: 'desk-101', extension: '101'},
			{endpoint: 'desk-102', extension: '102', answersAfterMs: () => 1500},
		],
	});
	const [one, colleague] = [phoneOf(practice, '101'), phoneOf(practice, '102')];
	t.false(one.isColleague);
	t.true(colleague.isColleague);
	one.dial('102');
	await clock.advance(1000);
	t.is(colleague.state, 'ringing');
	await clock.advance(600);
	t.is(colleague.state, 'talking');
});

test('phone - one that stopped ringing is not answered by its habit', async (t) => {
	const {practice, clock} = await givenSwitch(t, {
		phones: [
			{endpoint: 'desk-101', extension: '101'},
			{endpoint: 'desk-102', extension: '102', answersAfterMs: () => 1500},
		],
	});
	const one = phoneOf(practice, '101');
	one.dial('102');
	await clock.advance(1000);
	one.hangUp();
	await clock.advance(5000);
	t.is(phoneOf(practice, '102').state, 'idle');
	t.is(practice.channelCount, 0);
});

test('caller - without a daemon every phone rings; the first takes the caller, the time ends the rest', async (t) => {
	const {practice, clock} = await givenSwitch(t, {fallbackSecs: 30, soundMs: () => 2000});
	const [one, other] = [phoneOf(practice, '101'), phoneOf(practice, '102')];
	const first = practice.call(number, {from: '+33639980001'});
	await clock.advance(1000);
	t.deepEqual(first.heard(), ['ringing']);
	await clock.advance(1500);
	t.deepEqual(first.heard(), ['music']);
	t.deepEqual([one.state, other.state], ['ringing', 'ringing']);
	const second = practice.call(number, {from: '+33639980002'});
	await clock.advance(2500);
	one.answer();
	await clock.advance(10);
	t.deepEqual(first.heard(), ['desk-101']);
	t.is(other.state, 'idle', 'nobody rings for a caller who was taken');
	await clock.advance(3000);
	t.is(other.state, 'ringing', 'the next in line has their turn');
	await clock.advance(30_000);
	t.deepEqual(second.heard(), ['message fallback']);
	await clock.advance(5000);
	t.is(await second.ended$, 16);
	t.false(first.isOver);
	first.hangUp();
	await clock.advance(10);
	t.is(one.state, 'idle');
	t.is(practice.channelCount, 0);
});

test('caller - a number that nobody has is refused at once', async (t) => {
	const {practice} = await givenSwitch(t);
	const caller = practice.call('12', {from: '+33639980001'});
	t.true(caller.isOver);
	t.is(await caller.ended$, 1);
	caller.hangUp();
	t.is(practice.channelCount, 0);
});
