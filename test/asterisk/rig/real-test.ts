// How a test asks for a real Asterisk: it gets the root, or says loudly that it did not run and why.
// With PLATEAU_REQUIRE_ASTERISK=1, as in CI, it fails instead. This is all that AVA has to do with
// the rig.

import type {ExecutionContext, TestFn} from 'ava';
import {lastWords} from './chamber.ts';
import {provideRoot, type Rig} from './root.ts';

/** Declares one test on the real thing; `timeoutMs` (180,000) is counted between assertions. */
export type RealTest = (
	title: string,
	run: (t: ExecutionContext, rig: Rig) => Promise<void>,
	options?: {readonly timeoutMs?: number},
) => void;

/** The first test of all may have to build the root, on a slow line. */
const buildMs = 20 * 60_000;

let saidSo = false;

/** Makes a serial test declarer of AVA's: `const realTest = onRealAsterisk(test)`. */
export function onRealAsterisk(test: TestFn): RealTest {
	return (title, run, {timeoutMs = 180_000} = {}) => {
		test.serial(title, async (t) => {
			t.timeout(buildMs);
			const state = await provideRoot();
			if (state.available) {
				t.timeout(timeoutMs);
				await run(t, state.rig).catch((error: unknown) => {
					process.stderr.write(`\n*** ${title} FAILED; what ran then said last:\n${lastWords()}\n`);
					throw error;
				});
				return;
			}

			if (process.env['PLATEAU_REQUIRE_ASTERISK'] === '1') {
				throw new Error(`a real Asterisk is demanded here, but ${state.why}`);
			}

			if (!saidSo) {
				saidSo = true;
				process.stderr.write(`\n*** THE REAL-ASTERISK TESTS DID NOT RUN: ${state.why} ***\n`);
			}

			t.log(`DID NOT RUN: ${state.why}`);
			t.pass();
		});
	};
}
