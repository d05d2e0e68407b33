// Real calls through a spoilt wire for a quarter of a minute; `npm run soak` does it for an hour.

import test from 'ava';
import {soak} from '../../chaos/real-soak.ts';
import {complaintsOf} from '../../chaos/soak-bounds.ts';
import {usualChances} from '../../chaos/usual-chances.ts';
import {onRealAsterisk} from '../rig/real-test.ts';

const realTest = onRealAsterisk(test);

realTest(
	'chaos - real calls through a spoilt wire, a killed and a stopped daemon: the floor is what Asterisk says',
	async (t, rig) => {
		const soaked = await soak(t, rig, {
			seed: 5,
			forMs: 15_000,
			upsetEveryMs: 4000,
			chances: usualChances,
		});
		t.log(JSON.stringify(soaked.happened));
		t.log(JSON.stringify(soaked.outcomes), `${soaked.callsMade} made, ${soaked.calls} known`);
		t.deepEqual(complaintsOf(soaked), []);
		t.true((soaked.outcomes['answered'] ?? 0) > 0);
	},
	{timeoutMs: 180_000},
);
