/**
 * The agent's desk, pure: what keys, views, answers and timers do to it, and what it asks for. What
 * it holds is in desk-state.ts, notes in notes.ts, drawing in screens/.
 */
import type {Account, DeskView, Label, MeView} from '@plateau/core/protocol';
import {
	callText,
	deskText,
	internalText,
	officeText,
	parkText,
	type Sentence,
	waitingText,
} from '@plateau/core/text';
import type {Country} from '../format/phone-number.ts';
import {agentTable} from '../keys/agent.ts';
import type {KeyPress} from '../terminal/key-press.ts';
import {actOnDesk} from './desk-actions.ts';
import {isConsulted, lineOf, restingControl} from './desk-call.ts';
import {
	controlAfter,
	hasControlField,
	hearTargets,
	pointAtTarget,
	typeInControl,
} from './desk-call-actions.ts';
import {controlNotice, takeOverNotice} from './desk-call-notice.ts';
import {hearNoteAnswer, noteAfter, saveNotes} from './desk-notes.ts';
import {type DeskModel, deskState, isSignedIn, offeredWork} from './desk-state.ts';
import {
	closeWaiting,
	hearTaken,
	hearWaiting,
	ownRefusal,
	pointAtWaiting,
	waitingAfter,
} from './desk-waiting.ts';
import {dialNotice} from './dial.ts';
import {editText} from './edit-text.ts';
import {adoptCall, noteSaveMs, typeNote} from './notes.ts';
import {refusalNotice} from './reasons.ts';
import type {Context, Heard, Notice, Program, Request, Step} from './shell-types.ts';

/** What the desk was opened with. */
export interface DeskStart {
	/** Sign in with this phone at once. */
	readonly phone?: string | undefined;
	/** Be available as soon as signed in. */
	readonly ready?: boolean | undefined;
	/** With the headset connected once for all calls. */
	readonly nailedUp?: boolean | undefined;
}

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
		hear: (model, heard, context) => hear(model, heard, context, start),
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

function hear(model: DeskModel, heard: Heard, context: Context, start: DeskStart): Step<DeskModel> {
	switch (heard.type) {
		case 'view':
			if (heard.view === 'me') return waitingAfter(hearMe(model, heard.data, start));
			if (heard.view === 'desk') return waitingAfter(hearDesk(model, heard.data, context));
			if (heard.view === 'targets') return hearTargets(model, heard.data, context);
			return heard.view === 'waiting' ? hearWaiting(model, heard.data, context) : {model};
		case 'view-ended': {
			const {model: left} = heard.view === 'waiting' ? closeWaiting(model) : {model};
			return {model: left, notice: refusalNotice(heard.refusal)};
		}
		case 'answer':
			return heard.name === 'take-call' ? hearTaken(model, heard) : hearAnswer(model, heard);
		case 'timer':
			return heard.id === 'notes' ? saveNotes(model) : {model};
		case 'link': {
			const {state, account} = heard.link;
			const isUp = state.state === 'up' && account !== undefined;
			// What was typed while it was down goes now.
			return isUp && context.link.state.state === 'up' ? saveNotes(model) : {model};
		}
	}
}

function hearMe(before: DeskModel, me: MeView, start: DeskStart): Step<DeskModel> {
	const model = {...before, me};
	if (me.agentId === undefined) return {model};
	const requests: Request[] = [{type: 'subscribe', view: 'desk', scope: me.agentId}];
	const isFirst = !model.signIn.isTried;
	if (me.signedIn) {
		const signIn = {...model.signIn, isAsking: false, isTried: true};
		const isOther = isFirst && start.phone !== undefined && start.phone !== me.phoneId;
		return {
			model: {...model, signIn},
			requests,
			notice: isOther
				? refusalNotice({code: 'already-signed-in', params: {phoneId: me.phoneId ?? ''}})
				: undefined,
		};
	}
	if (!isFirst || start.phone === undefined) {
		return {model: {...model, signIn: {...model.signIn, isTried: true}}, requests};
	}
	const signIn = {selected: start.phone, isAsking: true, isTried: true};
	const presence = start.ready === true ? {presence: {state: 'available' as const}} : {};
	const nailedUp = start.nailedUp === true ? {nailedUp: true} : {};
	return {
		model: {...model, signIn},
		requests: [
			...requests,
			{type: 'command', name: 'sign-in', args: {phoneId: start.phone, ...nailedUp, ...presence}},
		],
	};
}

