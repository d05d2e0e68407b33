/** What each of the desk's call-control actions does: one entry an id of keys/agent-call.ts. Pure. */
import type {CommandName, WireTransferTarget} from '@plateau/core/protocol';
import {callText, dialText} from '@plateau/core/text';
import {type Country, phoneNumber} from '../format/phone-number.ts';
import type {KeyPress} from '../terminal/key-press.ts';
import {digitOf} from '../terminal/key-press.ts';
import {type CallControl, type Finder, lineOf, restingControl} from './desk-call.ts';
import type {DeskModel} from './desk-state.ts';
import {closeWaiting} from './desk-waiting.ts';
import {dialRows, firstMarked, noTargets} from './dial.ts';
import {editOf, editText} from './edit-text.ts';
import type {ActionCall, CommandRequest, Context, Request, Step} from './shell-types.ts';
import {doing, findTargets, onlyTarget, rowOfKey, type TargetRow, targetOf} from './targets.ts';

type Act = (model: DeskModel, call: ActionCall, context: Context) => Step<DeskModel>;

const longestSearch = 60;
const pageRows = 5;

/** The acts by id; part of the desk's. */
export const callActs: Readonly<Record<string, Act>> = {
	hold: (model) => ordered(model, own('hold')),
	resume: (model) => ordered(model, own('resume')),
	park: (model) => ordered(model, own('park')),
	mute: (model) => {
		const muted = model.desk?.call?.muted !== true;
		const tag = muted ? 'muted' : 'unmuted';
		return {model, requests: [{type: 'command', name: 'mute', args: {muted}, tag}]};
	},
	transfer: (model, {argument}, context) => openFinder(model, 'transfer', argument, context),
	dial: (model, {argument}, context) => openFinder(model, 'dial', argument, context),
	consult: (model, {argument}, context) => openFinder(model, 'consult', argument, context),
	'consult-menu': (model) => {
		if (model.menu?.kind === 'consult') return {model: {...model, menu: undefined}};
		const closed = closeControl(model);
		return {...closed, model: {...closed.model, menu: {kind: 'consult', selected: 0}}};
	},
	swap: (model) => ordered(model, own('swap')),
	'join-all': (model) => ordered(model, own('join-all')),
	'end-consult': (model) => ordered(model, own('end-consult')),
	'hand-over': (model) => ordered(model, own('hand-over')),
	keypad: (model, {argument}) => {
		if (argument !== undefined) return sendDigits(model, argument);
		if (model.control.keypad !== undefined) return closeControl(model);
		const closed = closeControl({...model, menu: undefined});
		return {...closed, model: withControl(closed.model, {keypad: {sent: ''}})};
	},
	'keypad-digit': (model, {key}) => sendDigits(model, key?.text ?? ''),
	'keypad-close': (model) => closeControl(model),
	'finder-up': (model, _, context) => moveFinder(model, -1, context),
	'finder-down': (model, _, context) => moveFinder(model, 1, context),
	'finder-page-up': (model, _, context) => moveFinder(model, -pageRows, context),
	'finder-page-down': (model, _, context) => moveFinder(model, pageRows, context),
	'finder-choose': (model, _, context) => chooseFound(model, context),
	'finder-close': (model) => closeControl(model),
	attended: (model, _, context) => send(model, 'attended', context),
	blind: (model, _, context) => send(model, 'blind', context),
	'how-choose': (model, _, context) => {
		const isQueue = model.control.finder?.chosen?.startsWith('queue:') === true;
		return send(model, isQueue ? 'blind' : 'attended', context);
	},
	'how-back': (model) => withFinder(model, {chosen: undefined}),
};

/** True while the list of targets, the keypad or the list of waiting calls is open. */
export function isSeeking({control, waiting}: DeskModel): boolean {
	return control.finder !== undefined || control.keypad !== undefined || waiting !== undefined;
}

/** True while a field of call control has the cursor. */
export function hasControlField({control}: DeskModel): boolean {
	const {finder, keypad} = control;
	return keypad !== undefined || (finder !== undefined && finder.chosen === undefined);
}

/** A key typed into the open finder or the open keypad. */
export function typeInControl(model: DeskModel, key: KeyPress, context: Context): Step<DeskModel> {
	const {finder, keypad} = model.control;
	if (keypad !== undefined) {
		// On a French keyboard the row of digits needs no Shift here.
		const digit = key.name === 'paste' ? undefined : digitOf(key);
		return sendDigits(model, digit === undefined ? (key.text ?? '') : String(digit));
	}
	if (finder === undefined) return {model};
	const {edit, outcome} = editText(finder.edit, key, {maxLength: longestSearch});
	if (outcome !== 'changed') return withFinder(model, {edit});
	const next = withFinder(model, {edit, isHasty: false}).model;
	return withFinder(next, {selected: markedFirst(next, context)});
}

