/**
 * The telephony contract on the practice switch: how calls come to a talk. What is done with a talk is in
 * `practice-control.test.ts`; the same cases run on a real switch in `test/asterisk/`.
 */

import test from 'ava';
import {arrivingCases, ruledCases} from './cases.ts';
import {openPractice} from './practice-driver.ts';

for (const cases of [arrivingCases, ruledCases])
	cases((title, run) => test(title, (t) => run(t, openPractice)));
