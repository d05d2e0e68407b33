/** The desk's top: the line that is read from two metres, and the three lines under it. */
import type {DeskCall, DeskView} from '@plateau/core/protocol';
import {callText, deskText, dialStepText, dialText, say} from '@plateau/core/text';
import {type StatusPart, statusLine} from '../../components/status-line.tsx';
import {bar} from '../../format/bar.ts';
import {duration} from '../../format/duration.ts';
import {wrap} from '../../format/width.ts';
import {
	type DeskModel,
	needsDisposition,
	offeredWork,
	presenceName,
} from '../../model/desk-state.ts';
import type {Context} from '../../model/shell-types.ts';
import {symbols} from '../../symbols.ts';
import {emphasise, fitLine, type Line, paint} from '../../terminal/spans.ts';
import type {Tone} from '../../theme.ts';
import {controlLine, controlTop} from './call-head.ts';
import {offeredBelow, offeredTop} from './office.ts';
import {
	calledText,
	callerName,
	callQueue,
	dispositionName,
	monitorWord,
	numberBeside,
	numberText,
	pendingText,
	stateWords,
	timeText,
	troubleText,
	warnings,
} from './words.ts';

/** Rows of the head, whatever happens: what is below must not jump when a call rings. */
export const headRows = 3;

/** The head in exactly `headRows` lines of `width` cells. */
export function headLines(
	model: DeskModel,
	desk: DeskView,
	context: Context,
	width: number,
): readonly Line[] {
	const {call} = desk;
	const {me} = model;
	const rings = offeredWork(model);
	if (rings !== undefined) {
		const faults = warnings(desk, me, context).map((fault): Line => paint('warn', ` ! ${fault}`));
		const lines = [offeredTop(desk, rings, context, width), offeredBelow(rings, context, width)];
		return [...lines, faults].slice(0, headRows);
	}
	const top = topLine(model, desk, context, width);
	const below =
		call === undefined
			? idleLines(model, desk, context, width)
			: callLines(model, desk, call, context, width);
	return [top, ...below, '', ''].slice(0, headRows);
}

function topLine(model: DeskModel, desk: DeskView, context: Context, width: number): Line {
	const {locale, now} = context;
	const {agent, call} = desk;
	const state = stateWords(model, desk, context);
	const timer = duration(now - state.since);
	const mark = paint(state.tone, `${state.glyph} ${state.word} ${timer}`, {bold: true});
	const pending = pendingText(model, context);
	const next: StatusPart[] = [
		...handPart(desk, context),
		...(pending === '' ? [] : [{line: paint('warn', pending), dropOrder: 2}]),
	];
	const right: StatusPart[] = [{line: timeText(now, context), dropOrder: 4}];
	if (call === undefined) {
		const who = `${agent.name} ${desk.phone?.id ?? ''}`;
		const left: StatusPart[] = [
			{line: paint('title', say(locale, deskText.desk)), dropOrder: 5},
			{line: who, dropOrder: 3},
			{line: mark},
			...next,
			{line: queuesInShort(desk, context), dropOrder: 6},
		];
		return statusLine(left, right, width);
	}
	const caller: StatusPart[] = [
		{line: paint('title', callerName(call, context))},
		{line: numberBeside(call, context), dropOrder: 1},
	];
	const controlled = controlTop(desk, call, context, {width, right: [...next, ...right]});
	if (controlled !== undefined) return controlled;
	if (call.state !== 'ringing') {
		const queue = {line: callQueue(desk, call, context), dropOrder: 3};
		return statusLine([{line: mark}, ...caller, queue, ...next], right, width);
	}
	// The whole line is the banner: nothing else on the desk looks like it.
	const waited = say(locale, deskText.waited, {time: duration(now - call.enteredAt)});
	const asking = askingPart(call, context);
	const word = asking ?? `${state.glyph} ${state.word} ${callQueue(desk, call, context)}`;
	const line = statusLine(
		[{line: word}, ...caller, {line: waited, dropOrder: 2}],
		[{line: answerHint(call, context)}],
		width,
	);
	return emphasise(fitLine(line, width), {bold: true}).map((span) => ({
		...span,
		tone: 'ringing' as const,
	}));
}

