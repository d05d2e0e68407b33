/**
 * The agent's desk as a program of the shell, pure: where the agent is, and what keys and clicks do. What it
 * hears is in desk-hear.ts, what it holds in desk-state.ts, notes in notes.ts, drawing in screens/.
 */

import type {Account} from '@plateau/core/protocol';
import {
	callText,
	deskText,
	internalText,
	officeText,
	parkText,
	type Sentence,
	waitingText,
} from '@plateau/core/text';
import {agentTable} from '../keys/agent.ts';
import type {KeyPress} from '../terminal/key-press.ts';
import {actOnDesk} from './desk-actions.ts';
import {isConsulted, lineOf, restingControl} from './desk-call.ts';
import {hasControlField, pointAtTarget, typeInControl} from './desk-call-actions.ts';
import {hearOnDesk} from './desk-hear.ts';
import {saveNotes} from './desk-notes.ts';
import {type DeskModel, type DeskStart, deskState, isSignedIn, offeredWork} from './desk-state.ts';
import {pointAtWaiting} from './desk-waiting.ts';
import {editText} from './edit-text.ts';
import {noteSaveMs, typeNote} from './notes.ts';
import type {Context, Program, Step} from './shell-types.ts';

/** The desk as a program of the shell. */
export function deskProgram(start: DeskStart = {}): Program<DeskModel> {
	return {
		title: deskText.desk,
		table: agentTable,
		begin,
		contexts: contextsOfDesk,
		focus: focusOfDesk,
		takesLetters,
		subject: (model) =>
			model.desk?.call?.id ??
			offeredWork(model)?.id ??
			model.desk?.calledBy?.callId ??
			model.signIn.selected ??
			'',
		act: actOnDesk,
		type: typeInDesk,
		point: pointAtDesk,
		hear: (model, heard, context) => hearOnDesk(model, heard, context, start),
		pace: (model) => (isSignedIn(model) ? 'second' : 'minute'),
		staysBecause: (model) =>
			['ringing', 'dialling', 'talking'].includes(deskState(model))
				? {sentence: deskText.liveCall}
				: undefined,
		parting: (model) => saveNotes(model).requests ?? [],
		reason: (code) => ownReasons[code],
		brief: (code) => briefReasons[code],
	};
}

const ownReasons: Readonly<Record<string, Sentence>> = {
	'no-note': deskText.noNote,
	'no-call': deskText.noCall,
	'free-phone': deskText.freePhone,
	'supervisors-only': deskText.supervisorsOnly,
	'no-more-time': deskText.noMoreTime,
	'in-conference': callText.inConference,
	'in-conference-already': callText.joinedAlready,
	'nothing-in-hand': officeText.nothingInHand,
	'nothing-parked': parkText.nothing,
	'nobody-waits': waitingText.nobody,
	'taker-not-ready': waitingText.ownNotReady,
	'take-not-allowed': waitingText.noQueue,
};

const briefReasons: Readonly<Record<string, Sentence>> = {
	'no-note': deskText.noCallYet,
	'disposition-needed': deskText.dispositionMissing,
	'phone-cannot-answer': deskText.liftHandset,
	'free-phone': deskText.phoneFree,
	'supervisors-only': deskText.forSupervisors,
	'nothing-pending': deskText.nothingNext,
	'wrap-up-fixed': deskText.endsByItself,
	'wrap-up-not-extendable': deskText.notHere,
	'wrap-up-not-optional': deskText.notHere,
	'no-more-time': deskText.usedUp,
	'recording-off': deskText.notHere,
	'recording-opted-out': deskText.recordRefused,
	'recording-not-ready': deskText.recordBusy,
	'not-recording': deskText.recordNone,
	'already-held': callText.heldBrief,
	'held-at-phone': callText.phoneHoldsBrief,
	'internal-call': internalText.brief,
	'in-conference': callText.conferenceBrief,
	'in-conference-already': callText.conferenceBrief,
	held: callText.resumeFirst,
	'consult-not-answered': callText.notAnsweredBrief,
	'consult-going-on': callText.consultFirstBrief,
	'order-pending': callText.oneMoment,
	'nothing-in-hand': officeText.nothingInHandBrief,
	'no-message': officeText.messageBrief,
	'nothing-parked': parkText.nothingBrief,
	'nobody-waits': waitingText.nobodyBrief,
	'taker-not-ready': waitingText.ownNotReadyBrief,
	'take-not-allowed': deskText.notHere,
};