function hearDesk(before: DeskModel, desk: DeskView, {link}: Context): Step<DeskModel> {
	const {call} = desk;
	const drafts =
		call === undefined || call.state === 'ringing' || isConsulted(call)
			? before.drafts
			: adoptCall(before.drafts, call, before.noteCallId);
	const heard: DeskModel = {
		...before,
		desk,
		drafts,
		noteCallId: noteAfter(before, desk),
		...(before.name !== undefined && before.name.partyId !== call?.customer.partyId
			? {name: undefined, field: before.field === 'name' ? 'none' : before.field}
			: {}),
		sentDisposition:
			call !== undefined && call.dispositionId === before.desk?.call?.dispositionId
				? before.sentDisposition
				: undefined,
		menu: menuAfter(before, desk),
	};
	const {model, requests = []} = controlAfter(heard, before.desk);
	const country = (link.facts?.country ?? 'FR') as Country;
	const rings = call?.state === 'ringing';
	const rang = before.desk?.call?.state === 'ringing' && before.desk.call.id === call?.id;
	return {
		model,
		requests:
			(rings && !rang) || isNewOffer(before, desk) ? [...requests, {type: 'bell'}] : requests,
		notice:
			requestNotice(before.desk, desk) ??
			controlNotice(before.desk, desk, country) ??
			takeOverNotice(before.desk, desk) ??
			dialNotice(before.desk, desk, country) ??
			handNotice(before.desk, desk),
	};
}

/** Said when a hand that was up is down: help came, or it was taken back. */
function handNotice(before: DeskView | undefined, {agent}: DeskView): Notice | undefined {
	const wasUp = before?.agent.handSince !== undefined;
	return wasUp && agent.handSince === undefined && agent.presence.state !== 'logged-out'
		? {sentence: deskText.handDown, tone: 'good'}
		: undefined;
}

/** A menu whose subject is gone closes by itself. */
function menuAfter(
	{menu}: DeskModel,
	{call, inHand = [], parked = {}}: DeskView,
): DeskModel['menu'] {
	if (menu?.kind === 'disposition') return call === undefined ? undefined : menu;
	if (menu?.kind === 'parked') return Object.keys(parked).length === 0 ? undefined : menu;
	if (menu?.kind === 'work') return inHand.length === 0 ? undefined : menu;
	if (menu?.kind !== 'work-end') return menu;
	return inHand.some(({id}) => id === menu.workId) ? menu : undefined;
}

function isNewOffer(before: DeskModel, {offered}: DeskView): boolean {
	if (offered === undefined) return false;
	const {desk} = before;
	return desk?.offered?.id !== offered.id || desk.offered.since !== offered.since;
}

/** Said when what was asked of a supervisor is theirs now, or waits no longer. */
function requestNotice(
	before: DeskView | undefined,
	{agent, reasons}: DeskView,
): Notice | undefined {
	const asked = before?.agent.requested;
	if (asked === undefined || agent.requested?.reasonId === asked.reasonId) return undefined;
	const wishes = [agent.presence, agent.pendingPresence];
	const isTheirs = wishes.some(
		(wish) => wish?.state === 'not-ready' && wish.reasonId === asked.reasonId,
	);
	const label = reasons[asked.reasonId];
	const id = asked.reasonId;
	return isTheirs
		? {sentence: named(deskText.pauseGranted, label, id), tone: 'good'}
		: {sentence: named(deskText.pauseNotWaiting, label, id), tone: 'warn'};
}

/** The reason's name stands in the sentence in each language. */
function named([en, fr]: Sentence, label: Label | undefined, id: string): Sentence {
	return [en.replace('{reason}', label?.en ?? id), fr.replace('{reason}', label?.fr ?? id)];
}

function hearAnswer(
	model: DeskModel,
	{name, tag, answer}: Extract<Heard, {type: 'answer'}>,
): Step<DeskModel> {
	if (name === 'save-note') return hearNoteAnswer(model, tag ?? '', answer);
	if (name === 'sign-in') {
		const next = {...model, signIn: {...model.signIn, isAsking: false}};
		if (answer.ok) return {model: next};
		// Somebody signed this agent in at the same phone meanwhile: that is what was wanted.
		const {code, params} = answer.refusal;
		const isThere = code === 'already-signed-in' && params?.['phoneId'] === model.signIn.selected;
		if (isThere) return {model: next};
		const phone = model.me?.phones[model.signIn.selected ?? ''];
		if (answer.refusal.code === 'phone-held' && phone !== undefined) {
			const params = {phoneId: phone.id, name: phone.heldByName ?? phone.heldBy ?? ''};
			return {model: next, notice: {sentence: deskText.takeOver, params, tone: 'warn'}};
		}
		return {model: next, notice: refusalNotice(answer.refusal)};
	}
	if (!answer.ok) {
		const isUnsent = name === 'set-disposition';
		return {
			model: isUnsent ? {...model, sentDisposition: undefined} : model,
			notice: ownRefusal(model, answer.refusal),
		};
	}
	// Muted is on the screen; that it is so no longer is worth a word.
	if (name === 'mute' && tag === 'unmuted') {
		return {model, notice: {sentence: callText.tellUnmuted, tone: 'good'}};
	}
	if (name === 'play-message') return {model, notice: {sentence: officeText.playing}};
	if (name === 'pick-up') {
		return {model, notice: {sentence: parkText.picked, params: {place: tag ?? ''}, tone: 'good'}};
	}
	if (name === 'name-customer') {
		const sentence = tag === '' ? deskText.unnamed : deskText.named;
		return {model, notice: {sentence, params: {name: tag ?? ''}}};
	}
	return {model};
}
