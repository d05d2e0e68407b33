/** What each of the desk's actions does: one entry an id of keys/agent.ts. Pure. */
import type {CommandName} from '@plateau/core/protocol';
import {callText, deskText} from '@plateau/core/text';
import {digitOf, keyPress} from '../terminal/key-press.ts';
import {isConsulted} from './desk-call.ts';
import {callActs, closeControl, isSeeking} from './desk-call-actions.ts';
import {saveNotes} from './desk-notes.ts';
import {chooseParked, openParked} from './desk-parked.ts';
import {
	type DeskMenu,
	type DeskModel,
	deskState,
	dispositionItems,
	isBeingMade,
	type MenuItem,
	menuItems,
	noteToOpen,
	offeredWork,
	phonesOf,
	selectedPhone,
} from './desk-state.ts';
import {waitingActs} from './desk-waiting.ts';
import {chooseOfWork, finishOnly, giveBackOnly, hearMessage, openHand} from './desk-work.ts';
import {editOf} from './edit-text.ts';
import {typeNote} from './notes.ts';
import type {ActionCall, CommandRequest, Context, Request, Step} from './shell-types.ts';

type Act = (model: DeskModel, call: ActionCall, context: Context) => Step<DeskModel>;

/** F8 just as a call begins to ring was meant for the call before. */
const settleMs = 1000;

/** Runs one of the desk's actions. */
export const actOnDesk: Act = (model, call, context) =>
	acts[call.id]?.(model, call, context) ?? {model};

const acts: Readonly<Record<string, Act>> = {
	...callActs,
	...waitingActs,
	answer: (model) => ({
		model: {...model, answeredCallId: model.desk?.call?.id},
		requests: [own('answer')],
	}),
	decline: (model, _, {now}) => {
		const {calledBy} = model.desk ?? {};
		const call =
			model.desk?.call ?? offeredWork(model) ?? (calledBy && {id: calledBy.callId, ...calledBy});
		if (call === undefined) return {model};
		if (now - call.since < settleMs && model.declineAskedFor !== call.id) {
			return {
				model: {...model, declineAskedFor: call.id},
				notice: {sentence: deskText.justRinging, tone: 'warn'},
			};
		}
		return {model, requests: [own('decline')]};
	},
	'pick-up': (model, {argument}) => openParked(model, argument),
	work: (model) => openHand(model),
	'hear-message': (model) => hearMessage(model),
	'finish-work': (model) => finishOnly(model),
	'give-back-work': (model) => giveBackOnly(model),
	'hang-up': (model) => ({model, requests: [own('hang-up')]}),
	'stop-dialling': (model) => ({model, requests: [own('hang-up')]}),
	finish: (model) => {
		// The note first: the daemon takes them in this order.
		const saved = saveNotes(model);
		const next = {...saved.model, field: 'none' as const};
		return {model: next, requests: [...(saved.requests ?? []), own('finish-wrap-up')]};
	},
	extend: (model) => ({model, requests: [own('extend-wrap-up')]}),
	'want-wrap-up': (model) => {
		const wanted = model.desk?.call?.wrapUp?.wanted !== true;
		return {model, requests: [{type: 'command', name: 'want-wrap-up', args: {wanted}}]};
	},
	record: (model) => record(model),
	'private-call': (model) => ({
		model,
		requests: [{type: 'command', name: 'opt-out-recording', args: {reason: 'private'}}],
	}),
	'stop-recording': (model) => ({model, requests: [own('stop-recording')]}),
	disposition: (model, call) => {
		const digit = chosenDigit(call);
		const items = dispositionItems(model);
		const item =
			digit === undefined ? byName(items, call.argument) : items.find((one) => one.digit === digit);
		if (digit === undefined && call.argument === undefined) return openMenu(model, 'disposition');
		return item === undefined ? noSuchChoice(model) : choose(model, item, 'disposition');
	},
	dispositions: (model) => openMenu(model, 'disposition'),
	name: (model, {argument}) => {
		const customer = model.desk?.call?.customer;
		if (customer === undefined) return {model};
		const text = argument ?? customer.contactName ?? customer.callerName ?? '';
		const name = {partyId: customer.partyId, edit: editOf(text)};
		if (argument !== undefined) return saveName({...model, name});
		const closed = closeControl(model);
		const saved = saveNotes(closed.model);
		return {
			model: {...saved.model, field: 'name', name, menu: undefined},
			requests: [...(closed.requests ?? []), ...(saved.requests ?? [])],
		};
	},
	'save-name': (model) => saveName(model),
	'leave-name': (model) => ({model: {...model, field: 'none', name: undefined}}),
	note: (model, {argument}) => {
		const callId = noteToOpen(model);
		if (callId === undefined) return {model};
		if (argument !== undefined) return addToNote(model, callId, argument);
		// Again from the note of the call in front: back to the desk.
		const isOpen = model.field === 'note' && model.noteCallId === callId;
		if (isOpen && !isSeeking(model)) return leaveNote(model);
		const closed = closeControl(model);
		const saved = saveNotes(closed.model);
		const next = {...saved.model, field: 'note' as const, noteCallId: callId, name: undefined};
		return {
			model: {...next, menu: undefined},
			requests: [...(closed.requests ?? []), ...(saved.requests ?? [])],
		};
	},
	'leave-note': (model) => leaveNote(model),
	presence: (model, {argument}) => {
		if (argument === undefined) {
			return model.menu?.kind === 'presence'
				? {model: {...model, menu: undefined}}
				: openMenu(model, 'presence');
		}
		const items = menuItems(model, {kind: 'presence'});
		const item = items.find(({digit}) => String(digit) === argument) ?? byName(items, argument);
		return item === undefined ? noSuchChoice(model) : choose(model, item, 'presence');
	},
	'ask-help': (model) => {
		const isUp = model.desk?.agent.handSince !== undefined;
		return {model, requests: [own(isUp ? 'lower-hand' : 'raise-hand')]};
	},
	'cancel-next': (model) => ({model, requests: [own('cancel-pending-presence')]}),
	'menu-cancel-next': (model) => ({
		model: {...model, menu: undefined},
		requests: [own('cancel-pending-presence')],
	}),
	'sign-out': (model) => signOut(model),
	'open-board': (model) => {
		// As with closing: a call that is live has its desk.
		if (['ringing', 'talking'].includes(deskState(model))) {
			return {model, notice: {sentence: deskText.liveCall, tone: 'warn'}};
		}
		const saved = saveNotes(model);
		return {...saved, requests: [...(saved.requests ?? []), {type: 'open', screen: 'board'}]};
	},
	'menu-up': (model) => moveMenu(model, -1),
	'menu-down': (model) => moveMenu(model, 1),
	'menu-close': (model) => ({model: {...model, menu: undefined}}),
	'menu-choose': (model, _, context) => {
		const {menu} = model;
		const item = menu && menuItems(model, menu)[menu.selected];
		if (menu === undefined || item === undefined) return {model};
		if (menu.kind !== 'consult') return chooseFrom(model, item, menu);
		if (item.isOff === true) {
			return {model, notice: {sentence: callText.consultNotAnswered, tone: 'warn'}};
		}
		return actOnDesk(model, {id: item.id}, context);
	},
	'menu-pick': (model, call) => {
		const {menu} = model;
		const digit = chosenDigit(call);
		if (menu === undefined || digit === undefined) return {model};
		const item = menuItems(model, menu).find((one) => one.digit === digit);
		if (menu.kind === 'consult') return {model};
		return item === undefined ? noSuchChoice(model) : chooseFrom(model, item, menu);
	},
	'sign-in': (model, {argument}) => signIn(model, {phoneId: argument}),
	'sign-in-ready': (model, {argument}) => signIn(model, {phoneId: argument, ready: true}),
	'sign-in-nailed': (model, {argument}) =>
		signIn(model, {phoneId: argument, ready: true, nailedUp: true}),
	'take-over': (model, {argument}) => signIn(model, {phoneId: argument, takeover: true}),
	'phone-up': (model) => movePhone(model, -1),
	'phone-down': (model) => movePhone(model, 1),
};

