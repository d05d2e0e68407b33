/**
 * The telephony contract on the practice switch: how calls come to a talk. What is done with a talk is in
 * `practice-control.test.ts`; the same cases run on a real switch in `test/asterisk/`.
 */

import test from 'ava';
import {arrivingCases} from './cases.ts';
import {openPractice} from './practice-driver.ts';

arrivingCases((title, run) => test(title, (t) => run(t, openPractice)));
