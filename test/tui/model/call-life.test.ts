import type {CallView} from '@plateau/core/protocol';
import {momentsOf} from '@plateau/tui/model/call-life';
import test from 'ava';

/** Reasons as the floor writes them, by the moment that carries them. */
const reasons: Readonly<Record<string, readonly string[]>> = {
	'offer-declined': ['by-key', 'on-phone'],
	'offer-rang-out': ['no-answer', 'ring-limit'],
	'offer-withdrawn': ['caller-left', 'signed-out', 'phone-lost', 'fell-back', 'other-answered'],
	'offer-failed': ['busy', 'unregistered', 'congestion', 'not-started', 'lost-in-gap'],
	'call-queued': ['recovered'],
	'call-looked-at': ['step-holds', 'step-waits'],
	'call-diverted': ['full', 'nobody', 'wait-ratio', 'expected-wait'],
	'call-moved': ['max-wait', 'nobody', 'closing', 'overflow'],
	'call-dismissed': [
		...['closed', 'unknown-number', 'full', 'nobody', 'wait-ratio', 'expected-wait'],
		...['max-wait', 'closing', 'overflow'],
	],
	'call-sent-out': ['full', 'nobody', 'max-wait', 'closing', 'overflow'],
	'call-ended': ['customer', 'agent', 'floor', 'pbx-restart', 'gap'],
	'wrap-up-ended': ['by-key', 'time'],
	'call-muted': ['muted', 'unmuted'],
	'consult-swapped': ['hears-customer', 'hears-third'],
	'consult-ended': [
		...['no-answer', 'busy', 'declined', 'unregistered', 'congestion', 'not-started', 'hung-up'],
		...['called-off', 'call-ended', 'ring-limit', 'lost-in-gap'],
	],
	'call-returned': ['transfer-failed', 'agent-lost'],
	'control-failed': [
		...['no-word', 'lost-in-gap', 'gone', 'refused', 'not-in-time', 'not-joined', 'no-such-phone'],
	],
	'monitor-asked': ['listen', 'whisper', 'barge'],
	'monitor-ended': ['stopped', 'call-ended', 'hung-up', 'busy', 'declined', 'signed-out'],
};

test('call life - every reason is said in words, in both languages', (t) => {
	for (const [type, codes] of Object.entries(reasons)) {
		for (const reason of codes) {
			const life = {'1': {seq: 1, at: 0, type, reason}};
			const view = {life, agents: {}, queues: {}, segments: []} as unknown as CallView;
			const [en, fr] = (['en', 'fr'] as const).map((locale) => momentsOf(view, locale)[0]?.detail);
			t.notRegex(String(en), /-/, `${type} ${reason}`);
			t.not(fr, reason, `${type} ${reason}`);
			t.not(fr, en, `${type} ${reason}`);
		}
	}
});
