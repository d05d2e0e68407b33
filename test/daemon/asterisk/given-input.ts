/** A small floor as `asterisk-config` is given it, for tests to change one thing in. */

import type {AsteriskInput, AsteriskSecrets} from '@plateau/daemon/asterisk/input';
import {completeSecrets} from '@plateau/daemon/asterisk/secrets';

export const given: AsteriskInput = {
	language: 'fr',
	country: 'FR',
	numbers: [
		{id: '33123456789', language: 'fr', answerOnEntry: true, greeting: '/srv/plateau/hello.wav'},
		{
			id: '33123456780',
			language: 'en',
			answerOnEntry: false,
			sounds: {closed: '/srv/plateau/closed.wav'},
		},
	],
	phones: [
		{extension: '101', endpoint: 'p101', label: 'Zoé "Z" [R]'},
		{extension: '102', endpoint: 'p102'},
	],
	trunk: {
		host: 'sip.example.net',
		registration: {user: 'acme', secret: 'a;b#c'},
		addresses: ['192.0.2.10'],
		assertedIdentity: false,
		qualify: true,
	},
	manager: {
		bindAddress: '127.0.0.1',
		port: 5038,
		permit: ['127.0.0.1'],
		controlUser: 'plateau',
		systemUser: 'plateau-system',
	},
	mailbox: {
		...{spool: '/var/spool/asterisk/monitor/plateau', switchId: 'main'},
		queues: [{id: 'support', limitSecs: 180, prompt: {fr: '/srv/plateau/leave-word.wav'}}],
	},
	sip: {bindAddress: '0.0.0.0', port: 5060},
	rtp: {from: 10_000, to: 10_199},
};

let drawn = 0;

/** Secrets that are the same in every run. */
export const secrets: AsteriskSecrets = completeSecrets(['p101', 'p102'], {}, (bytes) => {
	drawn += 1;
	return Buffer.alloc(bytes, drawn);
});
