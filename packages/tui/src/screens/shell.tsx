/**
 * Runs a screen: joins the pure loop of model/shell.ts to a terminal, a link and timers. Opens the
 * full screen or the line mode, and gives the terminal back on every way out.
 */
import type {CommandName, ViewName} from '@plateau/core/protocol';
import type {Locale} from '@plateau/core/text';
import type {ReactElement} from 'react';
import type {KeyScreen} from '../keys/keys-file.ts';
import {applyRemap, type Remap} from '../keys/remap.ts';
import type {Link} from '../link/reconnect.ts';
import {openScene, paceOf, type Scene, updateScene} from '../model/shell.ts';
import type {
	CommandRequest,
	Context,
	Message,
	Program,
	Request,
	Told,
	Unstamped,
	ViewMessage,
} from '../model/shell-types.ts';
import {type Opened, Player} from '../player.ts';
import type {Size} from '../terminal/environment.ts';
import {sizeOf, terminalMode} from '../terminal/environment.ts';
import {openScreen} from '../terminal/screen.tsx';
import type {Terminal} from '../terminal/streams.ts';
import {onProcessEnd} from './process-end.ts';
import {openLineFace} from './shell-lines.ts';
import {ShellView} from './shell-view.tsx';

/** What every screen is opened with. Whoever opened the link closes it. */
export interface ScreenRun extends Terminal {
	readonly locale: Locale;
	readonly link: Link;
	/** One line a change, whatever the terminal can do. */
	readonly lines?: boolean | undefined;
	/** Draw with ASCII only. */
	readonly ascii?: boolean | undefined;
	/** Wheel and clicks (default true). */
	readonly mouse?: boolean | undefined;
	/** A person's own keys, screen by screen, which were checked. */
	readonly keys?: Readonly<Record<KeyScreen, Remap>> | undefined;
	/** Leaves in good order when it is aborted: what was typed is sent, nobody is asked. */
	readonly signal?: AbortSignal | undefined;
	/** Opens another screen after this one has closed; its exit code becomes this one's. */
	readonly open?: ((screen: 'desk' | 'board') => Promise<number>) | undefined;
}

/** A screen's own part: its program, and how it is drawn and spoken. */
export interface ScreenParts<Model> {
	readonly program: Program<Model>;
	/** The screen without its last lines (link, notice, hints), which the shell draws. */
	draw(model: Model, context: Context, size: Size): ReactElement;
	/** Everything there is to say, by topic, in the order to say it. */
	tell(model: Model, context: Context): readonly Told[];
	/** The question for the focused field in the line mode, and the key that ends the answer. */
	ask?(model: Model, context: Context): {readonly question: string; readonly end: string};
}

/** The same screen with a person's own keys in its table. */
export function withKeys<Model>(
	parts: ScreenParts<Model>,
	remap: Remap | undefined,
): ScreenParts<Model> {
	const remapped = remap && applyRemap(parts.program.table, remap);
	if (remapped?.ok !== true) return parts;
	return {...parts, program: {...parts.program, table: remapped.table}};
}

/** Where a scene is shown: a full screen, or lines. */
export interface Face<Model> {
	show(scene: Scene<Model>): void;
	bell(): void;
	redraw(): void;
	restore(): void;
	close(): void;
}

/** What a face tells its owner. */
export interface FaceOwner {
	dispatch(message: Unstamped): void;
	hangUp(): void;
	fail(error: unknown): void;
}

/** How long closing waits for the answers to what was last asked. */
const partingMs = 1000;
/** Exit code after the terminal went away, as shells count SIGHUP. */
const hungUpCode = 129;

