/** The contract of call control on the practice switch: a file of its own, since all its cases run at once. */

import test from 'ava';
import {calledCases, controlledCases} from './cases.ts';
import {openPractice} from './practice-driver.ts';

for (const cases of [controlledCases, calledCases])
	cases((title, run) => test(title, (t) => run(t, openPractice)));