/** A command about oneself, without arguments. */
function own(
	name: Extract<
		CommandName,
		| 'answer'
		| 'decline'
		| 'hang-up'
		| 'finish-wrap-up'
		| 'extend-wrap-up'
		| 'cancel-pending-presence'
		| 'sign-out'
		| 'pause-recording'
		| 'resume-recording'
		| 'stop-recording'
		| 'raise-hand'
		| 'lower-hand'
	>,
): CommandRequest {
	return {type: 'command', name, args: {}};
}

/** Starts, pauses or resumes, as it stands; asks once where the caller must be told by the agent. */
function record(model: DeskModel): Step<DeskModel> {
	const call = model.desk?.call;
	if (call?.recording === undefined) return {model};
	const {state, needsWord} = call.recording;
	if (state === 'paused') return {model, requests: [own('resume-recording')]};
	if (isBeingMade(call.recording)) return {model, requests: [own('pause-recording')]};
	if (needsWord === true && model.recordAskedFor !== call.id) {
		return {
			model: {...model, recordAskedFor: call.id},
			notice: {sentence: deskText.recordTold, tone: 'warn'},
		};
	}
	const args = needsWord === true ? {told: true} : {};
	return {
		model: {...model, recordAskedFor: undefined},
		requests: [{type: 'command', name: 'start-recording', args}],
	};
}

function noSuchChoice(model: DeskModel): Step<DeskModel> {
	return {model, notice: {sentence: deskText.noSuchChoice, tone: 'warn'}};
}

/** The item a person named, in either language or by its id. */
function byName(items: readonly MenuItem[], name: string | undefined): MenuItem | undefined {
	const wanted = name?.toLowerCase();
	return items.find(
		({id, label}) =>
			id.replace(/^reason:/, '') === wanted || label.some((one) => one.toLowerCase() === wanted),
	);
}

