/** From a floor file to what the dialplan is written from. */

import {mailboxOf, numbersOf, soundsOf} from '@plateau/daemon/cli/asterisk-input';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import test from 'ava';

function file(text: string) {
	const parsed = parseFloorFile(text);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
	return parsed.floor;
}

test('asterisk input - the floor’s sounds by name, and each queue’s own for its agents', (t) => {
	const floor = file(`sounds: {patience: queue-thankyou}
queues: {support: {label: Support, whisper: /srv/support.wav}, sales: {label: Sales}}
numbers: {"+33184880001": {queue: sales, answer: on-agent, messages: {closed: ss-noservice}}}
`);
	t.deepEqual(soundsOf(floor), {
		floorSounds: {patience: 'queue-thankyou'},
		queueSounds: {support: '/srv/support.wav'},
	});
	t.deepEqual(soundsOf(file('{}')), {floorSounds: {}, queueSounds: {}});
	t.deepEqual(numbersOf(floor, 'fr'), [
		{
			...{id: '33184880001', queue: 'sales', language: 'fr', answerOnEntry: false},
			sounds: {closed: 'ss-noservice'},
		},
	]);
});

test('asterisk input - the queues that have a mailbox, with the words of each language', (t) => {
	const recording = {spool: '/var/spool/m', folder: '/d', keyFile: '/k', minFreeMegabytes: 1};
	const queues = (mailbox: string) =>
		file(`sounds: {word-en: /srv/en.wav, word-fr: /srv/fr.wav}
kinds: {callback: {}}
queues: {support: {label: S, mailbox: {${mailbox}}}, sales: {label: Sales}}
`);
	const box = (mailbox: string) => mailboxOf(queues(mailbox), {recording}, 'main');
	const of = (rest: object) => ({
		mailbox: {spool: '/var/spool/m', switchId: 'main', queues: [{id: 'support', ...rest}]},
	});
	t.deepEqual(box('keep: 30d'), of({limitSecs: 180}));
	t.deepEqual(
		box('keep: 30d, limit: 45s, prompt: word-en, kind: callback'),
		of({limitSecs: 45, prompt: {en: '/srv/en.wav', fr: '/srv/en.wav'}}),
	);
	t.deepEqual(
		box('keep: 30d, prompt: {en: word-en, fr: word-fr}'),
		of({limitSecs: 180, prompt: {en: '/srv/en.wav', fr: '/srv/fr.wav'}}),
	);
	t.deepEqual(mailboxOf(file('queues: {s: {label: S}}'), {recording}, 'main'), {});
});
