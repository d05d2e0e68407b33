import {connectAmi} from '@plateau/daemon/ami/client';
import {
	AmiActionError,
	AmiClosedError,
	AmiProtocolError,
	AmiTimeoutError,
} from '@plateau/daemon/ami/errors';
import test, {type ExecutionContext} from 'ava';
import {answerTo, listFor, ScriptedServer} from './scripted-server.ts';

async function connected(t: ExecutionContext) {
	const server = await new ScriptedServer().start();
	const told: string[] = [];
	const options = {host: '127.0.0.1', port: server.port, username: 'user', secret: 'secret'};
	const connecting = connectAmi(options, {
		event: ({event}) => told.push(`event ${event}`),
		late: ({event}) => told.push(`late ${event}`),
		quarantined: ({event}, reason) => told.push(`quarantined ${event}: ${reason}`),
	});
	const peer = await server.peer();
	await peer.logIn();
	const client = await connecting;
	t.teardown(async () => {
		client.destroy();
		await server.stop();
	});
	/** Once this is answered, all that was sent before has been read. */
	const caughtUp = async () => {
		const ping = client.action('Ping');
		peer.answer(await peer.action('Ping'), 'Success');
		await ping;
	};
	return {client, peer, told, caughtUp};
}

test('client list - collects the items in order and keeps them from the events', async (t) => {
	const {client, peer, told} = await connected(t);
	const list = client.list('CoreShowChannels');
	const action = await peer.action('CoreShowChannels');
	peer.send(`Event: News\r\n\r\n${listFor(action, ['One', 'Two'])}Event: More\r\n\r\n`);
	const {items, response, complete, missing} = await list;
	t.deepEqual(
		items.map(({event}) => event),
		['One', 'Two'],
	);
	t.is(response.get('Message'), 'will follow');
	t.is(complete?.event, 'ListComplete');
	t.is(missing, 0);
	t.deepEqual(told, ['event News', 'event More']);
});

test('client list - keeps two lists and news apart by their ActionIDs', async (t) => {
	const {client, peer, told} = await connected(t);
	const lists = [client.list('Status'), client.list('BridgeList')];
	const ids = [await peer.action('Status'), await peer.action('BridgeList')].map(
		(action) => action.get('ActionID') ?? '',
	);
	for (const id of ids)
		peer.send(`Response: Success\r\nActionID: ${id}\r\nEventList: start\r\n\r\n`);
	for (const item of ['a', 'b', 'c']) {
		for (const id of ids) peer.send(`Event: ${item}\r\nActionID: ${id}\r\n\r\n`);
		peer.send('Event: News\r\n\r\n');
	}
	for (const id of ids) {
		peer.send(`Event: End\r\nActionID: ${id}\r\nEventList: Complete\r\nListItems: 3\r\n\r\n`);
	}
	for (const {items} of await Promise.all(lists)) {
		t.deepEqual(
			items.map(({event}) => event),
			['a', 'b', 'c'],
		);
	}
	t.deepEqual(told, ['event News', 'event News', 'event News']);
});

test('client list - says how many items were counted and did not come', async (t) => {
	const {client, peer, told} = await connected(t);
	const list = client.list('Status');
	const action = await peer.action('Status');
	// Cut inside the channel's fields, as a line break in a caller's number does it.
	peer.send(listFor(action, ['Good', 'Cut\r\nChannelState: 4\r\nCallerIDNum: 1'], 2));
	const {items, missing} = await list;
	t.deepEqual(
		items.map(({event}) => event),
		['Good'],
	);
	t.is(missing, 1);
	t.deepEqual(told, ['quarantined Cut: broken-channel']);
});

test('client list - gives up a list without an end; what comes later is late, not news', async (t) => {
	const {client, peer, told, caughtUp} = await connected(t);
	const list = client.list('Status', {}, {timeoutMs: 400});
	const action = await peer.action('Status');
	const [start = '', item = '', end = ''] = listFor(action, ['Item']).split(/(?<=\r\n\r\n)/);
	peer.send(start + item);
	await t.throwsAsync(list, {instanceOf: AmiTimeoutError});
	peer.send(item + end);
	await caughtUp();
	t.deepEqual(told, ['late Item', 'late ListComplete']);
	t.is(client.pendingCount, 0);
});

test('client list - refuses a list beyond its length', async (t) => {
	const {client, peer, told, caughtUp} = await connected(t);
	const list = client.list('Status', {}, {maxItems: 2});
	peer.send(listFor(await peer.action('Status'), ['a', 'b', 'c', 'd']));
	await t.throwsAsync(list, {instanceOf: AmiProtocolError, message: /more than 2 items/});
	await caughtUp();
	t.deepEqual(told, ['late d', 'late ListComplete']);
});

test('client list - rejects when Asterisk refuses it, cancels it, or is gone', async (t) => {
	const {client, peer} = await connected(t);
	const refused = client.list('PJSIPShowContacts');
	peer.answer(await peer.action('PJSIPShowContacts'), 'Error', {Message: 'No Contacts found'});
	await t.throwsAsync(refused, {instanceOf: AmiActionError, message: /No Contacts found/});

	const cancelled = client.list('Status');
	const action = await peer.action('Status');
	peer.send(listFor(action, []).replace('EventList: Complete', 'EventList: Cancelled'));
	await t.throwsAsync(cancelled, {instanceOf: AmiActionError});

	const cut = client.list('Status');
	const last = await peer.action('Status');
	peer.send(answerTo(last, 'Success', {EventList: 'start'}));
	peer.socket.end();
	await t.throwsAsync(cut, {instanceOf: AmiClosedError});
});

test('client list - ends at once when Asterisk answers without a list', async (t) => {
	const {client, peer} = await connected(t);
	const list = client.list('Ping');
	peer.answer(await peer.action('Ping'), 'Success', {Ping: 'Pong'});
	const {items, complete, response} = await list;
	t.deepEqual([items.length, complete, response.get('Ping')], [0, undefined, 'Pong']);
});

test('client list - takes an event that bears the ActionID of a plain action as news', async (t) => {
	const {client, peer, told, caughtUp} = await connected(t);
	const originate = client.action('Originate', {Async: true});
	const action = await peer.action('Originate');
	peer.answer(action, 'Success');
	await originate;
	peer.send(`Event: OriginateResponse\r\nActionID: ${action.get('ActionID')}\r\n\r\n`);
	await caughtUp();
	t.deepEqual(told, ['event OriginateResponse']);
});
