// The telephony contract on a real Asterisk with real phones. The same cases run on the practice switch
// in test/contract/; where the two differ, this one is right.

import test from 'ava';
import {contractCases} from '../contract/cases.ts';
import {openReal} from './contract-driver.ts';
import {onRealAsterisk} from './rig/real-test.ts';

const realTest = onRealAsterisk(test);
contractCases((title, run) => realTest(`real ${title}`, (t, rig) => run(t, openReal(rig))));
