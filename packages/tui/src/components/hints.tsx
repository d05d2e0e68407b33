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
	/** Instead of `right` where call control would not fit beside it. */
	readonly rightInShort?: Line;
	/** A sentence for the code of a disabled action; without it the action is only drawn dim. */
	reasonText?(code: string): string;
}

/**
 * The footer in exactly `width` cells: whole hints from the first on, as many as there is room for. So
 * that no key of call control is missing they stand closer, then the right side is made shorter; why
 * something cannot be done now gives way to a key of call control that does something.
 */
export function hintsLine(content: HintsContent, width: number): Line {
	const {hints, right = '', rightInShort = right} = content;
	const least = hints.findLastIndex(({isCallControl}) => isCallControl === true) + 1;
	const ways: ReadonlyArray<readonly [gap: string, end: Line]> = [
		['  ', right],
		[' ', right],
		[' ', rightInShort],
	];
	let fitted: Line = '';
	for (const [gap, side] of ways) {
		const end: Line = lineWidth(side) > 0 ? [' ', side, ' '] : '';
		const room = width - lineWidth(end);
		const {line, count} = fullest(content, gap, room);
		fitted = [fitLine(line, room), end];
		if (count >= least) break;
	}
	return fitted;
}

/** With the reasons, unless they push out call control that can be done now. */
function fullest(content: HintsContent, gap: string, room: number) {
	const whole = joined(content, gap, room);
	const isPushedOut = content.hints
		.slice(whole.count)
		.some(({disabled, isCallControl}) => isCallControl === true && disabled === undefined);
	if (!isPushedOut) return whole;
	const {reasonText: _why, ...bare} = content;
	return joined(bare, gap, room);
}

function joined(
	{hints, reasonText}: HintsContent,
	gap: string,
	room: number,
): {readonly line: Line; readonly count: number} {
	let line: Line = '';
	let count = 0;
	for (const hint of hints) {
		const next: Line = [line, lineWidth(line) === 0 ? ' ' : gap, hintLine(hint, reasonText)];
		if (lineWidth(next) > room) break;
		line = next;
		count += 1;
	}
	return {line, count};
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
