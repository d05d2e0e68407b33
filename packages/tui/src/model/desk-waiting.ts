/** Waiting calls at the desk: the list of those that may be taken out of their order, and taking one. Pure. */
import {
	byPlace,
	type DeskView,
	type RefusalBody,
	type WaitingRow,
	type WaitingView,
} from '@plateau/core/protocol';
import {callText, deskText, type Sentence, say, waitingText} from '@plateau/core/text';
import {type Country, phoneNumber} from '../format/phone-number.ts';
import {digitOf} from '../terminal/key-press.ts';
import {restingControl} from './desk-call.ts';
import {type DeskModel, deskState, isSignedIn} from './desk-state.ts';
import {refusalNotice} from './reasons.ts';
import type {ActionCall, Context, Heard, Notice, Step} from './shell-types.ts';

/** The open list. */
export interface WaitingList {
	/** Undefined until it has come. */
	readonly view: WaitingView | undefined;
	/** The marked call as it was last seen: one that is gone keeps its mark and its place, so that Enter takes no other. */
	readonly marked: WaitingRow | undefined;
	/** Which call stands at each digit, and since when. */
	readonly places: readonly Place[];
	/** When the mark went by itself from one that is gone to another. */
	readonly movedAt: number | undefined;
	/** One was asked for, and is not answered yet. */
	readonly isAsking: boolean;
}

interface Place {
	readonly callId: string;
	readonly since: number;
}

/** One line of the list. */
export interface WaitingChoice {
	readonly row: WaitingRow;
	/** The digit that takes it; undefined beyond the ninth. */
	readonly digit: number | undefined;
	/** Answered, hung up or taken by somebody: only the marked one is shown then. */
	readonly isGone: boolean;
}

type Act = (model: DeskModel, call: ActionCall, context: Context) => Step<DeskModel>;

const digits = 9;
/** A digit just as the list moves, and Enter just as the mark does, was meant for who stood there before. */
const settleMs = 1000;
const pageRows = 5;

/** The acts by id; part of the desk's. */
export const waitingActs: Readonly<Record<string, Act>> = {
	'take-call': (model, {argument}, context) => {
		if (model.waiting === undefined) return open(model);
		return argument === undefined ? closeWaiting(model) : pick(model, Number(argument), context);
	},
	'waiting-pick': (model, {key}, context) =>
		pick(model, (key === undefined ? undefined : digitOf(key)) ?? 0, context),
	'waiting-take': (model, _, context) => takeMarked(model, context),
	'waiting-up': (model, _, context) => move(model, -1, context),
	'waiting-down': (model, _, context) => move(model, 1, context),
	'waiting-page-up': (model, _, context) => move(model, -pageRows, context),
	'waiting-page-down': (model, _, context) => move(model, pageRows, context),
	'waiting-close': (model) => closeWaiting(model),
};

/** Why the list cannot be opened, as a code; the key that opened it closes it. */
export function takeBlock({
	desk,
	waiting,
}: Pick<DeskModel, 'desk' | 'waiting'>): string | undefined {
	if (waiting !== undefined) return undefined;
	if (desk?.takeable === undefined) return 'take-not-allowed';
	if (desk.takeable === 0) return 'nobody-waits';
	return mayHaveNext(desk) ? undefined : 'taker-not-ready';
}

/** As the floor sees it: ready now, or after the wrap-up that goes on. */
function mayHaveNext({agent: {ready, activity, presence, pendingPresence}}: DeskView): boolean {
	const isAfterwards =
		activity === 'wrap-up' && presence.state === 'available' && pendingPresence === undefined;
	return ready || isAfterwards;
}

/** What the list shows, in the order in which the queues serve. */
export function waitingChoices({waiting}: Pick<DeskModel, 'waiting'>): readonly WaitingChoice[] {
	const {view, marked} = waiting ?? {};
	if (view === undefined) return [];
	const rows = Object.values(view.calls).toSorted(byPlace);
	const last = rows.at(-1);
	const isAway = marked !== undefined && view.calls[marked.callId] === undefined;
	// Pushed out of the head of the list by others who came before it, it may wait still.
	const isBehind = isAway && view.more > 0 && last !== undefined && byPlace(marked, last) > 0;
	return (isAway ? [...rows, marked].toSorted(byPlace) : rows).map((row, index) => ({
		row,
		digit: index < digits ? index + 1 : undefined,
		isGone: isAway && !isBehind && row === marked,
	}));
}

