// The bridge over TCP: what it does at each connection, and what makes it read everything again.

import test from 'ava';
import {systemName} from './answering-switch.ts';
import {givenBridge, waitingCustomer, withCustomer} from './given-bridge.ts';

test('bridge - reads again when a row did not come: that call is not over', async (t) => {
	const {asterisk, bridge, signal, warned} = await givenBridge(t);
	asterisk.channels.set('1', waitingCustomer());
	asterisk.rowsLost = 1;
	bridge.start();
	const {truth} = await signal('switch-resynced');
	t.deepEqual(
		truth.customers.map(({channelId}) => channelId),
		['1.1'],
	);
	t.deepEqual(warned, []);
});

test('bridge - asks about a phone that comes to the floor while the switch is read, or later', async (t) => {
	const {asterisk, bridge, phones, signals, until} = await givenBridge(t);
	const readings = () => signals.filter(({type}) => type === 'switch-resynced');
	const known = () => {
		const told = readings().at(-1);
		return told?.type === 'switch-resynced' ? told.truth.phones.map(({phoneId}) => phoneId) : [];
	};
	asterisk.devicesTakeMs = 50;
	asterisk.duringStatus = () => {
		asterisk.duringStatus = undefined;
		setTimeout(() => {
			phones.push('103');
			bridge.phonesChanged();
		}, 10);
	};
	bridge.start();
	await until('the phone that came meanwhile', () => known().length === 3);
	phones.push('104');
	bridge.phonesChanged();
	await until('the phone that came later', () => known().length === 4);
	t.deepEqual([...known()] as string[], ['101', '102', '103', '104']);
	// Nothing new: nothing is read again.
	t.is(readings().length, 2);
});

test('bridge - reads one thing after the other: what came after the first reading is in the second', async (t) => {
	const {asterisk, bridge, signal, signals, until} = await givenBridge(t);
	const readings = () => signals.filter(({type}) => type === 'switch-resynced');
	const forge = () => asterisk.emit('Hangup', {Uniqueid: 'x'}, true);
	bridge.start();
	await signal('switch-resynced');
	// The next reading takes a while, and something looks wrong once more in the middle of it.
	asterisk.devicesTakeMs = 300;
	asterisk.duringStatus = () => setTimeout(forge, 100);
	forge();
	await until('the second reading', () => readings().length === 2);
	const came = waitingCustomer();
	asterisk.channels.set('1', came);
	const {Channel, Uniqueid, Context} = came;
	asterisk.emit('Newchannel', {Channel, ChannelState: '4', Context, Uniqueid, Linkedid: Uniqueid});
	asterisk.emit('UserEvent', {
		...{Channel, ChannelState: '6', Context, Uniqueid, Linkedid: Uniqueid},
		...{UserEvent: 'PlateauArrived', Number: '33123456789', From: '<sip:0612345678@h>'},
		...{Since: '1700000000000'},
	});
	await signal('call-arrived');
	await until('the third reading', () => readings().length === 3);
	const last = readings()[2];
	t.deepEqual(
		last?.type === 'switch-resynced' && last.truth.customers.map(({channelId}) => channelId),
		['1.1'],
	);
});

test('bridge - reads everything, tells it, then what came meanwhile', async (t) => {
	const {asterisk, bridge, signal, signals} = await givenBridge(t);
	asterisk.devices.set('PJSIP/p101', 'NOT_INUSE');
	asterisk.devices.set('PJSIP/p102', 'UNAVAILABLE');
	asterisk.channels.set('1', waitingCustomer());
	asterisk.duringStatus = () =>
		asterisk.emit('DeviceStateChange', {Device: 'PJSIP/p102', State: 'INUSE'});
	bridge.start();
	await signal('phone-registered');
	const [resynced] = signals;
	if (resynced?.type !== 'switch-resynced') return t.fail('the resync comes first');
	t.is(resynced.truth.switchStartedAt, Date.parse('2026-11-21T09:00:00Z'), 'local time, +0100');
	t.deepEqual(
		resynced.truth.phones.map(({phoneId, registered}) => `${phoneId} ${registered}`),
		['101 true', '102 false'],
	);
	t.like(resynced.truth.customers[0], {channelId: '1.1', place: 'waiting'});
	t.deepEqual(signals.slice(1), [{type: 'phone-registered', phoneId: '102'}] as never);
});

test('bridge - beats by the switch’s clock, with its own name', async (t) => {
	const {asterisk, bridge, signal, until} = await givenBridge(t);
	asterisk.clockAheadMs = 3_600_000;
	bridge.start();
	await signal('switch-resynced');
	t.is(asterisk.globals.get('PLATEAU_OWNER'), 'daemon-1');
	const beat = () => Number(asterisk.globals.get('PLATEAU_ALIVE'));
	t.true(Math.abs(beat() - (Date.now() / 1000 + 3600)) < 3);
	asterisk.globals.set('PLATEAU_ALIVE', '0');
	await until('the next beat', () => beat() > 0);
});

