/** The top line of a screen: who, what, for how long on the left; clock and link on the right. */
import type {BoxProps} from 'ink';
import {fitLine, type Line, lineWidth} from '../terminal/spans.ts';
import {Paint} from '../terminal/surface.tsx';

/** One part of the line. */
export interface StatusPart {
	readonly line: Line;
	/** Where there is no room, parts go from the highest number down; without one they stay. */
	readonly dropOrder?: number;
}

/** Cells between parts. */
const gap = 2;

/**
 * `left` from the left edge and `right` to the right one, in exactly `width` cells. Parts that have
 * to go go whole; if what stays is still too wide, the left side is cut.
 */
export function statusLine(
	left: readonly StatusPart[],
	right: readonly StatusPart[],
	width: number,
): Line {
	// What says nothing takes no gap either.
	const says = ({line}: StatusPart) => lineWidth(line) > 0;
	let leftParts = left.filter(says);
	let rightParts = right.filter(says);
	while (neededWidth(leftParts, rightParts) > width) {
		const worst = [...leftParts, ...rightParts]
			.filter((part) => part.dropOrder !== undefined)
			.toSorted((one, other) => (other.dropOrder ?? 0) - (one.dropOrder ?? 0))[0];
		if (worst === undefined) break;
		leftParts = leftParts.filter((part) => part !== worst);
		rightParts = rightParts.filter((part) => part !== worst);
	}
	const end = joined(rightParts);
	const room = width - 1 - lineWidth(end) - (rightParts.length > 0 ? gap : 0);
	if (room < 1) return fitLine([' ', joined(leftParts)], width);
	const start: Line = [' ', fitLine(joined(leftParts), room)];
	return rightParts.length > 0 ? [start, ' '.repeat(gap - 1), end, ' '] : fitLine(start, width);
}

function neededWidth(left: readonly StatusPart[], right: readonly StatusPart[]): number {
	const sides = left.length > 0 && right.length > 0 ? gap : 0;
	return 1 + lineWidth(joined(left)) + lineWidth(joined(right)) + sides;
}

function joined(parts: readonly StatusPart[]): Line {
	return parts.flatMap(({line}, index) => (index === 0 ? [line] : [' '.repeat(gap), line]));
}

/** The line's parts and Ink's properties for its box. */
export interface StatusLineProps extends BoxProps {
	readonly left: readonly StatusPart[];
	readonly right?: readonly StatusPart[];
}

/** A status line, one row high and as wide as its box. */
export function StatusLine({left, right = [], ...box}: StatusLineProps) {
	return <Paint height={1} {...box} draw={({columns}) => [statusLine(left, right, columns)]} />;
}