/** Runs a screen until it is left. Resolves with the exit code; rejects with what a component threw. */
export function runScreen<Model>(parts: ScreenParts<Model>, run: ScreenRun): Promise<number> {
	return new Promise((resolve, reject) => {
		const {link} = run;
		const {program} = parts;
		const stops = new Map<string, () => void>();
		const timers = new Map<string, NodeJS.Timeout>();
		const pending = new Set<Promise<unknown>>();
		const playerProgram = run.env['PLATEAU_PLAYER'] || undefined;
		const player = playerProgram === undefined ? undefined : new Player(playerProgram);
		let ticker: {readonly timer: NodeJS.Timeout; readonly pace: string} | undefined;
		let isLeaving = false;
		let isHungUp = false;
		let next: 'desk' | 'board' | undefined;
		let scene = openScene<Model>({
			locale: run.locale,
			size: sizeOf(run.stdout),
			link: linkNow(),
			at: link.now(),
		});

		function linkNow() {
			const {state, where, account, facts} = link;
			return {state, where, account, facts};
		}

		function dispatch(message: Unstamped): void {
			if (isLeaving && message.type !== 'answer') return;
			try {
				const turn = updateScene(program, scene, {...message, at: link.now()} as Message);
				scene = turn.scene;
				for (const request of turn.requests) perform(request);
				if (isLeaving) return;
				face.show(scene);
				keepPace();
			} catch (error) {
				end(() => reject(error));
			}
		}

		function keepPace(): void {
			const pace = paceOf(program, scene);
			if (ticker?.pace === pace) return;
			clearTimeout(ticker?.timer);
			const periodMs = pace === 'second' ? 1000 : 60_000;
			const timer = setTimeout(
				() => {
					ticker = undefined;
					dispatch({type: 'tick'});
				},
				periodMs - (link.now() % periodMs),
			);
			ticker = {timer, pace};
		}

		function perform(request: Request): void {
			switch (request.type) {
				case 'command':
					send(request);
					return;
				case 'subscribe':
					subscribe(request.view, request.scope);
					return;
				case 'unsubscribe': {
					const key = keyOf(request.view, request.scope);
					stops.get(key)?.();
					stops.delete(key);
					return;
				}
				case 'log-in':
					wait(
						link
							.logIn(request.login, request.password)
							.then((answer) => dispatch({type: 'log-in-answer', answer})),
					);
					return;
				case 'timer':
					clearTimeout(timers.get(request.id));
					timers.set(
						request.id,
						setTimeout(() => {
							timers.delete(request.id);
							dispatch({type: 'timer', id: request.id});
						}, request.ms),
					);
					return;
				case 'bell':
					face.bell();
					return;
				case 'redraw':
					face.redraw();
					return;
				case 'open':
					next = request.screen;
					void leave(0);
					return;
				case 'quit':
					void leave(0);
					return;
			}
		}

		function send({name, args, tag}: CommandRequest): void {
			// Before it is asked: the audit would tell of a message that nobody could hear.
			if (name === 'play-message' && player === undefined) {
				const refusal = {code: 'player-needed'};
				dispatch({type: 'answer', name, tag, answer: {ok: false, refusal}});
				return;
			}
			wait(
				link.command<CommandName>(name, args).then((answer) => {
					dispatch({type: 'answer', name, tag, answer});
					if (name === 'play-message' && answer.ok) void hear(answer.result as Opened);
				}),
			);
		}

		/** Nobody waits for its end; the screen goes on. */
		async function hear(opened: Opened): Promise<void> {
			const refusal = await player?.play(opened, async (ticket, chunk) => {
				const answer = await link.command('read-recording', {ticket, chunk});
				if (!answer.ok) return answer;
				return {ok: true, bytes: Buffer.from(answer.result.data, 'base64')};
			});
			if (refusal !== undefined)
				dispatch({
					...{type: 'answer', name: 'read-recording', tag: undefined},
					answer: {ok: false, refusal},
				});
		}

		function wait(work: Promise<unknown>): void {
			pending.add(work);
			work.catch((error: unknown) => end(() => reject(error))).finally(() => pending.delete(work));
		}

		function subscribe(view: ViewName, scope: string | undefined): void {
			const key = keyOf(view, scope);
			if (stops.has(key)) return;
			const stop = link.subscribe(view, scope, {
				view: (data) => dispatch({type: 'view', view, scope, data} as ViewMessage),
				ended: (refusal) => {
					stops.delete(key);
					dispatch({type: 'view-ended', view, scope, refusal});
				},
			});
			stops.set(key, stop);
		}

		async function leave(code: number): Promise<void> {
			if (isLeaving) return;
			isLeaving = true;
			let timer: NodeJS.Timeout | undefined;
			const late = new Promise((done) => {
				timer = setTimeout(done, partingMs);
			});
			await Promise.race([Promise.allSettled([...pending]), late]);
			clearTimeout(timer);
			end(() => {
				if (next === undefined || run.open === undefined) resolve(code);
				else run.open(next).then(resolve, reject);
			});
		}

		let isOver = false;
		function end(settle: () => void): void {
			if (isOver) return;
			isOver = true;
			isLeaving = true;
			stopLink();
			player?.stop();
			for (const stop of stops.values()) stop();
			for (const timer of timers.values()) clearTimeout(timer);
			clearTimeout(ticker?.timer);
			stopWatchingEnd();
			run.signal?.removeEventListener('abort', onAbort);
			face.close();
			settle();
		}

		/** Told to stop, or the terminal is gone: what was typed is sent, nobody is asked. */
		function depart(code: number): void {
			if (isLeaving) return;
			const last = scene.model === undefined ? [] : program.parting(scene.model);
			for (const request of last) perform(request);
			void leave(code);
		}

		const owner: FaceOwner = {
			dispatch,
			hangUp() {
				if (isHungUp) return;
				isHungUp = true;
				depart(hungUpCode);
			},
			fail: (error) => end(() => reject(error)),
		};
		const mode = terminalMode(run.env, {isTerminal: true, lines: run.lines === true});
		const face = mode === 'lines' ? openLineFace(parts, run, owner) : fullScreen(parts, run, owner);
		const stopLink = link.onState(() => dispatch({type: 'link', link: linkNow()}));
		const onAbort = () => depart(0);
		run.signal?.addEventListener('abort', onAbort, {once: true});
		const stopWatchingEnd = onProcessEnd({
			restore: () => face.restore(),
			terminate: () => depart(0),
		});
		dispatch({type: 'link', link: linkNow()});
		if (run.signal?.aborted === true) depart(0);
	});
}

function keyOf(view: ViewName, scope: string | undefined): string {
	return `${view} ${scope ?? ''}`;
}

function fullScreen<Model>(
	parts: ScreenParts<Model>,
	run: ScreenRun,
	owner: FaceOwner,
): Face<Model> {
	const screen = openScreen({
		stdin: run.stdin,
		stdout: run.stdout,
		env: run.env,
		mouse: run.mouse ?? true,
		...(run.ascii === true ? {glyphs: 'ascii' as const} : {}),
		onKey: (key) => owner.dispatch({type: 'key', key}),
		onResize: (size) => owner.dispatch({type: 'resize', size}),
		onHangUp: () => owner.hangUp(),
		onError: (error) => owner.fail(error),
	});
	return {
		show: (scene) => screen.draw(<ShellView parts={parts} scene={scene} />),
		bell: () => screen.bell(),
		redraw: () => screen.redraw(),
		restore: () => screen.restore(),
		close: () => screen.close(),
	};
}
