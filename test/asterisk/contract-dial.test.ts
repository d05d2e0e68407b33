// The contract on a real Asterisk with real phones: legs that the floor calls for a person.

import test from 'ava';
import {dialledCases} from '../contract/cases.ts';
import {onRealSwitch} from './contract-driver.ts';

dialledCases(onRealSwitch(test));
