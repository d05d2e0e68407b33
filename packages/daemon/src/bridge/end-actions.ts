/** The end of a leg by order. */

import {contexts, variables} from '../asterisk/contract.ts';
import {type Action, hangUpAction, setVariable} from './actions.ts';
import {type Leg, type Legs, plays} from './leg.ts';
import type {Tie} from './tie-states.ts';

/** Where there are ties, an agent's leg that ends without a goodbye is taken for lost: this one is not. */
export function endActions(
	leg: Leg,
	{legs, ties = []}: {legs(): Legs; readonly ties?: readonly Tie[]},
): readonly Action[] {
	const customer = plays(leg, 'agent') ? legs().get(leg.part.customerId) : undefined;
	const isMeant = ties.length > 0 && customer !== undefined;
	const meant = isMeant ? [setVariable(customer.name, variables.over, '1')] : [];
	return [...meant, hangUpAction(leg.name)];
}

/** Where the agent's side has ended, the dialplan ends a plain talk itself, and sooner than an order. */
export function endsByItself(leg: Leg): boolean {
	return plays(leg, 'customer') && leg.part.isOver && leg.context === contexts.ring;
}
