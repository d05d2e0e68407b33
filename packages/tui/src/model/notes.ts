/**
 * Notes as they are typed: one draft a call, so that a note stays with its call whatever rings, ends
 * or is cut meanwhile. Says what to save and when; sending is the desk's. Pure.
 */
import type {DeskCall} from '@plateau/core/protocol';
import type {KeyPress} from '../terminal/key-press.ts';
import {type Edit, editOf, editText} from './edit-text.ts';

/** A note is saved this long after the last key. */
export const noteSaveMs = 400;
/** The longest note the daemon takes, UTF-16 units. */
const maxNoteLength = 10_000;
/** Drafts that are saved and out of sight are forgotten beyond this many. */
const keptDrafts = 5;

/** One call's note. */
export interface Draft {
	readonly callId: string;
	/** Whose call it was, to name it later. */
	readonly caller: string | undefined;
	readonly edit: Edit;
	/** The text the daemon has. */
	readonly saved: string;
	readonly savedAt: number | undefined;
	/** What is on its way. */
	readonly sending: string | undefined;
	/** The code it was refused with for good. */
	readonly refused: string | undefined;
}

/** Drafts, the newest call last. */
export type Drafts = readonly Draft[];

/** The draft of a call. */
export function draftOf(drafts: Drafts, callId: string | undefined): Draft | undefined {
	return callId === undefined ? undefined : drafts.find((draft) => draft.callId === callId);
}

/** True while the daemon does not have what was typed. */
export function isUnsaved(draft: Draft): boolean {
	return draft.edit.text !== draft.saved;
}

/** Drafts with the one of the call in front; what the daemon has is taken over where nothing was typed. */
export function adoptCall(drafts: Drafts, call: DeskCall, shown: string | undefined): Drafts {
	const {customer, note = '', noteSavedAt: savedAt} = call;
	const caller = customer.contactName ?? customer.callerName ?? customer.callerNumber;
	const known = draftOf(drafts, call.id);
	if (known === undefined) {
		const fresh: Draft = {
			callId: call.id,
			caller,
			edit: editOf(note),
			saved: note,
			savedAt,
			sending: undefined,
			refused: undefined,
		};
		return [...drafts, fresh].filter(
			(draft, index, all) =>
				index >= all.length - keptDrafts || isUnsaved(draft) || draft.callId === shown,
		);
	}
	// What was typed here is newer than what the daemon had when it sent this.
	const isOurs = isUnsaved(known) || known.sending !== undefined;
	const isNewer = savedAt !== undefined && savedAt > (known.savedAt ?? 0);
	const hasNews = !isOurs && isNewer && known.saved !== note;
	if (!hasNews && caller === known.caller) return drafts;
	const news = hasNews ? {edit: editOf(note), saved: note, savedAt} : {};
	return changeDraft(drafts, call.id, {caller, ...news});
}

/** Drafts with members of one replaced. */
export function changeDraft(drafts: Drafts, callId: string, change: Partial<Draft>): Drafts {
	return drafts.map((draft) => (draft.callId === callId ? {...draft, ...change} : draft));
}

/** Drafts after a key in the note of `callId`, and whether its text changed. */
export function typeNote(
	drafts: Drafts,
	callId: string,
	key: KeyPress,
): {readonly drafts: Drafts; readonly isChanged: boolean} {
	const draft = draftOf(drafts, callId);
	if (draft === undefined) return {drafts, isChanged: false};
	const rules = {isMultiline: true, maxLength: maxNoteLength};
	const {edit, outcome} = editText(draft.edit, key, rules);
	if (outcome === 'ignored') return {drafts, isChanged: false};
	const isChanged = outcome === 'changed';
	const refused = isChanged ? undefined : draft.refused;
	return {drafts: changeDraft(drafts, callId, {edit, refused}), isChanged};
}

/** The drafts to send now: unsaved, not refused, and not on their way already. */
export function dueDrafts(drafts: Drafts): readonly Draft[] {
	return drafts.filter(
		(draft) => isUnsaved(draft) && draft.sending === undefined && draft.refused === undefined,
	);
}
