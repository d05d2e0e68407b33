// The contract on a real Asterisk with real phones: a third party is asked, or has the call.

import test from 'ava';
import {consultedCases} from '../contract/cases.ts';
import {onRealSwitch} from './contract-driver.ts';

consultedCases(onRealSwitch(test));
