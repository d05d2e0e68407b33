import {connectAmi} from '@plateau/daemon/ami/client';
import {AmiClosedError} from '@plateau/daemon/ami/errors';
import test from 'ava';
import {ScriptedServer} from './scripted-server.ts';
import {selfSigned} from './self-signed.ts';

const who = {host: '127.0.0.1', username: 'user', secret: 'secret'};

test('client TLS - logs in over a connection whose certificate it knows', async (t) => {
	const certificate = selfSigned();
	const server = await new ScriptedServer(certificate).start();
	t.teardown(() => server.stop());
	const options = {...who, port: server.port, tls: {ca: certificate.cert}};
	const connecting = connectAmi(options, {event: () => {}});
	const peer = await server.peer();
	await peer.logIn();
	const client = await connecting;
	const ping = client.action('Ping');
	peer.answer(await peer.action('Ping'), 'Success');
	t.is((await ping).get('Response'), 'Success');
	client.destroy();
});

test('client TLS - refuses a certificate that nobody vouches for, or of another name', async (t) => {
	const certificate = selfSigned();
	const server = await new ScriptedServer(certificate).start();
	t.teardown(() => server.stop());
	const {port} = server;
	const unknown = connectAmi({...who, port, tls: {}}, {event: () => {}});
	const error = await t.throwsAsync(unknown, {instanceOf: AmiClosedError});
	t.regex(error.message, /self-signed certificate/);
	const tls = {ca: certificate.cert, serverName: 'pbx.example'};
	const otherName = connectAmi({...who, port, tls}, {event: () => {}});
	await t.throwsAsync(otherName, {instanceOf: AmiClosedError, message: /altnames|IP|Host/});
});