/** A hand that is up: since when, and that a supervisor is told. */
function handPart({agent}: DeskView, {locale, now}: Context): StatusPart[] {
	if (agent.handSince === undefined) return [];
	const text = `! ${say(locale, deskText.handUp)} ${duration(now - agent.handSince)}`;
	return [{line: paint('warn', text)}];
}

/** A colleague's consultation that rings: `☎ CONSULT RINGS Alice Martin about`. */
function askingPart({consultedBy}: DeskCall, {locale}: Context): string | undefined {
	if (consultedBy === undefined) return undefined;
	const word = `${symbols.ringing} ${say(locale, callText.consultedRinging)} ${consultedBy.name}`;
	return `${word} ${say(locale, callText.about, {caller: ''})}`.trimEnd();
}

function answerHint(call: DeskCall, {locale}: Context): string {
	return call.canAnswer === true
		? `F2 ${say(locale, ['answer', 'décrocher'])}`
		: say(locale, deskText.liftHandset);
}

/** The queue where most wait: `support 3 waiting, longest 0:42`. */
function queuesInShort(desk: DeskView, {locale, now}: Context): Line {
	const [busiest] = Object.values(desk.queues).toSorted(
		(one, other) => other.waiting - one.waiting,
	);
	if (busiest === undefined || busiest.waiting === 0) {
		return paint('dim', say(locale, deskText.nobodyWaits));
	}
	const params = {queue: busiest.label[locale], count: busiest.waiting};
	const waiting = say(locale, deskText.queueWaiting, params);
	if (busiest.oldestEnteredAt === undefined) return waiting;
	const time = duration(now - busiest.oldestEnteredAt);
	return `${waiting}, ${say(locale, deskText.longest, {time})}`;
}

function idleLines(
	model: DeskModel,
	desk: DeskView,
	context: Context,
	width: number,
): readonly Line[] {
	const {locale} = context;
	const {agent} = desk;
	const {me} = model;
	const phoneId = desk.phone?.id ?? '';
	const faults = warnings(desk, me, context);
	if (faults.length > 0) return wrapped(`! ${faults.join(' ')}`, width, 'warn');
	const called = calledText(desk, context);
	if (called.length > 0) return wrapped(called.join(' '), width, 'outside');
	if (agent.activity === 'outside') {
		return wrapped(say(locale, deskText.outsideCall, {phoneId}), width, 'outside');
	}
	if (agent.requested !== undefined) {
		const asked = {state: 'not-ready', reasonId: agent.requested.reasonId};
		const what = presenceName(model, asked, locale);
		return wrapped(say(locale, deskText.asksLong, {what, key: 'F9'}), width, 'warn');
	}
	if (agent.presence.state === 'available' && agent.headset?.state === 'connected') {
		const time = duration(context.now - agent.headset.since);
		return wrapped(say(locale, deskText.nailedUp, {time}), width, 'dim');
	}
	if (agent.presence.state === 'available') {
		return wrapped(say(locale, deskText.offersHere, {phoneId}), width, 'dim');
	}
	const noOffers = wrapped(say(locale, deskText.noOffers, {key: 'F9'}), width, 'dim');
	const pause = pauseLine(desk, context);
	return pause === undefined ? noOffers : [pause, ...noOffers];
}

/** How long the pause has lasted of what its reason allows, and what is left or too much. */
function pauseLine({agent}: DeskView, context: Context): Line | undefined {
	const {locale, now} = context;
	const {presence, pauseEndsAt} = agent;
	if (presence.state !== 'not-ready' || pauseEndsAt === undefined) return undefined;
	const isOver = now > pauseEndsAt;
	const time = duration(Math.abs(now - pauseEndsAt));
	const text = say(locale, isOver ? deskText.pauseOver : deskText.pauseLeft, {time});
	return [
		'   ',
		progressLine(presence.since, pauseEndsAt, now, context),
		'  ',
		paint(isOver ? 'warn' : 'dim', `${isOver ? '! ' : ''}${text}`),
	];
}

function wrapped(text: string, width: number, tone: 'dim' | 'warn' | 'outside'): readonly Line[] {
	return wrap(text, Math.max(10, width - 4)).map((line): Line => ['   ', paint(tone, line)]);
}

