/** The whole telephony contract. */

import {callCases} from './calls.ts';
import {consultFailureCases} from './consult-failures.ts';
import {consultCases} from './consults.ts';
import {controlCases} from './control.ts';
import {floorCases} from './floors.ts';
import type {Declare} from './given.ts';
import {groupCases} from './groups.ts';
import {holdCases} from './holds.ts';
import {hostileCases} from './hostile.ts';
import {offerCases} from './offers.ts';
import {routedCases} from './routed.ts';
import {ruleCases} from './rules.ts';
import {toldCases} from './told.ts';

/** Declares every case of the contract. */
export function contractCases(declare: Declare): void {
	callCases(declare);
	floorCases(declare);
	groupCases(declare);
	toldCases(declare);
	routedCases(declare);
	ruleCases(declare);
	offerCases(declare);
	holdCases(declare);
	controlCases(declare);
	consultCases(declare);
	consultFailureCases(declare);
	hostileCases(declare);
}
