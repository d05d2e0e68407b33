/**
 * A full screen on one terminal: opens it, reads keys, draws React elements through Ink's layout and
 * our own output, gives the terminal back for a while, and restores it on every way out. Holds no
 * state outside of `openScreen`, so that many screens can live in one process.
 */
import {EventEmitter} from 'node:events';
import {Box, type DOMElement, type Instance, render} from 'ink';
import {createRef, type ReactElement} from 'react';
import type {GlyphSet} from '../symbols.ts';
import type {ColourDepth} from '../theme.ts';
import {colourDepth, glyphSet, type Size, sizeOf} from './environment.ts';
import {ErrorGuard} from './error-guard.tsx';
import type {KeyPress} from './key-press.ts';
import {readKeys} from './keys.ts';
import {closeSequence, openSequence} from './modes.ts';
import {createOutput} from './output.ts';
import type {Terminal} from './streams.ts';
import {createSurface, SurfaceContext} from './surface.tsx';

/** What a screen needs. */
export interface ScreenOptions extends Terminal {
	onKey(key: KeyPress): void;
	/** The terminal has another size now: draw for it. */
	onResize?(size: Size): void;
	/** A component threw while it drew. The screen still stands; the owner closes it. */
	onError(error: unknown): void;
	/** The terminal went away: closed window, cut line. Nothing can be written any more. */
	onHangUp?(): void;
	/** Wheel and clicks (default true); false leaves selecting text to the terminal. */
	readonly mouse?: boolean;
	/** Instead of what the environment says. */
	readonly depth?: ColourDepth;
	readonly glyphs?: GlyphSet;
}

/** An open screen. */
export interface Screen {
	readonly size: Size;
	/** Shows `element` from now on, at the next frame; of several in a row only the last is drawn. */
	draw(element: ReactElement): void;
	/** Writes everything again: the terminal shows something else than we think (Ctrl+L). */
	redraw(): void;
	/** Rings the terminal's bell, once. */
	bell(): void;
	/** Gives the terminal back until `resume`: the shell's screen, cooked keys. */
	suspend(): void;
	resume(): void;
	/** Runs `work` (an editor) with the terminal given back, then resumes, whatever it did. */
	outside<Result>(work: () => Promise<Result>): Promise<Result>;
	/** Resolves when the terminal shows the newest frame and nothing is due. */
	idle(): Promise<void>;
	/** Puts the terminal back as it was. At once, more than once, and from an exit handler. */
	restore(): void;
	/** Restores, and frees everything. The screen cannot be used after it. */
	close(): void;
}

/** Frames are at least this far apart: what comes in between is drawn together. */
const frameMs = 12;

