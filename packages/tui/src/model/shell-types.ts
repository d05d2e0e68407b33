/**
 * What a screen is made of, as values: messages in, requests out, and the program between them. The
 * desk and the board are programs; the loop around them is model/shell.ts (pure) and
 * screens/shell.tsx (terminal, link, timers).
 */
import type {
	Account,
	CommandArgs,
	CommandName,
	RefusalBody,
	ViewName,
	Views,
} from '@plateau/core/protocol';
import type {Locale, Params, Sentence} from '@plateau/core/text';
import type {ActionTable} from '../keys/table.ts';
import type {Answer, LogInAnswer} from '../link/client.ts';
import type {Facts, LinkState} from '../link/reconnect.ts';
import type {Size} from '../terminal/environment.ts';
import type {KeyPress} from '../terminal/key-press.ts';
import type {Tone} from '../theme.ts';

/** The link as a screen sees it. */
export interface LinkView {
	readonly state: LinkState;
	/** Where the daemon is, for people. */
	readonly where: string;
	readonly account: Account | undefined;
	readonly facts: Facts | undefined;
	/** When it became so, by the screen's own clock (`now`), epoch ms. */
	readonly since: number;
}

/** What surrounds a program: it reads this and keeps none of it. */
export interface Context {
	/** The daemon's clock, epoch ms. */
	readonly now: number;
	readonly locale: Locale;
	readonly size: Size;
	readonly link: LinkView;
}

/** A view's new state. */
export type ViewMessage = {
	[V in ViewName]: {
		readonly type: 'view';
		readonly view: V;
		readonly scope: string | undefined;
		readonly data: Views[V];
	};
}[ViewName];

/** What a program hears besides keys. `timer` is one it asked for. */
export type Heard =
	| ViewMessage
	| {
			readonly type: 'view-ended';
			readonly view: ViewName;
			readonly scope: string | undefined;
			readonly refusal: RefusalBody;
	  }
	| {
			readonly type: 'answer';
			readonly name: CommandName;
			readonly tag: string | undefined;
			readonly answer: Answer<unknown>;
	  }
	| {readonly type: 'timer'; readonly id: string}
	| {readonly type: 'link'; readonly link: Omit<LinkView, 'since'>};

/** Everything that can happen to a screen. `at` is the daemon's clock, epoch ms. */
export type Message = {readonly at: number} & (
	| Heard
	| {readonly type: 'key'; readonly key: KeyPress}
	/** A line typed in the line mode. */
	| {readonly type: 'words'; readonly text: string}
	| {readonly type: 'tick'}
	| {readonly type: 'resize'; readonly size: Size}
	| {readonly type: 'log-in-answer'; readonly answer: LogInAnswer}
);

/** A message before it is given its time. */
export type Unstamped = Message extends infer One
	? One extends {at: number}
		? Omit<One, 'at'>
		: never
	: never;

/** A command to send; its answer comes back with the same `tag`. */
export type CommandRequest = {
	[N in CommandName]: {
		readonly type: 'command';
		readonly name: N;
		readonly args: CommandArgs<N>;
		readonly tag?: string;
	};
}[CommandName];

/** What a screen asks of the world. */
export type Request =
	| CommandRequest
	| {readonly type: 'subscribe'; readonly view: ViewName; readonly scope?: string}
	| {readonly type: 'unsubscribe'; readonly view: ViewName; readonly scope?: string}
	| {readonly type: 'log-in'; readonly login: string; readonly password: string}
	| {readonly type: 'bell'}
	/** Write the whole screen again. */
	| {readonly type: 'redraw'}
	/** A `timer` message after `ms`; one of the same id is replaced. */
	| {readonly type: 'timer'; readonly id: string; readonly ms: number}
	/** Close this screen and open another. */
	| {readonly type: 'open'; readonly screen: 'desk' | 'board'}
	| {readonly type: 'quit'};

/** A sentence shown for a while above the footer. */
export interface Notice {
	readonly sentence: Sentence;
	readonly params?: Params | undefined;
	readonly tone?: Tone;
}

/** What came of something: the next model, what to ask of the world, what to say. */
export interface Step<Model> {
	readonly model: Model;
	readonly requests?: readonly Request[];
	readonly notice?: Notice | undefined;
}

/** A screen's own part. All of it is pure. */
export interface Program<Model> {
	readonly title: Sentence;
	/** Its rows and `shellRows`, in one table. */
	readonly table: ActionTable<Model>;
	/** Somebody is logged in: the first model. Not called again for the same person. */
	begin(account: Account, context: Context): Step<Model>;
	/** Where the person is, innermost first; the shell adds its own. */
	contexts(model: Model): readonly string[];
	/** `field` while a text field has the cursor. */
	focus(model: Model): 'none' | 'field';
	/** True while letters and digits go to something that is open: a field, a menu, a list. */
	takesLetters?(model: Model): boolean;
	/** What guarded actions are about now, such as a call's id. */
	subject(model: Model): string;
	/** Runs an action of the table that is not the shell's. */
	act(model: Model, action: ActionCall, context: Context): Step<Model>;
	/** A key for the focused field. */
	type(model: Model, key: KeyPress, context: Context): Step<Model>;
	/** The mouse: `key.target` says what was met. */
	point?(model: Model, key: KeyPress, context: Context): Step<Model>;
	hear(model: Model, heard: Heard, context: Context): Step<Model>;
	/** Every second while a timer is on the screen, else every minute for the clock. */
	pace(model: Model): 'second' | 'minute';
	/** Why the screen may not be left now. */
	staysBecause(model: Model): Notice | undefined;
	/** What must not be lost when the screen closes. */
	parting(model: Model): readonly Request[];
	/** The sentence for the code of a disabled action, where it is none of the refusals'. */
	reason?(code: string): Sentence | undefined;
	/** The same in two or three words, for the footer. */
	brief?(code: string): Sentence | undefined;
}

/** An action to run. `key` is absent when it was chosen from the help or typed as a word. */
export interface ActionCall {
	readonly id: string;
	readonly key?: KeyPress | undefined;
	/** What followed the word in the line mode. */
	readonly argument?: string;
}

/** One thing the line mode says; said again only when its text changes. */
export interface Told {
	readonly topic: string;
	readonly text: string;
}