function begin(account: Account): Step<DeskModel> {
	return {
		model: {
			login: account.login,
			role: account.role,
			me: undefined,
			desk: undefined,
			signIn: {selected: undefined, isAsking: false, isTried: false},
			field: 'none',
			drafts: [],
			noteCallId: undefined,
			answeredCallId: undefined,
			name: undefined,
			menu: undefined,
			sentDisposition: undefined,
			control: restingControl,
			asked: undefined,
			waiting: undefined,
			declineAskedFor: undefined,
			recordAskedFor: undefined,
		},
		requests: [{type: 'subscribe', view: 'me'}],
	};
}

/** Where the agent is, innermost first. */
export function contextsOfDesk(model: DeskModel): readonly string[] {
	if (model.me === undefined) return [];
	if (model.me.agentId === undefined) return ['no-agent'];
	if (!isSignedIn(model)) return ['sign-in'];
	const {menu, field, desk} = model;
	const control = openControl(model);
	const inner = menu === undefined ? control : [`${menu.kind}-menu`, 'menu'];
	const own = field === 'none' || inner.length > 0 ? [] : [field];
	const rings = offeredWork(model) === undefined ? [] : ['offered'];
	const line = lineOf(desk?.call);
	const isOthers = isConsulted(desk?.call) && deskState(model) === 'talking';
	const state = isOthers ? 'consulted' : deskState(model);
	const called = calledContexts(model);
	return [
		...inner,
		...own,
		...rings,
		...called,
		...(line === undefined ? [] : [line]),
		state,
		'desk',
	];
}

/** A colleague calls, or talks, on the phone; nothing of the desk's own is in front then. */
function calledContexts({desk}: DeskModel): readonly string[] {
	const {calledBy} = desk ?? {};
	if (calledBy === undefined || desk?.call !== undefined) return [];
	return [calledBy.state === 'ringing' ? 'called' : 'called-talk'];
}

/** The context of what is open over the panes: the list of waiting calls, or call control. */
function openControl({control, waiting}: DeskModel): readonly string[] {
	if (waiting !== undefined) return ['waiting-list'];
	if (control.keypad !== undefined) return ['keypad'];
	if (control.finder === undefined) return [];
	return [control.finder.chosen === undefined ? 'finder' : 'finder-how'];
}

function focusOfDesk(model: DeskModel): 'none' | 'field' {
	if (model.menu !== undefined) return 'none';
	if (openControl(model).length > 0) return hasControlField(model) ? 'field' : 'none';
	return model.field === 'none' ? 'none' : 'field';
}

/** A list from which somebody was taken a moment ago has what it wanted. */
function takesLetters(model: DeskModel): boolean {
	const {menu, field, waiting} = model;
	if (waiting?.isAsking === true) return false;
	return menu !== undefined || field !== 'none' || openControl(model).length > 0;
}

function typeInDesk(model: DeskModel, key: KeyPress, context: Context): Step<DeskModel> {
	if (hasControlField(model)) return typeInControl(model, key, context);
	if (model.field === 'name' && model.name !== undefined) {
		const {edit} = editText(model.name.edit, key, {maxLength: 200});
		return {model: {...model, name: {...model.name, edit}}};
	}
	const {noteCallId} = model;
	if (model.field !== 'note' || noteCallId === undefined) return {model};
	const {drafts, isChanged} = typeNote(model.drafts, noteCallId, key);
	return {
		model: {...model, drafts},
		requests: isChanged ? [{type: 'timer', id: 'notes', ms: noteSaveMs}] : [],
	};
}

function pointAtDesk(model: DeskModel, key: KeyPress, context: Context): Step<DeskModel> {
	const {target} = key;
	if (key.name !== 'click' || target?.item === undefined) return {model};
	if (target.pane === 'menu' && model.menu !== undefined) {
		const selected = Number(target.item);
		const marked = {...model, menu: {...model.menu, selected}};
		return actOnDesk(marked, {id: 'menu-choose'}, context);
	}
	if (target.pane === 'waiting') return pointAtWaiting(model, target.item, context);
	if (target.pane === 'finder') return pointAtTarget(model, target.item, context);
	if (target.pane === 'phones' && !isSignedIn(model)) {
		return {model: {...model, signIn: {...model.signIn, selected: target.item}}};
	}
	return {model};
}
