/** The titled rules between the panes of a screen, and the bars between panes side by side. */
import type {BoxProps} from 'ink';
import {symbols} from '../symbols.ts';
import {fitLine, type Line, lineWidth, paint} from '../terminal/spans.ts';
import {Paint} from '../terminal/surface.tsx';

/** One pane's part of a rule. */
export interface RuleSection {
	readonly title?: string;
	/** Small text at its right end: `saved 14:03`. */
	readonly right?: Line;
	/** Cells up to the joint; the last section takes what is left. */
	readonly width?: number;
	/** Marks the pane that takes the keys with `▌`. */
	readonly isFocused?: boolean;
}

/** How the rule meets the bars between its sections. */
export type Joint = 'top' | 'bottom' | 'through';

const joints = {top: symbols.teeDown, bottom: symbols.teeUp, through: symbols.cross} as const;

/** `▌Contact ─────┬ Timeline ─────── saved 14:03` in exactly `width` cells. */
export function ruleLine(
	sections: readonly RuleSection[],
	width: number,
	joint: Joint = 'top',
): Line {
	const pieces: Line[] = [];
	let left = width;
	for (const [index, section] of sections.entries()) {
		const isLast = index === sections.length - 1;
		const cells = Math.min(left, isLast ? left : (section.width ?? left));
		pieces.push(sectionLine(section, cells));
		left -= cells;
		if (!isLast && left > 0) {
			pieces.push(paint('dim', joints[joint]));
			left -= 1;
		}
	}
	return fitLine(pieces, width);
}

function sectionLine(
	{title = '', right = '', isFocused = false}: RuleSection,
	width: number,
): Line {
	const end: Line = lineWidth(right) > 0 ? [' ', right] : '';
	const start = sectionStart(title, isFocused);
	const filling = width - lineWidth(start) - lineWidth(end);
	// The small text goes before the title does.
	if (filling < 1) return fitLine(start, width);
	return [start, paint('dim', symbols.horizontal.repeat(filling)), end];
}

function sectionStart(title: string, isFocused: boolean): Line {
	const mark = isFocused ? paint('focus', symbols.focus) : ' ';
	if (title !== '') return [mark, paint(isFocused ? 'focus' : 'title', title), ' '];
	return isFocused ? mark : '';
}

/** A rule's sections and Ink's properties for its box. */
export interface BoxLineProps extends BoxProps {
	readonly sections: readonly RuleSection[];
	readonly joint?: Joint;
}

/** A titled rule, one row high and as wide as its box. */
export function BoxLine({sections, joint, ...box}: BoxLineProps) {
	return <Paint height={1} {...box} draw={({columns}) => [ruleLine(sections, columns, joint)]} />;
}

/** The bar between two panes side by side, as high as its box. */
export function BoxBar(box: BoxProps) {
	return (
		<Paint
			width={1}
			{...box}
			draw={({rows}) => new Array<Line>(rows).fill(paint('dim', symbols.vertical))}
		/>
	);
}
