/** The telephony contract on the practice switch. The same cases run on a real one in `test/asterisk/`. */

import test from 'ava';
import {callCases} from './calls.ts';
import {floorCases} from './floors.ts';
import type {Declare} from './given.ts';
import {hostileCases} from './hostile.ts';
import {openPractice} from './practice-driver.ts';

const declare: Declare = (title, run) => test(title, (t) => run(t, openPractice));
callCases(declare);
floorCases(declare);
hostileCases(declare);
