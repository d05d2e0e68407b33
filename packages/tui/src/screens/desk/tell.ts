/** The desk in sentences, for the line mode: each topic is said again only when its sentence changes. */
import type {DeskView} from '@plateau/core/protocol';
import {
	deskText,
	dialStepText,
	dialText,
	officeText,
	parkText,
	type Sentence,
	say,
} from '@plateau/core/text';
import {duration} from '../../format/duration.ts';
import {parkedRows} from '../../model/desk-parked.ts';
import {
	type DeskModel,
	dispositionItems,
	isSignedIn,
	menuItems,
	offeredWork,
	phonesOf,
} from '../../model/desk-state.ts';
import {subjectOf} from '../../model/matter.ts';
import {draftOf, isUnsaved} from '../../model/notes.ts';
import type {Context, Told} from '../../model/shell-types.ts';
import {itemText, menuTitle} from './menus.ts';
import {kindName} from './office.ts';
import {consultedText, tellControl} from './tell-control.ts';
import {tellWaiting} from './waiting.ts';
import {
	aboutCall,
	calledText,
	callerName,
	callQueue,
	dayText,
	dispositionName,
	monitorWord,
	numberBeside,
	numberText,
	pastText,
	pendingText,
	queueName,
	stateWords,
	troubleText,
	warnings,
} from './words.ts';

/** Everything the desk has to say. */
export function tellDesk(model: DeskModel, context: Context): readonly Told[] {
	const {me, desk} = model;
	if (me === undefined) return [];
	if (me.agentId === undefined) {
		const text = say(context.locale, deskText.noAgent, {login: model.login});
		return [{topic: 'no-agent', text}];
	}
	if (!me.signedIn) return [tellPhones(model, context)];
	if (!isSignedIn(model) || desk === undefined) return [];
	return [
		{topic: 'phones', text: ''},
		tellState(model, desk, context),
		...tellCall(model, desk, context),
		{
			topic: 'help',
			text: desk.agent.handSince === undefined ? '' : say(context.locale, deskText.tellHandUp),
		},
		tellCalled(desk, context),
		tellOffered(model, desk, context),
		tellHand(desk, context),
		tellParked(model, context),
		{topic: 'pending', text: pendingText(model, context)},
		tellPause(desk, context),
		{topic: 'warnings', text: warnings(desk, model.me, context).join(' ')},
		tellMonitored(desk, context),
		tellRecording(desk, context),
		...tellControl(model, context),
		tellNote(model, context),
		// During a call nobody wants to hear how many others wait.
		...(desk.call === undefined ? tellQueues(desk, context) : []),
		tellMenu(model, context),
		tellWaiting(model, context),
	];
}

function tellPhones(model: DeskModel, {locale}: Context): Told {
	const list = phonesOf(model)
		.map(({id, heldBy, heldByName, registered}) => {
			if (heldBy !== undefined) {
				return `${id} ${say(locale, deskText.phoneHeld, {name: heldByName ?? heldBy})}`;
			}
			return registered ? id : `${id} ${say(locale, deskText.phoneMissing)}`;
		})
		.join(', ');
	const title = say(locale, deskText.signIn);
	return {topic: 'phones', text: `${title}. ${say(locale, deskText.tellPhones, {list})}`};
}

/** Presence and activity. Times are left out: they would be said each second. */
function tellState(model: DeskModel, desk: DeskView, context: Context): Told {
	const {activity, name} = desk.agent;
	// A call speaks for itself.
	const ofCalls = ['ringing', 'dialling', 'talking', 'holding', 'consulting', 'wrap-up'];
	if (ofCalls.includes(activity)) return {topic: 'state', text: ''};
	const {word: state} = stateWords(model, desk, context);
	const params = {name, phoneId: desk.phone?.id ?? '', state};
	return {topic: 'state', text: say(context.locale, deskText.tellSignedIn, params)};
}

function tellCall(model: DeskModel, desk: DeskView, context: Context): readonly Told[] {
	const {call} = desk;
	const {locale} = context;
	if (call === undefined) {
		return ['call', 'call-past', 'disposition'].map((topic) => ({topic, text: ''}));
	}
	const caller = callerName(call, context);
	const who = [caller, numberBeside(call, context)].filter(Boolean).join(', ');
	const queue = callQueue(desk, call, context);
	const chosen = call.dispositionId;
	const disposition: Told = {
		topic: 'disposition',
		text:
			chosen === undefined
				? ''
				: say(locale, deskText.tellDisposition, {name: dispositionName(desk, chosen, context)}),
	};
	const consulted = consultedText(call, context);
	if (consulted !== undefined) {
		const how =
			call.state !== 'ringing'
				? ''
				: call.canAnswer === true
					? ` ${say(locale, deskText.tellHowToAnswer)}`
					: ` ${say(locale, deskText.liftHandset)}.`;
		return [{topic: 'call', text: `${consulted}${how}`}, disposition];
	}
	if (call.state === 'ringing') {
		// As it was when it began to ring: said once.
		const time = duration(call.since - call.enteredAt);
		const how =
			call.canAnswer === true
				? say(locale, deskText.tellHowToAnswer)
				: `${say(locale, deskText.liftHandset)}.`;
		const ringing = [
			say(locale, deskText.tellRinging, {queue, who, time}),
			...aboutCall(call, desk, context),
		].join(', ');
		const list = call.customer.past
			.slice(0, 3)
			.map((past) => `${dayText(past.at, context)} ${pastText(desk, past, context)}`)
			.join('; ');
		return [
			{topic: 'call', text: `${ringing}. ${how}`},
			{topic: 'call-past', text: list === '' ? '' : say(locale, deskText.tellLast, {list})},
			disposition,
		];
	}
	if (call.state === 'dialling') {
		const step = say(locale, dialStepText[call.dial?.step ?? 'phone']);
		const text = say(locale, dialText.tellDialling, {who, step});
		return [{topic: 'call', text}, disposition];
	}
	if (call.state === 'talking') {
		const text = say(locale, deskText.tellTalking, {queue, who});
		return [{topic: 'call', text}, disposition];
	}
	const list = dispositionItems(model)
		.map(({digit, label}) => `${digit ?? ''} ${say(locale, label)}`.trim())
		.join(', ');
	const text = say(locale, deskText.tellWrapUp, {caller, time: duration(call.talkMs)});
	const dispositions = say(locale, deskText.tellDispositions, {list});
	return [{topic: 'call', text: `${text}. ${dispositions}`}, disposition];
}

