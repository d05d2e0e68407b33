// The contract of legs that the floor calls for a person, on a real Asterisk: a file of its own, since the cases of a
// file run one by one.

import test from 'ava';
import {calledCases} from '../contract/cases.ts';
import {openReal} from './contract-driver.ts';
import {onRealAsterisk} from './rig/real-test.ts';

const realTest = onRealAsterisk(test);
calledCases((title, run) => realTest(`real ${title}`, (t, rig) => run(t, openReal(rig))));
