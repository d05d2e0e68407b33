// The telephony contract on a real Asterisk with real phones: how calls come to a talk. Its other parts have files of
// their own, since the cases of a file run one by one. The same cases run on the practice switch in test/contract/;
// where the two differ, this one is right.

import test from 'ava';
import {arrivingCases} from '../contract/cases.ts';
import {onRealSwitch} from './contract-driver.ts';

arrivingCases(onRealSwitch(test));
