/** What the desk knows at one moment, and the questions its keys and its screen ask of it. Pure. */
import {systemReasons} from '@plateau/core';
import {
	type DeskCall,
	type DeskView,
	type DeskWork,
	type MeView,
	mayAct,
	type PhoneRow,
	type Role,
} from '@plateau/core/protocol';
import {callText, deskText, type Locale, officeText, type Sentence, say} from '@plateau/core/text';
import {
	answeredBlock,
	type CallControl,
	isConsulted,
	joinBlock,
	lineOf,
	swapBlock,
} from './desk-call.ts';
import {parkedItems} from './desk-parked.ts';
import type {WaitingList} from './desk-waiting.ts';
import type {Edit} from './edit-text.ts';
import {subjectOf} from './matter.ts';
import {type Drafts, draftOf} from './notes.ts';

/** An open menu. `selected` is an index into `menuItems`. */
export interface DeskMenu {
	/** `work`: which piece in hand; `work-end`: what becomes of `workId`. */
	readonly kind: 'presence' | 'disposition' | 'work' | 'work-end' | 'consult' | 'parked';
	readonly selected: number;
	readonly workId?: string;
}

/** What the desk was opened with. */
export interface DeskStart {
	/** Sign in with this phone at once. */
	readonly phone?: string | undefined;
	/** Be available as soon as signed in. */
	readonly ready?: boolean | undefined;
	/** With the headset connected once for all calls. */
	readonly nailedUp?: boolean | undefined;
}

/** The desk at one moment. */
export interface DeskModel {
	readonly login: string;
	readonly role: Role;
	readonly me: MeView | undefined;
	readonly desk: DeskView | undefined;
	readonly signIn: {
		/** Undefined: the phone used last, or the first. */
		readonly selected: string | undefined;
		readonly isAsking: boolean;
		/** The sign-in asked for on the command line was tried. */
		readonly isTried: boolean;
	};
	/** Which text field has the cursor. */
	readonly field: 'none' | 'note' | 'name';
	readonly drafts: Drafts;
	/** The call whose note is on the screen. */
	readonly noteCallId: string | undefined;
	/** The call answered with a key here: its note takes the place of the last one's. */
	readonly answeredCallId: string | undefined;
	readonly name: {readonly partyId: string; readonly edit: Edit} | undefined;
	readonly menu: DeskMenu | undefined;
	/** Chosen and sent, not yet in the view: it counts at once, or a quick finish would be refused. */
	readonly sentDisposition: {readonly callId: string; readonly id: string} | undefined;
	readonly control: CallControl;
	/** Whom the last order of a list named, as the list had them. */
	readonly asked: {readonly who: string; readonly doing: Sentence | undefined} | undefined;
	/** The open list of waiting calls. */
	readonly waiting: WaitingList | undefined;
	/** The ringing call that was asked about once more before it is declined. */
	readonly declineAskedFor: string | undefined;
	/** The call whose recording wants the agent's word that the caller was told: asked for once. */
	readonly recordAskedFor: string | undefined;
}

/** True once the desk is there and its agent sits at a phone. */
export function isSignedIn({me, desk}: DeskModel): boolean {
	return me?.signedIn === true && desk?.phone !== undefined;
}

/** True while the wallboard is not this person's to open. */
export function isAgentOnly({role}: DeskModel): boolean {
	return !mayAct(role, 'supervisor');
}

/** The state the desk's keys go by. */
export function deskState({
	desk,
}: DeskModel): 'idle' | 'ringing' | 'dialling' | 'talking' | 'wrap-up' {
	return desk?.call?.state ?? 'idle';
}

/** What rings on the desk and not on the phone; nothing while a call is in front. */
export function offeredWork({desk}: DeskModel): DeskWork | undefined {
	return desk?.call === undefined ? desk?.offered : undefined;
}

/** Why there is no work in hand to do something with, as a code. */
export function handBlock({desk}: DeskModel): string | undefined {
	return (desk?.inHand?.length ?? 0) > 0 ? undefined : 'nothing-in-hand';
}

/** The work whose message the desk's key plays: what is in hand first, then what rings. */
export function messageToHear({desk}: DeskModel): DeskWork | undefined {
	const {inHand = [], offered} = desk ?? {};
	return inHand.find(({message}) => message !== undefined) ?? (offered?.message && offered);
}

/** True while a finish would be refused for want of a disposition. */
export function needsDisposition(model: DeskModel): boolean {
	return model.desk?.call?.dispositionRequired === true && chosenDisposition(model) === undefined;
}

/** The disposition of the call in front, by its id: what was sent last, else what the view says. */
export function chosenDisposition({desk, sentDisposition}: DeskModel): string | undefined {
	const call = desk?.call;
	return call !== undefined && sentDisposition?.callId === call.id
		? sentDisposition.id
		: call?.dispositionId;
}

