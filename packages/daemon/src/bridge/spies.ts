/**
 * Supervisors who listen to an agent whose talk has changed: each is sent into the same mode again. A
 * spy that lived through a hold of some seconds no longer hears the far side (measured).
 */

import {contexts} from '../asterisk/contract.ts';
import {type Action, redirect} from './actions.ts';
import type {Leg, Legs} from './leg.ts';

/** What sends the spies on this leg back to where they are. */
export function spiesAgain(legs: Legs, spied: Leg): readonly Action[] {
	return legs
		.spiesOn(spied.uniqueId)
		.flatMap(({name, part}) =>
			part.mode === undefined ? [] : [redirect(name, contexts.monitor, part.mode)],
		);
}
