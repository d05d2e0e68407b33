/** Folds call control: what an agent does with a call they talk in, and where they send it. */

import type {EventBody} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {Instant} from '../time.ts';

type ControlEvent = {at: Instant; seq: number} & Extract<
	EventBody,
	{
		type:
			| 'control-asked'
			| 'control-failed'
			| 'call-held'
			| 'call-resumed'
			| 'call-muted'
			| 'digits-sent'
			| 'consult-asked'
			| 'consult-ringing'
			| 'consult-answered'
			| 'consult-swapped'
			| 'call-conferenced'
			| 'consult-ended'
			| 'call-handed-over'
			| 'call-transferred'
			| 'call-returned'
			| 'call-came-back'
			| 'call-recalled'
			| 'call-sent-out-answered';
	}
>;

export function applyControl(_floor: Floor, _event: ControlEvent): void {}
