/** Callers who wait at a desk that lets its agent take them. */
import type {DeskView, WaitingRow, WaitingView} from '@plateau/core/protocol';
import {idle, noon} from './screens/given-desk.ts';

/** The n-th of support, a minute after each other; the first has waited for ten. */
export function waitingRow(n: number, more: Partial<WaitingRow> = {}): WaitingRow {
	return {
		...{callId: `c-${n}`, queueId: 'support', enteredAt: noon - (11 - n) * 60_000, seq: n},
		...{callerName: `Caller ${n}`, callerNumber: `+3361234567${n % 10}`, ...more},
	};
}

/** These rows, and how many wait behind them. */
export function waitingView(rows: readonly WaitingRow[], more = 0): WaitingView {
	return {
		calls: Object.fromEntries(rows.map((row) => [row.callId, row])),
		queues: {
			support: {en: 'Support', fr: 'Assistance'},
			billing: {en: 'Billing', fr: 'Facturation'},
		},
		more,
	};
}

/** The desk of an agent who may take one of three. */
export const takingDesk: DeskView = {...idle, takeable: 3};