/** The row marked by itself: the best of what was typed; with nothing typed, whom the work in hand is for. */
function markedFirst(model: DeskModel, context: Context): string | undefined {
	const {finder} = model.control;
	if (finder?.edit.text.trim() !== '') return found(model, context)[0]?.key;
	return finder.purpose === 'dial' ? firstMarked(model.desk, countryOf(context)) : undefined;
}

/** The list has come, or changed. */
export function hearTargets(
	before: DeskModel,
	targets: CallControl['targets'],
	context: Context,
): Step<DeskModel> {
	const {finder} = before.control;
	// Asked for by a finder that was closed meanwhile.
	if (finder === undefined) return {model: before};
	const model = withControl(before, {targets});
	// Enter came before anybody was seen: only who alone is meant is chosen.
	const step = finder.isHasty
		? chooseFound(withFinder(model, {isHasty: false}).model, context)
		: {model};
	const after = step.model.control.finder;
	const isMarked = after?.selected !== undefined || after?.edit.text.trim() === '';
	if (after === undefined || isMarked) return step;
	const selected = found(step.model, context)[0]?.key;
	return {...step, model: withFinder(step.model, {selected}).model};
}

/** Closes what is open when the talk it was about is over or is no longer the agent's. */
export function controlAfter(model: DeskModel, before: DeskModel['desk']): Step<DeskModel> {
	const call = model.desk?.call;
	const line = lineOf(call);
	const isSame = call?.id === before?.call?.id && line !== undefined;
	const hasThird = line === 'consulting' || line === 'conference';
	// Its choices are others once all three are joined: the mark must not stand on what it was not put on.
	const isOther = !hasThird || lineOf(before?.call) !== line;
	const menu = model.menu?.kind === 'consult' && isOther ? undefined : model.menu;
	// A colleague is called already: nobody else can be sought.
	const stays = isSame && !(hasThird && model.control.finder !== undefined);
	const isDialling = model.control.finder?.purpose === 'dial';
	const mayDial = isDialling && (call === undefined || call.state === 'wrap-up');
	return stays || mayDial ? {model: {...model, menu}} : rested({...model, menu});
}

/** A click marks a row; on the marked one it chooses. */
export function pointAtTarget(model: DeskModel, key: string, context: Context): Step<DeskModel> {
	const {finder} = model.control;
	if (finder === undefined || finder.chosen !== undefined) return {model};
	return finder.selected === key ? chooseFound(model, context) : withFinder(model, {selected: key});
}

/** The rows that the finder shows. */
export function found(
	{control, me, desk}: DeskModel,
	{link}: Pick<Context, 'link'>,
): readonly TargetRow[] {
	const {targets, finder} = control;
	if (targets === undefined || finder === undefined) return [];
	const country = countryOf({link});
	const agentId = me?.agentId;
	const {text} = finder.edit;
	if (finder.purpose === 'dial') return dialRows({desk, targets, agentId}, text, country);
	return findTargets(targets, text, {agentId, country});
}

function countryOf({link}: Pick<Context, 'link'>): Country {
	return (link.facts?.country ?? 'FR') as Country;
}

/** Neither call control nor the list of waiting calls is open any more. */
export function closeControl(model: DeskModel): Step<DeskModel> {
	const closed = closeWaiting(model);
	const {model: next, requests = []} = rested(closed.model);
	return {model: next, requests: [...(closed.requests ?? []), ...requests]};
}

/** Nothing of call control is open any more. */
function rested(model: DeskModel): Step<DeskModel> {
	const {finder} = model.control;
	const requests: Request[] = finder !== undefined ? [{type: 'unsubscribe', view: 'targets'}] : [];
	return {model: {...model, control: restingControl}, requests};
}

type Plain = Extract<
	CommandName,
	'hold' | 'resume' | 'swap' | 'join-all' | 'end-consult' | 'hand-over' | 'park'
>;

function own(name: Plain): CommandRequest {
	return {type: 'command', name, args: {}};
}

/** Sends a command and closes what it was asked from. */
function ordered(model: DeskModel, request: CommandRequest): Step<DeskModel> {
	const closed = closeControl({...model, menu: undefined});
	return {...closed, requests: [...(closed.requests ?? []), request]};
}

function withControl(model: DeskModel, change: Partial<CallControl>): DeskModel {
	return {...model, control: {...model.control, ...change}};
}

function withFinder(model: DeskModel, change: Partial<Finder>): Step<DeskModel> {
	const {finder} = model.control;
	return {
		model: finder === undefined ? model : withControl(model, {finder: {...finder, ...change}}),
	};
}

