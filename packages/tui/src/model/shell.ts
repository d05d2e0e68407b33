/**
 * The loop of every screen, pure: a message and the scene before it give the scene after it and
 * what to ask of the world. Log-in, help, guards, notices and leaving are handled here; the rest
 * is the program's. Drawing is in screens/, time and the link come in as messages.
 */
import {type Locale, type Sentence, say, screenText} from '@plateau/core/text';
import {type ChordId, chordLabel} from '../keys/chord.ts';
import {type GuardState, pressGuard, restingGuard} from '../keys/guard.ts';
import {labelOf} from '../keys/help.ts';
import {followsOf, matchKey} from '../keys/match.ts';
import {helpContext, shellContext} from '../keys/shell.ts';
import {isStray, opensElsewhere, type Stray, strayAfter, strayFrom} from '../keys/stray.ts';
import type {ActionRow} from '../keys/table.ts';
import type {Size} from '../terminal/environment.ts';
import type {KeyPress} from '../terminal/key-press.ts';
import {type HelpList, moveHelp, openHelp, selectedHelp, typeHelp} from './help-list.ts';
import {answeredLogIn, askedAgain, emptyLogIn, type LogInForm, typeLogIn} from './log-in-form.ts';
import {reasonSentence} from './reasons.ts';
import type {
	ActionCall,
	Context,
	LinkView,
	Message,
	Notice,
	Program,
	Request,
	Step,
} from './shell-types.ts';
import {runWords} from './words.ts';

/** How long a short notice stays, and a long one for each of its characters: it is read beside a talk. */
export const noticeMs = 4000;
const readingMs = 80;
/** How long a sequence waits before it says what can follow: who knows it is never shown anything. */
const followsMs = 300;
const followsTimer = 'follows';
/** How long the second Ctrl+C may take. */
const interruptMs = 1500;

/** A second key and what it does. */
export interface FollowText {
	readonly key: string;
	readonly label: string;
}

/** A screen at one moment. */
export interface Scene<Model> {
	readonly context: Context;
	/** Undefined until somebody was logged in. */
	readonly model: Model | undefined;
	/** Whose the model is. */
	readonly login: string | undefined;
	readonly help: HelpList | undefined;
	readonly logIn: LogInForm;
	readonly guard: GuardState;
	/** What is typed now was meant for what did not open, or is gone. */
	readonly stray: Stray | undefined;
	/** The first key of a sequence that waits for its second. */
	readonly prefix: ChordId | undefined;
	/** What can follow it, shown once the person hesitates. */
	readonly follows: readonly FollowText[] | undefined;
	readonly notice: (Notice & {readonly until: number}) | undefined;
	readonly interruptedAt: number | undefined;
}

/** What a message led to. */
export interface Turn<Model> {
	readonly scene: Scene<Model>;
	readonly requests: readonly Request[];
}

/** A screen that has just been opened. */
export function openScene<Model>(start: {
	readonly locale: Locale;
	readonly size: Size;
	readonly link: Omit<LinkView, 'since'>;
	readonly at: number;
}): Scene<Model> {
	const {locale, size, link, at} = start;
	return {
		context: {now: at, locale, size, link: {...link, since: at}},
		model: undefined,
		login: undefined,
		help: undefined,
		logIn: emptyLogIn,
		guard: restingGuard,
		stray: undefined,
		prefix: undefined,
		follows: undefined,
		notice: undefined,
		interruptedAt: undefined,
	};
}

/** True while somebody has to log in before anything else. */
export function needsLogIn<Model>({context}: Scene<Model>): boolean {
	const {state, account} = context.link;
	return state.state === 'up' && account === undefined;
}

/** The contexts keys meet now, innermost first. */
export function contextsOf<Model>(program: Program<Model>, scene: Scene<Model>): readonly string[] {
	if (scene.model === undefined) return [shellContext];
	const own = [...program.contexts(scene.model), shellContext];
	return scene.help === undefined ? own : [helpContext, ...own];
}

