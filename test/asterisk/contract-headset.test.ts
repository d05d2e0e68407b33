// The contract on a real Asterisk with real phones: headsets that are nailed up.

import test from 'ava';
import {headsetPartCases} from '../contract/cases.ts';
import {onRealSwitch} from './contract-driver.ts';

headsetPartCases(onRealSwitch(test));
