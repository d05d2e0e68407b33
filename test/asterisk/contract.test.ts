// The telephony contract on a real Asterisk with real phones: how calls come to a talk. What is done with a
// talk is in `contract-control.test.ts` and `contract-called.test.ts`. The same cases run on the practice switch in
// test/contract/; where the two differ, this one is right.

import test from 'ava';
import {arrivingCases} from '../contract/cases.ts';
import {openReal} from './contract-driver.ts';
import {onRealAsterisk} from './rig/real-test.ts';

const realTest = onRealAsterisk(test);
arrivingCases((title, run) => realTest(`real ${title}`, (t, rig) => run(t, openReal(rig))));
