/**
 * What the desk hears: its views, the answers to what it asked for, timers, the link. What of that changes
 * what is in front of the agent, and what is said of it.
 */

import type {DeskView, Label, MeView} from '@plateau/core/protocol';
import {callText, deskText, officeText, parkText, type Sentence} from '@plateau/core/text';
import type {Country} from '../format/phone-number.ts';
import {isConsulted} from './desk-call.ts';
import {controlAfter, hearTargets} from './desk-call-actions.ts';
import {controlNotice, takeOverNotice} from './desk-call-notice.ts';
import {hearNoteAnswer, noteAfter, saveNotes} from './desk-notes.ts';
import type {DeskModel, DeskStart} from './desk-state.ts';
import {closeWaiting, hearTaken, hearWaiting, ownRefusal, waitingAfter} from './desk-waiting.ts';
import {dialNotice} from './dial.ts';
import {adoptCall} from './notes.ts';
import {refusalNotice} from './reasons.ts';
import type {Context, Heard, Notice, Request, Step} from './shell-types.ts';

export function hearOnDesk(
	model: DeskModel,
	heard: Heard,
	context: Context,
	start: DeskStart,
): Step<DeskModel> {
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