/** The list has come, or changed: the mark stays with its call. */
export function hearWaiting(
	model: DeskModel,
	view: WaitingView,
	{now}: Pick<Context, 'now'>,
): Step<DeskModel> {
	const {waiting} = model;
	// Asked for by a list that was closed meanwhile.
	if (waiting === undefined) return {model};
	const {marked} = waiting;
	const mark =
		marked === undefined
			? Object.values(view.calls).toSorted(byPlace)[0]
			: (view.calls[marked.callId] ?? marked);
	// Nobody was seen at these digits before.
	const since = waiting.view === undefined ? 0 : now;
	return {model: {...model, waiting: placed({...waiting, view, marked: mark}, since)}};
}

/** The daemon's answer to taking one. */
export function hearTaken(
	model: DeskModel,
	{tag: caller = '', answer}: Extract<Heard, {type: 'answer'}>,
): Step<DeskModel> {
	if (!answer.ok) {
		const {waiting} = model;
		const again = waiting && {...waiting, isAsking: false};
		return {model: {...model, waiting: again}, notice: ownRefusal(model, answer.refusal)};
	}
	// It rings already: the call speaks for itself.
	if (deskState(model) === 'ringing') return closeWaiting(model);
	const isLater = deskState(model) === 'wrap-up';
	const sentence = isLater ? waitingText.takenForLater : waitingText.taken;
	return {...closeWaiting(model), notice: {sentence, params: {caller}, tone: 'good'}};
}

/** What to show for a refusal at one’s own desk: nobody there is told of themselves by their log-in. */
export function ownRefusal({login, asked}: DeskModel, refusal: RefusalBody): Notice {
	const {code, params} = refusal;
	if (code === 'no-such-target' && params?.['target'] === login)
		return {sentence: callText.ownPhone, tone: 'error'};
	if (code === 'target-not-ready' && asked?.doing !== undefined) {
		const [en, fr] = callText.targetBusy;
		const [now, nowFr] = asked.doing;
		const sentence: Sentence = [en.replace('{doing}', now), fr.replace('{doing}', nowFr)];
		return {sentence, params: {who: asked.who}, tone: 'error'};
	}
	const isOwn = params?.['agentId'] === login;
	if (!isOwn || refusal.code !== 'taker-not-ready') return refusalNotice(refusal);
	return {sentence: waitingText.ownNotReady, tone: 'error'};
}

/** Closes the list once the agent has something else in front of them, or has left. */
export function waitingAfter(step: Step<DeskModel>): Step<DeskModel> {
	const {model, requests = []} = step;
	if (model.waiting === undefined) return step;
	if (isSignedIn(model) && ['idle', 'wrap-up'].includes(deskState(model))) return step;
	const closed = closeWaiting(model);
	return {...step, model: closed.model, requests: [...requests, ...(closed.requests ?? [])]};
}

export function closeWaiting(model: DeskModel): Step<DeskModel> {
	if (model.waiting === undefined) return {model};
	return {
		model: {...model, waiting: undefined},
		requests: [{type: 'unsubscribe', view: 'waiting'}],
	};
}

/** A click marks a line; on the marked one it takes the call. */
export function pointAtWaiting(
	model: DeskModel,
	callId: string,
	context: Context,
): Step<DeskModel> {
	if (model.waiting?.marked?.callId === callId) return takeMarked(model, context);
	const choice = waitingChoices(model).find(({row}) => row.callId === callId);
	return choice === undefined ? {model} : {model: mark(model, choice, context)};
}

/** Who calls: the name, else the number as the floor's country writes it. */
export function callerText(
	{callerName, callerNumber}: WaitingRow,
	{locale, link}: Pick<Context, 'locale' | 'link'>,
): string {
	if (callerName !== undefined) return callerName;
	if (callerNumber === undefined) return say(locale, deskText.withheld);
	return phoneNumber(callerNumber, (link.facts?.country ?? 'FR') as Country);
}