/** True while the screen shows something that changes each second. */
export function paceOf<Model>(program: Program<Model>, scene: Scene<Model>): 'second' | 'minute' {
	const {notice, context, model} = scene;
	if (notice !== undefined || context.link.state.state !== 'up') return 'second';
	return model === undefined ? 'minute' : program.pace(model);
}

/** The scene after a message, and what to ask of the world. */
export function updateScene<Model>(
	program: Program<Model>,
	before: Scene<Model>,
	message: Message,
): Turn<Model> {
	const scene = at(before, message.at);
	switch (message.type) {
		case 'tick':
			return {scene, requests: []};
		case 'resize':
			return quiet({...scene, context: {...scene.context, size: message.size}});
		case 'key':
			return onKey(program, scene, message.key);
		case 'words':
			return onWords(program, scene, message.text);
		case 'log-in-answer':
			return quiet({...scene, logIn: answeredLogIn(scene.logIn, message.answer)});
		case 'link':
			return onLink(program, scene, message);
		case 'timer':
			if (message.id === followsTimer) return quiet(hesitated(program, scene));
			break;
		default:
			break;
	}
	if (scene.model === undefined) return quiet(scene);
	const step = program.hear(scene.model, message, scene.context);
	const isGone = message.type === 'view' && takesLetters(program, scene.model);
	// Who types has not seen yet that it closed.
	const isStrayNow = isGone && !takesLetters(program, step.model);
	return taken(isStrayNow ? {...scene, stray: strayFrom(message.at)} : scene, step);
}

function takesLetters<Model>(program: Program<Model>, model: Model): boolean {
	return program.takesLetters?.(model) === true;
}

/** A sequence was begun a while ago: what can follow. */
function hesitated<Model>(program: Program<Model>, scene: Scene<Model>): Scene<Model> {
	const {prefix, context} = scene;
	if (prefix === undefined) return scene;
	const follows = followsOf(program.table, contextsOf(program, scene), prefix).map((follow) => ({
		key: chordLabel(follow.key, context.locale),
		label: labelOf(follow.row, context.locale),
	}));
	return {...scene, follows};
}

function quiet<Model>(scene: Scene<Model>): Turn<Model> {
	return {scene, requests: []};
}

function at<Model>(scene: Scene<Model>, now: number): Scene<Model> {
	const {notice, context} = scene;
	// The clock is set right as frames arrive; a timer that jumps back would look broken.
	const later = Math.max(now, context.now - 5000 > now ? now : context.now);
	return {
		...scene,
		context: later === context.now ? context : {...context, now: later},
		notice: notice !== undefined && notice.until <= later ? undefined : notice,
	};
}

function taken<Model>(scene: Scene<Model>, step: Step<Model>): Turn<Model> {
	const next = {...scene, model: step.model};
	return {
		scene: step.notice === undefined ? next : noticed(next, step.notice),
		requests: step.requests ?? [],
	};
}

/** The scene with a sentence shown for a while. */
export function noticed<Model>(scene: Scene<Model>, notice: Notice): Scene<Model> {
	return {...scene, notice: {...notice, until: scene.context.now + readingTime(scene, notice)}};
}

function readingTime({context}: Scene<unknown>, {sentence, params}: Notice): number {
	return Math.max(noticeMs, readingMs * say(context.locale, sentence, params).length);
}

function onLink<Model>(
	program: Program<Model>,
	scene: Scene<Model>,
	message: Extract<Message, {type: 'link'}>,
): Turn<Model> {
	const {now, link: before} = scene.context;
	const same = before.state.state === message.link.state.state;
	const link = {...message.link, since: same ? before.since : now};
	let next: Scene<Model> = {...scene, context: {...scene.context, link}};
	if (!same && before.state.state === 'down' && link.state.state === 'up') {
		next = noticed(next, {sentence: screenText.linkBack, tone: 'good'});
	}
	// An attempt whose answer went with the link may be made again.
	if (!same && link.state.state !== 'up') next = {...next, logIn: {...next.logIn, isAsking: false}};
	// A screen whose log-in the daemon knows no longer says so, over whatever was open.
	if (needsLogIn(next) && next.login !== undefined && !needsLogIn(scene)) {
		const {logInGone, logInGoneDemo} = screenText;
		const logIn = askedAgain(link.facts?.practice === true ? logInGoneDemo : logInGone);
		next = {
			...next,
			...{help: undefined, prefix: undefined, follows: undefined, notice: undefined, logIn},
		};
	}
	if (link.account !== undefined && link.account.login !== next.login) {
		return taken({...next, login: link.account.login}, program.begin(link.account, next.context));
	}
	if (next.model === undefined) return quiet(next);
	return taken(next, program.hear(next.model, message, next.context));
}

