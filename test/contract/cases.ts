/** The whole telephony contract, in six parts that take about as long as each other. */

import {callCases} from './calls.ts';
import {consultFailureCases} from './consult-failures.ts';
import {consultCases} from './consults.ts';
import {controlCases} from './control.ts';
import {dialGapCases} from './dial-gaps.ts';
import {dialPolicyCases} from './dial-policy.ts';
import {dialCases} from './dials.ts';
import {earCases} from './ears.ts';
import {floorCases} from './floors.ts';
import type {Declare} from './given.ts';
import {groupEdgeCases} from './group-edges.ts';
import {groupCases} from './groups.ts';
import {headsetConsultCases} from './headset-consults.ts';
import {headsetDialCases} from './headset-dials.ts';
import {headsetCases} from './headsets.ts';
import {holdCases} from './holds.ts';
import {hostileCases} from './hostile.ts';
import {hoursCases} from './hours.ts';
import {internalCases} from './internal.ts';
import {internalGapCases} from './internal-gaps.ts';
import {internalHeadsetCases} from './internal-headsets.ts';
import {mailboxCases} from './mailboxes.ts';
import {offerCases} from './offers.ts';
import {parkCases} from './parks.ts';
import {phoneHoldCases} from './phone-holds.ts';
import {queueConsultCases} from './queue-consults.ts';
import {recordedHoldCases} from './recorded-holds.ts';
import {recordingCases} from './recordings.ts';
import {routedCases} from './routed.ts';
import {routedControlCases} from './routed-control.ts';
import {ruleCases} from './rules.ts';
import {takeOverCases} from './take-overs.ts';
import {toldCases} from './told.ts';

/** How calls come to a talk. */
export function arrivingCases(declare: Declare): void {
	callCases(declare);
	floorCases(declare);
	groupCases(declare);
	groupEdgeCases(declare);
	toldCases(declare);
	routedCases(declare);
}

/** What the floor's rules make of calls: offers, recording, mailboxes, hours, and what strangers send. */
export function ruledCases(declare: Declare): void {
	ruleCases(declare);
	offerCases(declare);
	recordingCases(declare);
	recordedHoldCases(declare);
	mailboxCases(declare);
	hostileCases(declare);
	hoursCases(declare);
}

/** What an agent does with a talk. */
export function controlledCases(declare: Declare): void {
	holdCases(declare);
	controlCases(declare);
	routedControlCases(declare);
	parkCases(declare);
	takeOverCases(declare);
	phoneHoldCases(declare);
}

/** A third party is asked, or has the call. */
export function consultedCases(declare: Declare): void {
	consultCases(declare);
	consultFailureCases(declare);
	queueConsultCases(declare);
}

/** Legs that the floor calls for a person: numbers dialled by hand, colleagues, ears outside. */
export function dialledCases(declare: Declare): void {
	dialCases(declare);
	dialGapCases(declare);
	dialPolicyCases(declare);
	internalCases(declare);
	internalGapCases(declare);
	earCases(declare);
}

/** Headsets that are nailed up. */
export function headsetPartCases(declare: Declare): void {
	internalHeadsetCases(declare);
	headsetCases(declare);
	headsetDialCases(declare);
	headsetConsultCases(declare);
}
