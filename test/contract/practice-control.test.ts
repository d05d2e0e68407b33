/** The contract of call control on the practice switch: a file of its own, since all its cases run at once. */

import test from 'ava';
import {controlledCases} from './cases.ts';
import {openPractice} from './practice-driver.ts';

controlledCases((title, run) => test(title, (t) => run(t, openPractice)));