test('bridge - a clock that is put right, the switch’s or ours, is followed by the next beats', async (t) => {
	const {asterisk, bridge, clock, signal, until} = await givenBridge(t);
	bridge.start();
	await signal('switch-resynced');
	const isRight = () => {
		const switchSecs = (Date.now() + asterisk.clockAheadMs) / 1000;
		return Math.abs(Number(asterisk.globals.get('PLATEAU_ALIVE')) - switchSecs) < 2;
	};
	asterisk.clockAheadMs = -3_600_000;
	await until('a beat by the switch’s new time', isRight);
	clock.aheadMs = 7_200_000;
	asterisk.globals.set('PLATEAU_ALIVE', '0');
	await until('a beat after ours was put right', isRight);
	// What the switch says was an instant ago, was so by our time.
	const Since = String(Date.now() + asterisk.clockAheadMs - 1500);
	const Uniqueid = `${systemName}-1.9`;
	const leg = (Context: string) => ({
		...{Channel: 'PJSIP/trunk-00000009', ChannelState: '4', Context, Uniqueid, Linkedid: Uniqueid},
	});
	asterisk.emit('Newchannel', leg('plateau-in'));
	asterisk.emit('UserEvent', {
		...{...leg('plateau-arrive'), UserEvent: 'PlateauArrived'},
		...{Number: '33123456789', From: '<sip:0612345678@h>', Since},
	});
	const {startedAt} = await signal('call-arrived');
	t.true(Math.abs(startedAt - (Date.now() + clock.aheadMs - 1500)) < 1000);
});

test('bridge - another live daemon’s switch is left alone', async (t) => {
	const {asterisk, bridge, owned, signals, until} = await givenBridge(t);
	asterisk.globals.set('PLATEAU_ALIVE', String(Math.floor(Date.now() / 1000)));
	asterisk.globals.set('PLATEAU_OWNER', 'daemon-2');
	bridge.start();
	await until('the refusal', () => owned.length > 0);
	t.deepEqual(owned, ['switch-owned']);
	t.deepEqual(signals, []);
	t.is(asterisk.globals.get('PLATEAU_OWNER'), 'daemon-2');
});

test('bridge - a dead daemon’s switch is taken over', async (t) => {
	const {asterisk, bridge, signal} = await givenBridge(t);
	asterisk.globals.set('PLATEAU_ALIVE', String(Math.floor(Date.now() / 1000) - 10));
	asterisk.globals.set('PLATEAU_OWNER', 'daemon-2');
	bridge.start();
	await signal('switch-resynced');
	t.is(asterisk.globals.get('PLATEAU_OWNER'), 'daemon-1');
});

test('bridge - a daemon that took the switch meanwhile keeps it', async (t) => {
	const {asterisk, bridge, signal, owned, until} = await givenBridge(t);
	bridge.start();
	await signal('switch-resynced');
	asterisk.globals.set('PLATEAU_OWNER', 'daemon-2');
	await until('the refusal', () => owned.length > 0);
	await signal('switch-lost');
	t.is(asterisk.globals.get('PLATEAU_OWNER'), 'daemon-2');
});

test('bridge - a lost connection is told, and everything is read again', async (t) => {
	const {asterisk, bridge, signal, signals} = await givenBridge(t);
	bridge.start();
	await signal('switch-resynced');
	asterisk.cut();
	await signal('switch-lost');
	await signal('switch-resynced', 2);
	t.deepEqual(
		signals.map(({type}) => type),
		['switch-resynced', 'switch-lost', 'switch-resynced'],
	);
});

test('bridge - a switch that is still starting is asked again', async (t) => {
	const {asterisk, bridge, signal, until} = await givenBridge(t);
	asterisk.refused.set('DeviceStateList', 'Invalid/unknown command: DeviceStateList');
	bridge.start();
	await until('a first try', () => asterisk.actions.some((action) => action.startsWith('Status')));
	asterisk.refused.clear();
	await signal('switch-resynced');
	t.is(asterisk.logins, 2, 'one for each user: the connection was kept');
});

test('bridge - a forged event is not believed, and everything is read again', async (t) => {
	const {asterisk, signals, signal, warned} = await withCustomer(t);
	const before = signals.length;
	asterisk.emit('Hangup', {Channel: 'PJSIP/trunk-00000001', Uniqueid: 'x-1.1', Cause: '16'}, true);
	await signal('switch-resynced', before);
	t.deepEqual(
		signals.slice(before).map(({type}) => type),
		['switch-resynced'],
	);
	t.true(warned.includes('event-not-believed'));
});

test('bridge - a hangup that the switch denies ends nothing', async (t) => {
	const {asterisk, signals, signal, customer} = await withCustomer(t);
	const before = signals.length;
	const {Channel, Uniqueid} = customer;
	asterisk.emit('Hangup', {Channel, Uniqueid, Cause: '16'});
	await signal('switch-resynced', before);
	t.false(signals.some(({type}) => type === 'customer-left'));
	asterisk.channels.clear();
	asterisk.emit('Hangup', {Channel, Uniqueid, Cause: '16'});
	t.like(await signal('customer-left'), {channel: {switchId: 'main', channelId: '1.1'}, cause: 16});
});

test('bridge - the legs that whisper a beep are of no call: nothing is read anew for them', async (t) => {
	const {asterisk, signals, until} = await withCustomer(t, {auditMs: 20});
	const before = signals.length;
	const beep = {Channel: 'Local/s@plateau-beep-00000001;1', Context: 'plateau-beep'};
	asterisk.channels.set('9', {...beep, Uniqueid: `${systemName}-1.9`, ChannelState: '6'});
	const looks = () => asterisk.actions.filter((action) => action.startsWith('Status')).length;
	const from = looks();
	await until('it was looked at three times', () => looks() >= from + 3);
	t.false(signals.slice(before).some(({type}) => type === 'switch-resynced'));
});

test('bridge - a hangup whose event was lost is found', async (t) => {
	const {asterisk, signal, signals} = await withCustomer(t, {auditMs: 20});
	const before = signals.length;
	asterisk.channels.clear();
	const {truth} = await signal('switch-resynced', before);
	t.deepEqual(truth.customers, []);
});
