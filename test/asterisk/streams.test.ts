// What a real Asterisk writes about calls is what was recorded, and so what the practice switch writes.
// To record anew after a change of the dialplan: PLATEAU_RECORD_STREAMS=1 npx ava test/asterisk/streams.test.ts

import test from 'ava';
import {controlStories, controlUnsure} from '../contract/control-stories.ts';
import {record, recorded} from '../contract/recorded-streams.ts';
import {stories} from '../contract/stories.ts';
import {play} from '../contract/streams.ts';
import {openReal} from './contract-driver.ts';
import {onRealAsterisk} from './rig/real-test.ts';

const realTest = onRealAsterisk(test);

for (const [all, unsure] of [
	[stories, []],
	[controlStories, controlUnsure],
] as const) {
	for (const [name, story] of Object.entries(all)) {
		realTest(`real streams - ${name}`, async (t, rig) => {
			const lines = await play(openReal(rig), story, unsure);
			if (process.env['PLATEAU_RECORD_STREAMS'] === '1') record(name, lines);
			t.is(lines, recorded().get(name) ?? 'never recorded');
		});
	}
}