function open(model: DeskModel): Step<DeskModel> {
	const waiting: WaitingList = {
		...{view: undefined, marked: undefined, places: []},
		...{movedAt: undefined, isAsking: false},
	};
	// A number that is being sought to dial is the only other thing that can be open here.
	const next = {...model, menu: undefined, control: restingControl, waiting};
	return {model: next, requests: [{type: 'subscribe', view: 'waiting'}]};
}

function pick(model: DeskModel, digit: number, context: Context): Step<DeskModel> {
	if (model.waiting?.view === undefined) return {model, notice: loading};
	const choice = waitingChoices(model).find((one) => one.digit === digit);
	if (choice === undefined) {
		return {model, notice: {sentence: deskText.noSuchChoice, tone: 'warn'}};
	}
	const since = model.waiting.places[digit - 1]?.since;
	return choice.isGone || !isJustNow(since, context)
		? take(model, choice, context)
		: {model: mark(model, choice, context), notice: hasMoved(choice, context)};
}

function takeMarked(model: DeskModel, context: Context): Step<DeskModel> {
	const {view, marked, movedAt} = model.waiting ?? {};
	if (view === undefined) return {model, notice: loading};
	const choice = waitingChoices(model).find(({row}) => row.callId === marked?.callId);
	if (choice === undefined) return {model, notice: {sentence: waitingText.nobody, tone: 'warn'}};
	if (isJustNow(movedAt, context)) return {model, notice: hasMoved(choice, context)};
	return take(model, choice, context);
}

function isJustNow(at: number | undefined, {now}: Context): boolean {
	return at !== undefined && now - at < settleMs;
}

function hasMoved({row}: WaitingChoice, context: Context): Notice {
	const params = {caller: callerText(row, context)};
	return {sentence: waitingText.moved, params, tone: 'warn'};
}

/** Asks for it; the list stays until it is so. */
function take(model: DeskModel, choice: WaitingChoice, context: Context): Step<DeskModel> {
	const {callId} = choice.row;
	if (model.waiting?.isAsking === true) return {model};
	const caller = callerText(choice.row, context);
	if (choice.isGone) {
		const notice: Notice = {sentence: waitingText.isGone, params: {caller}, tone: 'warn'};
		return {...moveFrom(model, choice, context), notice};
	}
	const {waiting, ...rest} = mark(model, choice, context);
	return {
		model: {...rest, waiting: waiting && {...waiting, isAsking: true}},
		requests: [{type: 'command', name: 'take-call', args: {callId}, tag: caller}],
	};
}

/** From one that is gone to who took its place; nobody is marked where it was the only one. */
function moveFrom(model: DeskModel, gone: WaitingChoice, context: Context): Step<DeskModel> {
	const choices = waitingChoices(model);
	const at = choices.findIndex(({row}) => row.callId === gone.row.callId);
	const {waiting, ...rest} = mark(model, choices[at + 1] ?? choices[at - 1], context);
	return {model: {...rest, waiting: waiting && {...waiting, movedAt: context.now}}};
}

function move(model: DeskModel, by: number, context: Context): Step<DeskModel> {
	const choices = waitingChoices(model);
	const at = choices.findIndex(({row}) => row.callId === model.waiting?.marked?.callId);
	const to = at < 0 ? 0 : Math.max(0, Math.min(choices.length - 1, at + by));
	return choices[to] === undefined ? {model} : {model: mark(model, choices[to], context)};
}

function mark(model: DeskModel, choice: WaitingChoice | undefined, {now}: Context): DeskModel {
	const {waiting} = model;
	if (waiting === undefined) return model;
	// One that is gone goes for good with its mark: who stood below it moves up.
	const next = {...waiting, marked: choice?.row, movedAt: undefined};
	return {...model, waiting: placed(next, now)};
}

/** `since`: from when on whoever stands at another digit than before has stood there. */
function placed(waiting: WaitingList, since: number): WaitingList {
	const places = waitingChoices({waiting})
		.slice(0, digits)
		.map(({row: {callId}}, index) => {
			const before = waiting.places[index];
			return before?.callId === callId ? before : {callId, since};
		});
	return {...waiting, places};
}

const loading: Notice = {sentence: waitingText.loading};
