// The manager client on the real Asterisk: what it believes, what it refuses, and the limits it keeps.

import {rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {connectAmi} from '@plateau/daemon/ami/client';
import {AmiActionError, AmiLoginError} from '@plateau/daemon/ami/errors';
import {type AmiMessage, timestampUs} from '@plateau/daemon/ami/message';
import type {AmiOptions} from '@plateau/daemon/ami/options';
import {AmiLink} from '@plateau/daemon/ami/reconnect';
import test, {type ExecutionContext} from 'ava';
import {startAsterisk} from './rig/asterisk.ts';
import {makeWorkDir} from './rig/chamber.ts';
import {fillConfiguration} from './rig/configuration.ts';
import {freePort} from './rig/ports.ts';
import {onRealAsterisk} from './rig/real-test.ts';
import type {Rig} from './rig/root.ts';
import {waitUntil} from './rig/wait.ts';

const realTest = onRealAsterisk(test);
const systemName = '8f3a9c1b7d2e4f60';

/** An Asterisk without SIP, and what its clients have been told. */
async function lab(t: ExecutionContext, rig: Rig) {
	const port = await freePort();
	const configDir = makeWorkDir('conf');
	t.teardown(() => rmSync(configDir, {recursive: true}));
	fillConfiguration(fileURLToPath(new URL('fixtures/ami', import.meta.url)), configDir, {
		AMI_PORT: port,
		SYSTEM_NAME: systemName,
	});
	const asterisk = await startAsterisk({rig, configDir});
	t.teardown(asterisk.stop);
	const events: AmiMessage[] = [];
	const quarantined: string[] = [];
	const handlers = {
		event: (event: AmiMessage) => events.push(event),
		quarantined: (message: AmiMessage, reason: string) =>
			quarantined.push(`${message.values[0]}: ${reason}`),
	};
	const options = {host: '127.0.0.1', port, username: 'rig', secret: 'rig-secret', systemName};
	const connect = async (more: Partial<AmiOptions> = {}) => {
		const client = await connectAmi({...options, ...more}, handlers);
		t.teardown(() => client.destroy());
		return client;
	};
	const count = (name: string) => events.filter(({event}) => event === name).length;
	return {asterisk, connect, events, quarantined, handlers, options, count};
}

/** Two Local channels: one runs `exten`, the other waits. */
const call = (exten: string, ...variables: readonly string[]) => ({
	Channel: `Local/${exten}@ami`,
	Context: 'ami',
	Exten: 'wait',
	Priority: 1,
	Async: true,
	Variable: variables,
});

realTest('ami - believes every event of a call, with its escapes undone', async (t, rig) => {
	const {connect, events, quarantined, count} = await lab(t, rig);
	const client = await connect();
	t.regex(client.version, /^\d+\.\d+\.\d+$/);
	const startedAtUs = Date.now() * 1000;
	await client.action('Originate', call('customer', 'PLATEAU_ID=c-1'));
	await waitUntil('the call is over', () => count('Hangup') === 4, {timeoutMs: 40_000});
	t.deepEqual(quarantined, []);
	for (const name of [
		'FullyBooted',
		'Newchannel',
		'VarSet',
		'BridgeEnter',
		'DialEnd',
		'UserEvent',
	]) {
		t.true(count(name) > 0, name);
	}
	const named = events.filter((event) => event.get('CallerIDName') === 'O"Brien \\ Zoé ☎');
	t.true(named.length > 0);
	const variables = events.map((event) => event.pairs('ChanVariable').get('PLATEAU_NAME'));
	t.true(variables.includes("it's=here"));
	const set = events.find(
		(event) => event.event === 'VarSet' && event.get('Variable') === 'PLATEAU_NAME',
	);
	t.is(set?.get('Value'), "it's=here");
	for (const event of events) {
		if (event.event === 'FullyBooted') continue;
		const atUs = timestampUs(event) ?? 0;
		t.true(atUs > startedAtUs - 60e6 && atUs <= Date.now() * 1000 + 1e6, event.event);
	}
});

realTest('ami - reads lists and command output whole', async (t, rig) => {
	const {connect, events, quarantined, count} = await lab(t, rig);
	const client = await connect();
	await client.action('Originate', call('wait', 'PLATEAU_ID=c-1'));
	await waitUntil('the call is up', () => count('OriginateResponse') === 1);
	const heard = events.length;
	const channels = await client.list('CoreShowChannels');
	t.is(channels.items.length, 2);
	t.is(channels.missing, 0);
	const status = await client.list('Status', {Variables: 'PLATEAU_ID,PLATEAU_NAME'});
	t.is(status.items.length, 2);
	t.is(status.items[0]?.pairs('Variable').get('PLATEAU_ID'), 'c-1');
	t.is((await client.list('BridgeList')).items.length, 0);
	const help = await client.action('Command', {Command: 'core show help core show'});
	t.true(help.getAll('Output').length > 10);
	t.true(help.getAll('Output').some((line) => line.includes('core show applications')));
	// Not one item was taken for news.
	t.deepEqual(
		events.slice(heard).filter((event) => event.get('SystemName') !== systemName),
		[],
	);
	t.deepEqual(quarantined, []);
});

realTest('ami - quarantines every event that a caller forges into a number', async (t, rig) => {
	const {connect, events, quarantined, count} = await lab(t, rig);
	const client = await connect();
	await client.action('Originate', call('wait'));
	await waitUntil('a call is up', () => count('OriginateResponse') === 1);
	const victim = events.find((event) => event.event === 'Newchannel')?.get('Channel') ?? '';
	events.length = 0;
	const forgery = [
		'1',
		'',
		'Event: Hangup',
		`Channel: ${victim}`,
		'',
		'Event: FullyBooted',
		'Uptime: 0',
		'',
		'Response: Success',
		'ActionID: 1',
		'',
		'Response: Follows',
		'',
		'Asterisk Call Manager/9.9.9',
		'X: ',
	].join('\r\n');
	await client.action('Originate', call('forger', `FORGED=${encodeURIComponent(forgery)}`));
	await waitUntil('the forgery came', () => quarantined.includes('Hangup: wrong-system-name'));
	// The forging channel itself shows in a list until it is gone: its item is cut, and missed.
	const list = await client.list('CoreShowChannels');
	t.true(list.items.every((item) => item.get('Linkedid') !== undefined));
	await waitUntil('it has hung up', async () => {
		const {items, missing} = await client.list('Status');
		return missing === 0 && items.length === 2;
	});
	t.deepEqual(
		events.filter((event) => event.event === 'Hangup' && event.get('Channel') === victim),
		[],
	);
	for (const event of events) t.is(event.get('SystemName'), systemName);
	t.true(quarantined.includes('FullyBooted: wrong-system-name'));
	t.true(quarantined.includes('Success: unasked-response'));
	t.true(quarantined.some((what) => what.endsWith(': broken-channel')));
	t.true(client.isUp);
});

realTest('ami - is understood at the very limits of what it writes', async (t, rig) => {
	const {connect, events, count} = await lab(t, rig);
	const client = await connect();
	const long = 'é'.repeat(450);
	const fields = Array.from({length: 116}, (_, index) => [`Field${index}`, `${index}`] as const);
	await client.action('UserEvent', [['UserEvent', 'Limits'], ...fields, ['Long', long]]);
	await waitUntil('it came back', () => count('UserEvent') === 1);
	const event = events.find((each) => each.event === 'UserEvent');
	t.is(event?.get('Long'), long);
	t.is(event?.get('Field115'), '115');
});

realTest('ami - logs in plain and by challenge; a wrong secret is told apart', async (t, rig) => {
	const {connect} = await lab(t, rig);
	for (const login of ['plain', 'md5'] as const) {
		t.true((await connect({login})).isUp);
		await t.throwsAsync(connect({login, secret: 'wrong'}), {instanceOf: AmiLoginError});
	}
	const client = await connect({eventMask: 'off'});
	await t.throwsAsync(client.action('Hangup', {Channel: 'none'}), {
		instanceOf: AmiActionError,
		message: /No such channel/,
	});
	await t.notThrowsAsync(client.close());
});

realTest('ami - comes back by itself when Asterisk restarts', async (t, rig) => {
	const {asterisk, options, handlers} = await lab(t, rig);
	const told: string[] = [];
	const link = new AmiLink(options, {
		...handlers,
		up: () => told.push('up'),
		down: () => told.push('down'),
	});
	t.teardown(() => link.stop());
	link.start();
	await waitUntil('up', () => told.length === 1);
	await asterisk.restart();
	await waitUntil('up again', () => told.length === 3, {timeoutMs: 40_000});
	t.deepEqual(told, ['up', 'down', 'up']);
	await t.notThrowsAsync(link.action('CoreStatus'));
});