function callLines(
	{me}: Pick<DeskModel, 'me'>,
	desk: DeskView,
	call: DeskCall,
	context: Context,
	width: number,
): readonly Line[] {
	const faults = warnings(desk, me, context).map((fault): Line => paint('warn', ` ! ${fault}`));
	const monitored = monitoredLine(desk, context);
	const control = call.state === 'talking' ? controlLine(call, context, width) : undefined;
	// What is done with the call takes the line that says whether it is recorded.
	const isMoved = control !== undefined && call.consultedBy === undefined;
	const recorded: Line = isMoved ? [' ', recordingLine(call, context)] : '';
	// All on one line: the head has no more, and none may hide another.
	const more: Line = [monitored ?? '', goesOn(call, context), recorded, ...faults];
	const first =
		call.state === 'ringing'
			? ringLine(desk, call, context, width)
			: call.state === 'dialling'
				? dialLine(call, context, width)
				: call.state === 'wrap-up'
					? wrapUpLine(desk, call, context, width)
					: (control ?? talkLine(desk, call, context));
	return [first, more];
}

/** Whose the call is by now, for who has the work after it: it was sent, handed over or taken over. */
function goesOn({goesOnWith}: DeskCall, {locale}: Context): Line {
	if (goesOnWith === undefined) return '';
	return paint('dim', ` ${say(locale, deskText.goesOnWith, {name: goesOnWith.name})}`);
}

function ringLine(desk: DeskView, call: DeskCall, context: Context, width: number): Line {
	const {locale, now} = context;
	const dialled = say(locale, deskText.dialled, {number: numberText(e164(call), context)});
	const decline: Line = [paint('key', 'F8'), ` ${say(locale, ['decline', 'refuser'])}`];
	const progress = progressLine(call.since, call.ringEndsAt, now, context);
	// The talk that one is asked about goes on meanwhile: say that the ringing is counted, not the talk.
	const counted: Line = call.consultedBy === undefined ? '' : `${say(locale, deskText.rings)} `;
	return statusLine(
		[
			{line: [counted, progress]},
			...sentPart(desk, call, context),
			{line: paint('dim', dialled), dropOrder: 1},
		],
		[{line: decline}],
		width,
	);
}

/** Who sent it here, or that nobody took it and it is back. */
function sentPart({agent}: DeskView, {sentBy}: DeskCall, {locale}: Context): StatusPart[] {
	if (sentBy === undefined) return [];
	const isBack = sentBy.agentId === agent.id;
	const text = isBack
		? say(locale, deskText.cameBack)
		: say(locale, deskText.sentBy, {name: sentBy.name});
	return [{line: paint(isBack ? 'warn' : 'plain', text)}];
}

function e164({dialledNumber}: DeskCall): string {
	return dialledNumber;
}

/** How far a number dialled by hand has come, and the way out. */
function dialLine({dial}: DeskCall, {locale}: Context, width: number): Line {
	const step = dial?.step ?? 'phone';
	const said = paint(step === 'phone' ? 'warn' : 'plain', ` ${say(locale, dialStepText[step])}`);
	const hangUp: Line = [paint('key', 'F8'), ` ${say(locale, ['hang up', 'raccrocher'])}`];
	return statusLine([{line: said}], [{line: hangUp}], width);
}

/** `0:06 of 0:20 ▓▓▓░░░`. */
function progressLine(from: number, to: number | undefined, now: number, {locale}: Context): Line {
	const time = duration(now - from);
	if (to === undefined) return time;
	const share = (now - from) / Math.max(1, to - from);
	const text = say(locale, deskText.of, {time, limit: duration(to - from)});
	const isLate = share > 0.75;
	return [text, ' ', paint(isLate ? 'warn' : 'plain', `${bar(share, 16)}${isLate ? ' !' : ''}`)];
}

function talkLine(desk: DeskView, call: DeskCall, context: Context): Line {
	const {locale} = context;
	const waited =
		call.waitMs === undefined ? '' : say(locale, deskText.waited, {time: duration(call.waitMs)});
	const dialled =
		call.isOut === true
			? say(locale, dialText.calledBy)
			: say(locale, deskText.dialled, {number: numberText(e164(call), context)});
	return [
		' ',
		// First: what is cut at the end of the line must not be this.
		recordingLine(call, context),
		paint('dim', [waited, dialled].filter(Boolean).join(', ')),
		chosen(desk, call, context),
		wantedLine(call, context),
	];
}

