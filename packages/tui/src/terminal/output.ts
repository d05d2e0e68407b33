/**
 * The only place that writes frames to a terminal: compares each with the last one, writes what
 * changed in one write, and nothing when nothing changed. A terminal that reads slowly gets the
 * newest frame when it is ready, not the ones in between.
 */
import {diffFrames, type Palette, type Pen, unknownPen} from './frame-diff.ts';
import type {Grid} from './grid.ts';
import type {TerminalOutput} from './streams.ts';

/** A terminal as the screen sees it. */
export interface CellOutput {
	/** Makes the terminal show `frame`, now or as soon as it has read what it was sent before. */
	show(frame: Grid): void;
	/** The terminal's content is unknown from here on: the next frame is written whole. */
	forget(): void;
	/** True while a frame waits for the terminal to read. */
	readonly waits: boolean;
	/** Calls `then` when the waiting frame has been written. */
	onCaughtUp(then: () => void): void;
	/** Stops; a waiting frame is dropped. */
	close(): void;
}

/** Opens the output. `palette` is what this terminal can show. */
export function createOutput(stdout: TerminalOutput, palette: Palette): CellOutput {
	let shown: Grid | undefined;
	let pen: Pen = unknownPen;
	let full = false;
	let waiting: Grid | undefined;
	let closed = false;
	let caughtUp: Array<() => void> = [];

	function write(frame: Grid): void {
		const {text, pen: after} = diffFrames(shown, frame, pen, palette);
		shown = frame;
		pen = after;
		if (text !== '') full = !stdout.write(text);
	}

	function drained(): void {
		full = false;
		const frame = waiting;
		waiting = undefined;
		if (frame !== undefined && !closed) write(frame);
		if (waiting === undefined) {
			for (const then of caughtUp.splice(0)) then();
		}
	}

	stdout.on('drain', drained);
	return {
		show(frame) {
			if (closed) return;
			if (full) waiting = frame;
			else write(frame);
		},
		forget() {
			shown = undefined;
			pen = unknownPen;
		},
		get waits() {
			return waiting !== undefined;
		},
		onCaughtUp(then) {
			if (waiting === undefined) then();
			else caughtUp.push(then);
		},
		close() {
			closed = true;
			waiting = undefined;
			stdout.off('drain', drained);
			for (const then of caughtUp.splice(0)) then();
			caughtUp = [];
		},
	};
}