function onKey<Model>(program: Program<Model>, before: Scene<Model>, key: KeyPress): Turn<Model> {
	if (key.ctrl && key.name === 'c') return interrupt(program, before);
	const {now} = before.context;
	if (before.help === undefined && isStray(before.stray, key, now)) {
		const scene = {...before, stray: strayAfter(key, now)};
		// Why it did not open is worth more, while it is on the screen.
		if (scene.notice !== undefined) return quiet(scene);
		return quiet(noticed(scene, {sentence: screenText.nothingOpen, tone: 'warn'}));
	}
	const scene = before.stray === undefined ? before : {...before, stray: undefined};
	if (needsLogIn(scene)) {
		const {form, attempt} = typeLogIn(scene.logIn, key);
		const requests: Request[] = attempt === undefined ? [] : [{type: 'log-in', ...attempt}];
		return {scene: {...scene, logIn: form}, requests};
	}
	if (scene.model === undefined) {
		return key.name === 'q' ? {scene, requests: [{type: 'quit'}]} : quiet(scene);
	}
	const match = matchKey(program.table, {
		key,
		contexts: contextsOf(program, scene),
		focus: scene.help === undefined ? program.focus(scene.model) : 'field',
		prefix: scene.prefix,
		model: scene.model,
	});
	const free =
		scene.prefix === undefined ? scene : {...scene, prefix: undefined, follows: undefined};
	switch (match.kind) {
		case 'action': {
			const turn = press(program, free, match.row, {id: match.row.id, key});
			return match.row.opens === true ? unopened(program, free, turn, key) : turn;
		}
		case 'pending': {
			const timer = {type: 'timer', id: followsTimer, ms: followsMs} as const;
			return {scene: {...scene, prefix: match.prefix, follows: undefined}, requests: [timer]};
		}
		case 'field':
			if (scene.help !== undefined) {
				return quiet({...free, help: typeHelp(scene.help, key)});
			}
			return taken(free, program.type(scene.model, key, scene.context));
		case 'mouse':
			return program.point === undefined
				? quiet(free)
				: taken(free, program.point(scene.model, key, scene.context));
		default: {
			const row = scene.help === undefined ? opensElsewhere(program.table, key) : undefined;
			if (row === undefined || scene.prefix !== undefined) return quiet(free);
			const params = {action: labelOf(row, scene.context.locale)};
			const said = noticed(free, {sentence: screenText.notNow, params, tone: 'warn'});
			return unopened(program, free, quiet(said), key);
		}
	}
}

/** After a key that opens something: if nothing is open, what is typed next was meant for it. */
function unopened<Model>(
	program: Program<Model>,
	before: Scene<Model>,
	turn: Turn<Model>,
	key: KeyPress,
): Turn<Model> {
	const {model, context} = turn.scene;
	const wasOpen = before.model !== undefined && takesLetters(program, before.model);
	const isOpen = model !== undefined && takesLetters(program, model);
	if (wasOpen || isOpen || program.takesLetters === undefined) return turn;
	return {...turn, scene: {...turn.scene, stray: strayFrom(context.now, key)}};
}

