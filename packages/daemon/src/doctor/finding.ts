/** What a check finds. The sentences and how bad each is are in the core's texts. */

import {doctorText, type FindingCode, type FindingState, type Params} from '@plateau/core/text';

/** One line of the doctor's report. */
export interface Finding {
	/** The switch it is about; absent for this machine. */
	readonly switchId?: string;
	readonly code: FindingCode;
	readonly state: FindingState;
	/** Values for the sentences. */
	readonly params: Params;
}

export function finding(code: FindingCode, params: Params = {}): Finding {
	return {code, state: doctorText[code].state, params};
}

/** The first that is wrong, or what is so when none is. */
export function unless(problems: readonly Finding[], fine: Finding): readonly Finding[] {
	return problems.length > 0 ? problems : [fine];
}
