// Provides the root ahead of the tests, so that a CI log shows that step by itself:
// `npx tsx test/asterisk/rig/prepare.ts`. Fails only if PLATEAU_REQUIRE_ASTERISK=1 demands it.

import {provideRoot} from './root.ts';

const state = await provideRoot();
if (state.available) {
	const {root, versions} = state.rig;
	const held = [...versions].map(([name, version]) => `${name} ${version}`).join(', ');
	process.stdout.write(`The test Asterisk is in ${root}: ${held}\n`);
} else {
	process.stderr.write(`*** No real Asterisk for the tests: ${state.why} ***\n`);
	process.exitCode = process.env['PLATEAU_REQUIRE_ASTERISK'] === '1' ? 1 : 0;
}
