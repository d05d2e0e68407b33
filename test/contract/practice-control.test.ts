/** The contract of call control on the practice switch: a file of its own, since all its cases run at once. */

import test from 'ava';
import {consultedCases, controlledCases, dialledCases, headsetPartCases} from './cases.ts';
import {openPractice} from './practice-driver.ts';

for (const cases of [controlledCases, consultedCases, dialledCases, headsetPartCases])
	cases((title, run) => test(title, (t) => run(t, openPractice)));