/** A colleague calls, or talks. */
function tellCalled(desk: DeskView, context: Context): Told {
	return {topic: 'called', text: calledText(desk, context).join(' ')};
}

/** As it was when it began to ring: said once. */
function tellOffered(model: DeskModel, desk: DeskView, context: Context): Told {
	const work = offeredWork(model);
	if (work === undefined) return {topic: 'offered', text: ''};
	const {since, waitsSince, queueId} = work;
	const subject = subjectOf(work, context.locale);
	const text = say(context.locale, officeText.tellOffered, {
		...{kind: kindName(desk, work, context), queue: queueName(desk, queueId, context)},
		...{subject, time: duration(since - waitsSince)},
	});
	return {topic: 'offered', text};
}

function tellHand({inHand = []}: DeskView, {locale}: Context): Told {
	if (inHand.length === 0) return {topic: 'hand', text: ''};
	const list = inHand
		.map((work) => {
			const subject = subjectOf(work, locale);
			return work.state === 'aside' ? `${subject} (${say(locale, officeText.aside)})` : subject;
		})
		.join(', ');
	return {topic: 'hand', text: say(locale, officeText.tellHand, {list})};
}

/** Whenever the list is another. */
function tellParked(model: DeskModel, context: Context): Told {
	const {locale} = context;
	const rows = parkedRows(model);
	if (rows.length === 0) return {topic: 'parked', text: ''};
	const list = rows.map(({place, callerName, callerNumber, name}) =>
		[place, callerName ?? numberText(callerNumber, context), say(locale, parkText.by, {name})].join(
			' ',
		),
	);
	return {topic: 'parked', text: say(locale, parkText.tellParked, {list: list.join(', ')})};
}

/** Said once, when it has become too long. */
function tellPause({agent}: DeskView, {locale, now}: Context): Told {
	const isOver = agent.pauseEndsAt !== undefined && now > agent.pauseEndsAt;
	return {topic: 'pause', text: isOver ? say(locale, deskText.pauseTooLong) : ''};
}

function tellMonitored(desk: DeskView, context: Context): Told {
	if (desk.monitored === undefined) return {topic: 'monitored', text: ''};
	const mode = monitorWord(desk, context);
	return {topic: 'monitored', text: say(context.locale, deskText.monitoredBy, {mode})};
}

function tellRecording({call}: DeskView, context: Context): Told {
	const say1 = (sentence: Sentence, params = {}): Told => ({
		topic: 'recording',
		text: say(context.locale, sentence, params),
	});
	const {state, trouble} = call?.recording ?? {};
	if (trouble !== undefined && (state === 'ended' || state === 'none')) {
		return say1(deskText.tellRecordTrouble, {reason: troubleText(trouble, context)});
	}
	switch (state) {
		case 'recording':
			return say1(deskText.tellRecordOn);
		case 'paused':
			return say1(deskText.tellRecordPaused);
		case 'ended':
			return say1(deskText.tellRecordEnded);
		case 'refused':
			return say1(deskText.tellRecordRefused);
		default:
			return {topic: 'recording', text: ''};
	}
}

/** Said when a note has been saved, and again only after more was written. */
function tellNote({drafts, noteCallId}: DeskModel, {locale}: Context): Told {
	const draft = draftOf(drafts, noteCallId) ?? drafts.at(-1);
	const isSaved = draft !== undefined && draft.edit.text !== '' && !isUnsaved(draft);
	return {topic: 'note', text: isSaved ? say(locale, deskText.noteTold) : ''};
}

function tellQueues(desk: DeskView, {locale}: Context): readonly Told[] {
	return Object.values(desk.queues).map(({id, label, waiting}) => ({
		topic: `queue ${id}`,
		text: say(locale, deskText.tellQueue, {queue: label[locale], count: waiting}),
	}));
}

function tellMenu(model: DeskModel, context: Context): Told {
	const {menu} = model;
	if (menu === undefined) return {topic: 'menu', text: ''};
	const {locale} = context;
	const list = menuItems(model, menu)
		.map((one) => {
			const {letter, digit, takesApproval} = one;
			const item = `${letter ?? digit ?? ''} ${itemText(one, context)}`.trim();
			return takesApproval === true ? `${item} (${say(locale, deskText.takesApproval)})` : item;
		})
		.join(', ');
	const title = menuTitle(model, menu.kind, context);
	return {topic: 'menu', text: say(locale, deskText.tellMenu, {title, list})};
}
