/** What the switch says of call control. */

import type {Signal} from '../inputs.ts';
import type {Turn} from '../turn.ts';

/** A report about an order of call control, or about a third party. */
export type ControlSignal = Extract<
	Signal,
	{
		type:
			| 'customer-held'
			| 'legs-joined'
			| 'all-joined'
			| 'consult-ringing'
			| 'consult-answered'
			| 'consult-ended'
			| 'sent-out'
			| 'sent-out-answered'
			| 'sent-out-ended'
			| 'order-failed';
	}
>;

export function controlSignal(_turn: Turn, _signal: ControlSignal): void {}
