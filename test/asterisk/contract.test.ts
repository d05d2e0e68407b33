// The telephony contract on a real Asterisk with real phones. The same cases run on the practice switch
// in test/contract/; where the two differ, this one is right.

import test from 'ava';
import {callCases} from '../contract/calls.ts';
import {floorCases} from '../contract/floors.ts';
import type {Declare} from '../contract/given.ts';
import {hostileCases} from '../contract/hostile.ts';
import {openReal} from './contract-driver.ts';
import {onRealAsterisk} from './rig/real-test.ts';

const realTest = onRealAsterisk(test);
const declare: Declare = (title, run) =>
	realTest(`real ${title}`, async (t, rig) => run(t, openReal(rig)));
callCases(declare);
floorCases(declare);
hostileCases(declare);
