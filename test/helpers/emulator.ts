/** A terminal emulator without a window: what a screen wrote, read back as rows, looks and cursor. */
import unicode11 from '@xterm/addon-unicode11';
import headless from '@xterm/headless';

/** One cell as a person would see it. Colours are palette indexes; `undefined` is the default. */
interface SeenCell {
	readonly glyph: string;
	readonly cells: number;
	readonly foreground: number | undefined;
	readonly background: number | undefined;
	readonly isBold: boolean;
	readonly isFaint: boolean;
	readonly isUnderlined: boolean;
	readonly isInverse: boolean;
}

/** An emulated terminal. */
export interface Emulator {
	write(data: string): void;
	/** Resolves when everything written has been understood. */
	settled(): Promise<void>;
	/** Every row of the screen, trailing spaces removed. */
	rows(): string[];
	/** The rows joined with line feeds. */
	text(): string;
	cell(column: number, row: number): SeenCell;
	cursor(): {readonly column: number; readonly row: number; readonly isShown: boolean};
	/** Which of the modes that a screen sets are on. */
	modes(): {
		readonly isAlternate: boolean;
		readonly isPasteBracketed: boolean;
		readonly hasMouse: boolean;
		readonly wraps: boolean;
	};
	resize(columns: number, rows: number): void;
	/** Calls `listener` each time something written has been understood. Returns how to stop. */
	onChange(listener: () => void): () => void;
	dispose(): void;
}

/** Opens an emulator with current Unicode widths. */
export function createEmulator(columns: number, rows: number): Emulator {
	const terminal = new headless.Terminal({
		cols: columns,
		rows,
		allowProposedApi: true,
		scrollback: 1000,
	});
	terminal.loadAddon(new unicode11.Unicode11Addon());
	terminal.unicode.activeVersion = '11';
	let isCursorShown = true;
	// The emulator keeps this to itself; the two sequences tell.
	terminal.parser.registerCsiHandler({prefix: '?', final: 'h'}, (parameters) => {
		if (parameters.includes(25)) isCursorShown = true;
		return false;
	});
	terminal.parser.registerCsiHandler({prefix: '?', final: 'l'}, (parameters) => {
		if (parameters.includes(25)) isCursorShown = false;
		return false;
	});

	function rowTexts(): string[] {
		const buffer = terminal.buffer.active;
		return Array.from({length: terminal.rows}, (_, row) => {
			return (
				buffer
					.getLine(buffer.viewportY + row)
					?.translateToString(true)
					.trimEnd() ?? ''
			);
		});
	}

	return {
		write: (data) => terminal.write(data),
		settled: () => new Promise((resolve) => terminal.write('', resolve)),
		rows: rowTexts,
		text: () => rowTexts().join('\n'),
		cell(column, row) {
			const buffer = terminal.buffer.active;
			const cell = buffer.getLine(buffer.viewportY + row)?.getCell(column);
			if (cell === undefined) throw new Error(`there is no cell ${column}, ${row}`);
			return {
				glyph: cell.getChars() || ' ',
				cells: cell.getWidth(),
				foreground: cell.isFgDefault() ? undefined : cell.getFgColor(),
				background: cell.isBgDefault() ? undefined : cell.getBgColor(),
				isBold: cell.isBold() !== 0,
				isFaint: cell.isDim() !== 0,
				isUnderlined: cell.isUnderline() !== 0,
				isInverse: cell.isInverse() !== 0,
			};
		},
		cursor() {
			const buffer = terminal.buffer.active;
			return {column: buffer.cursorX, row: buffer.cursorY, isShown: isCursorShown};
		},
		modes() {
			return {
				isAlternate: terminal.buffer.active.type === 'alternate',
				isPasteBracketed: terminal.modes.bracketedPasteMode,
				hasMouse: terminal.modes.mouseTrackingMode !== 'none',
				wraps: terminal.modes.wraparoundMode,
			};
		},
		resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
		onChange(listener) {
			const {dispose} = terminal.onWriteParsed(listener);
			return dispose;
		},
		dispose: () => terminal.dispose(),
	};
}