/** Opens the screen: alternate screen, raw keys, bracketed paste, mouse. Close it on every way out. */
export function openScreen(options: ScreenOptions): Screen {
	const {stdin, stdout, env} = options;
	const mouse = options.mouse ?? true;
	const output = createOutput(stdout, {
		depth: options.depth ?? colourDepth(env),
		glyphs: options.glyphs ?? glyphSet(env),
	});
	let size = sizeOf(stdout);
	let state: 'open' | 'suspended' | 'closed' = 'open';
	let element: ReactElement | undefined;
	let isElementNew = false;
	let isChanged = false;
	let ink: Instance | undefined;
	let timer: ReturnType<typeof setTimeout> | ReturnType<typeof setImmediate> | undefined;
	let lastFrameAt = Number.NEGATIVE_INFINITY;
	let stopKeys: (() => void) | undefined;
	let isHungUp = false;
	let idlers: Array<() => void> = [];
	const root = createRef<DOMElement>();
	const surface = createSurface(changed);
	// Ink writes its own idea of a frame here, which is empty: for us it says "something changed".
	const inkOutput = Object.assign(new EventEmitter(), {
		columns: size.columns,
		rows: size.rows,
		write() {
			changed();
			return true;
		},
	});
	const inkInput = Object.assign(new EventEmitter(), {isTTY: false});

	function changed(): void {
		isChanged = true;
		schedule();
	}

	function schedule(): void {
		if (timer !== undefined || state !== 'open' || isHungUp) return;
		const waitMs = lastFrameAt + frameMs - performance.now();
		// After a pause the frame comes at once: that is the answer to a key.
		timer = waitMs <= 0 ? setImmediate(paint) : setTimeout(paint, waitMs);
	}

	function paint(): void {
		// Cleared only after drawing: what React changes meanwhile belongs to this frame.
		try {
			if (state === 'open' && !isHungUp) paintNow();
		} catch (error) {
			isChanged = false;
			options.onError(error);
		}
		timer = undefined;
		if (!isChanged && !isElementNew) output.onCaughtUp(wakeIdlers);
		else schedule();
	}

	function paintNow(): void {
		lastFrameAt = performance.now();
		if (isElementNew && element !== undefined) {
			isElementNew = false;
			mount(element);
		}
		isChanged = false;
		if (root.current !== null) output.show(surface.compose(root.current, size));
	}

	function mount(shown: ReactElement): void {
		const tree = (
			<SurfaceContext.Provider value={surface}>
				<ErrorGuard onError={options.onError} shown={shown}>
					<Box ref={root} position="absolute" width={size.columns} height={size.rows}>
						<Box width={size.columns} height={size.rows} flexDirection="column" overflow="hidden">
							{shown}
						</Box>
					</Box>
				</ErrorGuard>
			</SurfaceContext.Provider>
		);
		if (ink !== undefined) {
			ink.rerender(tree);
			return;
		}
		ink = render(tree, {
			stdout: inkOutput as unknown as NodeJS.WriteStream,
			stderr: inkOutput as unknown as NodeJS.WriteStream,
			stdin: inkInput as unknown as NodeJS.ReadStream,
			// One write for each change, at once; our own pace decides when it is drawn.
			debug: true,
			exitOnCtrlC: false,
			patchConsole: false,
			isScreenReaderEnabled: false,
		});
	}

	function wakeIdlers(): void {
		if (timer !== undefined) return;
		for (const wake of idlers.splice(0)) wake();
		idlers = [];
	}

	function onKey(key: KeyPress): void {
		const target = key.at === undefined ? undefined : surface.targetAt(key.at);
		options.onKey(target === undefined ? key : {...key, target});
	}

	function onResize(): void {
		const next = sizeOf(stdout);
		// Some terminals report a size again without a change, others lose lines with one.
		size = next;
		inkOutput.columns = next.columns;
		inkOutput.rows = next.rows;
		output.forget();
		isElementNew = element !== undefined;
		changed();
		options.onResize?.(next);
	}

	function onHangUp(): void {
		if (state === 'closed' || isHungUp) return;
		isHungUp = true;
		options.onHangUp?.();
	}

	function enter(): void {
		stdin.setRawMode?.(true);
		stdin.ref?.();
		stopKeys = readKeys(stdin, onKey);
		stdin.resume();
		stdout.write(openSequence({mouse}));
		output.forget();
	}

	function leave(): void {
		stopKeys?.();
		stopKeys = undefined;
		// A terminal that is gone refuses both; there is nothing left to put back then.
		if (!isHungUp) attempt(() => stdout.write(closeSequence({mouse})));
		attempt(() => stdin.setRawMode?.(false));
		attempt(() => stdin.pause());
		attempt(() => stdin.unref?.());
	}

	const hangUps: ReadonlyArray<readonly [typeof stdin | typeof stdout, string]> = [
		[stdin, 'end'],
		[stdin, 'close'],
		[stdin, 'error'],
		[stdout, 'close'],
		[stdout, 'error'],
	];
	for (const [stream, event] of hangUps) stream.on(event, onHangUp);
	stdout.on('resize', onResize);
	enter();

	const screen: Screen = {
		get size() {
			return size;
		},
		draw(next) {
			if (state === 'closed') return;
			element = next;
			isElementNew = true;
			schedule();
		},
		redraw() {
			output.forget();
			changed();
		},
		bell() {
			if (state === 'open') stdout.write('\u0007');
		},
		suspend() {
			if (state !== 'open') return;
			state = 'suspended';
			leave();
		},
		resume() {
			if (state !== 'suspended') return;
			state = 'open';
			enter();
			// The window may have been resized under the editor.
			onResize();
		},
		async outside(work) {
			screen.suspend();
			try {
				return await work();
			} finally {
				screen.resume();
			}
		},
		idle() {
			return new Promise((resolve) => {
				idlers.push(resolve);
				if (timer === undefined) output.onCaughtUp(wakeIdlers);
			});
		},
		restore() {
			if (state === 'open') leave();
			if (state !== 'closed') state = 'suspended';
		},
		close() {
			if (state === 'closed') return;
			screen.restore();
			state = 'closed';
			stdout.off('resize', onResize);
			// A broken stream may still report errors: an error without a listener would end the process.
			for (const [stream, event] of hangUps) if (event !== 'error') stream.off(event, onHangUp);
			output.close();
			ink?.unmount();
			ink?.cleanup();
			wakeIdlers();
		},
	};
	return screen;
}

function attempt(action: () => unknown): void {
	try {
		action();
	} catch {
		// Deliberately nothing: see where it is called.
	}
}