/** The call whose note F7 opens: the one in front, or the last one. */
export function noteToOpen({desk, drafts, noteCallId}: DeskModel): string | undefined {
	const call = desk?.call;
	const isOwn = call !== undefined && call.state !== 'ringing' && !isConsulted(call);
	if (isOwn) return call.id;
	return noteCallId ?? drafts.findLast(({callId}) => callId !== call?.id)?.callId;
}

/** True when F7 has a note to open. */
export function hasNoteToOpen(model: DeskModel): boolean {
	return draftOf(model.drafts, noteToOpen(model)) !== undefined;
}

/** True while a presence waits for the end of a call, or for a supervisor's word. */
export function hasPendingPresence({desk}: DeskModel): boolean {
	return desk?.agent.pendingPresence !== undefined || desk?.agent.requested !== undefined;
}

/** Why the wrap-up cannot be finished now, as a code. */
export function finishBlock(model: DeskModel): string | undefined {
	const {agent, call} = model.desk ?? {};
	if (call?.wrapUp?.mode === 'fixed' && agent?.wrapUpEndsAt !== undefined) return 'wrap-up-fixed';
	return needsDisposition(model) ? 'disposition-needed' : undefined;
}

/** Why the wrap-up cannot be made longer, as a code. */
export function extendBlock({desk}: DeskModel): string | undefined {
	const {extendMs, extensionsLeft = 0} = desk?.call?.wrapUp ?? {};
	if (extendMs === undefined || desk?.agent.wrapUpEndsAt === undefined) {
		return 'wrap-up-not-extendable';
	}
	return extensionsLeft > 0 ? undefined : 'no-more-time';
}

/** Why no wrap-up can be asked for, as a code. */
export function wantBlock({desk}: DeskModel): string | undefined {
	return desk?.call?.wrapUp?.mode === 'optional' ? undefined : 'wrap-up-not-optional';
}

/** Why the recording can be neither started, paused nor resumed, as a code. */
export function recordBlock({desk}: DeskModel): string | undefined {
	const state = desk?.call?.recording?.state;
	if (state === undefined) return 'recording-off';
	if (state === 'refused') return 'recording-opted-out';
	return state === 'pausing' || state === 'stopping' ? 'recording-not-ready' : undefined;
}

/** Why the call cannot be made private, as a code. */
export function privateBlock({desk}: DeskModel): string | undefined {
	const state = desk?.call?.recording?.state;
	if (state === undefined) return 'recording-off';
	return state === 'refused' ? 'recording-opted-out' : undefined;
}

/** Why no recording can be stopped, as a code. */
export function stopRecordingBlock({desk}: DeskModel): string | undefined {
	const recording = desk?.call?.recording;
	return recording !== undefined && isBeingMade(recording) ? undefined : 'not-recording';
}

/** True while the switch has a recording of this call, or is about to. */
export function isBeingMade({state}: NonNullable<DeskCall['recording']>): boolean {
	return ['starting', 'recording', 'pausing', 'paused', 'resuming'].includes(state);
}

/** The phones to choose from, in order of extension. */
export function phonesOf({me}: DeskModel): readonly PhoneRow[] {
	return Object.values(me?.phones ?? {}).toSorted((one, other) =>
		one.id.localeCompare(other.id, 'en', {numeric: true}),
	);
}

/** The marked phone: chosen, else used last, else the first that is free. */
export function selectedPhone(model: DeskModel): PhoneRow | undefined {
	const phones = phonesOf(model);
	const wanted = model.signIn.selected ?? model.me?.lastPhoneId;
	return (
		phones.find(({id}) => id === wanted) ??
		phones.find(({registered, heldBy}) => registered && heldBy === undefined) ??
		phones[0]
	);
}

/** True when the marked phone is somebody else's. */
export function canTakeOver(model: DeskModel): boolean {
	return selectedPhone(model)?.heldBy !== undefined;
}

/** One choice of a menu. */
export interface MenuItem {
	/** The digit that picks it; undefined beyond the tenth. */
	readonly digit: number | undefined;
	/** The letter that picks it, where it is no digit. */
	readonly letter?: string;
	/** It cannot be done now. */
	readonly isOff?: boolean;
	readonly id: string;
	readonly label: Sentence;
	readonly isCurrent: boolean;
	/** Chosen, it waits for a supervisor’s word. */
	readonly takesApproval?: boolean;
	/** E.164: stands where the label says `{caller}`, the way the floor’s country writes it. */
	readonly callerNumber?: string;
}

const system: ReadonlySet<string> = new Set(Object.values(systemReasons));