/** Opens the list, or closes it when its own key is pressed again; another purpose keeps what was typed. */
function openFinder(
	model: DeskModel,
	purpose: Finder['purpose'],
	argument: string | undefined,
	context: Context,
): Step<DeskModel> {
	const {finder} = model.control;
	if (finder?.purpose === purpose && argument === undefined) return closeControl(model);
	const isDial = purpose === 'dial';
	const text = argument ?? finder?.edit.text ?? '';
	// A number needs no list; a name that Enter follows at once does.
	const isNamed = argument !== undefined && !/\d/.test(argument);
	const targets = model.control.targets ?? (isDial && !isNamed ? noTargets : undefined);
	const fresh: Finder = {
		purpose,
		edit: editOf(text),
		selected: finder?.selected,
		chosen: undefined,
		isHasty: argument !== undefined && targets === undefined,
	};
	const open = {finder: fresh, keypad: undefined, targets};
	const shut = closeWaiting({...model, menu: undefined});
	const next = withControl(shut.model, open);
	const requests: Request[] = [...(shut.requests ?? []), {type: 'subscribe', view: 'targets'}];
	if (isDial && argument === undefined && text.trim() === '') {
		const selected = markedFirst(next, context);
		return {model: withFinder(next, {selected}).model, requests};
	}
	if (argument === undefined || targets === undefined) return {model: next, requests};
	const step = chooseFound(next, context);
	return {...step, requests: [...requests, ...(step.requests ?? [])]};
}

function moveFinder(model: DeskModel, by: number, context: Context): Step<DeskModel> {
	const rows = found(model, context);
	const at = rows.findIndex(({key}) => key === model.control.finder?.selected);
	const to = at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by));
	return withFinder(model, {selected: rows[to]?.key});
}

/** Enter in the list: the marked row. Words without a mark must name one alone. */
function chooseFound(model: DeskModel, context: Context): Step<DeskModel> {
	const {finder, targets} = model.control;
	if (finder === undefined) return {model};
	const typed = finder.edit.text.trim();
	const isNothing = typed === '' && finder.selected === undefined;
	const isDial = finder.purpose === 'dial';
	if (isNothing) {
		const sentence = isDial ? dialText.dialFirst : callText.chooseFirst;
		return {model, notice: {sentence, tone: 'warn'}};
	}
	if (targets === undefined) return withFinder(model, {isHasty: true});
	const rows = found(model, context);
	const row = rows.find(({key}) => key === finder.selected) ?? onlyTarget(rows, typed);
	if (row === undefined) {
		const nobody = isDial ? dialText.noNumber : callText.nobodyFound;
		const sentence = rows.length === 0 ? nobody : callText.severalFound;
		return {model, notice: {sentence, params: {list: listOf(rows, context)}, tone: 'warn'}};
	}
	const marked = withFinder(model, {selected: row.key}).model;
	if (finder.purpose === 'transfer') return withFinder(marked, {chosen: row.key});
	return send(marked, 'attended', context);
}

const mostListed = 4;

function listOf(rows: readonly TargetRow[], context: Context): string {
	const names = rows.slice(0, mostListed).map((row) => shortName(row, context));
	return [...names, ...(rows.length > mostListed ? ['…'] : [])].join(', ');
}

function shortName(row: TargetRow, context: Context): string {
	switch (row.kind) {
		case 'agent':
			return [row.agent.name, row.agent.phoneId ?? ''].join(' ').trim();
		case 'phone':
			return row.phone.id;
		case 'queue':
			return row.queue.label[context.locale];
		case 'outside':
			return phoneNumber(row.number, countryOf(context));
	}
}

/** Calls the chosen or marked row first, or sends the caller there at once. */
function send(model: DeskModel, how: 'attended' | 'blind', context: Context): Step<DeskModel> {
	const {finder, targets} = model.control;
	const key = finder?.chosen ?? finder?.selected;
	const row = key === undefined || targets === undefined ? undefined : rowOfKey(targets, key);
	if (row === undefined) return chooseFound(model, context);
	if (finder?.purpose === 'dial' && row.kind === 'outside') {
		return ordered(model, {type: 'command', name: 'dial', args: {number: row.number}});
	}
	const to = targetOf(row);
	const asked = {who: shortName(row, context), doing: doing(row, targets ?? noTargets)};
	return sendTo({...model, asked}, how, to);
}

function sendTo(
	model: DeskModel,
	how: 'attended' | 'blind',
	to: WireTransferTarget,
): Step<DeskModel> {
	const {finder} = model.control;
	if (finder?.purpose === 'dial' && (to.kind === 'agent' || to.kind === 'phone'))
		return ordered(model, {type: 'command', name: 'dial', args: {to}});
	if (how === 'blind') return ordered(model, {type: 'command', name: 'transfer', args: {to}});
	return ordered(model, {type: 'command', name: 'consult', args: {to}});
}

/** As many as one command takes. */
const mostDigits = 32;

function sendDigits(model: DeskModel, text: string): Step<DeskModel> {
	const digits = text
		.toUpperCase()
		.replaceAll(/[^0-9*#A-D]/g, '')
		.slice(0, mostDigits);
	if (digits === '') return {model};
	const {keypad} = model.control;
	const next =
		keypad === undefined ? model : withControl(model, {keypad: {sent: keypad.sent + digits}});
	return {model: next, requests: [{type: 'command', name: 'send-digits', args: {digits}}]};
}
