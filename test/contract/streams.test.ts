/**
 * The practice switch writes what a real Asterisk wrote: `streams.txt` was recorded there, and
 * `test/asterisk/streams.test.ts` holds it against one that runs.
 */

import test from 'ava';
import {controlStories, controlUnsure} from './control-stories.ts';
import {openPractice} from './practice-driver.ts';
import {recorded} from './recorded-streams.ts';
import {stories} from './stories.ts';
import {play} from './streams.ts';

for (const [name, story] of Object.entries(stories)) {
	test(`practice streams - ${name}`, async (t) => {
		t.is(await play(openPractice, story), recorded().get(name) ?? 'never recorded');
	});
}

for (const [name, story] of Object.entries(controlStories)) {
	test(`practice streams - ${name}`, async (t) => {
		const lines = await play(openPractice, story, controlUnsure);
		t.is(lines, recorded().get(name) ?? 'never recorded');
	});
}