function openMenu(model: DeskModel, kind: 'presence' | 'disposition'): Step<DeskModel> {
	const items = menuItems(model, {kind});
	if (items.length === 0) {
		return {model, notice: {sentence: deskText.dispositionNone, tone: 'warn'}};
	}
	const current = items.findIndex(({isCurrent}) => isCurrent);
	return {model: {...model, menu: {kind, selected: Math.max(0, current)}}};
}

function moveMenu(model: DeskModel, by: number): Step<DeskModel> {
	const {menu} = model;
	if (menu === undefined) return {model};
	const last = menuItems(model, menu).length - 1;
	const selected = Math.max(0, Math.min(last, menu.selected + by));
	return {model: {...model, menu: {...menu, selected}}};
}

function chooseFrom(model: DeskModel, item: MenuItem, menu: DeskMenu): Step<DeskModel> {
	const {kind} = menu;
	if (kind === 'work' || kind === 'work-end') return chooseOfWork(model, item, menu);
	if (kind === 'parked') return chooseParked(model, item);
	// Its letters are keys of their own.
	if (kind === 'consult') return {model};
	return choose(model, item, kind);
}

function choose(
	model: DeskModel,
	{id}: MenuItem,
	kind: 'presence' | 'disposition',
): Step<DeskModel> {
	const closed = {...model, menu: undefined};
	if (kind === 'disposition') {
		const callId = model.desk?.call?.id;
		if (callId === undefined) return {model: closed};
		const args = {callId, dispositionId: id};
		return {
			model: {...closed, sentDisposition: {callId, id}},
			requests: [{type: 'command', name: 'set-disposition', args}],
		};
	}
	if (id === 'sign-out') return signOut(closed);
	const presence =
		id === 'available'
			? {state: 'available' as const}
			: {state: 'not-ready' as const, reasonId: id.replace(/^reason:/, '')};
	return {
		model: closed,
		requests: [{type: 'command', name: 'set-presence', args: {presence}}],
	};
}

function signOut(model: DeskModel): Step<DeskModel> {
	const saved = saveNotes(model);
	return {...saved, requests: [...(saved.requests ?? []), own('sign-out')]};
}

function saveName(model: DeskModel): Step<DeskModel> {
	const {name} = model;
	if (name === undefined) return {model};
	const text = name.edit.text.trim();
	return {
		model: {...model, field: 'none', name: undefined},
		requests: [
			{
				type: 'command',
				name: 'name-customer',
				args: {partyId: name.partyId, name: text},
				tag: text,
			},
		],
	};
}

/** Leaves the note: what was typed is sent now, and the call in front has its own note again. */
function leaveNote(model: DeskModel): Step<DeskModel> {
	const call = model.desk?.call;
	const isFront = call !== undefined && deskState(model) !== 'ringing' && !isConsulted(call);
	const noteCallId = isFront ? call.id : undefined;
	return saveNotes({...model, field: 'none', noteCallId});
}

/** Words typed after `note` in the line mode: added on a line of their own. */
function addToNote(model: DeskModel, callId: string, text: string): Step<DeskModel> {
	const before = model.drafts.find((draft) => draft.callId === callId)?.edit.text ?? '';
	const key = {...keyPress('paste'), text: before === '' ? text : `\n${text}`};
	const atEnd = model.drafts.map((draft) =>
		draft.callId === callId ? {...draft, edit: editOf(draft.edit.text)} : draft,
	);
	return saveNotes({...model, drafts: typeNote(atEnd, callId, key).drafts});
}

function signIn(
	model: DeskModel,
	how: {
		readonly phoneId?: string | undefined;
		readonly ready?: boolean;
		readonly takeover?: boolean;
		readonly nailedUp?: boolean;
	},
): Step<DeskModel> {
	const phoneId = how.phoneId ?? selectedPhone(model)?.id;
	if (phoneId === undefined || model.signIn.isAsking) return {model};
	const request: Request = {
		type: 'command',
		name: 'sign-in',
		args: {
			phoneId,
			...(how.takeover === true ? {takeover: true} : {}),
			...(how.nailedUp === true ? {nailedUp: true} : {}),
			...(how.ready === true ? {presence: {state: 'available' as const}} : {}),
		},
	};
	const asking = {...model.signIn, selected: phoneId, isAsking: true};
	return {model: {...model, signIn: asking}, requests: [request]};
}

function movePhone(model: DeskModel, by: number): Step<DeskModel> {
	const phones = phonesOf(model);
	const at = phones.findIndex(({id}) => id === selectedPhone(model)?.id);
	const to = phones[Math.max(0, Math.min(phones.length - 1, at + by))];
	return {model: {...model, signIn: {...model.signIn, selected: to?.id}}};
}

/** The digit an action was asked with: its key, or the word typed after it. */
function chosenDigit(call: ActionCall): number | undefined {
	if (call.key !== undefined) return digitOf(call.key);
	return call.argument !== undefined && /^\d$/.test(call.argument)
		? Number(call.argument)
		: undefined;
}
