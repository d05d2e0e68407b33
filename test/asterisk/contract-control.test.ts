// The contract on a real Asterisk with real phones: what an agent does with a talk.

import test from 'ava';
import {controlledCases} from '../contract/cases.ts';
import {onRealSwitch} from './contract-driver.ts';

controlledCases(onRealSwitch(test));
