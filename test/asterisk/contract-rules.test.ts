// The contract on a real Asterisk with real phones: what the floor's rules make of calls.

import test from 'ava';
import {ruledCases} from '../contract/cases.ts';
import {onRealSwitch} from './contract-driver.ts';

ruledCases(onRealSwitch(test));
