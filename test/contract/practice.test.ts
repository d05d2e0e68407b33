/** The telephony contract on the practice switch. The same cases run on a real one in `test/asterisk/`. */

import test from 'ava';
import {contractCases} from './cases.ts';
import {openPractice} from './practice-driver.ts';

contractCases((title, run) => test(title, (t) => run(t, openPractice)));
