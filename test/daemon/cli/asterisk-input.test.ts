/** From a floor file to what the dialplan is written from. */

import {numbersOf, soundsOf} from '@plateau/daemon/cli/asterisk-input';
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
			...{id: '33184880001', language: 'fr', answerOnEntry: false},
			sounds: {closed: 'ss-noservice'},
		},
	]);
});
