/** Notes on the desk: which one is shown, when they are sent, what comes of it. Pure. */
import type {DeskView} from '@plateau/core/protocol';
import {isConsulted} from './desk-call.ts';
import type {DeskModel} from './desk-state.ts';
import {changeDraft, type Draft, draftOf, dueDrafts, noteSaveMs} from './notes.ts';
import {refusalNotice} from './reasons.ts';
import type {CommandRequest, Heard, Step} from './shell-types.ts';

/** Refusals that say nothing about the note: it is sent again. */
const passing: ReadonlySet<string> = new Set([
	'link-down',
	'link-lost',
	'no-answer',
	'not-logged-in',
	'daemon-busy',
	'too-many-commands',
]);
/** How long to wait before a note is sent again after one of these. */
const noteRetryMs = 2000;

/** Which call's note is shown. A note being typed stays, unless its agent answered another call here. */
export function noteAfter(before: DeskModel, {call}: DeskView): string | undefined {
	const {field, noteCallId, answeredCallId} = before;
	const isTyping = field === 'note';
	const isNone = call === undefined || call.state === 'ringing' || isConsulted(call);
	if (isNone) return isTyping ? noteCallId : undefined;
	return isTyping && answeredCallId !== call.id && noteCallId !== undefined ? noteCallId : call.id;
}

/** Sends every note that the daemon does not have yet. */
export function saveNotes(model: DeskModel): Step<DeskModel> {
	const due = dueDrafts(model.drafts);
	if (due.length === 0) return {model};
	let {drafts} = model;
	const requests: CommandRequest[] = [];
	for (const {callId, edit} of due) {
		drafts = changeDraft(drafts, callId, {sending: edit.text});
		const args = {callId, text: edit.text};
		requests.push({type: 'command', name: 'save-note', args, tag: callId});
	}
	return {model: {...model, drafts}, requests};
}

/** What the daemon's answer means for a note: saved, refused for good, or to be sent again. */
export function hearNoteAnswer(
	model: DeskModel,
	callId: string,
	answer: Extract<Heard, {type: 'answer'}>['answer'],
): Step<DeskModel> {
	const draft = draftOf(model.drafts, callId);
	if (draft === undefined) return {model};
	const changed = (change: Partial<Draft>): DeskModel => ({
		...model,
		drafts: changeDraft(model.drafts, callId, {sending: undefined, ...change}),
	});
	if (answer.ok) {
		const saved = draft.sending ?? draft.saved;
		const {savedAt} = answer.result as {savedAt: number};
		const next = changed({saved, savedAt, refused: undefined});
		// More was typed meanwhile: its own pause may have come and gone.
		const isBehind = draft.edit.text !== saved;
		return {model: next, requests: isBehind ? [{type: 'timer', id: 'notes', ms: noteSaveMs}] : []};
	}
	const {code} = answer.refusal;
	if (!passing.has(code))
		return {model: changed({refused: code}), notice: refusalNotice(answer.refusal)};
	return {model: changed({}), requests: [{type: 'timer', id: 'notes', ms: noteRetryMs}]};
}
