/** The board: the whole floor for a wall. One for everybody who may see it. Pure. */

import type {Floor} from '@plateau/core';
import type {BoardView} from '@plateau/core/protocol';
import {alertsOf} from './alerts.ts';
import type {Rows} from './row-cache.ts';

/** The view, and when it changes by time alone: an alert that comes due. */
export function boardView(
	floor: Floor,
	rows: Rows,
	now: number,
): {view: BoardView; dueAt: number | undefined} {
	const {alerts, dueAt} = alertsOf(floor.config.alerts, rows, now);
	const {phones: _phones, ...shown} = rows;
	return {view: {...shown, alerts}, dueAt};
}