/** Runs a row, or says why not now: disabled, wants a second press, or ran a moment ago. */
export function press<Model>(
	program: Program<Model>,
	scene: Scene<Model>,
	row: ActionRow<Model>,
	call: ActionCall,
): Turn<Model> {
	const {model, context} = scene;
	if (model === undefined) return quiet(scene);
	const {locale, now} = context;
	const action = labelOf(row, locale);
	const disabled = row.disabled?.(model);
	if (disabled !== undefined) {
		const sentence = unavailable(reasonSentence(disabled, program.reason?.bind(program)));
		return quiet(noticed(scene, {sentence, params: {action}, tone: 'warn'}));
	}
	const {state, verdict} = pressGuard(scene.guard, row, {at: now, subject: program.subject(model)});
	const guarded = state === scene.guard ? scene : {...scene, guard: state};
	if (verdict === 'press-again') {
		const key = chordLabel((row.keys[0] ?? '').toLowerCase(), locale);
		const params = {key, action};
		return quiet(noticed(guarded, {sentence: screenText.pressAgain, params, tone: 'warn'}));
	}
	if (verdict === 'throttled') {
		const {throttled: sentence} = screenText;
		return quiet(noticed(guarded, {sentence, params: {action}, tone: 'warn'}));
	}
	// What was said about the key before is answered by this one.
	const done = guarded.notice === undefined ? guarded : {...guarded, notice: undefined};
	return shellAction(program, done, call) ?? taken(done, program.act(model, call, context));
}

function unavailable([en, fr]: Sentence): Sentence {
	const [whole, wholeFr] = screenText.unavailable;
	return [whole.replace('{reason}', en), wholeFr.replace('{reason}', fr)];
}

/** What the shell's own rows do; undefined for the program's. */
function shellAction<Model>(
	program: Program<Model>,
	scene: Scene<Model>,
	{id}: ActionCall,
): Turn<Model> | undefined {
	const {help} = scene;
	switch (id) {
		case 'help':
			return quiet({...scene, help: openHelp});
		case 'help-close':
			return quiet({...scene, help: undefined});
		case 'help-up':
		case 'help-down':
		case 'help-page-up':
		case 'help-page-down':
			return help && quiet({...scene, help: moveHelp(program, scene, help, id)});
		case 'help-run': {
			const row = help && selectedHelp(program, scene, help);
			const closed = {...scene, help: undefined};
			return row === undefined ? quiet(scene) : press(program, closed, row, {id: row.id});
		}
		case 'redraw':
			return {scene, requests: [{type: 'redraw'}]};
		case 'quit':
			return quit(program, scene);
		default:
			return undefined;
	}
}

function quit<Model>(program: Program<Model>, scene: Scene<Model>): Turn<Model> {
	const {model, context} = scene;
	const stays = model === undefined ? undefined : program.staysBecause(model);
	// Without a link the screen is no use to the call, and nobody should be locked in.
	if (stays !== undefined && context.link.state.state === 'up') {
		return quiet(noticed(scene, {tone: 'warn', ...stays}));
	}
	const parting = model === undefined ? [] : program.parting(model);
	return {scene, requests: [...parting, {type: 'quit'}]};
}

function interrupt<Model>(program: Program<Model>, scene: Scene<Model>): Turn<Model> {
	const {now} = scene.context;
	if (scene.interruptedAt !== undefined && now - scene.interruptedAt <= interruptMs) {
		const parting = scene.model === undefined ? [] : program.parting(scene.model);
		return {scene, requests: [...parting, {type: 'quit'}]};
	}
	const sentence = screenText.interruptAgain;
	return quiet(noticed({...scene, interruptedAt: now}, {sentence, tone: 'warn'}));
}

function onWords<Model>(program: Program<Model>, scene: Scene<Model>, text: string): Turn<Model> {
	// Words typed ahead of the log-in are for nobody.
	if (needsLogIn(scene)) return quiet(scene);
	const found = runWords(program, scene, text);
	if (found.kind === 'nothing') return quiet(scene);
	if (found.kind === 'unknown') {
		const params = {words: text};
		return quiet(noticed(scene, {sentence: screenText.unknownWords, params, tone: 'warn'}));
	}
	return press(program, scene, found.row, found.call);
}