/** Whether the call is recorded, with a glyph and a word each: colour alone tells nobody. */
function recordingLine({recording}: DeskCall, context: Context): Line {
	if (recording === undefined) return '';
	const {locale, now} = context;
	const {state, since, trouble, needsWord} = recording;
	const mark = (tone: Tone, text: string, key = ''): Line => [
		paint(tone, text),
		key === '' ? '' : paint('dim', `${text === '' ? '' : ' '}${key}`),
		'  ',
	];
	switch (state) {
		case 'recording': {
			const time = since === undefined ? '' : ` ${duration(now - since)}`;
			const text = `${symbols.recording} ${say(locale, deskText.recordOn)}${time}`;
			return mark('warn', text, say(locale, deskText.recordPauses));
		}
		case 'paused': {
			const text = `${symbols.held} ${say(locale, deskText.recordPaused)}`;
			return mark('held', text, say(locale, deskText.recordResumes));
		}
		case 'starting':
		case 'pausing':
		case 'resuming':
		case 'stopping':
			return mark('dim', `${symbols.recording} ${say(locale, deskText.recordAsked)}`);
		case 'refused':
			return mark('dim', `${symbols.failed} ${say(locale, deskText.recordRefused)}`);
		default:
			if (trouble !== undefined) {
				const reason = troubleText(trouble, context);
				return mark('warn', `! ${say(locale, deskText.recordTrouble, {reason})}`);
			}
			if (needsWord === true) return mark('dim', say(locale, deskText.recordNeedsWord));
			return mark('dim', '', say(locale, deskText.recordStarts));
	}
}

/** Where work after the call is left to the agent: whether it was asked for. */
function wantedLine({wrapUp}: DeskCall, {locale}: Context): Line {
	if (wrapUp?.mode !== 'optional') return '';
	return wrapUp.wanted === true
		? paint('wrapUp', `  ${symbols.wrapUp} ${say(locale, deskText.wrapUpWanted)}`)
		: paint('dim', `  ${say(locale, deskText.wrapUpOffered)}`);
}

function wrapUpLine(desk: DeskView, call: DeskCall, context: Context, width: number): Line {
	const {locale, now} = context;
	const progress = progressLine(call.since, desk.agent.wrapUpEndsAt, now, context);
	const held = call.holdMs ? ` ${say(locale, deskText.held)} ${duration(call.holdMs)}` : '';
	const talk = `${say(locale, deskText.talk)} ${duration(call.talkMs)}${held}`;
	return statusLine(
		[
			{line: progress},
			{line: paint('dim', talk), dropOrder: 2},
			{line: chosen(desk, call, context)},
		],
		moreTime(call, context),
		width,
	);
}

/** `+ 0:30 more, 1 left`, while there is some. */
function moreTime({wrapUp}: DeskCall, {locale}: Context): StatusPart[] {
	const {extendMs, extensionsLeft = 0} = wrapUp ?? {};
	if (extendMs === undefined || extensionsLeft === 0) return [];
	const params = {time: duration(extendMs), count: extensionsLeft};
	return [{line: paint('dim', say(locale, deskText.moreTime, params)), dropOrder: 1}];
}

/** The disposition that is set, or that one is missing. */
function chosen(desk: DeskView, call: DeskCall, context: Context): Line {
	const {dispositionId} = call;
	if (dispositionId !== undefined) {
		return paint('good', `  ${symbols.done} ${dispositionName(desk, dispositionId, context)}`);
	}
	const isMissing = call.state === 'wrap-up' && call.dispositionRequired;
	return isMissing ? paint('warn', `  ! ${say(context.locale, deskText.dispositionMissing)}`) : '';
}

function monitoredLine(desk: DeskView, context: Context): Line | undefined {
	const {monitored} = desk;
	if (monitored === undefined) return undefined;
	const {locale, now} = context;
	const mode = monitorWord(desk, context);
	const text = say(locale, deskText.monitored, {mode, time: duration(now - monitored.since)});
	return paint('warn', ` ${symbols.whisper} ${text}`);
}

/** True while the digits choose a disposition that is still missing: for the pane's mark. */
export function asksDisposition(model: DeskModel): boolean {
	return model.desk?.call?.state === 'wrap-up' && needsDisposition(model);
}