/** The reasons a person may choose, with their labels. */
export function reasonsOf({desk}: DeskModel): ReadonlyArray<readonly [string, Sentence]> {
	return Object.entries(desk?.reasons ?? {})
		.filter(([id]) => !system.has(id))
		.map(([id, {en, fr}]) => [id, [en, fr]] as const);
}

/** What can be chosen for the call in front, in the file's order. */
export function dispositionItems(model: DeskModel): readonly MenuItem[] {
	const chosen = chosenDisposition(model);
	return (model.desk?.dispositions ?? []).map(({id, label}, index) => ({
		digit: digitAt(index),
		id,
		label: [label.en, label.fr],
		isCurrent: chosen === id,
	}));
}

/** The choices of the open menu. */
export function menuItems(
	model: DeskModel,
	{kind, workId}: Pick<DeskMenu, 'kind' | 'workId'>,
): readonly MenuItem[] {
	if (kind === 'disposition') return dispositionItems(model);
	if (kind === 'consult') return consultItems(model);
	if (kind === 'parked') return parkedItems(model);
	if (kind === 'work') return handItems(model);
	if (kind === 'work-end') return endItems(model, workId);
	const {presence, pendingPresence} = model.desk?.agent ?? {};
	const chosen = pendingPresence ?? presence;
	const reasons = reasonsOf(model).map(([id, label], index): MenuItem => {
		const isCurrent = chosen?.state === 'not-ready' && chosen.reasonId === id;
		// 0 is the way out, whatever the floor's reasons are.
		return {
			digit: index + 2 <= 9 ? index + 2 : undefined,
			...{id: `reason:${id}`, label, isCurrent},
			...(model.desk?.approvals?.includes(id) === true ? {takesApproval: true} : {}),
		};
	});
	return [
		{
			digit: 1,
			id: 'available',
			label: deskText.available,
			isCurrent: chosen?.state === 'available',
		},
		...reasons,
		{
			digit: 0,
			id: 'sign-out',
			label: deskText.signOut,
			isCurrent: chosen?.state === 'logged-out',
		},
	];
}

/** What F6 offers while somebody is consulted, or all three are joined already; the ids are those of the table of keys. */
function consultItems(model: DeskModel): readonly MenuItem[] {
	const off = answeredBlock(model) !== undefined;
	const item = (id: string, letter: string, label: Sentence, isOff: boolean): MenuItem => ({
		digit: undefined,
		id,
		letter,
		label,
		isOff,
		isCurrent: false,
	});
	const swap = item('swap', 's', callText.swap, swapBlock(model) !== undefined);
	const back = item('end-consult', 'b', callText.back, false);
	if (lineOf(model.desk?.call) === 'conference') {
		return [swap, back, item('hand-over', 'F4', callText.leaveConference, off)];
	}
	return [
		swap,
		item('join-all', 'j', callText.joinAll, joinBlock(model) !== undefined),
		back,
		item('hand-over', 'F4', callText.handOver, off),
	];
}

/** The work in hand, in the order in which it was taken. */
function handItems({desk}: DeskModel): readonly MenuItem[] {
	return (desk?.inHand ?? []).map((work, index) => ({
		...{digit: digitAt(index), id: work.id, isCurrent: false},
		label: [subjectOf(work, 'en'), subjectOf(work, 'fr')],
	}));
}

/** What can become of a piece in hand: done, with its outcome where there are some, or given back. */
function endItems({desk}: DeskModel, workId: string | undefined): readonly MenuItem[] {
	const item = desk?.inHand?.find(({id}) => id === workId);
	if (item === undefined) return [];
	const [doneEn, doneFr] = officeText.doThis;
	const outcomes = item.dispositions.map(
		({id, label}, index): MenuItem => ({
			...{digit: index + 1 <= 8 ? index + 1 : undefined, id: `done:${id}`, isCurrent: false},
			label: [doneEn.replace('{name}', label.en), doneFr.replace('{name}', label.fr)],
		}),
	);
	const plain: MenuItem = {digit: 9, id: 'done', label: officeText.done, isCurrent: false};
	return [
		...outcomes,
		...(item.dispositionRequired ? [] : [plain]),
		{digit: 0, id: 'give-back', label: officeText.giveBack, isCurrent: false},
	];
}

function digitAt(index: number): number | undefined {
	return index < 10 ? (index + 1) % 10 : undefined;
}

/** What an agent chose, in words: `READY`, or the reason's name. */
export function presenceName(
	{desk}: DeskModel,
	chosen: {readonly state: string; readonly reasonId?: string},
	locale: Locale,
): string {
	if (chosen.state === 'available') return say(locale, deskText.ready);
	if (chosen.state === 'logged-out') return say(locale, deskText.signOutNext);
	const label = desk?.reasons[chosen.reasonId ?? ''];
	return label?.[locale] ?? chosen.reasonId ?? say(locale, deskText.notReady);
}
