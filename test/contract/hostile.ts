/** The contract: callers who hide, callers who attack, and what a manager user may not do. */

import {connectAmi} from '@plateau/daemon/ami/client';
import {AmiActionError, AmiLoginError} from '@plateau/daemon/ami/errors';
import {checkFilter, reachManager} from '@plateau/daemon/doctor/manager-checks';
import {arriveAndWait} from './calls.ts';
import {numbers, recordingKeys} from './driver.ts';
import {type Declare, empty, given} from './given.ts';
import {until} from './wait.ts';

export function hostileCases(declare: Declare): void {
	declare(
		'contract - callers are who their address says, and who hides stays hidden',
		async (t, open) => {
			const floor = await given(t, open);
			const {on, bridge} = floor;
			for (const [from, expected, headers] of [
				['"Zoé O’Brien" <sip:0612345678@h>', {number: '0612345678', name: 'Zoé O’Brien'}],
				['<sip:+33612345678@h>', {number: '+33612345678'}],
				['"evil <sip:999@x>" <sip:0612345678@h>', {number: '0612345678', name: 'evil <sip:999@x>'}],
				['<sip:061%0D%0AEvent%3A%20Hangup@h>', {}],
				[
					'"a%0D%0AEvent: Hangup" <sip:0612345678@h>',
					{number: '0612345678', name: 'a%0D%0AEvent: Hangup'},
				],
				['"Anonymous" <sip:anonymous@anonymous.invalid>', {}],
				['"Jean" <sip:0612345678@h>', {}, ['Privacy: id']],
				['"Jean (mobile" <sip:0612345678@h>', {}, ['Privacy: id']],
				// Told as it was written: whoever shows it makes it harmless.
				[
					'"\u001B]0;pwned\u0007" <sip:0612345678@h>',
					{number: '0612345678', name: '\u001B]0;pwned\u0007'},
				],
				[
					'<sip:0612345678@h>',
					{number: '0612345678'},
					['P-Asserted-Identity: "x" <sip:999%0D%0AEvent%3A%20Hangup@h>'],
				],
				[
					'<sip:0612345678@h>',
					{number: '0612345678'},
					['Remote-Party-ID: "x%0D%0AEvent: Hangup" <sip:999@h>;privacy=full'],
				],
			] as const) {
				const before = bridge.callers.length;
				await on.rawCall({
					from,
					number: numbers.plain,
					...(headers === undefined ? {} : {headers}),
				});
				const told = await until(`${from} is told`, () => bridge.callers[before]);
				t.deepEqual(told, expected, from);
			}
			await empty(t, on);
			t.deepEqual(bridge.warned, []);
		},
	);

	declare('contract - what is dialled is the digits of a number, or nothing', async (t, open) => {
		const floor = await given(t, open);
		const {on, bridge} = floor;
		for (const number of [
			`${numbers.plain}%26PJSIP%2Fdesk-101`,
			`${numbers.plain}%2Cx`,
			`${numbers.plain}%40trunk`,
			'PJSIP%2Fdesk-101',
			'%24%7BSHELL(id)%7D',
			`${numbers.plain}%0D%0AEvent%3A%20Hangup`,
			's',
			'*8',
			'0123456789012345',
		]) {
			await on.rawCall({from: '<sip:0612345678@h>', number});
		}
		const before = bridge.callers.length;
		await on.rawCall({from: '<sip:0699999999@h>', number: numbers.plain});
		await until('an honest call is told', () => bridge.callers.length > before);
		t.deepEqual(
			bridge.callers.map(({number}) => number),
			['0699999999'],
			'and no other',
		);
		t.deepEqual(bridge.warned, []);
		await empty(t, on);
	});

	declare('contract - an event that never happened is not believed', async (t, open) => {
		const floor = await given(t, open, {unsafeTrunk: true});
		const {on, bridge} = floor;
		const {caller, channel} = await arriveAndWait(floor);
		const from = bridge.mark();
		await on.forge({
			Event: 'Hangup',
			Channel: 'PJSIP/trunk-00000000',
			Uniqueid: `${on.systemName}-${channel.channelId}`,
			Cause: '16',
		});
		await until('the forgery is noticed', () => bridge.warned.includes('event-not-believed'));
		const {truth} = await bridge.signal('switch-resynced', {from});
		t.true(truth.customers.some(({channelId}) => channelId === channel.channelId));
		t.false(
			bridge.signals.some(
				(one) => one.type === 'customer-left' && one.channel.channelId === channel.channelId,
			),
		);
		await caller.hangUp();
		await bridge.signal('customer-left', {
			fits: (one) => one.channel.channelId === channel.channelId,
		});
	});

	for (const olderFilter of [undefined, true] as const) {
		const kind = olderFilter === true ? 'an older filter' : 'the filter that is written now';
		declare(`contract - whether ${kind} tells all is seen at once`, async (t, open) => {
			const wish = olderFilter === undefined ? {} : {olderFilter};
			const {on, bridge} = await given(t, open, wish);
			const reached = await reachManager(on.address, on.control);
			if (!('asked' in reached)) throw new Error('the manager was not reached');
			t.teardown(() => reached.asked.client.close());
			const found = async (keys: readonly string[]) =>
				(await checkFilter(reached.asked, keys)).map(({code}) => code);
			t.deepEqual(await found(recordingKeys), [
				olderFilter === true ? 'filter-old' : 'filter-current',
			]);
			if (olderFilter === true) await until('it is warned of', () => bridge.warned.length > 0);
			t.deepEqual(bridge.warned, olderFilter === true ? ['manager-filter-old'] : []);
			t.deepEqual(await found(['7']), [olderFilter === true ? 'filter-old' : 'filter-keys-other']);
		});
	}

	declare(
		'contract - a manager user may do no more than it needs, and is told why not',
		async (t, open) => {
			const on = await open();
			t.teardown(() => on.stop());
			const heard: string[] = [];
			const log = async (
				login: {readonly username: string; readonly secret: string},
				how: 'md5' | 'plain',
			) => {
				const client = await connectAmi(
					{...on.address, ...login, login: how, systemName: on.systemName},
					{event: (event) => void heard.push(event.event)},
				);
				t.teardown(() => client.close());
				return client;
			};
			const control = await log(on.control, 'md5');
			const system = await log(on.system, 'plain');
			const refusals = [
				[control, 'PJSIPNotify', {Channel: 'x', Variable: 'Event=talk'}, 'Permission denied'],
				[control, 'PJSIPShowContacts', {}, 'Permission denied'],
				[control, 'Command', {Command: 'core show version'}, 'Permission denied'],
				[control, 'GetConfig', {Filename: 'manager.conf'}, 'Permission denied'],
				[control, 'Filter', {Operation: 'Add', Filter: 'x'}, 'Permission denied'],
				[system, 'DeviceStateList', {}, 'Permission denied'],
				[system, 'Setvar', {Variable: 'A', Value: '1'}, 'Permission denied'],
				[
					system,
					'PJSIPNotify',
					{Channel: 'PJSIP/none', Variable: 'Event=talk'},
					'Channel not found',
				],
				[
					control,
					'Nonsense',
					{},
					'Invalid/unknown command: Nonsense. Use Action: ListCommands to show available commands.',
				],
				[control, 'Status', {Channel: 'PJSIP/none'}, 'No such channel'],
				[control, 'Getvar', {}, 'No variable specified'],
				[control, 'Getvar', {Channel: 'PJSIP/none', Variable: 'A'}, 'No such channel'],
				[control, 'Setvar', {Channel: 'PJSIP/none', Variable: 'A', Value: '1'}, 'No such channel'],
				[control, 'Redirect', {}, 'Channel not specified'],
				[control, 'Redirect', {Channel: 'PJSIP/none'}, 'Context not specified'],
				[
					control,
					'Redirect',
					{Channel: 'PJSIP/none', Context: 'plateau-wait'},
					'Exten not specified',
				],
				[
					control,
					'Redirect',
					{Channel: 'PJSIP/none', Context: 'plateau-wait', Exten: 's', Priority: '1'},
					'Channel does not exist: PJSIP/none',
				],
				[control, 'Hangup', {}, 'No channel specified'],
				[control, 'Hangup', {Channel: 'PJSIP/none'}, 'No such channel'],
				[control, 'Bridge', {}, 'Missing channel parameter in request'],
				[control, 'Bridge', {Channel1: 'a', Channel2: 'b'}, 'Channel1 does not exist: a'],
				[control, 'Originate', {}, 'Channel not specified'],
				[control, 'Originate', {Channel: 'x'}, 'Invalid channel'],
				[control, 'Challenge', {AuthType: 'X'}, 'Must specify AuthType'],
			] as const;
			for (const [client, action, fields, reason] of refusals) {
				const error = await t.throwsAsync(client.action(action, fields), {
					instanceOf: AmiActionError,
				});
				t.is(error?.reason, reason, `${action} ${JSON.stringify(fields)}`);
			}
			const settings = await control.action('CoreSettings');
			t.like(
				{name: settings.get('SystemName'), version: settings.get('AMIversion')},
				{name: on.systemName, version: '11.0.0'},
			);
			t.regex((await control.action('Ping')).get('Timestamp') ?? '', /^\d+\.\d{6}$/);
			await control.action('Setvar', {Variable: 'PLATEAU_TEST', Value: 'a=b, c'});
			t.is((await control.action('Getvar', {Variable: 'PLATEAU_TEST'})).get('Value'), 'a=b, c');
			t.regex(
				(await control.action('Getvar', {Variable: 'PLATEAU_DIALPLAN'})).get('Value') ?? '',
				/^[0-9a-f]{16}$/,
			);
			t.is(
				(await control.action('Getvar', {Variable: 'STRFTIME(0,UTC,%F)'})).get('Value'),
				'1970-01-01',
			);
			t.deepEqual((await control.list('Status')).items, []);
			t.is(
				(await control.action('UserEvent', {UserEvent: 'Hello', Foo: 'bar'})).get('Message'),
				'Event Sent',
			);
			await until('the user event is heard', () => heard.includes('UserEvent'));
			t.is(heard.filter((name) => name === 'UserEvent').length, 1, 'the second user reads nothing');
			await t.throwsAsync(
				connectAmi(
					{...on.address, username: on.control.username, secret: 'wrong'},
					{event: () => {}},
				),
				{instanceOf: AmiLoginError},
			);
		},
	);
}
