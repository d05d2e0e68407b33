/** The footer: keys that do something here, and a short text at the right. */
import type {BoxProps} from 'ink';
import type {Hint} from '../keys/help.ts';
import {fitLine, type Line, lineWidth, paint} from '../terminal/spans.ts';
import {Paint} from '../terminal/surface.tsx';

/** What the footer shows. */
export interface HintsContent {
	readonly hints: readonly Hint[];
	/** Always shown, at the right: `? keys`, the link's state. */
	readonly right?: Line;
	/** A sentence for the code of a disabled action; without it the action is only drawn dim. */
	reasonText?(code: string): string;
}

/** The footer in exactly `width` cells: whole hints from the first on, as many as there is room for. */
export function hintsLine({hints, right = '', reasonText}: HintsContent, width: number): Line {
	const end: Line = lineWidth(right) > 0 ? [' ', right, ' '] : '';
	const room = width - lineWidth(end);
	let line: Line = '';
	for (const hint of hints) {
		const next: Line = [line, lineWidth(line) === 0 ? ' ' : '  ', hintLine(hint, reasonText)];
		if (lineWidth(next) > room) break;
		line = next;
	}
	return [fitLine(line, room), end];
}

function hintLine(hint: Hint, reasonText: HintsContent['reasonText']): Line {
	if (hint.disabled === undefined) return [paint('key', hint.key), ` ${hint.label}`];
	const reason = reasonText === undefined ? '' : ` (${reasonText(hint.disabled)})`;
	return paint('dim', `${hint.key} ${hint.label}${reason}`);
}

/** The footer's content and Ink's properties for its box. */
export interface HintsProps extends BoxProps, HintsContent {}

/** The footer, one row high and as wide as its box. */
export function Hints({hints, right, reasonText, ...box}: HintsProps) {
	const content: HintsContent = {
		hints,
		...(right === undefined ? {} : {right}),
		...(reasonText === undefined ? {} : {reasonText}),
	};
	return <Paint height={1} {...box} draw={({columns}) => [hintsLine(content, columns)]} />;
}
