/** What call control needs to know of the desk: where the caller is, and why a key cannot act now. Pure. */
import type {DeskCall, LineState, TargetsView} from '@plateau/core/protocol';
import type {DeskModel} from './desk-state.ts';
import type {Edit} from './edit-text.ts';

/** Finding whom to transfer to or to consult. */
export interface Finder {
	readonly purpose: 'transfer' | 'consult' | 'dial';
	readonly edit: Edit;
	/** The marked row's key: the mark stays with its row while the list moves. */
	readonly selected: string | undefined;
	/** The row chosen for a transfer: attended or blind is asked now. */
	readonly chosen: string | undefined;
	/** Enter came before the list did. */
	readonly isHasty: boolean;
}

/** What call control keeps at the desk. */
export interface CallControl {
	readonly targets: TargetsView | undefined;
	readonly finder: Finder | undefined;
	/** Open: what was sent as tones since. */
	readonly keypad: {readonly sent: string} | undefined;
}

/** Nothing open. */
export const restingControl: CallControl = {
	targets: undefined,
	finder: undefined,
	keypad: undefined,
};

/**
 * Where the caller is; undefined while nobody talks, and at the desk of a colleague who is consulted:
 * the call is not theirs.
 */
export function lineOf(call: DeskCall | undefined): LineState | undefined {
	if (call?.state !== 'talking' || call.consultedBy !== undefined) return undefined;
	return call.line ?? 'joined';
}

/** True at the desk of a colleague who is consulted: they talk, and the call is not theirs. */
export function isConsulted(call: DeskCall | undefined): boolean {
	return call?.consultedBy !== undefined && call.state !== 'wrap-up';
}

/** Why a call cannot be given to anybody, nor anything of a queue be done with it: it is with a colleague. */
export function internalBlock({desk}: DeskModel): string | undefined {
	return desk?.call?.isInternal === true ? 'internal-call' : undefined;
}

/** Why nothing can be ordered just now, as a code. */
export function orderBlock({desk}: DeskModel): string | undefined {
	return desk?.call?.pending === undefined ? undefined : 'order-pending';
}

/** The same of what would join somebody with the agent’s phone, which hears nobody while it is on hold. */
export function phoneBlock(model: DeskModel): string | undefined {
	return orderBlock(model) ?? whyPhoneHolds(model);
}

function whyPhoneHolds({desk}: DeskModel): string | undefined {
	return desk?.call?.phoneHeld === true ? 'held-at-phone' : undefined;
}

/** Why the caller cannot be put on hold, as a code. */
export function holdBlock(model: DeskModel): string | undefined {
	const line = lineOf(model.desk?.call);
	if (line === 'conference') return 'in-conference';
	if (line !== 'consulting') return phoneBlock(model);
	return model.desk?.call?.consult?.hears === 'customer' ? 'consult-going-on' : 'already-held';
}

/** Why tones would reach nobody, as a code. */
export function digitsBlock({desk}: DeskModel): string | undefined {
	if (desk?.call?.phoneHeld === true) return 'held-at-phone';
	return lineOf(desk?.call) === 'held' ? 'held' : undefined;
}

/** Why the third party cannot be swapped with, joined or given the caller, as a code. */
export function answeredBlock(model: DeskModel): string | undefined {
	const isAnswered = model.desk?.call?.consult?.state === 'answered';
	return isAnswered ? orderBlock(model) : 'consult-not-answered';
}

/** Why the other of the two cannot be heard, as a code. */
export function swapBlock(model: DeskModel): string | undefined {
	return answeredBlock(model) ?? whyPhoneHolds(model);
}

/** Why all three cannot be joined, as a code. */
export function joinBlock(model: DeskModel): string | undefined {
	const isJoined = lineOf(model.desk?.call) === 'conference';
	return isJoined ? 'in-conference-already' : swapBlock(model);
}

/** Why hanging up would leave the caller with nobody, as a code. */
export function hangUpBlock({desk}: DeskModel): string | undefined {
	return lineOf(desk?.call) === 'consulting' ? 'consult-going-on' : undefined;
}
